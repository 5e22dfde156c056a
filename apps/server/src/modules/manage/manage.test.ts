import { eq } from 'drizzle-orm'
import { expect } from 'vitest'
import { callerAt, inClockedApp } from '../../../test/clocked.ts'
import { assertConsistent } from '../../../test/consistency.ts'
import { newService, newStaffMember } from '../../../test/fixtures.ts'
import { bookings } from '../bookings/tables.ts'

const now = '2030-01-01T00:00:00Z'
const start = Temporal.Instant.from('2030-01-07T09:00:00Z')
const start_time = start.toString()
const before = (minutes: number) => start.subtract({ minutes })
const customer_email = 'customer@example.com'
const nothing = { status: 404, code: 'bookings.link_invalid' }
const policy = {
  cancel_tiers: [
    { minutes_before: 1440, percent: 25 },
    { minutes_before: 120, percent: 50 },
  ],
  ...{ move_minutes: 60, max_moves: 2, no_show_percent: 100 },
}

inClockedApp(
  'a link shows its booking and no other, in the reader’s language, and nobody on the way keeps it',
  async (context) => {
    const { db, visitor, owner, demo } = context
    const service = await newService(db)
    await newStaffMember(db)
    await owner(now).post('/api/policies/', policy)
    const wish = { service_id: service.id, customer_email, customer_phone: '0612345678', notes: 'Sans parfum' }
    const mine = await visitor(now).post('/api/bookings/', { ...wish, start_time })
    await visitor(now).post('/api/bookings/', { ...wish, start_time: before(60).toString() })
    const reply = await demo.get(`/api/manage/${mine.manage_token}/`, { 'x-test-now': now, 'accept-language': 'fr-MA' })
    expect(reply.headers).toMatchObject({ 'cache-control': 'no-store', 'x-robots-tag': 'noindex' })
    expect(reply.json()).toEqual({
      ...{ business: 'Demo Company', reference: mine.reference, status: 'confirmed', seats: 1, notes: 'Sans parfum' },
      ...{ start_time, end_time: mine.end_time, wall_time: '2030-01-07T09:00', time_zone: 'Africa/Casablanca' },
      ...{ price: '150.00', fee: '0.00', currency: 'MAD' },
      ...{ deposit: '0.00', discount: '0.00', covered: '0.00', awaits_payment: false, paid: '0.00', balance: '150.00' },
      items: [{ name: 'Haircut', staff_name: 'Salma Idrissi', start_time, end_time: mine.end_time }],
      policy: {
        words: expect.arrayContaining(['Annulation gratuite jusqu’au dimanche 6 janvier 2030 à 09:00.']),
        ...{ can_cancel: true, cancel_fee: '0.00', cancel_free_until: before(1440).toString() },
        ...{ can_move: true, move_until: before(60).toString(), moves_left: 2 },
        pay_until: null,
      },
      manage_token: mine.manage_token,
    })
    const [stored] = await db.select().from(bookings).where(eq(bookings.id, mine.id))
    for (const secret of [mine.id, stored!.customerId!, service.id, mine.staff_id, customer_email, '0612345678']) {
      expect(reply.body).not.toContain(secret)
    }
  },
)

inClockedApp(
  'a link is worth nothing at another business, changed, or ninety days after its end; a hold’s token is no link',
  async (context) => {
    const { db, visitor, owner, acme, open } = context
    const { id: service_id } = await newService(db)
    await newStaffMember(db)
    const made = await visitor(now).post('/api/bookings/', { service_id, start_time, customer_email })
    const held = await visitor(now).post('/api/bookings/hold/', { service_id, start_time: '2030-01-08T09:00:00Z' })
    const theirs = (await open('acme')).db
    const their_service = await newService(theirs)
    await newStaffMember(theirs)
    const foreign = await callerAt(acme, now).post('/api/bookings/', {
      service_id: their_service.id,
      start_time,
      customer_email,
    })
    const ways = async (caller: ReturnType<typeof visitor>, token: string) => [
      await caller.get(`/api/manage/${token}/`),
      await caller.get(`/api/manage/${token}/slots/?from=2030-01-07`),
      await caller.post(`/api/manage/${token}/reschedule/`, { start_time: '2030-01-09T09:00:00Z' }),
      await caller.post(`/api/manage/${token}/cancel/`),
    ]
    const end = Temporal.Instant.from(made.end_time).add({ hours: 90 * 24 })
    for (const [caller, token] of [
      [callerAt(acme, now), made.manage_token],
      [visitor(now), foreign.manage_token],
      [visitor(now), held.token],
      [visitor(now), made.manage_token.replace(/.$/, (last: string) => (last === 'A' ? 'E' : 'A'))],
      [visitor(now), made.id],
      [visitor(end), made.manage_token],
    ] as const) {
      for (const reply of await ways(caller, token)) expect(reply).toMatchObject(nothing)
    }
    const confirm = { token: made.manage_token, customer_email }
    expect(await visitor(now).post(`/api/bookings/${made.id}/book/`, confirm)).toMatchObject({ status: 404 })
    expect(await visitor(end.subtract({ seconds: 1 })).get(`/api/manage/${made.manage_token}/`)).toMatchObject({
      reference: made.reference,
      policy: { can_cancel: false, can_move: false, words: [] },
    })
    const { manage_token } = await owner(now).post(`/api/bookings/${made.id}/manage_link/`)
    expect(manage_token).toBe(made.manage_token)
    expect(await visitor(now).post(`/api/bookings/${made.id}/manage_link/`)).toMatchObject({ status: 401 })
  },
)

inClockedApp(
  'a customer moves to what is offered, until the deadline and as often as was said',
  async ({ db, visitor, owner }) => {
    const { id: service_id } = await newService(db, { intervalMinutes: 30 })
    const { id: staff_id } = await newStaffMember(db, { hours: ['09:00', '10:30'] })
    await owner(now).post('/api/policies/', policy)
    const made = await visitor(now).post('/api/bookings/', { service_id, start_time, customer_email })
    await visitor(now).post('/api/bookings/', { service_id, start_time: '2030-01-07T09:30:00Z', customer_email })
    let token = made.manage_token
    const slots = (await visitor(now).get(`/api/manage/${token}/slots/?from=2030-01-07`)).results
    // Where it is now is free for it, too.
    expect(slots.map((one: { wall_time: string }) => one.wall_time.slice(11))).toEqual(['09:00', '10:00'])
    const move = async (to: string, at: string | Temporal.Instant = now) => {
      const reply = await visitor(at).post(`/api/manage/${token}/reschedule/`, { start_time: to })
      token = reply.manage_token ?? token
      return reply
    }
    expect(await move('2030-01-07T09:30:00Z')).toMatchObject({ status: 409, code: 'bookings.slot_taken' })
    expect(await move('2030-01-07T10:15:00Z')).toMatchObject({ status: 400, code: 'bookings.not_offered' })
    expect(await move('2030-01-07T10:00:00Z', before(59))).toMatchObject({ status: 409, code: 'bookings.move_refused' })
    expect(await move('2030-01-07T10:00:00Z', before(60))).toMatchObject({
      status: 'confirmed',
      policy: { moves_left: 1 },
    })
    // It was moved when that would have cost half: that is owed whenever it is cancelled.
    expect((await visitor(before(60)).get(`/api/manage/${token}/`)).policy).toMatchObject({
      cancel_fee: '75.00',
      cancel_free_until: null,
    })
    expect(await move('2030-02-01T10:00:00Z', before(60))).toMatchObject({ policy: { moves_left: 0, can_move: false } })
    expect(await move('2030-02-02T10:00:00Z', before(60))).toMatchObject({ status: 409, code: 'bookings.move_refused' })
    // Those who work there move it all the same.
    const reply = await owner(before(60)).post(`/api/bookings/${made.id}/reschedule/`, {
      start_time: '2030-02-02T10:00:00Z',
      staff_id,
    })
    expect(reply).toMatchObject({ moves: 2, sequence: 3 })
    const cancelled = await visitor(before(60)).post(`/api/manage/${token}/cancel/`, { reason: 'Voyage' })
    expect(cancelled).toMatchObject({
      status: 'cancelled',
      fee: '75.00',
      policy: { can_cancel: false, cancel_fee: '0.00' },
    })
    const { results } = await owner(now).get(`/api/events/?booking_id=${made.id}&ordering=number`)
    expect(results.map((one: Record<string, string>) => [one.kind, one.actor_kind, one.channel])).toEqual([
      ['confirmed', 'customer', 'api'],
      ['moved', 'customer', 'link'],
      ['moved', 'customer', 'link'],
      ['moved', 'staff', 'api'],
      ['cancelled', 'customer', 'link'],
    ])
    await assertConsistent(db)
  },
)

inClockedApp(
  'cancelling costs what was shown before, and what the booking was made under',
  async ({ db, visitor, owner }) => {
    const { id: service_id } = await newService(db, { priceMinor: 99_99 })
    await newStaffMember(db)
    const book = async (minutes: number) =>
      (
        await visitor(now).post('/api/bookings/', {
          service_id,
          customer_email,
          start_time: start.add({ minutes }).toString(),
        })
      ).manage_token
    const unpoliced = await book(0)
    await owner(now).post('/api/policies/', policy)
    const tokens = [await book(60), await book(120), await book(180), await book(240)]
    await owner(now).post('/api/policies/', { cancel_tiers: [{ minutes_before: 1440, percent: 90 }] })
    const shown = async (token: string, at: Temporal.Instant) =>
      (await visitor(at).get(`/api/manage/${token}/`)).policy.cancel_fee
    const cancel = async (token: string, at: Temporal.Instant, body?: object) =>
      visitor(at).post(`/api/manage/${token}/cancel/`, body)
    expect(await cancel(unpoliced, start)).toMatchObject({ status: 'cancelled', fee: '0.00' })
    for (const [index, [minutes, fee]] of (
      [
        [-1440, '0.00'],
        [-1439, '24.99'],
        [-119, '49.99'],
        // Once it has begun, it is no cheaper than to stay away.
        [1, '99.99'],
      ] as const
    ).entries()) {
      const at = start.add({ minutes: 60 * (index + 1) + minutes })
      const token = tokens[index] as string
      expect([minutes, await shown(token, at)]).toEqual([minutes, fee])
      expect(await cancel(token, at)).toMatchObject({ status: 'cancelled', fee })
      expect(await cancel(token, at)).toMatchObject({ status: 409, code: 'bookings.illegal_transition' })
    }
    const over = await book(300)
    expect(await cancel(over, start.add({ minutes: 330 }))).toMatchObject({
      status: 409,
      code: 'bookings.illegal_transition',
    })
    await assertConsistent(db)
  },
)

inClockedApp('of those who work there, who cancels says whether it costs, and why', async ({ db, visitor, owner }) => {
  const { id: service_id } = await newService(db)
  await newStaffMember(db)
  await owner(now).post('/api/policies/', policy)
  const fees = []
  for (const [hours, body] of [
    {},
    { on_behalf: true },
    { on_behalf: true, waive_fee: true, reason: 'Malade' },
  ].entries()) {
    const wish = { service_id, customer_email, start_time: start.add({ hours }).toString() }
    const { id } = await visitor(now).post('/api/bookings/', wish)
    fees.push((await owner(before(30)).post(`/api/bookings/${id}/cancel/`, body)).fee)
  }
  expect(fees).toEqual(['0.00', '75.00', '0.00'])
})

inClockedApp(
  'a request costs nothing, moves with its deadline, and is over when nobody has answered in time',
  async (context) => {
    const { db, visitor, owner } = context
    const { id: service_id } = await newService(db, { requiresApproval: true })
    await newStaffMember(db)
    await owner(now).post('/api/policies/', { ...policy, approval_minutes: 120 })
    const book = async (at: Temporal.Instant, to = start) =>
      visitor(at).post('/api/bookings/', { service_id, customer_email, start_time: to.toString() })
    const first = await book(before(180))
    expect(first).toMatchObject({ status: 'pending', expires_at: before(60).toString() })
    const seen = await visitor(before(100)).get(`/api/manage/${first.manage_token}/`)
    expect(seen.policy).toMatchObject({ can_cancel: true, cancel_fee: '0.00' })
    expect(seen.policy.words.join()).not.toContain('%')
    // Moved in what would have been the dearest tier: nothing was promised yet, so nothing is remembered.
    const to = start.add({ hours: 72 }).toString()
    await visitor(before(100)).post(`/api/manage/${first.manage_token}/reschedule/`, { start_time: to })
    expect(await owner(before(61)).post(`/api/bookings/${first.id}/confirm/`)).toMatchObject({
      status: 'confirmed',
      expires_at: null,
    })
    expect((await visitor(before(60)).get(`/api/manage/${first.manage_token}/`)).policy).toMatchObject({
      cancel_fee: '0.00',
    })
    // Never past its start, whichever way it moves.
    const second = await book(before(180))
    const earlier = await owner(before(170)).post(`/api/bookings/${second.id}/reschedule/`, {
      start_time: before(90).toString(),
    })
    expect(earlier).toMatchObject({ status: 'pending', expires_at: before(90).toString() })
    const later = await owner(before(170)).post(`/api/bookings/${second.id}/reschedule/`, { start_time })
    expect(later).toMatchObject({ status: 'pending', expires_at: before(60).toString() })
    for (const action of ['confirm', 'decline', 'cancel', 'reschedule']) {
      const body = action === 'reschedule' ? { start_time: start.add({ hours: 5 }).toString() } : undefined
      expect(await owner(before(60)).post(`/api/bookings/${second.id}/${action}/`, body)).toMatchObject({
        ...{ status: 409, code: 'bookings.illegal_transition' },
      })
    }
    expect(await visitor(before(60)).get(`/api/manage/${second.manage_token}/`)).toMatchObject({
      policy: { can_cancel: false, can_move: false },
    })
    expect(await book(before(60))).toMatchObject({ status: 'pending', expires_at: start_time })
    expect(await owner(now).get(`/api/bookings/${second.id}/`)).toMatchObject({ status: 'expired' })
    await assertConsistent(db)
  },
)

inClockedApp('without a deadline of its own a request waits until its start', async ({ db, visitor, owner }) => {
  const { id: service_id } = await newService(db, { requiresApproval: true })
  await newStaffMember(db)
  const { id, expires_at } = await visitor(now).post('/api/bookings/', { service_id, customer_email, start_time })
  expect(expires_at).toBe(start_time)
  expect(await owner(start).post(`/api/bookings/${id}/confirm/`)).toMatchObject({ status: 409 })
})

inClockedApp(
  'who moves a booking that is not paid yet keeps the new time no longer than the old one',
  async (context) => {
    const { db, visitor, owner } = context
    const service = await newService(db)
    await newStaffMember(db)
    await owner(now).post('/api/policies/', { ...policy, deposit_percent: 50, deposit_minutes: 120 })
    const wish = { service_id: service.id, customer_email }
    const made = await visitor(before(90)).post('/api/bookings/', { ...wish, start_time })
    expect(made).toMatchObject({ status: 'pending', awaits_payment: true, expires_at: start_time })
    const move = (to: Temporal.Instant) =>
      visitor(before(80)).post(`/api/manage/${made.manage_token}/reschedule/`, { start_time: to.toString() })
    const deadline = before(90).add({ minutes: 120 }).toString()
    expect(await move(start.add({ hours: 7 * 24 }))).toMatchObject({ status: 'pending' })
    const kept = async () => (await db.select().from(bookings).where(eq(bookings.id, made.id)))[0]!.expiresAt
    expect(String(await kept())).toBe(deadline)
    expect(await move(start.add({ hours: 8 * 24 }))).toMatchObject({ status: 'pending' })
    expect(String(await kept())).toBe(deadline)
    const late = await visitor(start.add({ minutes: 30 })).post(`/api/manage/${made.manage_token}/reschedule/`, {
      start_time: start.add({ hours: 9 * 24 }).toString(),
    })
    expect(late).toMatchObject({ status: 409, code: 'bookings.illegal_transition' })
  },
)
