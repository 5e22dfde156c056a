import type { Query } from '../../api/types.ts'
import { isLanguage, type Language } from '../../i18n/languages.ts'
import { asked, dateOf, oneOf, pageOf, type Search, textOf } from '../../ui/address.ts'
import { endOfDay, startOfDay } from '../../ui/days.ts'

export const pageSize = 25
const orderings = ['name', '-name', 'created_at', '-created_at'] as const

export function readCustomersSearch(search: Search) {
  return asked({
    q: textOf(search.q),
    language: isLanguage(search.language) ? search.language : (undefined as Language | undefined),
    from: dateOf(search.from),
    to: dateOf(search.to),
    ordering: oneOf(orderings, search.ordering),
    page: pageOf(search.page),
  })
}
export type CustomersSearch = ReturnType<typeof readCustomersSearch>

export function queryOf(search: CustomersSearch, timeZone: string): Query<'customers_list'> {
  const { q, language, from, to, ordering, page } = search
  return {
    page: page ?? 1,
    page_size: pageSize,
    ordering: ordering ?? '-created_at',
    ...(q === undefined ? {} : { search: q }),
    ...(language === undefined ? {} : { language }),
    ...(from === undefined ? {} : { created_at__gte: startOfDay(from, timeZone) }),
    ...(to === undefined ? {} : { created_at__lt: endOfDay(to, timeZone) }),
  }
}

/** Of one customer: what is open, and the page of their history. */
export function readCustomerSearch(search: Search) {
  return asked({
    tab: oneOf(['bookings', 'payments', 'about'] as const, search.tab),
    page: pageOf(search.page),
    booking: textOf(search.booking),
  })
}
