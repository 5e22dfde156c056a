import type { Tenancy } from '@bookme/tenancy'
import type { FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { audit, byOf } from '../../core/audit/index.ts'
import type { Config } from '../../core/config.ts'
import {
  ForeignOriginError,
  IdempotencyConflictError,
  NoSuchAddressError,
  UnauthenticatedError,
} from '../../core/errors.ts'
import { IdempotencyHeaders, writeOnce } from '../../core/idempotency/index.ts'
import { networkKey } from '../../core/network.ts'
import { assertOwnOrigin } from '../../core/origin.ts'
import { envelope, pageOf, rowsOf } from '../../core/pagination.ts'
import { retrying } from '../../core/postgres.ts'
import { toDecimal } from '../../core/wire.ts'
import { type Booking, manageTokenOf } from '../bookings/index.ts'
import { preferencesOf, setPreferences } from '../communications/index.ts'
import {
  AskForCodeBody,
  CodeSentBody,
  contactOf,
  MyBookingBody,
  MyBookingsQuery,
  MyPreferencesBody,
  MyPreferencesPut,
  SessionBody,
  SignInWithCodeBody,
} from './contract.ts'
import { NoTextMessagesError, TooManyCodesError, WrongCodeError } from './errors.ts'
import { codeMinutes, type Issued, issueCode, redeemCode, sendCode } from './operations.ts'
import { endSession, listOwn, listOwnIds } from './queries.ts'
import { CustomerSessions, type SessionOptions } from './session.ts'

const tags = ['my']
const ask = {
  operationId: 'my_code_create',
  summary: 'Have a code sent, to see one’s own bookings',
  tags,
  headers: IdempotencyHeaders,
  body: AskForCodeBody,
  response: { 202: CodeSentBody.describe('If somebody here has this address or number, a code is on its way') },
  refusals: [TooManyCodesError, NoTextMessagesError, ForeignOriginError, IdempotencyConflictError],
}
const signIn = {
  operationId: 'my_session_create',
  summary: 'Trade the code for a session: a cookie of this host, for half a day',
  tags,
  body: SignInWithCodeBody,
  response: { 200: SessionBody.describe('The cookie is on the reply') },
  refusals: [WrongCodeError, ForeignOriginError],
}
const signOut = {
  operationId: 'my_session_destroy',
  summary: 'End the session',
  tags,
  response: { 204: z.void().describe('Ended') },
  refusals: [UnauthenticatedError, ForeignOriginError],
}
const list = {
  operationId: 'my_bookings_list',
  summary: 'One’s own bookings here, each with the token to move or cancel it',
  tags,
  querystring: MyBookingsQuery,
  response: { 200: pageOf(MyBookingBody).describe('One page') },
  refusals: [UnauthenticatedError, NoSuchAddressError],
}

const preferences = {
  operationId: 'my_preferences_retrieve',
  summary: 'On which channels one gets messages from here',
  tags,
  response: { 200: MyPreferencesBody.describe('Whoever has said nothing gets them all') },
  refusals: [UnauthenticatedError],
}
const prefer = {
  operationId: 'my_preferences_update',
  summary: 'Say on which channels one wants messages from here',
  tags,
  body: MyPreferencesPut,
  response: { 200: MyPreferencesBody.describe('From the next message on') },
  refusals: [UnauthenticatedError, ForeignOriginError],
}

// A person asks once or twice; whoever guesses, often.
const config = { permission: 'everyone', rateLimit: { max: 30, timeWindow: '1 minute' } } as const

export interface PortalOptions {
  tenancy: Pick<Tenancy, 'shared'>
  config: SessionOptions & Pick<Config, 'sms'>
}

/** What customers see of their own without an account: whoever can read a message sent to a contact has its bookings. */
export function portalRoutes({ tenancy, config: given }: PortalOptions): FastifyPluginAsyncZod {
  const { secret } = given
  // In development whoever runs it reads codes at `/dev/mail`.
  const takesNumbers = given.sms !== undefined || !given.isProduction
  const sessions = new CustomerSessions(given)
  const aroundOf = ({ tenant, now }: FastifyRequest) => ({ secret, tenantId: tenant.id, now })

  return async (app) => {
    app.addHook('onRequest', async (_request, reply) => {
      reply.header('cache-control', 'no-store')
    })

    app.post('/my/code/', { schema: ask, config }, async (request, reply) => {
      assertOwnOrigin(request)
      const contact = contactOf(request.body)
      if (contact.channel === 'sms' && !takesNumbers) {
        const message = 'No text messages are sent from here: give the address you booked with.'
        throw new NoTextMessagesError(message, { faults: [{ field: 'phone', message }] })
      }
      const { tenant, ip } = request
      const network = networkKey(secret, tenant.id, ip)
      let issued: Issued | undefined
      const answer = await writeOnce(request, reply, 202, async (tx) => {
        const after = { channel: contact.channel }
        ;[issued] = await Promise.all([
          issueCode(tx, contact, network, aroundOf(request)),
          audit(tx, byOf(request), { action: 'my.code', after }),
        ])
        return { expires_in_minutes: codeMinutes }
      })
      // Of a request that came again nothing is sent again. It is in the platform's tables: a transaction of its own.
      if (issued !== undefined) await sendCode(tenancy.shared.db, contact, issued, tenant)
      return answer as never
    })

    app.post('/my/session/', { schema: signIn, config }, async (request, reply) => {
      assertOwnOrigin(request)
      const { code, ...who } = request.body
      const { contact } = contactOf(who)
      const session = await retrying(() =>
        request.tenant.transaction(async (tx) => {
          const redeemed = await redeemCode(tx, contact, code, aroundOf(request))
          if (redeemed !== undefined) await audit(tx, byOf(request), { action: 'my.session', objectId: redeemed.id })
          return redeemed
        }),
      )
      if (session === undefined) throw new WrongCodeError('This code does not work, or does not work any more.')
      sessions.begin(request, reply, session)
      return { expires_at: session.expiresAt }
    })

    app.delete('/my/session/', { schema: signOut, config }, async (request, reply) => {
      const { id } = await sessions.get(request)
      await request.tenant.transaction((tx) =>
        Promise.all([
          endSession(tx, id, request.now),
          audit(tx, byOf(request), { action: 'my.session_end', objectId: id }),
        ]),
      )
      sessions.forget(request, reply)
      return reply.code(204).send()
    })

    app.get('/my/bookings/', { schema: list, config }, async (request) => {
      const session = await sessions.get(request)
      const { query, tenant, now } = request
      const { count, own } = await listOwn(tenant.db, session, { when: query.when, now, ...rowsOf(query) })
      const results = own.map(({ booking, parts }) => ({
        ...shown(booking),
        items: parts,
        manage_token: manageTokenOf(secret, tenant.id, booking),
      }))
      return envelope(request, query, count, results)
    })

    app.get('/my/preferences/', { schema: preferences, config }, async (request) => {
      const session = await sessions.get(request)
      const { db } = request.tenant
      return preferencesOf(db, await listOwnIds(db, session))
    })

    app.put('/my/preferences/', { schema: prefer, config }, async (request) => {
      const session = await sessions.get(request)
      const { body, tenant, now } = request
      return retrying(() =>
        tenant.transaction(async (tx) => {
          const ids = await listOwnIds(tx, session)
          const before = await preferencesOf(tx, ids)
          await setPreferences(tx, ids, body, { source: 'portal', now })
          const told = ids.map((id) => {
            return { action: 'my.preferences', objectType: 'customers', objectId: id, before, after: body }
          })
          if (told.length > 0) await audit(tx, byOf(request), ...told)
          return preferencesOf(tx, ids)
        }),
      )
    })
  }
}

/** No notes, no answers, and no id that leads to more. */
function shown({ reference, status, startTime, endTime, wallTime, timeZone, seats, ...money }: Booking) {
  const { priceMinor, feeMinor, currency } = money
  return {
    ...{ reference, status, seats, currency },
    ...{ start_time: startTime, end_time: endTime, wall_time: wallTime, time_zone: timeZone },
    ...{ price: toDecimal(priceMinor, currency), fee: toDecimal(feeMinor, currency) },
  }
}
