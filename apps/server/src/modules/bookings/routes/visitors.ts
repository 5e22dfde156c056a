import type { TenantTx } from '@bookme/tenancy'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { ForeignOriginError, IdempotencyConflictError } from '../../../core/errors.ts'
import { IdempotencyHeaders, writeOnce } from '../../../core/idempotency/index.ts'
import { networkKey } from '../../../core/network.ts'
import { mayDo } from '../../../core/permissions.ts'
import type { Refusal } from '../../../core/problem.ts'
import { IdParams } from '../../../core/shapes.ts'
import { exactMillisecondsOf, isoOf } from '../../../core/time.ts'
import { keyRefusals } from '../../users/index.ts'
import {
  BookedBody,
  ConfirmHoldBody,
  contactFrom,
  GivenBackBody,
  HoldBody,
  HoldTokenBody,
  NewBookingBody,
  NewHoldBody,
  wantedFrom,
} from '../contract/index.ts'
import {
  BookingNotFoundError,
  HoldLapsedError,
  IllegalTransitionError,
  SlotTakenError,
  TooManyBookingsError,
  TooManyHoldsError,
  UnknownCustomerError,
} from '../errors.ts'
import { doerOf } from '../events.ts'
import { holdTokenOf, manageTokenOf, readHoldToken } from '../links.ts'
import {
  book,
  type Circumstances,
  confirmHold,
  giveBack,
  hold,
  isHandedIn,
  nearestStarts,
  renewHold,
  type TimeWanted,
  wishOf,
} from '../operations/index.ts'
import type { Booking } from '../tables.ts'
import { type BookingRoutesOptions, blockRefusals, bookingToWire, limitRefusals, refusals } from './wire.ts'

const tags = ['bookings']
const create = {
  operationId: 'bookings_create',
  summary: 'Book a service',
  tags,
  headers: IdempotencyHeaders,
  body: NewBookingBody,
  response: { 201: BookedBody.describe('Booked; or requested, where the business confirms bookings itself') },
  refusals: [
    ...refusals,
    ...limitRefusals,
    UnknownCustomerError,
    TooManyBookingsError,
    ...blockRefusals,
    IdempotencyConflictError,
    ...keyRefusals,
  ],
}
const keep = {
  operationId: 'bookings_hold',
  summary: 'Keep a time for ten minutes',
  tags,
  headers: IdempotencyHeaders,
  body: NewHoldBody,
  response: { 201: HoldBody.describe('Held until `expires_at`') },
  refusals: [...refusals, ...limitRefusals, TooManyHoldsError, IdempotencyConflictError, ...keyRefusals],
}
const settle = {
  operationId: 'bookings_book',
  summary: 'Make a booking of a time that is held',
  tags,
  headers: IdempotencyHeaders,
  params: IdParams,
  body: ConfirmHoldBody,
  response: { 200: BookedBody.describe('Booked') },
  refusals: [
    BookingNotFoundError,
    HoldLapsedError,
    IllegalTransitionError,
    TooManyBookingsError,
    ...blockRefusals,
    ...limitRefusals,
    IdempotencyConflictError,
    ...keyRefusals,
  ],
}
const renew = {
  operationId: 'bookings_renew',
  summary: 'Keep a held time for ten minutes more: half an hour in all',
  tags,
  headers: IdempotencyHeaders,
  params: IdParams,
  body: HoldTokenBody,
  response: { 200: HoldBody.describe('Held until `expires_at`') },
  refusals: [BookingNotFoundError, HoldLapsedError, IllegalTransitionError, IdempotencyConflictError, ...keyRefusals],
}
const release = {
  operationId: 'bookings_release',
  summary: 'Give a held time back',
  tags,
  headers: IdempotencyHeaders,
  params: IdParams,
  body: HoldTokenBody,
  response: { 200: GivenBackBody.describe('It is free again') },
  refusals: [BookingNotFoundError, IdempotencyConflictError, ...keyRefusals],
}

// A person books a few times; a program that fills a calendar does it all day.
const rateLimit = { max: 30, timeWindow: '1 minute' }
const config = { permission: 'everyone', rateLimit } as const

/** What anybody does who wants to come: hold a time, book it, or book at once. */
export function visitorRoutes({ settings, secret, reductions }: BookingRoutesOptions): FastifyPluginAsyncZod {
  const heldToWire = (request: FastifyRequest, held: Booking) => ({
    ...bookingToWire(held),
    token: holdTokenOf(secret, request.tenant.id, held),
  })
  const bookedToWire = (request: FastifyRequest, booking: Booking) => ({
    ...bookingToWire(booking),
    // An address is no proof of who one is: a customer's id would tell since when they come here.
    ...(mayBookForOthers(request) ? {} : { customer_id: null }),
    manage_token: manageTokenOf(secret, request.tenant.id, booking),
  })
  /** Without the token it is nobody's business whether there is such a hold. */
  const assertHolder = (request: FastifyRequest, id: string, token: string): void => {
    if (readHoldToken(secret, request.tenant.id, token, request.now) === id) return
    throw new BookingNotFoundError(`There is no booking ${id} here.`)
  }
  /** Anybody may book; of who works there it is kept who did it. */
  const aroundOf = async (request: FastifyRequest): Promise<Circumstances & { isMember: boolean }> => {
    const isMember = await isOfMember(request)
    const { zone, maxBookings } = await settings(request.tenant.id)
    const doer = doerOf(request)
    // Who works there and may not book for others books as anybody does.
    const by = isMember ? doer : { ...doer, actorKind: 'customer' as const }
    return { zone, maxBookings, now: request.now, by, source: isMember ? 'staff' : 'page', isMember, reductions }
  }
  /** Does it once for each Idempotency-Key; who finds the time taken is told the nearest that are free. */
  const takeTime = async (
    request: FastifyRequest,
    reply: FastifyReply,
    wanted: TimeWanted,
    work: (tx: TenantTx, around: Circumstances & { isMember: boolean }) => Promise<object>,
  ): Promise<object> => {
    const { tenant } = request
    const around = await aroundOf(request)
    try {
      return await writeOnce(request, reply, 201, (tx) => work(tx, around))
    } catch (error) {
      if (!(error instanceof SlotTakenError)) throw error
      const start = wanted.startTime.epochMilliseconds
      const moment = { zone: around.zone, now: exactMillisecondsOf(request.now) }
      const nearest = await nearestStarts(tenant.db, wishOf(wanted), start, moment)
      throw new SlotTakenError(error.message, { cause: error, alternatives: nearest.map(isoOf) })
    }
  }

  const withCodes = <Schema extends { refusals: Refusal[] }>(schema: Schema): Schema => ({
    ...schema,
    refusals: [...schema.refusals, ...reductions.refusals],
  })

  return async (app) => {
    app.post('/bookings/', { schema: withCodes(create), config }, async (request, reply) => {
      const wanted = { ...wantedFrom(request.body), ...contactFrom(request.body) }
      if (isHandedIn(wanted)) await reductions.admit(request)
      return takeTime(request, reply, wanted, async (tx, around) => {
        if (!around.isMember) assertAddress(wanted)
        return bookedToWire(request, await book(tx, wanted, around))
      }) as never
    })

    app.post('/bookings/hold/', { schema: keep, config }, async (request, reply) => {
      const { body } = request
      const wanted = wantedFrom(body)
      const replaces =
        body.replaces === undefined ? undefined : readHoldToken(secret, request.tenant.id, body.replaces, request.now)
      return takeTime(request, reply, wanted, async (tx, around) => {
        const network = around.isMember ? null : networkKey(secret, request.tenant.id, request.ip)
        return heldToWire(request, await hold(tx, wanted, around, { network, replaces }))
      }) as never
    })

    app.post('/bookings/:id/book/', { schema: withCodes(settle), config }, async (request, reply) => {
      const { body } = request
      const { id } = request.params
      assertHolder(request, id, body.token)
      const who = contactFrom(body)
      if (isHandedIn(who)) await reductions.admit(request)
      const around = await aroundOf(request)
      return writeOnce(request, reply, 200, async (tx) =>
        bookedToWire(request, await confirmHold(tx, id, who, around)),
      ) as never
    })

    app.post('/bookings/:id/renew/', { schema: renew, config }, async (request, reply) => {
      const { id } = request.params
      assertHolder(request, id, request.body.token)
      const around = await aroundOf(request)
      return writeOnce(request, reply, 200, async (tx) => heldToWire(request, await renewHold(tx, id, around))) as never
    })

    app.post('/bookings/:id/release/', { schema: release, config }, async (request, reply) => {
      const { id } = request.params
      assertHolder(request, id, request.body.token)
      const around = await aroundOf(request)
      return writeOnce(request, reply, 200, async (tx) => {
        await giveBack(tx, id, around)
        return { released: true }
      }) as never
    })
  }
}

/**
 * Who a customer is by their number in the books only those who keep them may say.
 *
 * @throws {UnknownCustomerError}
 */
function assertAddress({
  customerId,
  customerEmail,
}: {
  customerId?: string | undefined
  customerEmail?: string | undefined
}): void {
  if (customerId === undefined && customerEmail !== undefined) return
  const message = 'is for those who work there: give `customer_email`'
  throw new UnknownCustomerError(`The field customer_id ${message}.`, { faults: [{ field: 'customer_id', message }] })
}

/** Whether whoever sent a request that is open to everybody works there and may book for others: a person, or a key. */
export async function isOfMember(request: FastifyRequest): Promise<boolean> {
  const { cookie, authorization } = request.headers
  if (cookie !== undefined || authorization !== undefined) await request.authenticate().catch(asVisitor)
  return mayBookForOthers(request)
}

function mayBookForOthers({ user }: Pick<FastifyRequest, 'user'>): boolean {
  return user !== null && mayDo(user, 'bookings.write')
}

/** A request that another site's page sent with somebody's cookies is nobody's: it books like any visitor's. */
function asVisitor(error: unknown): null {
  if (error instanceof ForeignOriginError) return null
  throw error
}
