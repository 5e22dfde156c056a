import type { TenantDb } from '@bookme/tenancy'
import { and, eq, type SQL } from 'drizzle-orm'
import { type Receipt, receipts, type Transaction, transactions } from '../tables.ts'

/** A receipt with who took the money. */
export interface PrintedReceipt {
  receipt: Receipt
  takenBy: Transaction['actorName']
}

export const findReceipt = (db: TenantDb, id: string) => findOne(db, eq(receipts.id, id))

/** By its number, among those of one booking alone. */
export const findReceiptOf = (db: TenantDb, bookingId: string, number: number) =>
  findOne(db, and(eq(receipts.bookingId, bookingId), eq(receipts.number, number)))

/** What a booking's customer was given for their money, in order. */
export async function listReceiptsOf(db: TenantDb, bookingId: string): Promise<Receipt[]> {
  return db.select().from(receipts).where(eq(receipts.bookingId, bookingId)).orderBy(receipts.number)
}

async function findOne(db: TenantDb, where: SQL | undefined): Promise<PrintedReceipt | undefined> {
  const [found] = await db
    .select({ receipt: receipts, takenBy: transactions.actorName })
    .from(receipts)
    .innerJoin(transactions, eq(transactions.id, receipts.transactionId))
    .where(where)
  return found
}
