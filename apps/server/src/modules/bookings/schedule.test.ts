import { expect, test } from 'vitest'
import { appOfFile, newService, newStaffMember, signIn } from '../../../test/fixtures.ts'
import { timeOff } from '../staff/tables.ts'
import { closures } from './tables.ts'

const context = appOfFile()
const host = 'demo.localhost:8000'
const day = Temporal.Now.plainDateISO('UTC').add({ days: 30 })
const zone = 'Africa/Casablanca'
const at = (time: string) => day.toZonedDateTime({ timeZone: zone, plainTime: time }).toInstant().toString()

test('a calendar has what takes place, buffers, hours less what stands in their way; a move is judged by the engine', async () => {
  const { open, demo } = context()
  const { db } = await open('demo')
  const owner = await signIn(context(), host, { memberOf: 'demo' })
  const salma = await signIn(context(), host, { memberOf: 'demo', role: 'staff' })
  const { user } = (await salma.get('/api/auth/get-session')).json()
  const hers = await newStaffMember(db, { hours: ['09:00', '18:00'], userId: user.id })
  const other = await newStaffMember(db, { name: 'Yasmine', hours: ['09:00', '18:00'] })
  const service = await newService(db, { bufferAfterMinutes: 10, intervalMinutes: 15 })
  await db.insert(timeOff).values({ staffId: other.id, startsAt: `${day}T09:00`, endsAt: `${day}T12:00`, reason: '' })
  await db.insert(closures).values({ name: 'Inventaire', startsAt: `${day}T16:00`, endsAt: `${day}T18:00` })

  // Somebody without an address, whom only those who work there know.
  const customer = (await owner.post('/api/customers/', { name: 'Amina', phone: '+212612345678' })).json()
  const wish = { service_id: service.id, staff_id: hers.id, customer_id: customer.id, start_time: at('10:00') }
  expect((await demo.post('/api/bookings/', wish)).json()).toMatchObject({ code: 'bookings.unknown_customer' })
  const unknown = { ...wish, customer_id: service.id }
  expect((await owner.post('/api/bookings/', unknown)).json()).toMatchObject({ code: 'bookings.unknown_customer' })
  const nobody = { ...wish, customer_id: undefined }
  expect((await owner.post('/api/bookings/', nobody)).statusCode).toBe(400)
  const made = (await owner.post('/api/bookings/', wish)).json()
  expect(made).toMatchObject({ customer_id: customer.id, status: 'confirmed' })

  const schedule = (await owner.get(`/api/bookings/schedule/?from=${day}`)).json()
  expect(schedule.entries).toMatchObject([
    {
      ...{ booking_id: made.id, customer_name: 'Amina', start_time: at('10:00'), end_time: at('10:30') },
      ...{ buffer_after_minutes: 10, capacity: 1, is_movable: true, staff_id: hers.id },
    },
  ])
  const openOf = (id: string) => schedule.people.find((one: { staff_id: string }) => one.staff_id === id).open
  expect(openOf(hers.id)).toEqual([{ start_time: at('09:00'), end_time: at('16:00') }])
  expect(openOf(other.id)).toEqual([{ start_time: at('12:00'), end_time: at('16:00') }])
  expect(schedule.closures).toMatchObject([{ name: 'Inventaire', start_time: at('16:00') }])

  // A quarter of an hour later overlaps the booking itself, which is no reason against it.
  const why = async (time: string, client = owner) =>
    (await client.get(`/api/bookings/${made.id}/explain/?start_time=${at(time)}`)).json().results
  expect(await why('10:15')).toContainEqual({ staff_id: hers.id, is_free: true, reasons: [] })
  expect(await why('10:15')).toContainEqual({ staff_id: other.id, is_free: false, reasons: ['time_off'] })
  const slots = (await owner.get(`/api/bookings/${made.id}/slots/?from=${day}`)).json()
  expect(slots.results.map(({ start_time }: { start_time: string }) => start_time)).toContain(at('10:15'))
  const moved = await owner.post(`/api/bookings/${made.id}/reschedule/`, { start_time: at('10:15'), staff_id: hers.id })
  expect(moved.statusCode).toBe(200)

  // One's own calendar alone: others' bookings are not there.
  const theirs = (await owner.post('/api/bookings/', { ...wish, staff_id: other.id, start_time: at('13:00') })).json()
  const own = (await salma.get(`/api/bookings/schedule/?from=${day}`)).json()
  expect(own.entries.map((entry: { booking_id: string }) => entry.booking_id)).toEqual([made.id])
  expect(own.people.map((one: { staff_id: string }) => one.staff_id)).toEqual([hers.id])
  expect((await salma.get(`/api/bookings/${theirs.id}/slots/?from=${day}`)).statusCode).toBe(404)
  expect((await salma.get(`/api/bookings/${theirs.id}/explain/?start_time=${at('13:00')}`)).statusCode).toBe(404)
  expect((await why('11:00', salma)).map(({ staff_id }: { staff_id: string }) => staff_id)).toEqual([hers.id])
  for (const to of [day.add({ days: 62 }), day.subtract({ days: 1 })]) {
    const refused = await owner.get(`/api/bookings/schedule/?from=${day}&to=${to}`)
    expect([refused.statusCode, refused.json().code]).toEqual([400, 'bookings.too_many_dates'])
  }
  const elsewhere = await signIn(context(), 'acme.localhost:8000', { memberOf: 'acme' })
  const foreign = (await elsewhere.get(`/api/bookings/schedule/?from=${day}`)).json()
  expect(foreign).toMatchObject({ entries: [], people: [], closures: [] })
})
