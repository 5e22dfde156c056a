import type { Query } from '../../api/types.ts'
import { endOfDay, startOfDay } from '../../ui/days.ts'
import type { TransactionsSearch } from './search.ts'

/** What narrows the list and its sum alike. */
export function narrowingOf(search: TransactionsSearch, timeZone: string) {
  const { q, kind, method, staff, customer, from, to } = search
  return {
    ...(q === undefined ? {} : { search: q }),
    ...(kind === undefined ? {} : { kind }),
    ...(method === undefined ? {} : { method }),
    ...(staff === undefined ? {} : { staff_id: staff }),
    ...(customer === undefined ? {} : { customer_id: customer }),
    ...(from === undefined ? {} : { occurred_at__gte: startOfDay(from, timeZone) }),
    ...(to === undefined ? {} : { occurred_at__lt: endOfDay(to, timeZone) }),
  } satisfies Query<'transactions_list'>
}
