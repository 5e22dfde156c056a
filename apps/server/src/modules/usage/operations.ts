import type { TenantHandle } from '@bookme/tenancy'
import { eq, inArray, max, sql } from 'drizzle-orm'
import type { FastifyBaseLogger } from 'fastify'
import type { Zone } from '../../core/time.ts'
import type { BookmeTenancy, SettingsOf } from '../tenants/index.ts'
import { tenants, usage } from '../tenants/tables.ts'
import { type Counts, countSpan } from './queries.ts'

/** `2030-01-07`, of days since 1970. */
export const dateOf = (date: number) => new Date(date * 86_400_000).toISOString().slice(0, 10)
const dayOf = (date: string) => Date.parse(date) / 86_400_000

/**
 * What a business did on one date of its own calendar.
 *
 * @param date - days since 1970
 */
async function countDay({ db }: Pick<TenantHandle, 'db'>, zone: Zone, date: number): Promise<Counts> {
  const stretches = zone.stretchesOf(date)
  // A date that the clocks jumped over has none.
  const from = stretches[0]?.from ?? 0
  return countSpan(db, from, stretches.at(-1)?.to ?? from)
}

export interface UsageOptions {
  tenancy: Pick<BookmeTenancy, 'shared' | 'forEach'>
  settings: SettingsOf
  log: Pick<FastifyBaseLogger, 'error'>
}

/** After a longer pause of all workers the days before stay uncounted. */
const mostDays = 62

/**
 * Counts today and yesterday of every business that there is, and the days on which nobody counted. One that cannot be read keeps its figures with the reason
 * why they are old, and stops no other. Counting again, by however many at once, gives the same rows.
 */
export async function countUsage(
  { tenancy, settings, log }: UsageOptions,
  now: Temporal.Instant,
  signal?: AbortSignal,
): Promise<{ counted: number; failures: { slug: string; message: string }[] }> {
  const { db } = tenancy.shared
  const gone = await db
    .select({ id: tenants.id })
    .from(tenants)
    .where(inArray(tenants.status, ['archived', 'deleted']))
  const skipped = new Set(gone.map(({ id }) => id))
  const counted = new Map(
    (
      await db
        .select({ id: usage.tenantId, onDate: max(usage.onDate) })
        .from(usage)
        .where(eq(usage.failure, ''))
        .groupBy(usage.tenantId)
    ).map(({ id, onDate }) => [id, dayOf(onDate ?? '')]),
  )
  const outcomes = await tenancy.forEach(
    {},
    async (tenant) => {
      if (skipped.has(tenant.id)) return false
      const { zone } = await settings(tenant.id)
      const today = zone.dateOf(now.epochMilliseconds)
      try {
        const last = counted.get(tenant.id) ?? today
        for (let date = Math.max(Math.min(last, today - 1), today - mostDays); date <= today; date++) {
          await keep(tenancy, tenant, date, { ...(await countDay(tenant, zone, date)), failure: '' })
        }
        return true
      } catch (error) {
        await keep(tenancy, tenant, today, { failure: reasonOf(error) })
        throw error
      }
    },
    { concurrency: 2, ...(signal === undefined ? {} : { signal }) },
  )
  const failed = outcomes.filter((outcome) => !outcome.ok)
  if (failed.length > 0 && signal?.aborted !== true) {
    log.error({ tenants: failed.map(({ tenant }) => tenant.slug), err: failed[0]?.error }, 'cannot count their usage')
  }
  return {
    counted: outcomes.filter((outcome) => outcome.ok && outcome.value).length,
    failures: failed.map(({ tenant, error }) => ({ slug: tenant.slug, message: reasonOf(error) })),
  }
}

async function keep(
  { shared }: Pick<BookmeTenancy, 'shared'>,
  { id: tenantId, slug }: TenantHandle,
  date: number,
  values: Partial<Counts> & { failure: string },
): Promise<void> {
  const row = { tenantId, slug, onDate: dateOf(date), ...values }
  await shared.db
    .insert(usage)
    .values(row)
    .onConflictDoUpdate({ target: [usage.tenantId, usage.onDate], set: { ...values, updatedAt: sql`now()` } })
}

/** Of Drizzle's errors the innermost: its own repeats the statement. */
function reasonOf(error: unknown): string {
  let at = error
  while (at instanceof Error && at.cause instanceof Error) at = at.cause
  return (at instanceof Error ? at.message : String(at)).slice(0, 500)
}
