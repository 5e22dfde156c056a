import type { Query } from '../../api/types.ts'
import { asked, dateOf, oneOf, pageOf, type Search, textOf } from '../../ui/address.ts'
import { endOfDay, startOfDay } from '../../ui/days.ts'
import { sources, statuses } from './states.ts'

const orderings = ['start_time', '-start_time', 'created_at', '-created_at'] as const
export const pageSize = 25

/** What the list shows, as it stands in the address. */
export function readBookingsSearch(search: Search) {
  return asked({
    reference: textOf(search.reference)?.toUpperCase(),
    status: oneOf(statuses, search.status),
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

/** The same as a question to the server. Places that are only held are nobody's booking yet. */
export function queryOf(search: BookingsSearch, timeZone: string): Query<'bookings_list'> {
  const { reference, status, staff, service, customer, source, from, to, ordering, page } = search
  return {
    page: page ?? 1,
    page_size: pageSize,
    ordering: ordering ?? '-start_time',
    ...(status === undefined ? { status__in: statuses.join(',') } : { status }),
    ...(reference === undefined ? {} : { reference }),
    ...(staff === undefined ? {} : { staff_id: staff }),
    ...(service === undefined ? {} : { service_id: service }),
    ...(customer === undefined ? {} : { customer_id: customer }),
    ...(source === undefined ? {} : { source }),
    ...(from === undefined ? {} : { start_time__gte: startOfDay(from, timeZone) }),
    ...(to === undefined ? {} : { start_time__lt: endOfDay(to, timeZone) }),
  }
}
