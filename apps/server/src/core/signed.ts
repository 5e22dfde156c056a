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

/** The sixteen bytes of a uuid, as 22 characters that need no quoting in an address. */
export function shortOf(id: string): string {
  return Buffer.from(id.replaceAll('-', ''), 'hex').toString('base64url')
}

/** @param short - 22 characters, as {@link shortOf} writes them */
export function idOf(short: string): string {
  return Buffer.from(short, 'base64url')
    .toString('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

/**
 * A token for a link: whoever holds it was given one thing, for one purpose, until it expires.
 *
 * @param purpose - with whatever else it is bound to: `manage <tenant id>`
 * @param id - a uuid, which the token carries
 */
export function linkToken(secret: string, purpose: string, id: string, expiresAt: Temporal.Instant): string {
  const until = Math.floor(expiresAt.epochMilliseconds / 1000).toString(36)
  return `${shortOf(id)}.${until}.${sign(secret, `${purpose} ${id} ${until}`)}`
}

/** @returns the id of what it was given for; `undefined` if it was made otherwise, for something else, or has expired */
export function readLinkToken(
  secret: string,
  purpose: string,
  token: string,
  now: Temporal.Instant,
): string | undefined {
  const [, named, until, proof] = /^([\w-]{22})\.([0-9a-z]{1,9})\.([\w-]{43})$/.exec(token) ?? []
  if (named === undefined || until === undefined || proof === undefined) return undefined
  const id = idOf(named)
  if (!isSigned(secret, `${purpose} ${id} ${until}`, proof)) return undefined
  return Number.parseInt(until, 36) * 1000 > now.epochMilliseconds ? id : undefined
}
