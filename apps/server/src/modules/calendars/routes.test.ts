import { randomUUIDv7 } from 'node:crypto'
import { eq } from 'drizzle-orm'
import ICAL from 'ical.js'
import nodeIcal from 'node-ical'
import { describe, expect } from 'vitest'
import { type AppContext, inApp, newService, newStaffMember, openApp, signIn, soon } from '../../../test/fixtures.ts'
import { type Booking, bookings, items } from '../bookings/tables.ts'
import { customers } from '../customers/tables.ts'
import { type StaffMember, staff } from '../staff/tables.ts'
import { calendarOfBooking } from './index.ts'

const later = (hours: number) => soon.add({ hours })

/** A business with people, and somebody who belongs to it. */
async function salon(context: AppContext, people = ['Salma Idrissi']) {
  const { db } = await context.open('demo')
  const service = await newService(db)
  const team: StaffMember[] = []
  for (const name of people) team.push(await newStaffMember(db, { name }))
  const member = await signIn(context, 'demo.localhost:8000', { memberOf: 'demo' })
  const book = async (more: object = {}): Promise<{ id: string; reference: string }> => {
    const reply = await context.demo.post('/api/bookings/', {
      service_id: service.id,
      customer_email: 'amina@example.com',
      customer_name: 'Amina Berrada',
      start_time: soon.toString(),
      ...more,
    })
    expect([reply.statusCode, reply.body]).toEqual([201, expect.any(String)])
    return reply.json()
  }
  const feedOf = async (id = team[0]!.id): Promise<{ url: string; token: string }> =>
    (await member.post(`/api/staff/${id}/feed/`, undefined)).json()
  /** What a calendar that subscribes to it is told. */
  const entries = async (id = team[0]!.id, headers = {}) => {
    const reply = await context.demo.get(pathOf(await feedOf(id)), headers)
    expect(reply.statusCode).toBe(200)
    return eventsIn(reply.body)
  }
  return { db, service, team, member, book, feedOf, entries }
}

const pathOf = ({ url }: { url: string }) => new URL(url).pathname

/** As both programs read it, which have to agree. */
function eventsIn(text: string) {
  const events = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((event) => {
    const { uid, sequence, summary, startDate, endDate } = new ICAL.Event(event)
    const [from, to] = [startDate, endDate].map((time) => time.toJSDate().toISOString())
    return { uid, sequence, summary, from, to, status: String(event.getFirstPropertyValue('status')) }
  })
  const others = Object.values(nodeIcal.sync.parseICS(text)).flatMap((one) =>
    one?.type !== 'VEVENT'
      ? []
      : [
          {
            uid: one.uid,
            sequence: Number(one.sequence),
            summary: String(one.summary),
            from: one.start.toISOString(),
            to: one.end?.toISOString(),
            status: String(one.status),
          },
        ],
  )
  expect(others).toEqual(events)
  return events
}

const isoOf = (instant: Temporal.Instant) => new Date(instant.epochMilliseconds).toISOString()

describe('a booking', () => {
  inApp('is one event for both sides, from when it is made to when it is cancelled', async (context) => {
    const { member, book, entries } = await salon(context)
    const { id, reference } = await book()
    const uid = `${id}@localhost`
    const file = async () => {
      const reply = await member.get(`/api/bookings/${id}/calendar.ics`)
      expect(reply.headers).toMatchObject({
        'content-type': 'text/calendar; charset=utf-8',
        'content-disposition': `attachment; filename="${reference}.ics"`,
        'cache-control': 'no-store',
      })
      expect(reply.body).toContain('\r\nMETHOD:PUBLISH\r\n')
      expect(reply.body).toContain(reference)
      return eventsIn(reply.body)
    }
    const made = { uid, sequence: 0, status: 'CONFIRMED', from: isoOf(soon), to: isoOf(soon.add({ minutes: 30 })) }
    expect(await file()).toEqual([{ ...made, summary: 'Haircut · Demo Company' }])
    expect(await entries()).toEqual([{ ...made, summary: 'Haircut · Amina Berrada' }])

    const moved = await member.post(`/api/bookings/${id}/reschedule/`, { start_time: later(3).toString() })
    expect(moved.statusCode).toBe(200)
    const now = { ...made, sequence: 1, from: isoOf(later(3)), to: isoOf(later(3).add({ minutes: 30 })) }
    expect(await file()).toEqual([{ ...now, summary: 'Haircut · Demo Company' }])
    expect(await entries()).toEqual([{ ...now, summary: 'Haircut · Amina Berrada' }])

    expect((await member.post(`/api/bookings/${id}/cancel/`, {})).statusCode).toBe(200)
    // Newer than what the calendar knows.
    expect(await file()).toEqual([{ ...now, sequence: 2, summary: 'Haircut · Demo Company', status: 'CANCELLED' }])
    expect(await entries()).toEqual([])
  })

  inApp('of several parts is one event for the customer, and for each person their own parts', async (context) => {
    const { db, team, member, book, entries } = await salon(context, ['Salma', 'Yto'])
    const colour = await newService(db, { name: 'Colour', durationMinutes: 60 })
    const drying = await newService(db, { name: 'Drying' })
    const [salma, yto] = team as [StaffMember, StaffMember]
    const { id } = await book({ followed_by: [colour.id, drying.id], staff_id: salma.id })
    await db.update(items).set({ staffId: yto.id }).where(eq(items.position, 1))
    await db.update(items).set({ staffId: salma.id }).where(eq(items.position, 0))
    await db.update(items).set({ staffId: salma.id }).where(eq(items.position, 2))
    const [whole] = eventsIn((await member.get(`/api/bookings/${id}/calendar.ics`)).body)
    const ends = [0, 30, 90, 120].map((minutes) => isoOf(soon.add({ minutes })))
    const summary = 'Haircut + Colour + Drying · Demo Company'
    expect(whole).toMatchObject({ uid: `${id}@localhost`, summary, from: ends[0], to: ends[3] })
    const part = (position: number) => ({
      uid: `${id}-${position}@localhost`,
      sequence: 0,
      status: 'CONFIRMED',
      summary: `${['Haircut', 'Colour', 'Drying'][position]} · Amina Berrada`,
      from: ends[position],
      to: ends[position + 1],
    })
    expect(await entries(salma.id)).toEqual([part(0), part(2)])
    expect(await entries(yto.id)).toEqual([part(1)])
  })

  inApp('goes to members alone, and is no event while its time is only held', async (context) => {
    const { db, service, member, book } = await salon(context)
    const { id } = await book()
    const path = `/api/bookings/${id}/calendar.ics`
    expect((await context.demo.get(path)).json()).toMatchObject({ status: 401 })
    const stranger = await signIn(context, 'demo.localhost:8000', { memberOf: 'acme' })
    expect((await stranger.get(path)).json()).toMatchObject({ status: 403 })
    const elsewhere = await signIn(context, 'acme.localhost:8000', { memberOf: 'acme' })
    const none = { status: 404, code: 'calendars.not_found' }
    expect((await elsewhere.get(path)).json()).toMatchObject(none)
    expect((await member.get(`/api/bookings/${randomUUIDv7()}/calendar.ics`)).json()).toMatchObject(none)
    const held = await context.demo.post('/api/bookings/hold/', {
      service_id: service.id,
      start_time: later(1).toString(),
    })
    expect(held.statusCode).toBe(201)
    expect((await member.get(`/api/bookings/${held.json().id}/calendar.ics`)).json()).toMatchObject(none)
    await expect(
      calendarOfBooking(db, held.json().id, { business: 'Demo', baseDomain: 'localhost', now: soon }),
    ).rejects.toMatchObject({ code: 'calendars.not_found' })
  })

  inApp('is told in the language of its customer, with the time at which it was told', async (context) => {
    const { db, book } = await salon(context)
    const { id, reference } = await book()
    const around = { business: 'Chez Amina', baseDomain: 'book.example', now: soon }
    const french = await calendarOfBooking(db, id, around)
    expect(french.filename).toBe(`${reference}.ics`)
    expect(french.text).toContain(`\r\nDESCRIPTION:Référence\u202f: ${reference}\r\n`)
    expect(french.text).toContain(`\r\nUID:${id}@book.example\r\n`)
    expect(french.text).toContain(`\r\nDTSTAMP:${isoOf(soon).replace(/[-:]|\.\d+/g, '')}\r\n`)
    await db.update(customers).set({ language: 'ar' })
    expect((await calendarOfBooking(db, id, around)).text).toContain(`\r\nDESCRIPTION:المرجع: ${reference}\r\n`)
  })
})

describe('the feed of a person', () => {
  inApp('says who comes and for what, and nothing else of them', async (context) => {
    const { db, team, book, feedOf } = await salon(context, ['Salma, "Coiffeuse"'])
    const { reference } = await book({ notes: 'a secret allergy', customer_name: 'Amina; Berrada,\nx' })
    await db.update(customers).set({ phone: '+212600000000', notes: 'pays late' })
    const answers = [{ field_id: randomUUIDv7(), label: 'Ever ill?', value: 'private' }]
    await db.update(bookings).set({ answers })
    await book({ customer_email: 'nameless@example.com', customer_name: undefined, start_time: later(2).toString() })
    const { url, token } = await feedOf()
    expect(url).toBe(`http://demo.localhost:8000/api/calendars/${token}.ics`)
    const reply = await context.demo.get(pathOf({ url }))
    expect(reply.headers).toMatchObject({
      'content-type': 'text/calendar; charset=utf-8',
      'cache-control': 'private, no-cache',
    })
    for (const line of ['REFRESH-INTERVAL;VALUE=DURATION:PT1H', 'X-PUBLISHED-TTL:PT1H']) {
      expect(reply.body).toContain(`\r\n${line}\r\n`)
    }
    expect(reply.body).toContain('\r\nX-WR-CALNAME:Salma\\, "Coiffeuse" · Demo Company\r\n')
    expect(reply.body).not.toContain('METHOD')
    expect(reply.body).toContain(reference)
    expect(eventsIn(reply.body).map(({ summary }) => summary)).toEqual(['Haircut · Amina; Berrada,\nx', 'Haircut'])
    expect(reply.body).not.toMatch(/allergy|pays late|private|Ever ill|@example|2126/)
    expect(reply.body).not.toContain(team[0]!.id)
  })

  inApp('has the same tag until something in it changes', async (context) => {
    const { book, feedOf } = await salon(context)
    await book()
    const path = pathOf(await feedOf())
    const first = await context.demo.get(path)
    const etag = String(first.headers.etag)
    const known = await context.demo.get(path, { 'if-none-match': `W/${etag}` })
    expect([known.statusCode, known.body, known.headers.etag]).toEqual([304, '', etag])
    expect(known.headers['cache-control']).toBe('private, no-cache')
    await book({ start_time: later(1).toString() })
    const changed = await context.demo.get(path, { 'if-none-match': etag })
    expect(changed.statusCode).toBe(200)
    expect(eventsIn(changed.body)).toHaveLength(2)
  })

  inApp('opens on the hosts of its own business, with the whole of its token alone', async (context) => {
    const { db, team, feedOf } = await salon(context, ['Salma', 'Yto'])
    const { db: acmes } = await context.open('acme')
    // The same person, by id, so that nothing but the business is another.
    await acmes.insert(staff).values({ id: team[0]!.id, name: 'Acme’s own' })
    const acme = await signIn(context, 'acme.localhost:8000', { memberOf: 'acme' })
    const theirs = (await acme.post(`/api/staff/${team[0]!.id}/feed/`, undefined)).json()
    const { token } = await feedOf()
    const { token: another } = await feedOf(team[1]!.id)
    const open = (client: typeof context.demo, wanted: string) => client.get(`/api/calendars/${wanted}.ics`)
    expect((await open(context.acme, theirs.token)).statusCode).toBe(200)
    expect((await open(context.demo, token)).statusCode).toBe(200)
    const refused = [
      await open(context.demo, theirs.token),
      await open(context.acme, token),
      await open(context.demo, token.slice(0, 22) + another.slice(22)),
      await open(context.demo, token.slice(0, -1) + (token.endsWith('A') ? 'B' : 'A')),
      await open(context.demo, token.slice(0, -1)),
      await open(context.demo, `${token}A`),
      await open(context.demo, 'x'),
      await open(context.demo, 'A'.repeat(65)),
      await open(context.demo, encodeURIComponent('é\0/../😀')),
    ]
    const { token: ofNobody } = await feedOf(team[1]!.id)
    await db.update(staff).set({ isActive: false }).where(eq(staff.id, team[1]!.id))
    refused.push(await open(context.demo, ofNobody))
    const nowhere = (await context.demo.get('/api/nowhere')).json()
    expect(nowhere).toMatchObject({ status: 404, code: 'core.not_found' })
    expect(refused.map((reply) => reply.json())).toEqual(refused.map(() => nowhere))
    expect((await open(context.platform, token)).statusCode).toBe(404)
  })

  inApp('has a new address when the old one is revoked, and that of others stays', async (context) => {
    const { team, member, feedOf } = await salon(context, ['Salma', 'Yto'])
    const [salma, yto] = team as [StaffMember, StaffMember]
    const before = await feedOf(salma.id)
    const ofYto = await feedOf(yto.id)
    expect(await feedOf(salma.id)).toEqual(before)
    const revoked = await member.post(`/api/staff/${salma.id}/revoke_feed/`, undefined)
    expect(revoked.json()).toEqual({ url: expect.stringContaining('/api/calendars/'), token: expect.any(String) })
    const statusOf = async (one: { url: string }) => (await context.demo.get(pathOf(one))).statusCode
    expect(await Promise.all([before, revoked.json(), ofYto].map(statusOf))).toEqual([404, 200, 200])
    expect(await feedOf(salma.id)).toEqual(revoked.json())
    for (const action of ['feed', 'revoke_feed']) {
      const path = `/api/staff/${salma.id}/${action}/`
      expect((await context.demo.post(path, undefined)).json()).toMatchObject({ status: 401 })
      const nobody = await member.post(path.replace(salma.id, randomUUIDv7()), undefined)
      expect(nobody.json()).toMatchObject({ status: 404, code: 'staff.not_found' })
    }
    expect(await statusOf(revoked.json())).toBe(200)
  })

  inApp('has what stands, from thirty days ago to 366 ahead', async () => {
    const context = await openApp({ testClock: true })
    const { db, book, entries } = await salon(context)
    const { id } = await book()
    const count = async (now: Temporal.Instant) => (await entries(undefined, { 'x-test-now': now.toString() })).length
    const hours = { past: 30 * 24, ahead: 366 * 24 }
    expect(await count(soon.add({ hours: hours.past }))).toBe(1)
    expect(await count(soon.add({ hours: hours.past, seconds: 1 }))).toBe(0)
    expect(await count(soon.subtract({ hours: hours.ahead }))).toBe(0)
    expect(await count(soon.subtract({ hours: hours.ahead }).add({ seconds: 1 }))).toBe(1)

    const set = (change: Partial<Booking>) => db.update(bookings).set(change).where(eq(bookings.id, id))
    const shown: Record<string, number> = {}
    for (const status of [
      'pending',
      'checked_in',
      'completed',
      'no_show',
      'declined',
      'cancelled',
      'expired',
    ] as const) {
      await set({ status })
      shown[status] = (await entries()).length
    }
    expect(shown).toEqual({
      pending: 1,
      checked_in: 1,
      completed: 1,
      no_show: 0,
      declined: 0,
      cancelled: 0,
      expired: 0,
    })

    // A request until its hour, whether or not somebody has written down that it is over.
    const expiresAt = soon.subtract({ hours: 24 })
    await set({ status: 'pending', expiresAt })
    expect(await count(expiresAt.subtract({ seconds: 1 }))).toBe(1)
    expect(await count(expiresAt)).toBe(0)
    const around = { business: 'Demo', baseDomain: 'localhost' }
    const told = async (now: Temporal.Instant) => eventsIn((await calendarOfBooking(db, id, { ...around, now })).text)
    expect(await told(expiresAt.subtract({ seconds: 1 }))).toMatchObject([{ status: 'TENTATIVE' }])
    expect(await told(expiresAt)).toMatchObject([{ status: 'CANCELLED' }])
  })

  inApp('stops at two thousand, the nearest ones first', async (context) => {
    const { db, book, entries } = await salon(context)
    const { id } = await book()
    const [booking] = await db.select().from(bookings).where(eq(bookings.id, id))
    const [item] = await db.select().from(items).where(eq(items.bookingId, id))
    const many = Array.from({ length: 2005 }, (_, index) => {
      const startTime = soon.add({ minutes: index + 1 })
      return { id: randomUUIDv7(), reference: `R${index}`, startTime, endTime: startTime.add({ minutes: 1 }) }
    })
    for (let from = 0; from < many.length; from += 500) {
      const some = many.slice(from, from + 500)
      await db.insert(bookings).values(some.map((one) => ({ ...booking!, ...one })))
      const own = some.map(({ id: bookingId, startTime, endTime }) => ({ bookingId, startTime, endTime }))
      await db.insert(items).values(own.map((one) => ({ ...item!, ...one, id: randomUUIDv7(), sessionId: null })))
    }
    const told = await entries()
    expect(told).toHaveLength(2000)
    expect([told[0]!.uid, told[1999]!.from]).toEqual([`${id}@localhost`, isoOf(soon.add({ minutes: 1999 }))])
  })
})
