import { eq } from 'drizzle-orm'
import { beforeAll, expect, test, vi } from 'vitest'
import { appOfFile, type Client, signIn } from '../../../../test/fixtures.ts'
import { sharedAuditEvents } from '../../../core/audit/shared-tables.ts'
import { hasFeature } from '../features.ts'
import { contrastOf, textOn } from './colour.ts'
import { settingsOf } from './settings.ts'

const app = appOfFile()
let owner: Client
let staff: Client
let operator: Client
const path = '/api/settings/'

beforeAll(async () => {
  owner = await signIn(app(), 'demo.localhost:8000', { memberOf: 'demo' })
  staff = await signIn(app(), 'demo.localhost:8000', { memberOf: 'demo', role: 'staff' })
  operator = await signIn(app(), 'localhost:8000', { superuser: true })
})

test('a business reads and changes what it has set, and never over what somebody else has changed', async () => {
  const before = await staff.get(path)
  expect(before.json()).toMatchObject({
    ...{ language: 'fr', languages: ['fr', 'ar', 'en'], time_zone: 'Africa/Casablanca', currency: 'MAD' },
    ...{ first_weekday: 1, colour: '#0f766e', text_on_colour: '#ffffff', logo_url: '', notice: {} },
    ...{ trade: '', address: '', phone: '', whatsapp: '', map_url: '', about: {}, logo: null },
    ...{ redirect_to_primary: false, subscription_tier: 'free', max_bookings: null },
    features: { waitlist: true, custom_domain: false },
  })
  const etag = before.headers.etag as string
  expect((await staff.get(path, { 'if-none-match': etag })).statusCode).toBe(304)
  expect((await staff.request('PATCH', path, { currency: 'EUR' })).statusCode).toBe(403)
  const change = { colour: '#FDE047', notice: { fr: 'Fermé en août.' }, language: 'ar' }
  const changed = await owner.request('PATCH', path, change, { 'if-match': etag })
  expect(changed.json()).toMatchObject({ ...change, colour: '#fde047', text_on_colour: '#000000' })
  expect((await owner.request('PATCH', path, { language: 'fr' }, { 'if-match': etag })).statusCode).toBe(412)
  expect((await staff.get(path)).headers.etag).toBe(changed.headers.etag)
  const { db } = app().tenancy.shared
  const events = await db.select().from(sharedAuditEvents).where(eq(sharedAuditEvents.action, 'settings.update'))
  expect(events).toMatchObject([
    { actorKind: 'member', before: { language: 'fr', colour: '#0f766e', notice: {} }, after: { language: 'ar' } },
  ])
})

test('what cannot be is refused with its field', async () => {
  const wrong: [object, string][] = [
    [{ colour: 'red' }, 'colour'],
    [{ colour: '#12345' }, 'colour'],
    [{ logo_url: 'http://x.example/logo.png' }, 'logo_url'],
    [{ logo_url: 'javascript:alert(1)' }, 'logo_url'],
    [{ logo_url: 'https://user:secret@x.example/' }, 'logo_url'],
    [{ map_url: 'http://maps.example/' }, 'map_url'],
    [{ instagram_url: 'javascript:alert(1)' }, 'instagram_url'],
    [{ phone: 'appelez-nous' }, 'phone'],
    [{ about: { de: 'x' } }, 'about.de'],
    [{ trade: 'bakery' }, 'trade'],
    [{ languages: [] }, 'languages'],
    [{ languages: ['fr', 'fr'] }, 'languages'],
    [{ languages: ['en'], language: 'fr' }, 'language'],
    [{ notice: { de: 'x' } }, 'notice.de'],
    [{ notice: { fr: 'x'.repeat(501) } }, 'notice.fr'],
    [{ time_zone: '+01:00' }, 'time_zone'],
    // Intl knows it, and no clock can be counted in it.
    [{ time_zone: 'SystemV/EST5' }, 'time_zone'],
    [{ first_weekday: 8 }, 'first_weekday'],
    [{ features: { sms: true } }, 'features'],
  ]
  for (const [body, field] of wrong) {
    const { status, errors } = (await owner.request('PATCH', path, body)).json()
    expect([body, status, errors?.[0]?.field]).toEqual([body, 400, field])
  }
  expect((await owner.request('PATCH', path, { logo_url: 'https://x.example/logo.png' })).statusCode).toBe(200)
})

test('on every colour white or black can be read', () => {
  for (let value = 0; value < 2 ** 24; value += 257) {
    const colour = `#${value.toString(16).padStart(6, '0')}`
    expect(contrastOf(colour, textOn(colour))).toBeGreaterThanOrEqual(4.5)
  }
  expect(contrastOf('#000000', '#ffffff')).toBeCloseTo(21)
})

test('a tier brings its limits and features, and an operator agrees on others', async () => {
  const { id } = await app().open('acme')
  const of = async () => {
    const { max_staff, max_services, max_bookings } = (await operator.get(`/api/tenants/${id}/`)).json()
    return [max_staff, max_services, max_bookings]
  }
  const change = (body: object) => operator.request('PATCH', `/api/tenants/${id}/`, body)
  expect(await of()).toEqual([5, 20, null])
  await change({ subscription_tier: 'team' })
  expect(await of()).toEqual([20, 100, 5000])
  await change({ max_staff: 33 })
  await change({ subscription_tier: 'team', name: 'Acme' })
  expect(await of()).toEqual([33, 100, 5000])
  await change({ subscription_tier: 'business', max_bookings: 7 })
  expect(await of()).toEqual([100, 500, 7])
  // One that was agreed on with this business alone.
  await change({ subscription_tier: 'as-agreed' })
  expect(await of()).toEqual([100, 500, 7])

  await change({ subscription_tier: 'solo' })
  const settings = settingsOf(app().tenancy)
  expect(hasFeature(await settings(id), 'custom_domain')).toBe(true)
  expect(hasFeature(await settings(id), 'api_keys')).toBe(false)
  const { results } = (await operator.get(`/api/configs/?tenant_id=${id}`)).json()
  const features = { custom_domain: false, api_keys: true }
  const config = await operator.request('PATCH', `/api/configs/${results[0].id}/`, { features })
  expect(config.json()).toMatchObject({ features })
  await vi.waitFor(async () => {
    expect(hasFeature(await settings(id), 'custom_domain')).toBe(false)
    expect(hasFeature(await settings(id), 'api_keys')).toBe(true)
  })
  const wrong = await operator.request('PATCH', `/api/configs/${results[0].id}/`, { features: { flying: true } })
  expect(wrong.json()).toMatchObject({ status: 400 })
})

test('what an operator switches off for a business is refused there, and nowhere else', async () => {
  const { id } = await app().open('demo')
  const { results } = (await operator.get(`/api/configs/?tenant_id=${id}`)).json()
  const joining = {
    service_id: crypto.randomUUID(),
    customer_email: 'x@example.com',
    from_date: '2030-01-07',
    to_date: '2030-01-07',
  }
  const join = async (client: Client) => (await client.post('/api/waitlist/', joining)).json().code
  const without = (features: object) => operator.request('PATCH', `/api/configs/${results[0].id}/`, { features })
  expect(await join(app().demo)).not.toBe('tenants.feature_off')
  await without({ waitlist: false })
  expect([await join(app().demo), await join(owner)]).toEqual(Array(2).fill('tenants.feature_off'))
  expect(await join(app().acme)).not.toBe('tenants.feature_off')
  expect((await owner.get(path)).json()).toMatchObject({ features: { waitlist: false, series: true } })
  await without({})
  expect(await join(app().demo)).not.toBe('tenants.feature_off')
})

test('whoever has changed something reads it as it is, whether or not changes are heard of', async () => {
  const { tenancy, open } = app()
  const { id } = await open('demo')
  const settings = settingsOf({ ...tenancy, onChange: () => () => {} })
  const zone = async () => (await settings(id)).zone.name
  expect(await zone()).toBe('Africa/Casablanca')
  await owner.request('PATCH', path, { time_zone: 'Europe/Paris' })
  expect(await zone()).toBe('Africa/Casablanca')
  settings.forget(id)
  expect(await zone()).toBe('Europe/Paris')
})
