import { randomUUIDv7 } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { type AppContext, type Client, inApp, newService, newStaffMember, signIn } from '../../../test/fixtures.ts'
import { resources } from '../resources/tables.ts'
import { needs } from '../services/tables.ts'
import { bookings, closures, items } from './tables.ts'

/** A year that lies ahead, and whose thirtieth of July can be booked. */
const year = Temporal.Now.plainDateISO().year + 1
const throneDay = `${year}-07-30`
/** As the clock on the wall of a business in Morocco has it. */
const at = (wall: string) => Temporal.PlainDateTime.from(wall).toZonedDateTime('Africa/Casablanca').toInstant()

const memberOf = (context: AppContext, slug = 'demo') => signIn(context, `${slug}.localhost:8000`, { memberOf: slug })

/** Somebody who does half an hour at any minute, and a way to book it by the wall clock. */
async function open(context: AppContext, slug: 'demo' | 'acme' = 'demo') {
  const tenant = await context.open(slug)
  const service = await newService(tenant.db)
  const person = await newStaffMember(tenant.db)
  const book = async (wall: string, more: object = {}, path = '/api/bookings/') => {
    const customer = path === '/api/bookings/' ? { customer_email: 'amina@example.com', customer_name: 'Amina' } : {}
    const body = { service_id: service.id, start_time: at(wall).toString(), ...customer, ...more }
    const reply = await context[slug].post(path, body)
    expect([reply.body, reply.statusCode]).toEqual([expect.any(String), 201])
    return reply.json() as { id: string; reference: string }
  }
  return { tenant, service, person, book }
}

interface Proposal {
  holiday: string
  name: string
  bookings: number
}
const proposalsOf = async (client: Client, query = '', headers = {}): Promise<Proposal[]> => {
  const reply = await client.request('GET', `/api/closures/proposals/?year=${year}${query}`, undefined, headers)
  return reply.json().results
}
const keysOf = (list: { holiday: string }[]) => list.map(({ holiday }) => holiday)

describe('holidays', () => {
  inApp('are proposed to members in their language, with how many bookings begin on each', async (context) => {
    const { tenant, book } = await open(context)
    const member = await memberOf(context)
    await book(`${year}-07-29T23:45`)
    await book(`${throneDay}T00:15`)
    await book(`${throneDay}T23:59`)
    await book(`${year}-07-31T00:30`)
    const { id: cancelled } = await book(`${throneDay}T12:00`)
    await member.request('POST', `/api/bookings/${cancelled}/cancel/`)
    const { id: held } = await book(`${throneDay}T13:00`, {}, '/api/bookings/hold/')

    const all = await proposalsOf(member)
    expect(all.length).toBeGreaterThanOrEqual(14)
    expect(all.find(({ holiday }) => holiday === `${year} throne_day`)).toEqual({
      holiday: `${year} throne_day`,
      name: 'Fête du trône',
      starts_at: `${throneDay}T00:00`,
      ends_at: `${year}-07-31T00:00`,
      is_confirmed: true,
      bookings: 3,
    })
    expect(all.filter((one) => one.bookings > 0)).toHaveLength(1)
    await tenant.db
      .update(bookings)
      .set({ expiresAt: at('2026-01-01T00:00') })
      .where(eq(bookings.id, held))
    const counted = await proposalsOf(member)
    expect(counted.find(({ holiday }) => holiday.endsWith('throne_day'))?.bookings).toBe(2)

    const nameOf = async (query: string, headers = {}) => (await proposalsOf(member, query, headers))[0]?.name
    expect(await nameOf('&lang=ar', { 'accept-language': 'en' })).toBe('رأس السنة الميلادية')
    expect(await nameOf('', { 'accept-language': 'en-GB, fr;q=0.5' })).toBe('New Year’s Day')
    expect(await nameOf('')).toBe('Nouvel an')
    for (const query of ['', '?year=2025', '?year=2101', '?year=2027&lang=de']) {
      const reply = await member.get(`/api/closures/proposals/${query}`)
      expect([query, reply.json().code]).toEqual([query, 'core.invalid'])
    }
  })

  inApp('become closures that close nothing unless asked, and are not proposed again', async (context) => {
    const { service } = await open(context)
    const member = await memberOf(context)
    const proposed = await proposalsOf(member)
    const adopt = async (body: object) => (await member.post('/api/closures/adopt/', { year, ...body })).json()
    const made = await adopt({ holidays: [`${year} throne_day`, `${year} eid_al_fitr`] })
    expect(made.map(({ name, kind }: { name: string; kind: string }) => [name, kind])).toEqual([
      ['Aïd al-Fitr', 'holiday'],
      ['Fête du trône', 'holiday'],
    ])
    expect(made.map((one: { is_confirmed: boolean }) => one.is_confirmed)).toEqual([false, true])
    const [fitr, throne] = made
    expect(throne).toMatchObject({ holiday: `${year} throne_day`, is_active: false, starts_at: `${throneDay}T00:00` })
    expect(keysOf(await proposalsOf(member))).toEqual(
      keysOf(proposed).filter((key) => ![fitr.holiday, throne.holiday].includes(key)),
    )

    const starts = async () => {
      const query = `service=${service.id}&from=${throneDay}&first=1`
      return (await context.demo.get(`/api/availability/slots/?${query}`)).json().count
    }
    expect(await starts()).toBeGreaterThan(0)
    const path = `/api/closures/${throne.id}/`
    await member.request('PATCH', path, { is_active: true })
    expect(await starts()).toBe(0)
    // It was announced for another day.
    const moved = { starts_at: `${year}-03-01T00:00`, ends_at: `${year}-03-03T00:00`, is_confirmed: true }
    const patched = (await member.request('PATCH', `/api/closures/${fitr.id}/`, moved)).json()
    expect(patched).toMatchObject({ ...moved, holiday: `${year} eid_al_fitr` })

    const rest = await adopt({ is_active: true })
    expect(keysOf(rest)).toEqual(keysOf(proposed).filter((key) => ![fitr.holiday, throne.holiday].includes(key)))
    expect(rest.every((one: { is_active: boolean }) => one.is_active)).toBe(true)
    expect([await adopt({}), await adopt({ holidays: [] }), await proposalsOf(member)]).toEqual([[], [], []])
    // Whoever drops one altogether is asked again.
    expect((await member.request('DELETE', path)).statusCode).toBe(204)
    expect(keysOf(await proposalsOf(member))).toEqual([`${year} throne_day`])
  })

  inApp('are adopted once, however many do it at a time, and by one business for itself', async (context) => {
    const member = await memberOf(context)
    const replies = await Promise.all(
      Array.from({ length: 5 }, () => member.post('/api/closures/adopt/', { year, is_active: true })),
    )
    expect(replies.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200, 200, 200])
    const made = replies.flatMap((reply) => keysOf(reply.json()))
    const { db } = await context.open('demo')
    expect(made).toHaveLength(await db.$count(closures))
    expect(new Set(made).size).toBe(made.length)
    const other = await memberOf(context, 'acme')
    expect((await other.get('/api/closures/')).json().count).toBe(0)
    expect(keysOf(await proposalsOf(other))).toEqual(made)
  })

  inApp('that a year does not have are refused, and nothing is made', async (context) => {
    const member = await memberOf(context)
    for (const key of [`${year + 1} throne_day`, 'carnival', '']) {
      const body = { year, holidays: [`${year} throne_day`, key] }
      expect((await member.post('/api/closures/adopt/', body)).json()).toMatchObject({
        status: 400,
        code: 'bookings.unknown_holiday',
        errors: [{ field: 'holidays', message: expect.stringContaining(`${year} throne_day`) }],
      })
    }
    expect((await member.get('/api/closures/')).json().count).toBe(0)
  })

  inApp('are no visitor’s business, nor a stranger’s; the closures they become are', async (context) => {
    const member = await memberOf(context)
    await member.post('/api/closures/adopt/', { year })
    const { id } = (await context.demo.get('/api/closures/')).json().results[0]
    const stranger = await signIn(context, 'demo.localhost:8000', { memberOf: 'acme' })
    const stretch = `starts_at=${throneDay}T00:00&ends_at=${throneDay}T12:00`
    for (const [client, status] of [[context.demo, 401] as const, [stranger, 403] as const]) {
      for (const path of [
        `/api/closures/proposals/?year=${year}`,
        `/api/closures/${id}/conflicts/`,
        `/api/bookings/conflicts/?${stretch}`,
      ]) {
        expect([path, (await client.get(path)).statusCode]).toEqual([path, status])
      }
      expect((await client.post('/api/closures/adopt/', { year })).statusCode).toBe(status)
    }
  })
})

describe('conflicts', () => {
  interface Conflicts {
    count: number
    results: { id: string }[]
  }
  const conflictsOf = async (client: Client, from: string, to: string, more = ''): Promise<Conflicts> => {
    const stretch = `starts_at=${throneDay}T${from}&ends_at=${throneDay}T${to}`
    return (await client.get(`/api/bookings/conflicts/?${stretch}${more}`)).json()
  }
  const idsOf = async (...asked: Parameters<typeof conflictsOf>) =>
    (await conflictsOf(...asked)).results.map(({ id }) => id)

  inApp('are the bookings that share an instant with the stretch, by the clock on the wall', async (context) => {
    const { tenant, person, book } = await open(context)
    const member = await memberOf(context)
    const early = await book(`${throneDay}T09:00`)
    const late = await book(`${throneDay}T10:00`, { customer_name: 'Amina' })
    // Of another business, and so nobody's here.
    await (await open(context, 'acme')).book(`${throneDay}T09:00`)

    expect(await conflictsOf(member, '08:00', '09:01')).toEqual({
      count: 1,
      results: [
        {
          id: early.id,
          reference: early.reference,
          status: 'confirmed',
          start_time: at(`${throneDay}T09:00`).toString(),
          end_time: at(`${throneDay}T09:30`).toString(),
          wall_time: `${throneDay}T09:00`,
          staff_id: person.id,
          customer_name: 'Amina',
        },
      ],
    })
    // What only touches is in nobody's way.
    expect(await idsOf(member, '08:00', '09:00')).toEqual([])
    expect(await idsOf(member, '09:30', '10:00')).toEqual([])
    expect(await idsOf(member, '09:29', '10:01')).toEqual([early.id, late.id])
    expect(await idsOf(member, '09:10', '09:20')).toEqual([early.id])

    const held = await book(`${throneDay}T11:00`, {}, '/api/bookings/hold/')
    expect(await conflictsOf(member, '11:00', '12:00')).toMatchObject({
      results: [{ id: held.id, status: 'held', customer_name: null }],
    })
    await tenant.db
      .update(bookings)
      .set({ expiresAt: at('2026-01-01T00:00') })
      .where(eq(bookings.id, held.id))
    expect(await idsOf(member, '11:00', '12:00')).toEqual([])
    for (const [status, counts] of [
      ['pending', true],
      ['checked_in', true],
      ['completed', false],
      ['no_show', false],
    ] as const) {
      await tenant.db.update(bookings).set({ status }).where(eq(bookings.id, late.id))
      expect([status, await idsOf(member, '10:00', '11:00')]).toEqual([status, counts ? [late.id] : []])
    }
    await member.request('POST', `/api/bookings/${early.id}/cancel/`)
    expect(await conflictsOf(member, '00:00', '10:00')).toEqual({ count: 0, results: [] })
  })

  inApp('are narrowed to a person or a room, whichever part of a booking it is', async (context) => {
    const { tenant, service, person, book } = await open(context)
    const member = await memberOf(context)
    const second = await newStaffMember(tenant.db, { name: 'Yto' })
    const skills = { service_id: (await newService(tenant.db, { name: 'Soin' })).id, staff_id: second.id }
    expect((await member.post('/api/skills/', skills)).statusCode).toBe(201)
    const rooms = await tenant.db
      .insert(resources)
      .values([
        { name: 'Cabine 1', type: 'cabine' },
        { name: 'Cabine 2', type: 'cabine', position: 1 },
      ])
      .returning()
    await tenant.db.insert(needs).values({ serviceId: skills.service_id, type: 'cabine' })
    const chain = await book(`${throneDay}T09:00`, { followed_by: [skills.service_id], staff_id: person.id })

    const room = (index: number) => `&resource=${rooms[index]?.id}`
    expect(await idsOf(member, '09:00', '10:00')).toEqual([chain.id])
    expect(await idsOf(member, '09:00', '09:30', `&staff=${person.id}`)).toEqual([chain.id])
    expect(await idsOf(member, '09:30', '10:00', `&staff=${person.id}`)).toEqual([])
    expect(await idsOf(member, '09:30', '10:00', `&staff=${second.id}`)).toEqual([chain.id])
    expect(await idsOf(member, '09:30', '10:00', room(0))).toEqual([chain.id])
    expect(await idsOf(member, '09:00', '09:30', room(0))).toEqual([])
    expect(await idsOf(member, '09:00', '10:00', room(1))).toEqual([])
    expect(await idsOf(member, '09:00', '10:00', `${room(0)}&staff=${person.id}`)).toEqual([])
    expect(await idsOf(member, '09:00', '10:00', `&staff=${randomUUIDv7()}`)).toEqual([])
    expect(service.id).not.toBe(skills.service_id)
  })

  inApp('are told for a closure as it stands, active or not', async (context) => {
    const { book } = await open(context)
    const member = await memberOf(context)
    const { id } = await book(`${throneDay}T09:00`)
    const [closure] = (await member.post('/api/closures/adopt/', { year, holidays: [`${year} throne_day`] })).json()
    const path = `/api/closures/${closure.id}/`
    expect((await member.get(`${path}conflicts/`)).json()).toMatchObject({ count: 1, results: [{ id }] })
    await member.request('PATCH', path, { starts_at: `${throneDay}T09:30`, is_active: true })
    expect((await member.get(`${path}conflicts/`)).json()).toEqual({ count: 0, results: [] })
    const unknown = await member.get(`/api/closures/${randomUUIDv7()}/conflicts/`)
    expect(unknown.json()).toMatchObject({ status: 404, code: 'bookings.closure_not_found' })
  })

  inApp('are counted when there are more than are listed', async (context) => {
    const { tenant, book } = await open(context)
    const member = await memberOf(context)
    const { id } = await book(`${throneDay}T09:00`)
    const [booking] = await tenant.db.select().from(bookings).where(eq(bookings.id, id))
    const [item] = await tenant.db.select().from(items).where(eq(items.bookingId, id))
    const more = Array.from({ length: 202 }, (_, index) => ({ id: randomUUIDv7(), reference: `REF${index}` }))
    await tenant.db.insert(bookings).values(more.map((own) => ({ ...booking!, ...own })))
    await tenant.db.insert(items).values(more.map((own) => ({ ...item!, id: randomUUIDv7(), bookingId: own.id })))
    const { count, results } = await conflictsOf(member, '09:00', '10:00')
    expect([count, results.length]).toEqual([203, 200])
  })

  inApp('want a stretch that exists and has a length', async (context) => {
    const member = await memberOf(context)
    const refused = async (query: string) => {
      const { code, errors } = (await member.get(`/api/bookings/conflicts/?${query}`)).json()
      return [code, ...errors.map(({ field }: { field: string }) => field)]
    }
    expect(await refused('')).toEqual(['core.invalid', 'starts_at', 'ends_at'])
    const from = 'starts_at=2030-02-01T09:00&ends_at='
    expect(await refused(`${from}2030-02-01T09:00`)).toEqual(['core.invalid', 'ends_at'])
    expect(await refused(`${from}2030-01-01T09:00`)).toEqual(['core.invalid', 'ends_at'])
    expect(await refused(`${from}2030-02-30T09:00`)).toEqual(['core.invalid', 'ends_at'])
    expect(await refused('starts_at=0000-01-01T09:00&ends_at=2030-01-01T09:00')).toEqual(['core.invalid', 'starts_at'])
    expect(
      (await member.get('/api/bookings/conflicts/?starts_at=0001-01-01T00:00&ends_at=9999-12-31T24:00')).json(),
    ).toEqual({
      count: 0,
      results: [],
    })
  })
})
