import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import type { Config } from './config.ts'

/** What is sealed is under the first; older ones still open what they sealed. */
export type SealKeys = Config['healthKeys']

/** A sealed text that cannot be opened: its key is gone, or it was made for something else, or was changed. */
export class UnreadableSealError extends Error {
  override readonly name = 'UnreadableSealError'
}

const cipher = 'aes-256-gcm'

/**
 * Seals texts of one purpose, each for one business and one subject: AES-256-GCM under a key that HKDF makes of the
 * secret, the purpose and the business's id, with the subject's id as additional data. A sealed text that is copied to
 * another row, business or purpose does not open.
 */
export class Seal {
  readonly #keys: SealKeys
  readonly #purpose: string

  /**
   * @param keys - the first seals, all of them open
   * @param purpose - what is sealed, of which nothing else opens: `health note`. Whoever changes it opens nothing any more.
   */
  constructor(keys: SealKeys, purpose: string) {
    this.#keys = keys
    this.#purpose = purpose
  }

  seal(tenantId: string, subjectId: string, text: string): string {
    const [key] = this.#keys
    const iv = randomBytes(12)
    const sealing = createCipheriv(cipher, this.#keyFor(key, tenantId), iv).setAAD(additional(key.id, subjectId))
    const sealed = Buffer.concat([sealing.update(text, 'utf8'), sealing.final(), sealing.getAuthTag()])
    return ['v1', key.id, iv.toString('base64url'), sealed.toString('base64url')].join('.')
  }

  /** @throws {UnreadableSealError} and says nothing of what it holds */
  open(tenantId: string, subjectId: string, sealed: string): string {
    const [version, id, iv = '', body = ''] = sealed.split('.')
    const key = this.#keys.find((one) => one.id === id)
    if (version !== 'v1' || key === undefined) {
      throw new UnreadableSealError(
        `A ${this.#purpose} is sealed under the key ${id}, which HEALTH_KEYS does not have.`,
      )
    }
    const bytes = Buffer.from(body, 'base64url')
    try {
      const nonce = Buffer.from(iv, 'base64url')
      const opening = createDecipheriv(cipher, this.#keyFor(key, tenantId), nonce, { authTagLength: 16 })
        .setAAD(additional(key.id, subjectId))
        .setAuthTag(bytes.subarray(-16))
      return Buffer.concat([opening.update(bytes.subarray(0, -16)), opening.final()]).toString('utf8')
    } catch (error) {
      throw new UnreadableSealError(`A ${this.#purpose} is not of this subject, or was changed.`, { cause: error })
    }
  }

  /** Whether it is sealed under the key that seals now. */
  isCurrent(sealed: string): boolean {
    return sealed.startsWith(`v1.${this.#keys[0].id}.`)
  }

  #keyFor({ secret }: SealKeys[number], tenantId: string): Buffer {
    return Buffer.from(hkdfSync('sha256', secret, tenantId, `bookme ${this.#purpose}`, 32))
  }
}

const additional = (keyId: string, subjectId: string) => Buffer.from(`${keyId} ${subjectId}`)
