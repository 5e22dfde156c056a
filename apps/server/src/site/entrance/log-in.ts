import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { UnauthenticatedError } from '../../core/errors.ts'
import { problemOf } from '../../core/problem.ts'
import { aroundOf, letterAgain, type SigningUp } from '../../modules/signup/index.ts'
import type { SettingsOf } from '../../modules/tenants/index.ts'
import { Credentials } from '../../modules/users/index.ts'
import { formOf, queryOf } from '../forms.ts'
import { sendSite } from '../layout.ts'
import { type Entrance, type EntrancePage, entranceOf as entranceWith, paths, type Refusal } from './entrance.ts'
import {
  codePage,
  continuePage,
  logInPage,
  type MailKind,
  mailPage,
  notOpenPage,
  onTheWay,
  sentPage,
} from './log-in-pages.ts'

/** Members come in here, also where a business is not open yet. */
const config = { permission: 'everyone', door: true } as const
const onTenants = { ...config, hosts: 'tenant' } as const
const schema = { hide: true }
const kinds = { link: 'magic-link', password: 'reset-password', letter: 'verify-email' } as const

/** The ways in, on every host. They need no script. */
export function logInRoutes(app: FastifyInstance, options: SigningUp & { settings: SettingsOf }): void {
  const { settings } = options
  const entranceOf = (request: FastifyRequest, reply: FastifyReply, more: Partial<Entrance> = {}) =>
    entranceWith(request, reply, settings, more)

  /** The page on which it was tried once more, with what was wrong. */
  async function again(
    request: FastifyRequest,
    reply: FastifyReply,
    error: unknown,
    page: EntrancePage,
  ): Promise<FastifyReply> {
    const { status } = problemOf(error as FastifyError)
    const refusal = refusalOf(error as FastifyError)
    if (refusal === undefined) throw error
    const email = formOf(request).get('email')?.slice(0, 254)
    const entrance = await entranceOf(request, reply, { refusal, ...(email === undefined ? {} : { email }) })
    return sendSite(request, reply.code(status), entrance.site, page(entrance))
  }

  app.get(paths.logIn, { config, schema }, async (request, reply) => {
    const entrance = await entranceOf(request, reply)
    const user = await request.authenticate()
    if (user !== null && user.visit === null) return reply.redirect(entrance.next, 303)
    return sendSite(request, reply, entrance.site, logInPage(entrance))
  })

  app.post(paths.logIn, { config, schema }, async (request, reply) => {
    const form = formOf(request)
    const typed = Credentials.safeParse({ email: form.get('email'), password: form.get('password') })
    const entrance = await entranceOf(request, reply)
    if (!typed.success) {
      const page = logInPage({ ...entrance, email: form.get('email')?.slice(0, 254) ?? '', refusal: 'form' })
      return sendSite(request, reply.code(400), entrance.site, page)
    }
    try {
      const step = await app.sessions.open(request, reply, typed.data)
      if (step === 'signed-in') return reply.redirect(onTheWay(entrance.isOpen, entrance.next), 303)
    } catch (error) {
      return again(request, reply, error, logInPage)
    }
    return sendSite(request, reply, entrance.site, codePage(entrance))
  })

  app.post(paths.code, { config, schema }, async (request, reply) => {
    const entrance = await entranceOf(request, reply)
    const typed = (formOf(request).get('code') ?? '').trim().slice(0, 20)
    if (typed === '') {
      return sendSite(request, reply.code(400), entrance.site, codePage({ ...entrance, refusal: 'code' }))
    }
    try {
      await app.sessions.confirm(request, reply, typed)
    } catch (error) {
      const { code } = problemOf(error as FastifyError)
      return again(request, reply, error, code === 'users.no_log_in' ? logInPage : codePage)
    }
    return reply.redirect(onTheWay(entrance.isOpen, entrance.next), 303)
  })

  for (const kind of Object.keys(kinds) as MailKind[]) {
    app.get(paths[kind], { config, schema }, async (request, reply) => {
      const entrance = await entranceOf(request, reply)
      if (kind === 'letter' && queryOf(request).has('entered')) {
        const user = await request.authenticate()
        const waits = request.tenantOrNull?.status === 'unverified' && user?.role === 'owner'
        if (!waits) return reply.redirect(entrance.next, 303)
        return sendSite(request, reply, entrance.site, notOpenPage({ ...entrance, email: user.email }))
      }
      return sendSite(request, reply, entrance.site, mailPage(kind, entrance))
    })

    app.post(paths[kind], { config, schema }, async (request, reply) => {
      const entrance = await entranceOf(request, reply)
      const typed = Credentials.shape.email.safeParse(formOf(request).get('email'))
      // Of what is no address nobody is told anything else than of one that nobody has.
      if (typed.success) {
        const callbackURL =
          kind === 'link' ? entrance.next : `${paths.logIn}?${new URLSearchParams({ next: entrance.next })}`
        try {
          const wanted = { kind: kinds[kind], email: typed.data, callbackURL }
          const { language } = entrance.site
          const tenantId = request.tenantOrNull?.id
          await app.sessions.sendLink(request, reply, {
            ...wanted,
            // Of a sign-up there is a letter of its own, which opens the business as well.
            ...(kind === 'letter' && {
              instead: (tx, email) =>
                letterAgain(options, tx, { email, tenantId, language }, aroundOf(options, request, undefined)),
            }),
          })
        } catch (error) {
          return again(request, reply, error, (one) => mailPage(kind, one))
        }
      }
      const email = typed.success ? { email: typed.data } : {}
      return sendSite(request, reply, entrance.site, sentPage(kind, { ...entrance, ...email }))
    })
  }

  app.get(paths.continued, { config: onTenants, schema }, async (request, reply) => {
    const entrance = await entranceOf(request, reply)
    const token = (queryOf(request).get('token') ?? '').slice(0, 100)
    return sendSite(request, reply, entrance.site, continuePage(entrance, token))
  })

  app.post(paths.continued, { config: onTenants, schema }, async (request, reply) => {
    const entrance = await entranceOf(request, reply)
    try {
      const step = await app.sessions.takeHandOver(request, reply, (formOf(request).get('token') ?? '').slice(0, 100))
      if (step === 'signed-in') return reply.redirect(onTheWay(entrance.isOpen, entrance.next), 303)
    } catch (error) {
      return again(request, reply, error, logInPage)
    }
    return sendSite(request, reply, entrance.site, codePage(entrance))
  })

  app.post(paths.logOut, { config, schema }, async (request, reply) => {
    try {
      await app.sessions.end(request, reply)
    } catch (error) {
      // Whose session is over already is where they wanted to be.
      if (!(error instanceof UnauthenticatedError)) throw error
    }
    return reply.redirect(paths.logIn, 303)
  })
}

function refusalOf(error: FastifyError): Refusal | undefined {
  const { status, code } = problemOf(error)
  if (status >= 500) return undefined
  const refusals: Record<string, Refusal> = {
    'users.wrong_credentials': 'credentials',
    'users.wrong_code': 'code',
    'users.no_log_in': 'begin',
    'users.invalid_token': 'handOver',
    'users.too_many_attempts': 'tooMany',
    'core.rate_limited': 'tooMany',
  }
  return refusals[code] ?? (code === 'users.foreign_origin' ? undefined : 'other')
}
