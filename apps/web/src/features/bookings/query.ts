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
    ...statusOf(status),
    ...(reference === undefined ? {} : { reference }),
    ...(staff === undefined ? {} : { staff_id: staff }),
    ...(service === undefined ? {} : { service_id: service }),
    ...(customer === undefined ? {} : { customer_id: customer }),
    ...(source === undefined ? {} : { source }),
    ...(from === undefined ? {} : { start_time__gte: startOfDay(from, timeZone) }),
    ...(to === undefined ? {} : { start_time__lt: endOfDay(to, timeZone) }),
  }
}

/** A status, or what became of bookings by now: as `/api/reports/` counts them, so that a figure is the number of its rows. */
function statusOf(status: BookingsSearch['status']): Query<'bookings_list'> {
  switch (status) {
    case undefined:
      return { status__in: statuses.join(',') }
    case 'came':
      return { status__in: 'confirmed,checked_in,completed', start_time__lte: thisMinute() }
    case 'known':
      return { ...statusOf('came'), customer_id__isnull: 'false' }
    case 'coming':
      return { status__in: 'pending,confirmed,checked_in', start_time__gt: thisMinute() }
    default:
      return { status }
  }
}

/** Bookings begin on the minute; and a question that is another each time it is drawn would be asked without end. */
const thisMinute = () => new Date(Math.floor(Date.now() / 60_000) * 60_000).toISOString()
