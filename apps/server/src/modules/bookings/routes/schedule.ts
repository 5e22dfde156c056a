import type { FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { mayDo } from '../../../core/permissions.ts'
import { IdParams } from '../../../core/shapes.ts'
import { dateNamed, exactMillisecondsOf, millisecondsOf } from '../../../core/time.ts'
import { ExplainBody, MoveExplainQuery, ScheduleBody, ScheduleQuery, SlotsBody } from '../contract/index.ts'
import { BookingNotFoundError, TooManyDatesError } from '../errors.ts'
import { type Entry, explainMove, isSeen, movableStarts, scheduleOf } from '../operations/index.ts'
import { assertRange, slotsAnswer } from './availability.ts'
import { type BookingRoutesOptions, wishRefusals } from './wire.ts'

const tags = ['bookings']
const schedule = {
  operationId: 'bookings_schedule',
  summary: 'The calendar of some dates: what takes place, who works when, and what is closed',
  tags,
  querystring: ScheduleQuery,
  response: { 200: ScheduleBody.describe('All of it, in one answer') },
  refusals: [TooManyDatesError],
}
const slots = {
  operationId: 'bookings_slots',
  summary: 'Where a booking could be moved to',
  tags,
  params: IdParams,
  querystring: ScheduleQuery,
  response: { 200: SlotsBody.describe('Every start that would be accepted, ascending; its own time is free for it') },
  refusals: [BookingNotFoundError, TooManyDatesError, ...wishRefusals],
}
const explanation = {
  operationId: 'bookings_explain',
  summary: 'Why a booking cannot be moved to a time, or take so long',
  tags,
  params: IdParams,
  querystring: MoveExplainQuery,
  response: { 200: ExplainBody.describe('For everybody who does it: why not, or that they are free') },
  refusals: [BookingNotFoundError, ...wishRefusals],
}

/** What a screen with a calendar asks for. */
export function scheduleRoutes({ settings }: Pick<BookingRoutesOptions, 'settings'>): FastifyPluginAsyncZod {
  const momentOf = async ({ tenant, now }: FastifyRequest) => {
    const { zone } = await settings(tenant.id)
    return { zone, now: exactMillisecondsOf(now) }
  }
  const assertSeen = async ({ tenant, ownStaffId }: FastifyRequest, id: string): Promise<void> => {
    if (await isSeen(tenant.db, id, ownStaffId)) return
    throw new BookingNotFoundError(`There is no booking ${id} here.`)
  }
  const reading = { permission: 'bookings.read', own: true } as const
  const moving = { permission: 'bookings.write', own: true } as const

  return async (app) => {
    app.get('/bookings/schedule/', { schema: schedule, config: reading }, async (request) => {
      const { tenant, query, ownStaffId } = request
      const dates = { from: dateNamed(query.from), to: dateNamed(query.to ?? query.from) }
      assertRange(dates)
      const moment = await momentOf(request)
      const found = await scheduleOf(tenant.db, dates, moment, ownStaffId)
      const showsCustomers = request.user !== null && mayDo(request.user, 'customers.read')
      return {
        time_zone: moment.zone.name,
        entries: found.entries.map((entry) => entryToWire(entry, showsCustomers)),
        people: found.people.map(({ staffId, open, away }) => ({
          ...{ staff_id: staffId, open: open.map(stretchToWire), away: away.map(stretchToWire) },
        })),
        closures: found.closures.map(({ name, ...stretch }) => ({ name, ...stretchToWire(stretch) })),
        rooms: found.rooms.map(({ resourceId, ...stretch }) => ({
          resource_id: resourceId,
          ...stretchToWire(stretch),
        })),
      }
    })

    app.get('/bookings/:id/slots/', { schema: slots, config: moving }, async (request) => {
      const { tenant, params, query, ownStaffId } = request
      await assertSeen(request, params.id)
      const moment = await momentOf(request)
      const answer = await slotsAnswer(query, moment.zone, (dates) =>
        movableStarts(tenant.db, params.id, dates, moment),
      )
      if (ownStaffId === null) return answer
      // In one's own calendar alone.
      const results = answer.results.filter(({ staff_ids }) => staff_ids.includes(ownStaffId))
      const dates = [...new Set(results.map(({ wall_time }) => wall_time.slice(0, 10)))]
      return {
        ...answer,
        ...{ dates, count: results.length },
        results: results.map((one) => ({ ...one, staff_ids: [ownStaffId] })),
      }
    })

    app.get('/bookings/:id/explain/', { schema: explanation, config: moving }, async (request) => {
      const { tenant, params, query, ownStaffId } = request
      await assertSeen(request, params.id)
      const wanted = { start: millisecondsOf(query.start_time), minutes: query.minutes }
      const found = await explainMove(tenant.db, params.id, wanted, await momentOf(request))
      const results = [...found]
        .filter(([staffId]) => ownStaffId === null || staffId === ownStaffId)
        .map(([staff_id, reasons]) => ({ staff_id, is_free: reasons.length === 0, reasons }))
      return { start_time: query.start_time, results }
    })
  }
}

const instant = (ms: number) => Temporal.Instant.fromEpochMilliseconds(ms)
const stretchToWire = ({ from, to }: { from: number; to: number }) => ({
  start_time: instant(from),
  end_time: instant(to),
})

function entryToWire({ start_ms, end_ms, parts, ...entry }: Entry, showsCustomers: boolean) {
  return {
    ...entry,
    customer_name: showsCustomers ? entry.customer_name : null,
    start_time: instant(start_ms),
    end_time: instant(end_ms),
    is_movable: parts === 1 && (entry.status === 'confirmed' || entry.status === 'pending'),
  }
}
