import type { Occupation } from './question.ts'
import { type Stretch, subtract } from './stretches.ts'

/** S10: the bookings of one service with one person at one start. A booking of one seat is a session of one. */
export interface Session {
  serviceId: string
  staffId: string
  start: number
  end: number
  taken: number
  bookings: Occupation[]
  /** When it keeps its person from anything else. */
  busy: Stretch[]
}

export function sessionsOf(occupations: readonly Occupation[]): Session[] {
  const sessions = new Map<string, Session>()
  for (const booking of occupations) {
    const { serviceId, staffId, start, end, seats } = booking
    const key = `${serviceId}\n${staffId}\n${start}`
    const known = sessions.get(key)
    if (known === undefined) {
      const busy = busyOf(booking)
      sessions.set(key, { serviceId, staffId, start, end, taken: seats, bookings: [booking], busy })
    } else {
      known.taken += seats
      known.end = Math.max(known.end, end)
      known.bookings.push(booking)
      known.busy.push(...busyOf(booking))
    }
  }
  return [...sessions.values()]
}

/** S9: from the buffer before to the buffer after, less when the person is free in between. */
function busyOf({ start, end, bufferBefore, bufferAfter, free }: Occupation): Stretch[] {
  return occupied({ from: start - bufferBefore, to: end + bufferAfter }, start, free)
}

/** @param free - from the start of the body */
export function occupied(whole: Stretch, start: number, free: readonly Stretch[]): Stretch[] {
  const holes = free.map(({ from, to }) => ({ from: start + from, to: start + to })).sort((a, b) => a.from - b.from)
  return holes.reduce((rest, hole) => subtract(rest, [hole]), [whole])
}

/** How many units of a resource somebody holds. */
export interface Hold extends Stretch {
  units: number
}

/** What a session holds of each resource, by its id. It holds each once, however many sit in it. */
export function holdsOf({ bookings }: Session): Map<string, Hold[]> {
  const held = new Map<string, Hold[]>()
  for (const { start, end, bufferBefore, bufferAfter, resources } of bookings) {
    for (const { id, units } of resources) {
      if (units > 0) held.getOrInsert(id, []).push({ from: start - bufferBefore, to: end + bufferAfter, units })
    }
  }
  for (const [id, holds] of held) if (holds.length > 1) held.set(id, largest(holds))
  return held
}

/** At each instant the largest of those that are held then. */
function largest(holds: readonly Hold[]): Hold[] {
  const edges = [...new Set(holds.flatMap(({ from, to }) => [from, to]))].sort((a, b) => a - b)
  return edges.slice(1).flatMap((to, index) => {
    const from = edges[index] as number
    const units = Math.max(0, ...holds.filter((one) => one.from <= from && one.to >= to).map((one) => one.units))
    return units === 0 ? [] : [{ from, to, units }]
  })
}
