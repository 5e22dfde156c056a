import { eq, sql } from 'drizzle-orm'
import type { z } from 'zod'
import { together } from '../../../core/module.ts'
import { type Action, defineResource } from '../../../core/resource/index.ts'
import { fromWire, toDecimal } from '../../../core/wire.ts'
import { CustomerBlockedError } from '../../customers/index.ts'
import {
  BookingBody,
  BookingEventBody,
  bookingMoney,
  CancelBody,
  CancelledBody,
  ConfirmBody,
  CorrectBody,
  contactFrom,
  ItemBody,
  ManageLinkBody,
  NoShowBody,
  OverbookBody,
  ReasonBody,
  RescheduleBody,
  SessionBody,
  WalkInBody,
  wantedFrom,
} from '../contract/index.ts'
import {
  BookingEventNotFoundError,
  BookingNotFoundError,
  DepositDueError,
  IllegalTransitionError,
  ItemNotFoundError,
  MoveRefusedError,
  NobodyFreeError,
  SessionNotFoundError,
  StartInPastError,
  StartTooFarError,
  UnknownCustomerError,
} from '../errors.ts'
import { doerOf } from '../events.ts'
import type { TransitionName } from '../life-cycle.ts'
import { manageTokenOf } from '../links.ts'
import { cancelSession, correct, overbook, reschedule, transition, walkIn } from '../operations/index.ts'
import { owedOf } from '../policy/index.ts'
import { getBooking } from '../queries.ts'
import { type Booking, bookingEvents, bookings, items, sessions } from '../tables.ts'
import { paidMinor, withPaid } from './money.ts'
import { assertOwnWish, ofOwnBooking, ofOwnSession, ownOr } from './own.ts'
import {
  type BookingRoutesOptions,
  bookingToWire,
  itemToWire,
  knowing,
  limitRefusals,
  refusals,
  wishRefusals,
} from './wire.ts'

const permissions = { read: 'bookings.read', write: 'bookings.write' } as const

/** What those who work there do with bookings, and see of them. */
export function memberRoutes({ settings, secret, reductions }: BookingRoutesOptions) {
  const settingsFirst = knowing(settings)
  const aroundOf = async (request: Parameters<typeof doerOf>[0]) => {
    const { zone, maxBookings } = await settings(request.tenant.id)
    return { zone, maxBookings, now: request.now, by: doerOf(request), source: 'staff' as const }
  }
  const step = (name: TransitionName, summary: string, body: z.ZodType = ReasonBody): Action<Booking> => ({
    on: 'one',
    summary,
    permission: 'bookings.write',
    body,
    audit: 'elsewhere',
    refusals: [IllegalTransitionError, ...(name === 'confirm' ? [DepositDueError] : [])],
    work: async ({ tx, request, id, body }) => {
      const given = body as { [name: string]: never }
      const { reason, on_behalf: onBehalf, waive_fee: waive, waive_deposit: waiveDeposit } = given
      const step = { ...(await aroundOf(request)), reason, onBehalf, waive, waiveDeposit }
      return withPaid(tx, await transition(tx, name, id, step))
    },
  })

  const bookingResource = defineResource({
    path: '/bookings',
    one: 'booking',
    table: bookings,
    contract: BookingBody,
    only: ['list', 'retrieve'],
    filters: [
      ...['id', 'status', 'reference', 'service_id', 'staff_id', 'customer_id', 'series_id', 'source'],
      ...['start_time', 'end_time', 'created_at'],
    ],
    ordering: ['-start_time', '-created_at'],
    permissions,
    own: ofOwnBooking(sql`bookings_booking.id`),
    guard: settingsFirst,
    notFound: BookingNotFoundError,
    readOnly: bookingMoney,
    guarded: { paid: { read: 'payments.read' }, balance: { read: 'payments.read' } },
    computed: { paidMinor },
    toReply: (booking) => {
      const { paidMinor = 0 } = booking as typeof booking & { paidMinor?: number }
      const { currency } = booking
      const balance = toDecimal(owedOf(booking) - paidMinor, currency)
      return { ...bookingToWire(booking), paid: toDecimal(paidMinor, currency), balance }
    },
    actions: {
      confirm: step('confirm', 'Confirm a booking that was requested', ConfirmBody),
      decline: step('decline', 'Decline a booking that was requested'),
      cancel: step('cancel', 'Cancel a booking: its time is free again', CancelBody),
      check_in: step('check_in', 'The customer is there'),
      complete: step('complete', 'It was done'),
      no_show: step('no_show', 'The customer did not come', NoShowBody),
      correct: {
        on: 'one',
        summary: 'Put right, on the same day, that somebody did not come or was done',
        permission: 'bookings.force',
        body: CorrectBody,
        audit: 'elsewhere',
        refusals: [IllegalTransitionError],
        work: async ({ tx, request, id, body }) => {
          const { to, reason } = body as { to: 'confirmed' | 'checked_in'; reason: string }
          const name = to === 'confirmed' ? ('correct' as const) : ('correct_check_in' as const)
          return withPaid(tx, await correct(tx, id, name, { ...(await aroundOf(request)), reason }))
        },
      },
      reschedule: {
        on: 'one',
        summary: 'Move a booking to another time',
        permission: 'bookings.write',
        body: RescheduleBody,
        audit: 'elsewhere',
        refusals: [...refusals, IllegalTransitionError, MoveRefusedError, ...reductions.refusals],
        work: async ({ tx, request, id, body }) => {
          const given = body as { start_time: Temporal.Instant; staff_id?: string; duration_minutes?: number }
          const { startTime, staffId, durationMinutes: minutes } = fromWire(given)
          const wanted = { startTime, staffId: ownOr(request, staffId), minutes }
          return withPaid(tx, await reschedule(tx, id, wanted, await aroundOf(request)))
        },
      },
      manage_link: {
        on: 'one',
        summary: 'The token of the customer’s own link, to be sent to them',
        permission: 'bookings.write',
        reply: ManageLinkBody,
        work: async ({ tx, request, id }) => {
          const booking = await getBooking(tx, id)
          return { manage_token: manageTokenOf(secret, request.tenant.id, booking) }
        },
      },
      overbook: {
        on: 'all',
        summary: 'Squeeze somebody in, whatever stands in the way',
        permission: 'bookings.force',
        body: OverbookBody,
        audit: 'elsewhere',
        refusals: [
          ...wishRefusals,
          ...limitRefusals,
          UnknownCustomerError,
          CustomerBlockedError,
          StartInPastError,
          StartTooFarError,
        ],
        work: async ({ tx, request, body }) => {
          const { reason, ...wanted } = body as ReturnType<typeof OverbookBody.parse>
          return overbook(tx, { ...wantedFrom(wanted), ...contactFrom(wanted) }, reason, await aroundOf(request))
        },
      },
      walk_in: {
        on: 'all',
        summary: 'Somebody stands at the counter: book the next free person, and check them in',
        permission: 'bookings.write',
        body: WalkInBody,
        audit: 'elsewhere',
        refusals: [...wishRefusals, ...limitRefusals, UnknownCustomerError, CustomerBlockedError, NobodyFreeError],
        work: async ({ tx, request, body }) => {
          const wanted = body as ReturnType<typeof WalkInBody.parse>
          assertOwnWish(request, wanted)
          return walkIn(tx, { ...wantedFrom(wanted), ...contactFrom(wanted) }, await aroundOf(request))
        },
      },
    },
  })

  const itemResource = defineResource({
    path: '/items',
    one: 'item',
    table: items,
    contract: ItemBody,
    only: ['list', 'retrieve'],
    filters: ['booking_id', 'staff_id', 'service_id', 'start_time', 'end_time'],
    ordering: ['start_time', 'position', '-created_at'],
    columns: { price: 'priceMinor' },
    permissions,
    own: (staffId) => eq(items.staffId, staffId),
    notFound: ItemNotFoundError,
    // Of the booking, so that its decimals are right.
    computed: {
      currency: sql<string>`(select b.currency from bookings_booking b where b.id = bookings_item.booking_id)`,
    },
    toReply: (item) => itemToWire(item, (item as typeof item & { currency: string }).currency),
  })

  const eventResource = defineResource({
    path: '/events',
    one: 'event',
    table: bookingEvents,
    contract: BookingEventBody,
    only: ['list', 'retrieve'],
    filters: ['booking_id', 'kind', 'actor_id', 'actor_kind', 'channel', 'created_at'],
    ordering: ['-created_at', 'number'],
    permissions,
    own: ofOwnBooking(sql`bookings_booking_event.booking_id`),
    notFound: BookingEventNotFoundError,
  })

  const sessionResource = defineResource({
    path: '/sessions',
    one: 'session',
    table: sessions,
    contract: SessionBody,
    only: ['list', 'retrieve'],
    filters: ['service_id', 'staff_id', 'start_time', 'end_time', 'capacity', 'overbooked'],
    ordering: ['start_time', '-created_at'],
    permissions,
    own: ofOwnSession,
    guard: settingsFirst,
    notFound: SessionNotFoundError,
    actions: {
      cancel: {
        on: 'one',
        summary: 'Cancel a class: every booking that sits in it',
        permission: 'bookings.write',
        body: ReasonBody,
        reply: CancelledBody,
        audit: 'elsewhere',
        refusals: [IllegalTransitionError],
        work: async ({ tx, request, id, body }) => {
          const { reason } = body as { reason?: string }
          const cancelled = await cancelSession(tx, id, { ...(await aroundOf(request)), reason })
          return { cancelled: cancelled.map(bookingToWire) }
        },
      },
    },
  })

  return together(bookingResource, itemResource, eventResource, sessionResource)
}
