/** From the connection to the last byte of the answer. */
const answerMs = 15_000
/** What a provider answers fits in one, and what does not is no answer of a provider. */
const mostBytes = 64 * 1024

/** What a provider said; `undefined` where it was no JSON. */
export interface Answer {
  status: number
  body: unknown
}

/** It was not sent, or nobody knows. Without addresses, numbers and tokens: the message is kept. */
export class ProviderError extends Error {
  override readonly name = 'ProviderError'
  /** Whether the provider may have taken the message all the same: sent again, it would come twice. */
  readonly isUnsure: boolean

  constructor(message: string, { isUnsure, ...options }: ErrorOptions & { isUnsure: boolean }) {
    super(message, options)
    this.isUnsure = isUnsure
  }
}

/** What fails before a byte of the request has gone out. */
const unsent = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'UND_ERR_CONNECT_TIMEOUT'])

/**
 * Sends a request once and reads the answer, whatever it is.
 *
 * @throws {ProviderError} there was none
 */
export async function post(
  url: string,
  { headers, body }: { headers: Record<string, string>; body: string },
  signal: AbortSignal,
  timeoutMs = answerMs,
): Promise<Answer> {
  try {
    const response = await fetch(url, {
      ...{ method: 'POST', headers, body },
      // A redirect would be followed with the token.
      redirect: 'manual',
      signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
    })
    return { status: response.status, body: jsonOf(await beginningOf(response)) }
  } catch (error) {
    const { cause, name } = error as { cause?: { code?: string }; name?: string }
    const code = cause?.code ?? name ?? 'no reason'
    // The cause may name the address, and with it the account: it is left behind.
    throw new ProviderError(`The provider did not answer (${code}).`, { isUnsure: !unsent.has(code) })
  }
}

/** @throws {ProviderError} saying the status, and the provider's code where there is one */
export function refuse(status: number, code?: number): never {
  const what = code === undefined ? `${status}` : `${status}, code ${code}`
  throw new ProviderError(`The provider answered ${what}.`, { isUnsure: status >= 500 || status < 300 })
}

async function beginningOf(response: Response): Promise<string> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  // Leaving the loop cancels the rest.
  for await (const chunk of response.body ?? []) {
    chunks.push(chunk)
    bytes += chunk.length
    if (bytes > mostBytes) return ''
  }
  return Buffer.concat(chunks).toString('utf8')
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
