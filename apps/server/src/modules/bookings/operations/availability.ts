import type { TenantDb } from '@bookme/tenancy'
import { minute } from '../../../core/time.ts'
import { type Calendar, type Dates, loadCalendar, type Moment, sessionKey, type Wish } from '../calendar/index.ts'
import { explainStart, findStarts, type Reason, windowsOf } from '../engine/index.ts'
import { getBooking, listItems } from '../queries.ts'
import { assertOffered } from './reserve.ts'
import { ownMinutesOf, partsOf } from './wanted.ts'

/** A wish on some dates, read and checked. */
async function ask(db: TenantDb, wish: Wish, dates: Dates, moment: Moment): Promise<Calendar> {
  const calendar = await loadCalendar(db, wish, dates, moment)
  assertOffered(calendar, wish)
  return calendar
}

/** The starts that are offered on some dates, and with whom. */
export async function listStarts(db: TenantDb, wish: Wish, dates: Dates, moment: Moment) {
  const calendar = await ask(db, wish, dates, moment)
  const { question } = calendar
  const [first] = question.services
  const taken = new Map<string, number>()
  for (const { serviceId, staffId, start, seats } of question.occupations) {
    const key = sessionKey(serviceId, staffId, start)
    taken.set(key, (taken.get(key) ?? 0) + seats)
  }
  /** Of a class, the seats that are left with somebody at a start. */
  const seatsLeft = (staffId: string, start: number) =>
    first.capacity - (taken.get(sessionKey(first.id, staffId, start)) ?? 0)
  return { ...findStarts(question), capacity: first.capacity, seatsLeft }
}

/** The starts to which a booking could be moved. */
export async function movableStarts(db: TenantDb, id: string, dates: Dates, moment: Moment) {
  return listStarts(db, await wishToMove(db, id), dates, moment)
}

/**
 * What a booking consists of, to be asked for at another time.
 *
 * @throws {BookingNotFoundError}
 */
async function wishToMove(db: TenantDb, id: string): Promise<Wish> {
  const [booking, parts] = await Promise.all([getBooking(db, id), listItems(db, id)])
  return { parts: partsOf(parts), seats: booking.seats, exclude: id, minutes: ownMinutesOf(booking) }
}

/** How far from a start that is taken others are looked for, and how many are told. */
const nearDays = 7
const mostAlternatives = 3

/** The free starts nearest to one that is taken, ascending. */
export async function nearestStarts(db: TenantDb, wish: Wish, start: number, moment: Moment): Promise<number[]> {
  const date = moment.zone.dateOf(start)
  const dates = { from: Math.max(date - nearDays, moment.zone.dateOf(moment.now)), to: date + nearDays }
  if (dates.from > dates.to) return []
  const { starts } = await listStarts(db, wish, dates, moment)
  const nearest = starts.toSorted((a, b) => Math.abs(a - start) - Math.abs(b - start)).slice(0, mostAlternatives)
  return nearest.sort((a, b) => a - b)
}

/** Why each person who does the service cannot begin at an instant; without reasons they can. */
export async function explain(db: TenantDb, wish: Wish, start: number, moment: Moment): Promise<Map<string, Reason[]>> {
  const date = moment.zone.dateOf(start)
  const { question } = await ask(db, wish, { from: date, to: date }, moment)
  const [first] = question.services
  const people = question.staff.filter(({ id }) => first.staffIds === null || first.staffIds.has(id))
  return new Map(people.map(({ id }) => [id, explainStart(question, id, start)]))
}

/**
 * Why each person cannot take a booking that is to be moved to a start; its own time does not stand in its way.
 *
 * @param minutes - if it took so long; else as long as it was made
 * @throws {BookingNotFoundError}
 */
export async function explainMove(
  db: TenantDb,
  id: string,
  { start, minutes }: { start: number; minutes?: number | undefined },
  moment: Moment,
): Promise<Map<string, Reason[]>> {
  const wish = await wishToMove(db, id)
  return explain(db, minutes === undefined ? wish : { ...wish, minutes }, start, moment)
}

/**
 * For somebody who stands at the counter: from when on each person could take them today, soonest first. Whoever works
 * past midnight counts until their shift ends.
 */
export async function listWalkIns(db: TenantDb, wish: Wish, moment: Moment) {
  const today = moment.zone.dateOf(moment.now)
  const dates = { from: today, to: today + 1 }
  const { question } = await ask(db, { ...wish, isWalkIn: true }, dates, moment)
  /** A night shift belongs to the date it began on. */
  const isToday = (staffId: string, start: number) => {
    if (moment.zone.dateOf(start) === today) return true
    const person = question.staff.find(({ id }) => id === staffId)
    if (person === undefined) return false
    const { shifts } = windowsOf(person, moment.zone, { from: today, to: today })
    return shifts.some(({ from, to }) => from <= start && start < to)
  }
  const found = [...findStarts(question).byStaff].flatMap(([staffId, [start]]) =>
    start === undefined || !isToday(staffId, start)
      ? []
      : [{ staffId, start, waitMinutes: Math.ceil(Math.max(0, start - moment.now) / minute) }],
  )
  return found.sort((a, b) => a.start - b.start)
}
