import { beforeAll, expect, test } from 'vitest'
import { appOfFile, type Client, signIn } from '../../../../test/fixtures.ts'

const app = appOfFile()
let owner: Client

// Two pixels by two, of each kind.
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAEElEQVR4nGPgzg4HIgYIBQAVSgM10FDqwwAAAABJRU5ErkJggg==',
  'base64',
)
const jpeg = Buffer.from(
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAFA3PEY8MlBGQUZaVVBfeMiCeG5uePWvuZHI////////////////////////////////////////////////////2wBDAVVaWnhpeOuCguv/////////////////////////////////////////////////////////////////////////wAARCAACAAIDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAP/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QAFQEBAQAAAAAAAAAAAAAAAAAAAQP/xAAUEQEAAAAAAAAAAAAAAAAAAAAA/9oADAMBAAIRAxEAPwCQBTf/2Q==',
  'base64',
)
const webp = Buffer.from('UklGRiwAAABXRUJQVlA4ICAAAABwAQCdASoCAAIAB0CWJaACdAFAAAD+5PNAOvWlubcQAA==', 'base64')
const host = 'demo.localhost:8000'

beforeAll(async () => {
  owner = await signIn(app(), host, { memberOf: 'demo' })
})

/** As a page sends a file. */
const put = (bytes: Buffer, type = 'image/png', client = owner) =>
  client.request('PUT', '/api/settings/logo/', bytes, { 'content-type': type })

test('only those who set the page up give it a picture', async () => {
  const staff = await signIn(app(), host, { memberOf: 'demo', role: 'staff' })
  for (const client of [staff, app().demo]) {
    expect((await put(png, 'image/png', client)).statusCode).toBeOneOf([401, 403])
    expect((await client.request('DELETE', '/api/settings/logo/')).statusCode).toBeOneOf([401, 403])
  }
})

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
  // Cut off, with nothing after the beginning, or with a bit that was lost on the way.
  for (const whole of [png, jpeg, webp]) {
    for (const bytes of [whole.subarray(0, 12), whole.subarray(0, whole.length - 2)]) {
      expect((await put(bytes)).json()).toMatchObject({ status: 400, code: 'tenants.invalid_logo' })
    }
  }
  const lost = Buffer.from(png)
  lost.writeUInt8(lost.readUInt8(45) ^ 1, 45)
  expect((await put(lost)).json()).toMatchObject({ code: 'tenants.invalid_logo' })
  expect((await put(svg, 'image/svg+xml')).statusCode).toBe(415)
  expect((await put(Buffer.concat([png, Buffer.alloc(600 * 1024)]))).statusCode).toBe(413)
  expect((await app().demo.get('/logo')).statusCode).toBe(404)
})
