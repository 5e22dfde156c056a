import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { html } from 'hono/html'
import { z } from 'zod'
import { type Content, sendPage } from '../../../core/page.ts'
import { problemOf } from '../../../core/problem.ts'
import { maxPasswordLength } from '../password.ts'
import type { Desk } from './desk.ts'
import { callbackOf } from './host.ts'
import { enterByLink, type LinkKind, linkKinds, resetPassword, verifyEmail } from './links.ts'
import { type PageWords, pageWords } from './page-words.ts'
import { kindOf, verifyCode } from './second-factor.ts'

const Token = z.string().max(100).catch('')
const TokenForm = z.object({ token: Token })
const PasswordForm = z.object({ token: Token, password: z.string().catch('') })
const CodeForm = z.object({ code: z.string().trim().max(20).catch(''), callback: z.string().max(4000).catch('/') })
const config = { permission: 'everyone' } as const
const codePath = '/auth/code'

/**
 * Where the links in mails lead. Opening one does nothing yet, since what guards people's mail opens links as well:
 * the button does. The pages need no script.
 */
export async function linkPages(scope: FastifyInstance, desk: Desk): Promise<void> {
  const app = scope.withTypeProvider<ZodTypeProvider>()
  app.removeAllContentTypeParsers()
  const form = 'application/x-www-form-urlencoded'
  app.addContentTypeParser(form, { parseAs: 'string', bodyLimit: 16 * 1024 }, (_request, body, done) =>
    done(null, Object.fromEntries(new URLSearchParams(String(body)))),
  )
  app.addHook('onRequest', async (_request, reply) => {
    reply.header('cache-control', 'no-store')
  })
  app.setErrorHandler((error, request, reply) => answerRefusal(error, request, reply))

  for (const kind of Object.keys(linkKinds) as LinkKind[]) {
    app.get(linkKinds[kind].path, { config, schema: { querystring: TokenForm } }, (request, reply) =>
      send(request, reply, (words) => linkPage(words, kind, request.query.token)),
    )
  }

  app.post(linkKinds['magic-link'].path, { config, schema: { body: TokenForm } }, async (request, reply) => {
    const { entered, callback } = await enterByLink(desk, request, reply, request.body.token)
    if ('user' in entered) return reply.redirect(callback, 303)
    return send(request, reply, (words) => codePage(words, callback))
  })

  app.post(codePath, { config, schema: { body: CodeForm } }, async (request, reply) => {
    const { code } = request.body
    const callback = callbackOf(request, request.body.callback)
    await verifyCode(desk, request, reply, { kind: kindOf(code), code })
    return reply.redirect(callback, 303)
  })

  app.post(linkKinds['verify-email'].path, { config, schema: { body: TokenForm } }, async (request, reply) => {
    const { callback } = await verifyEmail(desk, request, request.body.token)
    return send(request, reply, (words) => donePage(words, 'verify-email', callback))
  })

  app.post(linkKinds['reset-password'].path, { config, schema: { body: PasswordForm } }, async (request, reply) => {
    const { token, password } = request.body
    const { callback } = await resetPassword(desk, request, { token, newPassword: password })
    return send(request, reply, (words) => donePage(words, 'reset-password', callback))
  })
}

function send(request: FastifyRequest, reply: FastifyReply, content: (words: PageWords) => Content): FastifyReply {
  // Under helmet's `no-referrer` a browser would hide the origin of our own forms.
  reply.header('referrer-policy', 'same-origin')
  return sendPage(request, reply, (_, language) => content(pageWords[language]))
}

/** The page again on which something can be typed again; else what to do instead. */
function answerRefusal(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { status, code } = problemOf(error as Error)
  // What is a fault of ours is said and recorded as everywhere.
  if (status >= 500) throw error
  reply.code(status)
  const typed = (request.body ?? {}) as { token?: string; callback?: string }
  if (code === 'users.weak_password') {
    return send(request, reply, (words) => linkPage(words, 'reset-password', typed.token ?? '', words.weakPassword))
  }
  if (code === 'users.wrong_code') {
    return send(request, reply, (words) => codePage(words, typed.callback ?? '/', words.wrongCode))
  }
  const reasons: Record<string, 'link' | 'tooMany'> = {
    'users.invalid_token': 'link',
    'users.too_many_attempts': 'tooMany',
  }
  return send(request, reply, ({ refused }) => ({ title: refused.title, text: refused[reasons[code] ?? 'other'] }))
}

const alertOf = (refusal: string | undefined) => (refusal === undefined ? '' : html`<p role="alert">${refusal}</p>`)

function linkPage(words: PageWords, kind: LinkKind, token: string, refusal?: string): Content {
  const { title, text, submit } = words[kind]
  const field =
    kind === 'reset-password'
      ? html`<label for="password">${words[kind].label}</label>
<input id="password" name="password" type="password" maxlength="${maxPasswordLength}" autocomplete="new-password" dir="ltr" required>`
      : ''
  const body = html`${alertOf(refusal)}
<form method="post" action="${linkKinds[kind].path}">
<input type="hidden" name="token" value="${token}">
${field}
<button>${submit}</button>
</form>`
  return { title, text, body }
}

function codePage(words: PageWords, callback: string, refusal?: string): Content {
  const { title, text, label, submit } = words.code
  const body = html`${alertOf(refusal)}
<form method="post" action="${codePath}">
<input type="hidden" name="callback" value="${callback}">
<label for="code">${label}</label>
<input id="code" name="code" maxlength="20" autocomplete="one-time-code" dir="ltr" required>
<button>${submit}</button>
</form>`
  return { title, text, body }
}

function donePage({ done, home }: PageWords, kind: 'verify-email' | 'reset-password', callback: string): Content {
  return { title: done.title, text: done[kind], links: [{ href: callback, ...home }] }
}
