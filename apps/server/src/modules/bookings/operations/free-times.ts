import type { TenantDb } from '@bookme/tenancy'
import { type Dates, loadCalendar, type Moment } from '../calendar/index.ts'
import { join, occupied, type Stretch, subtract, windowsOf } from '../engine/index.ts'

/** Somebody's time on some dates, in milliseconds since 1970. */
export interface PersonTimes {
  staffId: string
  /** When they work: their hours less breaks, time off and closures. */
  open: Stretch[]
  /** Of that, when nobody has them, buffers included. */
  free: Stretch[]
}

/** No service of a business: what is asked for is whoever works, whatever they do. */
const noService = '00000000-0000-0000-0000-000000000000'

/**
 * When people work and when they are free, by what the engine goes by. Two statements, in one round trip.
 *
 * @param dates - of the business; a night shift that began the day before counts for the part that lies in them
 */
export async function listPersonTimes(
  db: TenantDb,
  dates: Dates,
  moment: Moment,
  staffId?: string,
): Promise<PersonTimes[]> {
  const wish = { parts: [{ serviceId: noService }] as const, staffId }
  const { question } = await loadCalendar(db, wish, dates, moment)
  const { zone, closures } = question
  const span: Stretch[] = []
  for (let date = dates.from; date <= dates.to; date++) span.push(...zone.stretchesOf(date))
  const outside = subtract([{ from: Number.MIN_SAFE_INTEGER, to: Number.MAX_SAFE_INTEGER }], join(span))
  return question.staff.map((person) => {
    const away = join([...closures, ...person.timeOff, ...outside])
    const open = subtract(join(windowsOf(person, zone, dates).windows), away)
    const busy = question.occupations
      .filter((one) => one.staffId === person.id)
      .flatMap(({ start, end, bufferBefore, bufferAfter, free }) =>
        occupied({ from: start - bufferBefore, to: end + bufferAfter }, start, free),
      )
    return { staffId: person.id, open, free: subtract(open, join(busy)) }
  })
}
