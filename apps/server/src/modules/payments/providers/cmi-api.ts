/** The gateway's XML interface, `CC5Request`: with it payments can be asked about and given back, where a business has a user for it. */
export interface CmiApi {
  url: string
  clientId: string
  user: string
  password: string
}

/** No answer came, or none that can be read: what was asked for may have been done. */
export class NoAnswerError extends Error {
  override readonly name = 'NoAnswerError'
}

const timeoutMs = 20_000

/** @throws {NoAnswerError} */
export async function callCmi(
  api: CmiApi,
  request: Readonly<Record<string, string | Readonly<Record<string, string>>>>,
): Promise<(tag: string) => string> {
  const { clientId: ClientId, user: Name, password: Password } = api
  const xml = `<?xml version="1.0" encoding="UTF-8"?>${element('CC5Request', { Name, Password, ClientId, ...request })}`
  let text: string
  try {
    const reply = await fetch(api.url, {
      method: 'POST',
      body: new URLSearchParams({ DATA: xml }),
      signal: AbortSignal.timeout(timeoutMs),
      redirect: 'error',
    })
    if (!reply.ok) throw new NoAnswerError(`The gateway answered with ${reply.status}.`)
    text = await reply.text()
  } catch (error) {
    if (error instanceof NoAnswerError) throw error
    // Without its cause: that may quote the request, and the password is in it.
    throw new NoAnswerError('The gateway does not answer.')
  }
  if (!text.includes('<CC5Response>')) throw new NoAnswerError('The gateway’s answer cannot be read.')
  return (tag) => read(text, tag)
}

type Content = string | Readonly<Record<string, unknown>>

function element(name: string, content: Content): string {
  const inner =
    typeof content === 'string'
      ? content.replace(/[<>&"']/g, (character) => `&#${character.codePointAt(0)};`)
      : Object.entries(content)
          .map(([child, value]) => element(child, value as Content))
          .join('')
  return `<${name}>${inner}</${name}>`
}

/** The text of the first element of that name that has no others in it. */
function read(xml: string, tag: string): string {
  const found = new RegExp(`<${tag}>([^<]*)</${tag}>`).exec(xml)?.[1] ?? ''
  return found
    .trim()
    .replace(/&(?:#(\d+)|(amp|lt|gt|quot|apos));/g, (_, code: string | undefined, name: string) =>
      code === undefined ? (entities[name] as string) : String.fromCodePoint(Number(code)),
    )
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
