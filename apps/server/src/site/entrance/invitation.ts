import type { Tenancy } from '@bookme/tenancy'
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { problemOf } from '../../core/problem.ts'
import { Name } from '../../core/shapes.ts'
import type { SettingsOf } from '../../modules/tenants/index.ts'
import { lookAtOffer, type SeenOffer } from '../../modules/users/index.ts'
import { formOf, queryOf } from '../forms.ts'
import { sendSite } from '../layout.ts'
import { type Entrance, entranceOf } from './entrance.ts'
import { deadInvitationPage, invitationPage, type OfferRefusal } from './invitation-page.ts'
import { tokenOf } from './links.ts'
import { codePage } from './log-in-pages.ts'

const config = { permission: 'everyone', hosts: 'tenant' } as const
const schema = { hide: true }
const path = '/invitation'

const refusals: Record<string, OfferRefusal> = {
  'users.wrong_credentials': 'credentials',
  'users.weak_password': 'weak',
  'users.too_many_attempts': 'tooMany',
  'core.rate_limited': 'tooMany',
}

/** Where the letter of an invitation leads: whoever takes the place is signed in with it. */
export function invitationRoutes(
  app: FastifyInstance,
  { tenancy: { shared }, settings }: { tenancy: Pick<Tenancy, 'shared'>; settings: SettingsOf },
): void {
  /** The place that a link offers, or why it does not. */
  async function show(
    request: FastifyRequest,
    reply: FastifyReply,
    token: string,
    more: { name?: string; refusal?: OfferRefusal | undefined } = {},
  ): Promise<FastifyReply> {
    const entrance = await entranceOf(request, reply, settings)
    const offer = await lookAtOffer(shared, { tenantId: request.tenant.id, token, now: request.now })
    if (offer === undefined || offer.state !== 'open' || offer.isMember) {
      reply.code(offer === undefined ? 404 : 409)
      return sendSite(request, reply, entrance.site, deadInvitationPage(entrance, whyNot(offer)))
    }
    const user = await request.authenticate()
    // A key and a visit of support are nobody who could take a place.
    const signedInAs = user === null || user.visit !== null || user.scopes !== null ? null : user.email
    const page = invitationPage(entrance, { ...offer, token, signedInAs, ...more })
    return sendSite(request, reply, entrance.site, page)
  }

  app.get(path, { config, schema }, (request, reply) => show(request, reply, tokenOf(queryOf(request).get('token'))))

  app.post(path, { config, schema }, async (request, reply) => {
    const form = formOf(request)
    const token = tokenOf(form.get('token'))
    const name = Name.safeParse(form.get('name')).data
    const password = form.get('password') || undefined
    const again = (refusal?: OfferRefusal) => show(request, reply, token, { name: form.get('name') ?? '', refusal })
    try {
      const step = await app.sessions.acceptInvitation(request, reply, { token, name, password })
      if (step === 'signed-in') return reply.redirect('/dashboard', 303)
    } catch (error) {
      const { status, code, errors } = problemOf(error as FastifyError)
      reply.code(status)
      if (code === 'users.invitation_needs') return again(errors?.[0]?.field === 'name' ? 'name' : 'password')
      if (code === 'users.invitation_not_found' || code === 'users.invitation_over') return again()
      const refusal = refusals[code]
      if (refusal === undefined) throw error
      return again(refusal)
    }
    const entrance: Entrance = await entranceOf(request, reply, settings, { next: '/dashboard' })
    return sendSite(request, reply, entrance.site, codePage(entrance))
  })
}

function whyNot(offer: SeenOffer | undefined): 'gone' | 'expired' | 'revoked' | 'member' {
  if (offer === undefined) return 'gone'
  if (offer.isMember || offer.state === 'accepted') return 'member'
  return offer.state === 'expired' ? 'expired' : 'revoked'
}
