import { beforeAll, expect, test, vi } from 'vitest'
import { appOfFile, type Client, signIn } from '../../../test/fixtures.ts'

const app = appOfFile()
let operator: Client
let demoId: string

beforeAll(async () => {
  // A process remembers hosts only while it hears of changes.
  await app().tenancy.internals.resolver.listen()
  operator = await signIn(app(), 'localhost:8000', { superuser: true })
  demoId = (await app().open('demo')).id
})

test('businesses are found by what they are called and where they are', async () => {
  const list = async (query: string) =>
    (await operator.get(`/api/tenants/?ordering=slug&${query}`))
      .json()
      .results.map(({ slug }: { slug: string }) => slug)
  expect(await list('')).toEqual(['acme', 'demo'])
  expect(await list('search=Démo')).toEqual(['demo'])
  expect(await list('slug=acme&status=active')).toEqual(['acme'])
  expect(await list('status__in=trial,suspended')).toEqual([])
  expect((await operator.get('/api/tenants/?slug=%00')).json()).toMatchObject({ errors: [{ field: 'slug' }] })
})

test('of a business an operator changes what is not for life', async () => {
  const path = `/api/tenants/${demoId}/`
  const before = await operator.get(path)
  expect((await app().demo.get('/')).body).toContain('Demo Company')
  expect(before.json()).toMatchObject({ slug: 'demo', primary_domain: 'demo.localhost', status: 'active' })
  const change = { name: 'Démo', max_staff: 7, metadata: { note: 'x' }, slug: 'other', status: 'deleted' }
  const changed = await operator.request('PATCH', path, change, { 'if-match': before.headers.etag as string })
  expect(changed.json()).toMatchObject({
    slug: 'demo',
    status: 'active',
    name: 'Démo',
    max_staff: 7,
    metadata: { note: 'x' },
  })
  expect((await operator.get(path)).headers.etag).toBe(changed.headers.etag)
  // Its name is remembered in each process, until it hears of the change.
  await vi.waitFor(async () => expect((await app().demo.get('/')).body).toContain('Démo'))
  const wrong = [
    { max_staff: -1 },
    { subscription_tier: 'Gold!' },
    { contact_email: 'x' },
    { metadata: [] },
    { metadata: { note: 'a\0' } },
    { metadata: { note: ['\ud800'] } },
    { metadata: { note: 'x'.repeat(20_000) } },
  ]
  for (const body of wrong) {
    const { status, errors } = (await operator.request('PATCH', path, body)).json()
    expect([body, status, errors?.[0]?.field]).toEqual([body, 400, Object.keys(body)[0]])
  }
  // What only looks like an escape is text.
  const text = { note: String.raw`\u0000 \ud800` }
  expect((await operator.request('PATCH', path, { metadata: text })).json()).toMatchObject({ metadata: text })
})

test('settings are one row for each business, and changed there', async () => {
  const { results } = (await operator.get(`/api/configs/?tenant_id=${demoId}`)).json()
  expect(results).toMatchObject([{ language: 'fr', time_zone: 'Africa/Casablanca', currency: 'MAD', first_weekday: 1 }])
  const path = `/api/configs/${results[0].id}/`
  const zone = { time_zone: 'Europe/Paris', tenant_id: 'another' }
  expect((await operator.request('PATCH', path, zone)).json()).toMatchObject({
    time_zone: 'Europe/Paris',
    tenant_id: demoId,
  })
  for (const time_zone of ['+01:00', 'Mars/Olympus', '']) {
    expect((await operator.request('PATCH', path, { time_zone })).json()).toMatchObject({
      errors: [{ field: 'time_zone' }],
    })
  }
  expect((await operator.request('DELETE', path)).statusCode).toBe(404)
  expect((await operator.post('/api/configs/', {})).statusCode).toBe(404)
})

test('what became of a business is told in order and never changed', async () => {
  await operator.post(`/api/tenants/${demoId}/suspend/`, { reason: 'Unpaid' })
  await operator.post(`/api/tenants/${demoId}/resume/`, { reason: 'Paid' })
  const { results } = (await operator.get(`/api/lifecycle/?tenant_id=${demoId}`)).json()
  expect(results).toMatchObject([
    { from_status: 'suspended', to_status: 'active', reason: 'Paid', actor_name: 'Test User' },
    { from_status: 'active', to_status: 'suspended', reason: 'Unpaid' },
    { from_status: null, to_status: 'active' },
  ])
  for (const method of ['PUT', 'PATCH', 'DELETE']) {
    expect((await operator.request(method, `/api/lifecycle/${results[0].id}/`, {})).statusCode).toBe(404)
  }
})

test('fields that nobody knows are refused when a business or a domain is made', async () => {
  for (const path of ['tenants', 'tenants/create_with_domain', 'domains', `tenants/${demoId}/suspend`]) {
    const { status, errors } = (await operator.post(`/api/${path}/`, { plan: 'gold' })).json()
    const fault = { field: 'plan', message: expect.stringContaining('is not known here; there are') }
    expect([path, status, errors]).toEqual([path, 400, expect.arrayContaining([fault])])
  }
})
