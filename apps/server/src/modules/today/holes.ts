import { minute, minuteNamed, weekdayOf, type Zone } from '../../core/time.ts'
import type { PersonTimes } from '../bookings/index.ts'
import type { Around } from './queries.ts'

/** Less is a pause between two customers. */
const shortestMs = 15 * minute

export interface Hole {
  staff: { id: string; name: string }
  from: number
  to: number
  waiting: Around['waiting']
}

/** The times from `now` on in which somebody works and has nobody, with those who would come then. */
export function holesOf(
  times: readonly PersonTimes[],
  { people, waiting }: Pick<Around, 'people' | 'waiting'>,
  { zone, date, now }: { zone: Zone; date: number; now: number },
): Hole[] {
  const holes = times.flatMap(({ staffId, free }) => {
    const person = people.find(({ id }) => id === staffId)
    if (person === undefined) return []
    return free
      .map((one) => ({ from: Math.max(one.from, now), to: one.to }))
      .filter(({ from, to }) => to - from >= shortestMs)
      .map(({ from, to }) => ({
        ...{ staff: { id: staffId, name: person.name }, from, to },
        waiting: waiting.filter((entry) => fits(entry, staffId, { from, to }, { zone, date })),
      }))
  })
  return holes.sort((a, b) => a.from - b.from)
}

/** Whether they could begin in it and be done: by the length alone. The engine has the last word when it is booked. */
function fits(
  { staff_id, able, minutes, weekdays, from_time, to_time }: Around['waiting'][number],
  staffId: string,
  hole: { from: number; to: number },
  { zone, date }: { zone: Zone; date: number },
): boolean {
  if (staff_id !== null && staff_id !== staffId) return false
  if (able !== null && !able.includes(staffId)) return false
  if (weekdays.length > 0 && !weekdays.includes(weekdayOf(date))) return false
  const wall = (time: string) => zone.instantOf(date * 1440 * minute + minuteNamed(time) * minute)
  const earliest = Math.max(hole.from, wall(from_time))
  const latest = Math.min(hole.to - minutes * minute, wall(to_time) - 1)
  return earliest <= latest
}
