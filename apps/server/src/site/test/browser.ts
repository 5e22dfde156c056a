import type { FastifyInstance, LightMyRequestResponse } from 'fastify'

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }
const decoded = (text: string) => text.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => entities[name] as string)

const attributesOf = (tag: string): Record<string, string> =>
  Object.fromEntries(
    [...tag.matchAll(/([\w-]+)(?:="([^"]*)")?/g)].map(([, name, value = '']) => [name, decoded(value)]),
  )

/** A form as a page has it, to be filled in and sent as a browser would. */
export interface PageForm {
  action: string
  method: string
  /** What it would send as it stands: hidden fields, what is typed, checked and selected. */
  fields: [string, string][]
  /** What can be pressed, with what it adds and where it leads. */
  buttons: { name: string | undefined; value: string; action: string | undefined; text: string }[]
  /** The names of everything that can be filled in. */
  names: string[]
}

export interface ReadPage {
  status: number
  url: string
  body: string
  headers: LightMyRequestResponse['headers']
  /** What people read. */
  text: string
  links: { href: string; text: string }[]
  forms: PageForm[]
}

const textOf = (markup: string) =>
  decoded(
    markup
      .replace(/<(script|style)[\s\S]*?<\/\1>/g, '')
      .replace(/<[^>]+>/g, ' ')
      .replace(/\s+/g, ' '),
  ).trim()

/** Follows links and forms of the pages of one host, with cookies, and without running any script. */
export class Browser {
  readonly #app: FastifyInstance
  readonly #host: string
  readonly #headers: Record<string, string>
  readonly #cookies = new Map<string, string>()

  constructor(app: FastifyInstance, host: string, headers: Record<string, string> = {}) {
    this.#app = app
    this.#host = host
    this.#headers = { accept: 'text/html', 'accept-language': 'fr', ...headers }
  }

  open(url: string): Promise<ReadPage> {
    return this.#send('GET', url)
  }

  follow(page: ReadPage, text: string | RegExp): Promise<ReadPage> {
    const link = page.links.find((one) => (typeof text === 'string' ? one.text.includes(text) : text.test(one.text)))
    if (link === undefined) throw new Error(`No link says ${text}: ${page.links.map((one) => one.text).join(' | ')}`)
    return this.open(link.href)
  }

  /** @param typed - by the name of the field; the form has to have it */
  submit(
    form: PageForm | undefined,
    typed: Record<string, string | string[]> = {},
    press = form?.buttons[0],
  ): Promise<ReadPage> {
    if (form === undefined) throw new Error('There is no such form.')
    for (const name of Object.keys(typed)) {
      if (!form.names.includes(name)) throw new Error(`The form has no field ${name}: ${form.names.join(', ')}`)
    }
    const values = [
      ...form.fields.filter(([name]) => !(name in typed)),
      ...Object.entries(typed).flatMap(([name, value]) => [value].flat().map((one): [string, string] => [name, one])),
      ...(press?.name === undefined ? [] : [[press.name, press.value] as [string, string]]),
    ]
    const body = new URLSearchParams(values)
    const action = press?.action ?? form.action
    return form.method === 'post' ? this.#send('POST', action, body.toString()) : this.#send('GET', `${action}?${body}`)
  }

  async #send(method: 'GET' | 'POST', url: string, payload?: string): Promise<ReadPage> {
    const { pathname, search } = new URL(url, 'http://localhost')
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const reply = await this.#app.inject({
      ...{ method, url: pathname + search },
      headers: {
        ...{ host: this.#host, ...this.#headers },
        ...(cookie === '' ? {} : { cookie }),
        // As of a page whose policy is `no-referrer`.
        ...(payload === undefined
          ? {}
          : { 'content-type': 'application/x-www-form-urlencoded', origin: 'null', 'sec-fetch-site': 'same-origin' }),
      },
      ...(payload === undefined ? {} : { payload }),
    })
    for (const line of [reply.headers['set-cookie'] ?? []].flat()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      this.#cookies.set(name, value)
    }
    const { location } = reply.headers
    if (location !== undefined) return this.#send('GET', String(location))
    return read(reply, pathname + search)
  }
}

function read(reply: LightMyRequestResponse, url: string): ReadPage {
  const { body } = reply
  const forms = [...body.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)].map(([, head = '', inside = '']) =>
    readForm(attributesOf(head), inside, body, url),
  )
  const links = [...body.matchAll(/<a\b([^>]*)>([\s\S]*?)<\/a>/g)].map(([, head = '', inside = '']) => {
    const { href = '', 'aria-label': label } = attributesOf(head)
    return { href, text: label ?? textOf(inside) }
  })
  return { status: reply.statusCode, url, body, headers: reply.headers, text: textOf(body), links, forms }
}

function readForm(head: Record<string, string>, inside: string, page: string, url: string): PageForm {
  const fields: [string, string][] = []
  const names: string[] = []
  for (const [, tag = '', rest = ''] of inside.matchAll(/<(input|textarea|select)\b((?:[^>"]|"[^"]*")*)>/g)) {
    const { name, value = '', type = 'text', ...more } = attributesOf(rest)
    if (name === undefined) continue
    names.push(name)
    if (tag === 'input') {
      const isChoice = type === 'radio' || type === 'checkbox'
      if (!isChoice || 'checked' in more) fields.push([name, value])
    }
  }
  for (const [, name = '', text = ''] of inside.matchAll(/<textarea[^>]*name="([^"]*)"[^>]*>([^<]*)<\/textarea>/g)) {
    fields.push([name, decoded(text)])
  }
  for (const [, name = '', options = ''] of inside.matchAll(/<select[^>]*name="([^"]*)"[^>]*>([\s\S]*?)<\/select>/g)) {
    const all = [...options.matchAll(/<option value="([^"]*)"( selected)?/g)]
    const chosen = all.find(([, , selected]) => selected !== undefined) ?? all[0]
    fields.push([name, decoded(chosen?.[1] ?? '')])
  }
  const own = head.id === undefined ? '' : `\\bform="${head.id}"`
  const outside = own === '' ? [] : [...page.matchAll(/<button\b([^>]*)>([\s\S]*?)<\/button>/g)]
  const buttons = [
    ...[...inside.matchAll(/<button\b([^>]*)>([\s\S]*?)<\/button>/g)],
    ...outside.filter(([, tag = '']) => new RegExp(own).test(tag)),
  ].map(([, tag = '', text = '']) => {
    const { name, value = '', formaction } = attributesOf(tag)
    return { name, value, action: formaction, text: textOf(text) }
  })
  return { action: head.action ?? url, method: head.method ?? 'get', fields, names, buttons }
}
