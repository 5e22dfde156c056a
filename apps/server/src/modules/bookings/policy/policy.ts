import type { Booking, CancelTier, Policy } from '../tables.ts'
import { netPriceOf, type Priced } from './owed.ts'

const minute = 60_000

/** What a business that has said nothing promises: whoever cancels or stays away owes nothing. */
export const usualPolicy = {
  cancelTiers: [] as CancelTier[],
  moveMinutes: 0,
  maxMoves: null,
  noShowPercent: 0,
  noShowAfterMinutes: 15,
  approvalMinutes: null,
  maxOpenBookings: null,
  depositPercent: 0,
  depositMinor: 0,
  depositWhen: 'always',
  depositNoShows: null,
  depositAboveMinor: null,
  depositMinutes: 20,
  metadata: {},
} as const satisfies Partial<Policy>

/** The rules of a policy, whichever version. */
export type Rules = Pick<Policy, keyof typeof usualPolicy>

type Booked = Pick<Booking, 'startTime' | 'feePercent' | 'moves'>

/**
 * The share of the price that cancelling costs at an instant, in percent; moves into a dearer time are not forgotten.
 * Once it has begun, it is no less than that of staying away.
 */
export function cancelPercent(
  { cancelTiers, noShowPercent }: Rules,
  { startTime, feePercent }: Booked,
  now: Temporal.Instant,
): number {
  const left = startTime.epochMilliseconds - now.epochMilliseconds
  const due = cancelTiers.filter(({ minutes_before }) => left < minutes_before * minute)
  return Math.max(feePercent, left < 0 ? noShowPercent : 0, ...due.map(({ percent }) => percent))
}

/** What holds of a policy for a booking as it stands: a request that nobody has answered yet is no promise. */
export function promiseOf(policy: Rules, { status }: Pick<Booking, 'status'>): Rules {
  return status === 'pending' ? { ...policy, cancelTiers: [], noShowPercent: 0 } : policy
}

/** Rounded down to the currency's smallest unit: never in the business's favour. */
export function feeOf(booking: Priced, percent: number): number {
  return Math.floor((netPriceOf(booking) * percent) / 100)
}

/** Until when cancelling is free of charge; `null`: moves into a dearer time have cost that. */
export function freeUntil({ cancelTiers }: Rules, { startTime, feePercent }: Booked): Temporal.Instant | null {
  const first = Math.max(0, ...cancelTiers.filter(({ percent }) => percent > 0).map((tier) => tier.minutes_before))
  return feePercent > 0 ? null : startTime.subtract({ minutes: first })
}

/** Until when the customer may move it by themselves. */
export function moveUntil({ moveMinutes }: Rules, { startTime }: Booked): Temporal.Instant {
  return startTime.subtract({ minutes: moveMinutes })
}

/** How often the customer may still move it; `null` is no limit. */
export function movesLeft({ maxMoves }: Rules, { moves }: Booked): number | null {
  return maxMoves === null ? null : Math.max(0, maxMoves - moves)
}
