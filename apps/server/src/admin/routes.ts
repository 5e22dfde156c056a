import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { byOf } from '../core/audit/index.ts'
import { ForbiddenError, ForeignOriginError, NoSuchAddressError, UnauthenticatedError } from '../core/errors.ts'
import type { Language } from '../core/i18n.ts'
import { type Content, sendPage } from '../core/page.ts'
import { rowsOf } from '../core/pagination.ts'
import { problemOf } from '../core/problem.ts'
import { IdParams, Text } from '../core/shapes.ts'
import { type BookmeTenancy, changeStatus, listTenants, ReasonBody } from '../modules/tenants/index.ts'
import { Credentials, ownersOf } from '../modules/users/index.ts'
import { jobWords } from './job-words.ts'
import { addJobPages, jobsPath } from './jobs.ts'
import {
  addressOfView,
  type Businesses,
  businessesPage,
  codePage,
  forbiddenPage,
  jobGonePage,
  logInPage,
  type RefusalWord,
  refusedPage,
} from './pages.ts'
import { type AdminWords, adminWords } from './words.ts'

/** Which part of the list is asked for. What is no such thing is the whole list, not a refusal. */
const ViewQuery = z.object({
  search: Text.max(200).catch(''),
  page: z.coerce.number().int().min(1).max(1_000_000).catch(1),
})

/** What somebody had typed into a form that is shown again, whatever else is wrong with it. */
const Typed = z
  .object({ email: z.string().max(254).catch(''), reason: z.string().max(2000).catch('') })
  .catch({ email: '', reason: '' })

const CodeForm = z.object({ code: z.string().trim().max(20) })

const pageSize = 20
const lookers = { permission: 'tenants.read', hosts: 'platform' } as const
const changers = { permission: 'tenants.status', hosts: 'platform' } as const
const everyone = { permission: 'everyone', hosts: 'platform' } as const
const logInPath = '/admin/log-in'
const codePath = '/admin/log-in/code'

/** The platform's operators' own pages: forms and a list that need no script. Every answer is a page or leads to one. */
export async function adminRoutes(scope: FastifyInstance, { tenancy }: { tenancy: BookmeTenancy }): Promise<void> {
  const app = scope.withTypeProvider<ZodTypeProvider>()
  app.removeAllContentTypeParsers()
  const form = 'application/x-www-form-urlencoded'
  app.addContentTypeParser(form, { parseAs: 'string', bodyLimit: 16 * 1024 }, (_request, body, done) =>
    done(null, Object.fromEntries(new URLSearchParams(String(body)))),
  )
  app.addHook('onRequest', assertSentByPage)
  app.setErrorHandler(answerRefusal)

  app.get('/admin', { config: lookers, schema: { querystring: ViewQuery } }, (request, reply) =>
    sendBusinesses(request, reply, request.query),
  )

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

  addJobPages(app, { tenancy, send })

  const schema = { params: IdParams, body: ReasonBody, querystring: ViewQuery }
  for (const name of ['suspend', 'resume'] as const) {
    app.post(`/admin/tenants/:id/${name}`, { config: changers, schema }, async (request, reply) => {
      const { reason } = request.body
      const why = { reason, by: byOf(request, 'admin'), ownersOf, now: request.now }
      await changeStatus(tenancy, request.params.id, name, why)
      return reply.redirect(addressOfView(request.query), 303)
    })
  }

  /** @throws {NoSuchAddressError} the list has no such page; the first one always exists */
  async function sendBusinesses(
    request: FastifyRequest,
    reply: FastifyReply,
    view: z.output<typeof ViewQuery>,
    refused?: Businesses['refused'],
  ): Promise<FastifyReply> {
    const rows = rowsOf({ page: view.page, page_size: pageSize })
    const { count, tenants } = await listTenants(tenancy.shared.db, { search: view.search, ...rows })
    if (view.page > 1 && tenants.length === 0) throw new NoSuchAddressError('The list has no such page.')
    const businesses = { view, count, tenants, limit: pageSize, addressOf: addressesBeside(request) }
    return send(request, reply, (words, language) => {
      const jobs = { href: jobsPath, title: jobWords[language].link }
      return businessesPage(words, refused === undefined ? businesses : { ...businesses, refused }, jobs)
    })
  }

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
    const refusal = refusalOf(error, code)
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
    if (url?.startsWith(jobsPath) === true && (status === 404 || status === 409 || refusal === 'gone')) {
      return send(request, reply, (words, language) => jobGonePage(words, jobWords[language]))
    }
    if (refusal === 'reason' || refusal === 'status' || refusal === 'gone') {
      const { id } = request.params as z.output<typeof IdParams>
      return sendBusinesses(request, reply, ViewQuery.parse(request.query), { refusal, id, reason: typed.reason })
    }
    return send(request, reply, (words) => refusedPage(words, refusal))
  }
}

function refusalOf({ validation, validationContext }: FastifyError, code: string): RefusalWord {
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
    case 'tenants.status':
      return 'status'
    case 'tenants.not_found':
      return 'gone'
  }
  if (validationContext === 'params') return 'gone'
  return validation?.some(({ instancePath }) => instancePath === '/reason') === true ? 'reason' : 'form'
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

/** Businesses answer at the port at which the platform was asked. */
function addressesBeside({ protocol, host }: FastifyRequest): (domain: string) => string {
  return (domain) => {
    const url = new URL(`${protocol}://${host}/`)
    url.hostname = domain
    return url.href
  }
}

function send(
  request: FastifyRequest,
  reply: FastifyReply,
  content: (words: AdminWords, language: Language) => Content,
): FastifyReply {
  // Under helmet's `no-referrer` a browser would hide the origin of our own forms.
  reply.header('referrer-policy', 'same-origin').header('cache-control', 'no-store')
  return sendPage(request, reply, (_words, language) => content(adminWords[language], language))
}
