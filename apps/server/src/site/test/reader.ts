import type { FastifyInstance, LightMyRequestResponse } from 'fastify'

interface FormOnPage {
  method: string
  action: string
  fields: [string, string][]
  /** What its buttons are called, with what pressing one of them adds. */
  buttons: { label: string; field: [string, string] | undefined }[]
}

/** A page somebody is on, as their browser has it. */
export interface Page {
  url: string
  status: number
  headers: LightMyRequestResponse['headers']
  body: string
  /** What is read of it, without tags. */
  text: string
  links: { href: string; text: string }[]
  forms: FormOnPage[]
}

/**
 * Somebody with a browser that runs no script: follows links and sends forms as they are on the page, keeps cookies, and
 * tells of its own host what browsers tell under `Referrer-Policy: no-referrer`.
 */
export class Reader {
  readonly #app: FastifyInstance
  readonly #host: string
  readonly #headers: Record<string, string>
  readonly #cookies = new Map<string, string>()
  /** When it is. */
  now: string

  constructor(
    app: FastifyInstance,
    { host = 'demo.localhost:8000', now, language = 'fr' }: { host?: string; now: string; language?: string },
  ) {
    this.#app = app
    this.#host = host
    this.now = now
    this.#headers = { 'accept-language': language, accept: 'text/html' }
  }

  get(url: string): Promise<Page> {
    return this.#request('GET', url)
  }

  /** The link with these words, or whose address has them. */
  follow(page: Page, words: string | RegExp): Promise<Page> {
    const link = page.links.find(({ text, href }) =>
      typeof words === 'string' ? text.includes(words) : words.test(href),
    )
    if (link === undefined) throw new Error(`No link ${words} on ${page.url}: ${page.text}`)
    return this.get(link.href)
  }

  /** Presses the button with these words, after filling in what is to be typed. */
  press(page: Page, label: string, typed: Record<string, string> = {}): Promise<Page> {
    for (const { method, action, fields, buttons } of page.forms) {
      const button = buttons.find((one) => one.label.includes(label))
      if (button === undefined) continue
      const body = new URLSearchParams(fields)
      for (const [name, value] of Object.entries(typed)) {
        if (!page.body.includes(`name="${name}"`)) throw new Error(`No field ${name} on ${page.url}`)
        body.set(name, value)
      }
      if (button.field !== undefined) body.set(...button.field)
      return this.#request(method, action === '' ? page.url : action, body)
    }
    throw new Error(`No button ${label} on ${page.url}: ${page.text}`)
  }

  async #request(method: string, url: string, body?: URLSearchParams): Promise<Page> {
    const { host, pathname, search } = new URL(url, `http://${this.#host}`)
    if (host !== this.#host) throw new Error(`${url} leads away`)
    const isForm = method === 'POST'
    const reply = await this.#app.inject({
      method: method as 'GET' | 'POST',
      url: pathname + search,
      headers: {
        ...this.#headers,
        ...{ host: this.#host, 'x-test-now': this.now },
        cookie: [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        ...(isForm && {
          'content-type': 'application/x-www-form-urlencoded',
          origin: 'null',
          'sec-fetch-site': 'same-origin',
        }),
      },
      ...(isForm && { payload: String(body) }),
    })
    for (const line of [reply.headers['set-cookie'] ?? []].flat()) this.#keep(line)
    const { location } = reply.headers
    if ([302, 303].includes(reply.statusCode) && location !== undefined) return this.#request('GET', String(location))
    return { url: pathname + search, status: reply.statusCode, headers: reply.headers, ...read(reply.body) }
  }

  #keep(line: string): void {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
    if (/max-age=0/i.test(line)) this.#cookies.delete(name)
    else this.#cookies.set(name, value)
  }
}

function read(body: string): Pick<Page, 'body' | 'text' | 'links' | 'forms'> {
  const main = /<main[^>]*>([\s\S]*)<\/main>/.exec(body)?.[1] ?? body
  return {
    body,
    text: textOf(main),
    links: [...body.matchAll(/<a\b([^>]*)>([\s\S]*?)<\/a>/g)].map(([, tag = '', inner = '']) => ({
      href: attribute(tag, 'href') ?? '',
      text: `${textOf(inner)} ${attribute(tag, 'aria-label') ?? ''}`.trim(),
    })),
    forms: [...main.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)].map(([, tag = '', inner = '']) => ({
      method: (attribute(tag, 'method') ?? 'get').toUpperCase(),
      action: attribute(tag, 'action') ?? '',
      fields: fieldsOf(inner),
      buttons: [...inner.matchAll(/<button\b([^>]*)>([\s\S]*?)<\/button>/g)].map(([, of = '', label = '']) => {
        const name = attribute(of, 'name')
        return { label: textOf(label), field: name === undefined ? undefined : [name, attribute(of, 'value') ?? ''] }
      }),
    })),
  }
}

function fieldsOf(form: string): [string, string][] {
  const inputs = [...form.matchAll(/<input\b([^>]*)>/g)].flatMap(([, tag = '']): [string, string][] => {
    const name = attribute(tag, 'name')
    const isOff = /type="(checkbox|radio)"/.test(tag) && !/\schecked/.test(tag)
    return name === undefined || isOff ? [] : [[name, attribute(tag, 'value') ?? '']]
  })
  const areas = [...form.matchAll(/<textarea\b([^>]*)>([\s\S]*?)<\/textarea>/g)].map(
    ([, tag = '', value = '']): [string, string] => [attribute(tag, 'name') ?? '', unescaped(value)],
  )
  const selects = [...form.matchAll(/<select\b([^>]*)>([\s\S]*?)<\/select>/g)].map(
    ([, tag = '', inner = '']): [string, string] => {
      const chosen = /<option value="([^"]*)" selected/.exec(inner) ?? /<option value="([^"]*)"/.exec(inner)
      return [attribute(tag, 'name') ?? '', unescaped(chosen?.[1] ?? '')]
    },
  )
  return [...inputs, ...areas, ...selects]
}

function attribute(tag: string, name: string): string | undefined {
  const found = new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(tag)?.[1]
  return found === undefined ? undefined : unescaped(found)
}

const textOf = (html: string) =>
  unescaped(html.replace(/<br>/g, ' ').replace(/<[^>]+>/g, ' '))
    .replace(/\s+/g, ' ')
    .trim()

const unescaped = (text: string) =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
