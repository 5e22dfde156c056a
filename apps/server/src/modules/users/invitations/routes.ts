import type { SharedTx, Tenancy } from '@bookme/tenancy'
import type {} from '@bookme/tenancy/fastify'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { z } from 'zod'
import { audit, byOf } from '../../../core/audit/index.ts'
import {
  ForeignOriginError,
  IdempotencyConflictError,
  NoSuchAddressError,
  UnknownReferenceError,
} from '../../../core/errors.ts'
import { IdempotencyHeaders } from '../../../core/idempotency/index.ts'
import { envelope, pageOf, rowsOf } from '../../../core/pagination.ts'
import { IdParams } from '../../../core/shapes.ts'
import { toWire as wired } from '../../../core/wire.ts'
import { findStaffLink } from '../../staff/index.ts'
import type { SettingsOf } from '../../tenants/index.ts'
import { AlreadyMemberError, TooManyAttemptsError, WeakPasswordError, WrongCredentialsError } from '../errors.ts'
import { RoleNotYoursError, StaffTakenError } from '../members/errors.ts'
import { aroundOf } from '../members/routes.ts'
import { onceShared } from '../once-shared.ts'
import type {} from '../plugin.ts'
import type { Invitation } from '../tables.ts'
import { accept, readOffer } from './accept.ts'
import {
  AcceptBody,
  AcceptedBody,
  AcceptQuery,
  InvitationBody,
  InvitationsQuery,
  NewInvitationBody,
  OfferBody,
} from './contract.ts'
import {
  AlreadyInvitedError,
  InvitationLimitError,
  InvitationNeedsError,
  InvitationNotFoundError,
  InvitationOverError,
} from './errors.ts'
import { changeOf, invite, resend, revoke, type Telling } from './operations.ts'
import { listInvitations, stateOf } from './queries.ts'

type Wire = z.output<typeof InvitationBody>

export interface InvitationOptions {
  tenancy: Pick<Tenancy, 'shared'>
  settings: SettingsOf
}

/** Offering places in a business, and taking them. */
export function invitationRoutes({ tenancy: { shared }, settings }: InvitationOptions): FastifyPluginAsyncZod {
  return async (app) => {
    const tags = ['invitations']
    const writing = { permission: 'members.write' } as const

    const tellingOf = async (request: FastifyRequest): Promise<Telling> => {
      const { tenant, user } = request
      const { language } = await settings(tenant.id)
      return { business: tenant.name, language, inviter: user?.name ?? '', origin: originOf(request) }
    }
    /** In the shared tables, once for each Idempotency-Key; then the business is told, if it was not before. */
    const change = async (
      request: FastifyRequest,
      reply: FastifyReply,
      { status, action }: { status: number; action: string },
      work: (tx: SharedTx) => Promise<Invitation>,
    ): Promise<Wire> => {
      const toReply = (one: Invitation) => toWire(one, request.now)
      const { answer, made } = await onceShared(shared, request, reply, status, { work, toWire: toReply })
      if (made !== undefined) await request.tenant.transaction((tx) => audit(tx, byOf(request), changeOf(action, made)))
      return answer
    }

    app.get(
      '/invitations/',
      {
        config: { permission: 'members.read' },
        schema: {
          operationId: 'invitations_list',
          summary: 'Who was invited, and what became of it',
          tags,
          querystring: InvitationsQuery,
          response: { 200: pageOf(InvitationBody).describe('One page, the newest first') },
          refusals: [NoSuchAddressError],
        },
      },
      async (request) => {
        const { state, ...page } = request.query
        const { now, tenant } = request
        const found = await listInvitations(shared.db, { tenantId: tenant.id, state, now }, rowsOf(page))
        return envelope(
          request,
          page,
          found.count,
          found.rows.map((row) => toWire(row, now)),
        )
      },
    )

    app.post(
      '/invitations/',
      {
        config: writing,
        schema: {
          operationId: 'invitations_create',
          summary: 'Invite somebody by mail',
          tags,
          headers: IdempotencyHeaders,
          body: NewInvitationBody,
          response: { 201: InvitationBody.describe('Invited: the link is in the mail alone') },
          refusals: [
            RoleNotYoursError,
            AlreadyMemberError,
            AlreadyInvitedError,
            InvitationLimitError,
            UnknownReferenceError,
            StaffTakenError,
            IdempotencyConflictError,
          ],
        },
      },
      async (request, reply) => {
        const { email, role, staff_id: staffId = null } = request.body
        if (staffId !== null) await assertFreeStaff(request, staffId)
        const [around, telling] = [aroundOf(request), await tellingOf(request)]
        return change(request, reply, { status: 201, action: 'members.invite' }, (tx) =>
          invite(tx, around, { email, role, staffId }, telling),
        )
      },
    )

    const steps = {
      resend: { summary: 'Send a new link; the old one leads nowhere', action: 'members.invite_again' },
      revoke: { summary: 'Take an invitation back', action: 'members.revoke_invitation' },
    } as const
    for (const name of ['resend', 'revoke'] as const) {
      const { summary, action } = steps[name]
      const refusals = [InvitationNotFoundError, InvitationOverError, RoleNotYoursError, IdempotencyConflictError]
      app.post(
        `/invitations/:id/${name}/`,
        {
          config: writing,
          schema: {
            operationId: `invitations_${name}`,
            summary,
            tags,
            params: IdParams,
            headers: IdempotencyHeaders,
            response: { 200: InvitationBody.describe('As it is now') },
            refusals: name === 'resend' ? [...refusals, InvitationLimitError] : refusals,
          },
        },
        async (request, reply) => {
          const { id } = request.params
          const [around, telling] = [aroundOf(request), await tellingOf(request)]
          return change(request, reply, { status: 200, action }, (tx) =>
            name === 'resend' ? resend(tx, around, id, telling) : revoke(tx, around, id),
          )
        },
      )
    }

    app.get(
      '/invitations/accept/',
      {
        config: { permission: 'everyone' },
        schema: {
          operationId: 'invitations_offer',
          summary: 'What a link offers',
          tags,
          querystring: AcceptQuery,
          response: { 200: OfferBody.describe('The place that is offered') },
          refusals: [InvitationNotFoundError, InvitationOverError],
        },
      },
      async (request, reply) => {
        reply.header('cache-control', 'no-store')
        const { tenant, now } = request
        const { role, email, expiresAt } = await readOffer(shared, { tenantId: tenant.id, now, ...request.query })
        return { business: tenant.name, role, email, expires_at: expiresAt }
      },
    )

    app.post(
      '/invitations/accept/',
      {
        config: { permission: 'everyone' },
        schema: {
          operationId: 'invitations_accept',
          summary: 'Take the place that a link offers',
          description:
            'Accepting twice is accepting once, so it takes no Idempotency-Key. It opens no session: sign in afterwards.',
          tags,
          body: AcceptBody,
          response: { 200: AcceptedBody.describe('Accepted') },
          refusals: [
            InvitationNotFoundError,
            InvitationOverError,
            InvitationNeedsError,
            WeakPasswordError,
            WrongCredentialsError,
            TooManyAttemptsError,
            ForeignOriginError,
          ],
        },
      },
      async (request, reply) => {
        reply.header('cache-control', 'no-store')
        const { token, name, password } = request.body
        const user = await request.authenticate()
        const wanted = { token, name, password }
        const { role, email } = await accept(shared, request.tenant, user, wanted, request.now)
        return { business: request.tenant.name, role, email }
      },
    )
  }
}

/** Of the address at which the business was asked. */
function originOf({ protocol, host }: FastifyRequest): string {
  return new URL(`${protocol}://${host}`).origin
}

async function assertFreeStaff({ tenant }: FastifyRequest, staffId: string): Promise<void> {
  const found = await findStaffLink(tenant.db, staffId)
  if (found === undefined) {
    const message = 'is nobody who works here'
    throw new UnknownReferenceError(`The staff member ${staffId} ${message}.`, {
      faults: [{ field: 'staff_id', message }],
    })
  }
  if (found.userId !== null) throw new StaffTakenError(`Somebody else signs in as ${found.name}.`)
}

function toWire(invitation: Invitation, now: Temporal.Instant): Wire {
  const { tokenHash: _, metadata: __, tenantId: ___, acceptedById: ____, ...rest } = invitation
  return { ...wired(rest), state: stateOf(invitation, now) }
}
