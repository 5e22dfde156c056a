import { randomUUIDv7 } from 'node:crypto'
import type { TenantDb, TenantTx } from '@bookme/tenancy'
import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Actor } from '../../core/actor.ts'
import { exactlyOne, violates } from '../../core/postgres.ts'
import { services } from '../services/tables.ts'
import { staff } from '../staff/tables.ts'
import { SlotTakenError } from './errors.ts'
import { type Booking, bookingEvents, bookings, occupations } from './tables.ts'

/**
 * Makes others who want one of these people wait until this transaction is over. Always in the order of ids, so that
 * nobody waits for somebody who waits for them. A statement issued after it sees what the others committed.
 *
 * @param staffId - one person, or everybody who takes bookings
 */
export async function lockStaff(tx: TenantTx, staffId: string | undefined): Promise<void> {
  const wanted = and(eq(staff.isActive, true), staffId === undefined ? undefined : eq(staff.id, staffId))
  const inOrder = tx.select({ id: staff.id }).from(staff).where(wanted).orderBy(staff.id).as('in_order')
  // A hash that collides makes strangers wait for a moment, no more.
  await tx.select({ locked: sql`pg_advisory_xact_lock(hashtextextended(${inOrder.id}::text, 0))` }).from(inOrder)
}

/** Ids of those who are occupied at some instant of the service, were it to begin at `startTime`. */
export async function listBusyStaffIds(
  tx: TenantTx,
  wanted: { serviceId: string; startTime: Temporal.Instant },
): Promise<string[]> {
  const start = sql`${wanted.startTime.toString()}::timestamptz`
  const rows = await tx
    .selectDistinct({ id: occupations.subjectId })
    .from(occupations)
    .innerJoin(services, eq(services.id, wanted.serviceId))
    .where(
      sql`${occupations.during} && tstzrange(${start}, ${start} + ${services.durationMinutes} * interval '1 minute')`,
    )
  return rows.map((row) => row.id)
}

export type NewBooking = Omit<typeof bookings.$inferInsert, 'id' | 'status'>

/**
 * The booking, the time it occupies and its first event.
 *
 * @throws {SlotTakenError} the person is occupied at some instant of it; `tx` can afterwards only roll back
 */
export async function insertBooking(tx: TenantTx, values: NewBooking): Promise<Booking> {
  const id = randomUUIDv7()
  const during = { from: values.startTime, to: values.endTime }
  try {
    const [made] = await Promise.all([
      tx
        .insert(bookings)
        .values({ ...values, id, status: 'confirmed' })
        .returning(),
      tx.insert(occupations).values({ subjectId: values.staffId, during, bookingId: id, kind: 'booking' }),
      tx.insert(bookingEvents).values({ bookingId: id, kind: 'created', toStatus: 'confirmed' }),
    ])
    return exactlyOne(made)
  } catch (error) {
    if (!violates(error, '23P01', 'bookings_occupation_overlap')) throw error
    throw new SlotTakenError(`The staff member is already booked at ${values.startTime}.`, { cause: error })
  }
}

export async function findBooking(db: TenantDb, id: string): Promise<Booking | undefined> {
  const [booking] = await db.select().from(bookings).where(eq(bookings.id, id))
  return booking
}

/**
 * The booking in its new state, with its event; its occupations go, so that others may have the time.
 *
 * @returns `undefined` when it was not open; then nothing of it is touched
 */
export async function cancelStored(tx: TenantTx, { id, status }: Booking, by: Actor): Promise<Booking | undefined> {
  const [cancelled] = await tx
    .update(bookings)
    .set({ status: 'cancelled' })
    // The status that was read: of two who cancel at once, the second finds it changed.
    .where(and(eq(bookings.id, id), eq(bookings.status, status), inArray(bookings.status, ['pending', 'confirmed'])))
    .returning()
  if (cancelled === undefined) return undefined
  await Promise.all([
    tx.delete(occupations).where(eq(occupations.bookingId, id)),
    tx
      .insert(bookingEvents)
      .values({ bookingId: id, kind: 'cancelled', fromStatus: status, toStatus: 'cancelled', ...by }),
  ])
  return cancelled
}
