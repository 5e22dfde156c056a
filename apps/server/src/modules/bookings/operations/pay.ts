import type { TenantTx } from '@bookme/tenancy'
import { eq } from 'drizzle-orm'
import { DomainError } from '../../../core/errors.ts'
import { zoneNamed } from '../../../core/time.ts'
import { clock, type Doer } from '../events.ts'
import { assertTransition } from '../life-cycle.ts'
import { latestPolicy } from '../policy/index.ts'
import { changeStatus, explained, listItems, occupy } from '../queries.ts'
import { type Booking, items } from '../tables.ts'
import { requestUntil } from './book.ts'
import { termsOf } from './hold.ts'
import { reserve } from './reserve.ts'
import { partsOf } from './wanted.ts'

/**
 * What was to be paid before a booking stands has been paid: it stands, or waits for the answer of the business alone.
 * Of one whose time was given back meanwhile the engine says whether it is still free; where it is, the booking is as it
 * was.
 *
 * @param booking - locked by whoever calls
 * @returns `undefined`: its time is gone; nothing of it was touched, and `tx` goes on
 */
export async function standPaid(
  tx: TenantTx,
  booking: Booking,
  { now, by = clock }: { now: Temporal.Instant; by?: Doer },
): Promise<Booking | undefined> {
  const zone = zoneNamed(booking.timeZone ?? 'UTC')
  const doer = { ...by, at: now }
  const { to, event } = assertTransition('pay', booking, { by: doer.actorKind, now, zone, graceMinutes: 0 })
  const { isRequest } = await termsOf(tx, booking.id)
  const expiresAt = isRequest ? requestUntil(await latestPolicy(tx), booking.startTime, now) : null
  const change = {
    ...(isRequest ? { to: 'pending' as const, event: 'requested' } : { to, event }),
    ...{ by: doer, values: { expiresAt } },
  }
  // As long as nobody has given its time back it has it, however late the money is.
  if (booking.status === 'pending') return changeStatus(tx, booking, change)
  try {
    return await tx.savepoint(async (inner) => {
      await takeBack(inner, booking, { now, zone })
      return changeStatus(inner, booking, change)
    })
  } catch (error) {
    if (error instanceof DomainError) return undefined
    throw error
  }
}

/** The time of a booking that gave it back, with the same person, as anybody could book it now. */
async function takeBack(
  tx: TenantTx,
  { id, seats, staffId, startTime }: Booking,
  around: { now: Temporal.Instant; zone: ReturnType<typeof zoneNamed> },
): Promise<void> {
  const before = await listItems(tx, id)
  const wish = { parts: partsOf(before), staffId, seats, exclude: id }
  const { parts, calendar } = await reserve(tx, wish, startTime, around)
  await explained(startTime, () =>
    Promise.all([
      tx.delete(items).where(eq(items.bookingId, id)),
      ...occupy(tx, { id, seats }, { parts, calendar, before }),
    ]),
  )
}
