import { Resolver } from 'node:dns/promises'
import { type ClientRequest, type IncomingMessage, request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import type { Config } from '../../core/config.ts'
import { type AddressRules, hostOf, mayReach } from './address.ts'

/** What became of one attempt: an answer, or the reason why there is none. */
export type Outcome =
  | { status: number; body: string; retryAfterSeconds: number | undefined }
  | { status: undefined; reason: string }

export interface Post {
  url: string
  headers: Readonly<Record<string, string>>
  body: string
  /** Cuts it short; what became of it is then unknown. */
  signal: AbortSignal
}

/** Every address of a name, or none. */
export type Resolve = (host: string) => Promise<string[]>

const timeoutMs = 10_000
const keptBytes = 1024
/** DNS said that there is nothing of this kind. */
const nothing = new Set(['ENOTFOUND', 'ENODATA'])

/** Asks the DNS, and no file of this machine: its names are not for others. */
export function resolver({ dnsServers }: Pick<Config, 'dnsServers'>): Resolve {
  const dns = new Resolver({ timeout: 2000, tries: 2 })
  if (dnsServers.length > 0) dns.setServers([...dnsServers])
  const ask = async (asking: Promise<string[]>) => {
    try {
      return await asking
    } catch (error) {
      if (nothing.has((error as NodeJS.ErrnoException).code ?? '')) return []
      throw error
    }
  }
  return async (host) => (await Promise.all([ask(dns.resolve4(host)), ask(dns.resolve6(host))])).flat()
}

export interface PosterOptions {
  rules: AddressRules
  resolve: Resolve
  /** For all of it: the name, the connection and the answer. */
  timeoutMs?: number
}

/**
 * Sends to addresses that somebody else chose. The name is looked up once; if any of its addresses is not public, nothing
 * is sent; and the connection is made to one of those that were looked at, so that a name which leads elsewhere a moment
 * later (DNS rebinding) leads nowhere. No redirect is followed, and of the answer only the beginning is read.
 */
export function poster(options: PosterOptions): (post: Post) => Promise<Outcome> {
  return async (post) => {
    // A timer of its own, which does not keep a stopping process alive.
    const deadline = AbortSignal.timeout(options.timeoutMs ?? timeoutMs)
    const signal = AbortSignal.any([deadline, post.signal])
    try {
      const url = new URL(post.url)
      const addresses = await within(signal, reachable(url, options))
      return await send(url, addresses, { ...post, signal })
    } catch (error) {
      post.signal.throwIfAborted()
      if (deadline.aborted) return failed('it takes too long: there was no answer within ten seconds')
      return failed(describe(error))
    }
  }
}

const failed = (reason: string): Outcome => ({ status: undefined, reason })

/** What is said to the business whose address it is. It names no address of ours: names of ours may lead there. */
class UnreachableError extends Error {}

/** @throws {UnreachableError} */
async function reachable(url: URL, { rules, resolve }: PosterOptions): Promise<string[]> {
  const host = hostOf(url)
  const addresses = isIP(host) === 0 ? await resolve(host) : [host]
  if (addresses.length === 0) throw new UnreachableError('its name has no address')
  if (!addresses.every((address) => mayReach(address, rules))) {
    throw new UnreachableError('its address is of no public network')
  }
  return addresses
}

function send(url: URL, addresses: readonly string[], { headers, body, signal }: Post): Promise<Outcome> {
  const { promise, resolve, reject } = Promise.withResolvers<Outcome>()
  const sent = (url.protocol === 'https:' ? requestHttps : requestHttp)(url, {
    ...{ method: 'POST', agent: false, maxHeaderSize: 16_384, signal, lookup: only(addresses) },
    headers: {
      ...headers,
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      'user-agent': 'BookMe-Webhooks/1',
      accept: '*/*',
    },
  })
  let isAnswered = false
  sent.on('error', (error) => {
    // What ends an answer early is an error of the request, too.
    if (!isAnswered) reject(error)
  })
  // To Node this is neither an answer nor an error.
  sent.on('upgrade', (_response, socket) => {
    socket.destroy()
    resolve({ status: 101, body: '', retryAfterSeconds: undefined })
  })
  sent.on('response', (response) => {
    isAnswered = true
    void read(sent, response).then(resolve)
  })
  sent.end(body)
  return promise
}

/** The status counts, and the beginning of the text is for whoever looks for the fault: the rest nobody waits for. */
function read(sent: ClientRequest, response: IncomingMessage): Promise<Outcome> {
  const { promise, resolve } = Promise.withResolvers<Outcome>()
  const chunks: Buffer[] = []
  let length = 0
  const done = () => {
    const text = Buffer.concat(chunks).subarray(0, keptBytes).toString('utf8')
    const body = text.replaceAll('\0', '�')
    const after = Number(response.headers['retry-after'])
    resolve({ status: response.statusCode as number, body, retryAfterSeconds: after > 0 ? after : undefined })
    sent.destroy()
  }
  response.on('data', (chunk: Buffer) => {
    chunks.push(chunk)
    length += chunk.length
    if (length >= keptBytes) done()
  })
  response.on('end', done)
  response.on('error', done)
  response.on('close', done)
  return promise
}

/** Leads to these addresses, whatever is asked: what was looked at is what is connected to. */
function only(addresses: readonly string[]): LookupFunction {
  const found = addresses.map((address) => ({ address, family: isIP(address) }))
  return (_host, { all }, done) => {
    if (all === true) done(null, found)
    else done(null, found[0]?.address ?? '', found[0]?.family)
  }
}

async function within<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  signal.throwIfAborted()
  const { promise, reject } = Promise.withResolvers<never>()
  const cut = () => reject(signal.reason)
  signal.addEventListener('abort', cut, { once: true })
  try {
    return await Promise.race([work, promise])
  } finally {
    signal.removeEventListener('abort', cut)
  }
}

const words: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nobody answers there: the connection was refused',
  ECONNRESET: 'the connection was cut before there was an answer',
  EPIPE: 'the connection was cut before there was an answer',
  ETIMEDOUT: 'nobody answers there',
  EHOSTUNREACH: 'nobody answers there',
  ENETUNREACH: 'nobody answers there',
}

/** In words for whoever runs the receiver. */
function describe(error: unknown): string {
  if (error instanceof UnreachableError) return error.message
  // Of a name with several addresses, the first that was tried.
  const first = error instanceof AggregateError ? error.errors[0] : error
  const { code = '', message = '', syscall } = first as NodeJS.ErrnoException
  if (syscall?.startsWith('query') === true) return 'the name servers of its name did not answer'
  if (words[code] !== undefined) return words[code]
  if (/^HPE_/.test(code)) return 'what it answers is not HTTP'
  if (/CERT|SSL|TLS|SIGNATURE|ALTNAME/.test(code) || code === 'EPROTO') return `TLS: ${message.slice(0, 200)}`
  return message === '' ? 'it could not be reached' : message.slice(0, 200)
}
