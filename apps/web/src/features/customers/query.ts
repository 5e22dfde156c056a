import type { Query } from '../../api/types.ts'
import { endOfDay, startOfDay } from '../../ui/days.ts'
import { type CustomersSearch, pageSize } from './search.ts'

export function queryOf(search: CustomersSearch, timeZone: string): Query<'customers_list'> {
  const { q, language, blocked, from, to, ordering, page } = search
  return {
    page: page ?? 1,
    page_size: pageSize,
    ordering: ordering ?? '-created_at',
    ...(q === undefined ? {} : { search: q }),
    ...(language === undefined ? {} : { language }),
    ...(blocked === undefined ? {} : { blocked_at__isnull: blocked === 'yes' ? 'false' : 'true' }),
    ...(from === undefined ? {} : { created_at__gte: startOfDay(from, timeZone) }),
    ...(to === undefined ? {} : { created_at__lt: endOfDay(to, timeZone) }),
  }
}
