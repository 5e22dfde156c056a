import type { TenantDb, TenantTx } from '@bookme/tenancy'
import { sql } from 'drizzle-orm'
import { exactlyOne } from '../../core/postgres.ts'
import type { Bill, HandedIn } from '../bookings/index.ts'
import { assertLeft, assertTaken, discountsOf, lockCoupon } from './coupons/coupons.ts'
import { assertPays, coverOf, lockPass, plainPassCode } from './passes/passes.ts'
import { refuseUnknown } from './reductions.ts'

/** Whether a business has anything whose code somebody could hand in: where it has not, nobody is asked for one. */
export async function takesCodes(db: TenantDb): Promise<boolean> {
  const { rows } = await db.execute<{ found: boolean }>(sql`
    select exists (select from payments_coupon where is_active) or exists (select from payments_pass) as found`)
  return exactlyOne(rows).found
}

/** What somebody handed in who does not say, or know, what it is. What nobody has is refused as a coupon. */
export async function handedInAs(db: TenantDb, code: string): Promise<HandedIn> {
  const { rows } = await db.execute<{ found: boolean }>(
    sql`select exists (select from payments_pass where code = ${plainPassCode(code)}) as found`,
  )
  return exactlyOne(rows).found ? { passCode: code } : { couponCode: code }
}

/**
 * What a code would take off a bill, part by part, before it is known who comes: whose it is, is seen when it is booked.
 * Nothing is used up.
 *
 * @throws {UnknownCodeError} @throws {CodeRunOutError} @throws {CodeUsedUpError} @throws {CodeUnfitError}
 */
export async function quoteCode(
  tx: TenantTx,
  handed: HandedIn,
  bill: Omit<Bill, 'customerId'>,
  now: Temporal.Instant,
): Promise<{ discounts: readonly number[]; covers: readonly number[] }> {
  const none = bill.parts.map(() => 0)
  if (handed.passCode !== undefined) {
    const { pass, rest } = (await lockPass(tx, { code: handed.passCode })) ?? refuseUnknown('code')
    assertPays(pass, rest, { ...bill, customerId: pass.customerId }, 'code')
    return { discounts: none, covers: coverOf(pass, rest, bill).covers }
  }
  const found = (await lockCoupon(tx, { code: handed.couponCode ?? '' }, null)) ?? refuseUnknown('code')
  assertTaken(found.coupon, now, 'code')
  const discounts = discountsOf(found.coupon, bill, 'code')
  assertLeft(found, 'code')
  return { discounts, covers: none }
}
