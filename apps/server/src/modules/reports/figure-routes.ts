import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { IdempotencyConflictError, NoSuchAddressError } from '../../core/errors.ts'
import { IdempotencyHeaders } from '../../core/idempotency/index.ts'
import { envelope, pageOf, rowsOf } from '../../core/pagination.ts'
import { type BookmeTenancy, onceWithin, type SettingsOf } from '../tenants/index.ts'
import { countUsage } from '../usage/index.ts'
import { FiguresBody, FiguresQuery, RefreshedBody, TenantFiguresBody, TenantFiguresQuery } from './contract.ts'
import { InvalidDatesError } from './errors.ts'
import { listTenantFigures, readFigures, spanOf, type TenantFiguresOf } from './figures.ts'

const config = { permission: 'platform.figures' } as const
const tags = ['figures']

/** What all businesses did, from the rows that are counted of each every day. */
export function figureRoutes(tenancy: BookmeTenancy, settings: SettingsOf): FastifyPluginAsyncZod {
  const { shared } = tenancy
  return async (app) => {
    app.get(
      '/figures/',
      {
        config,
        schema: {
          operationId: 'figures_list',
          summary: 'What all businesses did, by day and together',
          tags,
          querystring: FiguresQuery,
          response: { 200: FiguresBody.describe('What was counted, and what could not be') },
          refusals: [InvalidDatesError],
        },
      },
      async (request) => {
        const { from_date, to_date, tier } = request.query
        const span = spanOf({ from: from_date, to: to_date }, request.now)
        return { from_date: span.from, to_date: span.to, ...(await readFigures(shared.db, { ...span, tier })) }
      },
    )
    app.get(
      '/figures/tenants/',
      {
        config,
        schema: {
          operationId: 'figures_tenants',
          summary: 'What each business did',
          tags,
          querystring: TenantFiguresQuery,
          response: { 200: pageOf(TenantFiguresBody).describe('One page of businesses') },
          refusals: [NoSuchAddressError, InvalidDatesError],
        },
      },
      async (request) => {
        const { from_date, to_date, tier, ordering, currency, ...page } = request.query
        const { count, tenants } = await listTenantFigures(shared.db, {
          ...spanOf({ from: from_date, to: to_date }, request.now),
          ...rowsOf(page),
          ...{ tier, currency, descending: ordering.startsWith('-') },
          order: ordering.replace('-', '') as TenantFiguresOf['order'],
        })
        return envelope(request, page, count, tenants)
      },
    )
    app.post(
      '/figures/refresh/',
      {
        config: { ...config, rateLimit: { max: 6, timeWindow: '1 minute' } },
        schema: {
          operationId: 'figures_refresh',
          summary: 'Count yesterday and today of every business now, and not within the hour',
          tags,
          headers: IdempotencyHeaders,
          response: { 200: RefreshedBody.describe('How many were counted, and which could not be') },
          refusals: [IdempotencyConflictError],
        },
      },
      async (request, reply) => {
        // Before the transaction: it goes to every business there is, and done twice it is the same.
        const { counted, failures } = await countUsage({ tenancy, settings, log: request.log }, request.now)
        return onceWithin(tenancy, request, reply, 200, async () => ({ counted, failures }))
      },
    )
  }
}
