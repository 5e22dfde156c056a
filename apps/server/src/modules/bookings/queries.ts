import { randomInt, randomUUIDv7 } from 'node:crypto'
import type { TenantDb, TenantTx } from '@bookme/tenancy'
import { and, eq, gt, gte, inArray, lt, ne, notInArray, sql } from 'drizzle-orm'
import type { Language } from '../../core/i18n.ts'
import { exactlyOne, violates } from '../../core/postgres.ts'
import { instantAt, minute } from '../../core/time.ts'
import { inLanguage } from '../../core/translations.ts'
import { wireName } from '../../core/wire.ts'
import { staff } from '../staff/tables.ts'
import { type Calendar, type Offer, sessionKey, type Wish } from './calendar/index.ts'
import { join, occupied, type Part, type Stretch, subtract } from './engine/index.ts'
import { BookingNotFoundError, SlotTakenError } from './errors.ts'
import { clock, type Doer, record } from './events.ts'
import { policyOf } from './policy/index.ts'
import { type Booking, type BookingStatus, bookings, type Item, items, occupations, sessions } from './tables.ts'

/**
 * Makes others who want one of these people or resources, or one of the few of a day, wait until this transaction is over. Always in the order of
 * ids, so that nobody waits for somebody who waits for them. A statement issued after it sees what the others committed.
 *
 * @param now - whoever has holds that have lapsed by then is locked, too: their time is given back
 */
export async function lockSubjects(tx: TenantTx, wish: Wish, now: number): Promise<void> {
  const { parts, staffId, exclude = null } = wish
  const ids = sql.join(
    parts.map(({ serviceId }) => sql`${serviceId}::uuid`),
    sql`, `,
  )
  const people =
    staffId === undefined || parts.length > 1
      ? sql`select id from staff_staff where is_active`
      : sql`select id from staff_staff where id = ${staffId}::uuid`
  // A hash that collides makes strangers wait for a moment, no more.
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(in_order.id::text, 0)) from (
    select id from (${people} union select id from resources_resource where is_active
      and type in (select type from services_need where service_id in (${ids}))
      union select id from services_service where id in (${ids}) and max_per_day is not null
      union select i.staff_id from bookings_item i join bookings_booking b on b.id = i.booking_id
        where b.id = ${exclude}::uuid or (b.status in ('held', 'pending') and b.expires_at <= ${instantOf(now)})
    ) subjects order by id) in_order`)
}

/** As {@link lockSubjects}, for nobody's wish: those whose time is given back because a hold or request has lapsed. */
export async function lockLapsed(tx: TenantTx, now: number): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(in_order.id::text, 0)) from (
    select distinct i.staff_id as id from bookings_item i join bookings_booking b on b.id = i.booking_id
    where b.status in ('held', 'pending') and b.expires_at <= ${instantOf(now)} order by id) in_order`)
}

/** The last item that each active person was given, by their ids: the ids of items ascend with time. */
export async function lastGiven(tx: TenantTx): Promise<Map<string, string>> {
  const { rows } = await tx.execute<{ staff_id: string; item_id: string }>(sql`
    select s.id as staff_id, i.id as item_id from staff_staff s
    cross join lateral (select id from bookings_item where staff_id = s.id order by id desc limit 1) i
    where s.is_active`)
  return new Map(rows.map(({ staff_id, item_id }) => [staff_id, item_id]))
}

/** Makes others wait who want a seat in a session of this booking, so that nobody joins one that is about to go. */
async function lockPeopleOf(tx: TenantTx, bookingId: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(in_order.id::text, 0)) from (
    select distinct staff_id as id from bookings_item where booking_id = ${bookingId}::uuid order by id) in_order`)
}

/** Makes others wait who want this person: a class of theirs is about to go as a whole. */
export async function lockPerson(tx: TenantTx, staffId: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${staffId}::uuid::text, 0))`)
}

const instantOf = (now: number) => sql`${instantAt(now).toString()}::timestamptz`

/** @throws {BookingNotFoundError} */
export async function getBooking(db: TenantDb, id: string): Promise<Booking> {
  const [booking] = await db.select().from(bookings).where(eq(bookings.id, id))
  if (booking === undefined) throw new BookingNotFoundError(`There is no booking ${id} here.`)
  return booking
}

/**
 * A booking with what its customer may see of it: what is done, and by whom.
 *
 * @param language - of whoever reads what is done; without it in the business's own words
 * @throws {BookingNotFoundError}
 */
export async function bookingOf(db: TenantDb, id: string, language?: Language) {
  const [booking, parts] = await Promise.all([
    getBooking(db, id),
    db
      .select({
        ...{ name: items.name, translations: items.translations, staff_name: staff.name },
        ...{ start_time: items.startTime, end_time: items.endTime },
      })
      .from(items)
      .innerJoin(staff, eq(staff.id, items.staffId))
      .where(eq(items.bookingId, id))
      .orderBy(items.position),
  ])
  const read = parts.map((part) => {
    const { translations: _, ...shown } = inLanguage(part, language)
    return shown
  })
  return { booking, items: read, policy: await policyOf(db, booking) }
}

/** The booking as it is, and nobody else changes it until `tx` is over. */
export async function lockBooking(tx: TenantTx, id: string): Promise<Booking | undefined> {
  const [booking] = await tx.select().from(bookings).where(eq(bookings.id, id)).for('update')
  return booking
}

/** Makes others wait who hold times from the same network, so that each counts what the ones before it hold. */
export async function lockHolder(tx: TenantTx, network: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${network}, 1))`)
}

/** How many times are held from one network at present. */
export async function countHolds(tx: TenantTx, network: string, now: Temporal.Instant): Promise<number> {
  return tx.$count(
    bookings,
    and(eq(bookings.status, 'held'), eq(bookings.heldBy, network), gt(bookings.expiresAt, now)),
  )
}

/** Makes others wait who make a booking of this business that counts against its tier. Taken last of all locks. */
export async function lockMonth(tx: TenantTx): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(current_schema()::text, 3))`)
}

/** How many bookings were made in a span of time, without `exceptId`; what was only held is none. In milliseconds. */
export async function countMade(tx: TenantTx, exceptId: string, from: number, to: number): Promise<number> {
  const within = and(gte(bookings.createdAt, instantAt(from)), lt(bookings.createdAt, instantAt(to)))
  return tx.$count(bookings, and(within, notInArray(bookings.status, ['held', 'expired']), ne(bookings.id, exceptId)))
}

/** What a booking consists of, in its order. */
export async function listItems(db: TenantDb, bookingId: string): Promise<Item[]> {
  return db.select().from(items).where(eq(items.bookingId, bookingId)).orderBy(items.position)
}

/**
 * Gives back the seats and times of holds that have lapsed, and of requests that nobody answered. Under the lock of
 * {@link lockSubjects} or {@link lockLapsed}. A hold that somebody is confirming at this moment is waited for: what there is afterwards has to
 * be read again.
 */
export async function releaseLapsed(tx: TenantTx, now: number): Promise<void> {
  const at = instantOf(now)
  const { rows } = await tx.execute<{ sessions: string[]; requests: string[] }>(sql`
    with gone as (
      select id, status from bookings_booking
      where status in ('held', 'pending') and expires_at <= ${at} order by id for update
    ), freed as (
      select i.session_id, sum(i.seats) as seats from bookings_item i join gone on gone.id = i.booking_id
      where i.session_id is not null group by i.session_id
    ), told as (
      insert into bookings_booking_event
        (id, created_at, updated_at, booking_id, number, kind, from_status, to_status, actor_kind, channel)
      select gen_random_uuid(), ${at}, ${at}, id, 1 + (select max(number) from bookings_booking_event e
        where e.booking_id = gone.id), 'expired', status, 'expired', 'system', 'clock' from gone where status = 'held'
    ), left_behind as (
      update bookings_item set session_id = null, updated_at = ${at} where booking_id in (select id from gone)
    ), expired as (
      update bookings_booking set status = 'expired', held_by = null, awaits_payment = false, covered_minor = 0, updated_at = ${at}
      where id in (select id from gone)
    ), touched as (
      update bookings_session s set taken = s.taken - freed.seats, updated_at = ${at}
      from freed where s.id = freed.session_id returning s.id
    )
    select coalesce((select json_agg(id) from touched), '[]') as sessions,
      coalesce((select json_agg(id order by id) from gone where status = 'pending'), '[]') as requests`)
  const { sessions: touched, requests } = exactlyOne(rows)
  const by = { ...clock, at: instantAt(now) }
  const expired = { kind: 'expired', fromStatus: 'pending', toStatus: 'expired' } as const
  await Promise.all([
    touched.length === 0
      ? undefined
      : tx.delete(sessions).where(and(inArray(sessions.id, touched), eq(sessions.taken, 0))),
    // Others want to know of requests that came to nothing; of holds nobody was told.
    ...requests.map((bookingId) => record(tx, { bookingId, ...expired }, by)),
  ])
}

/** Takes a booking's seats out of its sessions; those nobody sits in any more go, with their occupations. */
export async function releaseSeats(tx: TenantTx, bookingId: string): Promise<void> {
  const own = tx.select({ id: items.sessionId }).from(items).where(eq(items.bookingId, bookingId))
  // One round trip; each statement sees what the ones before it did.
  await Promise.all([
    lockPeopleOf(tx, bookingId),
    tx.execute(sql`
      with freed as (
        select session_id, sum(seats) as seats from bookings_item
        where booking_id = ${bookingId}::uuid and session_id is not null group by session_id
      )
      update bookings_session s set taken = s.taken - freed.seats from freed where s.id = freed.session_id`),
    tx.delete(sessions).where(and(inArray(sessions.id, own), eq(sessions.taken, 0))),
    tx.update(items).set({ sessionId: null }).where(eq(items.bookingId, bookingId)),
  ])
}

// No 0 and O, 1 and I, 5 and S, 8 and B: it is read aloud, and typed from paper.
const letters = '234679ACDEFGHJKLMNPQRTUVWXYZ'

/** Eight of them: after a million bookings one new one in 380,000 meets another, and is refused by the index. */
function newReference(): string {
  return Array.from({ length: 8 }, () => letters[randomInt(letters.length)]).join('')
}

export type NewBooking = Omit<typeof bookings.$inferInsert, 'id' | 'reference'>

/**
 * The booking with its parts, the time they occupy and its first event. What is to be sent goes in one round trip.
 *
 * @throws {SlotTakenError} somebody or something is occupied at some instant of it; `tx` can afterwards only roll back
 */
export async function insertBooking(
  tx: TenantTx,
  values: NewBooking,
  {
    by,
    event,
    metadata = {},
    within,
    ...taking
  }: Taking & {
    by: Doer
    event: string
    metadata?: Record<string, unknown>
    /** Issued with the rest; what it throws undoes all of it. */
    within(bookingId: string): Promise<void>
  },
): Promise<Booking> {
  const id = randomUUIDv7()
  const status = values.status as BookingStatus
  const after = { start_time: String(values.startTime), staff_id: values.staffId }
  return explained(values.startTime, async () => {
    const [made] = await Promise.all([
      tx
        .insert(bookings)
        .values({ ...values, id, reference: newReference() })
        .returning(),
      ...occupy(tx, { id, seats: values.seats ?? 1 }, taking),
      record(tx, { bookingId: id, kind: event, toStatus: status, after, metadata }, by),
      within(id),
    ])
    return exactlyOne(made)
  })
}

/** How the parts of a booking take their time. */
export interface Taking {
  parts: readonly Part[]
  calendar: Calendar
  /** What was agreed on already: name and price stay. */
  before?: readonly Item[]
  /** Squeezed in on purpose: nothing stands in its way, and it is shared with nobody. */
  overbooked?: boolean
}

/** Sessions, items and occupations of a booking's parts, as statements to be issued in one tick. */
export function occupy(
  tx: TenantTx,
  booking: { id: string; seats: number },
  { parts, calendar, before = [], overbooked = false }: Taking,
): Promise<unknown>[] {
  const { sessionIds, offers, question } = calendar
  const work: Promise<unknown>[] = []
  const rows: (typeof occupations.$inferInsert)[] = []
  const own = new Map<string, Stretch[]>()
  const members: (typeof items.$inferInsert)[] = []
  for (const [position, { service, staffId, start, end, joins, resources }] of parts.entries()) {
    const startTime = Temporal.Instant.fromEpochMilliseconds(start)
    const endTime = Temporal.Instant.fromEpochMilliseconds(end)
    const known = joins ? sessionIds.get(sessionKey(service.id, staffId, start)) : undefined
    const sessionId = known ?? randomUUIDv7()
    if (known === undefined) {
      work.push(
        tx.insert(sessions).values({
          id: sessionId,
          serviceId: service.id,
          staffId,
          startTime,
          endTime,
          bufferBeforeMinutes: service.bufferBefore / minute,
          bufferAfterMinutes: service.bufferAfter / minute,
          freeMinutes: service.free.map(({ from, to }) => [from / minute, to / minute] as [number, number]),
          capacity: overbooked ? booking.seats : service.capacity,
          taken: booking.seats,
          resources,
          overbooked,
        }),
      )
      const whole = { from: start - service.bufferBefore, to: end + service.bufferAfter }
      const take = (
        subjectId: string,
        stretches: readonly Stretch[],
        more: { units?: number; pooled?: boolean } = {},
      ) => {
        // The parts of one appointment are in nobody's way of their own: what one has, the next does not take again.
        const taken = own.get(subjectId) ?? []
        own.set(subjectId, join([...taken, ...stretches]))
        for (const { from, to } of subtract(join(stretches), taken)) {
          const during = {
            from: Temporal.Instant.fromEpochMilliseconds(from),
            to: Temporal.Instant.fromEpochMilliseconds(to),
          }
          rows.push({ subjectId, during, sessionId, overbooked, ...more })
        }
      }
      take(staffId, occupied(whole, start, service.free))
      for (const { id, units } of resources) {
        const capacity = question.resources.find((one) => one.id === id)?.capacity ?? 1
        take(id, [whole], { units, pooled: capacity > 1 })
      }
    } else {
      // Under the lock it has the seats; the check of the table says so once more.
      work.push(
        tx
          .update(sessions)
          .set({
            taken: sql`${sessions.taken} + ${booking.seats}`,
            // The service may have got more seats since.
            capacity: sql`greatest(${sessions.capacity}, ${service.capacity})`,
          })
          .where(eq(sessions.id, sessionId)),
      )
    }
    const offer = offers[position] as Offer
    const agreed = before[position]
    members.push({
      ...{ bookingId: booking.id, position, sessionId, serviceId: service.id, staffId, startTime, endTime },
      seats: booking.seats,
      name: agreed?.name ?? offer.name,
      translations: agreed === undefined ? offer.translations : agreed.translations,
      priceMinor: agreed?.priceMinor ?? offer.priceOf(staffId),
      variantId: agreed === undefined ? offer.variantId : agreed.variantId,
      addons: agreed?.addons ?? offer.addons,
    })
  }
  rows.sort((a, b) => (a.subjectId < b.subjectId ? -1 : 1))
  work.push(tx.insert(items).values(members))
  if (rows.length > 0) work.push(tx.insert(occupations).values(rows))
  return work
}

/** Runs writes that take time; what the constraint refuses is somebody else's already. */
export async function explained<T>(startTime: Temporal.Instant, write: () => Promise<T>): Promise<T> {
  try {
    return await write()
  } catch (error) {
    const taken =
      violates(error, '23P01', 'bookings_occupation_overlap') ||
      violates(error, '23505', 'bookings_session_start_unique') ||
      violates(error, '23514', 'bookings_session_taken_check')
    if (!taken) throw error
    throw new SlotTakenError(`Somebody else was faster at ${startTime}.`, { cause: error })
  }
}

/**
 * The booking in its new status, with its event.
 *
 * @param change.values - what else becomes of it; the event tells what they were and are, but no number of a telephone
 * @returns `undefined` when its status was not `from` any more; then nothing of it is touched
 */
export async function changeStatus(
  tx: TenantTx,
  booking: Booking,
  change: {
    to: BookingStatus
    event: string
    by: Doer
    reason?: string | undefined
    values?: Partial<Booking>
    metadata?: Record<string, unknown>
  },
): Promise<Booking | undefined> {
  const { id, status: from } = booking
  const { to, event, by, reason = '', values = {} } = change
  const [changed] = await tx
    .update(bookings)
    // From which network it was held has served its purpose.
    .set({
      expiresAt: null,
      heldBy: null,
      awaitsPayment: false,
      ...(by.at && { updatedAt: by.at }),
      ...values,
      status: to,
    })
    .where(and(eq(bookings.id, id), eq(bookings.status, from)))
    .returning()
  if (changed === undefined) return undefined
  const told = Object.keys(values).filter((name) => name !== 'expiresAt' && name !== 'contactPhone')
  const wire = (row: Booking) =>
    Object.fromEntries(told.map((name) => [wireName(name), row[name as keyof Booking] as unknown]))
  const metadata = { ...change.metadata, ...(reason === '' ? {} : { reason }) }
  await record(
    tx,
    {
      bookingId: id,
      kind: event,
      fromStatus: from,
      toStatus: to,
      metadata,
      before: wire(booking),
      after: wire(changed),
    },
    by,
  )
  return changed
}
