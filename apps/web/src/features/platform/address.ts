/** Businesses answer at the port at which the platform was asked. */
export function addressOf(domain: string): string {
  const url = new URL('/', location.href)
  url.hostname = domain
  return url.href
}
