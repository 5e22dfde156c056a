import type { TenantTx } from '@bookme/tenancy'
import { eq } from 'drizzle-orm'
import { millisecondsOf } from '../../../core/time.ts'
import { toDecimal } from '../../../core/wire.ts'
import { planAnyway } from '../engine/index.ts'
import { BookingNotFoundError, DepositDueError, SessionNotFoundError, SlotTakenError } from '../errors.ts'
import { clock, type Doer } from '../events.ts'
import { assertTransition, hasLapsed, type TransitionName } from '../life-cycle.ts'
import { cancelPercent, feeOf, policyOf, type Rules } from '../policy/index.ts'
import { changeStatus, explained, listItems, lockBooking, lockPerson, occupy, releaseSeats } from '../queries.ts'
import { type Booking, items, sessions } from '../tables.ts'
import { lockCalendar } from './reserve.ts'
import { type Circumstances, momentOf, nowOf, partsOf } from './wanted.ts'

export interface Step extends Pick<Circumstances, 'zone' | 'now'> {
  by?: Doer
  reason?: string | undefined
  /** Somebody of the business cancels because the customer asked them to: then the policy holds. */
  onBehalf?: boolean | undefined
  /** The fee is let go; the reason says why. */
  waive?: boolean | undefined
  /** It is confirmed without what was to be paid before; the reason says why. */
  waiveDeposit?: boolean | undefined
}

/**
 * One step in the life of a booking, as the table of `life-cycle.ts` allows it. Cancelling and staying away cost what
 * the policy says that the booking was made under; when the business cancels, nothing.
 *
 * @throws {BookingNotFoundError} @throws {IllegalTransitionError}
 * @throws {DepositDueError} it waits for its deposit, which nobody has let go
 */
export async function transition(tx: TenantTx, name: TransitionName, id: string, step: Step): Promise<Booking> {
  const { reason, zone } = step
  const now = nowOf(step)
  const by = { ...(step.by ?? clock), at: now }
  const booking = await lockBooking(tx, id)
  if (booking === undefined) throw new BookingNotFoundError(`There is no booking ${id} here.`)
  const policy = await policyOf(tx, booking)
  const judged = { by: by.actorKind, now, zone, graceMinutes: policy.noShowAfterMinutes }
  const { to, event, releases } = assertTransition(name, booking, judged)
  const percent = percentOf(name, policy, booking, step)
  const feeMinor = feeOf(booking, percent)
  const pass = to === 'no_show' || releases ? passAfter(name, booking, percent, step) : undefined
  const values = {
    ...(pass === 'given_back' ? { coveredMinor: 0 } : {}),
    ...(feeMinor === booking.feeMinor ? {} : { feeMinor }),
    ...(name === 'confirm' && booking.awaitsPayment ? waived(booking, step) : {}),
  }
  const [changed] = await Promise.all([
    changeStatus(tx, booking, { to, event, by, reason, values, metadata: pass === undefined ? {} : { pass } }),
    ...(releases ? [releaseSeats(tx, id)] : []),
  ])
  return changed as Booking
}

/** @throws {DepositDueError} */
function waived({ reference, depositMinor, currency }: Booking, { waiveDeposit = false }: Step): Partial<Booking> {
  if (waiveDeposit) return { depositMinor: 0 }
  const deposit = `${toDecimal(depositMinor, currency)} ${currency}`
  throw new DepositDueError(
    `Booking ${reference} waits for ${deposit} to be paid: take it, or let it go with a reason.`,
  )
}

/**
 * What becomes of the uses of a pass that cover a booking which does not take place: they are the fee. Who cancels while
 * that is free of charge has them back; who stays away has not, whatever the policy asks of those who pay with money.
 */
function passAfter(name: TransitionName, { coveredMinor }: Booking, percent: number, { waive = false }: Step) {
  if (coveredMinor === 0) return undefined
  return percent > 0 || (name === 'no_show' && !waive) ? ('kept' as const) : ('given_back' as const)
}

/** The share of the price that is owed for a step. */
function percentOf(name: TransitionName, policy: Rules, booking: Booking, step: Step): number {
  const { by = clock, onBehalf = false, waive = false } = step
  // A request that nobody has answered yet is no promise.
  if (waive || booking.status === 'pending') return 0
  // Whoever moved it when cancelling cost something does not come off cheaper by staying away.
  if (name === 'no_show') return Math.max(policy.noShowPercent, booking.feePercent)
  if (name !== 'cancel' || !(by.actorKind === 'customer' || onBehalf)) return 0
  return cancelPercent(policy, booking, nowOf(step))
}

/**
 * Cancels a class: whatever sits in it and has not begun, by the business.
 *
 * @throws {SessionNotFoundError} @throws {IllegalTransitionError} somebody is there already
 */
export async function cancelSession(tx: TenantTx, id: string, step: Step): Promise<Booking[]> {
  const [session] = await tx.select({ staffId: sessions.staffId }).from(sessions).where(eq(sessions.id, id))
  // Whoever wants a seat in it waits, and finds it gone.
  if (session !== undefined) await lockPerson(tx, session.staffId)
  const sitting = await tx.selectDistinct({ id: items.bookingId }).from(items).where(eq(items.sessionId, id))
  if (sitting.length === 0) throw new SessionNotFoundError(`There is no session ${id} here.`)
  const cancelled: Booking[] = []
  for (const { id: booking } of sitting.sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const held = await lockBooking(tx, booking)
    const isOver = held !== undefined && hasLapsed(held, nowOf(step))
    const name = held?.status === 'held' || isOver ? 'expire' : 'cancel'
    cancelled.push(await transition(tx, name, booking, name === 'expire' ? { ...step, by: clock } : step))
  }
  return cancelled
}

/**
 * Puts right on the same day what was entered by mistake: who came all the same, or is not done yet. Their time is
 * theirs again; where somebody was put into it meanwhile, both are there.
 *
 * @throws {BookingNotFoundError} @throws {IllegalTransitionError}
 */
export async function correct(
  tx: TenantTx,
  id: string,
  name: 'correct' | 'correct_check_in',
  step: Circumstances & { reason: string },
): Promise<Booking> {
  const { by = clock, reason, zone } = step
  const booking = await lockBooking(tx, id)
  if (booking === undefined) throw new BookingNotFoundError(`There is no booking ${id} here.`)
  const judged = { by: by.actorKind, now: nowOf(step), zone, graceMinutes: 0 }
  const { to, event } = assertTransition(name, booking, judged)
  const values = booking.feeMinor === 0 ? {} : { feeMinor: 0 }
  if (booking.status === 'no_show') await takeAgain(tx, booking, step)
  return (await changeStatus(tx, booking, { to, event, by, reason, values })) as Booking
}

/** The time that a booking gave back, as it had it. */
async function takeAgain(tx: TenantTx, booking: Booking, around: Circumstances): Promise<void> {
  const { id, seats } = booking
  const before = await listItems(tx, id)
  const wish = { parts: partsOf(before), seats, exclude: id }
  const { calendar } = await lockCalendar(tx, wish, millisecondsOf(booking.startTime), momentOf(around))
  const parts = planAnyway(
    calendar.question,
    before.map(({ staffId, startTime, endTime }) => {
      return { staffId, start: startTime.epochMilliseconds, end: endTime.epochMilliseconds }
    }),
  )
  // Of a person or a single room the constraint says whether it is taken; the use of a pool is counted by the engine.
  const isCrowded = parts.some((part) => part.isCrowded)
  const write = (inner: TenantTx, overbooked: boolean) =>
    Promise.all([
      inner.delete(items).where(eq(items.bookingId, id)),
      ...occupy(inner, { id, seats }, { parts, calendar, before, overbooked }),
    ])
  if (!isCrowded) {
    try {
      await tx.savepoint((inner) => explained(booking.startTime, () => write(inner, false)))
      return
    } catch (error) {
      if (!(error instanceof SlotTakenError)) throw error
    }
  }
  await write(tx, true)
}
