import { useTranslation } from 'react-i18next'

const known = [
  'amount_differs',
  'currency_differs',
  'paid_twice',
  'overpaid',
  'unanswered',
  'still_held',
  'refund_failed',
  'refund_unanswered',
  'refund_differs',
  'disputed',
  'dispute_lost',
] as const

/** Why somebody has to look at a payment. A reason that this page does not know yet is said as such. */
export function useReason(): (reason: string) => string {
  const { t } = useTranslation('money')
  return (reason) => {
    const one = known.find((name) => name === reason)
    return one === undefined ? t('reasons.other') : t(`reasons.${one}`)
  }
}
