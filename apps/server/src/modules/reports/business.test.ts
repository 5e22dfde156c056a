import { eq } from 'drizzle-orm'
import { expect } from 'vitest'
import { inClockedApp } from '../../../test/clocked.ts'
import { newService, newStaffMember, signIn } from '../../../test/fixtures.ts'
import { bookings } from '../bookings/tables.ts'

const host = 'demo.localhost:8000'

inClockedApp('a business’s figures are those of the rows that they lead to', async (context) => {
  const { demo, open } = context
  const owner = await signIn(context, host, { memberOf: 'demo' })
  const { db } = await open('demo')
  const service = await newService(db)
  const salma = await newStaffMember(db, { name: 'Salma', hours: ['09:00', '12:00'] })
  const first = Temporal.Now.plainDateISO('Africa/Casablanca').add({ days: 2 })
  const at = (days: number, time: string) =>
    first.add({ days }).toPlainDateTime(Temporal.PlainTime.from(time)).toZonedDateTime('Africa/Casablanca').toInstant()
  const book = async (email: string, days: number, time: string) => {
    const body = {
      service_id: service.id,
      staff_id: salma.id,
      customer_email: email,
      start_time: at(days, time).toString(),
    }
    return (await demo.post('/api/bookings/', body)).json()
  }
  const made = [
    await book('a@example.com', 0, '09:00'),
    await book('b@example.com', 0, '10:00'),
    await book('a@example.com', 1, '09:00'),
    await book('c@example.com', 1, '11:30'),
  ]
  for (const [position, status] of ['completed', 'completed', 'confirmed', 'no_show'].entries()) {
    await db
      .update(bookings)
      .set({ status: status as 'completed' })
      .where(eq(bookings.id, made[position].id))
  }
  await owner.post(`/api/bookings/${made[0].id}/payments/`, { payments: [{ method: 'cash', amount: '150.00' }] })

  const span = `from_date=${first}&to_date=${first.add({ days: 1 })}`
  // On the morning of the second day.
  const then = { 'x-test-now': at(1, '08:00').toString() }
  const reply = await owner.get(`/api/reports/?${span}`, then)
  expect([reply.statusCode, reply.statusCode === 200 ? '' : reply.body]).toEqual([200, ''])
  const report = reply.json()
  expect(report.periods).toMatchObject([
    { from_date: `${first}`, to_date: `${first}`, revenue: {}, visits: 2, no_shows: 0 },
    { visits: 0, no_shows: 1, upcoming: 1 },
  ])
  expect(report).toMatchObject({
    no_shows: { count: 1, of: 3, rate: 0.3333 },
    sources: [{ source: 'page', count: 4 }],
    rebooking: { visits: 2, rebooked: 1, rate: 0.5 },
    // Six hours, of which four half hours are taken.
    people: [{ name: 'Salma', open_minutes: 360, busy_minutes: 120, fill_rate: 0.3333 }],
  })
  const rowsOf = async (address: string) => (await owner.get(address)).json().count
  expect(await rowsOf(report.periods[0].bookings.visits)).toBe(2)
  expect(await rowsOf(report.no_shows.bookings)).toBe(1)
  expect(await rowsOf(report.sources[0].bookings)).toBe(4)
  expect(await rowsOf(report.people[0].bookings)).toBe(4)

  const today = (await owner.get('/api/reports/?group=month')).json()
  const taken = today.periods.filter(({ revenue }: { revenue: object }) => Object.keys(revenue).length > 0)
  expect(taken).toMatchObject([{ revenue: { MAD: '150.00' } }])
  expect(await rowsOf(taken[0].transactions)).toBe(1)
  const weeks = (await owner.get('/api/reports/?from_date=2026-01-01&to_date=2026-01-31&group=week')).json().periods
  expect(weeks.map((one: { from_date: string }) => one.from_date)).toEqual([
    ...['2026-01-01', '2026-01-05', '2026-01-12', '2026-01-19', '2026-01-26'],
  ])
  expect((await owner.get('/api/reports/?from_date=2025-01-01&to_date=2025-12-31')).json().people).toBeNull()
  for (const query of ['from_date=2020-01-01&to_date=2022-01-01', 'from_date=2022-01-02&to_date=2022-01-01']) {
    expect((await owner.get(`/api/reports/?${query}`)).json()).toMatchObject({
      status: 400,
      code: 'reports.invalid_dates',
    })
  }

  const reception = await signIn(context, host, { memberOf: 'demo', role: 'reception' })
  expect((await reception.get('/api/reports/')).statusCode).toBe(403)
  const other = await signIn(context, 'acme.localhost:8000', { memberOf: 'acme' })
  expect((await other.get(`/api/reports/?${span}`)).json()).toMatchObject({ sources: [], people: [] })
})
