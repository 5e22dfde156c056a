import { TenantClient } from '@bookme/tenancy/testing'
import { beforeAll, expect, test } from 'vitest'
import { appOfFile, type Client, signIn } from '../../../../test/fixtures.ts'

const app = appOfFile()
let owner: Client
/** Of the owner's session. */
let cookie: string

const png = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(100, 1)])
const jpeg = Buffer.concat([Buffer.from('ffd8ffe0', 'hex'), Buffer.alloc(100, 2)])
const webp = Buffer.concat([Buffer.from('RIFF\0\0\0\0WEBP', 'latin1'), Buffer.alloc(100, 3)])
const host = 'demo.localhost:8000'

beforeAll(async () => {
  const { app: server, ...rest } = app()
  /** Whatever is signed in by way of it leaves its cookie here. */
  const watched = {
    inject: async (options: object) => {
      const reply = await server.inject(options)
      const lines = [reply.headers['set-cookie'] ?? []].flat()
      cookie = lines.map((line) => line.split(';')[0]).join('; ')
      return reply
    },
  }
  await signIn({ ...rest, app: watched as never }, host, { memberOf: 'demo' })
  owner = new TenantClient(server, host, { cookie, origin: `http://${host}` }) as Client
  const staff = await signIn(app(), host, { memberOf: 'demo', role: 'staff' })
  expect((await staff.request('DELETE', '/api/settings/logo/')).statusCode).toBe(403)
})

/** As a page sends a file. */
function put(bytes: Buffer, type = 'image/png') {
  const headers = { host, cookie, origin: `http://${host}`, 'content-type': type }
  return app().app.inject({ method: 'PUT', url: '/api/settings/logo/', headers, payload: bytes })
}

test('a picture is known by its bytes, kept for ever at its address, and gone when it is taken away', async () => {
  for (const [bytes, type] of [
    [png, 'image/png'],
    [jpeg, 'image/jpeg'],
    [webp, 'image/webp'],
  ] as const) {
    // What the sender calls it does not count.
    const reply = await put(bytes, 'application/octet-stream')
    expect([reply.statusCode, reply.json()]).toEqual([200, { logo: expect.stringMatching(/^\/logo\?v=[\w-]{22}$/) }])
    const { logo } = reply.json() as { logo: string }
    expect((await owner.get('/api/settings/')).json()).toMatchObject({ logo })
    const picture = await app().demo.get(logo)
    expect(picture.headers).toMatchObject({
      ...{ 'content-type': type, 'cache-control': 'public, max-age=31536000, immutable' },
      'x-content-type-options': 'nosniff',
    })
    expect((picture as unknown as { rawPayload: Buffer }).rawPayload.equals(bytes)).toBe(true)
    // Without its name it may be another one tomorrow.
    expect((await app().demo.get('/logo')).headers['cache-control']).toBe('public, max-age=300')
    expect((await app().demo.get('/')).body).toContain(`src="${logo.replace('&', '&amp;')}"`)
    expect((await app().acme.get('/logo')).statusCode).toBe(404)
  }
  expect((await owner.request('DELETE', '/api/settings/logo/')).json()).toEqual({ logo: null })
  expect((await app().demo.get('/logo')).statusCode).toBe(404)
  expect((await app().demo.get('/')).body).not.toContain('/logo?v=')
})

test('what is no such picture, or is too large, is refused', async () => {
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')
  const large = Buffer.concat([png, Buffer.alloc(256 * 1024)])
  for (const bytes of [svg, Buffer.alloc(0), Buffer.from('GIF89a'), large]) {
    const reply = await put(bytes)
    expect([bytes.length, reply.statusCode, reply.json()]).toMatchObject([
      bytes.length,
      400,
      { code: 'tenants.invalid_logo' },
    ])
  }
  expect((await put(svg, 'image/svg+xml')).statusCode).toBe(415)
  expect((await put(Buffer.concat([png, Buffer.alloc(600 * 1024)]))).statusCode).toBe(413)
  expect((await app().demo.get('/logo')).statusCode).toBe(404)
})
