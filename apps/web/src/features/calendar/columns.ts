import { useMemo } from 'react'
import type { Clock } from '../../i18n/clock.ts'
import type { Format } from '../../i18n/format.ts'
import type { Person, Room } from '../../lookups/catalogue.ts'
import { blocksOf, type Column, type Entry, type Schedule, spansOf } from './model.ts'
import type { View } from './search.ts'

export interface ColumnsWanted {
  view: View
  dates: readonly string[]
  schedule: Schedule | undefined
  people: readonly Person[]
  rooms: readonly Room[]
  staff: string | undefined
  clock: Clock
  format: Format
}

/** What stands beside each other: people, days or rooms. */
export function useColumns(wanted: ColumnsWanted): readonly Column[] {
  const { view, dates, schedule, people, rooms, staff, clock, format } = wanted
  return useMemo(() => {
    if (schedule === undefined || view === 'list') return []
    const [date = ''] = dates
    if (view === 'rooms') return rooms.map((room) => roomColumn(room, date, schedule, clock))
    if (view === 'week') return dates.map((one) => dayColumn(one, staff, schedule, clock, format))
    const seen = new Set(schedule.people.map((person) => person.staff_id))
    return people.filter(({ id }) => seen.has(id)).map((person) => personColumn(person, date, schedule, clock))
  }, [view, dates, schedule, people, rooms, staff, clock, format])
}

const closedOn = (clock: Clock, date: string, { closures }: Schedule) =>
  closures.flatMap(({ name, ...stretch }) => spansOf(clock, date, [stretch]).map((span) => ({ name, ...span })))

function personColumn({ id, name }: Person, date: string, schedule: Schedule, clock: Clock): Column {
  const own = schedule.people.find(({ staff_id }) => staff_id === id)
  return {
    ...{ key: id, title: name, date, staffId: id, closed: closedOn(clock, date, schedule) },
    blocks: blocksOf(
      clock,
      date,
      schedule.entries.filter(({ staff_id }) => staff_id === id),
    ),
    open: spansOf(clock, date, own?.open ?? []),
    away: spansOf(clock, date, own?.away ?? []),
  }
}

/** A day of everybody together, or of one person. */
function dayColumn(date: string, staff: string | undefined, schedule: Schedule, clock: Clock, format: Format): Column {
  const isTheirs = ({ staff_id }: { staff_id: string }) => staff === undefined || staff_id === staff
  const meets = (entry: Entry) => clock.dateOf(entry.start_time) <= date && clock.dateOf(entry.end_time) >= date
  const people = schedule.people.filter(isTheirs)
  return {
    ...{ key: date, title: format.weekday(date), date, staffId: undefined, closed: closedOn(clock, date, schedule) },
    blocks: blocksOf(
      clock,
      date,
      schedule.entries.filter((entry) => isTheirs(entry) && meets(entry)),
    ),
    // Open while anybody works.
    open: joined(people.flatMap(({ open }) => spansOf(clock, date, open))),
    away: staff === undefined ? [] : people.flatMap(({ away }) => spansOf(clock, date, away)),
  }
}

function roomColumn({ id, name }: Room, date: string, schedule: Schedule, clock: Clock): Column {
  const own = schedule.rooms.filter(({ resource_id }) => resource_id === id)
  return {
    ...{ key: id, title: name, date, staffId: undefined, closed: closedOn(clock, date, schedule) },
    blocks: blocksOf(
      clock,
      date,
      schedule.entries.filter(({ resource_ids }) => resource_ids.includes(id)),
    ),
    open: joined(schedule.people.flatMap(({ open }) => spansOf(clock, date, open))),
    away: spansOf(clock, date, own),
  }
}

function joined(spans: { from: number; to: number }[]) {
  const found: { from: number; to: number }[] = []
  for (const { from, to } of spans.toSorted((a, b) => a.from - b.from)) {
    const last = found.at(-1)
    if (last !== undefined && from <= last.to) last.to = Math.max(last.to, to)
    else found.push({ from, to })
  }
  return found
}
