import type { Tenancy } from '@bookme/tenancy'
import type {} from '@bookme/tenancy/fastify'
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { html } from 'hono/html'
import { z } from 'zod'
import { type Content, type Html, sendPage } from '../../core/page.ts'
import { problemOf } from '../../core/problem.ts'
import { Name } from '../../core/shapes.ts'
import type { CookieOptions } from './cookie.ts'
import { type EntranceWords, entranceWords } from './entrance-words.ts'
import { accept, readOffer } from './invitations/accept.ts'
import { maxPasswordLength } from './password.ts'
import type {} from './plugin.ts'
import { leaveVisit, openVisit } from './support/visit.ts'
import type { Invitation } from './tables.ts'

/** What came in an address or a form. What is no token is the token of nothing. */
const TokenQuery = z.object({ token: z.string().max(100).catch('') })
const AcceptForm = z.object({
  token: z.string().max(100).catch(''),
  name: Name.optional().catch(undefined),
  password: z
    .string()
    .max(maxPasswordLength)
    .transform((text) => (text === '' ? undefined : text))
    .optional()
    .catch(undefined),
})

export interface EntranceOptions {
  tenancy: Pick<Tenancy, 'shared'>
  config: CookieOptions
}

/** The pages of a business to which links lead: of invitations, and of visits of support. They need no script. */
export function entrancePages({ tenancy: { shared }, config: cookies }: EntranceOptions): FastifyPluginAsync {
  return async (scope) => {
    const app = scope.withTypeProvider<ZodTypeProvider>()
    app.removeAllContentTypeParsers()
    const form = 'application/x-www-form-urlencoded'
    app.addContentTypeParser(form, { parseAs: 'string', bodyLimit: 16 * 1024 }, (_request, body, done) =>
      done(null, Object.fromEntries(new URLSearchParams(String(body)))),
    )
    const config = { permission: 'everyone', hosts: 'tenant' } as const

    app.get('/invitation', { config, schema: { querystring: TokenQuery } }, async (request, reply) => {
      const { token } = request.query
      const offer = await offerOf(request, token)
      return send(request, reply, (words) => invitationPage(words, offer, token))
    })

    app.post('/invitation', { config, schema: { body: AcceptForm } }, async (request, reply) => {
      const { token, name, password } = request.body
      try {
        const user = await request.authenticate()
        await accept(shared, request.tenant, user, { token, name, password }, request.now)
      } catch (error) {
        const refusal = refusalOf(error)
        reply.code(problemOf(error).status)
        if (refusal === 'over' || refusal === 'link') throw error
        const offer = await offerOf(request, token)
        return send(request, reply, (words) => invitationPage(words, offer, token, words.refusals[refusal]))
      }
      return send(request, reply, ({ accepted }) => accepted)
    })

    app.get('/support-visit', { config, schema: { querystring: TokenQuery } }, (request, reply) =>
      send(request, reply, ({ visit: { submit, ...said } }) => ({
        ...said,
        body: html`<form method="post" action="/support-visit">
<input type="hidden" name="token" value="${request.query.token}">
<button>${submit}</button>
</form>`,
      })),
    )

    app.post('/support-visit', { config, schema: { body: TokenQuery } }, async (request, reply) => {
      await openVisit({ shared, cookies }, request, reply, request.body.token)
      return reply.redirect('/', 303)
    })

    app.post('/support-visit/leave', { config }, async (request, reply) => {
      await request.authenticate()
      await leaveVisit({ shared, cookies }, request, reply)
      return reply.redirect('/', 303)
    })

    app.setErrorHandler((error, request, reply) => {
      const { status } = problemOf(error)
      if (status >= 500) throw error
      return send(request, reply.code(status), (words) => ({
        title: words.refused,
        text: words.refusals[refusalOf(error)],
      }))
    })

    const offerOf = (request: FastifyRequest, token: string) =>
      readOffer(shared, { tenantId: request.tenant.id, token, now: request.now })
  }
}

function invitationPage(words: EntranceWords, { role, email }: Invitation, token: string, refusal?: string): Content {
  const said = words.invitation
  const alert: Html | '' = refusal === undefined ? '' : html`<p role="alert">${refusal}</p>`
  const body = html`${alert}
<p><strong>${words.roles[role]}</strong><br>${said.email}: <bdi>${email}</bdi></p>
<form method="post" action="/invitation">
<input type="hidden" name="token" value="${token}">
<label for="name">${said.name}</label>
<small id="about-name">${said.nameHint}</small>
<input id="name" name="name" maxlength="200" autocomplete="name" aria-describedby="about-name">
<label for="password">${said.password}</label>
<small id="about-password">${said.passwordHint}</small>
<input id="password" name="password" type="password" maxlength="${maxPasswordLength}" autocomplete="new-password" dir="ltr" aria-describedby="about-password">
<button>${said.submit}</button>
</form>`
  return { title: said.title, text: said.text, body }
}

function refusalOf(error: unknown): keyof EntranceWords['refusals'] {
  switch (problemOf(error).code) {
    case 'users.invitation_over':
      return 'over'
    case 'users.invitation_not_found':
    case 'users.support_link':
      return 'link'
    case 'users.wrong_credentials':
      return 'credentials'
    case 'users.weak_password':
      return 'weak'
    case 'users.too_many_attempts':
    case 'core.rate_limited':
      return 'tooMany'
    case 'users.invitation_needs':
      return 'name'
    default:
      return 'other'
  }
}

function send(request: FastifyRequest, reply: FastifyReply, content: (words: EntranceWords) => Content): FastifyReply {
  // Under helmet's `no-referrer` a browser would hide the origin of our own forms; elsewhere the link tells nobody.
  reply.header('referrer-policy', 'same-origin').header('cache-control', 'no-store')
  return sendPage(request, reply, (_words, language) => content(entranceWords[language]))
}
