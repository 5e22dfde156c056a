import { asked, dateOf, oneOf, pageOf, type Search, textOf } from '../../ui/address.ts'
import { outcomes, sources, statuses } from './states.ts'

const orderings = ['start_time', '-start_time', 'created_at', '-created_at'] as const
export const pageSize = 25

/** What the list shows, as it stands in the address. */
export function readBookingsSearch(search: Search) {
  return asked({
    reference: textOf(search.reference)?.toUpperCase(),
    status: oneOf([...statuses, ...outcomes], search.status),
    staff: textOf(search.staff),
    service: textOf(search.service),
    customer: textOf(search.customer),
    source: oneOf(sources, search.source),
    from: dateOf(search.from),
    to: dateOf(search.to),
    ordering: oneOf(orderings, search.ordering),
    page: pageOf(search.page),
    /** The one that is open beside the list. */
    booking: textOf(search.booking),
  })
}
export type BookingsSearch = ReturnType<typeof readBookingsSearch>
