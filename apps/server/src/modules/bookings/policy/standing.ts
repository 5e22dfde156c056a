import { hasLapsed, transitions } from '../life-cycle.ts'
import type { Booking } from '../tables.ts'
import { cancelPercent, feeOf, freeUntil, movesLeft, moveUntil, promiseOf, type Rules } from './policy.ts'
import { policyInWords } from './words.ts'

/** What a customer may still do with a booking, and what it costs, under the names of the wire. */
export interface Standing {
  words: string[]
  can_cancel: boolean
  cancelFee: number
  cancel_free_until: Temporal.Instant | null
  can_move: boolean
  move_until: Temporal.Instant
  moves_left: number | null
  /** What is still to be paid before it stands is due then; `null`: it waits for nothing. */
  pay_until: Temporal.Instant | null
}

/** How a booking stands at an instant, before anything is done: sums and times to be shown before the tap. */
export function standingOf(
  { booking, policy }: { booking: Booking; policy: Rules },
  { now, language, timeZone }: { now: Temporal.Instant; language: 'fr' | 'ar' | 'en'; timeZone: string },
): Standing {
  const isOpen =
    (transitions.cancel.from as readonly string[]).includes(booking.status) &&
    Temporal.Instant.compare(now, booking.endTime) < 0 &&
    !hasLapsed(booking, now)
  const until = moveUntil(policy, booking)
  const left = movesLeft(policy, booking)
  const promise = promiseOf(policy, booking)
  return {
    words: isOpen ? policyInWords(promise, language, { booking, timeZone, now }) : [],
    can_cancel: isOpen,
    cancelFee: isOpen ? feeOf(booking, cancelPercent(promise, booking, now)) : 0,
    cancel_free_until: isOpen ? freeUntil(promise, booking) : null,
    can_move: isOpen && left !== 0 && Temporal.Instant.compare(now, until) <= 0,
    move_until: until,
    moves_left: left,
    pay_until: isOpen && booking.awaitsPayment ? booking.expiresAt : null,
  }
}
