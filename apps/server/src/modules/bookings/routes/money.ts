import type { TenantDb } from '@bookme/tenancy'
import { eq, sql } from 'drizzle-orm'
import { exactlyOne } from '../../../core/postgres.ts'
import { type Booking, bookings } from '../tables.ts'

/**
 * What came in for a booking, less what went back; tips and what takes them back apart. The ledger is another module's,
 * which knows of bookings, so its tables are named here in SQL alone.
 */
export const paidMinor = sql<number>`(select coalesce(sum(t.amount_minor), 0)::float8 from payments_transaction t
  left join payments_transaction c on c.id = t.corrects_id
  where t.booking_id = bookings_booking.id and t.currency = bookings_booking.currency
  and coalesce(c.kind, t.kind) <> 'tip')`

/** A booking that was changed, as the list shows it. */
export async function withPaid(db: TenantDb, booking: Booking): Promise<Booking & { paidMinor: number }> {
  const found = exactlyOne(await db.select({ paidMinor }).from(bookings).where(eq(bookings.id, booking.id)))
  return { ...booking, ...found }
}
