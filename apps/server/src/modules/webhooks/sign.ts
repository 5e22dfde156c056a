import { createHmac, randomBytes } from 'node:crypto'
import { Seal, type SealKeys } from '../../core/seal.ts'

/** A secret opens for its business and its endpoint alone. */
export const webhookSeal = (keys: SealKeys) => new Seal(keys, 'webhook secret')

const prefix = 'whsec_'

/** A new secret, as Standard Webhooks writes them: 256 bits, in base64 behind a prefix that says what it is. */
export const newSecret = () => `${prefix}${randomBytes(32).toString('base64')}`

export interface Signed {
  /** The same each time the event is sent. */
  id: string
  /** Of this attempt. */
  at: Temporal.Instant
  body: string
}

/**
 * The headers by which a receiver knows that a message is ours, and fresh (Standard Webhooks 1.0.0, symmetric scheme).
 *
 * @param secrets - a signature for each, the newest first: while a secret is replaced there are two
 */
export function headersOf({ id, at, body }: Signed, secrets: readonly string[]): Record<string, string> {
  const timestamp = String(Math.floor(at.epochMilliseconds / 1000))
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.slice(prefix.length), 'base64')
    return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`
  })
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures.join(' ') }
}
