import type { Tenancy } from '@bookme/tenancy'
import type {} from '@bookme/tenancy/fastify'
import type { FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { NoSuchAddressError } from '../../core/errors.ts'
import {
  type InsideAction,
  insideActions,
  insideRoles,
  mayDo,
  platformActions,
  platformRoles,
  reachOf,
} from '../../core/permissions.ts'
import { Id } from '../../core/shapes.ts'
import { listStaffOfUsers } from '../staff/index.ts'
import { VisitBody, visitToWire } from './contract.ts'
import { BusinessBody } from './members/contract.ts'
import { listBusinesses } from './members/queries.ts'
import type {} from './plugin.ts'
import type { CurrentUser } from './queries.ts'

const MeBody = z.object({
  user: z.object({ id: Id, name: z.string(), email: z.string() }).nullable().describe('null for an API key'),
  key: z.object({ id: Id, name: z.string() }).nullable().describe('null for a person'),
  role: z.enum(insideRoles).nullable().describe('null for somebody who has no place here'),
  staff: z.object({ id: Id, name: z.string() }).nullable().describe('Whose calendar is one’s own'),
  permissions: z
    .array(z.object({ action: z.enum(insideActions), reach: z.enum(['all', 'own']) }))
    .describe('What one may do here, and whether in all calendars or in one’s own alone'),
  support: VisitBody.describe('Of a visit of support; null for everybody else'),
})

/** On the host of a business: who one is there. */
export const meRoutes: FastifyPluginAsyncZod = async (app) => {
  app.get(
    '/me/',
    {
      config: { permission: 'signed-in' },
      schema: {
        operationId: 'me_retrieve',
        summary: 'Who one is here, and what one may do',
        tags: ['me'],
        response: { 200: MeBody.describe('Of a person, or of an API key') },
      },
    },
    async (request) => {
      const user = request.user as CurrentUser
      const { id, name, email, role, visit } = user
      const isKey = user.scopes !== null
      const [own] = isKey || role === null ? [] : await listStaffOfUsers(request.tenant.db, [user.memberId])
      return {
        user: isKey ? null : { id, name, email },
        key: isKey ? { id, name } : null,
        role,
        staff: own === undefined ? null : { id: own.id, name: own.name },
        permissions: insideActions.flatMap((action: InsideAction) => {
          const reach = reachOf(user, action)
          return reach === undefined ? [] : [{ action, reach }]
        }),
        support: visitToWire(visit),
      }
    },
  )
}

const PlatformMeBody = z.object({
  user: z.object({ id: Id, name: z.string(), email: z.string() }),
  role: z.enum(platformRoles).nullable().describe('null for somebody who does not work for the platform'),
  permissions: z.array(z.enum(platformActions)).describe('What one may do on the platform'),
})

/** On the platform's own host: who one is there. */
export const platformMeRoutes: FastifyPluginAsyncZod = async (app) => {
  app.get(
    '/me/platform/',
    {
      config: { permission: 'signed-in' },
      schema: {
        operationId: 'me_platform',
        summary: 'Who one is on the platform, and what one may do there',
        tags: ['me'],
        response: { 200: PlatformMeBody.describe('Whoever is signed in') },
        refusals: [NoSuchAddressError],
      },
    },
    async (request) => {
      const user = request.user as CurrentUser
      const { id, name, email, platformRole } = user
      return {
        user: { id, name, email },
        role: platformRole,
        permissions: platformActions.filter((action) => mayDo(user, action)),
      }
    },
  )
}

/** On the platform's own host: where one works. */
export function businessRoutes({ shared }: Pick<Tenancy, 'shared'>): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/me/businesses/',
      {
        config: { permission: 'signed-in' },
        schema: {
          operationId: 'me_businesses',
          summary: 'The businesses where one is a member',
          tags: ['me'],
          response: { 200: z.array(BusinessBody).describe('By name. One signs in at each: a session is of one host') },
          refusals: [NoSuchAddressError],
        },
      },
      async (request) => {
        const { id } = request.user as CurrentUser
        const all = await listBusinesses(shared.db, id)
        return all.map(({ tenantId: tenant_id, ...rest }) => ({ tenant_id, ...rest, url: addressOf(request, rest) }))
      },
    )
  }
}

/** Businesses answer at the port at which the platform was asked. */
function addressOf({ protocol, host }: FastifyRequest, { domain }: { domain: string | null }): string | null {
  if (domain === null) return null
  const url = new URL(`${protocol}://${host}/`)
  url.hostname = domain
  return url.href
}
