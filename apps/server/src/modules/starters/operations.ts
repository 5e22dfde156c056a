import type { TenantTx } from '@bookme/tenancy'
import { sql } from 'drizzle-orm'
import type { Language } from '../../core/i18n.ts'
import { toMinor } from '../../core/money.ts'
import { languages } from '../../core/shapes.ts'
import { policies } from '../bookings/tables.ts'
import { services } from '../services/tables.ts'
import { availability, staff } from '../staff/tables.ts'
import { type Trade, type TradeName, trades, wordIn } from './trades.ts'

/** A day's starts are on the quarters of an hour. */
const intervalMinutes = 15

/** What a trade begins with, as it would be stored. */
export function starterOf(name: TradeName, { language, currency }: { language: Language; currency: string }) {
  const { words, services: offered, hours, policy }: Trade = trades[name]
  return {
    name: wordIn(words, language),
    services: offered.map(({ words, minutes, price, capacity = 1, after = 0, onRequest = false }, position) => ({
      name: wordIn(words, language),
      translations: Object.fromEntries(
        languages.filter((other) => other !== language).map((other) => [other, { name: wordIn(words, other) }]),
      ),
      durationMinutes: minutes,
      bufferAfterMinutes: after,
      priceMinor: toMinor('price', `${price}`, currency),
      currency,
      ...{ capacity, position, requiresApproval: onRequest },
      intervalMinutes: capacity > 1 ? null : intervalMinutes,
    })),
    hours: hours.flatMap(({ weekdays, work, rest }) =>
      weekdays.flatMap((weekday) => [
        { weekday, kind: 'work' as const, startTime: work[0], endTime: work[1] },
        ...(rest === undefined ? [] : [{ weekday, kind: 'break' as const, startTime: rest[0], endTime: rest[1] }]),
      ]),
    ),
    policy: {
      cancelTiers:
        policy.percent === 0 ? [] : [{ minutes_before: policy.freeUntilHours * 60, percent: policy.percent }],
      moveMinutes: policy.freeUntilHours * 60,
      noShowPercent: policy.noShowPercent,
    },
  }
}

/** Puts in what a trade begins with, of each kind only where the business has nothing yet. */
export async function start(
  tx: TenantTx,
  starter: ReturnType<typeof starterOf>,
  { currency, staffName }: { currency: string; staffName: string | undefined },
) {
  // Of two at once the second finds what the first put in.
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('starters', 0))`)
  const [offered, people, rules] = await Promise.all([tx.$count(services), tx.$count(staff), tx.$count(policies)])
  if (offered === 0) await tx.insert(services).values(starter.services)
  const isAlone = people === 0 && staffName !== undefined
  if (isAlone) await tx.insert(staff).values({ name: staffName })
  const { rows: idle } = await tx.execute<{ id: string }>(sql`select id from staff_staff s where is_active
    and not exists (select from staff_availability h where h.staff_id = s.id)`)
  if (idle.length > 0) {
    const own = idle.flatMap(({ id: staffId }) => starter.hours.map((hours) => ({ ...hours, staffId })))
    await tx.insert(availability).values(own)
  }
  if (rules === 0) await tx.insert(policies).values({ ...starter.policy, version: 1, metadata: { currency } })
  return {
    services: offered === 0 ? starter.services.length : 0,
    staff: isAlone ? 1 : 0,
    hours: idle.length,
    policy: rules === 0,
  }
}
