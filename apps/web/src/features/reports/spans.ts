import { addDays, addYears, daysBetween, firstOfMonth } from '../../ui/days.ts'
import type { comparisons, groups } from './search.ts'

export interface Span {
  from: string
  to: string
}
export const presets = ['week', 'month', 'quarter', 'thisMonth', 'lastMonth'] as const

/** What people ask for by name, as dates: both included. */
export function spanOf(preset: (typeof presets)[number], today: string): Span {
  switch (preset) {
    case 'week':
      return { from: addDays(today, -6), to: today }
    case 'month':
      return { from: addDays(today, -29), to: today }
    case 'quarter':
      return { from: addDays(today, -89), to: today }
    case 'thisMonth':
      return { from: firstOfMonth(today), to: today }
    case 'lastMonth': {
      const to = addDays(firstOfMonth(today), -1)
      return { from: firstOfMonth(to), to }
    }
  }
}

/** The span that one is compared with: as many days right before it, or the same dates a year ago. */
export function comparedWith({ from, to }: Span, compare: (typeof comparisons)[number]): Span {
  if (compare === 'year') return { from: addYears(from, -1), to: addYears(to, -1) }
  const days = daysBetween(from, to)
  return { from: addDays(from, -days), to: addDays(from, -1) }
}

/** About as many bars as one can tell apart. */
export function groupOf({ from, to }: Span): (typeof groups)[number] {
  const days = daysBetween(from, to)
  if (days <= 31) return 'day'
  return days <= 120 ? 'week' : 'month'
}
