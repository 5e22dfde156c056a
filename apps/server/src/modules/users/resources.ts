import type { Tenancy } from '@bookme/tenancy'
import { and, eq } from 'drizzle-orm'
import type { FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { together } from '../../core/module.ts'
import { roles } from '../../core/permissions.ts'
import { defineResource } from '../../core/resource/index.ts'
import { Id, Name } from '../../core/shapes.ts'
import { unlinkStaff } from '../staff/index.ts'
import { MembershipNotFoundError, UserNotFoundError } from './errors.ts'
import { LastOwnerError } from './members/errors.ts'
import { keepingOwners } from './members/operations.ts'
import { findBusiness } from './support/queries.ts'
import { memberships, users } from './tables.ts'

const permissions = { read: 'users.read', write: 'users.write' } as const

/** For operators: who there is, and who works where. */
export function userResources(tenancy: Pick<Tenancy, 'shared' | 'open'>): FastifyPluginAsyncZod {
  const scope = () => tenancy.shared
  const userResource = defineResource({
    path: '/users',
    one: 'user',
    table: users,
    contract: z.object({ name: Name }),
    readOnly: { email: z.string(), email_verified: z.boolean(), is_superuser: z.boolean() },
    only: ['list', 'retrieve', 'patch'],
    filters: ['email', 'is_superuser', 'email_verified'],
    search: ['name', 'email'],
    ordering: ['-created_at', 'name', 'email'],
    permissions,
    notFound: UserNotFoundError,
    scope,
  })
  const membershipResource = defineResource({
    path: '/memberships',
    one: 'membership',
    table: memberships,
    contract: z.object({ user_id: Id, tenant_id: Id, role: z.enum(roles) }),
    filters: ['user_id', 'tenant_id', 'role'],
    ordering: ['-created_at'],
    permissions,
    notFound: MembershipNotFoundError,
    refusals: [LastOwnerError],
    scope,
    guard: async (request) => {
      const { id } = (request.params ?? {}) as { id?: string }
      return async (tx, write) => {
        if (id === undefined) return write()
        const [before] = await tx.select().from(memberships).where(eq(memberships.id, id))
        if (before === undefined) return write()
        const result = await keepingOwners(tx, [before.tenantId], write)
        const after = await tx.$count(
          memberships,
          and(eq(memberships.userId, before.userId), eq(memberships.tenantId, before.tenantId)),
        )
        if (after === 0) departed.set(request, before)
        return result
      }
    },
  })
  /** What a business keeps of somebody is in its own tables: it goes when the membership has gone. */
  const departed = new WeakMap<FastifyRequest, { userId: string; tenantId: string }>()
  const membershipRoutes: FastifyPluginAsyncZod = async (app) => {
    app.addHook('onSend', async (request, reply) => {
      const gone = departed.get(request)
      if (gone === undefined || reply.statusCode >= 300) return
      const business = await findBusiness(tenancy.shared.db, gone.tenantId)
      const tenant = business === undefined ? undefined : await tenancy.open(business.slug)
      await tenant?.transaction((tx) => unlinkStaff(tx, gone.userId))
    })
    await app.register(membershipResource)
  }
  return together(userResource, membershipRoutes)
}
