import { eq } from 'drizzle-orm'
import { expect, vi } from 'vitest'
import { inApp, newService, newStaffMember, signIn } from '../../../test/fixtures.ts'
import { bookings } from '../bookings/tables.ts'
import { notifications } from '../communications/tables.ts'
import { staff } from '../staff/tables.ts'
import { TodayBody } from './contract.ts'

vi.setConfig({ testTimeout: 60_000 })
const host = 'demo.localhost:8000'

inApp(
  'a day’s first screen has who comes, what waits, holes with who waits for them, money, failures and gaps',
  async (context) => {
    const { demo, open } = context
    const owner = await signIn(context, host, { memberOf: 'demo' })
    const { db } = await open('demo')
    const service = await newService(db)
    const onRequest = await newService(db, { name: 'Maquillage', requiresApproval: true })
    const salma = await newStaffMember(db, { name: 'Salma' })
    const lina = await newStaffMember(db, { name: 'Lina', hours: ['09:00', '12:00'] })
    const [idle] = await db.insert(staff).values({ name: 'Nour' }).returning()
    const date = Temporal.Now.plainDateISO('Africa/Casablanca').add({ days: 3 }).toString()
    const at = (time: string) =>
      Temporal.PlainDateTime.from(`${date}T${time}`).toZonedDateTime('Africa/Casablanca').toInstant()
    const book = async (body: object, staffId = salma.id) =>
      (
        await demo.post('/api/bookings/', {
          service_id: service.id,
          staff_id: staffId,
          customer_email: 'amina@example.com',
          ...body,
        })
      ).json()
    const first = await book({ start_time: at('10:00').toString(), customer_name: 'Amina' })
    const second = await book({ start_time: at('09:00').toString() }, lina.id)
    const request = await book({ service_id: onRequest.id, start_time: at('15:00').toString() })
    expect([first.status, second.status, request.status]).toEqual(['confirmed', 'confirmed', 'pending'])
    await owner.post(`/api/bookings/${first.id}/payments/`, { payments: [{ method: 'cash', amount: '50.00' }] })
    const waiting = {
      service_id: service.id,
      staff_id: lina.id,
      from_date: date,
      to_date: date,
      customer_email: 'omar@example.com',
    }
    expect((await demo.post('/api/waitlist/', waiting)).statusCode).toBe(201)
    const late = { ...waiting, customer_email: 'late@example.com', from_time: '13:00', to_time: '14:00' }
    expect((await demo.post('/api/waitlist/', late)).statusCode).toBe(201)

    const reply = await owner.get(`/api/today/?date=${date}`)
    expect([reply.statusCode, reply.statusCode === 200 ? '' : reply.body]).toEqual([200, ''])
    const today = reply.json()
    expect(TodayBody.safeDecode(today).success).toBe(true)
    expect(today.arrivals).toMatchObject([
      { id: second.id, staff: { name: 'Lina' }, balance: '150.00' },
      { id: first.id, staff: { name: 'Salma' }, services: ['Haircut'], balance: '100.00', status: 'confirmed' },
    ])
    expect(today.requests).toMatchObject([{ id: request.id, status: 'pending' }])
    const ofLina = today.holes.filter((hole: { staff: { id: string } }) => hole.staff.id === lina.id)
    expect(ofLina).toMatchObject([{ from: at('09:30').toString(), to: at('12:00').toString(), minutes: 150 }])
    expect(ofLina[0].waiting).toHaveLength(1)
    // The request keeps its time as well.
    const ofSalma = today.holes.filter((hole: { staff: { id: string } }) => hole.staff.id === salma.id)
    expect(ofSalma.map(({ from }: { from: string }) => from)).toEqual(
      [at('00:00'), at('10:30'), at('15:30')].map(String),
    )
    expect(today.missing).toMatchObject({ policy: true, hours: [{ id: idle!.id, name: 'Nour' }], holidays: [] })

    const now = (await owner.get('/api/today/')).json()
    expect(now.money).toEqual({ date: { MAD: '50.00' }, week_before: {}, week_before_by_now: {} })
    expect(now.arrivals).toEqual([])
    expect(now.requests).toHaveLength(1)
    const before = now.failed.messages
    await db.update(notifications).set({ status: 'failed', sentAt: null })
    expect((await owner.get('/api/today/')).json().failed.messages).toBeGreaterThan(before)
    await owner.post('/api/policies/', { cancel_tiers: [] })
    expect((await owner.get('/api/today/')).json().missing.policy).toBe(false)
  },
)

inApp('each role is shown its part of the day, and no other business anything', async (context) => {
  const { demo, acme, open } = context
  const { db } = await open('demo')
  const service = await newService(db)
  const [salma, lina] = [await newStaffMember(db, { name: 'Salma' }), await newStaffMember(db, { name: 'Lina' })]
  const start = Temporal.Now.zonedDateTimeISO('Africa/Casablanca').add({ days: 3 }).startOfDay().add({ hours: 9 })
  const date = start.toPlainDate().toString()
  for (const { id } of [salma, lina]) {
    const body = {
      service_id: service.id,
      staff_id: id,
      customer_email: `${id}@example.com`,
      start_time: start.toInstant().toString(),
    }
    expect((await demo.post('/api/bookings/', body)).statusCode).toBe(201)
  }
  const colleague = await signIn(context, host, { memberOf: 'demo', role: 'staff' })
  expect((await colleague.get(`/api/today/?date=${date}`)).statusCode).toBe(403)
  const { user } = (await colleague.get('/api/auth/get-session')).json()
  await db.update(staff).set({ userId: user.id }).where(eq(staff.id, salma.id))
  const hers = (await colleague.get(`/api/today/?date=${date}`)).json()
  expect(hers.arrivals).toMatchObject([{ staff: { name: 'Salma' }, balance: null }])
  expect(new Set(hers.holes.map((hole: { staff: { name: string } }) => hole.staff.name))).toEqual(new Set(['Salma']))
  expect(hers).toMatchObject({ money: null, missing: null, failed: { messages: null, payments: null, webhooks: null } })
  const accountant = await signIn(context, host, { memberOf: 'demo', role: 'accountant' })
  expect((await accountant.get(`/api/today/?date=${date}`)).json()).toMatchObject({
    arrivals: [{ balance: '150.00' }, { balance: '150.00' }],
    money: { date: {} },
    failed: { messages: null, payments: 0 },
    missing: null,
  })
  const other = await signIn(context, 'acme.localhost:8000', { memberOf: 'acme' })
  expect((await other.get(`/api/today/?date=${date}`)).json()).toMatchObject({ arrivals: [], requests: [], holes: [] })
  expect((await acme.get('/api/today/')).statusCode).toBe(401)
  expect((await other.get('/api/today/?date=2030-02-30')).statusCode).toBe(400)
  await db.update(bookings).set({ status: 'cancelled' })
  expect((await accountant.get(`/api/today/?date=${date}`)).json().arrivals).toEqual([])
})
