import { eq, inArray } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { assertConsistent } from '../../../test/consistency.ts'
import { type Client, newService, newStaffMember, openApp, signIn, soon } from '../../../test/fixtures.ts'
import { zoneNamed } from '../../core/time.ts'
import { bookingEvents, bookings, policies } from '../bookings/tables.ts'
import { customers } from '../customers/tables.ts'
import { fields, services } from '../services/tables.ts'
import { configs } from '../tenants/tables.ts'
import { entryTokenOf } from './links.ts'
import { join as joinList, type WishToWait } from './operations.ts'
import { goRound } from './rounds.ts'
import { entries, offers } from './tables.ts'

const zone = zoneNamed('UTC')
const date = soon.toString().slice(0, 10)
const now = Temporal.Now.instant().round('second')
const after = (minutes: number) => now.add({ minutes })
const at = (minutes: number) => ({ 'x-test-now': after(minutes).toString() })

interface Offered {
  status: string
  offer: { start_time: string; expires_at: string; wall_time: string; staff_name: string; price: string } | null
  booking: { reference: string; status: string; manage_token: string } | null
}

/** A business in UTC with a service of half an hour that somebody does from nine to ten: two starts a day. */
async function openSalon(
  values: Partial<typeof services.$inferInsert> = {},
  hours: [string, string] = ['09:00', '10:00'],
) {
  const context = await openApp({ testClock: true }, { poolSize: 32 })
  await context.tenancy.shared.db.update(configs).set({ timeZone: 'UTC' })
  const { demo } = context
  const tenant = await context.open('demo')
  const { db } = tenant
  const { id: service_id } = await newService(db, { intervalMinutes: 30, ...values })
  const member = await newStaffMember(db, { hours })

  const book = async (minutes: number, name = 'first') => {
    const start_time = soon.add({ minutes }).toString()
    const reply = await demo.post('/api/bookings/', { service_id, start_time, customer_email: `${name}@example.com` })
    expect([reply.statusCode, reply.body]).toEqual([201, expect.any(String)])
    return reply.json() as { id: string; manage_token: string }
  }
  /** Both starts of the date are taken. */
  const fill = async () => [await book(0), await book(30)] as const
  const cancel = async ({ manage_token }: { manage_token: string }, minutes = 0) =>
    expect((await demo.post(`/api/manage/${manage_token}/cancel/`, {}, at(minutes))).statusCode).toBe(200)
  const ask = (name: string, more: object = {}, minutes = 0, client: Client = demo) =>
    client.post(
      '/api/waitlist/',
      { service_id, from_date: date, to_date: date, customer_email: `${name}@example.com`, ...more },
      at(minutes),
    )
  const join = async (name: string, more: object = {}, minutes = 0): Promise<string> => {
    const reply = await ask(name, more, minutes)
    expect([reply.statusCode, reply.body]).toEqual([201, expect.any(String)])
    return reply.json().manage_token
  }
  /** Without a request, and so without a round that it would set going. */
  const joinQuietly = async (name: string, minutes = 0, more: Partial<WishToWait> = {}): Promise<string> => {
    const wish = { serviceId: service_id, fromDate: date, toDate: date, ...more }
    const who = { customerEmail: `${name}@example.com` }
    const entry = await tenant.transaction((tx) => joinList(tx, who, wish, { zone, now: after(minutes) }))
    return entryTokenOf(context.config.secret, tenant.id, entry)
  }
  const view = async (token: string, minutes = 0): Promise<Offered> =>
    (await demo.get(`/api/waitlist/manage/${token}/`, at(minutes))).json()
  const act = (token: string, step: string, body: object = {}, minutes = 0) =>
    demo.post(`/api/waitlist/manage/${token}/${step}/`, body, at(minutes))
  const round = (minutes = 0) => goRound(tenant, { zone, now: after(minutes) })
  /** Once what requests have set going is done. */
  const offerOf = async (token: string, minutes = 0) => {
    await expect.poll(async () => (await view(token, minutes)).offer, { timeout: 5000, interval: 20 }).not.toBeNull()
    return (await view(token, minutes)).offer
  }
  /** Lets nothing through before all of it waits, in its order, for the booking of an open offer or for one another. */
  const atOnce = async <Result>(work: readonly (() => Promise<Result>)[]): Promise<Result[]> => {
    const locked = Promise.withResolvers<void>()
    const leave = Promise.withResolvers<void>()
    const gate = tenant.transaction(async (tx) => {
      const kept = tx.select({ id: offers.bookingId }).from(offers).where(eq(offers.status, 'open'))
      await tx.select().from(bookings).where(inArray(bookings.id, kept)).for('update')
      locked.resolve()
      await leave.promise
    })
    await locked.promise
    const countWaiting = () =>
      context.tenancy.internals.owner.with(async (client) => {
        const { rows } = await client.query<{ waiting: number }>(`select count(*)::int as waiting
          from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`)
        return rows[0]?.waiting
      })
    const running: Promise<Result>[] = []
    for (const one of work) {
      running.push(one())
      await expect.poll(countWaiting, { timeout: 10_000, interval: 20 }).toBe(running.length)
    }
    leave.resolve()
    await gate
    return Promise.all(running)
  }
  const eventsOf = async () =>
    (await db.select().from(bookingEvents).orderBy(bookingEvents.number))
      .filter(({ kind }) => kind !== 'confirmed')
      .map(({ kind }) => kind)
  return {
    ...context,
    ...{
      tenant,
      db,
      service_id,
      member,
      book,
      fill,
      cancel,
      ask,
      join,
      joinQuietly,
      view,
      act,
      round,
      offerOf,
      atOnce,
      eventsOf,
    },
  }
}

test('who waits for a full day is offered the time that somebody gives back, and takes it', async () => {
  const { demo, db, fill, cancel, join, view, act, offerOf, member, service_id } = await openSalon()
  const [, second] = await fill()
  const token = await join('amina', { customer_name: 'Amina', notes: 'by the window' })
  expect(await view(token)).toMatchObject({
    ...{ business: 'Demo Company', service_name: 'Haircut', staff_name: null, status: 'waiting', time_zone: 'UTC' },
    ...{ from_date: date, to_date: date, from_time: '00:00', to_time: '24:00', weekdays: [], seats: 1 },
    ...{ offer: null, booking: null },
  })
  await cancel(second)
  const start_time = soon.add({ minutes: 30 }).toString()
  expect(await offerOf(token)).toEqual({
    ...{ start_time, end_time: soon.add({ minutes: 60 }).toString(), wall_time: `${date}T09:30` },
    ...{ staff_name: member.name, price: '150.00', currency: 'MAD', expires_at: after(30).toString() },
  })
  expect(await view(token)).toMatchObject({ status: 'offered' })
  // It is kept: nobody else is told that it is free.
  const late = { service_id, start_time, customer_email: 'late@example.com' }
  expect((await demo.post('/api/bookings/', late, at(29))).json().code).toBe('bookings.slot_taken')

  const reply = await act(token, 'accept', undefined, 29)
  expect([reply.statusCode, reply.headers['cache-control'], reply.headers['x-robots-tag']]).toEqual([
    ...[200, 'no-store', 'noindex'],
  ])
  const { booking } = reply.json() as Offered
  expect(reply.json()).toMatchObject({ status: 'booked', offer: null, booking: { status: 'confirmed', start_time } })
  const [row] = await db.select().from(bookings).where(eq(bookings.reference, booking!.reference))
  const [customer] = await db.select().from(customers).where(eq(customers.email, 'amina@example.com'))
  expect(row).toMatchObject({ customerId: customer!.id, notes: 'by the window', expiresAt: null })
  expect((await demo.get(`/api/manage/${booking!.manage_token}/`)).json()).toMatchObject({ start_time })
  const told = await db.select().from(bookingEvents).where(eq(bookingEvents.bookingId, row!.id))
  const inOrder = told.sort((a, b) => a.number - b.number)
  expect(inOrder.map(({ kind, actorKind, toStatus }) => [kind, actorKind, toStatus])).toEqual([
    ['held', 'system', 'held'],
    ['waitlist_offered', 'system', 'held'],
    ['confirmed', 'customer', 'confirmed'],
    ['waitlist_accepted', 'customer', 'confirmed'],
  ])
  for (const step of ['accept', 'decline']) {
    expect((await act(token, step, {}, 29)).json()).toMatchObject({ status: 409, code: 'waitlist.no_offer' })
  }
  for (const step of ['leave', 'renew']) {
    expect((await act(token, step, undefined, 29)).json()).toMatchObject({ status: 409, code: 'waitlist.closed' })
  }
  await assertConsistent(db)
})

test('each way of giving time back has the waiting list asked', async () => {
  const salon = await openSalon()
  const { db, demo, book, join, offerOf, service_id, act } = salon
  const boss = await signIn(salon, 'demo.localhost:8000', { memberOf: 'demo' })
  const here = (path: string, body: object = {}) => boss.post(path, body, at(0))
  const other = Temporal.PlainDate.from(date).add({ days: 1 }).toString()
  const elsewhere = `${other}T09:00:00Z`
  const ways: Record<string, (booking: { id: string; manage_token: string }) => Promise<unknown>> = {
    'a cancellation by the business': ({ id }) => here(`/api/bookings/${id}/cancel/`),
    'a request that is declined': async ({ id }) => {
      await db.update(bookings).set({ status: 'pending' }).where(eq(bookings.id, id))
      return here(`/api/bookings/${id}/decline/`)
    },
    'a move by the business': ({ id }) => here(`/api/bookings/${id}/reschedule/`, { start_time: elsewhere }),
    'a move by the customer': ({ manage_token }) =>
      demo.post(`/api/manage/${manage_token}/reschedule/`, { start_time: `${other}T09:30:00Z` }, at(0)),
    'a class that is cancelled': async () => {
      const [session] = (await boss.get(`/api/sessions/?start_time=${soon}`)).json().results
      return here(`/api/sessions/${session.id}/cancel/`)
    },
  }
  await book(30, 'second')
  for (const [way, giveBack] of Object.entries(ways)) {
    const booking = await book(0)
    const token = await join(way.replaceAll(' ', '-'))
    const reply = (await giveBack(booking)) as { statusCode: number; body: string }
    expect([way, reply.statusCode, reply.body]).toEqual([way, 200, expect.any(String)])
    expect([way, await offerOf(token)]).toMatchObject([way, { start_time: soon.toString() }])
    expect((await act(token, 'leave')).statusCode).toBe(200)
    await assertConsistent(db)
  }
  const held = await demo.post('/api/bookings/hold/', { service_id, start_time: soon.toString() }, at(0))
  const token = await join('held')
  await demo.post(`/api/bookings/${held.json().id}/release/`, { token: held.json().token }, at(0))
  expect(await offerOf(token)).toMatchObject({ start_time: soon.toString() })
  await assertConsistent(db)
})

test('a time that is free already is offered at once, and kept no longer than the notice allows', async () => {
  const untilStart = Math.floor(now.until(soon).total('minutes'))
  const { join, joinQuietly, act, offerOf, round, view, db } = await openSalon({ minNoticeMinutes: untilStart - 12 }, [
    '09:00',
    '09:30',
  ])
  const token = await join('amina')
  const offer = await offerOf(token)
  expect(offer!.expires_at).toBe(soon.subtract({ minutes: untilStart - 12 }).toString())
  expect(Temporal.Instant.from(offer!.expires_at).since(now).total('minutes')).toBeLessThan(13)

  // With less than five minutes for an answer nothing is offered.
  const second = await joinQuietly('second')
  await act(token, 'leave', {}, 8)
  expect(await round(8)).toEqual({ lapsed: 0, offered: 0 })
  expect(await view(second, 8)).toMatchObject({ status: 'waiting', offer: null })
  expect(await round(7)).toEqual({ lapsed: 0, offered: 1 })
  await assertConsistent(db)
})

test('an offer that nobody answers goes to the next, and who let it lapse may wait again for others', async () => {
  const { fill, cancel, join, view, act, offerOf, round, db, eventsOf } = await openSalon()
  const [first, second] = await fill()
  const slow = await join('slow')
  const next = await join('next')
  await cancel(first)
  await offerOf(slow)
  expect(await round(29)).toEqual({ lapsed: 0, offered: 0 })
  // It lapses on the minute, seen to or not.
  expect((await act(slow, 'accept', {}, 30)).json()).toMatchObject({ status: 409, code: 'waitlist.no_offer' })
  expect(await view(slow, 30)).toMatchObject({ offer: null })
  expect(await round(30)).toEqual({ lapsed: 1, offered: 1 })
  expect(await view(slow, 30)).toMatchObject({ status: 'lapsed', offer: null })
  expect(await view(next, 30)).toMatchObject({ status: 'offered', offer: { start_time: soon.toString() } })
  expect(await eventsOf()).toEqual(
    expect.arrayContaining(['held', 'waitlist_offered', 'expired', 'waitlist_lapsed', 'cancelled']),
  )
  await assertConsistent(db)

  // Who has lapsed is offered nothing, until they say so; and not what they let go.
  expect((await act(next, 'leave', undefined, 33)).json()).toMatchObject({ status: 'cancelled', offer: null })
  expect(await round(33)).toEqual({ lapsed: 0, offered: 0 })
  expect((await act(slow, 'renew', undefined, 34)).json()).toMatchObject({ status: 'waiting' })
  expect(await round(34)).toEqual({ lapsed: 0, offered: 0 })
  await cancel(second, 35)
  expect(await offerOf(slow, 35)).toMatchObject({ start_time: soon.add({ minutes: 30 }).toString() })
  await assertConsistent(db)
})

test('who declines waits on for other times, unless they leave', async () => {
  const { fill, cancel, join, view, act, offerOf, db, eventsOf } = await openSalon()
  const [first, second] = await fill()
  const choosy = await join('choosy')
  const next = await join('next')
  await cancel(first)
  await offerOf(choosy)
  expect((await act(choosy, 'decline')).json()).toMatchObject({ status: 'waiting', offer: null })
  expect(await offerOf(next)).toMatchObject({ start_time: soon.toString(), expires_at: after(30).toString() })
  expect(await eventsOf()).toEqual(expect.arrayContaining(['expired', 'waitlist_declined']))
  await cancel(second, 4)
  expect(await offerOf(choosy, 4)).toMatchObject({ start_time: soon.add({ minutes: 30 }).toString() })
  expect((await act(choosy, 'decline', { leave: true }, 5)).json()).toMatchObject({ status: 'cancelled', offer: null })
  // An offer that is open is answered by leaving as well.
  expect((await act(next, 'leave', undefined, 5)).json()).toMatchObject({ status: 'cancelled', offer: null })
  expect((await view(next, 5)).booking).toBeNull()
  expect((await db.select().from(offers)).map(({ status }) => status)).toEqual(['declined', 'declined', 'declined'])
  expect((await act(next, 'leave', undefined, 6)).json()).toMatchObject({ status: 409, code: 'waitlist.closed' })
  await assertConsistent(db)
})

test('what is offered lies on the dates, days of the week and part of the day that would do, with whom they want', async () => {
  const { db, join, view, round, member, act } = await openSalon({ intervalMinutes: 60 }, ['09:00', '17:00'])
  const helper = await newStaffMember(db, { name: 'Rachid', hours: ['13:00', '17:00'] })
  const weekday = Temporal.PlainDate.from(date).dayOfWeek
  const daysAfter = (days: number) => Temporal.PlainDate.from(date).add({ days }).toString()
  const wishes: [object, string | null, string?][] = [
    [{}, `${date}T09:00`],
    [{ from_time: '11:30' }, `${date}T12:00`],
    [{ from_time: '12:00', to_time: '12:01', staff_id: member.id }, null],
    [{ from_time: '11:00', to_time: '12:00' }, `${date}T11:00`],
    [{ to_time: '09:00' }, null],
    [{ from_time: '13:30', to_time: '14:00' }, null],
    [{ from_time: '17:00' }, null],
    [{ to_date: daysAfter(10), weekdays: [(weekday % 7) + 1] }, `${daysAfter(1)}T09:00`],
    [{ weekdays: [(weekday % 7) + 1] }, null],
    [{ staff_id: helper.id }, `${date}T13:00`, 'Rachid'],
  ]
  for (const [index, [wish, wall_time, staff_name]] of wishes.entries()) {
    const token = await join(`customer${index}`, wish)
    await round()
    const { offer } = await view(token)
    expect([wish, offer?.wall_time ?? null]).toEqual([wish, wall_time])
    if (staff_name !== undefined) expect(offer?.staff_name).toBe(staff_name)
    if (wall_time === null) await act(token, 'leave')
  }
  await assertConsistent(db)
})

test('one round offers each who waits a time of their own, in the order in which they came', async () => {
  const { joinQuietly, round, db } = await openSalon({}, ['09:00', '13:00'])
  for (let index = 0; index < 9; index++) await joinQuietly(`customer${index}`, 9 - index)
  expect(await round(9)).toEqual({ lapsed: 0, offered: 8 })
  const rows = await db.select().from(entries).innerJoin(offers, eq(offers.entryId, entries.id))
  const inOrder = rows.sort(
    (a, b) => a.waitlist_offer.startTime.epochMilliseconds - b.waitlist_offer.startTime.epochMilliseconds,
  )
  const joined = inOrder.map((row) => row.waitlist_entry.createdAt.since(now).total('minutes'))
  expect(joined).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
  await assertConsistent(db)
})

test('nobody is offered what the business does not do any more, and others are', async () => {
  const { db, member, joinQuietly, view, round, service_id } = await openSalon({}, ['09:00', '09:30'])
  const { id: other } = await newService(db, { name: 'Colour', intervalMinutes: 30 })
  await db.update(services).set({ minNoticeMinutes: 500_000 })
  const gone = await joinQuietly('gone', 0, { staffId: member.id })
  const next = await joinQuietly('next', 1, { serviceId: other })
  await round(1)
  expect([(await view(gone)).offer, (await view(next)).offer]).toEqual([null, null])
  await db.update(services).set({ minNoticeMinutes: 0, isActive: false }).where(eq(services.id, service_id))
  await db.update(services).set({ minNoticeMinutes: 0 }).where(eq(services.id, other))
  expect(await round(2)).toEqual({ lapsed: 0, offered: 1 })
  expect(await view(gone, 2)).toMatchObject({ status: 'waiting', offer: null })
  expect(await view(next, 2)).toMatchObject({ status: 'offered' })
})

test('an offer leads to what booking leads to: a request, the questions, the policy', async () => {
  const { db, join, act, offerOf, view, book, service_id } = await openSalon({ requiresApproval: true })
  const asked = { serviceId: service_id, label: 'Allergies?', kind: 'text', isRequired: true } as const
  const [field] = await db.insert(fields).values(asked).returning()
  await db.insert(policies).values({ version: 1, maxOpenBookings: 1 })
  await db.update(fields).set({ isRequired: false })
  const { id } = await book(30, 'amina')
  await db.update(fields).set({ isRequired: true })
  const token = await join('amina')
  await offerOf(token)
  const answers = [{ field_id: field!.id, value: 'none' }]
  const refused = await act(token, 'accept', { answers })
  expect(refused.json()).toMatchObject({ status: 409, code: 'bookings.too_many_bookings' })
  await db.update(bookings).set({ status: 'completed' }).where(eq(bookings.id, id))
  expect((await act(token, 'accept')).json()).toMatchObject({ status: 400, code: 'services.invalid_answers' })
  // Nothing of it has touched the offer.
  expect(await view(token)).toMatchObject({ status: 'offered', offer: { start_time: soon.toString() } })
  expect((await act(token, 'accept', { answers, notes: 'x' })).json()).toMatchObject({
    ...{ status: 'booked', booking: { status: 'pending' } },
  })
  const rows = await db.select().from(bookings).where(eq(bookings.notes, 'x'))
  expect(rows).toMatchObject([{ answers: [{ label: 'Allergies?', value: 'none' }] }])
})

test('a wish that cannot be, one too many and the same again are refused, each with its code', async () => {
  const { ask, join, act, demo, db, service_id } = await openSalon()
  const code = async (more: object) => {
    const { code, errors = [] } = (await ask('amina', more)).json()
    return [code, ...errors.map(({ field }: { field: string }) => field)]
  }
  const daysAfter = (days: number) => Temporal.PlainDate.from(date).add({ days }).toString()
  const nobody = crypto.randomUUID()
  expect(await code({ from_date: '2020-01-01', to_date: '2020-01-02' })).toEqual(['waitlist.invalid_dates', 'to_date'])
  expect(await code({ to_date: daysAfter(62) })).toEqual(['waitlist.invalid_dates', 'to_date'])
  expect(await code({ from_date: daysAfter(720), to_date: daysAfter(720) })).toEqual([
    ...['waitlist.invalid_dates', 'to_date'],
  ])
  expect(await code({ to_date: daysAfter(-1) })).toEqual(['core.invalid', 'to_date'])
  expect(await code({ from_time: '10:00', to_time: '10:00' })).toEqual(['core.invalid', 'to_time'])
  expect(await code({ service_id: nobody })).toEqual(['bookings.unknown_service', 'service_id'])
  expect(await code({ variant_id: nobody })).toEqual(['bookings.unknown_option', 'variant_id'])
  expect(await code({ staff_id: nobody })).toEqual(['bookings.unknown_staff_member', 'staff_id'])
  expect([await db.$count(entries), await db.$count(customers)]).toEqual([0, 0])

  const morning = { to_date: daysAfter(61), to_time: '08:00', weekdays: [3, 1, 3] }
  const token = await join('amina', morning)
  expect(await code({ ...morning, weekdays: [1, 3], notes: 'again' })).toEqual(['waitlist.duplicate'])
  expect((await ask('AMINA', morning)).json().code).toBe('waitlist.duplicate')
  for (const to_time of ['08:01', '08:02', '08:03', '08:04']) await join('amina', { to_time })
  expect(await code({ to_time: '08:05' })).toEqual(['waitlist.too_many_entries'])
  await join('other', morning)
  await act(token, 'leave')
  await join('amina', { to_time: '08:05' })

  // A client that is not sure sends it again.
  const body = { service_id, from_date: date, to_date: date, to_time: '08:00', customer_email: 'twice@example.com' }
  const send = () => demo.post('/api/waitlist/', body, { ...at(0), 'idempotency-key': 'one' })
  const [once, again] = [await send(), await send()]
  expect([once.statusCode, again.statusCode, again.json()]).toEqual([201, 201, once.json()])
})

test('of many who join at once with one address five wait, and of the same wish one', async () => {
  const { ask, db } = await openSalon()
  const asked = Array.from({ length: 12 }, (_, index) => ask('amina', { to_time: `08:${index + 10}` }))
  const codes = (await Promise.all(asked)).map((reply) => reply.json().code ?? 'joined')
  expect(codes.sort()).toEqual([...Array(5).fill('joined'), ...Array(7).fill('waitlist.too_many_entries')])
  const same = await Promise.all(Array.from({ length: 6 }, () => ask('nadia', { to_time: '08:00' })))
  expect(same.filter((reply) => reply.statusCode === 201)).toHaveLength(1)
  expect(await db.$count(entries)).toBe(6)
})

test('a link is worth nothing when it is made up, at another business, or old', async () => {
  const { join, act, demo, acme, db } = await openSalon()
  const token = await join('amina', { to_time: '08:00' })
  const [id, until, proof] = token.split('.')
  const old = Math.ceil(soon.until(soon.add({ hours: 24 * 10 })).total('minutes') + now.until(soon).total('minutes'))
  const replies = [
    await demo.get(`/api/waitlist/manage/${id}.zzzzzz.${proof}/`, at(0)),
    await demo.get(`/api/waitlist/manage/${id}.${until}.${'x'.repeat(43)}/`, at(0)),
    await acme.get(`/api/waitlist/manage/${token}/`, at(0)),
    await acme.post(`/api/waitlist/manage/${token}/leave/`, {}, at(0)),
    await demo.get(`/api/manage/${token}/`, at(0)),
    await demo.get(`/api/waitlist/manage/${token}/`, at(old)),
  ]
  const codes = replies.map((reply) => [reply.statusCode, reply.json().code])
  const invalid = [404, 'waitlist.link_invalid']
  expect(codes).toEqual([invalid, invalid, invalid, invalid, [404, 'bookings.link_invalid'], invalid])
  for (const step of ['accept', 'decline', 'leave', 'renew']) {
    expect((await act('x', step)).json()).toMatchObject({ status: 404, code: 'waitlist.link_invalid' })
  }
  expect(await db.select().from(entries)).toMatchObject([{ status: 'waiting' }])
})

test('members see who waits, what they were offered, and take them off; others see nothing', async () => {
  const salon = await openSalon()
  const { demo, join, view, offerOf, db, service_id, round } = salon
  const member = await signIn(salon, 'demo.localhost:8000', { memberOf: 'demo' })
  const foreign = await signIn(salon, 'acme.localhost:8000', { memberOf: 'acme' })
  const token = await join('amina')
  await offerOf(token)
  await join('nadia', { to_time: '08:00' }, 1)
  await round(1)
  const list = async (query: string) =>
    (await member.get(`/api/waitlist/${query}`)).json().results.map(({ status }: { status: string }) => status)
  expect(await list('')).toEqual(['waiting', 'offered'])
  expect(await list('?status=offered')).toEqual(['offered'])
  expect(await list(`?service_id=${service_id}&from_date=${date}`)).toEqual(['waiting', 'offered'])
  expect(await list(`?from_date__gt=${date}`)).toEqual([])
  const [{ id }] = (await member.get('/api/waitlist/?status=offered')).json().results
  expect((await member.get(`/api/waitlist/${id}/offers/`)).json()).toMatchObject({
    results: [{ status: 'open', start_time: soon.toString() }],
  })
  expect((await member.post(`/api/waitlist/${id}/manage_link/`, {})).json()).toEqual({ manage_token: token })
  for (const path of ['', `${id}/`, `${id}/offers/`]) {
    expect((await demo.get(`/api/waitlist/${path}`)).statusCode).toBe(401)
  }
  expect((await foreign.get('/api/waitlist/')).json()).toMatchObject({ count: 0 })
  for (const path of [`${id}/`, `${id}/offers/`]) {
    expect((await foreign.get(`/api/waitlist/${path}`)).json()).toMatchObject({ code: 'waitlist.not_found' })
  }
  expect((await foreign.post(`/api/waitlist/${id}/cancel/`, {})).json()).toMatchObject({ code: 'waitlist.not_found' })
  expect((await member.post(`/api/waitlist/${id}/cancel/`, {})).json()).toMatchObject({ id, status: 'cancelled' })
  expect(await view(token)).toMatchObject({ status: 'cancelled', offer: null })
  const told = await db.select().from(bookingEvents).where(eq(bookingEvents.kind, 'waitlist_declined'))
  expect(told).toMatchObject([{ actorKind: 'staff' }])
  await assertConsistent(db)
})

test('a time that the business takes back from somebody to whom it was offered has them wait on', async () => {
  const salon = await openSalon({}, ['09:00', '09:30'])
  const { join, offerOf, act, round, view, db } = salon
  const token = await join('amina')
  await offerOf(token)
  const member = await signIn(salon, 'demo.localhost:8000', { memberOf: 'demo' })
  const [session] = (await member.get(`/api/sessions/?start_time=${soon}`)).json().results
  await member.post(`/api/sessions/${session.id}/cancel/`, {}, at(1))
  await expect.poll(async () => (await view(token, 1)).status).toBe('waiting')
  expect((await act(token, 'accept', {}, 1)).json()).toMatchObject({ status: 409, code: 'waitlist.no_offer' })
  expect(await round(2)).toEqual({ lapsed: 0, offered: 0 })
  expect(await db.select().from(offers)).toMatchObject([{ status: 'lapsed' }])
  await assertConsistent(db)
})

test('who waits for dates that are over does not wait any more', async () => {
  const { join, round, view, act } = await openSalon()
  const token = await join('amina', { to_time: '08:00' })
  const later = Math.ceil(now.until(soon.add({ hours: 24 })).total('minutes'))
  await round(later)
  expect(await view(token, later)).toMatchObject({ status: 'lapsed' })
  expect((await act(token, 'renew', undefined, later)).json()).toMatchObject({ code: 'waitlist.closed' })
})

test('however often an offer is accepted at once, it is booked once', async () => {
  const { join, offerOf, act, atOnce, db } = await openSalon({}, ['09:00', '09:30'])
  const token = await join('amina')
  await offerOf(token)
  const replies = await atOnce(Array.from({ length: 20 }, () => () => act(token, 'accept', {}, 1)))
  const codes = replies.map((reply) => reply.json().code ?? reply.json().status)
  expect(codes.sort()).toEqual(['booked', ...Array(19).fill('waitlist.no_offer')])
  expect(await db.select().from(bookings)).toMatchObject([{ status: 'confirmed' }])
  expect(await db.select().from(offers)).toMatchObject([{ status: 'accepted' }])
  await assertConsistent(db)
})

test('of accepting, declining, leaving and lapsing at once exactly one counts', async () => {
  const { join, offerOf, act, atOnce, round, db, view } = await openSalon({}, ['09:00', '09:30'])
  const ends = new Set<string>()
  for (let turn = 0; turn < 12; turn++) {
    const day = Temporal.PlainDate.from(date).add({ days: turn }).toString()
    const token = await join(`customer${turn}`, { from_date: day, to_date: day }, turn)
    await offerOf(token, turn)
    const [entry] = await db.select().from(entries).where(eq(entries.fromDate, day))
    const answer = async (step: string) => (await act(token, step, {}, turn)).statusCode
    const lapse = async () => {
      await round(turn + 30)
      return 200
    }
    const steps = [() => answer('accept'), () => answer('decline'), () => answer('leave'), lapse]
    // Each is first in its turn.
    const outcomes = await atOnce([...steps.slice(turn % 4), ...steps.slice(0, turn % 4)])
    expect(outcomes).toEqual(Array(4).fill(expect.toBeOneOf([200, 409])))
    await round(turn + 30)
    await assertConsistent(db)
    const { status, booking } = await view(token, turn)
    ends.add(status)
    if (turn % 4 === 0) expect(status).toBe('booked')
    const made = await db.select().from(offers).where(eq(offers.entryId, entry!.id))
    const [kept] = await db.select().from(bookings).where(eq(bookings.id, made[0]!.bookingId))
    const isBooked = status === 'booked'
    expect([made.map((one) => one.status), kept?.status, booking !== null]).toEqual(
      isBooked ? [['accepted'], 'confirmed', true] : [[expect.toBeOneOf(['declined', 'lapsed'])], 'expired', false],
    )
  }
  expect(ends.size).toBeGreaterThan(1)
})

test('of two who cancel at once both times are offered, to the first two of three who wait', async () => {
  const { fill, cancel, join, view, round, db } = await openSalon()
  const booked = await fill()
  const waiting = [await join('a'), await join('b', {}, 1), await join('c', {}, 2)]
  await Promise.all(booked.map((booking) => cancel(booking, 3)))
  const statuses = async () => Promise.all(waiting.map(async (token) => (await view(token, 3)).status))
  await expect.poll(statuses).toEqual(['offered', 'offered', 'waiting'])
  expect(await round(3)).toEqual({ lapsed: 0, offered: 0 })
  const starts = await Promise.all(waiting.slice(0, 2).map(async (token) => (await view(token, 3)).offer?.start_time))
  expect(starts).toEqual([soon.toString(), soon.add({ minutes: 30 }).toString()])
  await assertConsistent(db)
})

test('of many rounds at once each time is offered once, and each offer lapses once', async () => {
  const { joinQuietly, round, db, view, eventsOf } = await openSalon({}, ['09:00', '10:30'])
  const waiting: string[] = []
  for (let index = 0; index < 5; index++) waiting.push(await joinQuietly(`customer${index}`, index))
  const rounds = (minutes: number) => Promise.all(Array.from({ length: 6 }, () => round(minutes)))
  const sum = (found: { lapsed: number; offered: number }[]) =>
    found.reduce((all, one) => ({ lapsed: all.lapsed + one.lapsed, offered: all.offered + one.offered }))
  expect(sum(await rounds(5))).toEqual({ lapsed: 0, offered: 3 })
  await assertConsistent(db)
  const statuses = () => Promise.all(waiting.map(async (token) => (await view(token, 5)).status))
  expect(await statuses()).toEqual(['offered', 'offered', 'offered', 'waiting', 'waiting'])
  const second = sum(await rounds(36))
  expect(second.lapsed).toBe(3)
  // A round that looked before the others were done leaves what came free to the next.
  expect(second.offered + (await round(36)).offered).toBe(2)
  expect(await statuses()).toEqual(['lapsed', 'lapsed', 'lapsed', 'offered', 'offered'])
  const events = await eventsOf()
  const count = (kind: string) => events.filter((one) => one === kind).length
  expect([count('waitlist_offered'), count('waitlist_lapsed'), count('expired')]).toEqual([5, 3, 3])
  await assertConsistent(db)
})

test('a time is offered by hand out of turn, once, and is told, kept and lapses as any other', async () => {
  const context = await openSalon()
  const { db, fill, joinQuietly, view, act, round, demo, service_id } = context
  const owner = await signIn(context, 'demo.localhost:8000', { memberOf: 'demo' })
  const reception = await signIn(context, 'demo.localhost:8000', { memberOf: 'demo', role: 'staff' })
  await fill()
  const tokens = [await joinQuietly('first'), await joinQuietly('second'), await joinQuietly('third')] as const
  const rows = await db.select().from(entries).orderBy(entries.createdAt, entries.id)
  const [first, second, third] = rows.map(({ id }) => id) as [string, string, string]
  const offer = (id: string, body: object, minutes = 0, client: Client = owner) =>
    client.post(`/api/waitlist/${id}/offer/`, body, at(minutes))
  // The day after, which nobody asked for: from ten past nine on the first that fits.
  const next = soon.add({ hours: 24 })
  const wanted = { start_time: next.add({ minutes: 10 }).toString(), until: next.add({ minutes: 60 }).toString() }
  expect((await offer(second, wanted, 0, demo)).statusCode).toBe(401)
  expect((await offer(second, wanted, 0, reception)).statusCode).toBe(403)
  const made = await offer(second, wanted)
  expect([made.statusCode, made.json().status]).toEqual([200, 'offered'])
  const kept = next.add({ minutes: 30 }).toString()
  expect((await view(tokens[1])).offer).toMatchObject({ start_time: kept, expires_at: after(30).toString() })
  expect((await view(tokens[0])).offer).toBeNull()
  const late = { service_id, start_time: kept, customer_email: 'late@example.com' }
  expect((await demo.post('/api/bookings/', late, at(1))).json().code).toBe('bookings.slot_taken')
  // Written down: who offered it.
  const events = await db.select().from(bookingEvents).where(eq(bookingEvents.kind, 'waitlist_offered'))
  expect(events).toMatchObject([{ actorKind: 'staff', metadata: { entry_id: second } }])
  const { results } = (await owner.get(`/api/audit/?object_id=${second}`)).json()
  expect(results.map(({ action }: { action: string }) => action)).toContain('waitlist.offer')

  // Refused: what they have already, what is taken, what is no start, what nobody could answer, and who is gone.
  expect((await offer(second, wanted)).json().code).toBe('waitlist.not_offerable')
  expect((await offer(first, { start_time: kept })).json().code).toBe('bookings.slot_taken')
  expect((await offer(first, { start_time: kept, until: next.add({ minutes: 59 }).toString() })).json().code).toBe(
    'bookings.slot_taken',
  )
  expect((await offer(first, { start_time: kept, until: kept })).statusCode).toBe(400)
  const near = soon.subtract({ hours: 24 * 28 })
  const minNoticeMinutes = Math.floor(near.since(now).total('minutes')) - 4
  await db.update(services).set({ minNoticeMinutes })
  expect((await offer(first, { start_time: near.toString() })).json().code).toBe('waitlist.not_offerable')
  await db.update(services).set({ minNoticeMinutes: 0 })
  expect((await offer(service_id, wanted)).json().code).toBe('waitlist.not_found')
  await db.update(customers).set({ email: '', phone: '+212612345678' }).where(eq(customers.id, rows[2]!.customerId))
  expect((await offer(third, { start_time: next.toString() })).json().code).toBe('waitlist.not_offerable')
  await act(tokens[2], 'leave')
  expect((await offer(third, { start_time: next.toString() })).json().code).toBe('waitlist.closed')

  // Two who press at the same time: one offer, one hold.
  const both = await Promise.all([0, 1].map(() => offer(first, { start_time: next.toString() })))
  expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409])
  expect(await db.$count(offers, eq(offers.status, 'open'))).toBe(2)
  expect(await db.$count(bookings, eq(bookings.status, 'held'))).toBe(2)
  // Who takes it is booked; who does not answer has let it lapse, and can be asked again.
  expect((await act(tokens[1], 'accept', {}, 5)).statusCode).toBe(200)
  await round(31)
  expect(await view(tokens[0], 31)).toMatchObject({ status: 'lapsed', offer: null })
  expect((await offer(first, { start_time: next.toString() }, 32)).statusCode).toBe(200)
  await assertConsistent(db)
})
