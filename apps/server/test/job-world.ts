import { onTestFinished, vi } from 'vitest'
import { z } from 'zod'
import { defineTenantJob, type JobHandler, startJobs } from '../src/core/jobs/index.ts'
import { openTenancy } from '../src/tenancy.ts'
import { testConfig, testDatabase } from './fixtures.ts'

const Named = z.object({ name: z.string() })
export const quick = { queue: 'upkeep', payload: Named, pauseSeconds: 1, longestPauseSeconds: 1 } as const
export const AddCategory = defineTenantJob('test.add_category', quick)

/** A database with `demo` and `acme`, and what does jobs there when it is started. */
export async function openJobs() {
  const database = await testDatabase()
  const config = testConfig(database)
  const tenancy = openTenancy(config, { owner: true })
  onTestFinished(async () => {
    await tenancy.close()
    await database.drop()
  })
  const log = { info: vi.fn(), warn: vi.fn(), error: vi.fn() }
  const start = (handlers: JobHandler[], more: Partial<Parameters<typeof startJobs>[0]> = {}) => {
    const jobs = startJobs({
      ownerUrl: database.ownerUrl,
      shared: tenancy.shared.db,
      findTenant: (id) => tenancy.find(id),
      isClosed: ({ status }) => status === 'suspended',
      closedTenants: `select id from tenant_tenant where status = 'suspended'`,
      handlers,
      log,
      ...more,
    })
    onTestFinished(() => jobs.stop())
    return jobs
  }
  const [demo, acme] = [await tenancy.open('demo'), await tenancy.open('acme')]
  return { database, tenancy, demo, acme, start, log }
}
