import { asked, dateOf, oneOf, type Search } from '../../ui/address.ts'

export const groups = ['day', 'week', 'month'] as const
export const comparisons = ['before', 'year'] as const

export function readReportsSearch(search: Search) {
  return asked({
    from: dateOf(search.from),
    to: dateOf(search.to),
    group: oneOf(groups, search.group),
    compare: oneOf(comparisons, search.compare),
  })
}
export type ReportsSearch = ReturnType<typeof readReportsSearch>
