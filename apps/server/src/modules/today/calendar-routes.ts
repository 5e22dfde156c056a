import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { z } from 'zod'
import { dateNamed, day, isoOf } from '../../core/time.ts'
import { listPersonTimes } from '../bookings/index.ts'
import type { SettingsOf } from '../tenants/index.ts'
import { CalendarBody, CalendarQuery } from './calendar-contract.ts'
import { listCalendar } from './calendar-queries.ts'
import { InvalidDatesError } from './errors.ts'

const mostDates = 42
const schema = {
  operationId: 'calendar',
  summary: 'Some dates as a calendar draws them: people, their hours, and bookings with customers and buffers',
  tags: ['today'],
  querystring: CalendarQuery,
  response: { 200: CalendarBody.describe('In one answer; of staff, what is in their own calendar') },
  refusals: [InvalidDatesError],
}
const dateText = (date: number) => isoOf(date * day).slice(0, 10)
const instant = (at: number) => Temporal.Instant.fromEpochMilliseconds(at)
const read = Temporal.Instant.from

/** A week of a busy business in one request, in three statements. */
export function calendarRoutes(settings: SettingsOf): FastifyPluginAsyncZod {
  return async (app) => {
    app.get('/calendar/', { schema, config: { permission: 'bookings.read', own: true } }, async (request) => {
      const { from: first, to: last = first, staff } = request.query
      const dates = { from: dateNamed(first), to: dateNamed(last) }
      if (dates.to < dates.from || dates.to - dates.from >= mostDates) {
        const message = `must be on or after from, and at most ${dateText(dates.from + mostDates - 1)}`
        throw new InvalidDatesError(`\`to\` ${message}.`, { faults: [{ field: 'to', message }] })
      }
      const { zone } = await settings(request.tenant.id)
      const now = request.now.epochMilliseconds
      const staffId = request.ownStaffId ?? staff ?? null
      const span = {
        from: (zone.stretchesOf(dates.from)[0] as { from: number }).from,
        to: (zone.stretchesOf(dates.to).at(-1) as { to: number }).to,
      }
      const [{ people, bookings }, times] = await request.tenant.transaction((tx) =>
        Promise.all([
          listCalendar(tx, { ...span, now, staffId }),
          listPersonTimes(tx, dates, { zone, now }, staffId ?? undefined),
        ]),
      )
      return {
        ...{ from: first, to: last, time_zone: zone.name },
        people: people.map((person) => {
          const open = times.find(({ staffId }) => staffId === person.id)?.open ?? []
          return { ...person, open: open.map(({ from, to }) => ({ from: instant(from), to: instant(to) })) }
        }),
        bookings: bookings.map((booking) => ({
          ...booking,
          ...{ start_time: read(booking.start_time), end_time: read(booking.end_time) },
          items: booking.items.map((item) => {
            return { ...item, start_time: read(item.start_time), end_time: read(item.end_time) }
          }),
        })),
      } satisfies z.output<typeof CalendarBody>
    })
  }
}
