import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { dateNamed, day, isoOf, millisecondsOf, type Zone } from '../../core/time.ts'
import type { SettingsOf } from '../tenants/index.ts'
import { ExplainBody, ExplainQuery, SlotsBody, SlotsQuery } from './contract.ts'
import { ServiceInactiveError, TooManyDatesError, UnknownServiceError, UnknownStaffMemberError } from './errors.ts'
import { explain, listStarts } from './operations.ts'

const mostDates = 62
const tags = ['availability']
const refusals = [UnknownServiceError, ServiceInactiveError, UnknownStaffMemberError, TooManyDatesError]
const slots = {
  operationId: 'availability_slots',
  summary: 'When something can be booked',
  tags,
  querystring: SlotsQuery,
  response: { 200: SlotsBody.describe('Every start that would be accepted, ascending') },
  refusals,
}
const explanation = {
  operationId: 'availability_explain',
  summary: 'Why a time is not free',
  tags,
  querystring: ExplainQuery,
  response: { 200: ExplainBody.describe('For everybody who does it: why not, or that they are free') },
  refusals,
}

/** What the engine says, over HTTP. */
export function availabilityRoutes({ settings }: { settings: SettingsOf }): FastifyPluginAsyncZod {
  return async (app) => {
    app.get('/availability/slots/', { schema: slots, config: { permission: 'everyone' } }, async (request) => {
      const { tenant, query } = request
      const { zone } = await settings(tenant.id)
      const range = { from: dateNamed(query.from), to: dateNamed(query.to ?? query.from) }
      assertRange(range)
      const { byStaff } = await listStarts(tenant.db, wishOf(query), range, {
        zone,
        now: request.now.epochMilliseconds,
      })
      const free = new Map<number, string[]>()
      for (const [id, starts] of byStaff) for (const start of starts) free.getOrInsert(start, []).push(id)
      const found = [...free].sort(([a], [b]) => a - b)
      const results = found.slice(0, query.first ?? found.length).map(([start, staff_ids]) => ({
        start_time: Temporal.Instant.fromEpochMilliseconds(start),
        wall_time: wallOf(zone, start),
        staff_ids,
      }))
      const dates = [...new Set(found.map(([start]) => wallOf(zone, start).slice(0, 10)))]
      return { time_zone: zone.name, dates, count: found.length, results }
    })

    app.get('/availability/explain/', { schema: explanation, config: { permission: 'member' } }, async (request) => {
      const { tenant, query } = request
      const { zone } = await settings(tenant.id)
      const start = millisecondsOf(query.start_time)
      const found = await explain(tenant.db, wishOf(query), start, { zone, now: request.now.epochMilliseconds })
      const results = [...found].map(([staff_id, reasons]) => ({ staff_id, is_free: reasons.length === 0, reasons }))
      return { start_time: query.start_time, results }
    })
  }
}

function wishOf({
  service,
  followed_by = [],
  staff,
  seats,
}: {
  service: string
  followed_by?: string[] | undefined
  staff?: string | undefined
  seats?: number | undefined
}) {
  return { serviceIds: [service, ...followed_by] as [string, ...string[]], staffId: staff, seats }
}

const wallOf = (zone: Zone, instant: number) => isoOf(instant + zone.offsetAt(instant)).slice(0, 16)

function assertRange({ from, to }: { from: number; to: number }): void {
  if (from <= to && to - from < mostDates) return
  const last = isoOf((from + mostDates - 1) * day).slice(0, 10)
  const message = `must be on or after \`from\`, and at most ${last}: ${mostDates} dates`
  throw new TooManyDatesError(`\`to\` ${message}.`, { faults: [{ field: 'to', message }] })
}
