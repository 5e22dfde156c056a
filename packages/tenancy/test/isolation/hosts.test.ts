import { once } from 'node:events'
import { connect } from 'node:net'
import fc from 'fast-check'
import Fastify, { type FastifyServerOptions } from 'fastify'
import { describe, expect, onTestFinished, test } from 'vitest'
import { tenancyPlugin } from '../../src/fastify/index.ts'
import { canonicalDomain, canonicalHost, InvalidHostError, type TenantHandle } from '../../src/index.ts'

describe('F11: a host', () => {
  test.for([
    ['acme.example.com', 'acme.example.com'],
    ['ACME.Example.com', 'acme.example.com'],
    ['ACME.Example.com.:8443', 'acme.example.com'],
    ['acme.example.com.', 'acme.example.com'],
    ['acme.example.com:0', 'acme.example.com'],
    ['café.ma', 'xn--caf-dma.ma'],
    ['CAFÉ.ma:80', 'xn--caf-dma.ma'],
    ['cafe\u0301.ma', 'xn--caf-dma.ma'],
    ['xn--caf-dma.ma', 'xn--caf-dma.ma'],
    ['XN--CAF-DMA.MA', 'xn--caf-dma.ma'],
    ['موقع.ma', 'xn--4gbrim.ma'],
    ['acme。example．com', 'acme.example.com'],
    ['\uff41cme.example.com', 'acme.example.com'],
    ['www.acme.example.com', 'www.acme.example.com'],
    [`${'a'.repeat(63)}.ma`, `${'a'.repeat(63)}.ma`],
    [`${`${'a'.repeat(49)}.`.repeat(5)}abc`, `${`${'a'.repeat(49)}.`.repeat(5)}abc`],
  ] as const)('%s is spelt %s', ([host, spelt]) => {
    expect(canonicalHost(host)).toBe(spelt)
    expect(canonicalDomain(host)).toBe(spelt)
  })

  test.for([
    '',
    ' ',
    '.',
    '..',
    ':8000',
    'acme..example.com',
    '.acme.example.com',
    'acme.example.com..',
    'acme_x.example.com',
    '_acme.example.com',
    '-acme.example.com',
    'acme-.example.com',
    `${'a'.repeat(64)}.ma`,
    `${`${'a'.repeat(49)}.`.repeat(5)}abcd`,
    'a.'.repeat(5000),
    '[::1]:80',
    '[::1]',
    '::1',
    '[::ffff:127.0.0.1]',
    'acme.example.com:',
    'acme.example.com:80:80',
    'acme.example.com:http',
    'acme.example.com:123456',
    'acme.example.com@evil.ma',
    'user:pass@acme.example.com',
    'acme.example.com/path',
    'acme.example.com?x',
    'acme.example.com#x',
    'http://acme.example.com',
    'acme.example.com, evil.ma',
    'acme.example.com evil.ma',
    'acme.example.com\tevil.ma',
    'acme.example.com\r\nx: y',
    'acme.example.com\0',
    '\0acme.example.com',
    'acme%2eexample.com',
    'acme\\example.com',
    "acme'.example.com",
    'acme".example.com',
    '*.example.com',
    'xn--.ma',
    'xn--ACME-.ma',
    'acme.example.com\u202e',
    'acme\ud800.ma',
  ])('%j is nobody', (host) => {
    expect(canonicalHost(host)).toBeUndefined()
    expect(() => canonicalDomain(host)).toThrow(InvalidHostError)
  })

  test('that is an address cannot be stored', () => {
    for (const host of ['127.0.0.1', '10.0.0.1:80', '１２７.0.0.1'])
      expect(() => canonicalDomain(host)).toThrow(InvalidHostError)
  })

  test('has one spelling: spelling it again changes nothing, and what is looked up is what was stored', () => {
    const part = fc.oneof(
      fc.stringMatching(/^[a-zA-Z0-9-]{1,10}$/),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 6 }),
    )
    const host = fc.tuple(fc.array(part, { minLength: 1, maxLength: 4 }), fc.constantFrom('', '.', ':80', '.:8443'))
    fc.assert(
      fc.property(host, ([parts, end]) => {
        const spelt = canonicalHost(parts.join('.') + end)
        if (spelt === undefined) return true
        return (
          /^[a-z0-9.-]{1,253}$/.test(spelt) &&
          canonicalHost(spelt) === spelt &&
          canonicalHost(`${spelt.toUpperCase()}.:1`) === spelt
        )
      }),
      { numRuns: 10_000 },
    )
  })
})

const tenant = (slug: string) => ({ slug }) as TenantHandle

/** An application over a raw socket; its answer says which tenant it served. */
async function serving(options: FastifyServerOptions = {}) {
  const app = Fastify(options as object)
  const known = new Map(['a', 'b'].map((slug) => [`${slug}.localhost`, tenant(slug)]))
  await app.register(tenancyPlugin, {
    tenancy: { resolve: async (host: string) => known.get(host) ?? null },
    platformHosts: ['localhost'],
  })
  app.get('/', async (request) => `tenant ${request.tenantOrNull?.slug ?? 'none'};`)
  app.get('/mine', async (request) => request.tenant.slug)
  await app.listen({ host: '127.0.0.1', port: 0 })
  onTestFinished(() => app.close())
  const { port } = app.server.address() as { port: number }
  return async (...lines: string[]): Promise<string> => {
    const socket = connect(port, '127.0.0.1')
    let answer = ''
    socket.setEncoding('utf8').on('data', (text: string) => {
      answer += text
    })
    socket.on('error', () => {})
    socket.write(`${[...lines, 'Connection: close'].join('\r\n')}\r\n\r\n`)
    await once(socket, 'close')
    const served = /tenant \w+;/.exec(answer)?.[0]
    return served ?? answer.split('\r\n')[0] ?? ''
  }
}

describe('F11: over a raw socket', () => {
  const get = 'GET / HTTP/1.1'
  test.for([
    ['its host', [get, 'Host: a.localhost'], 'tenant a;'],
    ['its host in capitals with a port and a dot', [get, 'Host: A.LocalHost.:8000'], 'tenant a;'],
    ['the platform', [get, 'Host: localhost:8000'], 'tenant none;'],
    ['nobody', [get, 'Host: c.localhost'], 'HTTP/1.1 404 Not Found'],
    ['two hosts', [get, 'Host: a.localhost', 'Host: b.localhost'], 'HTTP/1.1 400 Bad Request'],
    ['the same host twice', [get, 'Host: a.localhost', 'hOST: a.localhost'], 'HTTP/1.1 400 Bad Request'],
    ['two hosts in one header', [get, 'Host: a.localhost, b.localhost'], 'HTTP/1.1 404 Not Found'],
    [
      'a target with a host of its own',
      ['GET http://b.localhost/ HTTP/1.1', 'Host: a.localhost'],
      'HTTP/1.1 400 Bad Request',
    ],
    ['no header', [get], 'HTTP/1.1 400 Bad Request'],
    ['no header, in HTTP/1.0', ['GET / HTTP/1.0'], 'HTTP/1.1 404 Not Found'],
    ['an empty header', [get, 'Host:'], 'HTTP/1.1 404 Not Found'],
    ['an underscore', [get, 'Host: a_.localhost'], 'HTTP/1.1 404 Not Found'],
    ['254 characters', [get, `Host: ${'a.'.repeat(122)}.localhost`], 'HTTP/1.1 404 Not Found'],
    ['an IPv6 literal', [get, 'Host: [::1]:80'], 'HTTP/1.1 404 Not Found'],
    ['user info', [get, 'Host: b.localhost@a.localhost'], 'HTTP/1.1 404 Not Found'],
    ['a folded header', [get, 'Host: a.localhost', ' b.localhost'], 'HTTP/1.1 400 Bad Request'],
    ['a blank before the colon', [get, 'Host: a.localhost', 'Host : b.localhost'], 'HTTP/1.1 400 Bad Request'],
    ['a forwarded host', [get, 'Host: a.localhost', 'X-Forwarded-Host: b.localhost'], 'tenant a;'],
    ['a standard forwarded host', [get, 'Host: a.localhost', 'Forwarded: host=b.localhost'], 'tenant a;'],
    [
      'a host with another name',
      [get, 'Host: a.localhost', 'X-Host: b.localhost', 'X-Original-Host: b.localhost'],
      'tenant a;',
    ],
    ['asterisk form', ['OPTIONS * HTTP/1.1', 'Host: a.localhost'], 'HTTP/1.1 400 Bad Request'],
  ] as const)('%s: %j → %s', async ([, lines, expected]) => {
    expect(await (await serving())(...lines)).toBe(expected)
  })

  const forwarded = [get, 'Host: a.localhost', 'X-Forwarded-Host: b.localhost'] as const

  test('a forwarded host counts from the listed proxy and from nobody else', async () => {
    expect(await (await serving({ trustProxy: '192.0.2.1' }))(...forwarded)).toBe('tenant a;')
    expect(await (await serving({ trustProxy: '127.0.0.1' }))(...forwarded)).toBe('tenant b;')
    const own = await serving({ trustProxy: '192.0.2.1' })
    expect(await own(...forwarded, 'X-Forwarded-For: 192.0.2.1')).toBe('tenant a;')
  })

  test('of several forwarded hosts the one that the nearest proxy wrote counts', async () => {
    const trusting = await serving({ trustProxy: '127.0.0.1' })
    expect(await trusting(get, 'Host: c.localhost', 'X-Forwarded-Host: b.localhost, a.localhost')).toBe('tenant a;')
    expect(await trusting(get, 'Host: a.localhost', 'X-Forwarded-Host: b_.localhost')).toBe('HTTP/1.1 404 Not Found')
  })

  test('a route for tenants fails on the platform host instead of serving somebody', async () => {
    const ask = await serving()
    expect(await ask('GET /mine HTTP/1.1', 'Host: localhost')).toBe('HTTP/1.1 500 Internal Server Error')
  })
})
