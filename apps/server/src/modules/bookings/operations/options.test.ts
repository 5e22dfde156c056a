import { eq } from 'drizzle-orm'
import { expect } from 'vitest'
import { inClockedApp } from '../../../../test/clocked.ts'
import { assertConsistent } from '../../../../test/consistency.ts'
import { newService, newStaffMember } from '../../../../test/fixtures.ts'
import { addons, fields, services, variants } from '../../services/tables.ts'
import { skills } from '../../staff/tables.ts'

const now = '2030-01-01T00:00:00Z'
const day = '2030-01-07'
const at = (time: string) => `${day}T${time}:00Z`
const customer_email = 'customer@example.com'

type Db = Parameters<typeof newService>[0]
/** A cut of 30 minutes with long hair (60) and a mask (+20). */
async function newCut(db: Db, values: Parameters<typeof newService>[1] = {}) {
  const cut = await newService(db, { intervalMinutes: 10, ...values })
  const own = { serviceId: cut.id, durationMinutes: 60, priceMinor: 250_00 }
  const [long] = await db
    .insert(variants)
    .values({ ...own, name: 'long' })
    .returning()
  const [mask] = await db
    .insert(addons)
    .values({ ...own, durationMinutes: 20, priceMinor: 50_00, name: 'mask' })
    .returning()
  return { cut, long: long!, mask: mask! }
}

inClockedApp(
  'what is chosen with a service decides how long it takes, what it costs and what is offered',
  async ({ db, visitor, owner }) => {
    const { cut, long, mask } = await newCut(db)
    const { id: staff_id } = await newStaffMember(db, { hours: ['09:00', '11:00'] })
    const count = async (query: string) =>
      (await visitor(now).get(`/api/availability/slots/?from=${day}&service=${cut.id}${query}`)).results.map(
        ({ wall_time }: { wall_time: string }) => wall_time.slice(11),
      )
    expect((await count('')).at(-1)).toBe('10:30')
    expect((await count(`&variant=${long.id}`)).at(-1)).toBe('10:00')
    expect((await count(`&variant=${long.id}&addons=${mask.id}`)).at(-1)).toBe('09:40')
    expect((await count(`&followed_by=${cut.id}:${long.id}:${mask.id}`)).at(-1)).toBe('09:10')
    expect((await count(`&followed_by=${cut.id}::${mask.id}`)).at(-1)).toBe('09:40')
    const wish = { service_id: cut.id, customer_email, variant_id: long.id, addon_ids: [mask.id, mask.id] }
    expect(await visitor(now).post('/api/bookings/', { ...wish, start_time: at('09:50') })).toMatchObject({
      status: 400,
    })
    const held = await visitor(now).post('/api/bookings/hold/', {
      ...wish,
      customer_email: undefined,
      start_time: at('09:40'),
    })
    expect(held).toMatchObject({ end_time: at('11:00'), price: '300.00', staff_id })
    await visitor(now).post(`/api/bookings/${held.id}/book/`, { token: held.token, customer_email })
    const { results } = await owner(now).get(`/api/items/?booking_id=${held.id}`)
    expect(results).toMatchObject([
      {
        name: 'Haircut (long, mask)',
        variant_id: long.id,
        price: '300.00',
        addons: [{ name: 'mask', price: '50.00', duration_minutes: 20 }],
      },
    ])
    await assertConsistent(db)
  },
)

inClockedApp(
  'a booking moves with what was agreed on, whatever has become of it since',
  async ({ db, visitor, owner }) => {
    const { cut, long, mask } = await newCut(db)
    await newStaffMember(db)
    const wish = { service_id: cut.id, customer_email, variant_id: long.id, addon_ids: [mask.id] }
    const { id, manage_token } = await visitor(now).post('/api/bookings/', { ...wish, start_time: at('09:00') })
    await db.update(variants).set({ isActive: false }).where(eq(variants.id, long.id))
    await db.delete(addons).where(eq(addons.id, mask.id))
    await db.update(services).set({ isActive: false, priceMinor: 1 }).where(eq(services.id, cut.id))
    expect(await visitor(now).post('/api/bookings/', { ...wish, start_time: at('12:00') })).toMatchObject({
      code: 'bookings.service_inactive',
    })
    const slots = await visitor(now).get(`/api/manage/${manage_token}/slots/?from=${day}`)
    expect(slots.count).toBeGreaterThan(10)
    const moved = await visitor(now).post(`/api/manage/${manage_token}/reschedule/`, { start_time: at('09:30') })
    expect(moved).toMatchObject({ start_time: at('09:30'), end_time: at('10:50'), price: '300.00' })
    expect((await owner(now).get(`/api/items/?booking_id=${id}`)).results).toMatchObject([
      { name: 'Haircut (long, mask)', addons: [{ id: mask.id }], variant_id: long.id },
    ])
    await assertConsistent(db)
  },
)

inClockedApp('in a class what is chosen changes the price alone', async ({ db, visitor }) => {
  const { cut, long, mask } = await newCut(db, { capacity: 3 })
  await newStaffMember(db)
  const wish = { service_id: cut.id, customer_email, start_time: at('09:00') }
  const plain = await visitor(now).post('/api/bookings/', wish)
  const chosen = await visitor(now).post('/api/bookings/', {
    ...wish,
    seats: 2,
    variant_id: long.id,
    addon_ids: [mask.id],
  })
  expect([plain.end_time, chosen.end_time]).toEqual([at('09:30'), at('09:30')])
  expect([plain.price, chosen.price]).toEqual(['150.00', '600.00'])
  expect(await visitor(now).post('/api/bookings/', wish)).toMatchObject({ code: 'bookings.slot_taken' })
  await assertConsistent(db)
})

inClockedApp(
  'a person’s own time and price are for the service as it is, and what is added comes on top',
  async ({ db, visitor }) => {
    const { cut, long, mask } = await newCut(db)
    const { id: staffId } = await newStaffMember(db)
    await db.insert(skills).values({ serviceId: cut.id, staffId, durationMinutes: 45, priceMinor: 200_00 })
    const book = (time: string, more: object) =>
      visitor(now).post('/api/bookings/', { service_id: cut.id, customer_email, start_time: at(time), ...more })
    expect(await book('09:00', {})).toMatchObject({ end_time: at('09:45'), price: '200.00' })
    expect(await book('10:00', { addon_ids: [mask.id] })).toMatchObject({ end_time: at('11:05'), price: '250.00' })
    expect(await book('12:00', { variant_id: long.id })).toMatchObject({ end_time: at('13:00'), price: '250.00' })
    await assertConsistent(db)
  },
)

inClockedApp('with all that is added a service takes a day at most', async ({ db, visitor }) => {
  const { cut } = await newCut(db)
  await newStaffMember(db)
  const [week] = await db.insert(addons).values({ serviceId: cut.id, name: 'rest', durationMinutes: 1440 }).returning()
  const wish = { service_id: cut.id, customer_email, start_time: at('09:00'), addon_ids: [week!.id] }
  expect(await visitor(now).post('/api/bookings/', wish)).toMatchObject({ status: 400, code: 'bookings.too_long' })
})

inClockedApp(
  'customers answer what they must, those who work there what they know; both as it was worded',
  async ({ db, visitor, owner }) => {
    const { cut } = await newCut(db)
    await newStaffMember(db)
    const [field] = await db
      .insert(fields)
      .values({ serviceId: cut.id, label: 'Allergies ?', isRequired: true })
      .returning()
    const wish = { service_id: cut.id, customer_email, start_time: at('09:00') }
    const answers = [{ field_id: field!.id, value: ' Noix ' }]
    const missing = { status: 400, errors: [{ field: 'answers' }] }
    expect(await visitor(now).post('/api/bookings/', wish)).toMatchObject(missing)
    const held = await visitor(now).post('/api/bookings/hold/', { ...wish, customer_email: undefined })
    const settle = (more: object) =>
      visitor(now).post(`/api/bookings/${held.id}/book/`, { token: held.token, customer_email, ...more })
    expect(await settle({})).toMatchObject(missing)
    expect(await settle({ answers })).toMatchObject({
      answers: [{ field_id: field!.id, label: 'Allergies ?', value: 'Noix' }],
    })
    expect(await owner(now).post('/api/bookings/', { ...wish, start_time: at('10:00') })).toMatchObject({ answers: [] })
    const foreign = [{ field_id: crypto.randomUUID(), value: 'x' }]
    expect(
      await owner(now).post('/api/bookings/', { ...wish, start_time: at('11:00'), answers: foreign }),
    ).toMatchObject({
      ...{ status: 400, errors: [{ field: 'answers.0' }] },
    })
  },
)

inClockedApp(
  'who asks for free times again gets them where they have changed, or their dates alone',
  async ({ db, demo, visitor }) => {
    const cut = await newService(db, { capacity: 3, intervalMinutes: 30, minNoticeMinutes: 60 })
    await newStaffMember(db, { hours: ['09:00', '10:00'] })
    const url = `/api/availability/slots/?service=${cut.id}&from=${day}&to=2030-01-08`
    const ask = (known: string | undefined, time = now) =>
      demo.get(url, { 'x-test-now': time, ...(known === undefined ? {} : { 'if-none-match': known }) })
    const first = await ask(undefined)
    const { etag } = first.headers as { etag: string }
    expect(first.json()).toMatchObject({ count: 4, dates: [day, '2030-01-08'], results: { length: 4 } })
    expect([(await ask(etag)).statusCode, (await ask(etag)).body]).toEqual([304, ''])
    const book = (seats: number) =>
      visitor(now).post('/api/bookings/', { service_id: cut.id, customer_email, start_time: at('09:00'), seats })
    await book(2)
    const second = await ask(etag)
    expect(second.statusCode).toBe(200)
    expect(second.json().results.map(({ seats_left }: { seats_left: number }) => seats_left)).toEqual([1, 3, 3, 3])
    expect((await visitor(now).get(`${url}&seats=2`)).count).toBe(3)
    await book(1)
    expect((await visitor(now).get(url)).count).toBe(3)
    // Time alone changes it as well: notice.
    const third = (await ask(undefined)).headers.etag as string
    expect((await ask(third, at('08:30'))).statusCode).toBe(304)
    expect((await ask(third, at('08:31'))).json().count).toBe(2)
    expect(await visitor(now).get(`${url}&dates_only=true`)).toMatchObject({
      dates: [day, '2030-01-08'],
      count: 3,
      results: [],
    })
    expect(await visitor(now).get(`${url}&dates_only=yes`)).toMatchObject({ status: 400 })
    expect((await visitor(now).get(`${url}&first=1`)).results).toHaveLength(1)
  },
)
