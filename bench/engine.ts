import { slots } from '../apps/server/src/modules/bookings/engine/index.ts'
import { median, table } from './measure.ts'

const rounds = 60

interface Size {
  people: number
  bookings: number
  days: number
  /** Kinds of rooms that the service needs, four rooms of each. */
  kinds?: number
}

/** CPU of one question, its JSON read and written: a salon's working week, a service of 45 minutes every quarter of an hour. */
export async function engine(): Promise<string> {
  const rows = [
    row('one person’s month', { people: 1, bookings: 90, days: 31 }, '5 ms'),
    row('ten people’s month, three kinds of room', { people: 10, bookings: 900, days: 31, kinds: 3 }, '25 ms'),
    ...[1, 10, 100].map((people) => row(`${people} people, a week`, { people, bookings: 500, days: 7 })),
    ...[0, 1000, 10_000].map((bookings) => row(`${bookings} bookings`, { people: 10, bookings, days: 31 })),
    ...[1, 31, 365].map((days) => row(`${days} days`, { people: 10, bookings: 900, days })),
  ]
  return table(['question', 'starts', 'ms of CPU', 'budget'], rows)
}

function row(name: string, size: Size, budget = ''): string[] {
  const question = caseOf(size)
  let starts = 0
  const spent: number[] = []
  for (let round = 0; round < rounds; round++) {
    const before = process.cpuUsage()
    starts = slots(question).slots.length
    const { user, system } = process.cpuUsage(before)
    spent.push((user + system) / 1000)
  }
  const cells = [name, String(starts), median(spent.slice(rounds / 3)).toFixed(2), budget]
  console.log(cells.join('  '))
  return cells
}

function caseOf({ people, bookings, days, kinds = 0 }: Size): object {
  const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat']
  const every = (times: string[][]) => Object.fromEntries(weekdays.map((name) => [name, times]))
  const first = Date.UTC(2026, 11, 1)
  const at = (index: number) => {
    const date = first + (index % days) * 86_400_000
    return date + (9 * 60 + ((index * 37) % 36) * 15) * 60_000
  }
  const types = Array.from({ length: kinds }, (_, kind) => `room ${kind}`)
  return {
    timeZone: 'Africa/Casablanca',
    now: '2026-11-22T06:00:00Z',
    range: {
      from: '2026-12-01',
      to: new Date(first + (days - 1) * 86_400_000).toISOString().slice(0, 10),
    },
    service: {
      id: 'cut',
      durationMin: 45,
      intervalMin: 15,
      bufferBeforeMin: 5,
      bufferAfterMin: 10,
      resources: types.map((type) => ({ type, units: 1 })),
    },
    staff: Array.from({ length: people }, (_, index) => ({
      id: `person ${index}`,
      weekly: every([['09:00', '19:00']]),
      breaks: every([['12:30', '13:30']]),
    })),
    resources: types.flatMap((type) => [0, 1, 2, 3].map((room) => ({ id: `${type} ${room}`, type }))),
    bookings: Array.from({ length: bookings }, (_, index) => ({
      id: `booking ${index}`,
      serviceId: 'cut',
      staffId: `person ${index % people}`,
      start: new Date(at(index)).toISOString(),
      end: new Date(at(index) + 45 * 60_000).toISOString(),
      bufferBeforeMin: 5,
      bufferAfterMin: 10,
      status: 'confirmed',
      resources: types.map((type) => ({ id: `${type} ${index % 4}`, units: 1 })),
    })),
  }
}
