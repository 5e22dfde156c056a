import { eq, sql } from 'drizzle-orm'
import { expect } from 'vitest'
import { inClockedApp } from '../../../test/clocked.ts'
import { byStaff, inTenant, newService, newStaffMember, soon } from '../../../test/fixtures.ts'
import { zoneNamed } from '../../core/time.ts'
import { book, expireLapsed, hold, reschedule, transition, walkIn } from '../bookings/index.ts'
import { bookings } from '../bookings/tables.ts'
import { customers } from '../customers/tables.ts'
import { services } from '../services/tables.ts'
import { staff } from '../staff/tables.ts'
import { writeDigests } from './digest.ts'
import { planMessages } from './planning.ts'
import { StoredFacts } from './stored.ts'
import { messageRules, notifications } from './tables.ts'

type Tx = Parameters<Parameters<typeof inTenant>[1]>[0]
const utc = zoneNamed('UTC')
const visitor = { zone: utc }
const contact = { customerEmail: 'amina@example.com', customerName: 'Amina' }

const told = (tx: Tx) => tx.select().from(notifications).orderBy(notifications.id)
const kinds = async (tx: Tx) => (await told(tx)).map(({ kind }) => kind)

async function bookable(tx: Tx, values: object = {}) {
  const { id: serviceId } = await newService(tx, values)
  const { id: staffId } = await newStaffMember(tx)
  return { serviceId, staffId, ...contact, startTime: soon }
}

inTenant('a message keeps what it tells as it was then, in the language of the customer', async (tx) => {
  const wanted = await bookable(tx)
  await tx.insert(customers).values({ email: contact.customerEmail, language: 'ar' })
  const { id, reference } = await book(tx, { ...wanted, notes: 'by the window' }, visitor)
  const { id: other } = await newStaffMember(tx, { name: 'Nora' })
  await reschedule(tx, id, { startTime: soon.add({ hours: 2 }), staffId: other }, byStaff)
  await tx.update(staff).set({ name: 'Somebody else' })
  await tx.update(services).set({ name: 'Another' })
  const [confirmed, moved] = await told(tx)
  expect(confirmed).toMatchObject({
    ...{ kind: 'booking_confirmed', key: `${id} confirmed 1`, language: 'ar', bookingId: id, status: 'queued' },
    ...{ channel: null, recipient: '' },
  })
  const facts = StoredFacts.parse(confirmed?.facts)
  expect(facts.booking).toMatchObject({
    ...{ id, reference, sequence: 0, services: ['Haircut'], staffName: 'Salma Idrissi', priceMinor: 150_00 },
    ...{ currency: 'MAD', seats: 1, notes: 'by the window', timeZone: 'UTC' },
  })
  expect(facts.booking?.startTime.equals(soon)).toBe(true)
  expect(moved).toMatchObject({ kind: 'booking_moved', key: `${id} moved 2` })
  const after = StoredFacts.parse(moved?.facts)
  expect(after.booking).toMatchObject({ sequence: 1, staffName: 'Nora' })
  expect(after.previous?.staffName).toBe('Salma Idrissi')
  expect(after.previous?.startTime.equals(soon)).toBe(true)
})

inTenant('who cancels is told, and why where the business does; a request is told of, and its answer', async (tx) => {
  const wanted = await bookable(tx, { requiresApproval: true })
  const [one, two, three] = [0, 1, 2].map((hours) => ({ ...wanted, startTime: soon.add({ hours }) }))
  const made = [await book(tx, one!, visitor), await book(tx, two!, visitor), await book(tx, three!, visitor)]
  await transition(tx, 'confirm', made[0]!.id, byStaff)
  await transition(tx, 'cancel', made[0]!.id, { ...byStaff, reason: 'Salma is ill' })
  await transition(tx, 'decline', made[1]!.id, { ...byStaff, reason: 'No room' })
  await transition(tx, 'cancel', made[2]!.id, {
    ...byStaff,
    by: { ...byStaff.by, actorKind: 'customer' },
    reason: 'secret',
  })
  const rows = (await told(tx)).map(({ kind, facts }) => [kind, facts.reason, facts.cancelledBy])
  expect(rows).toEqual([
    ['booking_requested', undefined, undefined],
    ['booking_requested', undefined, undefined],
    ['booking_requested', undefined, undefined],
    ['booking_confirmed', undefined, undefined],
    ['booking_cancelled', 'Salma is ill', 'business'],
    ['booking_declined', 'No room', undefined],
    ['booking_cancelled', undefined, 'customer'],
  ])
})

inTenant(
  'whose request nobody answered hears of it, whoever gives the time back; a lapsed hold is nobody’s',
  async (tx) => {
    const wanted = await bookable(tx, { requiresApproval: true })
    const { id } = await book(tx, wanted, visitor)
    await hold(tx, { ...wanted, startTime: soon.add({ hours: 3 }) }, visitor)
    const past = Temporal.Now.instant().subtract({ minutes: 1 })
    await tx.update(bookings).set({ expiresAt: past })
    await expireLapsed(tx, Temporal.Now.instant())
    expect(await told(tx)).toMatchObject([
      { kind: 'booking_requested' },
      { kind: 'booking_declined', bookingId: id, key: `${id} expired 2` },
    ])
  },
)

inTenant(
  'the same person at the same time is no news, and of a walk-in who remains unknown nobody is written to',
  async (tx) => {
    const wanted = await bookable(tx)
    const { id } = await book(tx, wanted, visitor)
    await reschedule(tx, id, { startTime: soon, staffId: wanted.staffId }, byStaff)
    await walkIn(tx, { serviceId: wanted.serviceId }, byStaff)
    expect(await kinds(tx)).toEqual(['booking_confirmed'])
    const { id: other } = await newStaffMember(tx, { name: 'Nora' })
    await reschedule(tx, id, { startTime: soon, staffId: other }, byStaff)
    expect(await kinds(tx)).toEqual(['booking_confirmed', 'booking_moved'])
  },
)

inTenant('what waits for its deposit is asked for it', async (tx) => {
  const wanted = await bookable(tx, { requiresApproval: true })
  const { id } = await book(tx, wanted, visitor)
  await tx.update(bookings).set({ awaitsPayment: true, depositMinor: 50_00 })
  await tx.execute(sql`delete from communications_notification`)
  await reschedule(tx, id, { startTime: soon.add({ hours: 1 }) }, byStaff)
  expect(await told(tx)).toMatchObject([{ kind: 'deposit_due', facts: { booking: { depositMinor: 5000 } } }])
})

inTenant('reminders are those of the service, and how it was is asked once it is done', async (tx) => {
  const wanted = await bookable(tx, { reminderMinutes: [180] })
  await tx.insert(messageRules).values({ version: 1, followUpMinutes: 60 })
  const booking = await book(tx, wanted, visitor)
  await planMessages(tx, booking.id, { zone: utc, now: soon.subtract({ hours: 30 }) })
  const [, reminder] = await told(tx)
  expect(reminder).toMatchObject({ kind: 'reminder', key: `${booking.id} reminder 0 180`, facts: { minutes: 180 } })
  await tx.update(bookings).set({ status: 'completed' })
  const end = soon.add({ minutes: 30 })
  for (let times = 0; times < 2; times++) await planMessages(tx, booking.id, { zone: utc, now: end })
  const [, dropped, followUp, ...more] = await told(tx)
  expect([dropped?.status, followUp?.kind, more]).toEqual(['cancelled', 'follow_up', []])
  expect(followUp?.scheduledFor.since(end).total('minutes')).toBe(60)
  // Put right: they are not done yet.
  await tx.update(bookings).set({ status: 'checked_in' })
  await planMessages(tx, booking.id, { zone: utc, now: end })
  expect((await told(tx))[2]).toMatchObject({ status: 'cancelled', failure: 'The booking is checked_in.' })
})

inTenant(
  'those who work there are written what is on for them, once a day, and nothing on an empty one',
  async (tx) => {
    const wanted = await bookable(tx)
    await tx.update(staff).set({ email: 'salma@example.com' })
    await newStaffMember(tx, { name: 'Nora', email: 'nora@example.com' })
    await newStaffMember(tx, { name: 'Of no address' })
    await book(tx, wanted, visitor)
    await book(tx, { ...wanted, startTime: soon.add({ hours: 2 }) }, visitor)
    await book(tx, { ...wanted, startTime: soon.add({ hours: 24 }) }, visitor)
    const zone = zoneNamed('Africa/Casablanca')
    const around = { zone, now: soon.subtract({ hours: 1 }), language: 'fr' as const }
    await writeDigests(tx, around)
    expect(await kinds(tx)).not.toContain('staff_digest')
    await tx.insert(messageRules).values({ version: 1, digestAt: '07:30' })
    for (let times = 0; times < 2; times++) await writeDigests(tx, around)
    const digests = await tx.select().from(notifications).where(eq(notifications.kind, 'staff_digest'))
    const wall = (hours: number) =>
      soon.add({ hours }).toZonedDateTimeISO(zone.name).toPlainDateTime().toString().slice(0, 16)
    expect(digests).toMatchObject([
      {
        ...{ staffId: wanted.staffId, customerId: null, language: 'fr' },
        facts: {
          day: {
            date: soon.toString().slice(0, 10),
            bookings: [
              { wallTime: wall(0), service: 'Haircut', customer: 'Amina' },
              { wallTime: wall(2), service: 'Haircut', customer: 'Amina' },
            ],
          },
        },
      },
    ])
  },
)

inClockedApp('whoever waits is written where a time is kept for them, with the link to take it', async (context) => {
  const now = '2030-01-01T00:00:00Z'
  const { db, visitor: visitorAt, owner } = context
  const { id: service_id } = await newService(db)
  await newStaffMember(db)
  const start_time = '2030-01-07T09:00:00Z'
  const booked = await visitorAt(now).post('/api/bookings/', {
    service_id,
    customer_email: 'first@example.com',
    start_time,
  })
  await newStaffMember(db)
  await db.update(staff).set({ isActive: false }).where(sql`id <> ${booked.staff_id}::uuid`)
  const waiting = { service_id, customer_email: 'amina@example.com', from_date: '2030-01-07', to_date: '2030-01-07' }
  const times = { from_time: '09:00', to_time: '11:00' }
  await visitorAt(now).post('/api/waitlist/', { ...waiting, ...times })
  await owner(now).post(`/api/bookings/${booked.id}/cancel/`, {})
  await expect
    .poll(async () => (await db.select().from(notifications)).map(({ kind }) => kind))
    .toContain('waitlist_offer')
  const [offer] = await db.select().from(notifications).where(eq(notifications.kind, 'waitlist_offer'))
  const [customer] = await db.select().from(customers).where(eq(customers.email, 'amina@example.com'))
  expect(offer?.customerId).toBe(customer?.id)
  const { entry, until, booking } = StoredFacts.parse(offer?.facts)
  expect([entry?.toDate, until?.toString()]).toEqual(['2030-01-07', expect.stringMatching(/^2030-01-01T00:30/)])
  expect(booking?.services).toEqual(['Haircut'])
})
