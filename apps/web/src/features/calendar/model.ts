import type { Reply } from '../../api/types.ts'
import { type Clock, day, isoDate, minute, wallOfDate } from '../../i18n/clock.ts'

export type Schedule = Reply<'bookings_schedule'>
export type Entry = Schedule['entries'][number]

/** From and to in minutes of a column's date on the wall; they may lie outside of it. */
export interface Span {
  from: number
  to: number
}

/** What stands in a column: one booking, or a class with those who sit in it. */
export interface Block extends Span {
  key: string
  /** The first is the one that is told of; of a class there may be several. */
  entries: readonly [Entry, ...Entry[]]
  before: number
  after: number
  /** Which of how many side by side. */
  lane: number
  lanes: number
}

export interface Column {
  key: string
  title: string
  date: string
  /** Whose it is, where it is somebody's. */
  staffId: string | undefined
  blocks: readonly Block[]
  open: readonly Span[]
  away: readonly Span[]
  closed: readonly (Span & { name: string })[]
}

type Stretch = { start_time: string; end_time: string }

/** Minutes from midnight of a date, on the wall. */
function minutesOf(clock: Clock, date: string) {
  const midnight = wallOfDate(date)
  return (instant: string) => (clock.wallOf(instant) - midnight) / minute
}

export function spansOf(clock: Clock, date: string, stretches: readonly Stretch[]): Span[] {
  const at = minutesOf(clock, date)
  return stretches
    .map(({ start_time, end_time }) => ({ from: Math.max(0, at(start_time)), to: Math.min(1440, at(end_time)) }))
    .filter(({ from, to }) => from < to)
}

/** The blocks of a column: classes are one each, and what overlaps stands side by side. */
export function blocksOf(clock: Clock, date: string, entries: readonly Entry[]): Block[] {
  const at = minutesOf(clock, date)
  const together = Map.groupBy(entries, (entry) =>
    entry.capacity > 1 && entry.session_id !== null ? entry.session_id : entry.item_id,
  )
  const blocks = [...together].map(([key, found]): Block => {
    const [first] = found as [Entry, ...Entry[]]
    return {
      ...{
        key: keyOf(key, first, entries),
        entries: found as [Entry, ...Entry[]],
        from: at(first.start_time),
        to: at(first.end_time),
      },
      ...{ before: first.buffer_before_minutes, after: first.buffer_after_minutes, lane: 0, lanes: 1 },
    }
  })
  return sideBySide(blocks.filter(({ from, to }) => to > 0 && from < 1440))
}

/** Moved or made longer it is the same one, and keeps the focus: its parts are made anew then, so they do not name it. */
function keyOf(key: string, { booking_id, staff_id, capacity }: Entry, entries: readonly Entry[]): string {
  const isOneAlone = entries.filter((one) => one.booking_id === booking_id).length === 1
  return capacity === 1 && isOneAlone ? `${booking_id} ${staff_id}` : key
}

/** Each block in the first lane that is free; as many lanes as the most that meet at a time. */
function sideBySide(blocks: Block[]): Block[] {
  const inOrder = blocks.sort((a, b) => a.from - b.from || b.to - a.to)
  let cluster: Block[] = []
  let ends: number[] = []
  let until = Number.NEGATIVE_INFINITY
  const close = () => {
    for (const block of cluster) block.lanes = ends.length
    cluster = []
    ends = []
  }
  for (const block of inOrder) {
    if (block.from >= until) close()
    const free = ends.findIndex((end) => end <= block.from)
    block.lane = free === -1 ? ends.length : free
    ends[block.lane] = block.to
    cluster.push(block)
    until = Math.max(until, block.to)
  }
  close()
  return inOrder
}

/** The dates from one on. */
export function datesFrom(first: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => isoDate(wallOfDate(first) + index * day))
}

/** The hours that are shown: when somebody works or something takes place, and some air around it. */
export function hoursShown(columns: readonly Column[]): Span {
  const spans = columns.flatMap(({ open, blocks }) => [...open, ...blocks])
  if (spans.length === 0) return { from: 8 * 60, to: 19 * 60 }
  const from = Math.min(...spans.map((span) => span.from))
  const to = Math.max(...spans.map((span) => span.to))
  const [first, last] = [Math.floor(Math.max(0, from) / 60) * 60, Math.ceil(Math.min(1440, to) / 60) * 60]
  return { from: Math.min(first, 23 * 60), to: Math.max(last, first + 60) }
}
