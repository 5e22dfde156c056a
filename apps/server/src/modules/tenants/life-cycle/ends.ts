import { and, asc, eq, gt, isNotNull, lte, sql } from 'drizzle-orm'
import type { FastifyBaseLogger } from 'fastify'
import { byClock } from '../../../core/audit/index.ts'
import { lifecycle, type Tenant, tenants } from '../tables.ts'
import type { BookmeTenancy } from '../tenancy.ts'
import { type OwnersOf, step, writeToOwners } from './change.ts'
import { statusRules } from './statuses.ts'

export interface EndsOptions {
  /** With the owner's rights: what is deleted, is dropped here. */
  tenancy: BookmeTenancy
  ownersOf: OwnersOf
  log: Pick<FastifyBaseLogger, 'info' | 'error'>
}

/** In one go; the next one follows in a minute. */
const mostAtOnce = 200
const reminderDays = 3

/**
 * Takes businesses further whose status has ended: a trial or a time of grace that is over, an archive that was kept long
 * enough, a sign-up that nobody answered, and what is deleted. Reminds owners of a trial that is about to end. Any number
 * of workers may do so at once, and one that is killed half way leaves what the next one goes on with.
 *
 * @returns the function to call once a minute; it remembers which business it has complained of
 */
export function enderOf({ tenancy, ownersOf, log }: EndsOptions) {
  const broken = new Set<string>()
  const each = async (
    rows: readonly { id: string; slug: string }[],
    work: (id: string) => Promise<string | undefined>,
    signal: AbortSignal | undefined,
  ) => {
    for (const { id, slug } of rows) {
      if (signal?.aborted === true) return
      try {
        const done = await work(id)
        if (done !== undefined) log.info({ slug }, done)
        broken.delete(id)
      } catch (error) {
        if (!broken.has(id)) log.error({ slug, err: error }, 'cannot go on with the life of this business')
        broken.add(id)
      }
    }
  }

  /** One whose time is up, under a lock: another worker may have been faster. */
  const end = (id: string, now: Temporal.Instant) =>
    tenancy.shared.transaction(async (tx) => {
      const [tenant] = await tx
        .select()
        .from(tenants)
        .where(and(eq(tenants.id, id), lte(tenants.statusEndsAt, now)))
        .for('update', { skipLocked: true })
      if (tenant === undefined) return undefined
      const { lasts } = statusRules[tenant.status]
      if (lasts === undefined) return undefined
      const reason = `${tenant.status} for ${lasts.days} days`
      const { status } = await step(tenancy, tx, tenant, lasts.next, { reason, by: byClock, ownersOf, now })
      return `${tenant.status} has ended: it is ${status}`
    })

  /** Its schema, its hosts and its row; what it was and did stays in the life cycle and the daily figures. */
  const drop = async (id: string) => {
    const lock = sql<{ mine: boolean }>`select pg_try_advisory_xact_lock(hashtextextended(${id}, 4)) as mine`
    return tenancy.shared.transaction(async (tx) => {
      const { rows } = await tx.execute<{ mine: boolean }>(lock)
      if (rows[0]?.mine !== true) return undefined
      const [tenant] = await tx
        .select({ slug: tenants.slug })
        .from(tenants)
        .where(and(eq(tenants.id, id), eq(tenants.status, 'deleted')))
      if (tenant === undefined) return undefined
      await tenancy.delete(tenant.slug, { confirm: tenant.slug, forceDrop: true })
      return 'its data are deleted'
    })
  }

  const remind = (id: string, now: Temporal.Instant) =>
    tenancy.shared.transaction(async (tx) => {
      const [tenant] = await tx
        .select()
        .from(tenants)
        .where(and(eq(tenants.id, id), isAboutToEnd(now)))
        .for('update', { skipLocked: true })
      if (tenant === undefined) return undefined
      // The entry of the trial remembers it: a trial that was suspended and goes on is a new one.
      const [told] = await tx
        .update(lifecycle)
        .set({ metadata: sql`${lifecycle.metadata} || '{"reminded": true}'` })
        .where(and(eq(lifecycle.id, lastEntryOf(tenant)), sql`not ${lifecycle.metadata} ? 'reminded'`))
        .returning({ id: lifecycle.id })
      if (told === undefined) return undefined
      await writeToOwners(tx, tenant, 'reminder', ownersOf)
      return 'its owners are reminded that the trial ends'
    })

  return async (now: Temporal.Instant, signal?: AbortSignal): Promise<void> => {
    const find = (which: ReturnType<typeof and>) =>
      tenancy.shared.db
        .select({ id: tenants.id, slug: tenants.slug })
        .from(tenants)
        .where(which)
        .orderBy(asc(tenants.statusEndsAt))
        .limit(mostAtOnce)
    const isDue = and(isNotNull(tenants.statusEndsAt), lte(tenants.statusEndsAt, now))
    await each(await find(isDue), (id) => end(id, now), signal)
    await each(await find(and(isDue, eq(tenants.status, 'deleted'))), drop, signal)
    await each(await find(and(isAboutToEnd(now), isNotReminded)), (id) => remind(id, now), signal)
  }
}

const isAboutToEnd = (now: Temporal.Instant) =>
  and(
    eq(tenants.status, 'trial'),
    gt(tenants.statusEndsAt, now),
    lte(tenants.statusEndsAt, now.add({ hours: reminderDays * 24 })),
  )

const isNotReminded = sql`not exists (select from ${lifecycle} where ${lifecycle.tenantId} = ${tenants.id}
  and ${lifecycle.toStatus} = 'trial' and ${lifecycle.createdAt} >= ${tenants.statusSince} - interval '1 minute'
  and ${lifecycle.metadata} ? 'reminded')`

const lastEntryOf = ({ id }: Tenant) => sql`(select e.id from tenant_lifecycle e
  where e.tenant_id = ${id} and e.to_status = 'trial' order by e.id desc limit 1)`
