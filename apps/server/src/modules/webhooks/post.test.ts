import { createServer as createHttps } from 'node:https'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { expect, onTestFinished, test, vi } from 'vitest'
import { mayReach, usableUrl } from './address.ts'
import { poster, type Resolve, resolver } from './post.ts'
import { certificate } from './test/certificate.ts'
import { receiver } from './test/receiver.ts'

const strict = { testWebhookLoopback: false }
const here = { testWebhookLoopback: true }
const none: Resolve = async () => []
const nobody = new AbortController().signal

const send = (url: string, { rules = here, resolve = none, timeoutMs = 2000, signal = nobody } = {}) =>
  poster({ rules, resolve, timeoutMs })({ url, headers: { 'x-test': 'yes' }, body: '{"a":1}', signal })

// biome-ignore format: a table is read by its columns, and they must stand below one another
const closed = [
  '0.0.0.0', '0.1.2.3', '10.0.0.1', '10.255.255.255', '100.64.0.1', '100.127.255.254', '127.0.0.1', '127.1.2.3',
  '169.254.169.254', '169.254.1.1', '172.16.0.1', '172.31.255.254', '192.0.0.8', '192.0.2.1', '192.88.99.1',
  '192.168.0.1', '192.168.255.255', '198.18.0.1', '198.51.100.1', '203.0.113.1', '224.0.0.1', '239.1.1.1',
  '240.0.0.1', '255.255.255.255', '::', '::1', '::7f00:1', '::ffff:127.0.0.1', '::ffff:10.0.0.1',
  '::ffff:169.254.169.254', '::ffff:8.8.8.8', '64:ff9b::7f00:1', '64:ff9b::a9fe:a9fe', '64:ff9b:1::1', '100::1',
  '2001::1', '2001:db8::1', '2002:7f00:1::', '3fff::1', '5f00::1', 'fc00::1', 'fd12:3456::1', 'fe80::1',
  'fec0::1', 'ff02::1', 'fd00:ec2::254',
]
const open = ['8.8.8.8', '1.1.1.1', '100.63.255.255', '100.128.0.1', '172.32.0.1', '2606:4700::1111', '2a01:4f8::1']

test('nothing is sent to what is on no public network, by its address or by a name that leads there', async () => {
  expect(closed.length).toBeGreaterThan(40)
  for (const address of closed) {
    expect([address, mayReach(address, strict)]).toEqual([address, false])
    const url = `https://${address.includes(':') ? `[${address}]` : address}/`
    const refused = { status: undefined, reason: 'its address is of no public network' }
    expect([address, await send(url, { rules: strict })]).toEqual([address, refused])
    const resolve = async () => [address]
    expect([address, await send('https://name.example/', { rules: strict, resolve })]).toEqual([address, refused])
    expect(() => usableUrl(url, strict)).toThrow('of the public network')
  }
  for (const address of open) expect([address, mayReach(address, strict)]).toEqual([address, true])
})

test.for([
  ['http://example.com/', 'https://'],
  ['http://127.0.0.1:4000/', 'https://'],
  ['ftp://example.com/', 'https://'],
  ['javascript:alert(1)', 'https://'],
  ['example.com/hooks', 'whole address'],
  ['https://', 'whole address'],
  ['https://user:secret@example.com/', 'password'],
  ['https://user@example.com/', 'password'],
  ['https://example.com/#part', '#'],
  ['https://2130706433/', 'public'],
  ['https://0x7f.1/', 'public'],
  ['https://0177.0.0.1/', 'public'],
  ['https://127.1/', 'public'],
  ['https://１２７.0.0.1/', 'public'],
  ['https://[::ffff:127.0.0.1]/', 'public'],
  ['https://localhost/', 'public'],
  ['https://LOCALHOST./', 'public'],
  ['https://app.localhost/', 'public'],
  ['https://metadata.google.internal/', 'public'],
  ['https://printer.local/', 'public'],
  ['https://db/', 'public'],
  ['https://db./', 'public'],
])('a webhook to %s is refused', ([url = '', why]) => {
  expect(() => usableUrl(url, strict)).toThrow(why)
})

test('what is taken is kept as browsers write it', () => {
  expect(usableUrl('https://Example.COM:443/a b?c=1', strict)).toBe('https://example.com/a%20b?c=1')
  expect(usableUrl('https://مثال.إختبار/', strict)).toMatch(/^https:\/\/xn--/)
  expect(usableUrl('https://8.8.8.8:8443/', strict)).toBe('https://8.8.8.8:8443/')
  expect(usableUrl('http://127.0.0.1:4000/', here)).toBe('http://127.0.0.1:4000/')
  expect(() => usableUrl('http://10.0.0.1/', here)).toThrow('https://')
  expect(() => usableUrl('https://10.0.0.1/', here)).toThrow('public')
})

test('a name with one address of ours among others is refused whole, and so is one without any', async () => {
  const { received, url } = await receiver()
  const { port } = new URL(url)
  const mixed = async () => ['8.8.8.8', '127.0.0.1']
  expect(await send(`http://name.example:${port}/`, { rules: strict, resolve: mixed })).toMatchObject({
    reason: 'its address is of no public network',
  })
  expect(await send('http://name.example/')).toMatchObject({ reason: 'its name has no address' })
  expect(received).toEqual([])
})

test('a name that leads elsewhere once it was looked at leads nowhere: it is looked up once, and that is connected to', async () => {
  const { received, url } = await receiver()
  const { port } = new URL(url)
  // First an address at which nobody listens, and from then on one at which somebody does.
  const rebinding = vi.fn<Resolve>().mockResolvedValue(['127.0.0.1']).mockResolvedValueOnce(['127.0.0.2'])
  expect(await send(`http://name.example:${port}/`, { resolve: rebinding })).toEqual({
    status: undefined,
    reason: 'nobody answers there: the connection was refused',
  })
  expect([rebinding.mock.calls.length, received.length]).toEqual([1, 0])
  // The control: where it leads the second time, somebody answers.
  expect(await send(`http://name.example:${port}/`, { resolve: rebinding })).toMatchObject({ status: 200 })
  expect(received[0]!.headers.host).toBe(`name.example:${port}`)
})

test('the DNS is asked, and not the names of this machine', async () => {
  const resolve = resolver({ dnsServers: ['127.0.0.1:9'] })
  await expect(resolve('name.example')).rejects.toThrow()
  expect(await send('https://name.example/', { resolve, timeoutMs: 9000 })).toMatchObject({
    reason: 'the name servers of its name did not answer',
  })
})

test('no redirect is followed', async () => {
  const target = await receiver()
  const { url } = await receiver((_request, response) => void response.writeHead(302, { location: target.url }).end())
  expect(await send(url)).toMatchObject({ status: 302 })
  expect(target.received).toEqual([])
})

test('of a huge answer the first kilobyte is read, and of one that never ends as well', async () => {
  const huge = await receiver((_request, response) => {
    response.on('error', () => {})
    const more = () => {
      while (!response.destroyed && response.write('x'.repeat(65_536)));
    }
    response.on('drain', more)
    more()
  })
  expect(await send(huge.url)).toMatchObject({ status: 200, body: 'x'.repeat(1024) })
  const endless = await receiver((_request, response) => void response.writeHead(201).write('a\0b'))
  expect(await send(endless.url, { timeoutMs: 300 })).toMatchObject({ status: 201, body: 'a�b' })
})

test('one that takes too long is given up, and one that is cut short says nothing', async () => {
  const silent = await receiver(() => {})
  expect(await send(silent.url, { timeoutMs: 200 })).toMatchObject({ reason: expect.stringContaining('too long') })
  const never = () => new Promise<string[]>(() => {})
  expect(await send('http://slow.example/', { resolve: never, timeoutMs: 200 })).toMatchObject({
    reason: expect.stringContaining('too long'),
  })
  const cutting = new AbortController()
  const sent = send(silent.url, { signal: cutting.signal })
  await expect.poll(() => silent.received.length).toBe(2)
  cutting.abort(new Error('The worker stops.'))
  await expect(sent).rejects.toThrow('The worker stops.')
})

test('what goes wrong is said in words', async () => {
  const server = createHttps(certificate, (_request, response) => void response.end('ok'))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const { port } = server.address() as AddressInfo
  expect(await send(`https://127.0.0.1:${port}/`)).toMatchObject({
    reason: expect.stringMatching(/^TLS: .*self.signed/),
  })

  const reasonOf = async (answer: (socket: Socket) => void) => {
    const other = createServer((socket) => {
      socket.on('error', () => {})
      socket.once('data', () => answer(socket))
    })
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => void other.close())
    const address = `127.0.0.1:${(other.address() as AddressInfo).port}`
    return [await send(`http://${address}/`), await send(`https://${address}/`)].map((outcome) =>
      outcome.status === undefined ? outcome.reason : outcome.status,
    )
  }
  const cut = 'the connection was cut before there was an answer'
  expect(await reasonOf((socket) => void socket.destroy())).toEqual([cut, cut])
  const [plain, secure] = await reasonOf((socket) => void socket.end('SSH-2.0-OpenSSH\r\n'))
  expect([plain, secure]).toEqual(['what it answers is not HTTP', expect.stringMatching(/^TLS: /)])
  const upgrade = 'HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: x\r\n\r\n'
  expect((await reasonOf((socket) => void socket.end(upgrade)))[0]).toBe(101)
})
