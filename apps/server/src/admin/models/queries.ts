import type { SharedDb, TenantDb } from '@bookme/tenancy'
import { getTableName, type SQL, sql } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import type { Dependent } from '../../core/resource/index.ts'

const most = 1000

/**
 * How many rows of each dependent refer to one row, in one statement; in the order they came.
 *
 * @returns `undefined`: there is no such row
 */
export async function countDependents(
  db: Pick<TenantDb | SharedDb, 'execute'>,
  table: PgTable,
  dependents: readonly Dependent[],
  id: string,
): Promise<number[] | undefined> {
  const counts = dependents.map(({ table, column }, at): SQL => {
    const rows = sql`select 1 from ${sql.identifier(getTableName(table))} where ${sql.identifier(column)} = ${id} limit ${most}`
    return sql`(select count(*)::int from (${rows}) as one) as ${sql.identifier(`n${at}`)}`
  })
  const one = sql`${sql.identifier(getTableName(table))} where id = ${id}`
  const { rows } = await db.execute<Record<string, number>>(
    sql`select ${sql.join([sql`id`, ...counts], sql`, `)} from ${one}`,
  )
  if (rows.length === 0) return undefined
  return dependents.map((_, at) => rows[0]?.[`n${at}`] ?? 0)
}
