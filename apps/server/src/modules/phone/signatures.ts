import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import type { FastifyRequest } from 'fastify'

/** Both are hashed first: so neither what is in them nor how long they are shows in the time it takes. */
function isSame(one: string, other: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(one), digest(other))
}

/**
 * What Twilio signs a request with: the address it was given, then the fields in the order of their names, each name with
 * its value, and of a name that comes several times each different value once, in order.
 * https://www.twilio.com/docs/usage/security#validating-requests
 */
export function twilioSignature(token: string, url: string, form: URLSearchParams): string {
  return signatureOf(token, url, fieldsOf(form))
}

function fieldsOf(form: URLSearchParams): string {
  const values = new Map<string, Set<string>>()
  for (const [name, value] of form) values.set(name, (values.get(name) ?? new Set()).add(value))
  const names = [...values.keys()].sort()
  return names.flatMap((name) => [...(values.get(name) ?? [])].sort().map((value) => name + value)).join('')
}

function signatureOf(token: string, url: string, fields: string): string {
  return createHmac('sha1', token)
    .update(url + fields, 'utf8')
    .digest('base64')
}

/** @param urls - the spellings of the address that may have been signed */
export function isFromTwilio(token: string, urls: readonly string[], form: URLSearchParams, given: string): boolean {
  const fields = fieldsOf(form)
  // All of them, whichever it is.
  return urls.map((url) => isSame(signatureOf(token, url, fields), given)).includes(true)
}

/**
 * The address that a request was sent to from outside, in the spellings that Twilio may have signed: with the port, and
 * without (https://www.twilio.com/docs/usage/security#a-few-notes). Protocol and host are what a trusted proxy says.
 */
export function publicUrls({ protocol, host, raw }: Pick<FastifyRequest, 'protocol' | 'host' | 'raw'>): string[] {
  const path = raw.url ?? '/'
  const bare = host.replace(/:\d+$/, '')
  const port = host.slice(bare.length) || (protocol === 'https' ? ':443' : ':80')
  return [`${protocol}://${bare}${port}${path}`, `${protocol}://${bare}${path}`]
}

/** https://developers.facebook.com/docs/graph-api/webhooks/getting-started#validate-payloads: of the bytes as they came. */
export function metaSignature(secret: string, body: Buffer): string {
  return `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`
}

export function isFromMeta(secret: string, body: Buffer, given: string): boolean {
  return isSame(metaSignature(secret, body), given)
}

/** Whether a word is the one that was agreed on. */
export function isWord(agreed: string, given: string): boolean {
  return isSame(agreed, given)
}
