import { createHash, randomBytes, randomInt } from 'node:crypto'

const letters = 'abcdefghijkmnpqrstuvwxyz23456789'

/** A new key, `bm_<prefix>_<random>`: 256 bits that nobody guesses, so a plain hash is enough to keep. */
export function newKey(): { secret: string; prefix: string; keyHash: string } {
  const prefix = `bm_${Array.from({ length: 8 }, () => letters[randomInt(letters.length)]).join('')}`
  const secret = `${prefix}_${randomBytes(32).toString('base64url')}`
  return { secret, prefix, keyHash: hashOfKey(secret) }
}

export function looksLikeKey(text: string): boolean {
  return /^bm_[a-z0-9]{8}_[\w-]{43}$/.test(text)
}

/** @returns SHA-256, in hexadecimal */
export function hashOfKey(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}

/** What a link carries once: the token for it, and its hash to keep. */
export function newToken(): { token: string; tokenHash: string } {
  const token = randomBytes(32).toString('base64url')
  return { token, tokenHash: hashOfKey(token) }
}
