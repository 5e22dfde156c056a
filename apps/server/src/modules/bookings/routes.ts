import type { TenantTx } from '@bookme/tenancy'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { IdempotencyConflictError } from '../../core/errors.ts'
import { IdempotencyHeaders, once } from '../../core/idempotency/index.ts'
import { together } from '../../core/module.ts'
import { retrying } from '../../core/postgres.ts'
import { type Action, defineResource } from '../../core/resource/index.ts'
import { IdParams } from '../../core/shapes.ts'
import { isSigned, sign } from '../../core/signed.ts'
import { isoOf } from '../../core/time.ts'
import { fromWire, toDecimal, toWire } from '../../core/wire.ts'
import type { SettingsOf } from '../tenants/index.ts'
import { ForeignOriginError } from '../users/index.ts'
import {
  BookingBody,
  BookingEventBody,
  ConfirmHoldBody,
  HoldBody,
  NewBookingBody,
  NewHoldBody,
  ReasonBody,
  RescheduleBody,
  StoredBookingBody,
} from './contract.ts'
import {
  BookingEventNotFoundError,
  BookingNotFoundError,
  HoldLapsedError,
  IllegalTransitionError,
  NotOfferedError,
  ServiceInactiveError,
  SlotTakenError,
  StartInPastError,
  StartTooFarError,
  TooShortNoticeError,
  UnknownServiceError,
  UnknownStaffMemberError,
} from './errors.ts'
import { doerOf } from './events.ts'
import type { TransitionName } from './life-cycle.ts'
import {
  book,
  type Circumstances,
  confirmHold,
  hold,
  nearestStarts,
  reschedule,
  type TimeWanted,
  transition,
  wishOf,
} from './operations.ts'
import { type Booking, bookingEvents, bookings } from './tables.ts'

export interface BookingRoutesOptions {
  settings: SettingsOf
  /** Signs the tokens of holds. */
  secret: string
}

const bookingToWire = (booking: Booking) => ({
  ...toWire(booking),
  price: toDecimal(booking.priceMinor, booking.currency),
})

const tags = ['bookings']
const refusals = [
  SlotTakenError,
  NotOfferedError,
  StartInPastError,
  TooShortNoticeError,
  StartTooFarError,
  UnknownServiceError,
  ServiceInactiveError,
  UnknownStaffMemberError,
]
const create = {
  operationId: 'bookings_create',
  summary: 'Book a service',
  tags,
  headers: IdempotencyHeaders,
  body: NewBookingBody,
  response: { 201: StoredBookingBody.describe('Booked; or requested, where the business confirms bookings itself') },
  refusals: [...refusals, IdempotencyConflictError],
}
const keep = {
  operationId: 'bookings_hold',
  summary: 'Keep a time for ten minutes',
  tags,
  headers: IdempotencyHeaders,
  body: NewHoldBody,
  response: { 201: HoldBody.describe('Held until `expires_at`') },
  refusals: [...refusals, IdempotencyConflictError],
}
const settle = {
  operationId: 'bookings_book',
  summary: 'Make a booking of a time that is held',
  tags,
  params: IdParams,
  body: ConfirmHoldBody,
  response: { 200: StoredBookingBody.describe('Booked') },
  refusals: [BookingNotFoundError, HoldLapsedError, IllegalTransitionError],
}

// A person books a few times; a program that fills a calendar does it all day.
const rateLimit = { max: 30, timeWindow: '1 minute' }

/** A request that another site's page sent with somebody's cookies is nobody's: it books like any visitor's. */
function asVisitor(error: unknown): null {
  if (error instanceof ForeignOriginError) return null
  throw error
}

export function bookingRoutes({ settings, secret }: BookingRoutesOptions): FastifyPluginAsyncZod {
  const config = { permission: 'everyone', rateLimit } as const

  const visitorRoutes: FastifyPluginAsyncZod = async (app) => {
    /** Does it once for each Idempotency-Key; who finds the time taken is told the nearest that are free. */
    const takeTime = async (
      request: FastifyRequest,
      reply: FastifyReply,
      wanted: TimeWanted,
      work: (tx: TenantTx, around: Circumstances) => Promise<object>,
    ): Promise<object> => {
      const { tenant } = request
      // Anybody may book; of who works there it is kept who did it.
      const user = request.headers.cookie === undefined ? null : await request.authenticate().catch(asVisitor)
      const { zone } = await settings(tenant.id)
      const source = user?.role == null ? ('page' as const) : ('staff' as const)
      const around = { zone, now: request.now, by: doerOf(request), source }
      try {
        return await retrying(() => tenant.transaction((tx) => once(tx, request, reply, 201, () => work(tx, around))))
      } catch (error) {
        if (!(error instanceof SlotTakenError)) throw error
        const start = wanted.startTime.epochMilliseconds
        const nearest = await nearestStarts(tenant.db, wishOf(wanted), start, {
          zone,
          now: request.now.epochMilliseconds,
        })
        throw new SlotTakenError(error.message, { cause: error, alternatives: nearest.map(isoOf) })
      }
    }

    app.post('/bookings/', { schema: create, config }, async (request, reply) => {
      const wanted = fromWire(request.body)
      return takeTime(request, reply, wanted, async (tx, around) =>
        bookingToWire(await book(tx, wanted, around)),
      ) as never
    })

    app.post('/bookings/hold/', { schema: keep, config }, async (request, reply) => {
      const wanted = fromWire(request.body)
      return takeTime(request, reply, wanted, async (tx, around) => {
        const held = await hold(tx, wanted, around)
        return { ...bookingToWire(held), token: sign(secret, `hold ${request.tenant.id} ${held.id}`) }
      }) as never
    })

    app.post('/bookings/:id/book/', { schema: settle, config }, async (request) => {
      const { tenant, body } = request
      const { id } = request.params
      // Without the token it is nobody's business whether there is such a hold.
      if (!isSigned(secret, `hold ${tenant.id} ${id}`, body.token)) {
        throw new BookingNotFoundError(`There is no booking ${id} here.`)
      }
      const { customer_email: customerEmail, customer_name: customerName } = body
      const { zone } = await settings(tenant.id)
      const booking = await retrying(() =>
        tenant.transaction((tx) =>
          confirmHold(tx, id, { customerEmail, customerName }, { zone, now: request.now, by: doerOf(request) }),
        ),
      )
      return bookingToWire(booking)
    })
  }

  const step = (name: TransitionName, summary: string): Action<Booking> => ({
    on: 'one',
    summary,
    permission: 'member',
    body: ReasonBody,
    refusals: [IllegalTransitionError],
    work: ({ tx, request, id, body }) =>
      transition(tx, name, id, { by: doerOf(request), now: request.now, reason: (body as { reason?: string }).reason }),
  })

  const bookingResource = defineResource({
    path: '/bookings',
    one: 'booking',
    table: bookings,
    contract: BookingBody,
    only: ['list', 'retrieve'],
    filters: ['status', 'reference', 'service_id', 'staff_id', 'customer_id', 'start_time', 'end_time', 'created_at'],
    ordering: ['-start_time', '-created_at'],
    permissions: { read: 'member', write: 'member' },
    notFound: BookingNotFoundError,
    toReply: bookingToWire,
    actions: {
      confirm: step('confirm', 'Confirm a booking that was requested'),
      decline: step('decline', 'Decline a booking that was requested'),
      cancel: step('cancel', 'Cancel a booking: its time is free again'),
      check_in: step('check_in', 'The customer is there'),
      complete: step('complete', 'It was done'),
      no_show: step('no_show', 'The customer did not come'),
      reschedule: {
        on: 'one',
        summary: 'Move a booking to another time',
        permission: 'member',
        body: RescheduleBody,
        refusals: [...refusals, IllegalTransitionError],
        work: async ({ tx, request, id, body }) => {
          const { zone } = await settings(request.tenant.id)
          const wanted = fromWire(body as { start_time: Temporal.Instant; staff_id?: string })
          return reschedule(tx, id, wanted, { zone, now: request.now, by: doerOf(request) })
        },
      },
    },
  })

  const eventResource = defineResource({
    path: '/events',
    one: 'event',
    table: bookingEvents,
    contract: BookingEventBody,
    only: ['list', 'retrieve'],
    filters: ['booking_id', 'kind', 'actor_id', 'created_at'],
    ordering: ['-created_at'],
    permissions: { read: 'member', write: 'member' },
    notFound: BookingEventNotFoundError,
  })

  return together(visitorRoutes, bookingResource, eventResource)
}
