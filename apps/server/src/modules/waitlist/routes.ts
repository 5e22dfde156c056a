import type { TenantDb, TenantTx } from '@bookme/tenancy'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { z } from 'zod'
import { audit, type By, byOf } from '../../core/audit/index.ts'
import { IdempotencyConflictError } from '../../core/errors.ts'
import { askedLanguage } from '../../core/i18n.ts'
import { IdempotencyHeaders, writeOnce } from '../../core/idempotency/index.ts'
import { together } from '../../core/module.ts'
import { networkKey } from '../../core/network.ts'
import { defineResource } from '../../core/resource/index.ts'
import { fromWire, toWire } from '../../core/wire.ts'
import {
  doerOf,
  HoldLapsedError,
  isOfMember,
  limitRefusals,
  refusals,
  TooManyBookingsError,
  wishRefusals,
} from '../bookings/index.ts'
import { PleaseCallError } from '../customers/index.ts'
import { assertFeature, FeatureOffError, type SettingsOf } from '../tenants/index.ts'
import { keyRefusals } from '../users/index.ts'
import {
  AcceptBody,
  DeclineBody,
  EntryBody,
  EntryLinkBody,
  EntryLinkParams,
  JoinBody,
  JoinedBody,
  OfferBody,
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
  NotOfferableError,
  TooManyEntriesError,
} from './errors.ts'
import { entryTokenOf, readEntryToken } from './links.ts'
import { offerByHand } from './offer.ts'
import { type Around, accept, decline, join, leave, renew } from './operations.ts'
import { findWaiting, listOffers } from './queries.ts'
import { entries } from './tables.ts'
import { waitingToWire } from './wire.ts'

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
  refusals: [
    ...wishRefusals,
    InvalidDatesError,
    PleaseCallError,
    TooManyEntriesError,
    DuplicateEntryError,
    FeatureOffError,
    IdempotencyConflictError,
    ...keyRefusals,
  ],
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
  headers: IdempotencyHeaders,
  refusals: [
    EntryLinkInvalidError,
    NoOfferError,
    HoldLapsedError,
    TooManyBookingsError,
    PleaseCallError,
    ...limitRefusals,
    IdempotencyConflictError,
  ],
}
const refuse = {
  ...byLink('decline', 'Give the time back that is offered, and wait for others or leave'),
  body: DeclineBody,
  headers: IdempotencyHeaders,
  refusals: [EntryLinkInvalidError, NoOfferError, IdempotencyConflictError],
}
const quit = {
  ...byLink('leave', 'Wait no longer'),
  headers: IdempotencyHeaders,
  refusals: [EntryLinkInvalidError, EntryClosedError, IdempotencyConflictError],
}
const again = {
  ...byLink('renew', 'Wait again, after an offer has lapsed'),
  headers: IdempotencyHeaders,
  refusals: [
    EntryLinkInvalidError,
    EntryClosedError,
    TooManyEntriesError,
    DuplicateEntryError,
    IdempotencyConflictError,
  ],
}

// A person asks a few times; whoever fills the list, or tries tokens, does it all day.
const joining = { permission: 'everyone', rateLimit: { max: 30, timeWindow: '1 minute' } } as const
const config = { permission: 'everyone', rateLimit: { max: 60, timeWindow: '1 minute' } } as const

/** Whoever has the link of an entry, as bookings write them down. */
export async function aroundHolder(request: FastifyRequest, settings: SettingsOf): Promise<Around> {
  const { zone, maxBookings } = await settings(request.tenant.id)
  return { zone, maxBookings, now: request.now, by: { ...doerOf(request, 'link'), actorKind: 'customer' } }
}

/** And as the audit does. */
export const holderOf = (request: FastifyRequest): By => ({ ...byOf(request, 'link'), actorKind: 'customer' })

/** Joining, for everybody, and what a customer does with the link to their entry. */
function customerRoutes({ settings, secret }: WaitlistRoutesOptions): FastifyPluginAsyncZod {
  const invalid = () => new EntryLinkInvalidError('This link does not work any more.')
  const idOf = (request: FastifyRequest): string => {
    const { token } = request.params as { token: string }
    const id = readEntryToken(secret, request.tenant.id, token, request.now)
    if (id === undefined) throw invalid()
    return id
  }
  /** Once for each Idempotency-Key: what the link's holder does, and the entry as it is then. */
  const act =
    (action: string, work: (tx: TenantTx, id: string, around: Around, body: unknown) => Promise<unknown>) =>
    async (request: FastifyRequest, reply: FastifyReply): Promise<never> => {
      const id = idOf(request)
      const around = await aroundHolder(request, settings)
      const told = writeOnce(request, reply, 200, async (tx) => {
        await work(tx, id, around, request.body)
        await audit(tx, holderOf(request), { action, objectType: 'waitlist', objectId: id })
        return viewOf(tx, request, id, around.zone.name)
      })
      return told as Promise<never>
    }
  const viewOf = async (db: TenantDb, request: FastifyRequest, id: string, timeZone: string) => {
    const { tenant, now } = request
    const language = askedLanguage(request)
    const found = await findWaiting(db, id, language)
    if (found === undefined) throw invalid()
    return waitingToWire(db, found, { business: tenant.name, language, tenantId: tenant.id, secret, now, timeZone })
  }

  return async (app) => {
    app.addHook('onRequest', async (_request, reply) => {
      // The address is the key: nobody on the way keeps the page, and no search engine lists it.
      reply.header('cache-control', 'no-store').header('x-robots-tag', 'noindex')
    })

    app.post('/waitlist/', { schema: create, config: joining }, async (request, reply) => {
      const { tenant, body } = request
      const { customer_email, customer_name, customer_phone, weekdays = [], addon_ids = [], ...wish } = body
      const who = { customerEmail: customer_email, customerName: customer_name, customerPhone: customer_phone }
      const wanted = {
        ...fromWire(wish),
        weekdays: [...new Set(weekdays)].sort(),
        addonIds: [...new Set(addon_ids)].sort(),
      }
      const known = await settings(tenant.id)
      assertFeature(known, 'waitlist')
      const { zone } = known
      // Who works there writes down whoever asks them.
      const joinedFrom = (await isOfMember(request)) ? null : networkKey(secret, tenant.id, request.ip)
      return writeOnce(request, reply, 201, async (tx) => {
        const entry = await join(tx, who, { ...wanted, joinedFrom }, { zone, now: request.now })
        const { id, serviceId: service_id, fromDate: from_date, toDate: to_date } = entry
        const after = { service_id, from_date, to_date }
        await audit(tx, byOf(request), { action: 'waitlist.join', objectType: 'waitlist', objectId: id, after })
        return { ...toWire(entry), manage_token: entryTokenOf(secret, tenant.id, entry) }
      }) as never
    })

    app.get('/waitlist/manage/:token/', { schema: show, config }, async (request) => {
      const { zone } = await settings(request.tenant.id)
      return viewOf(request.tenant.db, request, idOf(request), zone.name)
    })

    app.post(
      '/waitlist/manage/:token/accept/',
      { schema: take, config },
      act('waitlist.accept', (tx, id, around, body) => accept(tx, id, body as z.output<typeof AcceptBody>, around)),
    )
    app.post(
      '/waitlist/manage/:token/decline/',
      { schema: refuse, config },
      act('waitlist.decline', (tx, id, around, body) =>
        decline(tx, id, (body as z.output<typeof DeclineBody>).leave, around),
      ),
    )
    app.post(
      '/waitlist/manage/:token/leave/',
      { schema: quit, config },
      act('waitlist.leave', (tx, id, around) => leave(tx, id, around)),
    )
    app.post(
      '/waitlist/manage/:token/renew/',
      { schema: again, config },
      act('waitlist.renew', (tx, id, around) => renew(tx, id, around)),
    )
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
    permissions: { read: 'waitlist.read', write: 'waitlist.write' },
    notFound: EntryNotFoundError,
    // Before the transaction, which would otherwise hold its connection while it waits for another one.
    guard: async (request) => {
      await settings(request.tenant.id)
      return (_tx, write) => write()
    },
    actions: {
      cancel: {
        on: 'one',
        summary: 'Take an entry off the waiting list; what is offered to it is free again',
        permission: 'waitlist.write',
        refusals: [EntryClosedError],
        work: async ({ tx, request, id }) => {
          const { zone } = await settings(request.tenant.id)
          return leave(tx, id, { zone, now: request.now, by: doerOf(request) })
        },
      },
      offer: {
        on: 'one',
        summary: 'Offer a free time to them, out of turn: it is kept for half an hour, and their message tells of it',
        permission: 'waitlist.write',
        body: OfferBody,
        refusals: [EntryClosedError, NotOfferableError, ...refusals, ...limitRefusals],
        work: async ({ tx, request, id, body }) => {
          const { zone, maxBookings } = await settings(request.tenant.id)
          const wanted = fromWire(body as z.output<typeof OfferBody>)
          return offerByHand(tx, id, wanted, { zone, maxBookings, now: request.now, by: doerOf(request) })
        },
      },
      offers: {
        on: 'one',
        method: 'GET',
        summary: 'What an entry was offered, in order',
        permission: 'waitlist.read',
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
        permission: 'waitlist.write',
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
