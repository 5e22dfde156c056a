import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { DomainError } from '../../core/errors.ts'
import { retrying } from '../../core/postgres.ts'
import { Instant } from '../../core/shapes.ts'
import {
  doerOf,
  IllegalTransitionError,
  MoveRefusedError,
  NotOfferedError,
  readManageToken,
  reschedule,
  SlotTakenError,
  StartInPastError,
  StartTooFarError,
  TooShortNoticeError,
  transition,
} from '../../modules/bookings/index.ts'
import {
  AmountUnfitError,
  findReceiptOf,
  NothingToPayError,
  ProviderUnavailableError,
  pay,
} from '../../modules/payments/index.ts'
import { formOf, queryOf } from '../forms.ts'
import { type SitePage, sendSite } from '../layout.ts'
import { notice } from '../parts/index.ts'
import { rememberVisit } from '../pay/back.ts'
import { receiptPage } from '../pay/receipt.ts'
import { doneIn, leadBack, sendDeadLink, type View, viewOf } from '../visitor.ts'
import { cancelPage, longestReason } from './cancel.ts'
import { dayIn, freeAt, freeWeek, nearest } from './free.ts'
import { checkPage, lostPage, movePage } from './move.ts'
import { doneNotice, visitPage } from './show.ts'
import './style.ts'
import { type ManageOptions, type Visit, visitOf } from './visit.ts'

// A person looks a few times; whoever tries tokens tries many.
const rateLimit = { max: 60, timeWindow: '1 minute' }
const config = { permission: 'everyone', hosts: 'tenant', rateLimit } as const
const schema = { hide: true }

/** What says that a start cannot be had, whyever. */
const lost = [SlotTakenError, NotOfferedError, StartInPastError, StartTooFarError, TooShortNoticeError]

/** The fee is another one than the page said. */
class FeeChanged extends Error {}

/** What a customer does with the link from their messages: see, move, cancel and pay, on pages that need no script. */
export function managePages(app: FastifyInstance, options: ManageOptions): void {
  const { settings, secret, paying } = options
  type Work = (visit: Visit, request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>

  /** The booking that the link is for; in the place of anybody else's, that it leads nowhere. */
  const withVisit = (work: Work) => async (request: FastifyRequest, reply: FastifyReply) => {
    const view = await viewOf(request, reply, settings)
    const { token } = request.params as { token: string }
    const id = readManageToken(secret, request.tenant.id, token, request.now)
    if (id === undefined) return sendDeadLink(reply, view)
    return work(await visitOf(view, id, options), request, reply)
  }
  const send = ({ view }: Visit, reply: FastifyReply, page: SitePage) => sendSite(view.request, reply, view, page)
  /** How it stands now, and why nothing was done. */
  const refuse = async (
    { view, booking }: Visit,
    reply: FastifyReply,
    why: 'moved' | 'cancelled' | 'pay' | 'payLater',
  ) => {
    const visit = await visitOf(view, booking.id, options)
    const code = why === 'payLater' ? 503 : 409
    return send(visit, reply.code(code), visitPage(visit, notice('bad', visit.say.refused[why], { isNew: true })))
  }
  const around = ({ settings: { zone } }: View, request: FastifyRequest) => {
    return { zone, now: request.now, by: { ...doerOf(request, 'link'), actorKind: 'customer' as const } }
  }
  /** What was said of the fee must hold when it is done. */
  const assertFee = async ({ view, booking }: Visit, said: string | undefined) => {
    const { standing } = await visitOf(view, booking.id, options)
    if (said !== undefined && standing.cancelFee > Number(said)) throw new FeeChanged()
  }

  leadBack(app, settings, ['/b/:token/pay'], ({ params }) => {
    return `/b/${encodeURIComponent((params as { token: string }).token)}`
  })

  app.get(
    '/b/:token',
    { config, schema },
    withVisit(async (visit, request, reply) =>
      send(visit, reply, visitPage(visit, doneNotice(visit, doneIn(request)))),
    ),
  )

  app.get(
    '/b/:token/cancel',
    { config, schema },
    withVisit(async (visit, _request, reply) =>
      visit.standing.can_cancel ? send(visit, reply, cancelPage(visit)) : reply.redirect(visit.base, 303),
    ),
  )

  app.post(
    '/b/:token/cancel',
    { config, schema },
    withVisit(async (visit, request, reply) => {
      const form = formOf(request)
      const reason = form.get('reason')?.trim() ?? ''
      const { view, booking, base } = visit
      if (reason.length > longestReason || reason.includes('\0')) {
        const faults = [{ field: 'reason', message: view.words.fault.long }]
        return send(visit, reply.code(400), cancelPage(visit, { reason, faults }))
      }
      try {
        await assertFee(visit, form.get('fee'))
        const step = { ...around(view, request), reason: reason === '' ? undefined : reason }
        await retrying(() => request.tenant.transaction((tx) => transition(tx, 'cancel', booking.id, step)))
      } catch (error) {
        if (error instanceof FeeChanged)
          return send(visit, reply.code(409), cancelPage(visit, { reason, hasChanged: true }))
        if (!(error instanceof IllegalTransitionError)) throw error
        // Sent twice: it is as they wanted it.
        if (visit.state !== 'cancelled') return refuse(visit, reply, 'cancelled')
      }
      return reply.redirect(`${base}?done=cancelled`, 303)
    }),
  )

  app.get(
    '/b/:token/move',
    { config, schema },
    withVisit(async (visit, request, reply) => {
      if (!visit.standing.can_move) return reply.redirect(visit.base, 303)
      const query = queryOf(request)
      const isAnyone = query.has('anyone')
      const staffId = isAnyone ? undefined : visit.booking.staffId
      const free = await freeWeek(visit, { day: dayIn(query.get('day')), staffId })
      return send(visit, reply, movePage(visit, { free, isAnyone }))
    }),
  )

  app.get(
    '/b/:token/move/check',
    { config, schema },
    withVisit(async (visit, request, reply) => {
      if (!visit.standing.can_move) return reply.redirect(visit.base, 303)
      const query = queryOf(request)
      const start = startIn(query.get('start'))
      if (start === undefined) return reply.redirect(`${visit.base}/move`, 303)
      const able = await freeAt(visit, start)
      if (able.length === 0) return send(visit, reply.code(409), lostPage(visit, start, await nearest(visit, start)))
      const isAnyone = query.has('anyone') || !able.includes(visit.booking.staffId)
      return send(visit, reply, checkPage(visit, { start, isAnyone }))
    }),
  )

  app.post(
    '/b/:token/move',
    { config, schema },
    withVisit(async (visit, request, reply) => {
      const form = formOf(request)
      const start = startIn(form.get('start'))
      if (start === undefined) return reply.redirect(`${visit.base}/move`, 303)
      const { view, booking } = visit
      const isAnyone = form.has('anyone')
      const startTime = Temporal.Instant.fromEpochMilliseconds(start)
      try {
        await assertFee(visit, form.get('fee'))
        const wanted = { startTime, staffId: isAnyone ? undefined : booking.staffId }
        await retrying(() =>
          request.tenant.transaction((tx) => reschedule(tx, booking.id, wanted, around(view, request))),
        )
      } catch (error) {
        if (error instanceof FeeChanged) {
          return send(visit, reply.code(409), checkPage(visit, { start, isAnyone, hasChanged: true }))
        }
        if (lost.some((kind) => error instanceof kind)) {
          return send(visit, reply.code(409), lostPage(visit, start, await nearest(visit, start)))
        }
        if (!(error instanceof IllegalTransitionError || error instanceof MoveRefusedError)) throw error
        return refuse(visit, reply, 'moved')
      }
      const moved = await visitOf(view, booking.id, options)
      return reply.redirect(`${moved.base}?done=moved`, 303)
    }),
  )

  app.post(
    '/b/:token/pay',
    { config, schema },
    withVisit(async (visit, request, reply) => {
      const { by } = around(visit.view, request)
      try {
        const { page } = await pay(request, reply, { bookingId: visit.booking.id, part: undefined, by }, paying)
        if (page === null) return reply.redirect(`${visit.base}?done=byHand`, 303)
        rememberVisit(request, reply, visit.base)
        return reply.redirect(new URL(page).pathname, 303)
      } catch (error) {
        if (!(error instanceof DomainError)) throw error
        if (error instanceof NothingToPayError || error instanceof AmountUnfitError) return refuse(visit, reply, 'pay')
        if (error instanceof ProviderUnavailableError) return refuse(visit, reply, 'payLater')
        throw error
      }
    }),
  )

  app.get(
    '/b/:token/receipts/:number',
    { config, schema },
    withVisit(async (visit, request, reply) => {
      const number = Number((request.params as { number: string }).number)
      const found =
        Number.isSafeInteger(number) && number < 2 ** 31
          ? await findReceiptOf(request.tenant.db, visit.booking.id, number)
          : undefined
      if (found === undefined) return sendDeadLink(reply, visit.view)
      return send(visit, reply, receiptPage(visit.view, found, { href: visit.base, label: visit.say.actions.back }))
    }),
  )
}

/** In milliseconds since 1970; `undefined`: it is no instant. */
function startIn(text: string | undefined): number | undefined {
  const read = Instant.safeDecode(text ?? '')
  return read.success ? read.data.epochMilliseconds : undefined
}
