import type { FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { defineResource } from '../../../core/resource/index.ts'
import { toWire } from '../../../core/wire.ts'
import { CustomerBlockedError } from '../../customers/index.ts'
import { assertFeature, FeatureOffError } from '../../tenants/index.ts'
import {
  BookedSeriesBody,
  CancelledBody,
  CancelSeriesBody,
  contactFrom,
  MovedSeriesBody,
  MoveSeriesBody,
  NewSeriesBody,
  SeriesBody,
  wantedFrom,
} from '../contract/index.ts'
import {
  BookingNotFoundError,
  IllegalTransitionError,
  MoveRefusedError,
  NotOfferedError,
  SeriesNotFoundError,
  SlotTakenError,
  StartInPastError,
  StartTooFarError,
  UnknownCustomerError,
} from '../errors.ts'
import { doerOf } from '../events.ts'
import { bookSeries, cancelSeries, type Miss, moveSeries } from '../operations/index.ts'
import { type Booking, series } from '../tables.ts'
import { assertOwnWish, ofOwnSeries, ownOr } from './own.ts'
import { type BookingRoutesOptions, bookingToWire, knowing, limitRefusals, wishRefusals } from './wire.ts'

/** What is wrong with a start whichever of a series it is. */
const farRefusals = [NotOfferedError, StartInPastError, StartTooFarError]

const outcomeToWire = ({ bookings, misses }: { bookings: Booking[]; misses: Miss[] }) => ({
  bookings: bookings.map(bookingToWire),
  misses: misses.map(toWire),
})

/** Takes a finished result out of a transaction that is to be undone. */
class DryRun extends Error {
  readonly result: object

  constructor(result: object) {
    super('dry run')
    this.result = result
  }
}

/** The same appointment again and again. */
export function seriesRoutes({ settings }: Pick<BookingRoutesOptions, 'settings'>) {
  const settingsFirst = knowing(settings)
  const aroundOf = async (request: FastifyRequest) => {
    const { zone, maxBookings } = await settings(request.tenant.id)
    return { zone, maxBookings, now: request.now, by: doerOf(request), source: 'staff' as const }
  }
  return defineResource({
    path: '/series',
    one: 'series',
    table: series,
    contract: SeriesBody,
    only: ['list', 'retrieve'],
    filters: ['customer_id', 'frequency', 'created_at'],
    ordering: ['-created_at'],
    permissions: { read: 'bookings.read', write: 'bookings.write' },
    own: ofOwnSeries,
    guard: settingsFirst,
    notFound: SeriesNotFoundError,
    actions: {
      book: {
        on: 'all',
        summary: 'Book an appointment again and again; what finds no place is told',
        permission: 'bookings.write',
        body: NewSeriesBody,
        reply: BookedSeriesBody,
        refusals: [
          ...wishRefusals,
          ...limitRefusals,
          UnknownCustomerError,
          CustomerBlockedError,
          FeatureOffError,
          SlotTakenError,
          ...farRefusals,
        ],
        // Beside what its bookings tell of themselves: what somebody wanted of them together.
        audit: ({ body, result }) => {
          const { dry_run, frequency, every, count } = body as ReturnType<typeof NewSeriesBody.parse>
          if (dry_run) return undefined
          const { series: made, bookings, misses } = result as z.output<typeof BookedSeriesBody>
          const after = { frequency, every, count, booked: bookings.length, missed: misses.length }
          return { objectId: made.id, after }
        },
        work: async ({ tx, request, body }) => {
          const { frequency, every, count, dry_run, ...wanted } = body as ReturnType<typeof NewSeriesBody.parse>
          assertOwnWish(request, wanted)
          assertFeature(await settings(request.tenant.id), 'series')
          const around = await aroundOf(request)
          const booked = async (inner: typeof tx) => {
            const made = await bookSeries(
              inner,
              { ...wantedFrom(wanted), ...contactFrom(wanted) },
              { frequency, every, count },
              around,
            )
            return { series: toWire(made.series), ...outcomeToWire(made) }
          }
          if (!dry_run) return booked(tx)
          try {
            return await tx.savepoint(async (inner) => {
              throw new DryRun(await booked(inner))
            })
          } catch (error) {
            if (error instanceof DryRun) return error.result
            throw error
          }
        },
      },
      cancel: {
        on: 'one',
        summary: 'Cancel what is still to come of a series, or from one of its bookings on',
        permission: 'bookings.write',
        body: CancelSeriesBody,
        reply: CancelledBody,
        refusals: [BookingNotFoundError, IllegalTransitionError],
        work: async ({ tx, request, id, body }) => {
          const { from_booking_id, reason, on_behalf, waive_fee } = body as ReturnType<typeof CancelSeriesBody.parse>
          const step = { ...(await aroundOf(request)), reason, onBehalf: on_behalf, waive: waive_fee }
          const cancelled = await cancelSeries(tx, id, from_booking_id, step)
          return { cancelled: cancelled.map(bookingToWire) }
        },
      },
      reschedule: {
        on: 'one',
        summary: 'Move a series from one of its bookings on; what finds no place stays, and is told',
        permission: 'bookings.write',
        body: MoveSeriesBody,
        reply: MovedSeriesBody,
        refusals: [...wishRefusals, BookingNotFoundError, IllegalTransitionError, MoveRefusedError, ...farRefusals],
        work: async ({ tx, request, id, body }) => {
          const { from_booking_id: from, start_time, staff_id } = body as ReturnType<typeof MoveSeriesBody.parse>
          const wanted = { from, startTime: start_time, staffId: ownOr(request, staff_id) }
          return outcomeToWire(await moveSeries(tx, id, wanted, await aroundOf(request)))
        },
      },
    },
  })
}
