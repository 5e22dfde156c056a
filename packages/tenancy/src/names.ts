import { InvalidSlugError } from './errors.ts'

/** Every tenant's schema begins with it, and nothing else may. */
export const schemaPrefix = 'tenant_'
const maxSchemaBytes = 48
const maxSlugLength = maxSchemaBytes - schemaPrefix.length

// One label of a DNS name: a slug is also the first label of the tenant's subdomain. Single inner hyphens only, so that
// hyphen → underscore is one-to-one and two slugs never share a schema.
const slugPattern = /^[a-z0-9]+(?:-[a-z0-9]+)*$/

/**
 * The physical schema of a slug: `tenant_` + slug with `-` as `_`, at most 48 bytes of `[a-z0-9_]`. It is never renamed.
 *
 * @throws {InvalidSlugError} the slug is not lower-case ASCII letters and digits with single inner hyphens, or too long
 */
export function schemaNameFor(slug: string): string {
  assertSlug(slug)
  return schemaPrefix + slug.replaceAll('-', '_')
}

/** @throws {InvalidSlugError} naming what is wrong with it */
export function assertSlug(slug: string): void {
  const reason = whyNotASlug(slug)
  if (reason !== undefined) throw new InvalidSlugError(`${JSON.stringify(slug)} cannot be a tenant's slug: ${reason}.`)
}

function whyNotASlug(slug: string): string | undefined {
  if (slug === '') return 'it is empty'
  if (slug.length > maxSlugLength) return `it has ${slug.length} characters, at most ${maxSlugLength} fit`
  if (!slugPattern.test(slug)) return 'only a–z, 0–9 and single hyphens between them are allowed'
  return undefined
}

/**
 * A slug for a name that people use: "Café Zürich & Co" → `cafe-zurich-co`. Accents go, every other run of foreign
 * characters becomes a hyphen.
 *
 * @throws {InvalidSlugError} nothing of the name is left, for instance of one in Arabic: pass a slug of your own
 */
export function slugFor(name: string): string {
  const slug = name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, maxSlugLength)
    .replace(/-+$/, '')
  if (slug === '') throw new InvalidSlugError(`No slug can be made of the name ${JSON.stringify(name)}: give one.`)
  return slug
}

/** The one function that quotes an identifier for SQL. Its input is ours or the catalog's, never a visitor's. */
export function quoteIdentifier(name: string): string {
  if (name === '' || name.includes('\0')) throw new TypeError(`Not an identifier: ${JSON.stringify(name)}`)
  if (Buffer.byteLength(name) > 63)
    throw new TypeError(`Over 63 bytes, PostgreSQL would cut it: ${JSON.stringify(name)}`)
  return `"${name.replaceAll('"', '""')}"`
}

/** The one function that quotes a string for SQL, for commands that take no parameters. */
export function quoteLiteral(text: string): string {
  if (text.includes('\0')) throw new TypeError('PostgreSQL stores no NUL character')
  const quoted = `'${text.replaceAll("'", "''")}'`
  return text.includes('\\') ? `E${quoted.replaceAll('\\', '\\\\')}` : quoted
}
