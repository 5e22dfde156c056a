import type { TenantDb } from '@bookme/tenancy'
import { expect } from 'vitest'
import { join, occupied, type Stretch } from '../src/modules/bookings/engine/index.ts'
import { lasting } from '../src/modules/bookings/life-cycle.ts'
import { bookings, items, occupations, sessions } from '../src/modules/bookings/tables.ts'
import { resources } from '../src/modules/resources/tables.ts'

const minute = 60_000

/**
 * Asserts what must be true of a business's bookings whatever was done to them, and by how many at once: each lasting
 * booking sits in its sessions and no other does, no session is empty or over-full, people and resources are occupied
 * exactly when the sessions say so, and of no resource more is used at any instant than there is. What was squeezed in on
 * purpose may overlap, and counts for no capacity.
 */
export async function assertConsistent(db: TenantDb): Promise<void> {
  const [booked, parts, held, occupied_, things] = await Promise.all([
    db.select().from(bookings),
    db.select().from(items),
    db.select().from(sessions),
    db.select().from(occupations),
    db.select().from(resources),
  ])
  const lastingIds = new Set(booked.filter(({ status }) => lasting.includes(status)).map(({ id }) => id))
  for (const { bookingId, sessionId, serviceId, staffId, startTime } of parts) {
    const session = held.find(({ id }) => id === sessionId)
    const expected = lastingIds.has(bookingId) ? { serviceId, staffId, startTime } : undefined
    expect(session && pick(session)).toEqual(expected)
  }
  for (const { id, taken, capacity } of held) {
    const seats = parts.filter(({ sessionId }) => sessionId === id).reduce((sum, part) => sum + part.seats, 0)
    expect({ id, taken }).toEqual({ id, taken: seats })
    expect(taken).toBeGreaterThan(0)
    expect(taken).toBeLessThanOrEqual(capacity)
  }

  const wanted = new Map<string, Stretch[]>()
  for (const session of held) {
    const start = session.startTime.epochMilliseconds
    const whole = {
      from: start - session.bufferBeforeMinutes * minute,
      to: session.endTime.epochMilliseconds + session.bufferAfterMinutes * minute,
    }
    const free = session.freeMinutes.map(([from, to]) => ({ from: from * minute, to: to * minute }))
    wanted.getOrInsert(session.staffId, []).push(...occupied(whole, start, free))
    for (const { id } of session.resources) wanted.getOrInsert(id, []).push(whole)
  }
  const squeezed = new Set(held.filter(({ overbooked }) => overbooked).map(({ id }) => id))
  const taken = new Map<string, (Stretch & { units: number; overbooked: boolean })[]>()
  for (const { subjectId, during, units, sessionId, overbooked } of occupied_) {
    expect(overbooked).toBe(squeezed.has(sessionId))
    const stretch = { from: during.from.epochMilliseconds, to: during.to.epochMilliseconds, units, overbooked }
    taken.getOrInsert(subjectId, []).push(stretch)
  }
  expect(joined(taken)).toEqual(joined(wanted))
  for (const [subject, stretches] of taken) {
    const capacity = things.find(({ id }) => id === subject)?.capacity ?? 1
    for (const { from } of stretches) {
      const used = stretches
        .filter((one) => !one.overbooked && one.from <= from && from < one.to)
        .reduce((sum, { units }) => sum + units, 0)
      expect(used).toBeLessThanOrEqual(capacity)
    }
  }
}

const pick = ({ serviceId, staffId, startTime }: typeof sessions.$inferSelect) => ({ serviceId, staffId, startTime })

const joined = (stretches: ReadonlyMap<string, readonly Stretch[]>) =>
  Object.fromEntries(
    [...stretches].map(([subject, some]) => [subject, join(some.map(({ from, to }) => ({ from, to })))]),
  )
