import type { Tenancy } from '@bookme/tenancy'
import type {} from '@bookme/tenancy/fastify'
import type { FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { type AuditedChange, audit, byOf } from '../../../core/audit/index.ts'
import { NoSuchAddressError } from '../../../core/errors.ts'
import { envelope, pageOf, rowsOf } from '../../../core/pagination.ts'
import { retrying } from '../../../core/postgres.ts'
import { IdParams } from '../../../core/shapes.ts'
import { findStaffLink, linkStaff, listStaffOfUsers, StaffMemberNotFoundError, unlinkStaff } from '../../staff/index.ts'
import type {} from '../plugin.ts'
import { LeftBody, MemberBody, MemberPatch, PagesOnly } from './contract.ts'
import { depart } from './departure.ts'
import { LastOwnerError, MemberNotFoundError, MembersOnlyError, RoleNotYoursError, StaffTakenError } from './errors.ts'
import { type Around, changeOf, changeRole } from './operations.ts'
import { findMember, listMembers, type Member } from './queries.ts'

/** Who changes something of the request's business. The route has a permission that only its own people have. */
export function aroundOf(request: FastifyRequest): Around {
  const { tenant, user, now } = request
  if (user === null) throw new Error('A route that changes who may do what must ask who sent the request.')
  return { tenantId: tenant.id, memberId: user.memberId, by: byOf(request), now }
}

/** The people of a business, for themselves. */
export function memberRoutes({ shared }: Pick<Tenancy, 'shared'>): FastifyPluginAsyncZod {
  return async (app) => {
    const tags = ['members']

    app.get(
      '/members/',
      {
        config: { permission: 'members.read' },
        schema: {
          operationId: 'members_list',
          summary: 'Who may sign in here, as what',
          tags,
          querystring: PagesOnly,
          response: { 200: pageOf(MemberBody).describe('One page, the longest there first') },
          refusals: [NoSuchAddressError],
        },
      },
      async (request) => {
        const { count, members } = await listMembers(shared.db, request.tenant.id, rowsOf(request.query))
        return envelope(request, request.query, count, await toWire(request, members))
      },
    )

    app.patch(
      '/members/:id/',
      {
        config: { permission: 'members.write' },
        schema: {
          operationId: 'members_partial_update',
          summary: 'Give somebody another role, or join them to a staff member',
          tags,
          params: IdParams,
          body: MemberPatch,
          response: { 200: MemberBody.describe('As they are now') },
          refusals: [MemberNotFoundError, RoleNotYoursError, LastOwnerError, StaffMemberNotFoundError, StaffTakenError],
        },
      },
      async (request) => {
        const { id } = request.params
        const { role, staff_id: staffId } = request.body
        const known = await findMember(shared.db, request.tenant.id, id)
        if (known === undefined) throw new MemberNotFoundError(`There is no member ${id} here.`)
        if (role !== undefined) {
          const around = aroundOf(request)
          const before = await retrying(() => shared.transaction((tx) => changeRole(tx, around, id, role)))
          if (before.role !== role) await write(request, changeOf(before, role))
        }
        if (staffId !== undefined) await joinTo(request, known, staffId)
        const now = await findMember(shared.db, request.tenant.id, id)
        const [wire] = await toWire(request, [now ?? known])
        return wire as z.output<typeof MemberBody>
      },
    )

    app.delete(
      '/members/:id/',
      {
        config: { permission: 'members.write' },
        schema: {
          operationId: 'members_destroy',
          summary: 'Remove somebody: their sessions, keys and calendar feed end at once',
          tags,
          params: IdParams,
          response: { 204: z.void().describe('Removed') },
          refusals: [MemberNotFoundError, RoleNotYoursError, LastOwnerError],
        },
      },
      async (request, reply) => {
        await depart(shared, request.tenant, aroundOf(request), request.params.id)
        return reply.code(204).send()
      },
    )

    app.post(
      '/members/leave/',
      {
        config: { permission: 'signed-in' },
        schema: {
          operationId: 'members_leave',
          summary: 'Leave the business',
          description: 'Takes no Idempotency-Key: who has left has no place here that could leave again.',
          tags,
          response: { 200: LeftBody.describe('Left') },
          refusals: [MembersOnlyError, LastOwnerError],
        },
      },
      async (request) => {
        const { user } = request
        if (user === null || user.scopes !== null || user.visit !== null || user.role === null) {
          throw new MembersOnlyError('Only a member of this business can leave it.')
        }
        await depart(shared, request.tenant, aroundOf(request), user.id)
        return { left: true as const }
      },
    )
  }
}

const write = (request: FastifyRequest, change: AuditedChange) =>
  request.tenant.transaction((tx) => audit(tx, byOf(request), change))

async function joinTo(request: FastifyRequest, { id, name, email }: Member, staffId: string | null): Promise<void> {
  await retrying(() =>
    request.tenant.transaction(async (tx) => {
      const [before] = await listStaffOfUsers(tx, [id])
      if ((before?.id ?? null) === staffId) return
      if (staffId === null) await unlinkStaff(tx, id)
      else if (!(await linkStaff(tx, staffId, { id, email }))) {
        const one = await findStaffLink(tx, staffId)
        if (one === undefined) throw new StaffMemberNotFoundError(`There is no staff member ${staffId} here.`)
        throw new StaffTakenError(`Somebody else signs in as ${one.name}.`)
      }
      const what = { action: 'members.link_staff', objectType: 'members', objectId: id, objectLabel: name }
      await audit(tx, byOf(request), {
        ...what,
        before: { staff_id: before?.id ?? null },
        after: { staff_id: staffId },
      })
    }),
  )
}

async function toWire({ tenant }: FastifyRequest, members: readonly Member[]): Promise<z.output<typeof MemberBody>[]> {
  const staff = await listStaffOfUsers(
    tenant.db,
    members.map(({ id }) => id),
  )
  return members.map(({ createdAt: since, ...member }) => {
    const one = staff.find(({ userId }) => userId === member.id)
    return { ...member, staff_id: one?.id ?? null, staff_name: one?.name ?? null, since }
  })
}
