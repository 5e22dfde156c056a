import { expect } from 'vitest'
import { inClockedApp } from '../../../../test/clocked.ts'
import { assertConsistent } from '../../../../test/consistency.ts'
import { newService, newStaffMember } from '../../../../test/fixtures.ts'
import { skills } from '../../staff/tables.ts'

const now = '2030-01-01T00:00:00Z'
const at = (day: number, hour = 9) => `2030-01-${String(day).padStart(2, '0')}T${String(hour).padStart(2, '0')}:00:00Z`
const customer_email = 'customer@example.com'

inClockedApp(
  'who gets a booking is who was asked for, the only one, the least busy, or whose turn it is',
  async ({ db, visitor, owner }) => {
    const { id: service_id } = await newService(db)
    const people = [await newStaffMember(db), await newStaffMember(db), await newStaffMember(db)].map(({ id }) => id)
    const [first, second, third] = people as [string, string, string]
    const book = async (start_time: string, staff_id?: string) => {
      const made = await visitor(now).post('/api/bookings/', { service_id, customer_email, start_time, staff_id })
      return [made.staff_id, made.staff_choice]
    }
    // Nobody has anything: in their order, and then in turn.
    expect(await book(at(7))).toEqual([first, 'least_recent'])
    expect(await book(at(7))).toEqual([second, 'least_recent'])
    expect(await book(at(7))).toEqual([third, 'only'])
    // Weeks later nobody is busy: whoever was given one the longest ago.
    expect(await book(at(21))).toEqual([first, 'least_recent'])
    expect(await book(at(21), first)).toEqual([undefined, undefined])
    // On that day the first has one more than the others.
    expect(await book(at(21, 12), second)).toEqual([second, 'asked'])
    expect(await book(at(21, 14))).toEqual([third, 'least_busy'])
    expect(await book(at(21, 16))).toEqual([first, 'least_recent'])
    // The first was given one the longest ago, and has the most to do on that day; of the others it is the second's turn.
    for (const hour of [9, 12]) await book(at(12, hour), first)
    for (const id of [second, third]) await book(at(29), id)
    expect(await book(at(12, 15))).toEqual([second, 'least_recent'])
    // A booking that is moved is given to whoever it suits, too.
    const moved = await visitor(now).post('/api/bookings/', {
      service_id,
      customer_email,
      start_time: at(25),
      staff_id: first,
    })
    const reply = await owner(now).post(`/api/bookings/${moved.id}/reschedule/`, { start_time: at(25, 15) })
    expect(reply.staff_choice).toMatch(/^least_/)
    await assertConsistent(db)
  },
)

inClockedApp('only those who do it are chosen from, and whoever has left is not', async ({ db, visitor }) => {
  const { id: serviceId } = await newService(db)
  const [able, other] = [await newStaffMember(db), await newStaffMember(db)]
  const gone = await newStaffMember(db, { isActive: false })
  for (const { id: staffId } of [able, gone]) await db.insert(skills).values({ serviceId, staffId })
  const book = (hour: number, staff_id?: string) =>
    visitor(now).post('/api/bookings/', { service_id: serviceId, customer_email, start_time: at(7, hour), staff_id })
  for (const hour of [9, 10, 11]) expect(await book(hour)).toMatchObject({ staff_id: able.id, staff_choice: 'only' })
  for (const { id } of [other, gone]) {
    expect(await book(14, id)).toMatchObject({ status: 400, code: 'bookings.unknown_staff_member' })
  }
})

inClockedApp(
  'of twelve who book at once, at different times of a day, four people have three each',
  async ({ db, visitor }) => {
    const { id: service_id } = await newService(db)
    for (let index = 0; index < 4; index++) await newStaffMember(db)
    const made = await Promise.all(
      Array.from({ length: 12 }, (_, index) =>
        visitor(now).post('/api/bookings/', { service_id, customer_email, start_time: at(7, 8 + index) }),
      ),
    )
    const counts = Map.groupBy(made, ({ staff_id }) => staff_id)
    expect([...counts.values()].map(({ length }) => length)).toEqual([3, 3, 3, 3])
    await assertConsistent(db)
  },
  { poolSize: 16 },
)
