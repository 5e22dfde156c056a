import { eq } from 'drizzle-orm'
import pg from 'pg'
import { expect } from 'vitest'
import { inClockedApp } from '../../../test/clocked.ts'
import { assertConsistent } from '../../../test/consistency.ts'
import { newService, newStaffMember, signIn, soon } from '../../../test/fixtures.ts'
import { services } from '../services/tables.ts'
import { skills, staff } from '../staff/tables.ts'
import { bookings, policies, sessions } from './tables.ts'

// What somebody finds out or gains who asks oddly, or at an odd time.

const now = soon.subtract({ hours: 24 })
const customer_email = 'customer@example.com'
const later = (minutes: number) => soon.add({ minutes }).toString()

inClockedApp('who joins a class leaves with it, however long the class is by now', async (context) => {
  const { db, visitor } = context
  const { id: service_id } = await newService(db, { capacity: 3, durationMinutes: 60 })
  const other = await newService(db)
  await newStaffMember(db)
  const book = (more: object) => visitor(now).post('/api/bookings/', { customer_email, start_time: later(0), ...more })
  expect(await book({ service_id })).toMatchObject({ end_time: later(60) })
  await db.update(services).set({ durationMinutes: 90 }).where(eq(services.id, service_id))
  expect(await book({ service_id })).toMatchObject({ status: 'confirmed', end_time: later(60) })
  expect(await book({ service_id: other.id, start_time: later(60) })).toMatchObject({ status: 'confirmed' })
  const [session] = await db.select().from(sessions).where(eq(sessions.serviceId, service_id))
  for (const { endTime } of await db.select().from(bookings).where(eq(bookings.serviceId, service_id))) {
    expect(endTime).toEqual(session?.endTime)
  }
  await assertConsistent(db)
})

inClockedApp('a visitor is not told who owns an address, nor why somebody is not free', async (context) => {
  const { db, visitor, owner } = context
  const { id: service_id } = await newService(db)
  const { id: staff_id } = await newStaffMember(db)
  const body = { service_id, staff_id, customer_email, start_time: later(0) }
  expect(await visitor(now).post('/api/bookings/', body)).toMatchObject({ status: 'confirmed', customer_id: null })
  const again = { ...body, start_time: later(15) }
  const told = await visitor(now).post('/api/bookings/', again)
  expect([told.code, told.detail.includes('booked')]).toEqual(['bookings.slot_taken', false])
  expect(await owner(now).post('/api/bookings/', again)).toMatchObject({ detail: expect.stringContaining('booked') })
  const own = await owner(now).post('/api/bookings/', { ...body, start_time: later(60) })
  expect(own.customer_id).toMatch(/^[0-9a-f-]{36}$/)
  const joined = await visitor(now).post('/api/waitlist/', {
    ...{ service_id, customer_email, from_date: later(0).slice(0, 10), to_date: later(0).slice(0, 10) },
  })
  expect([joined.status, 'customer_id' in joined]).toEqual(['waiting', false])
})

inClockedApp('a customer does not come by a dearer person for the price of another', async (context) => {
  const { db, visitor, owner } = context
  const { id: service_id } = await newService(db, { priceMinor: 100_00 })
  const [junior, senior] = [await newStaffMember(db, { name: 'Junior' }), await newStaffMember(db, { name: 'Senior' })]
  await db.insert(skills).values([
    { serviceId: service_id, staffId: junior.id },
    { serviceId: service_id, staffId: senior.id, priceMinor: 300_00 },
  ])
  const body = { service_id, staff_id: junior.id, customer_email, start_time: later(0) }
  const { id, manage_token } = await visitor(now).post('/api/bookings/', body)
  const wanted = { start_time: later(60), staff_id: senior.id }
  const refused = await visitor(now).post(`/api/manage/${manage_token}/reschedule/`, wanted)
  expect(refused).toMatchObject({ code: 'bookings.move_refused', detail: expect.stringContaining('300.00') })
  // The business gives them whom it likes.
  expect(await owner(now).post(`/api/bookings/${id}/reschedule/`, wanted)).toMatchObject({ price: '100.00' })
})

inClockedApp('whoever moved late and then stays away owes what cancelling would have cost', async (context) => {
  const { db, visitor, owner } = context
  const { id: service_id } = await newService(db, { priceMinor: 100_00 })
  await newStaffMember(db)
  await db.insert(policies).values({ version: 1, cancelTiers: [{ minutes_before: 1440, percent: 50 }] })
  const body = { service_id, customer_email, start_time: later(0) }
  const { id, manage_token } = await visitor(now).post('/api/bookings/', body)
  const late = soon.subtract({ hours: 2 })
  await visitor(late).post(`/api/manage/${manage_token}/reschedule/`, { start_time: later(60) })
  const missed = await owner(soon.add({ minutes: 80 })).post(`/api/bookings/${id}/no_show/`)
  expect(missed).toMatchObject({ status: 'no_show', fee: '50.00' })
})

inClockedApp('from one network ten wait at most, and what is offered to them counts as held', async (context) => {
  const { db, visitor, owner } = context
  const { id: service_id } = await newService(db)
  await newStaffMember(db)
  const date = later(0).slice(0, 10)
  const join = (caller: ReturnType<typeof visitor>, who: number, hour = 9) =>
    caller.post('/api/waitlist/', {
      ...{ service_id, customer_email: `c${who}@example.com`, from_date: date, to_date: date },
      ...{ from_time: `${hour}:00`.padStart(5, '0'), to_time: `${hour + 1}:00`.padStart(5, '0') },
    })
  for (let who = 0; who < 10; who++) expect(await join(visitor(now), who, 9 + who)).toMatchObject({ status: 'waiting' })
  expect(await join(visitor(now), 10)).toMatchObject({ status: 409, code: 'waitlist.too_many_entries' })
  expect(await join(owner(now), 11)).toMatchObject({ status: 'waiting' })
  await expect.poll(() => db.$count(bookings, eq(bookings.status, 'held')), { timeout: 10_000 }).toBe(11)
  const more = { service_id, start_time: later(12 * 60) }
  expect(await visitor(now).post('/api/bookings/hold/', more)).toMatchObject({ code: 'bookings.too_many_holds' })
})

inClockedApp('a request that lapsed unseen keeps nobody from cancelling the rest of a series', async (context) => {
  const { db, owner } = context
  const { id: service_id } = await newService(db, { requiresApproval: true })
  await newStaffMember(db)
  await db.insert(policies).values({ version: 1, approvalMinutes: 60 })
  const series = await owner(now).post('/api/series/book/', {
    ...{ service_id, customer_email, start_time: later(0), frequency: 'day', count: 3 },
  })
  const [first] = series.bookings as { id: string }[]
  await owner(now).post(`/api/bookings/${first!.id}/confirm/`)
  const cancelled = await owner(now.add({ minutes: 90 })).post(`/api/series/${series.series.id}/cancel/`)
  expect(cancelled).toMatchObject({ cancelled: [{ id: first!.id, status: 'cancelled' }] })
})

inClockedApp('visitors who swap what they hold never wait for each other', async (context) => {
  const { db, tenancy } = context
  const { id: service_id } = await newService(db)
  const people = [await newStaffMember(db), await newStaffMember(db), await newStaffMember(db)]
  // Each from a network of their own: those of one wait for one another anyway.
  const hold = async (of: number, at: number, replaces?: string) => {
    const reply = await context.app.inject({
      method: 'POST',
      url: '/api/bookings/hold/',
      headers: { host: 'demo.localhost', 'x-test-now': now.toString() },
      remoteAddress: `10.0.0.${at % 3}`,
      payload: {
        ...{ service_id, staff_id: people[of % 3]!.id, start_time: later(30 * at) },
        ...(replaces === undefined ? {} : { replaces }),
      },
    })
    return reply.json()
  }
  let held = await Promise.all([0, 1, 2].map((of) => hold(of, of)))
  for (let round = 1; round <= 8; round++) {
    // Each goes to another person, at a time that nobody else wants.
    held = await Promise.all(held.map(({ token }, of) => hold(of + round, of + 3 * round, token)))
    expect(held.map(({ status }) => status)).toEqual(['held', 'held', 'held'])
  }
  expect(await db.$count(bookings, eq(bookings.status, 'held'))).toBe(3)
  await assertConsistent(db)
  // Of a deadlock the client hears nothing, because it is tried again; PostgreSQL tells once its connection has closed.
  await tenancy.close()
  const client = new pg.Client(context.config.ownerUrl)
  await client.connect()
  const { rows } = await client.query('select deadlocks::int from pg_stat_database where datname = current_database()')
  await client.end()
  expect(rows).toEqual([{ deadlocks: 0 }])
})

inClockedApp('the address of a feed is for the person, and for who leads the business', async (context) => {
  const { db, owner, tenancy } = context
  const { id } = await newStaffMember(db)
  const member = await signIn(context, 'demo.localhost:8000', { memberOf: 'demo' })
  const me = (await member.get('/api/auth/get-session')).json()
  expect(await owner(now).post(`/api/staff/${id}/feed/`)).toMatchObject({ token: expect.any(String) })
  await tenancy.shared.db.execute(`update users_tenant_membership set role = 'staff' where user_id = '${me.user.id}'`)
  const ask = async () => (await member.post(`/api/staff/${id}/feed/`, undefined)).statusCode
  expect(await ask()).toBe(403)
  await db.update(staff).set({ userId: me.user.id }).where(eq(staff.id, id))
  expect(await ask()).toBe(200)
})
