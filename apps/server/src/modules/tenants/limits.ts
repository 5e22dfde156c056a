import { eq, getTableName, sql } from 'drizzle-orm'
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core'
import type { Guard } from '../../core/resource/index.ts'
import { LimitReachedError } from './errors.ts'
import { tenants } from './tables.ts'
import type { BookmeTenancy } from './tenancy.ts'

/** What a business's tier allows it, kept also where many write at once. */
export interface Limits {
  /**
   * Around writes to a table with `is_active`: there are never more active rows than the tier allows. Whoever is above a
   * limit that was lowered may still change and switch off what there is.
   *
   * @throws {LimitReachedError}
   */
  within(limit: 'maxStaff' | 'maxServices', table: PgTable & Record<'isActive', PgColumn>): Guard
}

export function limitsOf(tenancy: Pick<BookmeTenancy, 'shared'>): Limits {
  return {
    within: (limit, table) => async (request) => {
      const { tenant } = request
      // Before the transaction: one that waited for a second connection could wait for ever.
      const [row] = await tenancy.shared.db
        .select({ most: tenants[limit] })
        .from(tenants)
        .where(eq(tenants.id, tenant.id))
      const most = row?.most ?? 0
      return async (tx, write) => {
        const active = async (): Promise<number> => tx.$count(table, eq(table.isActive, true))
        const lock = sql`select pg_advisory_xact_lock(hashtextextended(${`${tenant.id} ${getTableName(table)}`}, 0))`
        // One round trip; the count sees what those who had the lock before us wrote.
        const [, before] = await Promise.all([tx.execute(lock), active()])
        const result = await write()
        const after = await active()
        if (after <= most || after <= before) return result
        const field = limit === 'maxStaff' ? 'max_staff' : 'max_services'
        throw new LimitReachedError(
          `This business may have ${most} of them active at a time (${field}): switch one off, or take a larger tier.`,
        )
      }
    },
  }
}
