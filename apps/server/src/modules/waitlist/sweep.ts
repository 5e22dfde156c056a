import type { FastifyBaseLogger } from 'fastify'
import { type BookmeTenancy, isOpen, type SettingsOf } from '../tenants/index.ts'
import { dutiesOf } from './queries.ts'
import { goRound } from './rounds.ts'

/** How long those who wait are not asked where nothing has lapsed: hours, people and services change, too. */
const patienceMs = 10 * 60_000

export interface SweepOptions {
  tenancy: Pick<BookmeTenancy, 'readAll' | 'forEach'>
  settings: SettingsOf
  log: Pick<FastifyBaseLogger, 'info' | 'error'>
}

/**
 * Goes round the waiting lists of all businesses that have something to do: a time that was held or asked for has
 * lapsed, or somebody has waited for ten minutes. A business that cannot be read or served stops no other, and is told
 * of once until it works again.
 *
 * @returns the sweep; whoever calls it again and again has it remember when it looked where
 */
export function sweeperOf({ tenancy, settings, log }: SweepOptions) {
  const lookedAt = new Map<string, number>()
  const broken = new Set<string>()
  return async (now: Temporal.Instant, signal?: AbortSignal): Promise<void> => {
    const how = signal === undefined ? {} : { signal }
    const read = await tenancy.readAll({}, (table) => dutiesOf(table, now), how)
    const ended = (slug: string, error?: Error) => {
      if (error === undefined) broken.delete(slug)
      else if (signal?.aborted !== true && !broken.has(slug)) {
        broken.add(slug)
        log.error({ slug, err: error }, 'cannot go round the waiting list of this business')
      }
    }
    const due = read.flatMap((outcome) => {
      const { id, slug } = outcome.tenant
      if (!isOpen(outcome.tenant)) return []
      if (!outcome.ok) {
        ended(slug, outcome.error)
        return []
      }
      const [duties] = outcome.value
      const isLate = now.epochMilliseconds - (lookedAt.get(id) ?? Number.NEGATIVE_INFINITY) >= patienceMs
      return duties?.lapsed || (duties?.waiting && isLate) ? [outcome.tenant] : []
    })
    const outcomes = await tenancy.forEach(
      due,
      async (tenant) => {
        const { zone, maxBookings } = await settings(tenant.id)
        const round = await goRound(tenant, { zone, maxBookings, now })
        lookedAt.set(tenant.id, now.epochMilliseconds)
        return round
      },
      { concurrency: 2, ...how },
    )
    for (const outcome of outcomes) {
      const { slug } = outcome.tenant
      ended(slug, outcome.ok ? undefined : outcome.error)
      if (outcome.ok && outcome.value.lapsed + outcome.value.offered > 0) {
        log.info({ slug, ...outcome.value }, 'went round the waiting list')
      }
    }
  }
}
