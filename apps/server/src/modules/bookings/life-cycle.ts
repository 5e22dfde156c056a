import { minute, type Zone } from '../../core/time.ts'
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
  within?: { from: 'start' | 'end'; after: number | 'grace'; until: 'start' | 'end'; before: number; when: string }
  /** By customers only before then: who has been there cannot say afterwards that they were not. */
  customersUntil?: 'end'
  /** On the date of the booking alone, as the business counts dates. */
  sameDate?: boolean
  /** Whether the time is free again. */
  releases: boolean
}

const hour = 60 * minute
const ever = Number.POSITIVE_INFINITY

/**
 * The whole life of a booking: every change of status there is, and nothing else. The database knows the statuses, this
 * table knows the ways between them.
 */
export const transitions = {
  confirm: { from: ['pending'], to: 'confirmed', event: 'confirmed', by: ['staff'], releases: false },
  // Money decides, whoever it came from: also where the time was given back, if it is still free.
  pay: {
    from: ['pending', 'expired'],
    to: 'confirmed',
    event: 'confirmed',
    by: ['customer', 'staff', 'system'],
    releases: false,
  },
  decline: { from: ['pending'], to: 'declined', event: 'declined', by: ['staff'], releases: true },
  expire: { from: ['held', 'pending'], to: 'expired', event: 'expired', by: ['system'], releases: true },
  cancel: {
    from: ['pending', 'confirmed'],
    to: 'cancelled',
    event: 'cancelled',
    by: ['customer', 'staff', 'system'],
    customersUntil: 'end',
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
      after: 'grace',
      until: 'end',
      before: ever,
      when: 'once its time of grace is over',
    },
    releases: true,
  },
  // What was entered by mistake is put right on the same day; that it was is kept.
  correct: {
    from: ['no_show', 'completed'],
    to: 'confirmed',
    event: 'corrected',
    by: ['staff'],
    sameDate: true,
    releases: false,
  },
  correct_check_in: {
    from: ['no_show', 'completed'],
    to: 'checked_in',
    event: 'corrected',
    by: ['staff'],
    sameDate: true,
    releases: false,
  },
} as const satisfies Record<string, Transition>
export type TransitionName = keyof typeof transitions

/** Statuses that keep their time: the rest of the table gives it back. */
export const lasting: readonly BookingStatus[] = ['held', 'pending', 'confirmed', 'checked_in', 'completed']

/** Held or asked for too long ago: whoever comes next gives its time back. */
export function hasLapsed(
  { status, expiresAt }: Pick<Booking, 'status' | 'expiresAt'>,
  now: Temporal.Instant,
): boolean {
  if (expiresAt === null || (status !== 'held' && status !== 'pending')) return false
  return Temporal.Instant.compare(expiresAt, now) <= 0
}

/** What a change of status is judged by beside the booking. */
export interface Judged {
  by: ActorKind
  now: Temporal.Instant
  zone: Zone
  /** How long after the start somebody is late and not away: the policy says it. */
  graceMinutes: number
}

/**
 * Lets a change of status pass, or says why not.
 *
 * @throws {IllegalTransitionError}
 */
export function assertTransition(
  name: TransitionName,
  booking: Booking,
  { by, now, zone, graceMinutes }: Judged,
): Transition {
  const transition: Transition = transitions[name]
  const { reference, status } = booking
  const refuse = (why: string): never => {
    throw new IllegalTransitionError(`Booking ${reference} ${why}`)
  }
  const done = said(transition.to)
  if (!transition.from.includes(status)) {
    refuse(`is ${status}: only one that is ${transition.from.join(' or ')} can be ${done}.`)
  }
  if (name !== 'pay' && transition.to !== 'expired' && hasLapsed(booking, now))
    refuse(`has expired: it waited until ${booking.expiresAt}.`)
  if (!transition.by.includes(by)) refuse(`can be ${done} by ${transition.by.join(' or ')} only.`)
  const { within, sameDate = false, customersUntil } = transition
  const times = { start: booking.startTime.epochMilliseconds, end: booking.endTime.epochMilliseconds }
  const at = now.epochMilliseconds
  if (within !== undefined) {
    const after = within.after === 'grace' ? graceMinutes * minute : within.after
    if (at < times[within.from] + after || at >= times[within.until] + within.before) {
      refuse(`can be ${done} ${within.when}.`)
    }
  }
  if (customersUntil !== undefined && by === 'customer' && at >= times[customersUntil]) {
    refuse(`is over: it cannot be ${done} any more.`)
  }
  if (sameDate && zone.dateOf(at) !== zone.dateOf(times.start)) refuse('can be put right on its own date only.')
  return transition
}

function said(status: BookingStatus): string {
  return { checked_in: 'checked in', no_show: 'marked as a no-show' }[status as string] ?? status
}
