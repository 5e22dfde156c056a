import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { html } from 'hono/html'
import type { Language } from '../../../core/i18n.ts'
import { sendPage } from '../../../core/page.ts'
import { IntentNotFoundError } from '../errors.ts'
import { ProviderUnavailableError, type WayToPay } from '../providers/index.ts'
import type { Intent } from '../tables.ts'
import { aroundOf, type PayOptions } from './intent-routes.ts'
import { wayToPay } from './intents.ts'
import { readPayToken } from './links.ts'
import { payWords } from './words.ts'

const rateLimit = { max: 60, timeWindow: '1 minute' }
const config = { permission: 'everyone', hosts: 'tenant', rateLimit } as const
const schema = { hide: true }

/**
 * The page of a payment: it leads to the provider's with a button, for no script runs here, and it is where the customer
 * comes back to. Coming back proves nothing: the page shows what the provider's server has said so far.
 */
export function payPages(options: PayOptions): FastifyPluginAsync {
  return async (app) => {
    app.removeAllContentTypeParsers()
    // What the browser brings back from the provider is not looked at.
    app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, _body, done) => done(null, undefined))
    app.addHook('onRequest', async (_request, reply) => {
      reply.header('cache-control', 'no-store').header('x-robots-tag', 'noindex')
    })

    app.get('/pay/:token', { config, schema }, async (request, reply) => {
      const { token } = request.params as { token: string }
      const id = readPayToken(options.secret, request.tenant.id, token, request.now)
      if (id === undefined) throw new IntentNotFoundError('This link does not work any more.')
      const { intent, way } = await wayToPay(id, { ...aroundOf(request, options) }).catch((error: unknown) => {
        if (error instanceof ProviderUnavailableError) request.log.warn({ code: error.code }, 'no way to pay')
        throw error
      })
      return show(request, reply, intent, way)
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

function show(request: FastifyRequest, reply: FastifyReply, intent: Intent, way: WayToPay | undefined): FastifyReply {
  const isBack = (request.query as { back?: string }).back !== undefined
  if (way !== undefined) {
    // The form goes to the provider's own host: to it, and to no other.
    const policy = String(reply.getHeader('content-security-policy') ?? '')
    const { origin } = new URL(way.kind === 'form' ? way.action : way.url)
    reply.header('content-security-policy', policy.replace(/form-action [^;]*/, `form-action 'self' ${origin}`))
  }
  return sendPage(request, reply, (_words, language) => {
    const words = payWords[language]
    const state = stateOf(intent, way)
    const amount = sumOf(intent, language)
    const isOpen = state === 'open'
    const text = [words.sum(amount), isOpen && isBack ? words.states.waiting : words.states[state]]
    return {
      title: words.title(request.tenant.name),
      text: (isOpen ? text : [text[1], state === 'paid' || state === 'disputed' ? '' : words.again]).join(' ').trim(),
      ...(way === undefined ? {} : { body: buttonOf(way, words.go) }),
    }
  })
}

function stateOf({ status }: Intent, way: WayToPay | undefined) {
  if (status === 'captured') return 'paid'
  if (status === 'disputed') return 'disputed'
  if (status === 'failed') return 'failed'
  return way === undefined ? 'over' : 'open'
}

function sumOf({ amountMinor, currency }: Intent, language: Language): string {
  const locale = { fr: 'fr-MA', ar: 'ar-MA', en: 'en-GB' }[language]
  const format = new Intl.NumberFormat(locale, { style: 'currency', currency })
  return format.format(amountMinor / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2))
}

function buttonOf(way: WayToPay, label: string) {
  if (way.kind === 'redirect') return html`<ul><li><a href="${way.url}">${label}</a></li></ul>`
  const fields = Object.entries(way.fields).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  )
  return html`<form method="post" action="${way.action}" accept-charset="utf-8">${fields}<button type="submit">${label}</button></form>`
}
