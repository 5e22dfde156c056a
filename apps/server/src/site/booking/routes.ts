import type { FastifyError, FastifyInstance, FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { audit, byOf } from '../../core/audit/index.ts'
import { DomainError, NoSuchAddressError } from '../../core/errors.ts'
import { networkKey } from '../../core/network.ts'
import { retrying } from '../../core/postgres.ts'
import { bookingOf, doerOf, type Reductions, readManageToken } from '../../modules/bookings/index.ts'
import { type PayOptions, pay } from '../../modules/payments/index.ts'
import { type BookmeTenancy, hasFeature, type SettingsOf } from '../../modules/tenants/index.ts'
import { entryTokenOf, joinWaitlist, readEntryToken } from '../../modules/waitlist/index.ts'
import { formOf, queryOf, takeForms } from '../forms.ts'
import { sendSite } from '../layout.ts'
import { sendRefusal } from '../refusals.ts'
import { assetRoutes, bookingScript } from './assets.ts'
import { readContact, typedIn } from './contact.ts'
import { donePage } from './done.ts'
import { acting, bookingFlow, chosen, dayIn, schema, send } from './flow.ts'
import { homePage } from './home.ts'
import { hoursOf } from './hours.ts'
import { type View, viewOf } from './page.ts'
import { openShop } from './shop.ts'
import { soonestStarts } from './soonest.ts'
import './style.ts'
import { isoDay } from './times.ts'
import { type PartOfWaiting, partsOfWaiting, waitingPage, waitPage } from './wait.ts'

export interface BookingPagesOptions {
  tenancy: BookmeTenancy
  settings: SettingsOf
  /** Signs the tokens of holds and links. */
  secret: string
  paying: PayOptions
  /** Knows what codes are worth. */
  reductions: Reductions
}

const looking = { permission: 'everyone', hosts: 'tenant', rateLimit: { max: 300, timeWindow: '1 minute' } } as const

/** The business's own page, at `/` of its host. */
export function homeOf({ settings }: Pick<BookingPagesOptions, 'settings'>, isEmbedded = false) {
  return async (
    request: FastifyRequest,
    reply: FastifyReply,
    { banner }: { banner?: Parameters<typeof sendSite>[3]['banner'] } = {},
  ): Promise<FastifyReply> => {
    const { db } = request.tenant
    const view = await viewOf(request, reply, settings, isEmbedded)
    const [shop, hours] = await Promise.all([openShop(db, view.language), hoursOf(db, view)])
    const soonest = await soonestStarts(db, shop, view)
    const page = homePage(view, { shop, hours, soonest })
    // Elsewhere it is the same page: only there it is to be found.
    return sendSite(request, reply, view, { ...page, banner, scripts: isEmbedded ? [bookingScript] : [] })
  }
}

/** Everything on which customers book, on the business's host and in frames of other sites. */
export function bookingPages(options: BookingPagesOptions): FastifyPluginAsync {
  return async (app) => {
    takeForms(app)
    for (const isEmbedded of [false, true]) await app.register(async (scope) => addPages(scope, options, isEmbedded))
    assetRoutes(app, options)
  }
}

function addPages(app: FastifyInstance, options: BookingPagesOptions, isEmbedded: boolean): void {
  const { settings, secret, paying } = options
  const base = isEmbedded ? '/embed' : ''
  const view = (request: FastifyRequest, reply: FastifyReply) => viewOf(request, reply, settings, isEmbedded)

  app.setErrorHandler(async (error: FastifyError, request, reply) => {
    // Where there is no business there is no page of one.
    if (request.tenantOrNull === null) throw error
    return sendRefusal(error, request, reply, await view(request, reply))
  })

  if (isEmbedded) app.get('/embed', { config: looking, schema }, homeOf(options, true))
  bookingFlow(app, options, isEmbedded, toPayment)

  const bookingIn = async ({ request, language }: View) => {
    const { token } = request.params as { token: string }
    const id = readManageToken(secret, request.tenant.id, token, request.now)
    if (id === undefined) throw new NoSuchAddressError('This link does not work any more.')
    return { token, ...(await bookingOf(request.tenant.db, id, language)) }
  }

  app.get(`${base}/book/done/:token`, { config: looking, schema }, async (request, reply) => {
    const page = await view(request, reply)
    const done = await bookingIn(page)
    const cannotPay = queryOf(request).has('unpaid')
    return send(page, reply, donePage(page, { ...done, cannotPay }))
  })

  app.post(`${base}/book/done/:token/pay`, { config: acting, schema }, async (request, reply) => {
    const page = await view(request, reply)
    const { booking, token } = await bookingIn(page)
    return toPayment(page, reply, booking.id, token)
  })

  /** To the page of the payment; where there is none at present, to what was booked, which says so. */
  async function toPayment(page: View, reply: FastifyReply, bookingId: string, token: string): Promise<FastifyReply> {
    const { request } = page
    const by = { ...doerOf(request, 'page'), actorKind: 'customer' as const }
    const done = `${base}/book/done/${token}`
    try {
      const { page: address } = await pay(request, reply, { bookingId, part: 'deposit', by }, paying)
      return reply.redirect(address ?? done, 303)
    } catch (error) {
      if (!(error instanceof DomainError)) throw error
      request.log.warn({ code: error.code }, 'no way to pay')
      return reply.redirect(`${done}?unpaid=1`, 303)
    }
  }

  app.get(`${base}/book/wait`, { config: looking, schema }, async (request, reply) => {
    const page = await view(request, reply)
    const { choice, parts } = await chosen(page)
    assertWaiting(page)
    const day = Math.max(dayIn(queryOf(request).get('day')) ?? 0, page.format.zone.dateOf(page.now))
    return send(page, reply, waitPage(page, { choice, parts, day }))
  })

  app.post(`${base}/book/wait`, { config: acting, schema }, async (request, reply) => {
    const form = formOf(request)
    const page = await view(request, reply)
    const { choice, parts } = await chosen(page, form)
    assertWaiting(page)
    const { say, words } = page
    const typed = typedIn(form)
    const today = page.format.zone.dateOf(page.now)
    const [from, to] = [dayIn(typed.from), dayIn(typed.to)]
    const { contact, faults } = readContact(typed, words)
    const dates = from === undefined || to === undefined || from > to ? [{ field: 'to', message: say.wait.dates }] : []
    const shown = { choice, parts, day: today, typed }
    if (contact === undefined || from === undefined || to === undefined || dates.length > 0) {
      return send(page, reply.code(422), waitPage(page, { ...shown, faults: [...dates, ...faults] }))
    }
    const { tenant } = request
    const [{ serviceId, variantId = null, addonIds }] = choice.parts
    const wish = {
      ...{ serviceId, variantId, addonIds: addonIds.toSorted(), staffId: choice.staffId ?? null, seats: choice.seats },
      ...{ fromDate: isoDay(from), toDate: isoDay(to), ...timesOf(typed.part) },
      joinedFrom: networkKey(secret, tenant.id, request.ip),
    }
    const who = { customerEmail: contact.email, customerName: contact.name, customerPhone: contact.phone }
    try {
      const entry = await retrying(() =>
        tenant.transaction(async (tx) => {
          const made = await joinWaitlist(tx, who, wish, { zone: page.settings.zone, now: request.now })
          const after = { service_id: serviceId, from_date: made.fromDate, to_date: made.toDate }
          await audit(tx, byOf(request), {
            ...{ action: 'waitlist.join', objectType: 'waitlist', objectId: made.id, after },
          })
          return made
        }),
      )
      return reply.redirect(`${base}/book/waiting/${entryTokenOf(secret, tenant.id, entry)}`, 303)
    } catch (error) {
      const { code } = error as { code?: string }
      if (code === 'waitlist.invalid_dates') {
        const fault = { field: 'to', message: say.wait.dates }
        return send(page, reply.code(422), waitPage(page, { ...shown, faults: [fault] }))
      }
      const refusals: Record<string, string> = {
        'customers.please_call': say.details.pleaseCall(page.settings.phone),
        ...{ 'waitlist.duplicate': say.wait.duplicate, 'waitlist.too_many_entries': say.wait.tooMany },
      }
      const refusal = refusals[code ?? '']
      if (refusal === undefined) throw error
      return send(page, reply.code(409), waitPage(page, { ...shown, refusal }))
    }
  })

  app.get(`${base}/book/waiting/:token`, { config: looking, schema }, async (request, reply) => {
    const { token } = request.params as { token: string }
    if (readEntryToken(secret, request.tenant.id, token, request.now) === undefined) {
      throw new NoSuchAddressError('This link does not work any more.')
    }
    const page = await view(request, reply)
    return send(page, reply, waitingPage(page, token))
  })
}

/** @throws {NoSuchAddressError} the business keeps no list */
function assertWaiting({ settings }: View): void {
  if (!hasFeature(settings, 'waitlist')) throw new NoSuchAddressError('There is no waiting list here.')
}

const timesOf = (part = 'any') => partsOfWaiting[part as PartOfWaiting] ?? partsOfWaiting.any
