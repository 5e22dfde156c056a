import { isIP } from 'node:net'
import type { Config } from '../../core/config.ts'
import { isPublicAddress } from '../../core/public-address.ts'
import { WebhookUrlError } from './errors.ts'

/** Where webhooks may go. */
export type AddressRules = Pick<Config, 'testWebhookLoopback'>

/** An address without the brackets that it has in a URL, where it is one of IPv6. */
export const hostOf = ({ hostname }: URL) => hostname.replace(/^\[(.*)\]$/, '$1')

const isLoopback = (address: string) => /^127\.\d+\.\d+\.\d+$/.test(address) || address === '::1'

/** Whether a connection may be made to it: to the public network alone, and in tests to this machine. */
export function mayReach(address: string, { testWebhookLoopback }: AddressRules): boolean {
  return isPublicAddress(address) || (testWebhookLoopback && isLoopback(address))
}

/**
 * What can be told of a URL by itself; where its name leads is looked at each time something is sent.
 *
 * @returns the URL as it is kept
 * @throws {WebhookUrlError}
 */
export function usableUrl(text: string, rules: AddressRules): string {
  const refuse = (message: string): never => {
    throw new WebhookUrlError(`The address of a webhook ${message}.`, { faults: [{ field: 'url', message }] })
  }
  const url = URL.parse(text) ?? refuse('must be a whole address, like https://example.com/hooks')
  const host = hostOf(url)
  const isHere = rules.testWebhookLoopback && isLoopback(host)
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isHere)) refuse('must begin with https://')
  if (url.username !== '' || url.password !== '') refuse('must hold no name and password: they would be in logs')
  if (text.includes('#')) refuse('must have no part behind #: it is never sent')
  if (isIP(host) === 0 ? !isPublicName(host) : !mayReach(host, rules)) {
    refuse('must be one of the public network')
  }
  return url.href
}

/** Names that are never anybody's on the public network (RFC 6761, 6762, 8375, 9476, and what clouds use inside). */
const closedNames = /^(?:.*\.)?(?:localhost|local|internal|home\.arpa|alt|onion|invalid|test)\.?$/

const isPublicName = (host: string) => /[^.]\.[^.]/.test(host) && !closedNames.test(host)
