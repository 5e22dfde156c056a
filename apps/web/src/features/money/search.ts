import { asked, dateOf, oneOf, pageOf, type Search, textOf } from '../../ui/address.ts'
import { kinds, methods, paymentStatuses } from './kinds.ts'

export const pageSize = 25

const period = ({ from, to }: Search) => ({ from: dateOf(from), to: dateOf(to) })

export function readTransactionsSearch(search: Search) {
  return asked({
    ...period(search),
    q: textOf(search.q),
    kind: oneOf(kinds, search.kind),
    method: oneOf(methods, search.method),
    staff: textOf(search.staff),
    customer: textOf(search.customer),
    ordering: oneOf(['occurred_at', '-occurred_at', 'amount', '-amount'] as const, search.ordering),
    page: pageOf(search.page),
    booking: textOf(search.booking),
  })
}
export type TransactionsSearch = ReturnType<typeof readTransactionsSearch>

export function readPaymentsSearch(search: Search) {
  return asked({
    ...period(search),
    status: oneOf(paymentStatuses, search.status),
    customer: textOf(search.customer),
    page: pageOf(search.page),
    booking: textOf(search.booking),
  })
}
export type PaymentsSearch = ReturnType<typeof readPaymentsSearch>

export function readReceiptsSearch(search: Search) {
  const number = Number(search.number)
  return asked({
    ...period(search),
    number: Number.isInteger(number) && number > 0 ? number : undefined,
    kind: oneOf(['receipt', 'refund'] as const, search.kind),
    customer: textOf(search.customer),
    page: pageOf(search.page),
  })
}
export type ReceiptsSearch = ReturnType<typeof readReceiptsSearch>

export function readTillSearch(search: Search) {
  return asked({
    /** The booking that is paid. */
    pay: textOf(search.pay),
    q: textOf(search.q),
    customer: textOf(search.customer),
  })
}
