import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { html } from 'hono/html'
import type { Html } from '../../core/page.ts'
import {
  aroundOf,
  type Intent,
  type PayOptions,
  ProviderUnavailableError,
  readPayToken,
  type WayToPay,
  wayToPay,
} from '../../modules/payments/index.ts'
import type { SettingsOf } from '../../modules/tenants/index.ts'
import { sendSite } from '../layout.ts'
import '../manage/style.ts'
import { button, hidden, link, type NoticeKind, notice } from '../parts/index.ts'
import { keepPrivate, sendDeadLink, type View, viewOf } from '../visitor.ts'
import { type PayState, payWords } from '../words/pay.ts'
import { rememberedVisit } from './back.ts'

const rateLimit = { max: 60, timeWindow: '1 minute' }
const config = { permission: 'everyone', hosts: 'tenant', rateLimit } as const
const schema = { hide: true }

const kinds: Record<PayState, NoticeKind> = {
  open: 'info',
  waiting: 'warn',
  paid: 'good',
  failed: 'bad',
  over: 'info',
  disputed: 'warn',
  unavailable: 'bad',
}

/**
 * The page of a payment: it leads to the provider's with a button, for no script runs here, and it is where the customer
 * comes back to. Coming back proves nothing: the page shows what the provider's server has said so far.
 */
export function payPages(options: PayOptions & { settings: SettingsOf }): FastifyPluginAsync {
  const { settings, secret } = options
  return async (app) => {
    keepPrivate(app, settings)
    app.removeAllContentTypeParsers()
    // What the browser brings back from the provider is not looked at.
    app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, _body, done) => done(null, undefined))

    app.get('/pay/:token', { config, schema }, async (request, reply) => {
      const view = await viewOf(request, reply, settings)
      const { token } = request.params as { token: string }
      const id = readPayToken(secret, request.tenant.id, token, request.now)
      if (id === undefined) return sendDeadLink(reply, view)
      const around = { ...aroundOf(request, options), language: view.language }
      try {
        const { intent, way } = await wayToPay(id, around)
        const back = rememberedVisit(request, secret, intent.bookingId)
        return show(view, reply, { intent, way, back, state: stateOf(request, intent, way) })
      } catch (error) {
        if (!(error instanceof ProviderUnavailableError)) throw error
        request.log.warn({ code: error.code }, 'no way to pay')
        return show(view, reply.code(503).header('retry-after', '30'), { state: 'unavailable' })
      }
    })

    for (const method of ['GET', 'POST'] as const) {
      app.route({
        method,
        url: '/pay/:token/return',
        config,
        schema,
        handler: async (request, reply) => {
          const { token } = request.params as { token: string }
          return reply.redirect(`/pay/${encodeURIComponent(token)}?back=1`, 303)
        },
      })
    }
  }
}

interface Shown {
  state: PayState
  intent?: Intent
  way?: WayToPay | undefined
  /** Where the booking is, of whoever came from there. */
  back?: string | undefined
}

function show(view: View, reply: FastifyReply, { intent, way, back, state }: Shown): FastifyReply {
  const words = payWords[view.language]
  const isSettled = state === 'paid' || state === 'disputed' || state === 'open' || state === 'waiting'
  const sum = intent === undefined ? '' : amountOf(view, intent, words.amount)
  return sendSite(view.request, reply, view, {
    title: words.title(view.name),
    isNarrow: true,
    // The form goes to the provider's own host: to it, and to no other.
    formOrigins: way === undefined ? [] : [new URL(way.kind === 'form' ? way.action : way.url).origin],
    body: html`<div class="stack-l"><h1>${words.title(view.name)}</h1>
${sum === '' ? '' : html`<section class="card stack-s">${sum}</section>`}
${notice(kinds[state], html`<p>${words.states[state]}</p>${isSettled ? '' : html`<p>${words.again}</p>`}`, { isNew: state !== 'open' })}
${way === undefined ? '' : goTo(way, words.go)}
<p class="row">${state === 'waiting' ? link(addressOf(view.request), view.words.again) : ''}${
      back === undefined
        ? link('/my', words.mine)
        : link(back, words.back, { kind: state === 'paid' ? 'main' : 'usual' })
    }</p></div>`,
  })
}

function stateOf(request: FastifyRequest, { status }: Intent, way: WayToPay | undefined): PayState {
  if (status === 'captured') return 'paid'
  if (status === 'disputed') return 'disputed'
  if (status === 'failed') return 'failed'
  if (way === undefined) return 'over'
  return (request.query as { back?: string }).back === undefined ? 'open' : 'waiting'
}

const addressOf = ({ url }: FastifyRequest) => url

function amountOf({ format }: View, { amountMinor, currency }: Intent, label: string): Html {
  return html`<p class="soft small">${label}</p><p class="sum"><bdi class="num">${format.money(amountMinor, currency)}</bdi></p>`
}

function goTo(way: WayToPay, label: string): Html {
  if (way.kind === 'redirect') return html`<p>${link(way.url, label, { kind: 'main', isWide: true })}</p>`
  const fields = Object.entries(way.fields).map(([name, value]) => hidden(name, value))
  return html`<form method="post" action="${way.action}" accept-charset="utf-8">${fields}${button(label, { isWide: true })}</form>`
}
