import { sql } from 'drizzle-orm'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { allows } from '../../core/access.ts'
import { audit, byOf } from '../../core/audit/index.ts'
import { ForbiddenError, IdempotencyConflictError } from '../../core/errors.ts'
import { languageOf } from '../../core/i18n.ts'
import { IdempotencyHeaders, writeOnce } from '../../core/idempotency/index.ts'
import type { InsideAction } from '../../core/permissions.ts'
import { exactlyOne } from '../../core/postgres.ts'
import { toDecimal, toWire } from '../../core/wire.ts'
import { services } from '../services/tables.ts'
import { staff } from '../staff/tables.ts'
import { LimitReachedError, type Limits, type Settings, type SettingsOf } from '../tenants/index.ts'
import { usualSettings } from '../tenants/tables.ts'
import { ChecklistBody, StartedBody, StarterBody, StartersBody, StartersQuery, steps } from './contract.ts'
import { start, starterOf } from './operations.ts'
import { type TradeName, tradeNames } from './trades.ts'

const tags = ['starters']
const checklist = {
  operationId: 'checklist',
  summary: 'How far a business is on its way to the first booking',
  tags,
  response: { 200: ChecklistBody.describe('Five steps, in their order; each is done or not by what there is') },
}
const list = {
  operationId: 'starters_list',
  summary: 'What businesses of a trade begin with',
  tags,
  querystring: StartersQuery,
  response: { 200: StartersBody.describe('Services, hours and rules of each trade, in the business’s currency') },
}
const create = {
  operationId: 'starters_create',
  summary: 'Begin with what a trade begins with',
  tags,
  headers: IdempotencyHeaders,
  body: StarterBody,
  response: { 201: StartedBody.describe('What was put in; of what there was nothing is changed') },
  refusals: [LimitReachedError, IdempotencyConflictError],
}
/** What is put in takes these one by one. */
const needed: readonly InsideAction[] = [
  'catalogue.write',
  'prices.write',
  'team.write',
  'hours.write',
  'policies.write',
]

/** From nothing to the first booking. */
export function starterRoutes(limits: Limits, settings: SettingsOf): FastifyPluginAsyncZod {
  const withinStaff = limits.within('maxStaff', staff)
  const withinServices = limits.within('maxServices', services)
  return async (app) => {
    app.get('/checklist/', { schema: checklist, config: { permission: 'settings.read' } }, async (request) => {
      const [current, { rows }] = await Promise.all([
        settings(request.tenant.id),
        request.tenant.db.execute<Record<'services' | 'hours' | 'policy' | 'booking', boolean>>(sql`select
          exists (select from services_service where is_active) as services,
          exists (select from staff_staff s join staff_availability h on h.staff_id = s.id
            where s.is_active and h.kind = 'work') as hours,
          exists (select from bookings_policy) as policy,
          exists (select from bookings_booking where status not in ('held', 'expired')) as booking`),
      ])
      const done = { ...exactlyOne(rows), page: isOwnPage(current) }
      const told = steps.map((step) => ({ step, is_done: done[step] }))
      return { steps: told, done: told.filter(({ is_done }) => is_done).length }
    })

    app.get('/starters/', { schema: list, config: { permission: 'catalogue.read' } }, async (request) => {
      const { trade, lang } = request.query
      const { language: own, currency } = await settings(request.tenant.id)
      const header = request.headers['accept-language']
      const language = lang ?? (header === undefined ? own : languageOf(header))
      const wanted = trade === undefined ? tradeNames : [trade]
      return { results: wanted.map((name) => starterToWire(name, { language, currency })) }
    })

    app.post('/starters/', { schema: create, config: { permission: 'settings.write' } }, async (request, reply) => {
      const missing = needed.find((action) => !allows(request, action))
      if (missing !== undefined)
        throw new ForbiddenError(`You may not do this here: it takes the permission ${missing}.`)
      const { trade, language, staff_name: staffName } = request.body
      const { language: own, currency } = await settings(request.tenant.id)
      const starter = starterOf(trade, { language: language ?? own, currency })
      const [staffLimit, serviceLimit] = [await withinStaff(request as never), await withinServices(request as never)]
      return writeOnce(request, reply, 201, async (tx) => {
        const write = () => start(tx, starter, { currency, staffName })
        const done = await staffLimit(tx, () => serviceLimit(tx, write as never))
        const after = { trade, ...(done as object) }
        await audit(tx, byOf(request), { action: 'starters.create', objectType: 'services', after })
        return done as unknown as Awaited<ReturnType<typeof start>>
      }) as never
    })
  }
}

/** Whether somebody has made the page their own. */
function isOwnPage({ colour, logoUrl, logoHash, notice, about, address, phone }: Settings): boolean {
  const said = [logoUrl, logoHash, address, phone].some((text) => text !== '')
  return said || [notice, about].some((words) => Object.keys(words).length > 0) || colour !== usualSettings.colour
}

function starterToWire(trade: TradeName, around: Parameters<typeof starterOf>[1]) {
  const { name, services, hours, policy } = starterOf(trade, around)
  return {
    ...{ trade, name },
    services: services.map(
      ({ priceMinor, currency, position: _, intervalMinutes: __, translations: ___, ...service }) => ({
        ...toWire(service),
        price: toDecimal(priceMinor, currency),
        currency,
      }),
    ),
    hours: hours.map((one) => toWire(one)),
    policy: toWire(policy),
  } as never
}
