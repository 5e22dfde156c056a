import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { etagOf, isKnown, setEtag } from '../../../core/resource/index.ts'
import { dateNamed, day, exactMillisecondsOf, isoOf, millisecondsOf, type Zone } from '../../../core/time.ts'
import type { Dates } from '../calendar/index.ts'
import {
  ExplainBody,
  ExplainQuery,
  SlotsBody,
  SlotsQuery,
  WalkInsBody,
  WalkInsQuery,
  wishFrom,
} from '../contract/index.ts'
import { TooManyDatesError } from '../errors.ts'
import { explain, listStarts, listWalkIns, wallTimeOf } from '../operations/index.ts'
import { type BookingRoutesOptions, wishRefusals } from './wire.ts'

const mostDates = 62
// An open page asks now and then; a month of a busy business costs some milliseconds each time.
const rateLimit = { max: 300, timeWindow: '1 minute' }
const tags = ['availability']
const refusals = [...wishRefusals, TooManyDatesError]
const slots = {
  operationId: 'availability_slots',
  summary: 'When something can be booked',
  tags,
  querystring: SlotsQuery,
  conditional: 'if-none-match' as const,
  response: {
    200: SlotsBody.describe('Every start that would be accepted, ascending, with its ETag'),
    304: z.void().describe('As the client has it'),
  },
  refusals,
}
const explanation = {
  operationId: 'availability_explain',
  summary: 'Why a time is not free',
  tags,
  querystring: ExplainQuery,
  response: { 200: ExplainBody.describe('For everybody who does it: why not, or that they are free') },
  refusals: wishRefusals,
}
const counter = {
  operationId: 'availability_walk_in',
  summary: 'Who could take somebody who stands at the counter, and from when on today',
  tags,
  querystring: WalkInsQuery,
  response: { 200: WalkInsBody.describe('Soonest first') },
  refusals: wishRefusals,
}

/** What the engine says, over HTTP. */
export function availabilityRoutes({ settings }: Pick<BookingRoutesOptions, 'settings'>): FastifyPluginAsyncZod {
  const momentOf = async ({ tenant, now }: FastifyRequest) => {
    const { zone } = await settings(tenant.id)
    return { zone, now: exactMillisecondsOf(now) }
  }
  return async (app) => {
    app.get(
      '/availability/slots/',
      { schema: slots, config: { permission: 'everyone', rateLimit } },
      async (request, reply) => {
        const { from, to, first, dates_only, ...wish } = request.query
        const moment = await momentOf(request)
        const answer = await slotsAnswer({ from, to, first, dates_only }, moment.zone, (dates) =>
          listStarts(request.tenant.db, wishFrom(wish), dates, moment),
        )
        return unlessKnown(request, reply, answer) as never
      },
    )

    app.get('/availability/explain/', { schema: explanation, config: { permission: 'team.read' } }, async (request) => {
      const { start_time, ...wish } = request.query
      const moment = await momentOf(request)
      const found = await explain(request.tenant.db, wishFrom(wish), millisecondsOf(start_time), moment)
      const results = [...found].map(([staff_id, reasons]) => ({ staff_id, is_free: reasons.length === 0, reasons }))
      return { start_time, results }
    })

    app.get('/availability/walk_in/', { schema: counter, config: { permission: 'team.read' } }, async (request) => {
      const found = await listWalkIns(request.tenant.db, wishFrom(request.query), await momentOf(request))
      const results = found.map(({ staffId, start, waitMinutes }) => ({
        staff_id: staffId,
        start_time: Temporal.Instant.fromEpochMilliseconds(start),
        wait_minutes: waitMinutes,
      }))
      return { results }
    })
  }
}

interface Wanted {
  from: string
  to?: string | undefined
  first?: number | undefined
  dates_only?: boolean | undefined
}

/**
 * The starts of some dates as a reply has them.
 *
 * @throws {TooManyDatesError}
 */
export async function slotsAnswer(
  { from, to, first, dates_only = false }: Wanted,
  zone: Zone,
  list: (dates: Dates) => ReturnType<typeof listStarts>,
) {
  const range = { from: dateNamed(from), to: dateNamed(to ?? from) }
  assertRange(range)
  const { byStaff, capacity, seatsLeft } = await list(range)
  const free = new Map<number, string[]>()
  for (const [id, starts] of byStaff) for (const start of starts) free.getOrInsert(start, []).push(id)
  const found = [...free].sort(([a], [b]) => a - b)
  const results = (dates_only ? [] : found.slice(0, first)).map(([start, staff_ids]) => ({
    start_time: Temporal.Instant.fromEpochMilliseconds(start),
    wall_time: wallTimeOf(zone, start),
    staff_ids,
    ...(capacity > 1 ? { seats_left: Math.max(...staff_ids.map((id) => seatsLeft(id, start))) } : {}),
  }))
  const dates = [...new Set(found.map(([start]) => wallTimeOf(zone, start).slice(0, 10)))]
  return { time_zone: zone.name, dates, count: found.length, results }
}

/**
 * Who asks again and again, as an open page does, gets the answer only where it has changed. What is free depends on the
 * time as well, so the tag is that of the answer and not of the rows behind it.
 */
function unlessKnown(request: FastifyRequest, reply: FastifyReply, answer: object): object | FastifyReply {
  const etag = etagOf(answer)
  setEtag(reply, etag)
  return isKnown(request, etag) ? reply.code(304).send() : answer
}

/** @throws {TooManyDatesError} */
export function assertRange({ from, to }: { from: number; to: number }): void {
  if (from <= to && to - from < mostDates) return
  const last = isoOf((from + mostDates - 1) * day).slice(0, 10)
  const message = `must be on or after \`from\`, and at most ${last}: ${mostDates} dates`
  throw new TooManyDatesError(`\`to\` ${message}.`, { faults: [{ field: 'to', message }] })
}
