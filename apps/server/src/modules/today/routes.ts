import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { z } from 'zod'
import { allows } from '../../core/access.ts'
import { dateNamed, day, isoOf, type Zone } from '../../core/time.ts'
import { toDecimal } from '../../core/wire.ts'
import { listPersonTimes, owedOf } from '../bookings/index.ts'
import type { SettingsOf } from '../tenants/index.ts'
import { TodayBody, TodayQuery } from './contract.ts'
import { holesOf } from './holes.ts'
import { type Around, listVisits, readAround, type VisitRow } from './queries.ts'

const schema = {
  operationId: 'today',
  summary: 'What somebody who comes in wants to know of a day first',
  tags: ['today'],
  querystring: TodayQuery,
  response: { 200: TodayBody.describe('As far as whoever asks may see it; of staff, what is in their own calendar') },
}
const dateText = (date: number) => isoOf(date * day).slice(0, 10)
const instant = (at: number) => Temporal.Instant.fromEpochMilliseconds(at)

/** The first screen of a dashboard, in four statements. */
export function todayRoutes(settings: SettingsOf): FastifyPluginAsyncZod {
  return async (app) => {
    app.get('/today/', { schema, config: { permission: 'bookings.read', own: true } }, async (request) => {
      const { zone } = await settings(request.tenant.id)
      const now = request.now.epochMilliseconds
      const today = zone.dateOf(now)
      const date = request.query.date === undefined ? today : dateNamed(request.query.date)
      const times = { ...spanOf(zone, date), before: weekBefore(zone, date, now), now, today: dateText(today) }
      const { ownStaffId: staffId } = request
      const [visits, people, around] = await request.tenant.transaction((tx) =>
        Promise.all([
          listVisits(tx, { ...times, staffId }),
          listPersonTimes(tx, { from: date, to: date }, { zone, now }, staffId ?? undefined),
          readAround(tx, { ...times, date: dateText(date) }),
        ]),
      )
      const seesMoney = allows(request, 'payments.read')
      const waiting = allows(request, 'waitlist.read') ? around.waiting : []
      const toWire = (visit: VisitRow) => visitToWire(visit, seesMoney)
      return {
        date: dateText(date),
        arrivals: visits.filter(({ is_request }) => !is_request).map(toWire),
        requests: visits.filter(({ is_request }) => is_request).map(toWire),
        holes: holesOf(people, { people: around.people, waiting }, { zone, date, now }).map(
          ({ staff, from, to, waiting }) => ({
            ...{ staff, from: instant(from), to: instant(to), minutes: Math.floor((to - from) / 60_000) },
            waiting: waiting.map(({ entry_id, customer, service, minutes }) => ({
              entry_id,
              customer,
              service,
              minutes,
            })),
          }),
        ),
        money: seesMoney ? moneyToWire(around) : null,
        failed: {
          messages: allows(request, 'messages.read') ? around.failed_messages : null,
          payments: seesMoney ? around.failed_payments : null,
          webhooks: allows(request, 'webhooks.read') ? around.failed_webhooks : null,
        },
        missing: allows(request, 'settings.write') ? missingToWire(around, allows(request, 'messages.read')) : null,
      } satisfies z.output<typeof TodayBody>
    })
  }
}

/** All of a date, a night when the clock changes included. */
function spanOf(zone: Zone, date: number): { from: number; to: number } {
  const stretches = zone.stretchesOf(date)
  return { from: (stretches[0] as { from: number }).from, to: (stretches.at(-1) as { to: number }).to }
}

function weekBefore(zone: Zone, date: number, now: number) {
  const before = spanOf(zone, date - 7)
  const wall = now + zone.offsetAt(now)
  const byNow = zone.instantOf((date - 7) * day + (wall % day))
  return { ...before, byNow: Math.min(Math.max(byNow, before.from), before.to) }
}

function visitToWire(row: VisitRow, seesMoney: boolean) {
  const { is_request: _, fee_minor: feeMinor, price_minor: priceMinor, paid_minor: paid, metadata, ...visit } = row
  const owed = owedOf({ status: row.status, feeMinor, priceMinor, metadata })
  return {
    ...visit,
    start_time: Temporal.Instant.from(row.start_time),
    end_time: Temporal.Instant.from(row.end_time),
    expires_at: row.expires_at === null ? null : Temporal.Instant.from(row.expires_at),
    balance: seesMoney ? toDecimal(owed - paid, row.currency) : null,
  }
}

function moneyToWire({ money }: Around) {
  const sums = (wanted: Around['money'][number]['part']) =>
    Object.fromEntries(
      money.filter(({ part }) => part === wanted).map(({ currency, minor }) => [currency, toDecimal(minor, currency)]),
    )
  return { date: sums('date'), week_before: sums('week_before'), week_before_by_now: sums('week_before_by_now') }
}

function missingToWire({ has_policy, people, holidays, replies }: Around, seesMessages: boolean) {
  const hours = people.filter(({ has_hours }) => !has_hours).map(({ id, name }) => ({ id, name }))
  return { policy: !has_policy, hours, holidays, replies: seesMessages ? replies : null }
}
