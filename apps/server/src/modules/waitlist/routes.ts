import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { IdempotencyConflictError } from '../../core/errors.ts'
import { IdempotencyHeaders, once } from '../../core/idempotency/index.ts'
import { together } from '../../core/module.ts'
import { retrying } from '../../core/postgres.ts'
import { defineResource } from '../../core/resource/index.ts'
import { fromWire, toDecimal, toWire } from '../../core/wire.ts'
import {
  bookingOf,
  doerOf,
  HoldLapsedError,
  manageTokenOf,
  TooManyBookingsError,
  wishRefusals,
} from '../bookings/index.ts'
import type { SettingsOf } from '../tenants/index.ts'
import {
  AcceptBody,
  DeclineBody,
  EntryBody,
  EntryLinkBody,
  EntryLinkParams,
  JoinBody,
  JoinedBody,
  OffersBody,
  WaitingBody,
} from './contract.ts'
import {
  DuplicateEntryError,
  EntryClosedError,
  EntryLinkInvalidError,
  EntryNotFoundError,
  InvalidDatesError,
  NoOfferError,
  TooManyEntriesError,
} from './errors.ts'
import { entryTokenOf, readEntryToken } from './links.ts'
import { type Around, accept, decline, join, leave, renew } from './operations.ts'
import { findWaiting, listOffers } from './queries.ts'
import { entries } from './tables.ts'

export interface WaitlistRoutesOptions {
  settings: SettingsOf
  /** Signs the links. */
  secret: string
}

const tags = ['waitlist']
const create = {
  operationId: 'waitlist_create',
  summary: 'Wait for a time that is not free: the first that fits is offered, and kept for half an hour',
  tags,
  headers: IdempotencyHeaders,
  body: JoinBody,
  response: { 201: JoinedBody.describe('They wait; `manage_token` is for their own link') },
  refusals: [...wishRefusals, InvalidDatesError, TooManyEntriesError, DuplicateEntryError, IdempotencyConflictError],
}
const byLink = (name: string, summary: string) => ({
  operationId: `waitlist_manage_${name}`,
  summary,
  tags,
  params: EntryLinkParams,
  response: { 200: WaitingBody.describe('The entry as it is now, and no other') },
})
const show = {
  ...byLink('retrieve', 'The entry that a link is for, and what is offered to it'),
  refusals: [EntryLinkInvalidError],
}
const take = {
  ...byLink('accept', 'Take the time that is offered: it is booked'),
  body: AcceptBody,
  refusals: [EntryLinkInvalidError, NoOfferError, HoldLapsedError, TooManyBookingsError],
}
const refuse = {
  ...byLink('decline', 'Give the time back that is offered, and wait for others or leave'),
  body: DeclineBody,
  refusals: [EntryLinkInvalidError, NoOfferError],
}
const quit = {
  ...byLink('leave', 'Wait no longer'),
  refusals: [EntryLinkInvalidError, EntryClosedError],
}
const again = {
  ...byLink('renew', 'Wait again, after an offer has lapsed'),
  refusals: [EntryLinkInvalidError, EntryClosedError, TooManyEntriesError, DuplicateEntryError],
}

// A person asks a few times; whoever fills the list, or tries tokens, does it all day.
const joining = { permission: 'everyone', rateLimit: { max: 30, timeWindow: '1 minute' } } as const
const config = { permission: 'everyone', rateLimit: { max: 60, timeWindow: '1 minute' } } as const

/** Joining, for everybody, and what a customer does with the link to their entry. */
function customerRoutes({ settings, secret }: WaitlistRoutesOptions): FastifyPluginAsyncZod {
  const invalid = () => new EntryLinkInvalidError('This link does not work any more.')
  const idOf = (request: FastifyRequest): string => {
    const { token } = request.params as { token: string }
    const id = readEntryToken(secret, request.tenant.id, token, request.now)
    if (id === undefined) throw invalid()
    return id
  }
  const aroundOf = async (request: FastifyRequest): Promise<Around> => {
    const { zone } = await settings(request.tenant.id)
    return { zone, now: request.now, by: { ...doerOf(request, 'link'), actorKind: 'customer' } }
  }
  const view = async (request: FastifyRequest, reply: FastifyReply) => {
    // The address is the key: nobody on the way keeps the page, and no search engine lists it.
    reply.header('cache-control', 'no-store').header('x-robots-tag', 'noindex')
    const { tenant, now } = request
    const found = await findWaiting(tenant.db, idOf(request))
    if (found === undefined) throw invalid()
    const { entry, serviceName, staffName, offer } = found
    const { zone } = await settings(tenant.id)
    const isOpen = offer?.status === 'open' && Temporal.Instant.compare(now, offer.expiresAt) < 0
    const { booking, items } =
      offer === undefined ? { booking: undefined, items: [] } : await bookingOf(tenant.db, offer.bookingId)
    return {
      business: tenant.name,
      service_name: serviceName,
      staff_name: staffName,
      time_zone: zone.name,
      ...toWire(entry),
      offer:
        booking === undefined || !isOpen || booking.status !== 'held'
          ? null
          : {
              start_time: booking.startTime,
              end_time: booking.endTime,
              wall_time: booking.wallTime,
              staff_name: items[0]?.staff_name ?? '',
              price: toDecimal(booking.priceMinor, booking.currency),
              currency: booking.currency,
              expires_at: offer.expiresAt,
            },
      booking:
        booking === undefined || offer?.status !== 'accepted'
          ? null
          : {
              reference: booking.reference,
              status: booking.status,
              start_time: booking.startTime,
              manage_token: manageTokenOf(secret, tenant.id, booking),
            },
    }
  }

  return async (app) => {
    app.post('/waitlist/', { schema: create, config: joining }, async (request, reply) => {
      const { tenant, body } = request
      const { customer_email, customer_name, customer_phone, weekdays = [], addon_ids = [], ...wish } = body
      const who = { customerEmail: customer_email, customerName: customer_name, customerPhone: customer_phone }
      const wanted = {
        ...fromWire(wish),
        weekdays: [...new Set(weekdays)].sort(),
        addonIds: [...new Set(addon_ids)].sort(),
      }
      const { zone } = await settings(tenant.id)
      return retrying(() =>
        tenant.transaction((tx) =>
          once(tx, request, reply, 201, async () => {
            const entry = await join(tx, who, wanted, { zone, now: request.now })
            return { ...toWire(entry), manage_token: entryTokenOf(secret, tenant.id, entry) }
          }),
        ),
      ) as never
    })

    app.get('/waitlist/manage/:token/', { schema: show, config }, view)

    app.post('/waitlist/manage/:token/accept/', { schema: take, config }, async (request, reply) => {
      const id = idOf(request)
      const { answers, notes } = request.body
      const around = await aroundOf(request)
      await retrying(() => request.tenant.transaction((tx) => accept(tx, id, { answers, notes }, around)))
      return view(request, reply)
    })

    app.post('/waitlist/manage/:token/decline/', { schema: refuse, config }, async (request, reply) => {
      const id = idOf(request)
      const around = await aroundOf(request)
      await retrying(() => request.tenant.transaction((tx) => decline(tx, id, request.body.leave, around)))
      return view(request, reply)
    })

    app.post('/waitlist/manage/:token/leave/', { schema: quit, config }, async (request, reply) => {
      const id = idOf(request)
      const around = await aroundOf(request)
      await retrying(() => request.tenant.transaction((tx) => leave(tx, id, around)))
      return view(request, reply)
    })

    app.post('/waitlist/manage/:token/renew/', { schema: again, config }, async (request, reply) => {
      const id = idOf(request)
      const around = await aroundOf(request)
      await retrying(() => request.tenant.transaction((tx) => renew(tx, id, around)))
      return view(request, reply)
    })
  }
}

/** What those who work there see of the waiting list, and do with it. */
function memberRoutes({ settings, secret }: WaitlistRoutesOptions): FastifyPluginAsyncZod {
  return defineResource({
    path: '/waitlist',
    one: 'waitlist entry',
    table: entries,
    contract: EntryBody,
    only: ['list', 'retrieve'],
    filters: ['status', 'service_id', 'staff_id', 'customer_id', 'from_date', 'to_date', 'created_at'],
    ordering: ['-created_at'],
    permissions: { read: 'member', write: 'member' },
    notFound: EntryNotFoundError,
    actions: {
      cancel: {
        on: 'one',
        summary: 'Take an entry off the waiting list; what is offered to it is free again',
        permission: 'member',
        refusals: [EntryClosedError],
        work: async ({ tx, request, id }) => {
          const { zone } = await settings(request.tenant.id)
          return leave(tx, id, { zone, now: request.now, by: doerOf(request) })
        },
      },
      offers: {
        on: 'one',
        method: 'GET',
        summary: 'What an entry was offered, in order',
        permission: 'member',
        reply: OffersBody,
        work: async ({ tx, id }) => {
          const [found, offers] = await Promise.all([findWaiting(tx, id), listOffers(tx, id)])
          if (found === undefined) throw new EntryNotFoundError(`There is no waitlist entry ${id} here.`)
          return { results: offers.map(toWire) }
        },
      },
      manage_link: {
        on: 'one',
        summary: 'The token of the customer’s own link, to be sent to them',
        permission: 'member',
        reply: EntryLinkBody,
        work: async ({ tx, request, id }) => {
          const found = await findWaiting(tx, id)
          if (found === undefined) throw new EntryNotFoundError(`There is no waitlist entry ${id} here.`)
          return { manage_token: entryTokenOf(secret, request.tenant.id, found.entry) }
        },
      },
    },
  })
}

export const waitlistRoutes = (options: WaitlistRoutesOptions): FastifyPluginAsyncZod =>
  together(customerRoutes(options), memberRoutes(options))
