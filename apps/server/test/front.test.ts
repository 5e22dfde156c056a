import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, onTestFinished, test } from 'vitest'
import { newService, openApp } from './fixtures.ts'

// What stands in front of the application: proxies, slow clients, other programs' bodies.

describe('a proxy', () => {
  /** `inject` comes from 127.0.0.1. */
  const open = async (trustedProxies: string[]) => {
    const context = await openApp({ trustedProxies })
    const tenant = await context.open('demo')
    for (let index = 0; index < 3; index++) await newService(tenant.db)
    const next = async (headers: Record<string, string>) => {
      const reply = await context.demo.get('/api/services/?page_size=1', headers)
      return reply.statusCode === 200 ? reply.json().next : reply.json()
    }
    return { ...context, next }
  }

  test('that is trusted says by which protocol and host a client came, and nobody else does', async () => {
    const headers = { 'x-forwarded-proto': 'https', 'x-forwarded-host': 'acme.localhost' }
    const trusting = await open(['127.0.0.1'])
    expect(await trusting.next({ 'x-forwarded-proto': 'https' })).toBe(
      'https://demo.localhost:8000/api/services/?page_size=1&page=2',
    )
    expect((await trusting.demo.get('/api/', headers)).json().services).toBe('https://acme.localhost/api/services/')
    for (const trustedProxies of [[], ['10.0.0.0/8']]) {
      const { next } = await open(trustedProxies)
      for (const protocol of ['https', 'javascript', 'a b']) {
        expect(await next({ ...headers, 'x-forwarded-proto': protocol })).toMatch(/^http:\/\/demo\.localhost:8000\//)
      }
    }
  })

  test.each(['javascript', 'HTTPS', 'https://evil.example', 'a b', 'https, ', '<x>'])(
    'that says “%s” for a protocol is told so, before an address is made of it',
    async (protocol) => {
      const { next, demo } = await open(['127.0.0.1'])
      const refused = { status: 400, code: 'core.malformed', detail: expect.stringContaining('X-Forwarded-Proto') }
      const headers = { 'x-forwarded-proto': protocol }
      expect(await next(headers)).toMatchObject(refused)
      // Of another protocol than http and https every origin is `null`, which is what a sandboxed page sends.
      const signedIn = { ...headers, origin: 'null', cookie: 'a=b' }
      const reply = await demo.post('/api/auth/sign-in/email', { email: 'a@example.com', password: 'x' }, signedIn)
      expect(reply.json()).toMatchObject(refused)
    },
  )

  test('or a client whose host has no possible port is told so', async () => {
    const { next } = await open([])
    expect(await next({ host: 'demo.localhost:99999' })).toMatchObject({ status: 400, code: 'core.malformed' })
    expect(await next({ host: 'demo.localhost:65535' })).toMatch(/^http:\/\/demo\.localhost:65535\//)
  })
})

describe('a client', () => {
  test.each([
    ['its headers', 'GET /health HTTP/1.1\r\nHost: localhost\r\n', 'X-Slow: x\r\n'],
    [
      'its body',
      'POST /api/bookings/ HTTP/1.1\r\nHost: demo.localhost\r\nContent-Type: application/json\r\nContent-Length: 999\r\n\r\n',
      ' ',
    ],
  ])('that sends %s slower than REQUEST_TIMEOUT_SECONDS is cut off with 408', async (_what, beginning, more) => {
    const { app } = await openApp({ requestTimeoutMs: 1000 })
    await app.listen({ host: '127.0.0.1', port: 0 })
    const socket = connect((app.server.address() as { port: number }).port, '127.0.0.1')
    onTestFinished(() => void socket.destroy())
    const started = performance.now()
    socket.write(beginning)
    // Never silent, so that only the limit for the whole request can end it.
    const dripping = setInterval(() => socket.write(more), 100)
    // What drips after the answer meets a closed door: the answer is what counts.
    socket.on('error', () => {})
    let heard = ''
    socket.on('data', (part) => {
      clearInterval(dripping)
      heard += part
    })
    await new Promise((resolve) => socket.on('close', resolve))
    clearInterval(dripping)
    expect(heard).toMatch(/^HTTP\/1\.1 408 /)
    expect(performance.now() - started).toBeGreaterThan(900)
  })

  test('that is in time is not', async () => {
    const { app } = await openApp({ requestTimeoutMs: 1000 })
    await app.listen({ host: '127.0.0.1', port: 0 })
    const socket = connect((app.server.address() as { port: number }).port, '127.0.0.1')
    onTestFinished(() => void socket.destroy())
    socket.write('GET /health HTTP/1.1\r\nHost: localhost\r\n')
    await pause(500)
    socket.write('Connection: close\r\n\r\n')
    expect(await text(socket)).toMatch(/^HTTP\/1\.1 200 /)
  })

  test('that sends something else than JSON gets 415, also where a browser would not have asked first', async () => {
    const { app } = await openApp()
    for (const type of [
      'text/plain',
      'text/plain;charset=UTF-8',
      'application/xml',
      'multipart/form-data; boundary=x',
    ]) {
      const headers = { host: 'demo.localhost', 'content-type': type }
      const reply = await app.inject({ method: 'POST', url: '/api/bookings/', headers, payload: '{}' })
      expect([type, reply.statusCode, reply.json().code]).toEqual([type, 415, 'core.media_type'])
      expect(reply.headers['content-type']).toMatch(/^application\/problem\+json/)
    }
  })
})
