import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { NoSuchAddressError } from '../../core/errors.ts'
import { envelope, rowsOf } from '../../core/pagination.ts'
import { IdParams } from '../../core/shapes.ts'
import { type BookmeTenancy, getTenant, stepsFrom, TenantUnknownError } from '../tenants/index.ts'
import { OneOverviewBody, OverviewBody, OverviewQuery } from './contract.ts'
import { holdingsOf, type Known, spanOf, standingsOf, usageOf } from './operations.ts'
import { claimsOf, listTenants } from './queries.ts'

const config = { permission: 'tenants.read' } as const
const tags = ['tenants']

/** How businesses stand, for those who run the platform: figures about them, and nothing of their customers. */
export function overviewRoutes(tenancy: BookmeTenancy): FastifyPluginAsyncZod {
  const { db } = tenancy.shared
  // As this process found them: another's files may be newer.
  let migrations: readonly Known[] | undefined
  const knownMigrations = () => {
    migrations ??= tenancy.migrationsOf('tenant').map(({ name, checksum }) => ({ name, checksum }))
    return migrations
  }
  return async (app) => {
    app.get(
      '/tenants/overview/',
      {
        config,
        schema: {
          operationId: 'overview_list',
          summary: 'How each business stands: status, version, size, last booking, failures',
          tags,
          querystring: OverviewQuery,
          response: { 200: OverviewBody.describe('One page of businesses, the newest first') },
          refusals: [NoSuchAddressError],
        },
      },
      async (request) => {
        const { search, status, failing, ...page } = request.query
        const { since } = spanOf(request.now)
        const known = knownMigrations()
        const names = known.map(({ name }) => name)
        const wanted = { search, status, failing: failing && names, since, ...rowsOf(page) }
        const { count, rows } = await listTenants(db, wanted)
        const standings = await standingsOf(db, rows, { known, since, log: request.log })
        const told = standings.map(({ migrations: _, ...standing }) => standing)
        return envelope(request, page, count, told) as never
      },
    )

    app.get(
      '/tenants/:id/overview/',
      {
        config,
        schema: {
          operationId: 'overview_retrieve',
          summary: 'How one business stands: its migrations, what it has, and what it did in thirty days',
          tags,
          params: IdParams,
          response: { 200: OneOverviewBody.describe('As it stands') },
          refusals: [TenantUnknownError],
        },
      },
      async (request) => {
        const tenant = await getTenant(db, request.params.id)
        const { now, log } = request
        const span = spanOf(now)
        const [standings, held, used, claims] = await Promise.all([
          standingsOf(db, [tenant], { known: knownMigrations(), since: span.since, log }),
          holdingsOf(tenancy, tenant, log),
          usageOf(db, tenant.id, span),
          claimsOf(db, tenant.id, now),
        ])
        return {
          ...standings[0],
          steps: stepsFrom(tenant.status),
          holds: held && {
            staff: { used: held.activeStaff, most: tenant.maxStaff },
            services: { used: held.activeServices, most: tenant.maxServices },
            bookings: { used: used.thisMonth, most: tenant.maxBookings },
            all_bookings: held.allBookings,
            customers: held.allCustomers,
            members: held.members,
          },
          days: used.days,
          claims: claims.map(({ id, domain, checkedAt, lastError, expiresAt }) => ({
            ...{ id, domain, checked_at: checkedAt, last_error: lastError, expires_at: expiresAt },
          })),
        } as never
      },
    )
  }
}
