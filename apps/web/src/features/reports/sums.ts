import type { Reply } from '../../api/types.ts'

export type Report = Reply<'reports_retrieve'>
export type Period = Report['periods'][number]

/** What was taken in the business's own currency: those of others are in the table and in no sum. */
export function revenueOf({ periods }: Pick<Report, 'periods'>, currency: string): number {
  return periods.reduce((sum, { revenue }) => sum + Number(revenue[currency] ?? 0), 0)
}

export function visitsOf({ periods }: Pick<Report, 'periods'>): number {
  return periods.reduce((sum, { visits }) => sum + visits, 0)
}

/** Of all hours together: a person of two hours a week weighs less than one of forty. */
export function fillRateOf({ people }: Pick<Report, 'people'>): number | undefined {
  const open = (people ?? []).reduce((sum, { open_minutes }) => sum + open_minutes, 0)
  const busy = (people ?? []).reduce((sum, { busy_minutes }) => sum + busy_minutes, 0)
  return open === 0 ? undefined : busy / open
}
