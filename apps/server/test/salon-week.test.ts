import type { LightMyRequestResponse } from 'fastify'
import { expect, test } from 'vitest'
import { assertConsistent } from './consistency.ts'
import { type Client, openApp, signIn } from './fixtures.ts'

// A salon in Casablanca, from Monday to Saturday: two people, a room, a class, breaks, the hours of Ramadan until Tuesday,
// Aid al-Fitr on Wednesday and Thursday. Everything goes over HTTP, and requests say what time it is.

interface Slot {
  start_time: string
  wall_time: string
  staff_ids: string[]
  seats_left?: number
}
type Json = Record<string, unknown>

test('a week of a salon', async () => {
  const context = await openApp({ testClock: true })
  const owner = await signIn(context, 'demo.localhost:8000', { memberOf: 'demo' })
  const visitor = context.demo
  let now = '2027-03-06T09:00:00Z'
  const headers = (more: Record<string, string> = {}) => ({ 'x-test-now': now, ...more })
  const told = async (reply: Promise<LightMyRequestResponse>) => {
    const { statusCode, body } = await reply
    return { status: statusCode, ...(JSON.parse(body) as Json) } as Json & { status: number; id: string; code?: string }
  }
  const get = (client: Client, path: string) => told(client.get(path, headers()))
  const post = (client: Client, path: string, body: Json = {}) => told(client.post(path, body, headers()))
  const made = async (path: string, body: Json) => {
    const reply = await post(owner, path, body)
    expect(reply).toMatchObject({ status: 201 })
    return reply.id
  }
  /** The times of a service on some dates, as the wall shows them. */
  const times = async (service: string, dates: string, more = ''): Promise<Slot[]> => {
    const [from, to = from] = dates.split('/')
    const reply = await get(visitor, `/api/availability/slots/?service=${service}&from=${from}&to=${to}${more}`)
    return reply.results as Slot[]
  }
  const wall = (slots: Slot[]) => slots.map(({ wall_time }) => wall_time.slice(11))
  /** The instant at which the wall shows a time that is offered. */
  const startAt = async (service: string, wallTime: string, more = ''): Promise<string> => {
    const slot = (await times(service, wallTime.slice(0, 10), more)).find(({ wall_time }) => wall_time === wallTime)
    if (slot === undefined) throw new Error(`${wallTime} is not offered.`)
    return slot.start_time
  }
  const book = async (service_id: string, start_time: string, who: string, more: Json = {}) =>
    post(visitor, '/api/bookings/', { service_id, start_time, customer_email: `${who}@example.com`, ...more })

  // The salon is set up.
  const [salma, nadia] = [await made('/api/staff/', { name: 'Salma' }), await made('/api/staff/', { name: 'Nadia' })]
  for (const staff_id of [salma, nadia]) {
    for (const weekday of [1, 2, 3, 4, 5, 6]) {
      const usual = { staff_id, weekday }
      await made('/api/availability/', { ...usual, start_time: '10:00', end_time: '19:00' })
      await made('/api/availability/', { ...usual, start_time: '13:00', end_time: '14:00', kind: 'break' })
      const ramadan = { ...usual, valid_from: '2027-02-08', valid_until: '2027-03-09' }
      await made('/api/availability/', { ...ramadan, start_time: '10:00', end_time: '15:00' })
      await made('/api/availability/', { ...ramadan, start_time: '21:00', end_time: '01:00' })
    }
  }
  await made('/api/resources/', { name: 'Hammam', type: 'hammam' })
  const cut = await made('/api/services/', {
    ...{ name: 'Coupe', duration_minutes: 45, price: '180.00', interval_minutes: 15, buffer_after_minutes: 15 },
  })
  const fringe = await made('/api/services/', {
    name: 'Frange',
    duration_minutes: 30,
    price: '60.00',
    interval_minutes: 15,
  })
  const colour = await made('/api/services/', {
    ...{ name: 'Couleur', duration_minutes: 120, price: '450.00', interval_minutes: 30, free_minutes: [[30, 90]] },
  })
  const scrub = await made('/api/services/', {
    name: 'Gommage',
    duration_minutes: 60,
    price: '300.00',
    interval_minutes: 30,
  })
  await made('/api/needs/', { service_id: scrub, type: 'hammam' })
  const course = await made('/api/services/', {
    ...{ name: 'Cours de maquillage', duration_minutes: 90, price: '250.00', capacity: 3, interval_minutes: 90 },
  })
  await made('/api/skills/', { staff_id: nadia, service_id: course })
  await made('/api/policies/', {
    cancel_tiers: [{ minutes_before: 1440, percent: 50 }],
    ...{ move_minutes: 120, max_moves: 1, no_show_percent: 100, no_show_after_minutes: 15 },
  })
  const adopted = await post(owner, '/api/closures/adopt/', {
    ...{ year: 2027, holidays: ['2027 eid_al_fitr'], is_active: true },
  })
  expect(adopted.status).toBe(200)

  // Monday and Tuesday keep the hours of Ramadan, past midnight; Wednesday and Thursday are the feast.
  expect(
    (await get(visitor, `/api/availability/slots/?service=${fringe}&from=2027-03-08&to=2027-03-14`)).dates,
  ).toEqual([...['2027-03-08', '2027-03-09', '2027-03-12', '2027-03-13']])
  const monday = wall(await times(fringe, '2027-03-08'))
  expect([monday[0], monday.includes('14:30'), monday.includes('14:45'), monday.includes('21:00')]).toEqual([
    ...['10:00', true, false, true],
  ])
  expect(wall(await times(fringe, '2027-03-09')).slice(0, 3)).toEqual(['00:00', '00:15', '00:30'])
  const friday = wall(await times(fringe, '2027-03-12'))
  expect([friday.includes('12:30'), friday.includes('12:45'), friday.includes('13:00'), friday.at(-1)]).toEqual([
    ...[true, false, false, '18:30'],
  ])

  // Two want Salma on Monday at ten: who holds it first has ten minutes, and no more.
  now = '2027-03-08T08:00:00Z'
  const ten = await startAt(cut, '2027-03-08T10:00')
  const wanted = { service_id: cut, staff_id: salma, start_time: ten }
  const held = await post(visitor, '/api/bookings/hold/', wanted)
  expect(held).toMatchObject({ status: 'held' })
  const late = await book(cut, ten, 'houda', { staff_id: salma })
  expect(late).toMatchObject({ status: 409, code: 'bookings.slot_taken', alternatives: expect.any(Array) })
  now = '2027-03-08T08:10:01Z'
  const houda = await book(cut, ten, 'houda', { staff_id: salma })
  expect(houda).toMatchObject({ status: 'confirmed', price: '180.00', wall_time: '2027-03-08T10:00' })
  const lapsed = await post(visitor, `/api/bookings/${held.id}/book/`, {
    ...{ token: held.token, customer_email: 'ilham@example.com' },
  })
  expect(lapsed).toMatchObject({ status: 409, code: 'bookings.hold_lapsed' })

  // The hammam is one, whoever scrubs; while a colour sets, its hairdresser does a fringe.
  const scrubbed = await book(scrub, await startAt(scrub, '2027-03-08T11:00'), 'amal', { staff_id: salma })
  expect(scrubbed).toMatchObject({ status: 'confirmed' })
  expect(wall(await times(scrub, '2027-03-08'))).not.toContain('11:00')
  const coloured = await book(colour, await startAt(colour, '2027-03-08T12:00'), 'ghita', { staff_id: nadia })
  expect(coloured).toMatchObject({ status: 'confirmed', staff_id: nadia })
  const between = wall(await times(fringe, '2027-03-08', `&staff=${nadia}`)).filter(
    (time) => time >= '12' && time < '14',
  )
  expect(between).toEqual(['12:30', '12:45', '13:00'])
  const fringed = await book(fringe, await startAt(fringe, '2027-03-08T12:30', `&staff=${nadia}`), 'nora', {
    staff_id: nadia,
  })
  expect(fringed).toMatchObject({ status: 'confirmed' })

  // The class of Friday has three seats, and then none; a cut and a scrub are one visit.
  const lesson = await startAt(course, '2027-03-12T10:00')
  for (const [who, left] of [
    ['a', 3],
    ['b', 2],
    ['c', 1],
  ] as const) {
    expect((await times(course, '2027-03-12'))[0]).toMatchObject({ wall_time: '2027-03-12T10:00', seats_left: left })
    expect(await book(course, lesson, who)).toMatchObject({ status: 'confirmed', staff_id: nadia })
  }
  expect(await book(course, lesson, 'd')).toMatchObject({ status: 409, code: 'bookings.slot_taken' })
  const waits = await post(visitor, '/api/waitlist/', {
    ...{ service_id: course, customer_email: 'd@example.com', from_date: '2027-03-12', to_date: '2027-03-12' },
    to_time: '11:00',
  })
  expect(waits).toMatchObject({ status: 'waiting' })
  const why = await get(owner, `/api/availability/explain/?service=${course}&start_time=${lesson}`)
  expect(why.results).toEqual([{ staff_id: nadia, is_free: false, reasons: ['class_full'] }])
  const sessions = await get(owner, `/api/sessions/?service_id=${course}`)
  expect(sessions.results).toMatchObject([{ taken: 3, capacity: 3 }])
  const visit = await book(cut, await startAt(cut, '2027-03-13T10:00', `&followed_by=${scrub}`), 'visit', {
    followed_by: [scrub],
  })
  expect(visit).toMatchObject({ status: 'confirmed', price: '480.00' })
  const parts = await get(owner, `/api/items/?booking_id=${visit.id}&ordering=position`)
  expect((parts.results as { name: string }[]).map(({ name }) => name)).toEqual(['Coupe', 'Gommage'])

  // Amal moves by her link, once, and not as she likes: the policy has told her.
  const link = `/api/manage/${scrubbed.manage_token}/`
  expect(await get(visitor, link)).toMatchObject({
    policy: { can_move: true, moves_left: 1, can_cancel: true, cancel_fee: '150.00' },
  })
  const free = await get(visitor, `${link}slots/?from=2027-03-12`)
  const noon = (free.results as Slot[]).find(({ wall_time }) => wall_time.endsWith('T12:00'))
  const moved = await post(visitor, `${link}reschedule/`, { start_time: noon?.start_time })
  expect(moved).toMatchObject({ status: 'confirmed', wall_time: '2027-03-12T12:00', reference: scrubbed.reference })
  expect(wall(await times(scrub, '2027-03-08'))).toContain('11:00')
  expect(await post(visitor, `${link}reschedule/`, { start_time: noon?.start_time })).toMatchObject({
    ...{ status: 409, code: 'bookings.move_refused' },
  })
  // It was moved when cancelling would have cost half of it: so it still does.
  expect(await get(visitor, link)).toMatchObject({ policy: { can_move: false, cancel_fee: '150.00' } })

  // Houda does not come: a quarter of an hour later her time goes to somebody who stands at the counter.
  now = '2027-03-08T10:10:00Z'
  expect(await post(owner, `/api/bookings/${houda.id}/no_show/`)).toMatchObject({ status: 409 })
  now = '2027-03-08T10:15:20Z'
  const counter = await get(owner, `/api/availability/walk_in/?service=${fringe}&staff=${salma}`)
  expect(counter.results).toMatchObject([{ wait_minutes: 45 }])
  expect(await post(owner, `/api/bookings/${houda.id}/no_show/`)).toMatchObject({ status: 'no_show', fee: '180.00' })
  const walkIn = await post(owner, '/api/bookings/walk_in/', {
    service_id: fringe,
    staff_id: salma,
    customer_name: 'Zineb',
  })
  expect(walkIn).toMatchObject({ status: 'checked_in', source: 'walk_in', wall_time: '2027-03-08T10:16' })
  now = '2027-03-08T10:50:00Z'
  expect(await post(owner, `/api/bookings/${walkIn.id}/complete/`)).toMatchObject({ status: 'completed' })
  // She had only been late: her time is somebody else's by now, and both are on record.
  const corrected = await post(owner, `/api/bookings/${houda.id}/correct/`, { to: 'checked_in', reason: 'En retard' })
  expect(corrected).toMatchObject({ status: 'checked_in', fee: '0.00' })

  // A regular comes each Friday; the feast and a booked hour are told, not passed over in silence.
  const regular = {
    ...{ service_id: cut, staff_id: salma, start_time: await startAt(cut, '2027-03-12T15:00') },
    ...{ customer_email: 'regular@example.com', frequency: 'week', count: 3 },
  }
  await book(cut, await startAt(cut, '2027-03-19T15:00', `&staff=${salma}`), 'quick', { staff_id: salma })
  const series = await post(owner, '/api/series/book/', regular)
  expect((series.bookings as Json[]).map(({ wall_time }) => wall_time)).toEqual([
    '2027-03-12T15:00',
    '2027-03-26T15:00',
  ])
  expect(series.misses).toMatchObject([{ wall_time: '2027-03-19T15:00', code: 'bookings.slot_taken' }])

  // One of the class cannot come, days before: it costs nothing, and whoever waits is offered the seat and takes it.
  const { results } = await get(owner, `/api/bookings/?service_id=${course}&status=confirmed`)
  const [seat] = results as { id: string }[]
  const { manage_token } = await post(owner, `/api/bookings/${seat?.id}/manage_link/`)
  expect(await post(visitor, `/api/manage/${manage_token}/cancel/`)).toMatchObject({ status: 'cancelled', fee: '0.00' })
  const waiting = `/api/waitlist/manage/${waits.manage_token}/`
  await expect.poll(async () => (await get(visitor, waiting)).offer).toMatchObject({ wall_time: '2027-03-12T10:00' })
  expect(await book(course, lesson, 'e')).toMatchObject({ status: 409, code: 'bookings.slot_taken' })
  now = '2027-03-08T11:10:00Z'
  expect(await post(visitor, `${waiting}accept/`)).toMatchObject({ status: 'booked', booking: { status: 'confirmed' } })
  expect((await get(owner, `/api/sessions/?service_id=${course}`)).results).toMatchObject([{ taken: 3 }])

  // What happened is on record, without a gap, for each of them.
  const told_ = (await get(owner, '/api/events/?page_size=100')).results as { booking_id: string; number: number }[]
  for (const [, events] of Map.groupBy(told_, ({ booking_id }) => booking_id)) {
    expect(events.map(({ number }) => number).sort()).toEqual(events.map((_, index) => index + 1))
  }
  const { db } = await context.open('demo')
  await assertConsistent(db)
})
