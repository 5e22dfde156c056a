import { day, minute, weekdayOf, type Zone } from '../../../core/time.ts'
import type { DayPlan, Person } from './question.ts'
import { join, type Stretch, type Stretches, subtract } from './stretches.ts'

/** A person's working time over some dates. */
export interface Windows {
  /** Each date's own, in order: a grid begins with each of them. Those of two dates may touch and overlap. */
  windows: Stretch[]
  /** All of it, before breaks. */
  shifts: Stretches
  breaks: Stretches
}

const none: DayPlan = { intervals: [], breaks: [] }

/**
 * S2 to S4: the plans of the dates as instants.
 *
 * @param dates - both included; the day before counts, too, as its night shift may reach into the first
 */
export function windowsOf(person: Person, zone: Zone, dates: { from: number; to: number }): Windows {
  const byDate: Stretch[][] = []
  const breaks: Stretch[] = []
  for (let date = dates.from - 1; date <= dates.to; date++) {
    const plan = person.overrides.get(date) ?? person.weekly[weekdayOf(date)] ?? none
    byDate.push(join(plan.intervals.map((times) => stretchOf(zone, date, times))))
    for (const times of plan.breaks) breaks.push(stretchOf(zone, date, times))
  }
  const all = join(breaks)
  return {
    windows: byDate.flatMap((shifts) => subtract(shifts, all)),
    shifts: join(byDate.flat()),
    breaks: all,
  }
}

/** S3: an end before its start is on the next date; equal ends are no time at all. */
function stretchOf(zone: Zone, date: number, [start, end]: readonly [number, number]): Stretch {
  const from = zone.instantOf(date * day + start * minute)
  const to = start === end ? from : zone.instantOf((end < start ? date + 1 : date) * day + end * minute)
  return { from, to }
}
