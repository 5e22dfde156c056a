import { dateOf, oneOf, type Search, textOf } from '../../ui/address.ts'

export const views = ['day', 'week', 'rooms', 'list'] as const
export type View = (typeof views)[number]

export interface CalendarSearch {
  view?: View | undefined
  date?: string | undefined
  /** Of the week: one person's alone. */
  staff?: string | undefined
}

/** What the calendar shows, as it stands in the address. */
export function readCalendarSearch(search: Search): CalendarSearch {
  return { view: oneOf(views, search.view), date: dateOf(search.date), staff: textOf(search.staff) }
}
