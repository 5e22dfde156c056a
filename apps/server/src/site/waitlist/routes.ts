import type { TenantTx } from '@bookme/tenancy'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { audit } from '../../core/audit/index.ts'
import { DomainError } from '../../core/errors.ts'
import { retrying } from '../../core/postgres.ts'
import { HoldLapsedError, TooManyBookingsError } from '../../modules/bookings/index.ts'
import { PleaseCallError } from '../../modules/customers/index.ts'
import { InvalidAnswersError } from '../../modules/services/index.ts'
import type { SettingsOf } from '../../modules/tenants/index.ts'
import {
  accept,
  aroundHolder,
  DuplicateEntryError,
  decline,
  EntryClosedError,
  goRound,
  holderOf,
  leave,
  NoOfferError,
  readEntryToken,
  renew,
  TooManyEntriesError,
} from '../../modules/waitlist/index.ts'
import { formOf } from '../forms.ts'
import { sendSite } from '../layout.ts'
import '../manage/style.ts'
import { notice } from '../parts/index.ts'
import { doneIn, leadBack, sendDeadLink, viewOf } from '../visitor.ts'
import type { WaitWords } from '../words/wait.ts'
import { answersIn, faultsOf } from './answers.ts'
import { type Waiting, waitingOf } from './entry.ts'
import { longestNote, waitPage } from './show.ts'

export interface WaitOptions {
  settings: SettingsOf
  /** Has signed the links. */
  secret: string
}

const config = { permission: 'everyone', hosts: 'tenant', rateLimit: { max: 60, timeWindow: '1 minute' } } as const
const schema = { hide: true }

/** What somebody who waits does with the link from their messages. */
export function waitPages(app: FastifyInstance, { settings, secret }: WaitOptions): void {
  type Work = (waiting: Waiting, request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>
  type Step = (tx: TenantTx, id: string, around: Awaited<ReturnType<typeof aroundHolder>>) => Promise<unknown>

  /** The entry that the link is for; in the place of anybody else's, that it leads nowhere. */
  const withEntry = (work: Work) => async (request: FastifyRequest, reply: FastifyReply) => {
    const view = await viewOf(request, reply, settings)
    const { token } = request.params as { token: string }
    const id = readEntryToken(secret, request.tenant.id, token, request.now)
    const waiting = id === undefined ? undefined : await waitingOf(view, { id, token, secret })
    return waiting === undefined ? sendDeadLink(reply, view) : work(waiting, request, reply)
  }
  const again = (waiting: Waiting) =>
    waitingOf(waiting.view, { id: waiting.found.entry.id, token: waiting.base.slice('/w/'.length), secret })

  /** What was not done, and how it stands now. */
  const refuse = async (before: Waiting, reply: FastifyReply, error: unknown) => {
    const why = refusalOf(error)
    const waiting = await again(before)
    if (why === undefined || waiting === undefined) throw error
    // Somebody with the same link, or the same person twice: it is as they wanted it.
    if (why === 'gone' && waiting.state === 'booked') return reply.redirect(waiting.base, 303)
    const told = notice('bad', waiting.say.refused[why], { isNew: true })
    const form = formOf(waiting.view.request)
    return sendSite(waiting.view.request, reply.code(409), waiting.view, waitPage(waiting, { told, form }))
  }
  /** In a transaction of its own, and with its line in the audit. */
  const act = async ({ found }: Waiting, request: FastifyRequest, action: string, step: Step) => {
    const { id } = found.entry
    const around = await aroundHolder(request, settings)
    await retrying(() =>
      request.tenant.transaction(async (tx) => {
        await step(tx, id, around)
        await audit(tx, holderOf(request), { action: `waitlist.${action}`, objectType: 'waitlist', objectId: id })
      }),
    )
  }

  const forms = ['accept', 'decline', 'leave', 'renew'].map((step) => `/w/:token/${step}`)
  leadBack(app, settings, forms, ({ params }) => `/w/${encodeURIComponent((params as { token: string }).token)}`)

  app.get(
    '/w/:token',
    { config, schema },
    withEntry(async (waiting, request, reply) => {
      const done = doneIn(request)
      const isKnown = done === 'renewed' || done === 'declined' || done === 'left'
      const told =
        isKnown && isStill(waiting, done) ? notice('good', waiting.say.done[done], { isNew: true }) : undefined
      return sendSite(request, reply, waiting.view, waitPage(waiting, { told }))
    }),
  )

  app.post(
    '/w/:token/accept',
    { config, schema },
    withEntry(async (waiting, request, reply) => {
      const form = formOf(request)
      const { view, fields } = waiting
      const notes = form.get('notes')?.trim()
      if (notes !== undefined && (notes.length > longestNote || notes.includes('\0'))) {
        const faults = [{ field: 'notes', message: view.words.fault.long }]
        return sendSite(request, reply.code(400), view, waitPage(waiting, { form, faults }))
      }
      try {
        const said = { notes, answers: answersIn(form, fields) }
        await act(waiting, request, 'accept', (tx, id, around) => accept(tx, id, said, around))
      } catch (error) {
        if (!(error instanceof InvalidAnswersError)) return refuse(waiting, reply, error)
        const faults = faultsOf(error.faults, { form, fields, words: view.words })
        return sendSite(request, reply.code(400), view, waitPage(waiting, { form, faults }))
      }
      const booked = (await again(waiting))?.booked
      return reply.redirect(booked === undefined ? waiting.base : `${booked}?done=accepted`, 303)
    }),
  )

  app.post(
    '/w/:token/decline',
    { config, schema },
    withEntry(async (waiting, request, reply) => {
      const isLeaving = formOf(request).has('leave')
      try {
        await act(waiting, request, 'decline', (tx, id, around) => decline(tx, id, isLeaving, around))
      } catch (error) {
        return refuse(waiting, reply, error)
      }
      return reply.redirect(`${waiting.base}?done=${isLeaving ? 'left' : 'declined'}`, 303)
    }),
  )

  app.post(
    '/w/:token/leave',
    { config, schema },
    withEntry(async (waiting, request, reply) => {
      if (waiting.state === 'left') return reply.redirect(`${waiting.base}?done=left`, 303)
      try {
        await act(waiting, request, 'leave', (tx, id, around) => leave(tx, id, around))
      } catch (error) {
        return refuse(waiting, reply, error)
      }
      return reply.redirect(`${waiting.base}?done=left`, 303)
    }),
  )

  app.post(
    '/w/:token/renew',
    { config, schema },
    withEntry(async (waiting, request, reply) => {
      // That it has lapsed is written down by whoever comes by next: now.
      if (waiting.state === 'missed' && waiting.found.entry.status === 'offered') {
        await goRound(request.tenant, await aroundHolder(request, settings))
      }
      try {
        await act(waiting, request, 'renew', (tx, id, around) => renew(tx, id, around))
      } catch (error) {
        return refuse(waiting, reply, error)
      }
      return reply.redirect(`${waiting.base}?done=renewed`, 303)
    }),
  )
}

/** A notice of what has been done is no lie when somebody comes back to it later. */
function isStill({ state }: Waiting, done: 'renewed' | 'declined' | 'left'): boolean {
  return done === 'left' ? state === 'left' : state === 'waiting'
}

function refusalOf(error: unknown): keyof WaitWords['refused'] | undefined {
  if (error instanceof NoOfferError || error instanceof HoldLapsedError || error instanceof EntryClosedError)
    return 'gone'
  if (error instanceof TooManyBookingsError) return 'tooMany'
  if (error instanceof PleaseCallError) return 'call'
  if (error instanceof DuplicateEntryError || error instanceof TooManyEntriesError) return 'duplicate'
  return error instanceof DomainError ? 'other' : undefined
}
