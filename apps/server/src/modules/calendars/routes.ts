import type { TenantTx } from '@bookme/tenancy'
import type { FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { noSuchAddress } from '../../core/access.ts'
import { audit, byOf } from '../../core/audit/index.ts'
import { ForbiddenError, IdempotencyConflictError, NoSuchAddressError } from '../../core/errors.ts'
import { IdempotencyHeaders, writeOnce } from '../../core/idempotency/index.ts'
import { etagOf, isKnown, setEtag } from '../../core/resource/etag.ts'
import { IdParams } from '../../core/shapes.ts'
import { StaffMemberNotFoundError } from '../staff/index.ts'
import type { SettingsOf } from '../tenants/index.ts'
import { CalendarText, FeedBody, FeedParams } from './contract.ts'
import { NoCalendarError } from './errors.ts'
import { feedToken, findSubscribed } from './feeds.ts'
import { calendarOfBooking, feedOf } from './operations.ts'
import { findPerson, revokeFeed, type Subscribed } from './queries.ts'

export interface CalendarRoutesOptions {
  settings: SettingsOf
  /** Signs the tokens of feeds. */
  secret: string
  /** The platform's own domain. */
  baseDomain: string
}

const tags = ['calendars']
const file = {
  operationId: 'bookings_calendar',
  summary: 'A booking for the customer’s calendar',
  tags,
  params: IdParams,
  response: { 200: CalendarText.describe('iCalendar, with one event') },
  refusals: [NoCalendarError],
}
const feed = {
  operationId: 'calendars_feed',
  summary: 'What a staff member has to do, for a calendar to subscribe to',
  tags,
  params: FeedParams,
  conditional: 'if-none-match',
  response: {
    200: CalendarText.describe('iCalendar, from 30 days ago to 366 ahead'),
    304: z.void().describe('As the client has it'),
  },
  refusals: [NoSuchAddressError],
} as const
const address = {
  operationId: 'staff_feed',
  summary: 'The address of a staff member’s feed',
  tags,
  headers: IdempotencyHeaders,
  params: IdParams,
  response: { 200: FeedBody.describe('It works until it is revoked, and while the person is active') },
  refusals: [StaffMemberNotFoundError, IdempotencyConflictError],
}
const revocation = {
  operationId: 'staff_revoke_feed',
  summary: 'Make the address of a staff member’s feed worthless, for a new one',
  tags,
  headers: IdempotencyHeaders,
  params: IdParams,
  response: { 200: FeedBody.describe('The new address') },
  refusals: [StaffMemberNotFoundError, IdempotencyConflictError],
}

const mediaType = 'text/calendar; charset=utf-8'

// Calendars ask every hour or so; a long feed costs more to write than most answers.
const rateLimit = { max: 60, timeWindow: '1 minute' }

export function calendarRoutes({ settings, secret, baseDomain }: CalendarRoutesOptions): FastifyPluginAsyncZod {
  const aroundOf = ({ tenant, now }: FastifyRequest) => ({ business: tenant.name, baseDomain, now })

  /** Whose feed may be seen by whoever asks: their own, and of who leads the business everybody's. */
  const personOf = async (tx: TenantTx, { params, ownStaffId }: FastifyRequest): Promise<Subscribed> => {
    const { id } = params as { id: string }
    const person = await findPerson(tx, id)
    if (person === undefined) throw new StaffMemberNotFoundError(`There is no staff member ${id} here.`)
    if (ownStaffId === null || ownStaffId === id) return person
    throw new ForbiddenError('The address of a feed is for the person themselves, and for owners and managers.')
  }

  const addressOf = ({ tenant, protocol, host }: FastifyRequest, person: Subscribed) => {
    const token = feedToken(secret, tenant, person)
    return { url: `${protocol}://${host}/api/calendars/${token}.ics`, token }
  }

  /** Whoever has the address sees the calendar: giving it out is written down like a change. */
  const feedEvent = (action: string, { id, name }: Subscribed) => {
    return { action, objectType: 'staff', objectId: id, objectLabel: name }
  }

  return async (app) => {
    app.get(
      '/bookings/:id/calendar.ics',
      { schema: file, config: { permission: 'bookings.read', own: true } },
      async (request, reply) => {
        const { text, filename } = await calendarOfBooking(request.tenant.db, request.params.id, {
          ...aroundOf(request),
          ownStaffId: request.ownStaffId,
        })
        return reply.type(mediaType).header('content-disposition', `attachment; filename="${filename}"`).send(text)
      },
    )

    app.get(
      '/calendars/:token.ics',
      { schema: feed, config: { permission: 'everyone', rateLimit } },
      async (request, reply) => {
        const { tenant } = request
        const person = await findSubscribed(secret, tenant, request.params.token)
        if (person === undefined) throw noSuchAddress()
        const { language } = await settings(tenant.id)
        const text = await feedOf(tenant.db, person, { ...aroundOf(request), language })
        const etag = etagOf({ text })
        setEtag(reply, etag)
        // The calendar itself may keep it, nobody on the way, and asks each time whether it is still so.
        reply.header('cache-control', 'private, no-cache')
        return isKnown(request, etag) ? reply.code(304).send() : reply.type(mediaType).send(text)
      },
    )

    app.post(
      '/staff/:id/feed/',
      { schema: address, config: { permission: 'feeds.write', own: true } },
      (request, reply) =>
        writeOnce(request, reply, 200, async (tx) => {
          const person = await personOf(tx, request)
          await audit(tx, byOf(request), feedEvent('staff.feed', person))
          return addressOf(request, person)
        }) as never,
    )

    app.post(
      '/staff/:id/revoke_feed/',
      { schema: revocation, config: { permission: 'feeds.write', own: true } },
      (request, reply) =>
        writeOnce(request, reply, 200, async (tx) => {
          const person = await personOf(tx, request)
          const told = audit(tx, byOf(request), feedEvent('staff.revoke_feed', person))
          const [revoked] = await Promise.all([revokeFeed(tx, person.id), told])
          return addressOf(request, revoked)
        }) as never,
    )
  }
}
