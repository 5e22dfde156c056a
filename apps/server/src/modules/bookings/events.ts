import { randomUUIDv7 } from 'node:crypto'
import type { TenantTx } from '@bookme/tenancy'
import { sql } from 'drizzle-orm'
import type { FastifyRequest } from 'fastify'
import { type Actor, actorOf, nobody } from '../../core/actor.ts'
import { defineEvent, emit } from '../../core/events.ts'
import { type BookingEvent, bookingEvents } from './tables.ts'

/** Who does something to a booking, in which part, and which way it comes. */
export interface Doer extends Actor, Pick<BookingEvent, 'actorKind' | 'channel'> {
  /** When; by default now. */
  at?: Temporal.Instant
}

/** The program itself, when a time has come. */
export const clock: Doer = { ...nobody, actorKind: 'system', channel: 'clock' }

/** Whoever sent a request: of those who work there it is kept who it was. */
export function doerOf(request: FastifyRequest, channel: Doer['channel'] = 'api'): Doer {
  return { ...actorOf(request), actorKind: request.user?.role == null ? 'customer' : 'staff', channel, at: request.now }
}

type Change = Pick<BookingEvent, 'bookingId' | 'kind' | 'toStatus'> &
  Partial<Pick<BookingEvent, 'fromStatus' | 'before' | 'after' | 'metadata'>>

/** What became of a booking. Whoever hears of it finds the booking as it is now, and this as the last of its events. */
export interface BookingChange extends Change {
  /** Of the event's row. */
  eventId: string
  by: Doer
}

/** Each time something happens to a booking. */
export const BookingChanged = defineEvent<BookingChange>('bookings.changed')

/**
 * What became of a booking, as the next of its events, with what other modules do about it. Whoever calls holds the
 * booking's row, or has just made it.
 *
 * @returns the statements, sent when it is awaited: in `Promise.all` in its place
 */
export function record(tx: TenantTx, change: Change, by: Doer): PromiseLike<unknown> {
  const { bookingId } = change
  const { actorId, actorName, actorKind, channel, at } = by
  const number = sql<number>`(select coalesce(max(number), 0) + 1 from bookings_booking_event where booking_id = ${bookingId}::uuid)`
  const when = at === undefined ? {} : { createdAt: at, updatedAt: at }
  const eventId = randomUUIDv7()
  const row = { id: eventId, ...change, ...when, number, actorId, actorName, actorKind, channel }
  return emit(tx, BookingChanged, { ...change, eventId, by }, [tx.insert(bookingEvents).values(row)])
}
