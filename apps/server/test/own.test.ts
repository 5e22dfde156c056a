import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { skills, staff } from '../src/modules/staff/tables.ts'
import { appOfFile, type Client, newService, newStaffMember, signIn, soon } from './fixtures.ts'

const app = appOfFile()
const host = 'demo.localhost:8000'
let owner: Client
/** Signs in as Salma; the other person is Yasmine. */
let salma: Client
let ids: { service: string; color: string; salma: string; yasmine: string }
interface Booking {
  id: string
  customer_id: string
  start_time: string
}
let hers: Booking
let others: Booking
/** Both take part in it. */
let shared: Booking

let hour = 0
const nextHour = () => soon.add({ hours: hour++ }).toString()

async function book(staffId: string, more: object = {}): Promise<Booking> {
  const body = {
    ...{ service_id: ids.service, staff_id: staffId, customer_email: `customer${hour}@example.com` },
    ...{ customer_name: `Customer ${hour}`, start_time: nextHour(), ...more },
  }
  const reply = await owner.post('/api/bookings/', body)
  expect([reply.statusCode, reply.body.slice(0, 200)]).toEqual([201, expect.any(String)])
  return reply.json()
}

beforeAll(async () => {
  const context = app()
  owner = await signIn(context, host, { memberOf: 'demo' })
  salma = await signIn(context, host, { memberOf: 'demo', role: 'staff' })
  const { db } = await context.open('demo')
  const { user } = (await salma.get('/api/auth/get-session')).json()
  const [one, other] = [await newStaffMember(db), await newStaffMember(db, { name: 'Yasmine' })]
  await db.update(staff).set({ userId: user.id }).where(eq(staff.id, one.id))
  const [cut, color] = [await newService(db), await newService(db, { name: 'Color' })]
  ids = { service: cut.id, color: color.id, salma: one.id, yasmine: other.id }
  // Color is for Yasmine alone.
  await db.insert(skills).values({ staffId: other.id, serviceId: color.id })
  hers = await book(ids.salma)
  others = await book(ids.yasmine)
  shared = await book(ids.salma, { followed_by: [ids.color] })
})

const listOf = async (client: Client, path: string) =>
  (await client.get(path)).json() as { count: number; results: { id: string }[] }
const idsOf = async (client: Client, path: string) => (await listOf(client, path)).results.map(({ id }) => id).sort()

describe('staff see', () => {
  test('their own bookings and what those they share consist of, in lists and counts alike', async () => {
    const parts = await listOf(owner, '/api/items/')
    for (const [path, wanted] of [
      ['/api/bookings/', [hers.id, shared.id]],
      ['/api/bookings/?cursor=', [hers.id, shared.id]],
      [`/api/bookings/?staff_id=${ids.yasmine}`, []],
      [`/api/bookings/?customer_id=${others.customer_id}`, []],
      ['/api/customers/', [hers.customer_id, shared.customer_id]],
      ['/api/customers/?search=customer', [hers.customer_id, shared.customer_id]],
    ] as const) {
      const { count, results } = await listOf(salma, path)
      expect([path, results.map(({ id }) => id).sort()]).toEqual([path, [...wanted].sort()])
      expect([path, count]).toEqual([path, path.includes('cursor') ? null : wanted.length])
    }
    expect(parts.count).toBe(4)
    expect((await listOf(salma, '/api/items/')).count).toBe(2)
    expect((await listOf(salma, '/api/sessions/')).count).toBe(2)
    expect((await listOf(salma, '/api/events/')).count).toBe(2)
    expect((await listOf(owner, '/api/events/')).count).toBe(3)
  })

  test('nothing by the id of what is others’: it is not there', async () => {
    const foreign = async (list: string) => {
      const [all, own] = [await idsOf(owner, `/api/${list}/`), await idsOf(salma, `/api/${list}/`)]
      const rest = all.filter((id) => !own.includes(id))
      expect([list, rest.length]).toEqual([list, expect.toSatisfy((count) => count > 0)])
      return rest
    }
    for (const list of ['bookings', 'items', 'sessions', 'events', 'customers']) {
      for (const id of await foreign(list)) {
        expect([list, (await salma.get(`/api/${list}/${id}/`)).statusCode]).toEqual([list, 404])
      }
    }
    expect((await salma.get(`/api/bookings/${others.id}/calendar.ics`)).statusCode).toBe(404)
    expect((await salma.get(`/api/bookings/${hers.id}/calendar.ics`)).statusCode).toBe(200)
    for (const list of ['transactions', 'templates', 'notifications', 'replies', 'waitlist', 'audit']) {
      expect([list, (await salma.get(`/api/${list}/`)).statusCode]).toEqual([list, 403])
    }
  })

  test('who does not have a calendar of their own has none of anybody', async () => {
    const nobody = await signIn(app(), host, { memberOf: 'demo', role: 'staff' })
    for (const list of ['bookings', 'items', 'customers', 'events', 'sessions', 'series']) {
      const { status, code } = (await nobody.get(`/api/${list}/`)).json()
      expect([list, status, code]).toEqual([list, 403, 'core.forbidden'])
    }
  })
})

describe('staff change', () => {
  test('their own bookings, and none in which somebody else has a part', async () => {
    for (const [booking, status] of [
      [others, 404],
      [shared, 404],
    ] as const) {
      for (const [step, body] of [
        ['cancel', {}],
        ['check_in', {}],
        ['complete', {}],
        ['no_show', {}],
        ['confirm', {}],
        ['decline', {}],
        ['reschedule', { start_time: nextHour() }],
        ['manage_link', undefined],
      ] as const) {
        const reply = await salma.request('POST', `/api/bookings/${booking.id}/${step}/`, body)
        expect([step, reply.statusCode]).toEqual([step, status])
      }
    }
    const mine = await book(ids.salma)
    const moved = await salma.post(`/api/bookings/${mine.id}/reschedule/`, { start_time: nextHour() })
    expect(moved.statusCode).toBe(200)
    expect(moved.json()).toMatchObject({ staff_id: ids.salma })
    // Not into somebody else's calendar, either: nothing of it is kept.
    const away = await salma.post(`/api/bookings/${mine.id}/reschedule/`, {
      start_time: nextHour(),
      staff_id: ids.yasmine,
    })
    expect([away.statusCode, away.json().code]).toEqual([403, 'core.forbidden'])
    expect((await owner.get(`/api/bookings/${mine.id}/`)).json()).toMatchObject(moved.json())
    expect((await salma.post(`/api/bookings/${mine.id}/cancel/`, {})).json()).toMatchObject({ status: 'cancelled' })
  })

  test('no class or appointment by which somebody else’s part of a visit would be cancelled', async () => {
    const sessionOf = async ({ start_time }: Booking) => {
      const [session] = (await listOf(salma, `/api/sessions/?start_time=${encodeURIComponent(start_time)}`)).results
      return `/api/sessions/${session?.id}`
    }
    expect((await salma.get(`${await sessionOf(shared)}/`)).statusCode).toBe(200)
    expect((await salma.post(`${await sessionOf(shared)}/cancel/`, {})).statusCode).toBe(404)
    const mine = await sessionOf(await book(ids.salma))
    expect((await salma.post(`${mine}/cancel/`, {})).json().cancelled).toHaveLength(1)
    expect((await owner.get(`/api/bookings/${shared.id}/`)).json()).toMatchObject({ status: 'confirmed' })
  })

  test('nothing for others at the counter, in a series or in a chain', async () => {
    const wanted = { service_id: ids.service, customer_email: 'new@example.com' }
    const refused = async (path: string, body: object, field?: string) => {
      const before = (await listOf(owner, '/api/bookings/')).count
      const { status, errors = [] } = (await salma.post(path, body)).json()
      expect([path, status, errors[0]?.field]).toEqual([path, 403, field])
      expect((await listOf(owner, '/api/bookings/')).count).toBe(before)
    }
    const chain = [ids.color]
    const again = { frequency: 'week', every: 1, count: 2 }
    for (const staff_id of [undefined, ids.yasmine]) {
      const whom = staff_id === undefined ? {} : { staff_id }
      await refused('/api/bookings/walk_in/', { ...wanted, ...whom }, 'staff_id')
      await refused('/api/series/book/', { ...wanted, ...whom, ...again, start_time: nextHour() }, 'staff_id')
    }
    await refused('/api/bookings/walk_in/', { ...wanted, staff_id: ids.salma, followed_by: chain }, 'followed_by')
    const chained = { ...wanted, ...again, staff_id: ids.salma, followed_by: chain, start_time: nextHour() }
    await refused('/api/series/book/', chained, 'followed_by')
    await refused('/api/bookings/overbook/', { ...wanted, staff_id: ids.salma, start_time: nextHour(), reason: 'x' })

    // For themselves they do.
    const walkIn = await salma.post('/api/bookings/walk_in/', { ...wanted, staff_id: ids.salma })
    expect(walkIn.json()).toMatchObject({ status: 'checked_in', staff_id: ids.salma })
    const start_time = soon.add({ hours: 24 * 40 }).toString()
    const series = (
      await salma.post('/api/series/book/', { ...wanted, ...again, staff_id: ids.salma, start_time })
    ).json()
    expect(series).toMatchObject({ bookings: [{ staff_id: ids.salma }, {}], misses: [] })
  })

  test('their own series, and not others’', async () => {
    const wanted = {
      service_id: ids.service,
      customer_email: 'series@example.com',
      frequency: 'week',
      every: 1,
      count: 2,
    }
    const start_time = soon.add({ hours: 24 * 60 }).toString()
    const made = await Promise.all(
      [ids.salma, ids.yasmine].map(async (staff_id) =>
        (await owner.post('/api/series/book/', { ...wanted, staff_id, start_time })).json(),
      ),
    )
    const [mine, theirs] = made.map(({ series }) => series.id as string)
    expect(await idsOf(salma, '/api/series/?page_size=100')).toContain(mine)
    expect(await idsOf(salma, '/api/series/?page_size=100')).not.toContain(theirs)
    expect((await salma.get(`/api/series/${theirs}/`)).statusCode).toBe(404)
    expect((await salma.post(`/api/series/${theirs}/cancel/`, {})).statusCode).toBe(404)
    const from_booking_id = made[0].bookings[0].id
    const away = { from_booking_id, start_time: soon.add({ hours: 24 * 61 }).toString() }
    const theirWay = await salma.post(`/api/series/${mine}/reschedule/`, { ...away, staff_id: ids.yasmine })
    expect(theirWay.statusCode).toBe(403)
    const moved = (await salma.post(`/api/series/${mine}/reschedule/`, away)).json()
    expect(moved).toMatchObject({ bookings: [{ staff_id: ids.salma }, { staff_id: ids.salma }], misses: [] })
    expect((await salma.post(`/api/series/${mine}/cancel/`, {})).json().cancelled).toHaveLength(2)
  })

  test('their own hours, special dates and time off, and nobody else’s', async () => {
    const lists = {
      availability: { weekday: 1, start_time: '09:00', end_time: '10:00' },
      overrides: { on_date: '2031-01-07' },
      time_off: { starts_at: '2031-02-01T00:00', ends_at: '2031-02-02T00:00' },
    }
    for (const [list, rest] of Object.entries(lists)) {
      const path = `/api/${list}/`
      const made = await salma.post(path, { ...rest, staff_id: ids.salma })
      expect([list, made.statusCode, made.body.slice(0, 200)]).toEqual([list, 201, expect.any(String)])
      const { id } = made.json()
      const theirs = (await owner.post(path, { ...rest, staff_id: ids.yasmine })).json()
      // There is one special date of a person on a date.
      if (list === 'overrides') Object.assign(rest, { on_date: '2031-01-08' })
      expect([list, (await salma.post(path, { ...rest, staff_id: ids.yasmine })).statusCode]).toEqual([list, 403])
      // Among many, one for somebody else leaves none.
      const before = (await listOf(owner, path)).count
      const on_date = list === 'overrides' ? { on_date: '2031-03-07' } : {}
      const both = [ids.salma, ids.yasmine].map((staff_id) => ({ ...rest, ...on_date, staff_id }))
      expect([list, (await salma.post(`${path}bulk/`, both)).statusCode]).toEqual([list, 403])
      expect((await listOf(owner, path)).count).toBe(before)
      for (const [method, body] of [
        ['PATCH', { staff_id: ids.salma }],
        ['PUT', { ...rest, staff_id: ids.salma }],
        ['DELETE', undefined],
      ] as const) {
        const reply = await salma.request(method, `${path}${theirs.id}/`, body)
        expect([list, method, reply.statusCode]).toEqual([list, method, 404])
      }
      // Nor are theirs made somebody else's.
      expect([
        list,
        (await salma.request('PATCH', `${path}${id}/`, { ...rest, staff_id: ids.yasmine })).statusCode,
      ]).toEqual([list, 403])
      expect((await owner.get(`${path}${id}/`)).json()).toMatchObject({ staff_id: ids.salma })
      expect([list, (await salma.request('DELETE', `${path}${id}/`)).statusCode]).toEqual([list, 204])
    }
  })

  test('no customer, and nobody else’s feed; a stretch is in the way of their own bookings alone', async () => {
    expect((await salma.request('PATCH', `/api/customers/${hers.customer_id}/`, { name: 'x' })).statusCode).toBe(403)
    expect((await salma.post('/api/customers/', { name: 'x' })).statusCode).toBe(403)
    for (const step of ['feed', 'revoke_feed']) {
      expect((await salma.request('POST', `/api/staff/${ids.yasmine}/${step}/`)).statusCode).toBe(403)
      expect((await salma.request('POST', `/api/staff/${ids.salma}/${step}/`)).statusCode).toBe(200)
    }
    const day = soon.toString().slice(0, 10)
    const query = `starts_at=${day}T00:00&ends_at=${day.slice(0, 8)}${String(Number(day.slice(8)) + 1).padStart(2, '0')}T00:00`
    const own = await salma.get(`/api/bookings/conflicts/?${query}&staff=${ids.yasmine}`)
    if (own.statusCode === 200) expect(own.body).not.toContain(others.id)
  })
})
