import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { ForbiddenError, ForeignOriginError, NoSuchAddressError, UnauthenticatedError } from '../core/errors.ts'
import { type Content, sendPage } from '../core/page.ts'
import type { PlatformAction } from '../core/permissions.ts'
import { problemOf } from '../core/problem.ts'
import { Credentials } from '../modules/users/index.ts'
import { sendWebPage } from '../web.ts'
import { codePage, forbiddenPage, logInPage, type RefusalWord, refusedPage } from './pages.ts'
import { type AdminWords, adminWords } from './words.ts'

/** What somebody had typed into a form that is shown again, whatever else is wrong with it. */
const Typed = z.object({ email: z.string().max(254).catch('') }).catch({ email: '' })

const CodeForm = z.object({ code: z.string().trim().max(20) })

const everyone = { permission: 'everyone', hosts: 'platform' } as const
const logInPath = '/admin/log-in'
const codePath = '/admin/log-in/code'

/** The screens of apps/web for those who run the platform. Whoever may not open one is told so before it loads. */
const screens: Readonly<Record<string, PlatformAction>> = {
  '/admin': 'tenants.read',
  '/admin/businesses/:id': 'tenants.read',
  '/admin/jobs': 'platform.jobs',
  '/admin/usage': 'platform.figures',
  '/admin/visits': 'support.enter',
  '/admin/history': 'platform.audit',
}

/** The way in for those who run the platform, by forms that need no script, and the screens behind it. */
export async function adminRoutes(scope: FastifyInstance): Promise<void> {
  const app = scope.withTypeProvider<ZodTypeProvider>()
  app.removeAllContentTypeParsers()
  const form = 'application/x-www-form-urlencoded'
  app.addContentTypeParser(form, { parseAs: 'string', bodyLimit: 16 * 1024 }, (_request, body, done) =>
    done(null, Object.fromEntries(new URLSearchParams(String(body)))),
  )
  app.addHook('onRequest', assertSentByPage)
  app.setErrorHandler(answerRefusal)

  for (const [path, permission] of Object.entries(screens)) {
    app.get(path, { config: { permission, hosts: 'platform' } }, sendWebPage)
  }

  app.post(logInPath, { config: everyone, schema: { body: Credentials } }, async (request, reply) => {
    const entered = await app.sessions.open(request, reply, request.body)
    return entered === 'second-factor'
      ? send(request, reply, (words) => codePage(words))
      : reply.redirect('/admin', 303)
  })

  app.post(codePath, { config: everyone, schema: { body: CodeForm } }, async (request, reply) => {
    await app.sessions.confirm(request, reply, request.body.code)
    return reply.redirect('/admin', 303)
  })

  app.post('/admin/log-out', { config: everyone }, async (request, reply) => {
    await app.sessions.end(request, reply)
    return reply.redirect('/admin', 303)
  })

  /** The page again on which it was tried, with what was wrong; what is nobody's fault here is left to the site. */
  async function answerRefusal(error: FastifyError, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
    const { status, code } = problemOf(error)
    if (error instanceof NoSuchAddressError || status >= 500) throw error
    reply.code(status)
    const typed = Typed.parse(request.body)
    if (error instanceof UnauthenticatedError) {
      reply.header('www-authenticate', 'Cookie')
      if (request.method === 'POST')
        return send(request, reply, (words) => logInPage(words, { email: '', refusal: 'signInFirst' }))
      return send(request, reply.code(200), (words) => logInPage(words, { email: '' }))
    }
    if (error instanceof ForbiddenError) return send(request, reply, forbiddenPage)
    const refusal = refusalOf(code)
    const { url } = request.routeOptions
    if (url === logInPath && refusal !== 'foreign') {
      return send(request, reply, (words) => logInPage(words, { email: typed.email, refusal }))
    }
    if (url === codePath && refusal !== 'foreign') {
      const begins = refusal === 'signInFirst'
      return send(request, reply, (words) =>
        begins ? logInPage(words, { email: '', refusal }) : codePage(words, refusal),
      )
    }
    return send(request, reply, (words) => refusedPage(words, refusal))
  }
}

function refusalOf(code: string): RefusalWord {
  switch (code) {
    case 'users.wrong_credentials':
      return 'credentials'
    case 'users.wrong_code':
      return 'code'
    case 'users.no_log_in':
      return 'signInFirst'
    case 'users.too_many_attempts':
    case 'core.rate_limited':
      return 'tooMany'
    case 'users.foreign_origin':
      return 'foreign'
    default:
      return 'form'
  }
}

/**
 * Elsewhere a request without `Origin` and cookie is a program's. Here it could be another site's form that logs a
 * visitor in as somebody else; a browser says where a form was.
 *
 * @throws {ForeignOriginError}
 */
async function assertSentByPage(request: FastifyRequest): Promise<void> {
  if (request.method !== 'POST') return
  const { origin, 'sec-fetch-site': site } = request.headers
  if (origin === undefined && site !== 'same-origin') {
    throw new ForeignOriginError('Only a page of the administration may send this request: it must say its Origin.')
  }
  await request.authenticate()
}

function send(request: FastifyRequest, reply: FastifyReply, content: (words: AdminWords) => Content): FastifyReply {
  // Under helmet's `no-referrer` a browser would hide the origin of our own forms.
  reply.header('referrer-policy', 'same-origin').header('cache-control', 'no-store')
  return sendPage(request, reply, (_words, language) => content(adminWords[language]))
}
