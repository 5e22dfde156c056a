import type { Format } from '../../../i18n/format.ts'
import type { Coupon } from '../kinds.ts'

/** −20 %, or −50,00 MAD. */
export function worthOf(
  { percent, amount, currency }: Pick<Coupon, 'percent' | 'amount' | 'currency'>,
  format: Format,
): string {
  return percent === null ? format.money(`-${amount ?? '0'}`, currency) : format.percent(-percent / 100)
}
