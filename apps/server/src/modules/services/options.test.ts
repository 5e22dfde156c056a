import { randomUUIDv7 } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  appOfFile,
  type Client,
  inApp,
  inTenant,
  newService,
  newStaffMember,
  signIn,
  soon,
} from '../../../test/fixtures.ts'
import { items } from '../bookings/tables.ts'
import { skills } from '../staff/tables.ts'
import { listFields } from './queries.ts'
import { addons, fields, services, variants } from './tables.ts'

const app = appOfFile()
let demo: Client
let member: Client
let db: Awaited<ReturnType<ReturnType<typeof app>['open']>>['db']
/** The service that all of these are of, in dirhams. */
let service_id: string

beforeAll(async () => {
  const context = app()
  demo = context.demo
  member = await signIn(context, 'demo.localhost:8000', { memberOf: 'demo' })
  db = (await context.open('demo')).db
})

beforeEach(async () => {
  await db.delete(services)
  service_id = (await newService(db)).id
})

const long = () => ({ service_id, name: 'Long', duration_minutes: 60, price: '180.00' })
const question = () => ({ service_id, label: 'Which style?', kind: 'choice', options: ['Fassi', 'Khaliji'] })

/** Status, code and the first field at fault. */
async function refusal(reply: ReturnType<Client['get']>) {
  const { status, code, errors } = (await reply).json()
  return [status, code, errors?.[0]?.field]
}

test('a variant is told to everybody with its price in decimals and its service’s currency', async () => {
  const made = await member.post('/api/variants/', long())
  expect(made.statusCode).toBe(201)
  const { id } = made.json()
  const expected = {
    id,
    service_id,
    name: 'Long',
    description: '',
    translations: {},
    duration_minutes: 60,
    price: '180.00',
    currency: 'MAD',
    position: 0,
    is_active: true,
    created_at: expect.any(String),
    updated_at: expect.any(String),
  }
  expect(made.json()).toEqual(expected)
  expect((await demo.get(`/api/variants/${id}/`)).json()).toEqual(expected)
  expect((await demo.get('/api/variants/')).json().results).toEqual([expected])
  const changed = await member.request('PATCH', `/api/variants/${id}/`, { price: '200.5', position: 2 })
  expect(changed.json()).toMatchObject({ price: '200.50', position: 2, duration_minutes: 60 })
  // What was read can be sent back as it was.
  const { statusCode } = await member.request('PUT', `/api/variants/${id}/`, changed.json())
  expect(statusCode).toBe(200)
  const [stored] = await db.select().from(variants)
  expect(stored).toMatchObject({ priceMinor: 200_50 })
})

test('an add-on may take no time and cost nothing', async () => {
  const made = (await member.post('/api/addons/', { service_id, name: 'Tea' })).json()
  expect(made).toMatchObject({ duration_minutes: 0, price: '0.00', currency: 'MAD' })
  expect((await demo.get(`/api/addons/?service_id=${service_id}&is_active=true`)).json()).toMatchObject({
    count: 1,
    results: [{ name: 'Tea' }],
  })
})

test.for([
  ['JPY', '1200', 1200, '12.5', '1200'],
  ['TND', '12.345', 12_345, '12.3456', '12.345'],
  ['EUR', '12', 12_00, '12.345', '12.00'],
] as const)('prices in %s have as many decimals as it has', async ([currency, price, minor, tooFine, told]) => {
  const { id } = await newService(db, { currency })
  for (const list of ['variants', 'addons']) {
    const body = { ...long(), service_id: id, price }
    const made = (await member.post(`/api/${list}/`, body)).json()
    expect(made).toMatchObject({ price: told, currency })
    const finer = { price: tooFine }
    expect(await refusal(member.post(`/api/${list}/`, { ...body, name: 'x', ...finer }))).toEqual([
      400,
      'core.invalid_amount',
      'price',
    ])
    expect((await refusal(member.request('PATCH', `/api/${list}/${made.id}/`, finer)))[1]).toBe('core.invalid_amount')
    const renamed = await member.request('PATCH', `/api/${list}/${made.id}/`, { name: 'Renamed' })
    expect(renamed.json()).toMatchObject({ name: 'Renamed', price: told })
    expect((await member.request('PATCH', `/api/${list}/${made.id}/`, { price: '7' })).json().price).toMatch(
      /^7(\.0+)?$/,
    )
  }
  const [variant] = await db.select().from(variants)
  expect(variant!.priceMinor / minor).toBeCloseTo(7 / Number(price))
  // One request with services of two currencies.
  const both = [
    { ...long(), service_id: id, name: 'Other', price },
    { ...long(), price: '12.30' },
  ]
  const made = (await member.post('/api/variants/bulk/', both)).json()
  expect(made.map((one: { price: string; currency: string }) => [one.price, one.currency])).toEqual([
    [told, currency],
    ['12.30', 'MAD'],
  ])
})

test('an inactive one is shown as inactive services are, and can be left out', async () => {
  await member.request('PATCH', `/api/services/${service_id}/`, { is_active: false })
  for (const [list, body] of [
    ['variants', long()],
    ['addons', long()],
    ['fields', question()],
  ] as const) {
    const { id } = (await member.post(`/api/${list}/`, { ...body, is_active: false })).json()
    expect((await demo.get(`/api/${list}/${id}/`)).json()).toMatchObject({ is_active: false })
    expect((await demo.get(`/api/${list}/?is_active=true`)).json().count).toBe(0)
    expect((await demo.get(`/api/${list}/?service_id=${service_id}&is_active=false`)).json().count).toBe(1)
    expect((await demo.get(`/api/${list}/?service_id=${randomUUIDv7()}`)).json().count).toBe(0)
  }
})

test('lists begin with the order that people gave them, then by name', async () => {
  for (const [name, position] of [
    ['c', 1],
    ['b', 2],
    ['a', 2],
  ] as const) {
    for (const list of ['variants', 'addons']) await member.post(`/api/${list}/`, { ...long(), name, position })
    await member.post('/api/fields/', { service_id, label: name, position })
  }
  for (const [list, name] of Object.entries({ variants: 'name', addons: 'name', fields: 'label' })) {
    const { results } = (await demo.get(`/api/${list}/?ordering=position,${name}`)).json()
    expect(results.map((one: Record<string, string>) => one[name])).toEqual(['c', 'a', 'b'])
    expect((await demo.get(`/api/${list}/?ordering=-${name}`)).json().results[0]).toMatchObject({ [name]: 'c' })
    expect((await demo.get(`/api/${list}/?ordering=-created_at`)).json().results[0]).toMatchObject({ [name]: 'a' })
  }
})

test('only members write them', async () => {
  const stranger = await signIn(app(), 'demo.localhost:8000', { memberOf: 'acme' })
  for (const list of ['variants', 'addons', 'fields']) {
    expect((await demo.post(`/api/${list}/`, long())).statusCode).toBe(401)
    expect((await stranger.post(`/api/${list}/`, long())).statusCode).toBe(403)
  }
})

test('each stays with its service', async () => {
  const other = await newService(db)
  for (const [list, body] of [
    ['variants', long()],
    ['addons', long()],
    ['fields', question()],
  ] as const) {
    const { id } = (await member.post(`/api/${list}/`, body)).json()
    const path = `/api/${list}/${id}/`
    const refused = [400, 'services.fixed_service', 'service_id']
    expect(await refusal(member.request('PATCH', path, { service_id: other.id }))).toEqual(refused)
    expect(await refusal(member.request('PUT', path, { ...body, service_id: other.id }))).toEqual(refused)
    expect((await member.request('PATCH', path, { service_id, is_active: false })).statusCode).toBe(200)
    expect((await member.request('PUT', path, { ...body, service_id: service_id.toUpperCase() })).json()).toMatchObject(
      {
        service_id,
        is_active: true,
      },
    )
  }
})

inApp('a variant that was booked stays', async (context) => {
  const { db } = await context.open('demo')
  const { id: service_id } = await newService(db)
  await newStaffMember(db)
  const member = await signIn(context, 'demo.localhost:8000', { memberOf: 'demo' })
  const { id } = (await member.post('/api/variants/', { ...long(), service_id })).json()
  const body = { service_id, customer_email: 'amina@example.com', start_time: soon.toString() }
  await context.demo.post('/api/bookings/', body)
  await db.update(items).set({ variantId: id })
  expect(await refusal(member.request('DELETE', `/api/variants/${id}/`))).toEqual([409, 'core.in_use', undefined])
  await db.update(items).set({ variantId: null })
  expect((await member.request('DELETE', `/api/variants/${id}/`)).statusCode).toBe(204)
})

test('a service that does not exist has none', async () => {
  const unknown = { service_id: randomUUIDv7() }
  for (const [list, body] of [
    ['variants', long()],
    ['addons', long()],
    ['fields', question()],
  ] as const) {
    expect(await refusal(member.post(`/api/${list}/`, { ...body, ...unknown }))).toEqual([
      400,
      'core.unknown_reference',
      'service_id',
    ])
  }
})

test('no two of a service have one name, and they go with it', async () => {
  await member.post('/api/variants/', long())
  expect(await refusal(member.post('/api/variants/', long()))).toEqual([409, 'core.duplicate', 'service_id, name'])
  await member.post('/api/addons/', long())
  await member.post('/api/fields/', question())
  const other = await newService(db)
  expect((await member.post('/api/variants/', { ...long(), service_id: other.id })).statusCode).toBe(201)
  expect((await member.request('DELETE', `/api/services/${service_id}/`)).statusCode).toBe(204)
  expect([await db.$count(variants), await db.$count(addons), await db.$count(fields)]).toEqual([1, 0, 0])
})

describe('the currency of a service', () => {
  const change = (currency = 'JPY') =>
    member.request('PATCH', `/api/services/${service_id}/`, { currency, price: '1000' })

  test('is its own while nothing else is priced in it', async () => {
    await member.post('/api/fields/', question())
    const { id: staffId } = await newStaffMember(db)
    await db.insert(skills).values({ staffId, serviceId: service_id })
    expect((await change()).json()).toMatchObject({ currency: 'JPY', price: '1000' })
  })

  test.for(['variants', 'addons', 'skills'])('stays while there are %s with prices in it', async (list) => {
    if (list === 'skills') {
      const { id: staffId } = await newStaffMember(db)
      await db.insert(skills).values({ staffId, serviceId: service_id, priceMinor: 100_00 })
    } else await member.post(`/api/${list}/`, { ...long(), is_active: false })
    expect(await refusal(change())).toEqual([409, 'services.currency_in_use', 'currency'])
    // A PUT that names no currency means dirhams; nothing else of the service is held.
    const { statusCode } = await member.request('PUT', `/api/services/${service_id}/`, { name: 'Cut', price: '99.90' })
    expect(statusCode).toBe(200)
    const table = { variants, addons, skills }[list]!
    await db.delete(table)
    expect((await change()).statusCode).toBe(200)
  })

  test('and a new price never end up in two currencies, whoever writes first', async () => {
    for (let round = 0; round < 25; round++) {
      const currency = round % 2 === 0 ? 'TND' : 'JPY'
      const [made] = await Promise.all([
        member.post('/api/variants/', { ...long(), price: '12' }),
        member.request('PATCH', `/api/services/${service_id}/`, { currency, price: '12' }),
      ])
      const { id } = made.json()
      expect(Number((await demo.get(`/api/variants/${id}/`)).json().price)).toBe(12)
      await member.request('DELETE', `/api/variants/${id}/`)
    }
  })
})

describe('a field', () => {
  test('asks for text unless it says otherwise', async () => {
    const made = (await member.post('/api/fields/', { service_id, label: ' Anything else? ' })).json()
    expect(made).toEqual({
      id: expect.any(String),
      service_id,
      label: 'Anything else?',
      kind: 'text',
      options: [],
      translations: {},
      is_required: false,
      position: 0,
      is_active: true,
      created_at: expect.any(String),
      updated_at: expect.any(String),
    })
  })

  test.for([
    [{ kind: 'choice' }, 'services.invalid_options'],
    [{ kind: 'choice', options: [] }, 'services.invalid_options'],
    [{ kind: 'text', options: ['a'] }, 'services.invalid_options'],
    [{ options: ['a'] }, 'services.invalid_options'],
    [{ kind: 'choice', options: ['a', ' a '] }, 'core.invalid'],
    [{ kind: 'choice', options: [' '] }, 'core.invalid'],
    [{ kind: 'colour' }, 'core.invalid'],
  ] as const)('cannot be %j', async ([body, code]) => {
    const reply = await refusal(member.post('/api/fields/', { service_id, label: 'x', ...body }))
    const field = 'kind' in body && body.kind === 'colour' ? 'kind' : expect.stringMatching(/^options/)
    expect(reply).toEqual([400, code, field])
  })

  test('keeps kind and options together when one of them changes', async () => {
    const { id } = (await member.post('/api/fields/', question())).json()
    const patch = (body: object) => member.request('PATCH', `/api/fields/${id}/`, body)
    const refused = [400, 'services.invalid_options', 'options']
    expect(await refusal(patch({ kind: 'text' }))).toEqual(refused)
    expect(await refusal(patch({ options: [] }))).toEqual(refused)
    expect((await patch({ options: ['Fassi', 'Sahraoui'] })).json().options).toEqual(['Fassi', 'Sahraoui'])
    expect((await patch({ kind: 'yes_no', options: [] })).json()).toMatchObject({ kind: 'yes_no', options: [] })
    expect(await refusal(patch({ options: ['a'] }))).toEqual(refused)
  })
})

inTenant(
  'the fields of a visit are asked service by service, in their order, without those switched off',
  async (tx) => {
    const [cut, colour, other] = [await newService(tx), await newService(tx), await newService(tx)]
    const add = (serviceId: string, label: string, position: number, isActive = true) =>
      tx.insert(fields).values({ serviceId, label, position, isActive })
    await add(cut.id, 'b', 1)
    await add(cut.id, 'a', 1)
    await add(cut.id, 'last', 2)
    await add(cut.id, 'off', 0, false)
    await add(colour.id, 'colour', 5)
    await add(other.id, 'other', 0)
    const labels = async (...ids: string[]) => (await listFields(tx, ids)).map(({ label }) => label)
    expect(await labels(cut.id, colour.id)).toEqual(['a', 'b', 'last', 'colour'])
    expect(await labels(colour.id, cut.id, colour.id)).toEqual(['colour', 'a', 'b', 'last'])
    expect(await labels()).toEqual([])
  },
)
