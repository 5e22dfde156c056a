import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { z } from 'zod'
import { dateNamed, day, isoOf, weekdayOf, type Zone } from '../../core/time.ts'
import { toDecimal } from '../../core/wire.ts'
import { listPersonTimes } from '../bookings/index.ts'
import type { SettingsOf } from '../tenants/index.ts'
import { BusinessReportBody, BusinessReportQuery, type groupings } from './business-contract.ts'
import { type BusinessFigures, type Period, readBusiness } from './business-queries.ts'
import { InvalidDatesError } from './errors.ts'

const usualDays = 30
const mostDays = 400
/** Beyond it the hours of everybody, date by date, would take too long. */
const mostFillDays = 100

const schema = {
  operationId: 'reports_retrieve',
  summary: 'What the business took and did, for charts',
  tags: ['reports'],
  querystring: BusinessReportQuery,
  response: { 200: BusinessReportBody.describe('Each figure with the address of the rows behind it') },
  refusals: [InvalidDatesError],
}
const dateText = (date: number) => isoOf(date * day).slice(0, 10)

/** A business's own figures, by its own calendar. */
export function businessReportRoutes(settings: SettingsOf): FastifyPluginAsyncZod {
  return async (app) => {
    app.get('/reports/', { schema, config: { permission: 'figures.read' } }, async (request) => {
      const { zone, firstWeekday } = await settings(request.tenant.id)
      const now = request.now.epochMilliseconds
      const { group, from_date, to_date } = request.query
      const to = to_date === undefined ? zone.dateOf(now) : dateNamed(to_date)
      const from = from_date === undefined ? to - usualDays + 1 : dateNamed(from_date)
      assertSpan(from, to)
      const periods = periodsOf({ from, to, group, firstWeekday }, zone)
      const wantsFill = to - from < mostFillDays
      const [figures, times] = await request.tenant.transaction((tx) =>
        Promise.all([
          readBusiness(tx, periods, now),
          wantsFill ? listPersonTimes(tx, { from, to }, { zone, now }) : undefined,
        ]),
      )
      const whole = { from: (periods[0] as Period).from, to: (periods.at(-1) as Period).to }
      const noShows = figures.bookings.reduce((sum, { no_shows }) => sum + no_shows, 0)
      const visits = figures.bookings.reduce((sum, one) => sum + one.visits, 0)
      return {
        ...{ from_date: dateText(from), to_date: dateText(to) },
        periods: periods.map((period, position) => periodToWire(period, position, figures, now)),
        no_shows: {
          ...{ count: noShows, of: visits + noShows, rate: rateOf(noShows, visits + noShows) },
          bookings: bookingsIn(whole, { status: 'no_show' }),
        },
        sources: figures.sources.map(({ source, count }) => ({
          source,
          count,
          bookings: bookingsIn(whole, { source, status__in: made }),
        })),
        rebooking: {
          ...figures.rebooking,
          rate: rateOf(figures.rebooking.rebooked, figures.rebooking.visits),
          bookings: bookingsIn(whole, { ...came(now), customer_id__isnull: 'false' }),
        },
        people:
          times === undefined
            ? null
            : figures.people.map(({ id, name }) => {
                const own = times.find(({ staffId }) => staffId === id)
                const [open, free] = [minutesOf(own?.open ?? []), minutesOf(own?.free ?? [])]
                return {
                  ...{ id, name, open_minutes: open, busy_minutes: open - free, fill_rate: rateOf(open - free, open) },
                  bookings: bookingsIn(whole, { staff_id: id, status__in: made }),
                }
              }),
      } satisfies z.output<typeof BusinessReportBody>
    })
  }
}

/** @throws {InvalidDatesError} */
function assertSpan(from: number, to: number): void {
  if (from <= to && to - from < mostDays) return
  const message = from > to ? 'must not lie behind to_date' : `must be at most ${mostDays} days before to_date`
  throw new InvalidDatesError(`\`from_date\` ${message}.`, { faults: [{ field: 'from_date', message }] })
}

/** The days, weeks or months from one date to another; the first and the last may be cut. */
function periodsOf(
  {
    from,
    to,
    group,
    firstWeekday,
  }: { from: number; to: number; group: (typeof groupings)[number]; firstWeekday: number },
  zone: Zone,
): Period[] {
  const begins = (date: number) => {
    if (group === 'day' || date === from) return true
    return group === 'week' ? weekdayOf(date) === firstWeekday : dateText(date).endsWith('-01')
  }
  const starts: number[] = []
  for (let date = from; date <= to; date++) if (begins(date)) starts.push(date)
  return starts.map((fromDate, position) => {
    const toDate = (starts[position + 1] ?? to + 1) - 1
    return {
      ...{ fromDate, toDate, from: (zone.stretchesOf(fromDate)[0] as { from: number }).from },
      to: (zone.stretchesOf(toDate).at(-1) as { to: number }).to,
    }
  })
}

/** Bookings that were made; a time that is only held is nobody's, and one that ran out never was. */
const made = 'pending,confirmed,checked_in,completed,cancelled,declined,no_show'
/** Those who came by now, as `readBusiness` counts them; and those who are still to come. */
const came = (now: number) => ({ status__in: 'confirmed,checked_in,completed', start_time__lte: isoOf(now) })
const coming = (now: number) => ({ status__in: 'pending,confirmed,checked_in', start_time__gt: isoOf(now) })

function periodToWire({ fromDate, toDate, ...span }: Period, position: number, figures: BusinessFigures, now: number) {
  const none = { visits: 0, no_shows: 0, cancelled: 0, upcoming: 0 }
  const { position: _, ...counts } = figures.bookings.find((one) => one.position === position) ?? { position, ...none }
  const taken = figures.revenue.filter((one) => one.position === position)
  return {
    ...{ from_date: dateText(fromDate), to_date: dateText(toDate) },
    revenue: Object.fromEntries(taken.map(({ currency, minor }) => [currency, toDecimal(minor, currency)])),
    ...counts,
    transactions: addressOf('transactions', 'occurred_at', span, {}),
    bookings: {
      visits: bookingsIn(span, came(now)),
      no_shows: bookingsIn(span, { status: 'no_show' }),
      cancelled: bookingsIn(span, { status: 'cancelled' }),
      upcoming: bookingsIn(span, coming(now)),
    },
  }
}

const bookingsIn = (span: { from: number; to: number }, more: Readonly<Record<string, string>>) =>
  addressOf('bookings', 'start_time', span, more)

/** A list with the filters that make it these rows. */
function addressOf(
  list: string,
  field: string,
  { from, to }: { from: number; to: number },
  more: Readonly<Record<string, string>>,
): string {
  const instant = (at: number) => Temporal.Instant.fromEpochMilliseconds(at).toString()
  const query = new URLSearchParams({ [`${field}__gte`]: instant(from), [`${field}__lt`]: instant(to), ...more })
  return `/api/${list}/?${query}`
}

const minutesOf = (stretches: readonly { from: number; to: number }[]) =>
  Math.round(stretches.reduce((sum, { from, to }) => sum + to - from, 0) / 60_000)

const rateOf = (part: number, whole: number) => (whole === 0 ? null : Math.round((part / whole) * 10_000) / 10_000)
