import { BlockList, isIP, isIPv6 } from 'node:net'

/** What is on no public network (IANA's registries of special-purpose addresses), or is one of those in another dress. */
const closed = new BlockList()
for (const network of [
  ...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.0.0.0/24'],
  ...['192.0.2.0/24', '192.31.196.0/24', '192.52.193.0/24', '192.88.99.0/24', '192.168.0.0/16', '192.175.48.0/24'],
  ...['198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24', '224.0.0.0/4', '240.0.0.0/4'],
]) {
  const [address = '', bits] = network.split('/')
  closed.addSubnet(address, Number(bits), 'ipv4')
}
/** Of IPv6 only this is given out at all, and a few networks of it for other ends: 6to4, Teredo, documentation. */
const open = new BlockList()
open.addSubnet('2000::', 3, 'ipv6')
const closedWithin = new BlockList()
for (const [address, bits] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const) {
  closedWithin.addSubnet(address, bits, 'ipv6')
}

/** Whether an address is one of the public network, so that asking it tells nobody of ours. */
export function isPublicAddress(address: string): boolean {
  if (isIP(address) === 0) return false
  if (!isIPv6(address)) return !closed.check(address, 'ipv4')
  return open.check(address, 'ipv6') && !closedWithin.check(address, 'ipv6')
}
