import type { TenantDb, TenantTx } from '@bookme/tenancy'
import { and, eq, inArray, sql } from 'drizzle-orm'
import { exactlyOne } from '../../../core/postgres.ts'
import { customers } from '../../customers/tables.ts'
import { type Intent, intents, openIntents } from '../tables.ts'

/** Why somebody has to look at a payment. */
export type CheckReason =
  | 'amount_differs'
  | 'currency_differs'
  | 'paid_twice'
  | 'overpaid'
  | 'unanswered'
  | 'still_held'
  | 'refund_failed'
  | 'refund_unanswered'
  | 'refund_differs'
  | 'disputed'
  | 'dispute_lost'

export const isOpenIntent = ({ status }: Pick<Intent, 'status'>) => (openIntents as readonly string[]).includes(status)

export async function findIntent(db: TenantDb, id: string): Promise<Intent | undefined> {
  const [intent] = await db.select().from(intents).where(eq(intents.id, id))
  return intent
}

/** Whoever calls holds the booking's row: it is locked before its payments, here and where money is given back. */
export async function lockIntent(tx: TenantTx, id: string): Promise<Intent | undefined> {
  const [intent] = await tx.select().from(intents).where(eq(intents.id, id)).for('update')
  return intent
}

export async function lockOpenIntent(tx: TenantTx, bookingId: string): Promise<Intent | undefined> {
  const [intent] = await tx
    .select()
    .from(intents)
    .where(and(eq(intents.bookingId, bookingId), inArray(intents.status, [...openIntents])))
    .for('update')
  return intent
}

export async function insertIntent(tx: TenantTx, values: typeof intents.$inferInsert): Promise<Intent> {
  return exactlyOne(await tx.insert(intents).values(values).returning())
}

export async function changeIntent(
  db: TenantDb,
  id: string,
  values: Partial<typeof intents.$inferInsert>,
): Promise<Intent> {
  return exactlyOne(await db.update(intents).set(values).where(eq(intents.id, id)).returning())
}

/** As much of a payment can go back as came in by it, be it more than was asked for. */
export const mostRefunded = sql<number>`greatest(${intents.amountMinor}, ${intents.capturedMinor})`

/** Somebody has to look at it; the first reason stays until they have. */
export function markToCheck(tx: TenantTx, id: string, reason: CheckReason, facts: Record<string, unknown> = {}) {
  const added = JSON.stringify({ check: reason, check_facts: facts })
  return tx
    .update(intents)
    .set({ metadata: sql`${added}::jsonb || ${intents.metadata}`, lastError: reason })
    .where(eq(intents.id, id))
}

/** The provider's page is there now, unless the payment has come to an end meanwhile. */
export async function markRedirected(
  db: TenantDb,
  id: string,
  { providerRef, url }: { providerRef: string; url: string | null },
): Promise<Intent | undefined> {
  const metadata = sql`${intents.metadata} || ${JSON.stringify({ url })}::jsonb`
  const [intent] = await db
    .update(intents)
    .set({ status: 'redirected', providerRef, metadata })
    .where(and(eq(intents.id, id), eq(intents.status, 'created')))
    .returning()
  return intent
}

export async function findPayer(db: TenantDb, id: string | null): Promise<{ name: string; email: string | null }> {
  if (id === null) return { name: '', email: null }
  const [payer] = await db
    .select({ name: customers.name, email: customers.email })
    .from(customers)
    .where(eq(customers.id, id))
  return payer ?? { name: '', email: null }
}
