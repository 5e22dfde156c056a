import { randomUUIDv7 } from 'node:crypto'
import type { TenantTx } from '@bookme/tenancy'
import { sql } from 'drizzle-orm'
import type { Language } from '../../core/i18n.ts'
import { enqueue } from '../../core/jobs/index.ts'
import { isoOf, minute, minuteNamed, type Zone } from '../../core/time.ts'
import { SendMessage, WriteDigests } from './jobs.ts'
import { latestRules, type Rules } from './rules.ts'

interface Day {
  zone: Zone
  now: Temporal.Instant
}

const dayMs = 86_400_000
const dateOf = ({ zone, now }: Day) => zone.dateOf(now.epochMilliseconds)
const textOf = (date: number) => isoOf(date * dayMs).slice(0, 10)

/** When today's digests go, by rules; `undefined`: not at all. */
function dueToday({ digestAt }: Pick<Rules, 'digestAt'>, day: Day): number | undefined {
  if (digestAt === null) return undefined
  return day.zone.instantOf(dateOf(day) * dayMs + minuteNamed(digestAt) * minute)
}

/** Asks for the digests of today, if their time is still to come. */
export async function planDigests(tx: TenantTx, day: Day): Promise<void> {
  const due = dueToday(await latestRules(tx), day)
  if (due === undefined || due < day.now.epochMilliseconds) return
  const dueAt = Temporal.Instant.fromEpochMilliseconds(due)
  await enqueue(tx, WriteDigests, { onDate: textOf(dateOf(day)) }, { dueAt })
}

/**
 * Writes everybody who works there and has an address what is on for them today; nobody whose day is empty. Of a day
 * there is one for each, however often this is done.
 */
export async function writeDigests(tx: TenantTx, { zone, now, language }: Day & { language: Language }): Promise<void> {
  const due = dueToday(await latestRules(tx), { zone, now })
  // Where the rules have changed since it was asked for, it is asked for anew.
  if (due === undefined || now.epochMilliseconds < due) return
  const date = dateOf({ zone, now })
  const day = textOf(date)
  const stretches = zone.stretchesOf(date)
  const at = (instant: number | undefined) => sql`${isoOf(instant ?? 0)}::timestamptz`
  const told = sql`${now.toString()}::timestamptz`
  const { rows } = await tx.execute<{
    staff_id: string
    items: { at: string; service: string; customer: string }[]
  }>(sql`
    select s.id as staff_id, jsonb_agg(jsonb_build_object('at', i.start_time, 'service', i.name, 'customer',
      coalesce(nullif(c.name, ''), c.email, c.phone, '')) order by i.start_time, i.id) as items
    from staff_staff s join bookings_item i on i.staff_id = s.id join bookings_booking b on b.id = i.booking_id
      left join customers_customer c on c.id = b.customer_id
    where s.is_active and s.email <> '' and b.status in ('pending', 'confirmed', 'checked_in')
      and i.start_time >= ${at(stretches[0]?.from)} and i.start_time < ${at(stretches.at(-1)?.to)}
    group by s.id`)
  for (const { staff_id, items } of rows) {
    const id = randomUUIDv7()
    const bookings = items.map(({ at: start, service, customer }) => {
      return { wallTime: wallTimeOf(Temporal.Instant.from(start).epochMilliseconds, zone), service, customer }
    })
    await Promise.all([
      tx.execute(sql`
        insert into communications_notification (id, created_at, updated_at, kind, key, language, staff_id, facts, scheduled_for)
        values (${id}::uuid, ${told}, ${told}, 'staff_digest', ${`${staff_id} digest ${day}`}, ${language},
          ${staff_id}::uuid, ${JSON.stringify({ day: { date: day, bookings } })}::jsonb, ${told})
        on conflict (key) do nothing`),
      enqueue(
        tx,
        SendMessage,
        { id },
        { onlyIf: sql`exists (select from communications_notification where id = ${id}::uuid)` },
      ),
    ])
  }
}

const wallTimeOf = (instant: number, zone: Zone) => isoOf(instant + zone.offsetAt(instant)).slice(0, 16)
