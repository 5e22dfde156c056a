import { createHmac, timingSafeEqual } from 'node:crypto'

/** A text that whoever holds the secret can make, and nobody else: the proof that somebody was given `subject`. */
export function sign(secret: string, subject: string): string {
  return createHmac('sha256', secret).update(subject).digest('base64url')
}

export function isSigned(secret: string, subject: string, token: string): boolean {
  const expected = Buffer.from(sign(secret, subject))
  const given = Buffer.from(token)
  return given.length === expected.length && timingSafeEqual(given, expected)
}
