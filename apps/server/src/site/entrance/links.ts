import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { problemOf } from '../../core/problem.ts'
import type { SettingsOf } from '../../modules/tenants/index.ts'
import { type LinkKind, linkKinds } from '../../modules/users/index.ts'
import { formOf, queryOf } from '../forms.ts'
import { sendSite } from '../layout.ts'
import { type Entrance, type EntrancePage, entranceOf, nextOf } from './entrance.ts'
import { confirmedPage, deadLinkPage, linkPage, passwordPage, passwordSetPage } from './link-pages.ts'
import { codePage } from './log-in-pages.ts'

const config = { permission: 'everyone' } as const
const schema = { hide: true }
const pages = { 'magic-link': linkPage, 'verify-email': linkPage, 'reset-password': passwordPage } as const

/**
 * Where the links in mails lead. Opening one does nothing yet, since what guards people's mail opens links as well:
 * the button does.
 */
export function linkRoutes(app: FastifyInstance, { settings }: { settings: SettingsOf }): void {
  const send = async (
    request: FastifyRequest,
    reply: FastifyReply,
    callback: string | undefined,
    page: (entrance: Entrance) => ReturnType<EntrancePage>,
  ) => {
    const entrance = await entranceOf(request, reply, settings, { next: nextOf(request, callback) })
    return sendSite(request, reply, entrance.site, page(entrance))
  }

  /** A page for a link that counts; for any other what to do instead. */
  async function show(
    request: FastifyRequest,
    reply: FastifyReply,
    kind: LinkKind,
    token: string,
    refusal?: 'weak' | 'tooMany',
  ): Promise<FastifyReply> {
    const link = await app.sessions.lookAtLink(request, kind, token)
    // Once it was sent somewhere an address is nobody's to choose: of a link that is over, its page is there no more.
    if (link === undefined) return send(request, reply.code(404), undefined, (one) => deadLinkPage(kind, one))
    const user = await request.authenticate()
    const isTheirs = user !== null && user.visit === null && user.email === link.email
    const about = { kind, token, email: link.email, isTheirs, refusal }
    return send(request, reply, link.callback, (entrance) => pages[kind](entrance, about))
  }

  async function refuse(
    request: FastifyRequest,
    reply: FastifyReply,
    kind: LinkKind,
    token: string,
    error: unknown,
  ): Promise<FastifyReply> {
    const { status, code } = problemOf(error as FastifyError)
    reply.code(status)
    if (code === 'users.weak_password') return show(request, reply, kind, token, 'weak')
    if (code === 'users.too_many_attempts' || code === 'core.rate_limited') {
      return show(request, reply, kind, token, 'tooMany')
    }
    if (code !== 'users.invalid_token') throw error
    return send(request, reply, undefined, (entrance) => deadLinkPage(kind, entrance))
  }

  const act: Record<LinkKind, (request: FastifyRequest, reply: FastifyReply, token: string) => Promise<FastifyReply>> =
    {
      'magic-link': async (request, reply, token) => {
        const { step, callback } = await app.sessions.enterByLink(request, reply, token)
        if (step === 'second-factor') return send(request, reply, callback, codePage)
        return reply.redirect(nextOf(request, callback), 303)
      },
      'verify-email': async (request, reply, token) => {
        const { callback, hasPassword } = await app.sessions.verifyEmail(request, token)
        return send(request, reply, callback, (entrance) => confirmedPage(entrance, { hasPassword }))
      },
      'reset-password': async (request, reply, token) => {
        const newPassword = formOf(request).get('password') ?? ''
        const { callback } = await app.sessions.resetPassword(request, { token, newPassword })
        return send(request, reply, callback, passwordSetPage)
      },
    }

  for (const kind of Object.keys(linkKinds) as LinkKind[]) {
    const { path } = linkKinds[kind]
    app.get(path, { config, schema }, (request, reply) =>
      show(request, reply, kind, tokenOf(queryOf(request).get('token'))),
    )
    app.post(path, { config, schema }, async (request, reply) => {
      const token = tokenOf(formOf(request).get('token'))
      try {
        return await act[kind](request, reply, token)
      } catch (error) {
        return refuse(request, reply, kind, token, error)
      }
    })
  }
}

/** What is no token is the token of nothing. */
export const tokenOf = (text: string | undefined): string => (text === undefined || text.length > 100 ? '' : text)
