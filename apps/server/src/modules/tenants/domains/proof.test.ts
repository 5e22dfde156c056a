import type { ServerResponse } from 'node:http'
import { describe, expect, test } from 'vitest'
import { isPublicAddress } from '../../../core/public-address.ts'
import { proofFinder } from './proof.ts'
import { isUnownable } from './public-suffix.ts'
import { nameServer, webServer } from './test/internet.ts'

const token = 'a-token-of-thirty-two-characters'
const baseDomain = 'bookme.example'

describe('a record proves a domain', () => {
  test('at its own name, and of www at the domain’s as well, among others’', async () => {
    const { dnsServers } = await nameServer({
      TXT: {
        '_bookme.salon.example': ['bookme=of somebody else', `bookme=${token}`],
        '_bookme.near.example': [`bookme=${token}x`, token, `x bookme=${token}`],
      },
    })
    const find = proofFinder({ dnsServers, testProofPort: undefined, baseDomain })
    expect(await find({ domain: 'salon.example', token })).toEqual({ found: true, by: 'record' })
    expect(await find({ domain: 'www.salon.example', token })).toEqual({ found: true, by: 'record' })
    // Who rules a name below rules not what is above.
    for (const domain of ['rdv.salon.example', 'near.example', 'example.example'])
      expect(await find({ domain, token })).toMatchObject({ found: false, certain: true })
  })

  test('and where nobody answers, nothing is certain', async () => {
    const { dnsServers } = await nameServer({ broken: ['salon.example'] })
    const find = proofFinder({ dnsServers, testProofPort: undefined, baseDomain })
    expect(await find({ domain: 'salon.example', token })).toMatchObject({ found: false, certain: false })
    const nobody = proofFinder({ dnsServers: ['127.0.0.1:9'], testProofPort: undefined, baseDomain })
    expect(await nobody({ domain: 'salon.example', token })).toMatchObject({ found: false, certain: false })
  })
})

describe('a file proves a domain', () => {
  const A = { 'salon.example': ['127.0.0.1'] }
  const asked = async (answer: Parameters<typeof webServer>[0], names: Record<string, string[]> = A) => {
    const { dnsServers } = await nameServer({ A: names })
    const testProofPort = await webServer(answer)
    return proofFinder({ dnsServers, testProofPort, baseDomain })({ domain: 'salon.example', token })
  }

  test('that it serves itself', async () => {
    const seen: (string | undefined)[] = []
    const finding = await asked((request, response) => {
      seen.push(request.url, request.headers.host)
      response.end(`another\n  ${token}\r\n`)
    })
    expect(finding).toEqual({ found: true, by: 'file' })
    expect(seen).toEqual(['/.well-known/bookme.txt', 'salon.example'])
  })

  test.each<[string, Parameters<typeof webServer>[0]]>([
    ['holds something else', (_, response) => response.end(`${token}${token}`)],
    ['the status is 404', (_, response) => response.writeHead(404).end(token)],
    ['the status is 101', (_, response) => switchProtocols(response)],
    [
      'the status is 302',
      (_, response) => response.writeHead(302, { location: 'http://elsewhere.example/' }).end(token),
    ],
    ['longer than 4 kB', (_, response) => response.end(`${'x'.repeat(5000)}\n${token}`)],
    [
      'ends too early',
      (_, response) => void response.writeHead(200, { 'content-length': 99 }).write(token, () => response.destroy()),
    ],
  ])('but not one that %s', async (reason, answer) => {
    expect(await asked(answer)).toEqual({ found: false, certain: true, reason: expect.stringContaining(reason) })
  })

  test('that does not take for ever', { timeout: 10_000 }, async () => {
    const finding = await asked((_, response) => {
      response.writeHead(200)
      const drip = setInterval(() => response.write('x'), 200)
      response.on('close', () => clearInterval(drip))
    })
    expect(finding).toMatchObject({ found: false, reason: expect.stringContaining('too long') })
  })

  test('on the public network alone: nothing of ours is asked, whatever its name resolves to', async () => {
    let requests = 0
    await webServer((_, response) => {
      requests += 1
      response.end(token)
    })
    for (const address of ['127.0.0.1', '10.1.2.3', '169.254.169.254', '192.168.1.1', '0.0.0.0']) {
      const { dnsServers } = await nameServer({ A: { 'salon.example': [address] } })
      const find = proofFinder({ dnsServers, testProofPort: undefined, baseDomain })
      expect(await find({ domain: 'salon.example', token })).toMatchObject({
        found: false,
        reason: expect.stringContaining('no public network'),
      })
    }
    const { dnsServers } = await nameServer({ AAAA: { 'salon.example': ['::1', 'fc00::1', 'fe80::1'] } })
    expect(
      await proofFinder({ dnsServers, testProofPort: undefined, baseDomain })({ domain: 'salon.example', token }),
    ).toMatchObject({ found: false, reason: expect.stringContaining('no public network') })
    expect(requests).toBe(0)
  })
})

test('of a domain that was proved, leading where the platform does is enough; of a claim it is not', async () => {
  const A = {
    'salon.example': ['203.0.113.7'],
    [baseDomain]: ['203.0.113.9', '203.0.113.7'],
    'far.example': ['203.0.113.8'],
  }
  const { dnsServers } = await nameServer({ A })
  const find = proofFinder({ dnsServers, testProofPort: undefined, baseDomain })
  expect(await find({ domain: 'salon.example', token, leadsHere: true })).toEqual({ found: true, by: 'address' })
  expect(await find({ domain: 'salon.example', token })).toMatchObject({ found: false })
  expect(await find({ domain: 'far.example', token, leadsHere: true })).toMatchObject({ found: false, certain: true })
})

test.each([
  ...[
    '127.0.0.1',
    '127.9.9.9',
    '10.0.0.1',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.0.1',
    '169.254.169.254',
    '0.0.0.0',
  ],
  ...['100.64.0.1', '192.0.2.1', '198.18.0.1', '224.0.0.1', '255.255.255.255', '::', '::1', '::ffff:127.0.0.1'],
  ...[
    '::ffff:7f00:1',
    'fe80::1',
    'fc00::1',
    'fd12::1',
    'ff02::1',
    '64:ff9b::7f00:1',
    '2001:db8::1',
    '2002:7f00:1::',
    '2001::1',
    'x',
    '',
  ],
])('%s is of no public network', (address) => {
  expect(isPublicAddress(address)).toBe(false)
})

test.each(['1.1.1.1', '196.200.131.1', '172.32.0.1', '100.128.0.1', '2606:4700::1111', '2a00:1450::1'])(
  '%s is of the public network',
  (address) => {
    expect(isPublicAddress(address)).toBe(true)
  },
)

test('nobody can own a public suffix, as far as they are known here', () => {
  const unownable =
    'com ma co.ma com.eg co.uk ac.uk gov.ma github.io vercel.app salon.local x.localhost a.onion printer.lan'
  expect(unownable.split(' ').filter((domain) => !isUnownable(domain))).toEqual([])
  const ownable = 'salon.ma rdv.salon.ma salon.co.ma www.salon.com co.com com.example yasmine.github.io xn--4gbrim.ma'
  expect(ownable.split(' ').filter(isUnownable)).toEqual([])
})

/** What is neither an answer nor an error to whoever asked. */
function switchProtocols({ socket }: ServerResponse): void {
  socket?.end('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n')
}
