import { join } from 'node:path'
import { startLocalPostgres } from '@bookme/local-postgres'
import { TestDatabases } from '@bookme/tenancy/testing'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  export interface ProvidedContext {
    /** What `new TestDatabases(inject('testDatabases'))` takes. */
    testDatabases: { serverUrl: string; prefix: string; limitedOwner: boolean }
  }
}

/**
 * One server for a whole test run: the project's own, or the one `TEST_DATABASE_URL` names (a superuser's). With
 * `TEST_OWNER=limited` databases are owned by a role that only has CREATEROLE and CREATE.
 */
export default async function setup(project: TestProject) {
  const given = process.env.TEST_DATABASE_URL
  const server =
    given === undefined
      ? await startLocalPostgres({
          dataFolder: join(import.meta.dirname, '..', '.data', 'test-postgres'),
          port: 54330,
          settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '300' },
        })
      : { url: given, how: 'attached', stop: async () => {} }
  const testDatabases = {
    serverUrl: server.url,
    prefix: `test_${process.pid}_`,
    limitedOwner: process.env.TEST_OWNER === 'limited',
  }
  project.provide('testDatabases', testDatabases)
  return async () => {
    await new TestDatabases(testDatabases).sweep()
    await server.stop()
  }
}
