import { randomUUIDv7 } from 'node:crypto'
import type { TenantTx } from '@bookme/tenancy'
import { eq, sql } from 'drizzle-orm'
import { enqueue } from '../../core/jobs/index.ts'
import { minute, type Zone } from '../../core/time.ts'
import type { Booking } from '../bookings/tables.ts'
import { services } from '../services/tables.ts'
import { SendMessage } from './jobs.ts'
import { dropPlanned, holdBooking } from './queries.ts'
import { latestRules, type Rules } from './rules.ts'
import { afterQuiet, momentOfReminder } from './sending/quiet.ts'
import { bookingFacts } from './stored.ts'

/** Whoever is marked as done a day late is not asked any more how it was. */
const latestFollowUpMinutes = 24 * 60

/** A message that is to be sent at its time. */
export interface Planned {
  kind: 'reminder' | 'follow_up'
  key: string
  at: number
  minutes?: number
}

type Timed = Pick<Booking, 'id' | 'status' | 'startTime' | 'endTime' | 'createdAt' | 'sequence'>

/**
 * What is planned for a booking as it stands: its reminders while it is confirmed, and asking how it was once it is over.
 * No reminder is in the past, or would have come before it was booked; of several for one moment there is the last.
 *
 * @param reminderMinutes - of the service; `null`: as the rules say
 */
export function planOf(
  booking: Timed,
  reminderMinutes: readonly number[] | null,
  rules: Pick<Rules, 'quietFrom' | 'quietUntil' | 'reminderMinutes' | 'followUpMinutes'>,
  { zone, now }: { zone: Zone; now: Temporal.Instant },
): Planned[] {
  const { id, status, sequence } = booking
  const { epochMilliseconds: at } = now
  if (status === 'completed' && rules.followUpMinutes !== null) {
    const due = booking.endTime.epochMilliseconds + rules.followUpMinutes * minute
    if (at - due > latestFollowUpMinutes * minute) return []
    return [{ kind: 'follow_up', key: `${id} follow_up`, at: afterQuiet(rules, { at: Math.max(due, at) }, zone) }]
  }
  if (status !== 'confirmed') return []
  const start = booking.startTime.epochMilliseconds
  const earliest = Math.max(at, booking.createdAt.epochMilliseconds)
  const wanted = new Map<number, Planned>()
  for (const minutes of [...(reminderMinutes ?? rules.reminderMinutes)].sort((a, b) => b - a)) {
    const ideal = start - minutes * minute
    if (ideal <= earliest) continue
    const moment = momentOfReminder(rules, { at: ideal, start, now: at }, zone)
    wanted.set(moment, { kind: 'reminder', key: `${id} reminder ${sequence} ${minutes}`, at: moment, minutes })
  }
  return [...wanted.values()]
}

/**
 * Brings what is planned for a booking in line with it. What was sent stays; of what is wanted and not there yet there is
 * one, by its key, however often this is done.
 */
export async function planMessages(
  tx: TenantTx,
  bookingId: string,
  around: { zone: Zone; now: Temporal.Instant },
): Promise<void> {
  // Nobody changes it until this is over: what is planned here is dropped by whoever comes after them.
  const booking = await holdBooking(tx, bookingId)
  if (booking?.customerId == null) return
  const [[service], rules] = await Promise.all([
    tx.select({ reminderMinutes: services.reminderMinutes }).from(services).where(eq(services.id, booking.serviceId)),
    latestRules(tx),
  ])
  const plan = planOf(booking, service?.reminderMinutes ?? null, rules, around)
  const why =
    booking.status === 'confirmed' || booking.status === 'completed'
      ? 'Other messages were planned in its place.'
      : `The booking is ${booking.status}.`
  await dropPlanned(
    tx,
    bookingId,
    plan.map(({ key }) => key),
    why,
  )
  for (const one of plan) await write(tx, bookingId, one, around.now)
}

async function write(tx: TenantTx, bookingId: string, { kind, key, at, minutes }: Planned, now: Temporal.Instant) {
  const scheduledFor = Temporal.Instant.fromEpochMilliseconds(at)
  const due = sql`${scheduledFor.toString()}::timestamptz`
  const told = sql`${now.toString()}::timestamptz`
  const own = minutes === undefined ? {} : { minutes }
  // One that was dropped and is wanted again is there already; one that was begun is left alone.
  const { rows } = await tx.execute<{ id: string }>(sql`
    insert into communications_notification as n
      (id, created_at, updated_at, kind, key, language, booking_id, customer_id, facts, scheduled_for)
    select ${randomUUIDv7()}::uuid, ${told}, ${told}, ${kind}, ${key}, c.language, b.id, c.id,
      jsonb_build_object('booking', ${bookingFacts}) || ${JSON.stringify(own)}::jsonb, ${due}
    from bookings_booking b join customers_customer c on c.id = b.customer_id where b.id = ${bookingId}::uuid
    on conflict (key) do update set status = 'queued', failure = '', facts = excluded.facts,
      scheduled_for = excluded.scheduled_for, updated_at = excluded.updated_at
    where n.channel is null and (n.status = 'cancelled' or n.status = 'queued' and n.scheduled_for <> excluded.scheduled_for)
    returning id`)
  for (const { id } of rows) await enqueue(tx, SendMessage, { id }, { dueAt: scheduledFor })
}
