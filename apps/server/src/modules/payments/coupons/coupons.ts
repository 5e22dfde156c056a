import type { TenantTx } from '@bookme/tenancy'
import { eq, sql } from 'drizzle-orm'
import { toDecimal } from '../../../core/wire.ts'
import type { Bill } from '../../bookings/index.ts'
import { CodeRunOutError, CodeUnfitError, CodeUsedUpError } from '../errors.ts'
import { isGoodFor } from '../passes/passes.ts'
import { type Coupon, coupons, couponUses } from '../tables.ts'

/** As it is stored, however it is written. */
const plainCouponCode = (code: string) => code.toUpperCase().replace(/\s/g, '')

/** How often a coupon counts as used; for queries of `payments_coupon`, too. */
export const usesOfCoupon = sql<number>`(coalesce((select sum(u.count) from payments_coupon_use u
  where u.coupon_id = payments_coupon.id), 0))::int`

/** A coupon with how often it was used, by this customer and by all; nobody else takes the last of it until `tx` is over. */
export async function lockCoupon(
  tx: TenantTx,
  which: { id: string } | { code: string },
  customerId: string | null,
): Promise<{ coupon: Coupon; used: number; usedByCustomer: number } | undefined> {
  const where = 'id' in which ? eq(coupons.id, which.id) : eq(coupons.code, plainCouponCode(which.code))
  const usedByCustomer = sql<number>`(coalesce((select sum(u.count) from payments_coupon_use u
    where u.coupon_id = payments_coupon.id and u.customer_id = ${customerId}::uuid), 0))::int`
  // Those who write uses down refer to the row, and need not wait. The second statement sees what others committed.
  const [[coupon], [found]] = await Promise.all([
    tx.select().from(coupons).where(where).for('no key update'),
    tx.select({ used: usesOfCoupon, usedByCustomer }).from(coupons).where(where),
  ])
  return coupon === undefined || found === undefined ? undefined : { coupon, ...found }
}

/** @throws {CodeUsedUpError} */
export function assertLeft(
  { coupon, used, usedByCustomer }: { coupon: Coupon; used: number; usedByCustomer: number },
  field: string,
): void {
  const { code, maxUses, maxPerCustomer } = coupon
  const refuse = (message: string): never => {
    throw new CodeUsedUpError(message, { faults: [{ field, message }] })
  }
  if (maxUses !== null && used >= maxUses) refuse(`${code} was used as often as it may be.`)
  if (maxPerCustomer !== null && usedByCustomer >= maxPerCustomer) refuse(`You have used ${code} as often as you may.`)
}

/** @throws {CodeRunOutError} @throws {CodeUnfitError} it is not taken yet */
export function assertTaken(
  { code, isActive, fromInstant, untilInstant }: Coupon,
  now: Temporal.Instant,
  field: string,
): void {
  const fault = (message: string) => ({ faults: [{ field, message }] })
  if (!isActive || (untilInstant !== null && Temporal.Instant.compare(now, untilInstant) >= 0)) {
    const message = `${code} is not taken any more.`
    throw new CodeRunOutError(message, fault(message))
  }
  if (fromInstant !== null && Temporal.Instant.compare(now, fromInstant) < 0) {
    const message = `${code} is taken from ${fromInstant} on.`
    throw new CodeUnfitError(message, fault(message))
  }
}

/**
 * What a coupon takes off each part of a bill: a share of those it is good for, rounded down, or its amount, from the
 * first of them on.
 *
 * @throws {CodeUnfitError} it is for something else, or for more
 */
export function discountsOf(
  coupon: Coupon,
  { parts, priceMinor, currency }: Pick<Bill, 'parts' | 'priceMinor' | 'currency'>,
  field: string,
): number[] {
  const { code, percent, amountMinor, minPriceMinor } = coupon
  const refuse = (message: string): never => {
    throw new CodeUnfitError(message, { faults: [{ field, message }] })
  }
  if ((percent === null || minPriceMinor > 0) && coupon.currency !== currency) {
    refuse(`${code} is for what is paid in ${coupon.currency}.`)
  }
  if (priceMinor < minPriceMinor) {
    refuse(`${code} is for what costs at least ${toDecimal(minPriceMinor, currency)} ${currency}.`)
  }
  let left = amountMinor ?? 0
  const discounts = parts.map((part) => {
    if (!isGoodFor(coupon, part.serviceId)) return 0
    if (percent !== null) return Math.floor((part.priceMinor * percent) / 100)
    const off = Math.min(left, part.priceMinor)
    left -= off
    return off
  })
  if (discounts.every((off) => off === 0)) refuse(`${code} is for other services.`)
  return discounts
}

export async function useCoupon(
  tx: TenantTx,
  used: { couponId: string; bookingId: string; customerId: string; discountMinor: number },
): Promise<void> {
  await tx.insert(couponUses).values({ ...used, count: 1 })
}

/** The coupon of a booking that does not take place can be used again. One statement; without a coupon it does nothing. */
export function returnCoupon(tx: TenantTx, bookingId: string, at: Temporal.Instant) {
  const when = sql`${at.toString()}::timestamptz`
  return tx.execute(sql`
    insert into payments_coupon_use (id, created_at, updated_at, coupon_id, booking_id, customer_id, count, discount_minor)
    select gen_random_uuid(), ${when}, ${when}, coupon_id, booking_id, customer_id, -1, -sum(discount_minor)
    from payments_coupon_use where booking_id = ${bookingId}::uuid group by coupon_id, booking_id, customer_id
    having sum(count) > 0`)
}

/**
 * The coupon of a booking that had given it back, and stands after all: whoever paid late has it if it is still there.
 *
 * @throws {CodeUsedUpError}
 */
export async function retakeCoupon(tx: TenantTx, bookingId: string): Promise<void> {
  const [given] = await tx
    .select({
      ...{ couponId: couponUses.couponId, customerId: couponUses.customerId },
      discountMinor: sql<number>`max(${couponUses.discountMinor})`.mapWith(Number),
    })
    .from(couponUses)
    .where(eq(couponUses.bookingId, bookingId))
    .groupBy(couponUses.couponId, couponUses.customerId)
    .having(sql`sum(${couponUses.count}) = 0`)
  if (given === undefined) return
  const { couponId, customerId, discountMinor } = given
  const found = await lockCoupon(tx, { id: couponId }, customerId)
  if (found === undefined) return
  assertLeft(found, 'coupon_code')
  await useCoupon(tx, { couponId, bookingId, customerId, discountMinor })
}
