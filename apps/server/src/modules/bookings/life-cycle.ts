import { IllegalTransitionError } from './errors.ts'
import type { ActorKind, Booking, BookingStatus } from './tables.ts'

interface Transition {
  from: readonly BookingStatus[]
  to: BookingStatus
  /** Of the event that tells it. */
  event: string
  /** `system`: the program itself, when a time has come. */
  by: readonly ActorKind[]
  /** When, in milliseconds around start and end of the booking; outside it is refused with `when`. */
  within?: { from: 'start' | 'end'; after: number; until: 'start' | 'end'; before: number; when: string }
  /** Whether the time is free again. */
  releases: boolean
}

const minute = 60_000
const hour = 60 * minute
const ever = Number.POSITIVE_INFINITY

/**
 * The whole life of a booking: every change of status there is, and nothing else. The database knows the statuses, this
 * table knows the ways between them.
 */
export const transitions = {
  confirm: { from: ['pending'], to: 'confirmed', event: 'confirmed', by: ['staff'], releases: false },
  decline: { from: ['pending'], to: 'declined', event: 'declined', by: ['staff'], releases: true },
  expire: { from: ['held', 'pending'], to: 'expired', event: 'expired', by: ['system'], releases: true },
  cancel: {
    from: ['pending', 'confirmed'],
    to: 'cancelled',
    event: 'cancelled',
    by: ['customer', 'staff', 'system'],
    releases: true,
  },
  check_in: {
    from: ['confirmed'],
    to: 'checked_in',
    event: 'checked_in',
    by: ['customer', 'staff'],
    within: {
      from: 'start',
      after: -2 * hour,
      until: 'end',
      before: 0,
      when: 'from two hours before its start to its end',
    },
    releases: false,
  },
  complete: {
    from: ['confirmed', 'checked_in'],
    to: 'completed',
    event: 'completed',
    by: ['staff', 'system'],
    within: { from: 'start', after: 0, until: 'end', before: ever, when: 'once it has begun' },
    releases: false,
  },
  no_show: {
    from: ['confirmed'],
    to: 'no_show',
    event: 'no_show',
    by: ['staff'],
    within: {
      from: 'start',
      after: 15 * minute,
      until: 'end',
      before: ever,
      when: 'a quarter of an hour after its start',
    },
    releases: true,
  },
} as const satisfies Record<string, Transition>
export type TransitionName = keyof typeof transitions

/** Statuses that keep their time: the rest of the table gives it back. */
export const lasting: readonly BookingStatus[] = ['held', 'pending', 'confirmed', 'checked_in', 'completed']

/**
 * Lets a change of status pass, or says why not.
 *
 * @param now - in milliseconds since 1970
 * @throws {IllegalTransitionError}
 */
export function assertTransition(name: TransitionName, booking: Booking, by: ActorKind, now: number): Transition {
  const transition: Transition = transitions[name]
  const { reference, status } = booking
  if (!transition.from.includes(status)) {
    throw new IllegalTransitionError(
      `Booking ${reference} is ${status}: only one that is ${transition.from.join(' or ')} can be ${said(transition.to)}.`,
    )
  }
  if (!transition.by.includes(by)) {
    throw new IllegalTransitionError(
      `Booking ${reference} can be ${said(transition.to)} by ${transition.by.join(' or ')} only.`,
    )
  }
  const { within } = transition
  if (within !== undefined) {
    const times = { start: booking.startTime.epochMilliseconds, end: booking.endTime.epochMilliseconds }
    if (now < times[within.from] + within.after || now >= times[within.until] + within.before) {
      throw new IllegalTransitionError(`Booking ${reference} can be ${said(transition.to)} ${within.when}.`)
    }
  }
  return transition
}

function said(status: BookingStatus): string {
  return { checked_in: 'checked in', no_show: 'marked as a no-show' }[status as string] ?? status
}
