import type { Row } from '../../api/types.ts'

export type Pass = Row<'passes_list'>
export type PassType = Row<'pass_types_list'>
export type Coupon = Row<'coupons_list'>

export type Standing = 'good' | 'used' | 'over'

/** Whether there is anything left to be done with it. */
export function standingOf({ rest, valid_until }: Pick<Pass, 'rest' | 'valid_until'>, now = Date.now()): Standing {
  if (rest <= 0) return 'used'
  return valid_until !== null && Date.parse(valid_until) <= now ? 'over' : 'good'
}

/** As it is read aloud and printed: three times four. */
export const spacedCode = (code: string) => code.replace(/(.{4})(?=.)/g, '$1 ')

export type CouponStanding = 'taken' | 'early' | 'over' | 'used' | 'ended'

export function couponStandingOf(
  { is_active, from_instant, until_instant, max_uses, used }: Coupon,
  now = Date.now(),
): CouponStanding {
  if (!is_active) return 'ended'
  if (until_instant !== null && Date.parse(until_instant) <= now) return 'over'
  if (max_uses !== null && used >= max_uses) return 'used'
  return from_instant !== null && Date.parse(from_instant) > now ? 'early' : 'taken'
}
