import { expect } from 'vitest'
import { inClockedApp } from '../../../../test/clocked.ts'
import { assertConsistent } from '../../../../test/consistency.ts'
import { newService, newStaffMember } from '../../../../test/fixtures.ts'
import { addons, variants } from '../../services/tables.ts'

const now = '2030-01-01T00:00:00Z'
const ends = '9999-12-31T23:59:59Z'
const begins = '0001-01-01T00:00:00Z'
const start_time = '2030-01-07T09:00:00Z'
const half = '\ud800'

inClockedApp('an odd request is refused by name, and is never a fault of ours', async ({ visitor, owner, db }) => {
  const dear = await newService(db, { capacity: 100, priceMinor: 2_000_000_000 })
  const cut = await newService(db)
  const member = await newStaffMember(db)
  await newStaffMember(db)
  const gone = await newStaffMember(db, { isActive: false })
  const own = { serviceId: cut.id, name: 'Long', durationMinutes: 60, priceMinor: 1 }
  const [variant] = await db.insert(variants).values(own).returning()
  const [addon] = await db.insert(addons).values(own).returning()
  const wish = { service_id: cut.id, start_time }
  const book = { ...wish, customer_email: 'customer@example.com' }
  const squeeze = { ...book, staff_id: member.id, reason: 'x' }
  const by = owner(now)
  const { id, manage_token } = await visitor(now).post('/api/bookings/', book)
  const held = await visitor(now).post('/api/bookings/hold/', { ...wish, start_time: '2030-01-09T09:00:00Z' })
  const again = { ...book, start_time: '2030-02-01T09:00:00Z', frequency: 'week', count: 2 }
  const { series, bookings } = await by.post('/api/series/book/', again)
  const from = { from_booking_id: bookings[0].id }
  const manage = `/api/manage/${manage_token}`

  const posts: [string, object | undefined, number, string][] = [
    ['/api/bookings/', { ...book, service_id: dear.id, seats: 2, staff_id: gone.id }, 400, 'unknown_staff_member'],
    ['/api/bookings/', { ...book, service_id: dear.id, seats: 2 }, 400, 'invalid_amount'],
    ['/api/bookings/', { ...book, service_id: dear.id, seats: 101 }, 400, 'invalid'],
    ['/api/bookings/', { ...book, seats: 2 }, 409, 'slot_taken'],
    ['/api/bookings/', { ...book, start_time: ends }, 400, 'start_too_far'],
    ['/api/bookings/', { ...book, start_time: begins }, 400, 'start_in_past'],
    ['/api/bookings/', { ...book, variant_id: addon!.id }, 400, 'unknown_option'],
    [
      '/api/bookings/',
      { ...book, followed_by: [{ service_id: dear.id, variant_id: variant!.id }] },
      400,
      'unknown_option',
    ],
    [
      '/api/bookings/',
      { ...book, followed_by: [{ service_id: dear.id, addon_ids: [addon!.id] }] },
      400,
      'unknown_option',
    ],
    ['/api/bookings/', { ...book, followed_by: Array(6).fill(cut.id) }, 400, 'invalid'],
    ['/api/bookings/', { ...book, customer_name: half }, 400, 'invalid'],
    ['/api/bookings/', { ...book, notes: half }, 400, 'invalid'],
    ['/api/bookings/hold/', { ...wish, service_id: dear.id, seats: 2 }, 400, 'invalid_amount'],
    ['/api/bookings/overbook/', { ...squeeze, service_id: dear.id, seats: 2 }, 400, 'invalid_amount'],
    ['/api/bookings/overbook/', { ...squeeze, start_time: ends }, 400, 'start_too_far'],
    ['/api/bookings/overbook/', { ...squeeze, start_time: begins }, 400, 'start_in_past'],
    ['/api/bookings/overbook/', { ...squeeze, reason: half }, 400, 'invalid'],
    ['/api/bookings/overbook/', { ...squeeze, reason: ' ' }, 400, 'invalid'],
    ['/api/bookings/overbook/', { ...squeeze, staff_id: gone.id }, 400, 'unknown_staff_member'],
    ['/api/bookings/walk_in/', { service_id: cut.id, seats: 2 }, 409, 'nobody_free'],
    ['/api/bookings/walk_in/', { service_id: cut.id, staff_id: gone.id }, 400, 'unknown_staff_member'],
    ['/api/bookings/walk_in/', undefined, 400, 'invalid'],
    ['/api/series/book/', { ...again, start_time: ends }, 400, 'start_too_far'],
    ['/api/series/book/', { ...again, start_time: begins }, 400, 'start_in_past'],
    ['/api/series/book/', { ...again, start_time: '2029-01-01T09:00:00Z', count: 3 }, 409, 'slot_taken'],
    ['/api/series/book/', { ...again, start_time: '2030-02-01T09:00:30Z' }, 400, 'not_offered'],
    ['/api/series/book/', { ...again, count: 61 }, 400, 'invalid'],
    [`/api/series/${series.id}/reschedule/`, { ...from, start_time: ends }, 400, 'start_too_far'],
    [`/api/series/${series.id}/reschedule/`, { ...from, start_time: begins }, 400, 'start_in_past'],
    [`/api/series/${series.id}/reschedule/`, { from_booking_id: id, start_time }, 404, 'not_found'],
    [`/api/series/${id}/cancel/`, undefined, 404, 'series_not_found'],
    [`/api/bookings/${id}/reschedule/`, { start_time: ends }, 400, 'start_too_far'],
    [`/api/bookings/${id}/reschedule/`, { start_time: begins }, 400, 'start_in_past'],
    [`/api/bookings/${id}/cancel/`, { reason: half }, 400, 'invalid'],
    [`/api/bookings/${id}/correct/`, { reason: 'x' }, 409, 'illegal_transition'],
    [`/api/sessions/${id}/cancel/`, undefined, 404, 'session_not_found'],
    [`${manage}/reschedule/`, { start_time: ends }, 400, 'start_too_far'],
    [`${manage}/cancel/`, { reason: half }, 400, 'invalid'],
    [
      `/api/bookings/${held.id}/book/`,
      { token: held.token, customer_email: 'a@example.com', notes: half },
      400,
      'invalid',
    ],
    ['/api/policies/', { no_show_after_minutes: 1441 }, 400, 'invalid'],
    [
      '/api/policies/',
      {
        cancel_tiers: [
          { minutes_before: 60, percent: 50 },
          { minutes_before: 90, percent: 60 },
        ],
      },
      400,
      'invalid',
    ],
  ]
  for (const [url, body, status, reason] of posts) {
    const reply = await by.post(url, body)
    expect([url, body, reply.status, reply.code?.split('.')[1]]).toEqual([url, body, status, reason])
  }

  const slots = `/api/availability/slots/?from=2030-01-07&service=${cut.id}`
  for (const [url, status, field] of [
    [`${slots}&followed_by=${cut.id}::`, 400, 'followed_by.0.2'],
    [`${slots}&followed_by=:${variant!.id}`, 400, 'followed_by.0.0'],
    [`${slots}&followed_by=`, 400, 'followed_by.0.0'],
    [`${slots}&followed_by=${dear.id}:${variant!.id}`, 400, 'followed_by.0.variant_id'],
    [`${slots}&followed_by=${dear.id}::${addon!.id}`, 400, 'followed_by.0.addon_ids'],
    [`${slots}&addons=,`, 400, 'addons.0'],
    [`${slots}&seats=101`, 400, 'seats'],
    [`/api/availability/walk_in/?service=${cut.id}&staff=${gone.id}`, 400, 'staff_id'],
    [`/api/manage/${manage_token.toUpperCase()}/`, 404],
    ['/api/manage/%00/', 404],
    [`${manage}/slots/?from=9999-12-31`, undefined],
    [`/api/availability/slots/?from=9999-12-31&service=${cut.id}&followed_by=${cut.id}`, undefined],
    [`/api/availability/slots/?from=0001-01-01&service=${cut.id}`, undefined],
    [`/api/availability/explain/?start_time=${ends}&service=${cut.id}`, undefined],
    [`/api/availability/explain/?start_time=${begins}&service=${cut.id}`, undefined],
  ] as const) {
    const reply = await by.get(url)
    expect([url, reply.status, reply.errors?.[0].field]).toEqual([url, status, field])
  }
  for (const at of [begins, ends]) {
    expect(await owner(at).post('/api/bookings/walk_in/', { service_id: cut.id })).toMatchObject({
      ...{ status: 400, code: 'core.invalid' },
      errors: [{ field: 'x-test-now' }],
    })
  }
  await assertConsistent(db)
})

inClockedApp('an id is the same in whatever case it is written', async ({ visitor, db }) => {
  const cut = await newService(db)
  const member = await newStaffMember(db)
  const at = visitor(now)
  const wish = { service_id: cut.id.toUpperCase(), staff_id: member.id.toUpperCase(), start_time }
  const held = await at.post('/api/bookings/hold/', wish)
  expect(held).toMatchObject({ status: 'held', service_id: cut.id, staff_id: member.id })
  const contact = { token: held.token, customer_email: 'customer@example.com' }
  expect(await at.post(`/api/bookings/${held.id.toUpperCase()}/book/`, contact)).toMatchObject({ status: 'confirmed' })
  expect(await at.get(`/api/availability/slots/?from=2030-01-08&service=${wish.service_id}`)).toMatchObject({
    count: 1440,
  })
})
