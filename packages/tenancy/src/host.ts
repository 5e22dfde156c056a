import { domainToASCII, domainToUnicode } from 'node:url'
import { InvalidHostError } from './errors.ts'

// RFC 1123 labels after IDNA: no underscore, no leading or trailing hyphen, 63 octets each, 253 in all.
const label = /^(?!-)[a-z0-9-]{1,63}(?<!-)$/
// What programs read as an IPv4 address, in any of its spellings: the last label is a number.
const ipv4 = /(^|\.)(\d+|0x[0-9a-f]*)$/

/**
 * The one spelling of a host, used both for storing a domain and for looking one up: lower case, IDN as ASCII
 * (punycode), without port and trailing dot. `www.` is kept: it is a domain of its own.
 *
 * @param host - a `Host` header or a domain as somebody typed it: `ACME.Example.com.:8443`, `café.ma`, `[::1]:80`
 * @returns `undefined` when no tenant can have it: empty, an underscore or another bad label, over 253 characters, an
 * IPv6 literal, user info, a path
 */
export function canonicalHost(host: string): string | undefined {
  const match = /^([^:/?#@\\\s[\]%]+?)\.?(?::\d{1,5})?$/u.exec(host)
  const name = match?.[1]
  if (name === undefined || host.length > 400) return undefined
  // Pure ASCII needs no IDNA pass, which is the costly part and the case of nearly every request.
  const ascii = /^[\x21-\x7e]+$/.test(name) ? name.toLowerCase() : domainToASCII(name)
  if (ascii === '' || ascii.length > 253) return undefined
  const labels = ascii.split('.')
  if (!labels.every((part) => label.test(part))) return undefined
  if (labels.some((part) => part.startsWith('xn--')) && !isPunycode(ascii)) return undefined
  return ascii
}

// A label that claims to be punycode has to decode and come back the same, or two spellings of garbage could differ
// between programs. What cannot be decoded, Node leaves as it is.
function isPunycode(ascii: string): boolean {
  const unicode = domainToUnicode(ascii)
  return !/(^|\.)xn--/.test(unicode) && domainToASCII(unicode) === ascii
}

/** @throws {InvalidHostError} the domain cannot be stored, with the reason a person can act on */
export function canonicalDomain(domain: string): string {
  const host = canonicalHost(domain)
  if (host === undefined || ipv4.test(host)) {
    throw new InvalidHostError(
      `${JSON.stringify(domain)} is not a domain name: write it like acme.example.com, without protocol or path.`,
    )
  }
  return host
}
