import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { NoSuchAddressError } from '../../core/errors.ts'
import { retrying } from '../../core/postgres.ts'
import { Instant, PlainDate } from '../../core/shapes.ts'
import { dateNamed } from '../../core/time.ts'
import { giveBack, holdTokenOf, manageTokenOf, renewHold } from '../../modules/bookings/index.ts'
import { handedInAs } from '../../modules/payments/index.ts'
import { formOf, queryOf } from '../forms.ts'
import { type SitePage, sendSite } from '../layout.ts'
import { bookingScript } from './assets.ts'
import { codeFault, codeIn, withCode } from './codes.ts'
import { answerFaults, answersIn, readContact, type Typed, typedIn } from './contact.ts'
import { type DetailsShown, detailsPage } from './details.ts'
import { freeTimes } from './free-times.ts'
import {
  aroundOf,
  confirm,
  findHeld,
  heldBefore,
  isLost,
  nearestTo,
  readHeld,
  rememberHold,
  takeTime,
} from './holding.ts'
import { lostPage, whyLost } from './lost.ts'
import { morePage } from './more.ts'
import { optionsPage } from './options.ts'
import { type View, viewOf } from './page.ts'
import type { BookingPagesOptions } from './routes.ts'
import { openShop } from './shop.ts'
import { timesPage } from './times.ts'
import { addressOf, type Choice, choiceIn, isId, resolve } from './visit.ts'

// As at the API: a person books a few times; a program that fills a calendar does it all day.
const looking = { permission: 'everyone', hosts: 'tenant', rateLimit: { max: 300, timeWindow: '1 minute' } } as const
export const acting = {
  permission: 'everyone',
  hosts: 'tenant',
  rateLimit: { max: 30, timeWindow: '1 minute' },
} as const
export const schema = { hide: true }

export function send(view: View, reply: FastifyReply, page: SitePage): FastifyReply {
  return sendSite(view.request, reply, view, { ...page, scripts: [bookingScript] })
}

/** What an address or a form says is wanted, by what is offered here. @throws {NoSuchAddressError} */
export async function chosen({ request, language }: View, form = queryOf(request)) {
  const choice = choiceIn(form)
  if (choice === undefined || !choice.parts.every(areIds)) throw new NoSuchAddressError('Nothing is chosen.')
  if (choice.staffId !== undefined && !isId(choice.staffId)) throw new NoSuchAddressError('There is nobody like that.')
  const shop = await openShop(request.tenant.db, language)
  return { shop, choice, parts: resolve(shop, choice) }
}

const areIds = ({ serviceId, variantId, addonIds }: Choice['parts'][number]) =>
  [serviceId, ...(variantId === undefined ? [] : [variantId]), ...addonIds].every(isId)

export const dayIn = (text: string | undefined): number | undefined =>
  text !== undefined && PlainDate.safeParse(text).success ? dateNamed(text) : undefined

/** From choosing a service to what confirms it: links and plain forms, each step an address of its own. */
export function bookingFlow(
  app: FastifyInstance,
  { settings, secret, reductions }: BookingPagesOptions,
  isEmbedded: boolean,
  pay: (view: View, reply: FastifyReply, bookingId: string, token: string) => Promise<FastifyReply>,
): void {
  const base = isEmbedded ? '/embed' : ''
  const view = (request: FastifyRequest, reply: FastifyReply) => viewOf(request, reply, settings, isEmbedded)

  // Where only forms lead, for whoever comes by the address.
  for (const path of ['/book', '/book/hold']) {
    app.get(base + path, { config: looking, schema }, async (_request, reply) =>
      reply.redirect(isEmbedded ? '/embed' : '/', 303),
    )
  }
  for (const step of ['keep', 'release', 'code']) {
    app.get(`${base}/book/details/:token/${step}`, { config: looking, schema }, async (request, reply) => {
      const { token } = request.params as { token: string }
      return reply.redirect(`${base}/book/details/${encodeURIComponent(token)}`, 303)
    })
  }

  app.get(`${base}/book/more`, { config: looking, schema }, async (request, reply) => {
    const page = await view(request, reply)
    const { shop, choice } = await chosen(page)
    return send(page, reply, morePage(page, { shop, choice }))
  })

  app.get(`${base}/book/times`, { config: looking, schema }, async (request, reply) => {
    const page = await view(request, reply)
    const { shop, choice, parts } = await chosen(page)
    const free = await freeTimes(request.tenant.db, page, choice, {
      day: dayIn(queryOf(request).get('day')),
      horizonDays: parts[0].service.horizonDays,
      exclude: await heldBefore(request, secret),
    })
    return send(page, reply, timesPage(page, { shop, choice, parts, free }))
  })

  app.get(`${base}/book/:service`, { config: looking, schema }, async (request, reply) => {
    const { service: id } = request.params as { service: string }
    const before = choiceIn(queryOf(request))
    const page = await view(request, reply)
    const shop = await openShop(request.tenant.db, page.language)
    const service = shop.services.get(id)
    if (service === undefined) throw new NoSuchAddressError('There is no such service here.')
    if (before !== undefined) resolve(shop, before)
    return send(page, reply, optionsPage(page, { shop, service, before }))
  })

  app.post(`${base}/book/hold`, { config: acting, schema }, async (request, reply) => {
    const form = formOf(request)
    const page = await view(request, reply)
    const { shop, choice, parts } = await chosen(page, form)
    const startTime = startIn(form.get('start'))
    if (startTime === undefined) return reply.redirect(addressOf(`${base}/book/times`, choice), 303)
    try {
      const token = await takeTime(page, choice, startTime, { secret, replaces: await heldBefore(request, secret) })
      rememberHold(request, reply, token, isEmbedded)
      return reply.redirect(`${base}/book/details/${token}`, 303)
    } catch (error) {
      if (!isLost(error)) throw error
      const nearest = await nearestTo(page, choice, startTime)
      const shown = { error, start: startTime.epochMilliseconds, nearest, choice, parts, shop }
      return send(page, reply.code(error.kind === 'conflict' ? 409 : 400), lostPage(page, shown))
    }
  })

  const address = `${base}/book/details/:token`
  app.get(address, { config: looking, schema }, async (request, reply) => {
    const page = await view(request, reply)
    const held = await findHeld(page, readHeld(request, secret))
    return isSettled(held) ? toDone(page, reply, held) : details(page, reply, { held })
  })

  app.post(address, { config: acting, schema }, async (request, reply) => {
    const page = await view(request, reply)
    const form = formOf(request)
    const typed = typedIn(form)
    const held = await findHeld(page, readHeld(request, secret))
    // Tapped twice, it is booked once.
    if (isSettled(held)) return toDone(page, reply, held)
    const { contact, faults } = readContact(typed, page.words)
    const code = codeIn(typed)
    if (contact === undefined) {
      const told = await withCode(page, held, code, reductions)
      return details(page, reply.code(422), {
        ...told,
        typed,
        faults: [...faults, ...(told.fault ? [told.fault] : [])],
      })
    }
    const { name: customerName, email: customerEmail, phone: customerPhone, notes } = contact
    const who = { customerName, customerEmail, customerPhone, notes, customerLanguage: page.language }
    const answers = answersIn(typed, held.fields)
    const startTime = startIn(form.get('start'))
    try {
      if (code !== undefined) await reductions.admit(request)
      const handed = code === undefined ? {} : await handedInAs(request.tenant.db, code)
      const booking = await confirm(page, held, { ...who, answers, ...handed }, { secret, startTime, reductions })
      const token = manageTokenOf(secret, request.tenant.id, booking)
      if (booking.awaitsPayment && !isEmbedded) return pay(page, reply, booking.id, token)
      return reply.redirect(`${base}/book/done/${token}`, 303)
    } catch (error) {
      return explain(page, reply, { error, held, typed, wanted: startTime ?? held.booking.startTime })
    }
  })

  // What a code takes off, before anything is booked.
  app.post(`${address}/code`, { config: acting, schema }, async (request, reply) => {
    const page = await view(request, reply)
    const typed = typedIn(formOf(request))
    const held = await findHeld(page, readHeld(request, secret))
    if (isSettled(held)) return toDone(page, reply, held)
    const told = await withCode(page, held, codeIn(typed), reductions)
    const isRefused = told.fault !== undefined
    return details(page, isRefused ? reply.code(422) : reply, {
      ...{ held: told.held, typed },
      faults: told.fault ? [told.fault] : [],
    })
  })

  app.post(`${address}/keep`, { config: acting, schema }, async (request, reply) => {
    const page = await view(request, reply)
    const id = readHeld(request, secret)
    const typed = typedIn(formOf(request))
    const { tenant } = request
    const isKept = await retrying(() => tenant.transaction((tx) => renewHold(tx, id, aroundOf(request, page)))).then(
      () => true,
      // Too late, or for too long: the page says so, and what was typed stays.
      () => false,
    )
    const found = await findHeld(page, id)
    if (isSettled(found)) return toDone(page, reply, found)
    const { held } = await withCode(page, found, codeIn(typed), reductions)
    return details(page, reply, { held, typed, isKept })
  })

  app.post(`${address}/release`, { config: acting, schema }, async (request, reply) => {
    const page = await view(request, reply)
    const id = readHeld(request, secret)
    const { choice, booking } = await findHeld(page, id)
    await request.tenant.transaction((tx) => giveBack(tx, id, aroundOf(request, page)))
    const day = page.format.zone.dateOf(booking.startTime.epochMilliseconds)
    const shown =
      day < page.format.zone.dateOf(page.now) ? undefined : new Date(day * 86_400_000).toISOString().slice(0, 10)
    return reply.redirect(addressOf(`${base}/book/times`, choice, { day: shown }), 303)
  })

  type Found = Awaited<ReturnType<typeof findHeld>>

  function details(
    page: View,
    reply: FastifyReply,
    shown: Omit<DetailsShown, 'token'> & { held: Found },
  ): FastifyReply {
    const token = holdTokenOf(secret, page.request.tenant.id, shown.held.booking)
    return send(page, reply, detailsPage(page, { ...shown, token }))
  }

  function toDone(page: View, reply: FastifyReply, { booking }: Found): FastifyReply {
    return reply.redirect(`${base}/book/done/${manageTokenOf(secret, page.request.tenant.id, booking)}`, 303)
  }

  /** Why it was not booked, with what was typed and a way on. */
  async function explain(
    page: View,
    reply: FastifyReply,
    { error, held, typed, wanted }: { error: unknown; held: Found; typed: Typed; wanted: Temporal.Instant },
  ): Promise<FastifyReply> {
    const { say, words, request } = page
    const fault = codeFault(page, error)
    if (fault !== undefined) return details(page, reply.code(422), { held, typed, faults: [fault] })
    if (isLost(error)) {
      const nearest = await nearestTo(page, held.choice, wanted)
      const refusal = `${say.lost.title}. ${whyLost(page, error)}`
      return details(page, reply.code(409), { held: { ...held, hasLapsed: true }, typed, refusal, nearest })
    }
    const { code } = error as { code?: string }
    switch (code) {
      case 'services.invalid_answers': {
        const faults = answerFaults(error as Parameters<typeof answerFaults>[0], held.fields, words)
        return details(page, reply.code(422), { held, typed, faults })
      }
      case 'bookings.too_many_bookings':
        return details(page, reply.code(409), { held, typed, refusal: say.details.tooMany })
      case 'customers.please_call':
        return details(page, reply.code(409), {
          ...{ held, typed, refusal: say.details.pleaseCall(page.settings.phone) },
        })
      case 'bookings.not_accepting':
        return details(page, reply.code(409), { held, typed, refusal: say.details.notAccepting })
      case 'bookings.illegal_transition':
        // Tapped twice at once: the other one booked it.
        return toDone(page, reply, await findHeld(page, readHeld(request, secret)))
    }
    throw error
  }
}

const isSettled = ({ booking: { status } }: { booking: { status: string } }) =>
  status !== 'held' && status !== 'expired'

function startIn(text: string | undefined): Temporal.Instant | undefined {
  const read = Instant.safeParse(text)
  return read.success ? read.data : undefined
}
