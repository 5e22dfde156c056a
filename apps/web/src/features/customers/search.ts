import { isLanguage, type Language } from '../../i18n/languages.ts'
import { asked, dateOf, oneOf, pageOf, type Search, textOf } from '../../ui/address.ts'

export const pageSize = 25
const orderings = ['name', '-name', 'created_at', '-created_at'] as const

export function readCustomersSearch(search: Search) {
  return asked({
    q: textOf(search.q),
    language: isLanguage(search.language) ? search.language : (undefined as Language | undefined),
    blocked: oneOf(['yes', 'no'] as const, search.blocked),
    from: dateOf(search.from),
    to: dateOf(search.to),
    ordering: oneOf(orderings, search.ordering),
    page: pageOf(search.page),
  })
}
export type CustomersSearch = ReturnType<typeof readCustomersSearch>

/** Of one customer: what is open, and the page of their history. */
export function readCustomerSearch(search: Search) {
  return asked({
    tab: oneOf(['bookings', 'passes', 'payments', 'about'] as const, search.tab),
    page: pageOf(search.page),
    booking: textOf(search.booking),
  })
}
