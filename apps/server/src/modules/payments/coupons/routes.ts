import { sql } from 'drizzle-orm'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { InvalidAmountError } from '../../../core/errors.ts'
import { together } from '../../../core/module.ts'
import { toMinor } from '../../../core/money.ts'
import type { CountRequest } from '../../../core/rate-limit.ts'
import { defineResource } from '../../../core/resource/index.ts'
import { fromWire, toDecimal, toWire } from '../../../core/wire.ts'
import { CodeUnfitError, CouponNotFoundError, CouponUseNotFoundError, TooManyCodesError } from '../errors.ts'
import { assertServices } from '../named-services.ts'
import { isGoodFor } from '../passes/passes.ts'
import { admission, codeRefusals, refuseUnknown } from '../reductions.ts'
import { type Coupon, coupons, couponUses } from '../tables.ts'
import { CheckedCouponBody, CouponBody, CouponCheckBody, CouponUseBody, couponReadOnly } from './contract.ts'
import { assertLeft, assertTaken, lockCoupon, usesOfCoupon } from './coupons.ts'

const moneyOf = ({ amountMinor, minPriceMinor, currency }: Coupon) => ({
  amount: amountMinor === null ? null : toDecimal(amountMinor, currency),
  min_price: toDecimal(minPriceMinor, currency),
})

const resource = defineResource({
  path: '/coupons',
  one: 'coupon',
  table: coupons,
  contract: CouponBody,
  readOnly: couponReadOnly,
  example: { code: 'PRINTEMPS', percent: 20, max_uses: 100, max_per_customer: 1 },
  filters: ['code', 'is_active', 'until_instant'],
  search: ['code'],
  ordering: ['-created_at', 'code'],
  columns: { amount: 'amountMinor', min_price: 'minPriceMinor' },
  constraints: { payments_coupon_worth_check: 'percent', payments_coupon_span_check: 'until_instant' },
  permissions: { read: 'payments.read', write: 'prices.write' },
  notFound: CouponNotFoundError,
  refusals: [InvalidAmountError],
  computed: { used: usesOfCoupon },
  toReply: (coupon) => ({ ...toWire(coupon), ...moneyOf(coupon) }),
  toRow: async ({ amount, min_price: minPrice, ...body }, before, _request, tx) => {
    await assertServices(tx, body.service_ids)
    const currency = body.currency ?? before?.currency ?? 'MAD'
    const isPriced = body.currency !== undefined || amount !== undefined || minPrice !== undefined
    const was = before === undefined ? undefined : moneyOf(before)
    const wanted = amount === undefined ? (was?.amount ?? null) : amount
    return {
      ...fromWire(body),
      // In another currency the same decimals are another number of its smallest unit.
      ...(isPriced && {
        amountMinor: wanted === null ? null : toMinor('amount', wanted, currency),
        minPriceMinor: toMinor('min_price', minPrice ?? was?.min_price ?? '0', currency),
      }),
    }
  },
})

const useRoutes = defineResource({
  path: '/coupon_uses',
  one: 'use of a coupon',
  table: couponUses,
  contract: CouponUseBody,
  only: ['list', 'retrieve'],
  filters: ['coupon_id', 'booking_id', 'customer_id', 'created_at'],
  ordering: ['-created_at'],
  permissions: { read: 'payments.read', write: 'payments.write' },
  notFound: CouponUseNotFoundError,
  computed: {
    currency: sql<string>`(select b.currency from bookings_booking b where b.id = payments_coupon_use.booking_id)`,
  },
  toReply: (use) => {
    const { currency, ...row } = use as typeof use & { currency: string }
    return { ...toWire(row), discount: toDecimal(row.discountMinor, currency) }
  },
})

const check = {
  operationId: 'coupons_check',
  summary: 'What a coupon takes off a service',
  tags: ['coupons'],
  body: CouponCheckBody,
  response: { 200: CheckedCouponBody.describe('It is taken for this service') },
  refusals: [...codeRefusals, TooManyCodesError],
}

export function couponRoutes(countRequest: CountRequest | undefined): FastifyPluginAsyncZod {
  const admit = admission(countRequest)
  return together(
    async (app) => {
      app.post('/coupons/check/', { schema: check, config: { permission: 'everyone' } }, async (request) => {
        await admit(request)
        const { code, service_id: serviceId } = request.body
        return request.tenant.transaction(async (tx) => {
          const found = (await lockCoupon(tx, { code }, null)) ?? refuseUnknown('code')
          const { coupon } = found
          assertTaken(coupon, request.now, 'code')
          if (!isGoodFor(coupon, serviceId)) {
            const message = `${coupon.code} is for other services.`
            throw new CodeUnfitError(message, { faults: [{ field: 'code', message }] })
          }
          assertLeft(found, 'code')
          const { percent, currency, untilInstant } = coupon
          return { code: coupon.code, percent, currency, until_instant: untilInstant, ...moneyOf(coupon) }
        })
      })
    },
    resource,
    useRoutes,
  )
}
