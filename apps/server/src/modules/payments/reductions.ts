import type { FastifyRequest } from 'fastify'
import { networkOf } from '../../core/network.ts'
import type { CountRequest } from '../../core/rate-limit.ts'
import type { Reductions } from '../bookings/index.ts'
import { assertLeft, assertTaken, discountsOf, lockCoupon, useCoupon } from './coupons/coupons.ts'
import { CodeRunOutError, CodeUnfitError, CodeUsedUpError, TooManyCodesError, UnknownCodeError } from './errors.ts'
import { assertPays, coverOf, lockPass, takeUses } from './passes/passes.ts'

/** Why a code is not taken. */
export const codeRefusals = [UnknownCodeError, CodeRunOutError, CodeUsedUpError, CodeUnfitError]

/** @throws {UnknownCodeError} always: nothing has it */
export function refuseUnknown(field: string): never {
  const message = 'There is nothing with this code.'
  throw new UnknownCodeError(message, { faults: [{ field, message }] })
}

/** Somebody types one or two; whoever tries more in a minute tries words. */
const mostTries = 20

/** Counts the codes that come from a network to one business. @throws {TooManyCodesError} by what it returns */
export function admission(countRequest: CountRequest | undefined): (request: FastifyRequest) => Promise<void> {
  return async ({ tenant, ip }) => {
    const count = await countRequest?.(`codes ${tenant.id} ${networkOf(ip)}`)
    if (count === undefined || count.current <= mostTries) return
    const retryAfterSeconds = Math.max(1, Math.ceil(count.ttl / 1000))
    throw new TooManyCodesError(`At most ${mostTries} codes are tried in a minute.`, { retryAfterSeconds })
  }
}

/** What bookings ask about the codes that customers hand in. */
export const reductionsOf = (countRequest: CountRequest | undefined): Reductions => ({
  refusals: [...codeRefusals, TooManyCodesError],
  admit: admission(countRequest),
  reduce: async (tx, { couponCode, passCode }, bill, { by, now = Temporal.Now.instant() }) => {
    const { customerId, parts } = bill
    const none = parts.map(() => 0)
    if (couponCode !== undefined && passCode !== undefined) {
      const message = 'A visit is paid with a pass, or made cheaper by a coupon: not both.'
      throw new CodeUnfitError(message, { faults: [{ field: 'coupon_code', message }] })
    }
    if (passCode !== undefined) {
      const { pass, rest } = (await lockPass(tx, { code: passCode })) ?? refuseUnknown('pass_code')
      assertPays(pass, rest, bill, 'pass_code')
      const { count, covers } = coverOf(pass, rest, bill)
      const amountMinor = sum(covers)
      const actor = { actorId: by?.actorId ?? null, actorName: by?.actorName ?? '' }
      const use: Use = (inner, bookingId) =>
        takeUses(inner, { passId: pass.id, bookingId, count, amountMinor, by: actor })
      return { discounts: none, covers, use }
    }
    const found = (await lockCoupon(tx, { code: couponCode as string }, customerId)) ?? refuseUnknown('coupon_code')
    const { coupon } = found
    assertTaken(coupon, now, 'coupon_code')
    const discounts = discountsOf(coupon, bill, 'coupon_code')
    assertLeft(found, 'coupon_code')
    const discountMinor = sum(discounts)
    const use: Use = (inner, bookingId) =>
      useCoupon(inner, { couponId: coupon.id, bookingId, customerId, discountMinor })
    return { discounts, covers: none, use }
  },
})

type Use = Awaited<ReturnType<Reductions['reduce']>>['use']

const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0)
