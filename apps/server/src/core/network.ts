import { createHmac } from 'node:crypto'
import { isIPv6 } from 'node:net'
import type { FastifyRequest } from 'fastify'
import { DomainError } from './errors.ts'

class UnusableAddressError extends DomainError {
  override readonly code = 'core.malformed'
  override readonly kind = 'invalid'
}

/**
 * Origins and links are made of the request's own address, whose protocol a proxy tells and whose host a client.
 *
 * @throws {UnusableAddressError} it is not http or https, or the port is above 65535
 */
export function assertAddress({ protocol, host }: FastifyRequest): void {
  if (protocol !== 'http' && protocol !== 'https') {
    throw new UnusableAddressError(`X-Forwarded-Proto is http or https, not ${JSON.stringify(protocol)}.`)
  }
  if (!URL.canParse(`${protocol}://${host}`)) throw new UnusableAddressError(`${JSON.stringify(host)} is not a host.`)
}

/**
 * Whom an address stands for when requests are counted: an IPv4 address itself, of IPv6 the network of 64 bits, of which
 * one household has all addresses.
 */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)
  if (mapped?.[1] !== undefined) return mapped[1]
  if (!isIPv6(address)) return address
  const [head = '', tail] = address.replace(/%.*/, '').split('::')
  const groups = (text: string) => text.split(':').filter((group) => group !== '')
  const before = groups(head)
  const after = tail === undefined ? [] : groups(tail)
  const zeros = Array<string>(Math.max(0, 8 - before.length - after.length)).fill('0')
  const all = [...before, ...zeros, ...after]
  return `${all
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, '').toLowerCase())
    .join(':')}::/64`
}

/** The network that a request to a business came from, so that it can be counted and not be read. */
export function networkKey(secret: string, tenantId: string, ip: string): string {
  return createHmac('sha256', secret)
    .update(`network ${tenantId} ${networkOf(ip)}`)
    .digest('base64url')
}
