import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { newService, newStaffMember, openApp, signIn, soon } from '../../../test/fixtures.ts'

test('with 200,000 bookings behind it, a month is read by the index of the constraint, and nothing reads whole tables', async () => {
  const context = await openApp({}, { poolSize: 2 })
  const { demo, tenancy } = context
  const tenant = await context.open('demo')
  const { db } = tenant
  const service = await newService(db, { intervalMinutes: 30 })
  const people = []
  for (let person = 0; person < 10; person++) people.push((await newStaffMember(db)).id)
  await db.execute(sql`insert into customers_customer (id, created_at, updated_at, email)
    select gen_random_uuid(), now(), now(), 'customer' || n || '@example.com' from generate_series(1, 2000) n`)
  // Back to back, 30 minutes each, into the past from today on. One person after the other: a statement has its time limit.
  for (const person of people) {
    const own = sql`bookings_session where staff_id = ${person}::uuid`
    await db.execute(sql`insert into bookings_session (id, created_at, updated_at, service_id, staff_id, start_time, end_time, taken)
      select gen_random_uuid(), now(), now(), ${service.id}::uuid, ${person}::uuid, start_time, start_time + interval '30 minutes', 1
      from generate_series(1, 20000) n, lateral (select date_trunc('day', now()) - n * interval '30 minutes' as start_time) at`)
    await db.execute(sql`insert into bookings_booking (id, created_at, updated_at, service_id, staff_id, start_time, end_time,
        status, customer_id, reference, price_minor, currency)
      select s.id, s.created_at, s.updated_at, service_id, staff_id, start_time, end_time, 'completed', c.id, s.id::text, 0, 'MAD'
      from (select *, row_number() over () as n from ${own}) s
        join (select id, row_number() over () as n from customers_customer) c on c.n = 1 + s.n % 2000`)
    await db.execute(sql`insert into bookings_item (id, created_at, updated_at, service_id, staff_id, start_time, end_time,
        booking_id, session_id, position, name, price_minor)
      select gen_random_uuid(), created_at, updated_at, service_id, staff_id, start_time, end_time, id, id, 0, 'Haircut', 0
      from ${own}`)
    await db.execute(sql`insert into bookings_occupation (id, created_at, updated_at, subject_id, session_id, during)
      select gen_random_uuid(), created_at, updated_at, staff_id, id, tstzrange(start_time, end_time) from ${own}`)
  }
  const tables = ['session', 'occupation', 'item', 'booking'].map((name) => `bookings_${name}`)
  const ask = (text: string, values: unknown[] = []) =>
    tenancy.internals.owner.with((client) => client.query(text, values))
  await ask(`analyze ${tables.map((table) => `"${tenant.schemaName}".${table}`).join(', ')}`)

  /** How often each table was read as a whole, and how often the index of the constraint was used. */
  const scans = async () => {
    const whole = await ask(
      `select relname, seq_scan::int from pg_stat_user_tables where schemaname = $1 and relname = any ($2) order by 1`,
      [tenant.schemaName, tables],
    )
    const used = await ask(
      `select idx_scan::int from pg_stat_user_indexes where schemaname = $1 and indexrelname = 'bookings_occupation_overlap'`,
      [tenant.schemaName],
    )
    return { whole: whole.rows, used: used.rows[0].idx_scan as number }
  }
  // A backend tells what it did when it is asked to: both are, as neither is free while the other sleeps.
  const settled = async () => {
    const told = () => db.execute(sql`select pg_stat_force_next_flush(), pg_sleep(0.2)`)
    await Promise.all([told(), told()])
    return scans()
  }
  const member = await signIn(context, 'demo.localhost:8000', { memberOf: 'demo' })
  const before = await settled()
  const [from, to] = [0, 30].map((days) =>
    soon
      .add({ hours: days * 24 })
      .toString()
      .slice(0, 10),
  )
  const path = `/api/availability/slots/?service=${service.id}`
  expect((await demo.get(`${path}&from=${from}&to=${to}`)).json().count).toBeGreaterThan(1000)
  const months = await settled()
  expect(months.used).toBeGreaterThan(before.used)
  const body = { service_id: service.id, customer_email: 'customer7@example.com', start_time: soon.toString() }
  const { id } = (await demo.post('/api/bookings/', body)).json()
  const moved = await member.post(`/api/bookings/${id}/reschedule/`, { start_time: soon.add({ hours: 1 }).toString() })
  expect(moved.json()).toMatchObject({ sequence: 1 })
  expect((await member.post(`/api/bookings/${id}/cancel/`, {})).json()).toMatchObject({ status: 'cancelled' })
  expect((await settled()).whole).toEqual(before.whole)
}, 300_000)
