import { transitions } from '../life-cycle.ts'
import type { Booking } from '../tables.ts'
import { cancelPercent, feeOf, freeUntil, movesLeft, moveUntil, type Rules } from './policy.ts'
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
}

/** How a booking stands at an instant, before anything is done: sums and times to be shown before the tap. */
export function standingOf(
  { booking, policy }: { booking: Booking; policy: Rules },
  { now, language, timeZone }: { now: Temporal.Instant; language: 'fr' | 'ar' | 'en'; timeZone: string },
): Standing {
  const isOpen = (transitions.cancel.from as readonly string[]).includes(booking.status)
  const until = moveUntil(policy, booking)
  const left = movesLeft(policy, booking)
  // A request that nobody has answered yet is no promise.
  const percent = booking.status === 'pending' ? 0 : cancelPercent(policy, booking, now)
  return {
    words: isOpen ? policyInWords(policy, language, { booking, timeZone, now }) : [],
    can_cancel: isOpen,
    cancelFee: isOpen ? feeOf(booking, percent) : 0,
    cancel_free_until: isOpen ? freeUntil(policy, booking) : null,
    can_move: isOpen && left !== 0 && Temporal.Instant.compare(now, until) <= 0,
    move_until: until,
    moves_left: left,
  }
}
