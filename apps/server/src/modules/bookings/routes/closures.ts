import { eq, inArray } from 'drizzle-orm'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { languageOf } from '../../../core/i18n.ts'
import { together } from '../../../core/module.ts'
import { type Action, defineResource } from '../../../core/resource/index.ts'
import { toWire } from '../../../core/wire.ts'
import type { SettingsOf } from '../../tenants/index.ts'
import { countStarts, listConflicts } from '../conflicts.ts'
import {
  AdoptBody,
  ClosureBody,
  ConflictsBody,
  ConflictsQuery,
  closureFacts,
  ProposalsBody,
  ProposalsQuery,
  StoredClosureBody,
} from '../contract/index.ts'
import { ClosureNotFoundError, UnknownHolidayError } from '../errors.ts'
import { holidaysOf } from '../holidays.ts'
import { type Closure, closures } from '../tables.ts'

const proposals = {
  operationId: 'closures_proposals',
  summary: 'The public holidays of a year that are not yet among the closures',
  tags: ['closures'],
  querystring: ProposalsQuery,
  response: { 200: ProposalsBody.describe('By their dates, with how many bookings begin on each') },
}
const conflicts = {
  operationId: 'bookings_conflicts',
  summary: 'The bookings that a closure or time off would be in the way of',
  tags: ['bookings'],
  querystring: ConflictsQuery,
  response: { 200: ConflictsBody.describe('Those still to come about that meet the stretch, by their start') },
}

/** What a business's calendar has beside bookings: when it is closed, and what that would mean. */
export function closureRoutes({ settings }: { settings: SettingsOf }): FastifyPluginAsyncZod {
  const queries: FastifyPluginAsyncZod = async (app) => {
    app.get(
      '/closures/proposals/',
      { schema: proposals, config: { permission: 'closures.write' } },
      async (request) => {
        const { tenant, query, headers, now } = request
        const { zone, language: own } = await settings(tenant.id)
        const accepted = headers['accept-language']
        const language = query.lang ?? (accepted === undefined ? own : languageOf(accepted))
        const ofYear = holidaysOf(query.year)
        const keys = ofYear.map(({ key }) => key)
        const known = tenant.db
          .select({ holiday: closures.holiday })
          .from(closures)
          .where(inArray(closures.holiday, keys))
        const adopted = new Set((await known).map(({ holiday }) => holiday))
        const open = ofYear.filter(({ key }) => !adopted.has(key))
        const counts = await countStarts(tenant.db, open, { zone, now })
        const results = open.map(({ key, names, startsAt, endsAt, isConfirmed }, index) => ({
          holiday: key,
          name: names[language],
          starts_at: startsAt,
          ends_at: endsAt,
          is_confirmed: isConfirmed,
          bookings: counts[index] ?? 0,
        }))
        return { count: results.length, results }
      },
    )

    app.get(
      '/bookings/conflicts/',
      { schema: conflicts, config: { permission: 'hours.write', own: true } },
      async (request) => {
        const { tenant, query, now, ownStaffId } = request
        const { zone } = await settings(tenant.id)
        const { starts_at: startsAt, ends_at: endsAt, staff: asked, resource: resourceId } = query
        const staffId = ownStaffId ?? asked
        return conflictsToWire(await listConflicts(tenant.db, { startsAt, endsAt, staffId, resourceId }, { zone, now }))
      },
    )
  }

  const adopt: Action<Closure> = {
    on: 'all',
    summary: 'Make closures of public holidays; those that are there already stay as they are',
    permission: 'closures.write',
    body: AdoptBody,
    reply: z.array(StoredClosureBody).describe('Those it made, by their dates'),
    refusals: [UnknownHolidayError],
    work: async ({ tx, request, body }) => {
      const { year, holidays: wanted, is_active: isActive } = body as z.output<typeof AdoptBody>
      // Customers read the names: they are in the business's own language, whoever adopts them.
      const { language } = await settings(request.tenant.id)
      const ofYear = holidaysOf(year)
      const unknown = wanted?.find((key) => !ofYear.some((one) => one.key === key))
      if (unknown !== undefined) {
        const message = `${year} has no holiday ${JSON.stringify(unknown)}; there are ${ofYear.map(({ key }) => key).join(', ')}.`
        throw new UnknownHolidayError(message, { faults: [{ field: 'holidays', message }] })
      }
      const values = ofYear
        .filter(({ key }) => wanted?.includes(key) ?? true)
        .map(({ key: holiday, names, startsAt, endsAt, isConfirmed }) => ({
          ...{ holiday, name: names[language], kind: 'holiday' as const },
          ...{ startsAt, endsAt, isConfirmed, isActive },
        }))
      if (values.length === 0) return []
      const made = await tx
        .insert(closures)
        .values(values)
        .onConflictDoNothing({ target: closures.holiday })
        .returning()
      return made.map(toWire)
    },
  }

  const closureResource = defineResource({
    path: '/closures',
    one: 'closure',
    table: closures,
    contract: ClosureBody,
    readOnly: closureFacts,
    example: { name: 'Aïd al-Fitr', kind: 'holiday', starts_at: '2027-03-10T00:00', ends_at: '2027-03-12T00:00' },
    filters: ['kind', 'is_active', 'is_confirmed'],
    ordering: ['starts_at', '-created_at'],
    constraints: { bookings_closure_order_check: 'ends_at' },
    permissions: { read: 'everyone', write: 'closures.write' },
    notFound: ClosureNotFoundError,
    actions: {
      adopt,
      conflicts: {
        on: 'one',
        method: 'GET',
        summary: 'The bookings that this closure is in the way of, or would be',
        permission: 'closures.write',
        reply: ConflictsBody,
        work: async ({ tx, request, id }) => {
          const { zone } = await settings(request.tenant.id)
          const [closure] = await tx.select().from(closures).where(eq(closures.id, id))
          if (closure === undefined) throw new ClosureNotFoundError(`There is no closure ${id} here.`)
          return conflictsToWire(await listConflicts(tx, closure, { zone, now: request.now }))
        },
      },
    },
  })

  return together(queries, closureResource)
}

function conflictsToWire({ count, results }: Awaited<ReturnType<typeof listConflicts>>) {
  return { count, results: results.map(toWire) }
}
