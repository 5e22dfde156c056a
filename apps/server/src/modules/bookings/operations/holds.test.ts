import { eq } from 'drizzle-orm'
import { expect } from 'vitest'
import { callerAt, inClockedApp } from '../../../../test/clocked.ts'
import { assertConsistent } from '../../../../test/consistency.ts'
import { newService, newStaffMember } from '../../../../test/fixtures.ts'
import { resources } from '../../resources/tables.ts'
import { needs } from '../../services/tables.ts'
import { bookings } from '../tables.ts'

const now = Temporal.Instant.from('2030-01-01T00:00:00.123456Z')
const start_time = '2030-01-07T09:00:00Z'
const later = (minutes: number, microseconds = 0) => now.add({ minutes }).add({ microseconds })
const startAfter = (minutes: number) => Temporal.Instant.from(start_time).add({ minutes }).toString()
const customer_email = 'customer@example.com'

inClockedApp(
  'a time is held for ten minutes, renewed up to thirty in all, to the microsecond',
  async ({ visitor, db }) => {
    const { id: service_id } = await newService(db)
    await newStaffMember(db)
    const { id, token, expires_at } = await visitor(now).post('/api/bookings/hold/', { service_id, start_time })
    expect(expires_at).toBe(later(10).toString())
    const renew = (at: Temporal.Instant) => visitor(at).post(`/api/bookings/${id}/renew/`, { token })
    expect((await renew(later(9))).expires_at).toBe(later(19).toString())
    expect((await renew(later(19, -1))).expires_at).toBe(later(29, -1).toString())
    expect((await renew(later(25))).expires_at).toBe(later(30).toString())
    const taken = { service_id, start_time, customer_email }
    expect(await visitor(later(30, -1)).post('/api/bookings/', taken)).toMatchObject({ code: 'bookings.slot_taken' })
    expect(await renew(later(30))).toMatchObject({ status: 409, code: 'bookings.hold_lapsed' })
    expect(await visitor(later(30)).post('/api/bookings/', taken)).toMatchObject({ status: 'confirmed' })
    expect(await renew(later(31))).toMatchObject({ status: 409, code: 'bookings.hold_lapsed' })
    await assertConsistent(db)
  },
)

inClockedApp('what is given back is free at once, and only whoever has its token gives it back', async (context) => {
  const { visitor, db, acme } = context
  const { id: service_id } = await newService(db)
  await newStaffMember(db)
  const at = visitor(now)
  const { id, token } = await at.post('/api/bookings/hold/', { service_id, start_time })
  const other = await at.post('/api/bookings/hold/', { service_id, start_time: startAfter(60) })
  const nothing = { status: 404, code: 'bookings.not_found' }
  expect(await at.post(`/api/bookings/${id}/release/`, { token: other.token })).toMatchObject(nothing)
  expect(await callerAt(acme, now).post(`/api/bookings/${id}/release/`, { token })).toMatchObject(nothing)
  expect(await callerAt(acme, now).post(`/api/bookings/${id}/renew/`, { token })).toMatchObject(nothing)
  expect(await at.post(`/api/bookings/${id}/release/`, { token })).toEqual({ released: true })
  expect(await at.post(`/api/bookings/${id}/release/`, { token })).toEqual({ released: true })
  expect(await at.post(`/api/bookings/${id}/book/`, { token, customer_email })).toMatchObject({ status: 409 })
  const booked = await at.post('/api/bookings/', { service_id, start_time, customer_email })
  expect(booked.status).toBe('confirmed')
  await assertConsistent(db)
})

inClockedApp(
  'who changes their mind holds the new time in the place of the old one, or keeps the old one',
  async (context) => {
    const { visitor, db, acme, open } = context
    const { id: service_id } = await newService(db)
    await newStaffMember(db)
    const at = visitor(now)
    const hold = (minutes: number, replaces?: string) =>
      at.post('/api/bookings/hold/', { service_id, start_time: startAfter(minutes), replaces })
    const first = await hold(0)
    // Over its own old time.
    const second = await hold(10, first.token)
    expect(second.status).toBe('held')
    const stranger = await hold(60)
    // What is taken is not had, and what was held stays held.
    expect(await hold(70, second.token)).toMatchObject({ status: 409 })
    const statusOf = async (id: string) => (await db.select().from(bookings).where(eq(bookings.id, id)))[0]?.status
    expect([await statusOf(first.id), await statusOf(second.id)]).toEqual(['expired', 'held'])
    // A token of another business, a made up one, and one whose hold became a booking give nothing back.
    const theirs = (await open('acme')).db
    const { id: their_service } = await newService(theirs)
    await newStaffMember(theirs)
    const foreign = await callerAt(acme, now).post('/api/bookings/hold/', { service_id: their_service, start_time })
    await at.post(`/api/bookings/${stranger.id}/book/`, { token: stranger.token, customer_email })
    let minutes = 120
    for (const replaces of [foreign.token, 'x', `${second.token}x`, stranger.token]) {
      minutes += 60
      expect(await hold(minutes, replaces)).toMatchObject({ status: 'held' })
    }
    expect([await statusOf(second.id), await statusOf(stranger.id)]).toEqual(['held', 'confirmed'])
    const [kept] = await theirs.select().from(bookings)
    expect(kept?.status).toBe('held')
    await assertConsistent(db)
  },
)

inClockedApp(
  'of fifteen holds at once from one network ten are had; the rest have theirs when those have lapsed',
  async ({ visitor, owner, db }) => {
    const { id: service_id } = await newService(db)
    await newStaffMember(db)
    const holds = (caller = visitor(now), from = 0) =>
      Promise.all(
        Array.from({ length: 15 }, (_, index) =>
          caller.post('/api/bookings/hold/', { service_id, start_time: startAfter((from + index) * 60) }),
        ),
      )
    const outcomes = (await holds()).map(({ status, code }) => code ?? status)
    expect(outcomes.filter((outcome) => outcome === 'held')).toHaveLength(10)
    expect(outcomes.filter((outcome) => outcome === 'bookings.too_many_holds')).toHaveLength(5)
    // Those who work there hold what they like.
    expect((await holds(owner(now), 20)).map(({ status }) => status)).toEqual(Array(15).fill('held'))
    expect(
      await visitor(later(10, -1)).post('/api/bookings/hold/', { service_id, start_time: startAfter(6000) }),
    ).toMatchObject({
      ...{ status: 429, code: 'bookings.too_many_holds' },
    })
    const again = (await holds(visitor(later(10)))).filter(({ status }) => status === 'held')
    expect(again).toHaveLength(10)
    await assertConsistent(db)
    expect((await db.select().from(bookings)).every(({ status, heldBy }) => status === 'held' || heldBy === null)).toBe(
      true,
    )
  },
  { poolSize: 16 },
)

inClockedApp(
  'of a class with five seats, held one by one by twenty at once, five are held, with their room',
  async ({ owner, db }) => {
    const { id: service_id } = await newService(db, { capacity: 5 })
    await newStaffMember(db)
    await db.insert(needs).values({ serviceId: service_id, type: 'hall' })
    await db.insert(resources).values({ name: 'Hall', type: 'hall' })
    const hold = (at: Temporal.Instant, seats = 1) =>
      owner(at).post('/api/bookings/hold/', { service_id, start_time, seats })
    const held = (await Promise.all(Array.from({ length: 20 }, () => hold(now)))).filter(({ id }) => id)
    expect(held).toHaveLength(5)
    await assertConsistent(db)
    const [first] = held
    await owner(later(5)).post(`/api/bookings/${first.id}/book/`, { token: first.token, customer_email })
    const slots = (at: Temporal.Instant) =>
      owner(at).get(`/api/availability/slots/?service=${service_id}&from=2030-01-07&first=1000`)
    const seatsAt = async (at: Temporal.Instant) =>
      (await slots(at)).results.find((one: { start_time: string }) => one.start_time === start_time)?.seats_left
    expect(await seatsAt(later(10, -1))).toBeUndefined()
    expect(await seatsAt(later(10))).toBe(4)
    expect(await hold(later(10), 4)).toMatchObject({ status: 'held', price: '600.00' })
    await assertConsistent(db)
  },
  { poolSize: 16 },
)
