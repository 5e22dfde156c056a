import type { TenantTx } from '@bookme/tenancy'
import { eq, sql } from 'drizzle-orm'
import { exactlyOne } from '../../../core/postgres.ts'
import type { Booking } from '../../bookings/index.ts'
import { items } from '../../bookings/tables.ts'
import { counters, type Receipt, receipts, type Transaction, transactions } from '../tables.ts'

/** Who issued a receipt and for what, as it was worded then. */
export interface ReceiptFacts extends Record<string, unknown> {
  business: string
  booking?: { reference: string; wall_time: string | null; services: string[] }
  reference?: string
  /** Of a correction: the number of what it takes back. */
  corrects?: number
}

/**
 * The receipt of a movement: one that came in has a receipt, one that went out a refund note, also where it takes back
 * what was written by mistake. Tips have none: they are not the business's.
 *
 * Called as late as can be: its number is taken by a row that others wait for until this transaction is over.
 */
export async function issueReceipt(
  tx: TenantTx,
  transaction: Transaction,
  { booking, business, at }: { booking: Booking | undefined; business: string; at: Temporal.Instant },
): Promise<Receipt | undefined> {
  const { kind, correctsId, amountMinor, currency, method, bookingId, customerId, reference } = transaction
  if (kind === 'tip') return undefined
  const [services, [corrected]] = await Promise.all([
    bookingId === null
      ? []
      : tx.select({ name: items.name }).from(items).where(eq(items.bookingId, bookingId)).orderBy(items.position),
    correctsId === null
      ? []
      : tx
          .select({ kind: transactions.kind, number: receipts.number })
          .from(transactions)
          .leftJoin(receipts, eq(receipts.transactionId, transactions.id))
          .where(eq(transactions.id, correctsId)),
  ])
  if (corrected?.kind === 'tip') return undefined
  const facts: ReceiptFacts = {
    business,
    ...(booking && {
      booking: {
        reference: booking.reference,
        wall_time: booking.wallTime,
        services: services.map(({ name }) => name),
      },
    }),
    ...(reference !== '' && { reference }),
    ...(corrected?.number != null && { corrects: corrected.number }),
  }
  const [[counted]] = await Promise.all([
    tx
      .insert(counters)
      .values({ name: 'receipt', value: 1 })
      .onConflictDoUpdate({ target: counters.name, set: { value: sql`${counters.value} + 1` } })
      .returning(),
  ])
  const { value: number } = exactlyOne([counted as NonNullable<typeof counted>])
  const values = {
    ...{ number, kind: amountMinor > 0 ? ('receipt' as const) : ('refund' as const), transactionId: transaction.id },
    ...{ bookingId, customerId, amountMinor, currency, method, issuedAt: at, facts },
  }
  return exactlyOne(await tx.insert(receipts).values(values).returning())
}
