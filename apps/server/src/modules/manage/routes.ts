import type { TenantDb } from '@bookme/tenancy'
import type { FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { IdempotencyConflictError } from '../../core/errors.ts'
import { askedLanguage, languageOf } from '../../core/i18n.ts'
import { IdempotencyHeaders, writeOnce } from '../../core/idempotency/index.ts'
import { exactMillisecondsOf } from '../../core/time.ts'
import { toDecimal } from '../../core/wire.ts'
import {
  type Booking,
  bookingOf,
  doerOf,
  IllegalTransitionError,
  MoveRefusedError,
  manageTokenOf,
  movableStarts,
  readManageToken,
  refusals,
  reschedule,
  SlotsBody,
  slotsAnswer,
  standingOf,
  TooManyDatesError,
  transition,
} from '../bookings/index.ts'
import { CalendarText, calendarOfBooking } from '../calendars/index.ts'
import { balanceOf, codeRefusals, PayBody, PaymentBody, type PayOptions, pay, payRefusals } from '../payments/index.ts'
import type { SettingsOf } from '../tenants/index.ts'
import { LeaveBody, LinkParams, MoveBody, TimesQuery, VisitBody } from './contract.ts'
import { LinkInvalidError } from './errors.ts'

const tags = ['manage']
const show = {
  operationId: 'manage_retrieve',
  summary: 'The booking that a link is for, and what moving or cancelling it would cost',
  tags,
  params: LinkParams,
  response: { 200: VisitBody.describe('The booking, and no other') },
  refusals: [LinkInvalidError],
}
const times = {
  operationId: 'manage_slots',
  summary: 'Where the booking could be moved to',
  tags,
  params: LinkParams,
  querystring: TimesQuery,
  response: { 200: SlotsBody.describe('Every start that would be accepted, ascending') },
  refusals: [LinkInvalidError, TooManyDatesError],
}
const leave = {
  operationId: 'manage_cancel',
  summary: 'Cancel the booking: its fee is what was shown before',
  tags,
  headers: IdempotencyHeaders,
  params: LinkParams,
  body: LeaveBody,
  response: { 200: VisitBody.describe('Cancelled') },
  refusals: [LinkInvalidError, IllegalTransitionError, IdempotencyConflictError],
}
const move = {
  operationId: 'manage_reschedule',
  summary: 'Move the booking',
  tags,
  headers: IdempotencyHeaders,
  params: LinkParams,
  body: MoveBody,
  response: { 200: VisitBody.describe('Moved') },
  refusals: [
    LinkInvalidError,
    MoveRefusedError,
    ...codeRefusals,
    IllegalTransitionError,
    ...refusals,
    IdempotencyConflictError,
  ],
}

const payment = {
  operationId: 'manage_pay',
  summary: 'Pay the booking’s deposit, or what is still due',
  tags,
  headers: IdempotencyHeaders,
  params: LinkParams,
  body: PayBody,
  response: { 200: PaymentBody.describe('The payment, and the way to it') },
  refusals: [LinkInvalidError, ...payRefusals],
}

const file = {
  operationId: 'manage_calendar',
  summary: 'The booking for the customer’s own calendar',
  tags,
  params: LinkParams,
  response: { 200: CalendarText.describe('iCalendar, with one event') },
  refusals: [LinkInvalidError],
}

// A person looks a few times; whoever tries tokens tries many.
const rateLimit = { max: 60, timeWindow: '1 minute' }
const config = { permission: 'everyone', rateLimit } as const

export interface ManageOptions {
  settings: SettingsOf
  /** Has signed the links. */
  secret: string
  /** The platform's own domain. */
  baseDomain: string
  paying: PayOptions
}

/** What a customer does with the link from their messages: see, move and cancel this booking, without an account. */
export function manageRoutes({ settings, secret, baseDomain, paying }: ManageOptions): FastifyPluginAsyncZod {
  const idOf = (request: FastifyRequest): string => {
    const { token } = request.params as { token: string }
    const id = readManageToken(secret, request.tenant.id, token, request.now)
    if (id === undefined) throw new LinkInvalidError('This link does not work any more.')
    return id
  }
  const around = async (request: FastifyRequest) => {
    const { zone } = await settings(request.tenant.id)
    const by = { ...doerOf(request, 'link'), actorKind: 'customer' as const }
    return { zone, now: request.now, by }
  }
  /** @param timeZone - asked for before: while a transaction is open nothing waits for another connection */
  const visit = async (db: TenantDb, request: FastifyRequest, id: string, timeZone: string) => {
    const { tenant, now, headers } = request
    const [found, balance] = await Promise.all([bookingOf(db, id, askedLanguage(request)), balanceOf(db, id)])
    const { booking, items } = found
    const language = languageOf(headers['accept-language'])
    const { cancelFee, ...standing } = standingOf(found, { now, language, timeZone })
    const money = (minor: number) => toDecimal(minor, booking.currency)
    return {
      business: tenant.name,
      ...pick(booking),
      price: money(booking.priceMinor),
      discount: money(booking.discountMinor),
      covered: money(booking.coveredMinor),
      fee: money(booking.feeMinor),
      deposit: money(booking.depositMinor),
      awaits_payment: booking.awaitsPayment,
      paid: money(balance.paidMinor - balance.refundedMinor),
      balance: money(balance.balanceMinor),
      items,
      policy: { ...standing, cancel_fee: money(cancelFee) },
      manage_token: manageTokenOf(secret, tenant.id, booking),
    }
  }

  return async (app) => {
    app.addHook('onRequest', async (_request, reply) => {
      // The address is the key: nobody on the way keeps the page, and no search engine lists it.
      reply.header('cache-control', 'no-store').header('x-robots-tag', 'noindex')
    })

    app.get('/manage/:token/', { schema: show, config }, async (request) => {
      const { zone } = await settings(request.tenant.id)
      return visit(request.tenant.db, request, idOf(request), zone.name)
    })

    app.get('/manage/:token/slots/', { schema: times, config }, async (request) => {
      const { zone } = await settings(request.tenant.id)
      const moment = { zone, now: exactMillisecondsOf(request.now) }
      const answer = await slotsAnswer(request.query, zone, (dates) =>
        movableStarts(request.tenant.db, idOf(request), dates, moment),
      )
      return answer
    })

    app.get('/manage/:token/calendar.ics', { schema: file, config }, async (request, reply) => {
      const { tenant, now } = request
      const facts = { business: tenant.name, baseDomain, now }
      const { text, filename } = await calendarOfBooking(tenant.db, idOf(request), facts)
      reply.header('content-disposition', `attachment; filename="${filename}"`)
      return reply.type('text/calendar; charset=utf-8').send(text) as never
    })

    // No body says no reason.
    const preValidation = async (request: FastifyRequest) => {
      if (request.body === undefined) request.body = {}
    }
    app.post('/manage/:token/cancel/', { schema: leave, config, preValidation }, async (request, reply) => {
      const id = idOf(request)
      const step = { ...(await around(request)), reason: request.body.reason }
      return writeOnce(request, reply, 200, async (tx) => {
        await transition(tx, 'cancel', id, step)
        return visit(tx, request, id, step.zone.name)
      }) as never
    })

    app.post('/manage/:token/pay/', { schema: payment, config, preValidation }, async (request, reply) => {
      const { by } = await around(request)
      return pay(request, reply, { bookingId: idOf(request), part: request.body.part, by }, paying)
    })

    app.post('/manage/:token/reschedule/', { schema: move, config }, async (request, reply) => {
      const id = idOf(request)
      const { start_time: startTime, staff_id: staffId } = request.body
      const circumstances = await around(request)
      return writeOnce(request, reply, 200, async (tx) => {
        await reschedule(tx, id, { startTime, staffId }, circumstances)
        return visit(tx, request, id, circumstances.zone.name)
      }) as never
    })
  }
}

function pick({ reference, status, startTime, endTime, wallTime, timeZone, seats, currency, notes }: Booking) {
  return {
    ...{ reference, status, seats, currency, notes },
    ...{ start_time: startTime, end_time: endTime, wall_time: wallTime, time_zone: timeZone },
  }
}
