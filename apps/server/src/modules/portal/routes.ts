import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import {
  ForeignOriginError,
  IdempotencyConflictError,
  NoSuchAddressError,
  UnauthenticatedError,
} from '../../core/errors.ts'
import { askedLanguage } from '../../core/i18n.ts'
import { IdempotencyHeaders } from '../../core/idempotency/index.ts'
import { envelope, pageOf, rowsOf } from '../../core/pagination.ts'
import { toDecimal } from '../../core/wire.ts'
import { type Booking, manageTokenOf } from '../bookings/index.ts'
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
import { Portal, type PortalOptions } from './portal.ts'

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

/** What customers see of their own, over HTTP. */
export function portalRoutes(options: PortalOptions): FastifyPluginAsyncZod {
  const portal = new Portal(options)
  const { secret } = options.config

  return async (app) => {
    app.addHook('onRequest', async (_request, reply) => {
      reply.header('cache-control', 'no-store')
    })

    app.post('/my/code/', { schema: ask, config }, async (request, reply) => {
      return portal.ask(request, reply, contactOf(request.body)) as never
    })

    app.post('/my/session/', { schema: signIn, config }, async (request, reply) => {
      const { code, ...who } = request.body
      const { contact } = contactOf(who)
      const { expiresAt } = await portal.enter(request, reply, { contact, code })
      return { expires_at: expiresAt }
    })

    app.delete('/my/session/', { schema: signOut, config }, async (request, reply) => {
      await portal.leave(request, reply)
      return reply.code(204).send()
    })

    app.get('/my/bookings/', { schema: list, config }, async (request) => {
      const session = await portal.session(request)
      const { query, tenant } = request
      const { count, own } = await portal.bookings(request, session, {
        when: query.when,
        language: askedLanguage(request),
        ...rowsOf(query),
      })
      const results = own.map(({ booking, parts }) => ({
        ...shown(booking),
        items: parts,
        manage_token: manageTokenOf(secret, tenant.id, booking),
      }))
      return envelope(request, query, count, results)
    })

    app.get('/my/preferences/', { schema: preferences, config }, async (request) => {
      return portal.preferences(request, await portal.session(request))
    })

    app.put('/my/preferences/', { schema: prefer, config }, async (request) => {
      return portal.prefer(request, await portal.session(request), request.body)
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
