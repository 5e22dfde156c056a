import type { Tenancy } from '@bookme/tenancy'
import { sql } from 'drizzle-orm'
import type { FastifyBaseLogger } from 'fastify'
import { accessCodes } from '../customers/tables.ts'
import { deleteOldCodes } from './queries.ts'

/** Longer than codes are counted: what is over sooner still keeps others from asking too often. */
const keptHours = 2

/** Removes every business's codes and sessions of customers that are over. Where that fails it stops no other. */
export async function sweepCodes(
  tenancy: Pick<Tenancy, 'readAll' | 'forEach'>,
  log: Pick<FastifyBaseLogger, 'error'>,
  now = Temporal.Now.instant(),
): Promise<void> {
  const before = now.subtract({ hours: keptHours })
  const looked = await tenancy.readAll<{ old: number }>({}, (table) => {
    return sql`select 1 as old from ${table(accessCodes)} where expires_at < ${before.toString()}::timestamptz limit 1`
  })
  const some = looked.flatMap((one) => (one.ok && one.value.length > 0 ? [one.tenant] : []))
  const swept = await tenancy.forEach(some, ({ db }) => deleteOldCodes(db, before))
  const failed = [...looked, ...swept].filter((one) => !one.ok)
  if (failed.length === 0) return
  const tenants = failed.map(({ tenant }) => tenant.slug)
  log.error({ tenants, err: failed[0]?.error }, 'cannot remove the codes of customers of these tenants')
}
