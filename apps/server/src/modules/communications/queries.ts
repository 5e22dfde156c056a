import type { TenantDb, TenantTx } from '@bookme/tenancy'
import { and, asc, desc, eq, gt, inArray, isNull, ne, sql } from 'drizzle-orm'
import { e164Of, phoneDigits, sameNumber } from '../../core/phone.ts'
import { exactlyOne } from '../../core/postgres.ts'
import { type Booking, bookings } from '../bookings/tables.ts'
import { customers } from '../customers/tables.ts'
import { staff } from '../staff/tables.ts'
import { type Attempt, attempts, type Channel, type Notification, notifications, templates } from './tables.ts'

/** The message as it is, and nobody else changes it until `tx` is over. */
export async function lockNotification(tx: TenantTx, id: string): Promise<Notification | undefined> {
  const [found] = await tx.select().from(notifications).where(eq(notifications.id, id)).for('update')
  return found
}

/** The booking, which is not changed by anybody until `tx` is over. */
export async function holdBooking(tx: TenantTx, id: string): Promise<Booking | undefined> {
  const [found] = await tx.select().from(bookings).where(eq(bookings.id, id)).for('share')
  return found
}

export async function listAttempts(db: TenantDb, notificationId: string): Promise<Attempt[]> {
  return db.select().from(attempts).where(eq(attempts.notificationId, notificationId)).orderBy(asc(attempts.number))
}

export async function insertAttempt(tx: TenantTx, values: typeof attempts.$inferInsert): Promise<Attempt> {
  return exactlyOne(await tx.insert(attempts).values(values).returning())
}

export async function setAttempt(tx: TenantTx, id: string, values: Partial<Attempt>): Promise<void> {
  await tx.update(attempts).set(values).where(eq(attempts.id, id))
}

export async function setNotification(tx: TenantTx, id: string, values: Partial<Notification>): Promise<void> {
  await tx.update(notifications).set(values).where(eq(notifications.id, id))
}

/** What waits to be sent is not any more. */
export async function failQueued(db: TenantDb, id: string, failure: string): Promise<void> {
  await db
    .update(notifications)
    .set({ status: 'failed', failure })
    .where(and(eq(notifications.id, id), eq(notifications.status, 'queued')))
}

/** Whether something of the same booking was written before this and is to be told first. */
export async function hasEarlier(
  tx: TenantTx,
  { id, bookingId }: Notification,
  since: Temporal.Instant,
): Promise<boolean> {
  if (bookingId === null) return false
  const earlier = and(
    ...[eq(notifications.bookingId, bookingId), eq(notifications.status, 'queued'), ne(notifications.id, id)],
    gt(notifications.updatedAt, since),
    // What is planned waits for its time; what is being handed over at this moment is waited for.
    sql`(${notifications.id} < ${id}::uuid and ${notifications.kind} not in ('reminder', 'follow_up', 'no_show')
      or exists (select from communications_attempt a where a.notification_id = ${notifications.id} and a.status = 'sending'))`,
  )
  return (await tx.$count(notifications, earlier)) > 0
}

/** Whether something that happened to the same booking after this was told already. */
export async function isOvertaken(tx: TenantTx, { id, bookingId }: Notification): Promise<boolean> {
  if (bookingId === null) return false
  const later = and(
    ...[eq(notifications.bookingId, bookingId), gt(notifications.id, id)],
    inArray(notifications.kind, [
      ...(['booking_requested', 'booking_confirmed', 'booking_moved', 'deposit_due'] as const),
      ...(['booking_cancelled', 'booking_declined', 'no_show'] as const),
    ]),
    sql`exists (select from communications_attempt a
      where a.notification_id = ${notifications.id} and a.status in ('sent', 'delivered', 'read', 'unknown'))`,
  )
  return (await tx.$count(notifications, later)) > 0
}

/**
 * A customer, or somebody who works there, with the channels that they do not want. A customer's number is the one that was
 * given for the booking, or else one that is known to be theirs: anybody can book with somebody else's address.
 */
export async function findAddressee(
  tx: TenantTx,
  { customerId, staffId, bookingId }: Pick<Notification, 'customerId' | 'staffId' | 'bookingId'>,
): Promise<{ name: string; email: string; phone: string; refuses: Channel[] } | undefined> {
  if (customerId === null) {
    if (staffId === null) return undefined
    const [member] = await tx
      .select({ name: staff.name, email: staff.email, phone: staff.phone })
      .from(staff)
      .where(eq(staff.id, staffId))
    return member && { ...member, refuses: [] }
  }
  const [customer] = await tx
    .select({
      ...{ name: customers.name, email: customers.email },
      phone: sql<string>`case when ${bookings.contactPhone} <> '' then ${bookings.contactPhone}
          when ${customers.phoneVerifiedAt} is not null then ${customers.phone} else '' end`,
    })
    .from(customers)
    .leftJoin(bookings, bookingId === null ? sql`false` : eq(bookings.id, bookingId))
    .where(eq(customers.id, customerId))
  return customer && { ...customer, refuses: await findRefused(tx, customerId, customer.phone) }
}

/**
 * What a customer does not want, and what is not wanted on this number: by another customer whose number it is, or by whoever
 * answered STOP from it, unless this customer has said otherwise since.
 */
async function findRefused(tx: TenantTx, customerId: string, phone: string): Promise<Channel[]> {
  const { rows } = await tx.execute<{ channel: Channel }>(sql`
    select channel from communications_preference where customer_id = ${customerId}::uuid and not is_allowed
    union
    select p.channel from communications_preference p join customers_customer c on c.id = p.customer_id
    where not p.is_allowed and p.channel in ('sms', 'whatsapp') and (c.phone_verified_at is not null or p.source like 'reply %')
      and ${sameNumber(sql`c.phone`, phoneDigits(phone))}
    union
    select r.channel from (
      select distinct on (channel) channel, outcome, created_at from communications_reply
      where sender = ${e164Of(phone) ?? ''} and outcome in ('opted_out', 'opted_in')
      order by channel, created_at desc, id desc
    ) r
    where r.outcome = 'opted_out' and not exists (
      select from communications_preference p where p.customer_id = ${customerId}::uuid and p.channel = r.channel
        and p.is_allowed and p.updated_at > r.created_at)`)
  return rows.map(({ channel }) => channel)
}

export async function findTemplate(db: TenantDb, { kind, language }: Notification, channel: Channel) {
  const [own] = await db
    .select({ subject: templates.subject, body: templates.body, version: templates.version })
    .from(templates)
    .where(
      and(
        ...[eq(templates.kind, kind), eq(templates.language, language), eq(templates.channel, channel)],
        eq(templates.isActive, true),
      ),
    )
  return own
}

/** The attempt of what a provider calls so, with its message; nobody else changes either until `tx` is over. */
export async function lockAttempt(
  tx: TenantTx,
  which: { id: string } | { providerId: string },
): Promise<{ attempt: Attempt; notification: Notification } | undefined> {
  const where = 'id' in which ? eq(attempts.id, which.id) : eq(attempts.providerId, which.providerId)
  const [found] = await tx.select({ notificationId: attempts.notificationId }).from(attempts).where(where)
  if (found === undefined) return undefined
  // The message first, as everybody does.
  const notification = await lockNotification(tx, found.notificationId)
  const [attempt] = await tx.select().from(attempts).where(where).orderBy(desc(attempts.createdAt)).limit(1)
  return notification && attempt && { attempt, notification }
}

/** What is planned for a booking and has not been begun is not sent. */
export async function dropPlanned(
  tx: TenantTx,
  bookingId: string,
  kept: readonly string[],
  failure: string,
): Promise<void> {
  await tx
    .update(notifications)
    .set({ status: 'cancelled', failure })
    .where(
      and(
        ...[eq(notifications.bookingId, bookingId), eq(notifications.status, 'queued'), isNull(notifications.channel)],
        inArray(notifications.kind, ['reminder', 'follow_up']),
        ...(kept.length === 0 ? [] : [sql`${notifications.key} <> all(${sql.param(kept)}::text[])`]),
      ),
    )
}
