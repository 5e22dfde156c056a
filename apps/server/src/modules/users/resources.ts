import type { Tenancy } from '@bookme/tenancy'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { together } from '../../core/module.ts'
import { roles } from '../../core/permissions.ts'
import { defineResource } from '../../core/resource/index.ts'
import { Id, Name } from '../../core/shapes.ts'
import { MembershipNotFoundError, UserNotFoundError } from './errors.ts'
import { memberships, users } from './tables.ts'

const permissions = { read: 'users.read', write: 'users.write' } as const

/** For operators: who there is, and who works where. */
export function userResources(tenancy: Pick<Tenancy, 'shared'>): FastifyPluginAsyncZod {
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
    scope,
  })
  return together(userResource, membershipResource)
}
