import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import type { Config } from '../../core/config.ts'

type HealthKey = HealthKeys[number]
/** What notes are sealed under: the first, and older ones that still open what they sealed. */
export type HealthKeys = Config['healthKeys']

/** A sealed note that cannot be opened: its key is gone, or it was made for somebody else, or was changed. */
export class UnreadableNoteError extends Error {
  override readonly name = 'UnreadableNoteError'
}

const cipher = 'aes-256-gcm'

/**
 * Seals what concerns somebody's health, for one business and one customer: AES-256-GCM under a key that HKDF makes of
 * the secret and the business's id, with the customer's id as additional data. A sealed text that is copied to another
 * customer or business does not open.
 */
export class HealthSeal {
  readonly #keys: HealthKeys

  /** @param keys - the first seals, all of them open */
  constructor(keys: HealthKeys) {
    this.#keys = keys
  }

  seal(tenantId: string, customerId: string, text: string): string {
    const [key] = this.#keys
    const iv = randomBytes(12)
    const sealing = createCipheriv(cipher, keyFor(key, tenantId), iv).setAAD(additional(key.id, customerId))
    const sealed = Buffer.concat([sealing.update(text, 'utf8'), sealing.final(), sealing.getAuthTag()])
    return ['v1', key.id, iv.toString('base64url'), sealed.toString('base64url')].join('.')
  }

  /** @throws {UnreadableNoteError} and says nothing of what it holds */
  open(tenantId: string, customerId: string, sealed: string): string {
    const [version, id, iv = '', body = ''] = sealed.split('.')
    const key = this.#keys.find((one) => one.id === id)
    if (version !== 'v1' || key === undefined) {
      throw new UnreadableNoteError(`A health note is sealed under the key ${id}, which HEALTH_KEYS does not have.`)
    }
    const bytes = Buffer.from(body, 'base64url')
    try {
      const nonce = Buffer.from(iv, 'base64url')
      const opening = createDecipheriv(cipher, keyFor(key, tenantId), nonce, { authTagLength: 16 })
        .setAAD(additional(key.id, customerId))
        .setAuthTag(bytes.subarray(-16))
      return Buffer.concat([opening.update(bytes.subarray(0, -16)), opening.final()]).toString('utf8')
    } catch (error) {
      throw new UnreadableNoteError('A health note is not of this customer, or was changed.', { cause: error })
    }
  }

  /** Whether it is sealed under the key that seals now. */
  isCurrent(sealed: string): boolean {
    return sealed.startsWith(`v1.${this.#keys[0].id}.`)
  }
}

function keyFor({ secret }: HealthKey, tenantId: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, tenantId, 'bookme health note', 32))
}

const additional = (keyId: string, customerId: string) => Buffer.from(`${keyId} ${customerId}`)
