import { randomUUIDv7 } from 'node:crypto'
import type { TenantTx } from '@bookme/tenancy'
import { sql } from 'drizzle-orm'
import { listen } from '../../core/events.ts'
import { enqueue } from '../../core/jobs/index.ts'
import { type BookingChange, BookingChanged } from '../bookings/index.ts'
import { MoneyRecorded } from '../payments/index.ts'
import { PlanMessages, SendMessage } from './jobs.ts'
import { bookingFacts } from './stored.ts'
import type { NotificationKind } from './tables.ts'

/** What a customer is told of what became of their booking; nothing of the rest. */
function kindOf({ kind, fromStatus, before, after, by }: BookingChange): NotificationKind | undefined {
  switch (kind) {
    case 'requested':
      return 'booking_requested'
    case 'deposit_due':
      return 'deposit_due'
    case 'confirmed':
      return 'booking_confirmed'
    case 'moved':
      // New rules of a time zone move the instant, and the time on the wall stays what was promised.
      return by.channel === 'command' ? undefined : 'booking_moved'
    case 'reassigned':
      return before?.staff_id === after?.staff_id ? undefined : 'booking_moved'
    case 'cancelled':
      return 'booking_cancelled'
    case 'declined':
      return 'booking_declined'
    case 'expired':
      return fromStatus === 'pending' ? 'booking_declined' : undefined
    case 'no_show':
      return 'no_show'
    case 'waitlist_offered':
      return 'waitlist_offer'
    default:
      return undefined
  }
}

/** After these it may be that other reminders are wanted, or none. */
const planned: ReadonlySet<string> = new Set([
  ...['confirmed', 'moved', 'reassigned', 'cancelled', 'no_show', 'completed', 'corrected'],
])

/** Connects what customers are told with what happens: their messages are written where it commits. */
export function tellCustomers(): void {
  listen(BookingChanged, (tx, change) => {
    const { bookingId, kind: event } = change
    const kind = kindOf(change)
    const hasCustomer = sql`exists (select from bookings_booking where id = ${bookingId}::uuid and customer_id is not null)`
    return [
      ...(kind === undefined ? [] : tellOf(tx, kind, change)),
      ...(planned.has(event) ? [enqueue(tx, PlanMessages, { bookingId }, { onlyIf: hasCustomer })] : []),
    ]
  })

  listen(MoneyRecorded, (tx, { transaction, receipt }) => {
    const { id, kind, amountMinor, currency, bookingId, customerId, occurredAt } = transaction
    if (kind !== 'payment' && kind !== 'deposit' && kind !== 'refund') return []
    const notificationId = randomUUIDv7()
    const facts = {
      amount: { minor: Math.abs(amountMinor), currency },
      ...(receipt === undefined ? {} : { receiptNumber: receipt.number }),
    }
    const at = transaction.createdAt ?? occurredAt
    return [
      insertMessage(tx, {
        ...{
          id: notificationId,
          at,
          kind: sql`${kind === 'refund' ? 'refund' : 'receipt'}::text`,
          key: sql`${id}::text || ' receipt'`,
        },
        from: sql`(select ${bookingId}::uuid as booking_id) m left join bookings_booking b on b.id = m.booking_id
          join customers_customer c on c.id = coalesce(${customerId}::uuid, b.customer_id)`,
        facts: sql`case when b.id is null then '{}' else jsonb_build_object('booking', ${bookingFacts}) end || ${JSON.stringify(facts)}::jsonb`,
      }),
      enqueueWritten(tx, notificationId),
    ]
  })
}

/** The message that tells of a change, with the job that sends it. */
function tellOf(tx: TenantTx, kind: NotificationKind, change: BookingChange): PromiseLike<unknown>[] {
  const { bookingId, kind: event, before, metadata = {}, by } = change
  const id = randomUUIDv7()
  const entryId = kind === 'waitlist_offer' ? String(metadata.entry_id) : null
  const reason = by.actorKind !== 'customer' && typeof metadata.reason === 'string' ? { reason: metadata.reason } : {}
  const cancelledBy =
    by.actorKind === 'system' || kind !== 'booking_cancelled'
      ? {}
      : { cancelledBy: by.actorKind === 'customer' ? 'customer' : 'business' }
  const until = kind === 'waitlist_offer' ? { until: metadata.expires_at } : {}
  const own = sql`${JSON.stringify({ ...reason, ...cancelledBy, ...until })}::jsonb`
  const previous =
    kind === 'booking_moved'
      ? sql`jsonb_build_object('previous', jsonb_build_object('startTime', ${String(before?.start_time)}::text, 'staffName',
          (select s.name from staff_staff s where s.id = ${before?.staff_id ?? null}::uuid)))`
      : sql`'{}'::jsonb`
  const entry =
    entryId === null
      ? sql`'{}'::jsonb`
      : sql`(select jsonb_build_object('entry', jsonb_build_object('id', e.id, 'toDate', e.to_date)) from waitlist_entry e where e.id = ${entryId}::uuid)`
  const customer =
    entryId === null
      ? sql`b.customer_id`
      : sql`(select e.customer_id from waitlist_entry e where e.id = ${entryId}::uuid)`
  return [
    insertMessage(tx, {
      ...{ id, at: by.at ?? Temporal.Now.instant() },
      // What moves while it waits for money is asked for it once more, by its new time.
      kind: sql`case when b.awaits_payment then 'deposit_due' else ${kind}::text end`,
      key: sql`b.id || ${` ${event} `}::text || (select max(e.number) from bookings_booking_event e where e.booking_id = b.id)`,
      from: sql`bookings_booking b join customers_customer c on c.id = ${customer} where b.id = ${bookingId}::uuid`,
      facts: sql`jsonb_build_object('booking', ${bookingFacts}) || ${previous} || ${entry} || ${own}`,
    }),
    enqueueWritten(tx, id),
  ]
}

/** One message from the rows `b` of bookings and `c` of customers; none where its key is taken. */
function insertMessage(
  tx: TenantTx,
  {
    id,
    at,
    kind,
    key,
    from,
    facts,
  }: { id: string; at: Temporal.Instant } & Record<'kind' | 'key' | 'from' | 'facts', ReturnType<typeof sql>>,
) {
  const now = sql`${at.toString()}::timestamptz`
  return tx.execute(sql`
    insert into communications_notification
      (id, created_at, updated_at, kind, key, language, booking_id, customer_id, facts, scheduled_for)
    select ${id}::uuid, ${now}, ${now}, ${kind}, ${key}, c.language, b.id, c.id, ${facts}, ${now} from ${from}
    on conflict (key) do nothing`)
}

/** Where the message before it was written, it is sent. */
function enqueueWritten(tx: TenantTx, id: string) {
  const written = sql`exists (select from communications_notification where id = ${id}::uuid)`
  return enqueue(tx, SendMessage, { id }, { onlyIf: written })
}
