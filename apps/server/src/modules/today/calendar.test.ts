import { eq, sql } from 'drizzle-orm'
import { expect, vi } from 'vitest'
import { inApp, newService, newStaffMember, signIn } from '../../../test/fixtures.ts'
import { customers } from '../customers/tables.ts'
import { staff } from '../staff/tables.ts'
import { CalendarBody } from './calendar-contract.ts'

vi.setConfig({ testTimeout: 120_000 })
const host = 'demo.localhost:8000'

inApp('a week is one answer, with people, hours, customers and buffers, however full it is', async (context) => {
  const { demo, open } = context
  const owner = await signIn(context, host, { memberOf: 'demo' })
  const { db } = await open('demo')
  const service = await newService(db, { bufferBeforeMinutes: 5, bufferAfterMinutes: 10 })
  const [salma, lina] = [
    await newStaffMember(db, { name: 'Salma', hours: ['09:00', '17:00'] }),
    await newStaffMember(db, { name: 'Lina' }),
  ]
  const start = Temporal.Now.zonedDateTimeISO('Africa/Casablanca').add({ days: 3 }).startOfDay().add({ hours: 9 })
  const from = start.toPlainDate()
  const book = async (staffId: string, days: number) =>
    (
      await demo.post('/api/bookings/', {
        ...{ service_id: service.id, staff_id: staffId, customer_email: 'amina@example.com', customer_name: 'Amina' },
        start_time: start.add({ days }).toInstant().toString(),
      })
    ).json()
  const mine = await book(salma.id, 0)
  await book(lina.id, 6)
  await book(lina.id, 7)
  const address = `/api/calendar/?from=${from}&to=${from.add({ days: 6 })}`
  const reply = await owner.get(address)
  expect([reply.statusCode, reply.statusCode === 200 ? '' : reply.body]).toEqual([200, ''])
  const week = reply.json()
  expect(CalendarBody.safeDecode(week).success).toBe(true)
  expect(week.people).toMatchObject([{ name: 'Lina' }, { name: 'Salma', open: { length: 7 } }])
  expect(week.bookings).toHaveLength(2)
  expect(week.bookings[0]).toMatchObject({
    id: mine.id,
    customer: { name: 'Amina' },
    items: [
      { staff_id: salma.id, name: 'Haircut', buffer_before_minutes: 5, buffer_after_minutes: 10, resource_ids: [] },
    ],
  })
  expect((await owner.get(`${address}&staff=${lina.id}`)).json()).toMatchObject({
    people: [{ name: 'Lina' }],
    bookings: { length: 1 },
  })

  const colleague = await signIn(context, host, { memberOf: 'demo', role: 'staff' })
  const { user } = (await colleague.get('/api/auth/get-session')).json()
  await db.update(staff).set({ userId: user.id }).where(eq(staff.id, salma.id))
  // Whoever is asked for, they get their own.
  expect((await colleague.get(`${address}&staff=${lina.id}`)).json()).toMatchObject({
    people: [{ name: 'Salma' }],
    bookings: [{ id: mine.id }],
  })
  const other = await signIn(context, 'acme.localhost:8000', { memberOf: 'acme' })
  expect((await other.get(address)).json()).toMatchObject({ people: [], bookings: [] })
  for (const query of [`from=${from}&to=${from.add({ days: 42 })}`, `from=${from}&to=${from.subtract({ days: 1 })}`]) {
    expect((await owner.get(`/api/calendar/?${query}`)).json()).toMatchObject({
      status: 400,
      code: 'today.invalid_dates',
    })
  }

  // Five hundred a week: statements do not grow with them, and the answer stays quick.
  const [{ id: customerId }] = (await db.select().from(customers)) as unknown as [{ id: string }]
  await db.execute(sql`with made as (insert into bookings_booking
    (id, created_at, updated_at, reference, service_id, staff_id, customer_id, start_time, end_time, status, price_minor, currency)
    select gen_random_uuid(), now(), now(), 'FULL' || n, ${service.id}::uuid, ${lina.id}::uuid, ${customerId}::uuid,
      ${mine.start_time}::timestamptz + n * interval '15 minutes', ${mine.start_time}::timestamptz + (n + 1) * interval '15 minutes',
      'completed', 1000, 'MAD' from generate_series(1, 500) n returning *)
    insert into bookings_item (id, created_at, updated_at, booking_id, position, service_id, staff_id, start_time, end_time, name, price_minor)
    select gen_random_uuid(), now(), now(), id, 0, service_id, staff_id, start_time, end_time, 'Haircut', 1000 from made`)
  const full = (await owner.get(address)).json()
  expect(full.bookings).toHaveLength(502)
})
