import { eq } from 'drizzle-orm'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { appOfFile, type Client, newService, newStaffMember, signIn, soon } from '../../../test/fixtures.ts'
import { auditEvents } from '../../core/audit/tables.ts'
import { bookings } from '../bookings/tables.ts'
import { entries } from '../waitlist/tables.ts'
import { customers } from './tables.ts'

const app = appOfFile()
const reason = 'Trois absences sans prévenir'
let owner: Client
let service_id: string
let amina: { id: string; email: string; phone: string }
let hour = 0
/** No two tests want the same time. */
const next = () => soon.add({ hours: hour++ }).toString()

beforeAll(async () => {
  owner = await signIn(app(), 'demo.localhost:8000', { memberOf: 'demo' })
  const { db } = await app().open('demo')
  service_id = (await newService(db)).id
  for (const _ of Array(3)) await newStaffMember(db)
})
beforeEach(async () => {
  const made = { name: 'Amina', email: `amina-${crypto.randomUUID()}@example.com`, phone: newNumber() }
  amina = (await owner.post('/api/customers/', made)).json()
})

const newNumber = () => `06${String(Math.floor(Math.random() * 1e8)).padStart(8, '0')}`
const block = (id = amina.id) => owner.post(`/api/customers/${id}/block/`, { reason })
const wish = (who: object) => ({ service_id, start_time: next(), ...who })

test('a customer is blocked for a reason, is marked and found as such, and is let in again', async () => {
  expect((await owner.post(`/api/customers/${amina.id}/block/`, { reason: ' ' })).statusCode).toBe(400)
  const blocked = await block()
  expect(blocked.json()).toMatchObject({
    ...{ id: amina.id, blocked_reason: reason, blocked_at: expect.any(String), blocked_by_name: expect.any(String) },
  })
  expect(blocked.json().blocked_by_name).not.toBe('')
  const among = async (isnull: boolean) => {
    const { results } = (await owner.get(`/api/customers/?blocked_at__isnull=${isnull}&page_size=100`)).json()
    return results.some(({ id }: { id: string }) => id === amina.id)
  }
  expect([await among(false), await among(true)]).toEqual([true, false])
  const free = await owner.post(`/api/customers/${amina.id}/unblock/`, {})
  expect(free.json()).toMatchObject({ blocked_at: null, blocked_reason: '', blocked_by_name: '' })
  const { db } = await app().open('demo')
  const told = await db.select().from(auditEvents).where(eq(auditEvents.objectId, amina.id))
  const actions = told.map(({ action }) => action)
  expect(actions).toEqual(expect.arrayContaining(['customers.block', 'customers.unblock']))
  expect(JSON.stringify(told)).not.toContain('absences')
})

test('only those who keep the customers block them, and only those who read notes are told why', async () => {
  await block()
  const context = app()
  const [staff, accountant] = await Promise.all(
    (['staff', 'accountant'] as const).map((role) =>
      signIn(context, 'demo.localhost:8000', { memberOf: 'demo', role }),
    ),
  )
  for (const client of [staff!, accountant!]) {
    expect((await client.post(`/api/customers/${amina.id}/unblock/`, {})).statusCode).toBe(403)
  }
  const seen = (await accountant!.get(`/api/customers/${amina.id}/`)).json()
  expect(seen.blocked_at).toEqual(expect.any(String))
  expect(seen).not.toHaveProperty('blocked_reason')
  const acme = await signIn(context, 'acme.localhost:8000', { memberOf: 'acme' })
  expect((await acme.post(`/api/customers/${amina.id}/block/`, { reason })).statusCode).toBe(404)
})

test('whoever is blocked is asked to call wherever they book by themselves, by address and by number', async () => {
  await block()
  const { demo, open } = app()
  const refused = { status: 409, code: 'customers.please_call' }
  const other = 'someone-else@example.com'
  // However it is written.
  const spelled = `+212 ${amina.phone.slice(1)}`
  for (const who of [
    { customer_email: amina.email.toUpperCase() },
    { customer_email: other, customer_phone: spelled },
  ]) {
    const reply = (await demo.post('/api/bookings/', wish({ ...who, despite_block: true }))).json()
    expect(reply).toMatchObject(refused)
    expect(JSON.stringify(reply)).not.toMatch(/block|absences/i)
    const held = (await demo.post('/api/bookings/hold/', wish({}))).json()
    const confirm = await demo.post(`/api/bookings/${held.id}/book/`, { token: held.token, ...who })
    expect(confirm.json()).toMatchObject(refused)
    const date = soon.toString().slice(0, 10)
    const wait = await demo.post('/api/waitlist/', { service_id, from_date: date, to_date: date, ...who })
    expect(wait.json()).toMatchObject(refused)
  }
  const { db } = await open('demo')
  expect(await db.$count(bookings, eq(bookings.customerId, amina.id))).toBe(0)
  expect(await db.$count(entries, eq(entries.customerId, amina.id))).toBe(0)
  // Nothing is left of who was asked to call, either.
  expect(await db.$count(customers, eq(customers.email, other))).toBe(0)
  await owner.post(`/api/customers/${amina.id}/unblock/`, {})
  expect((await demo.post('/api/bookings/', wish({ customer_email: amina.email }))).statusCode).toBe(201)
})

test('at the counter the reason is read, and they are booked nevertheless by whoever says so', async () => {
  await block()
  for (const who of [{ customer_id: amina.id }, { customer_email: amina.email }]) {
    const warned = (await owner.post('/api/bookings/', wish(who))).json()
    expect(warned).toMatchObject({ status: 409, code: 'customers.blocked', detail: expect.stringContaining(reason) })
    const booked = await owner.post('/api/bookings/', wish({ ...who, despite_block: true }))
    expect(booked.statusCode).toBe(201)
    const { results } = (await owner.get(`/api/events/?booking_id=${booked.json().id}`)).json()
    expect(results[0].metadata).toMatchObject({ despite_block: true })
  }
  const anyway = { ...wish({ customer_id: amina.id }), staff_id: (await owner.get('/api/staff/')).json().results[0].id }
  const overbook = (more: object) => owner.post('/api/bookings/overbook/', { ...anyway, reason: 'x', ...more })
  expect((await overbook({})).json().code).toBe('customers.blocked')
  expect((await overbook({ despite_block: true })).statusCode).toBe(200)
  // A family shares a number: who stands at the counter is whom they say.
  const sister = wish({ customer_email: `s-${crypto.randomUUID()}@example.com`, customer_phone: amina.phone })
  expect((await owner.post('/api/bookings/', sister)).statusCode).toBe(201)
})

test('merged with somebody, the two are blocked', async () => {
  const other = (await owner.post('/api/customers/', { name: 'Amina B.', phone: newNumber() })).json()
  await block(other.id)
  expect((await owner.post(`/api/customers/${amina.id}/merge/`, { other_id: other.id })).statusCode).toBe(200)
  expect((await owner.get(`/api/customers/${amina.id}/`)).json()).toMatchObject({ blocked_reason: reason })
  const { demo } = app()
  expect((await demo.post('/api/bookings/', wish({ customer_email: amina.email }))).json().code).toBe(
    'customers.please_call',
  )
})

test('of a booking and a block at once one is first: after the block nothing is booked any more', async () => {
  const { demo, open } = app()
  const { db } = await open('demo')
  for (let round = 0; round < 12; round++) {
    const email = `race-${round}-${crypto.randomUUID()}@example.com`
    const { id } = (await owner.post('/api/customers/', { name: 'Race', email })).json()
    const made = demo.post('/api/bookings/', wish({ customer_email: email }))
    const stopped = block(id).then(async ({ statusCode }) => {
      expect(statusCode).toBe(200)
      return db.$count(bookings, eq(bookings.customerId, id))
    })
    const [{ statusCode }, before] = await Promise.all([made, stopped])
    // What there is when the block has been answered is all there will be.
    expect([round, await db.$count(bookings, eq(bookings.customerId, id))]).toEqual([round, before])
    expect([round, statusCode]).toEqual([round, before === 1 ? 201 : 409])
  }
})
