import type { TenantDb, TenantTx } from '@bookme/tenancy'
import { and, eq, inArray } from 'drizzle-orm'
import { type Channel, channels, preferences } from './tables.ts'

/** Which channels somebody is written to on. */
export type Allowed = Record<Channel, boolean>

/** What the customers want who share a contact: a channel that one of them refuses is refused. */
export async function preferencesOf(db: TenantDb, customerIds: readonly string[]): Promise<Allowed> {
  const refused =
    customerIds.length === 0
      ? []
      : await db
          .select({ channel: preferences.channel })
          .from(preferences)
          .where(and(inArray(preferences.customerId, [...customerIds]), eq(preferences.isAllowed, false)))
  const names = new Set(refused.map(({ channel }) => channel))
  return Object.fromEntries(channels.map((channel) => [channel, !names.has(channel)])) as Allowed
}

/**
 * Sets what customers want; a channel that is not named stays as it is.
 *
 * @param source - how it is known: `portal`, `reply STOP`
 */
export async function setPreferences(
  tx: TenantTx,
  customerIds: readonly string[],
  wanted: Partial<Allowed>,
  { source, now }: { source: string; now: Temporal.Instant },
): Promise<void> {
  const rows = customerIds.toSorted().flatMap((customerId) =>
    channels.flatMap((channel) => {
      const isAllowed = wanted[channel]
      return isAllowed === undefined ? [] : [{ customerId, channel, isAllowed, source, createdAt: now, updatedAt: now }]
    }),
  )
  for (const row of rows) {
    const { isAllowed, updatedAt } = row
    await tx
      .insert(preferences)
      .values(row)
      .onConflictDoUpdate({
        target: [preferences.customerId, preferences.channel],
        set: { isAllowed, source, updatedAt },
      })
  }
}
