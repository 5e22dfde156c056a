import { expect } from 'vitest'
import { inApp, newService, newStaffMember, signIn, soon } from '../../../test/fixtures.ts'
import { bookingEvents, bookings } from './tables.ts'

const path = '/api/bookings/'
const customer_email = 'amina@example.com'

inApp('the same Idempotency-Key books once, and gets the same answer again', async ({ demo, acme, open }) => {
  const tenant = await open('demo')
  const { id: service_id } = await newService(tenant.db)
  for (let people = 0; people < 6; people++) await newStaffMember(tenant.db)
  const body = { service_id, customer_email, start_time: soon.toString() }
  const send = (change: object = {}, key = 'a key') =>
    demo.post(path, { ...body, ...change }, { 'idempotency-key': key })

  const replies = await Promise.all([send(), send(), send(), send(), send()])
  expect(replies.map(({ statusCode }) => statusCode)).toEqual([201, 201, 201, 201, 201])
  expect(new Set(replies.map((reply) => reply.json().id)).size).toBe(1)
  expect(replies.filter((reply) => reply.headers['idempotency-replayed'] === 'true')).toHaveLength(4)
  expect(replies.map((reply) => reply.json())).toEqual(Array(5).fill(replies[0]!.json()))
  expect(await tenant.db.$count(bookings)).toBe(1)

  const other = await send({ notes: 'Something else' })
  expect(other.json()).toMatchObject({ status: 422, code: 'core.idempotency_conflict' })
  expect((await send({}, 'another key')).json().id).not.toBe(replies[0]!.json().id)
  // A key is a business's own, and a route's.
  const elsewhere = await acme.post(path, body, { 'idempotency-key': 'a key' })
  expect(elsewhere.json()).toMatchObject({ code: 'bookings.unknown_service' })
  const held = await demo.post(
    `${path}hold/`,
    { service_id, start_time: body.start_time },
    { 'idempotency-key': 'a key' },
  )
  expect(held.json()).toMatchObject({ status: 'held', token: expect.any(String) })
})

inApp('what was refused is not kept: the same key may try again', async ({ demo, open }) => {
  const tenant = await open('demo')
  const { id: service_id } = await newService(tenant.db)
  const body = { service_id, customer_email, start_time: soon.toString() }
  const send = () => demo.post(path, body, { 'idempotency-key': 'k' })
  expect((await send()).json()).toMatchObject({ code: 'bookings.not_offered' })
  await newStaffMember(tenant.db)
  expect((await send()).statusCode).toBe(201)
})

inApp('whoever finds a time taken hears of the nearest that are free, and they are', async ({ demo, open }) => {
  const tenant = await open('demo')
  const { id: service_id } = await newService(tenant.db, { intervalMinutes: 30 })
  await newStaffMember(tenant.db)
  const book = (start_time: string) => demo.post(path, { service_id, customer_email, start_time })
  expect((await book(soon.toString())).statusCode).toBe(201)
  const refused = (await book(soon.toString())).json()
  const around = [-60, -30, 30].map((minutes) => soon.add({ minutes }).toString())
  expect(refused).toMatchObject({ status: 409, code: 'bookings.slot_taken', alternatives: expect.any(Array) })
  expect(refused.alternatives).toHaveLength(3)
  expect(refused.alternatives).toEqual(expect.arrayContaining(around.slice(1)))
  for (const start of refused.alternatives) expect((await book(start)).statusCode).toBe(201)
})

inApp('of a booking made by somebody who works there it is kept who made it', async (context) => {
  const tenant = await context.open('demo')
  const { id: service_id } = await newService(tenant.db)
  await newStaffMember(tenant.db)
  const member = await signIn(context, 'demo.localhost:8000', { memberOf: 'demo' })
  const body = { service_id, customer_email, start_time: soon.toString() }
  expect((await member.post(path, body)).json()).toMatchObject({ status: 'confirmed', source: 'staff' })
  expect(await tenant.db.select().from(bookingEvents)).toMatchObject([{ actorName: 'Test User' }])
  // A user of the platform who does not work here is a customer like others.
  await newStaffMember(tenant.db)
  const guest = await signIn(context, 'demo.localhost:8000', { memberOf: 'acme' })
  expect((await guest.post(path, body)).json()).toMatchObject({ source: 'page' })
  // Nor does another site's page book in a member's name.
  await newStaffMember(tenant.db)
  const foreign = await member.post(path, body, { origin: 'https://elsewhere.example' })
  expect(foreign.json()).toMatchObject({ status: 'confirmed', source: 'page' })
})
