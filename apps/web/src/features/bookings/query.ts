import type { Query } from '../../api/types.ts'
import { endOfDay, startOfDay } from '../../ui/days.ts'
import { type BookingsSearch, pageSize } from './search.ts'
import { statuses } from './states.ts'

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
