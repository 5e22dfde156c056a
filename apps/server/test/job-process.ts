import { setTimeout as delay } from 'node:timers/promises'
import { z } from 'zod'
import { readConfig } from '../src/core/config.ts'
import { defineTenantJob, inTransaction, startJobs } from '../src/core/jobs/index.ts'
import { categories } from '../src/modules/services/tables.ts'
import { openTenancy } from '../src/tenancy.ts'

/** Somebody is killed in the middle of it: before its transaction commits, or after that and before the queue hears of it. */
export const Fragile = defineTenantJob('test.fragile', {
  queue: 'upkeep',
  payload: z.object({ name: z.string() }),
  pauseSeconds: 1,
  longestPauseSeconds: 1,
  expireSeconds: 3,
})

/** A worker in a process of its own, to be killed. It says how far it is. */
async function main(): Promise<void> {
  const config = readConfig()
  const tenancy = openTenancy(config, { owner: true })
  const where = process.argv[2]
  startJobs({
    ownerUrl: config.ownerUrl!,
    shared: tenancy.shared.db,
    findTenant: async (id) => {
      const tenant = (await tenancy.find(id))!
      if (where !== 'after') return tenant
      // Its transactions commit, and never return.
      const transaction: typeof tenant.transaction = async (work) => {
        await tenant.transaction(work)
        process.stdout.write('committed\n')
        return delay(60_000) as never
      }
      return Object.create(tenant, { transaction: { value: transaction } })
    },
    isClosed: () => false,
    closedTenants: 'select id from tenant_tenant where false',
    handlers: [
      inTransaction(Fragile, async (tx, { name }) => {
        await tx.insert(categories).values({ name })
        if (where !== 'before') return
        process.stdout.write('written\n')
        await delay(60_000)
      }),
    ],
    log: { info: () => {}, warn: () => {}, error: () => {} },
  })
}

if (import.meta.main) await main()
