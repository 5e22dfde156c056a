import type { Booking } from '../tables.ts'
import type { Rules } from './policy.ts'

/** What a business knows of a customer when they book. */
export interface History {
  visits: number
  noShows: number
}

/** What a booking consists of, as far as its deposit goes. */
export interface DepositPart {
  /** With all its seats. */
  priceMinor: number
  /** The service's own share; `null`: as the policy says. */
  depositPercent: number | null
}

/** In which the amounts of a policy are. */
export function policyCurrency({ metadata }: Pick<Rules, 'metadata'>): string {
  return typeof metadata.currency === 'string' ? metadata.currency : 'MAD'
}

/**
 * What is to be paid before a booking stands, in its currency's smallest unit: 0 is nothing. A service's own share goes
 * before that of the policy; when it is asked, the policy says of all. Rounded down, and never above the price.
 */
export function depositOf(
  policy: Rules,
  { priceMinor, currency }: Pick<Booking, 'priceMinor' | 'currency'>,
  parts: readonly DepositPart[],
  history: History,
): number {
  if (!isOccasion(policy, history)) return 0
  const isOurs = currency === policyCurrency(policy)
  if (policy.depositAboveMinor !== null && isOurs && priceMinor <= policy.depositAboveMinor) return 0
  const shares = parts.map((part) =>
    Math.floor((part.priceMinor * (part.depositPercent ?? policy.depositPercent)) / 100),
  )
  const sum = shares.reduce((total, share) => total + share, 0)
  const followsPolicy = parts.some(({ depositPercent }) => depositPercent === null)
  return Math.min(priceMinor, Math.max(sum, followsPolicy && isOurs ? policy.depositMinor : 0))
}

function isOccasion({ depositWhen, depositNoShows }: Rules, { visits, noShows }: History): boolean {
  if (depositWhen === 'first_time') return visits === 0
  if (depositWhen === 'after_no_shows') return noShows >= (depositNoShows ?? 1)
  return true
}
