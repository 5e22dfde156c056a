import type { SharedDb, SharedTx } from '@bookme/tenancy'
import { and, desc, eq } from 'drizzle-orm'
import { exactlyOne } from '../../../core/postgres.ts'
import { type ApiKey, apiKeys } from '../tables.ts'

/** A page of a business's keys, the newest first. */
export async function listKeys(
  db: SharedDb,
  tenantId: string,
  { limit, offset }: { limit: number; offset: number },
): Promise<{ count: number; rows: ApiKey[] }> {
  const where = eq(apiKeys.tenantId, tenantId)
  const order = [desc(apiKeys.createdAt), desc(apiKeys.id)]
  const [count, rows] = await Promise.all([
    db.$count(apiKeys, where),
    db
      .select()
      .from(apiKeys)
      .where(where)
      .orderBy(...order)
      .limit(limit)
      .offset(offset),
  ])
  return { count, rows }
}

/** As it is, and nobody else changes it until `tx` is over. */
export async function lockKey(tx: SharedTx, tenantId: string, id: string): Promise<ApiKey | undefined> {
  const [key] = await tx
    .select()
    .from(apiKeys)
    .where(and(eq(apiKeys.tenantId, tenantId), eq(apiKeys.id, id)))
    .for('update')
  return key
}

export async function insertKey(tx: SharedTx, values: typeof apiKeys.$inferInsert): Promise<ApiKey> {
  return exactlyOne(await tx.insert(apiKeys).values(values).returning())
}

export async function updateKey(
  tx: SharedTx,
  id: string,
  values: Partial<typeof apiKeys.$inferInsert>,
): Promise<ApiKey> {
  return exactlyOne(await tx.update(apiKeys).set(values).where(eq(apiKeys.id, id)).returning())
}
