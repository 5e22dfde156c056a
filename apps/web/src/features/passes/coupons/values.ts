import { Temporal } from 'temporal-polyfill'
import { endOfDay, startOfDay } from '../../../ui/days.ts'
import { orNull, type Typed } from '../../../ui/numbers.ts'
import type { Coupon } from '../kinds.ts'
import { lastDayOf } from '../until.ts'

/** A coupon as it is typed; days are whole ones, on the clock of the business. */
export interface CouponValues {
  code: string
  kind: 'percent' | 'amount'
  percent: Typed
  amount: string
  service_ids: string[]
  from_instant: string
  until_instant: string
  max_uses: Typed
  max_per_customer: Typed
  min_price: string
  is_active: boolean
}

export function valuesOf(coupon: Coupon | null, timeZone: string): CouponValues {
  const from = coupon?.from_instant ?? null
  const until = coupon?.until_instant ?? null
  const isAmount = coupon !== null && coupon.percent === null
  return {
    code: coupon?.code ?? '',
    kind: isAmount ? 'amount' : 'percent',
    percent: coupon?.percent ?? (coupon === null ? 10 : ''),
    amount: coupon?.amount ?? '',
    service_ids: [...(coupon?.service_ids ?? [])],
    from_instant:
      from === null ? '' : Temporal.Instant.from(from).toZonedDateTimeISO(timeZone).toPlainDate().toString(),
    until_instant: until === null ? '' : lastDayOf(until, timeZone),
    max_uses: coupon?.max_uses ?? '',
    max_per_customer: coupon?.max_per_customer ?? '',
    min_price: Number(coupon?.min_price ?? 0) > 0 ? (coupon?.min_price ?? '') : '',
    is_active: coupon?.is_active ?? true,
  }
}

export function bodyOf(values: CouponValues, timeZone: string) {
  const { code, kind, percent, amount, service_ids, from_instant, until_instant, min_price, is_active } = values
  return {
    ...{ code: code.trim().toUpperCase(), service_ids, is_active },
    percent: kind === 'percent' ? orNull(percent) : null,
    amount: kind === 'amount' && amount !== '' ? amount : null,
    from_instant: from_instant === '' ? null : startOfDay(from_instant, timeZone),
    until_instant: until_instant === '' ? null : endOfDay(until_instant, timeZone),
    max_uses: orNull(values.max_uses),
    max_per_customer: orNull(values.max_per_customer),
    min_price: min_price === '' ? '0' : min_price,
  }
}
