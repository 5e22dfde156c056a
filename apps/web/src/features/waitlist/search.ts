import type { Query, Row } from '../../api/types.ts'
import { asked, oneOf, pageOf, type Search, textOf } from '../../ui/address.ts'

export type Entry = Row<'waitlist_list'>
export const pageSize = 25
export const statuses = [
  'waiting',
  'offered',
  'booked',
  'cancelled',
  'lapsed',
] as const satisfies readonly Entry['status'][]

export function readWaitlistSearch(search: Search) {
  return asked({
    /** Without one: those who still wait, asked or not. */
    status: oneOf([...statuses, 'all'] as const, search.status),
    service: textOf(search.service),
    staff: textOf(search.staff),
    customer: textOf(search.customer),
    page: pageOf(search.page),
    booking: textOf(search.booking),
  })
}
export type WaitlistSearch = ReturnType<typeof readWaitlistSearch>

export function queryOf({ status, service, staff, customer, page }: WaitlistSearch): Query<'waitlist_list'> {
  return {
    page: page ?? 1,
    page_size: pageSize,
    // Who has waited longest comes first, as they are asked.
    ordering: status === undefined ? 'created_at' : '-created_at',
    ...(status === undefined ? { status__in: 'waiting,offered' } : {}),
    ...(status === undefined || status === 'all' ? {} : { status }),
    ...(service === undefined ? {} : { service_id: service }),
    ...(staff === undefined ? {} : { staff_id: staff }),
    ...(customer === undefined ? {} : { customer_id: customer }),
  }
}
