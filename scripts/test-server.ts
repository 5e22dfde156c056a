import { readdirSync, rmSync } from 'node:fs'
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

const folder = join(import.meta.dirname, '..', '.data', 'test')

/**
 * One server for one test run: the project's own in a fresh folder, or the one `TEST_DATABASE_URL` names (a
 * superuser's). With `TEST_OWNER=limited` databases are owned by a role that only has CREATEROLE and CREATE.
 */
export default async function setup(project: TestProject) {
  const given = process.env.TEST_DATABASE_URL
  const server = given === undefined ? await startServer() : { url: given, stop: async () => {} }
  const testDatabases = {
    serverUrl: server.url,
    prefix: `test_${process.pid}_`,
    limitedOwner: process.env.TEST_OWNER === 'limited',
  }
  project.provide('testDatabases', testDatabases)
  return async () => {
    if (given !== undefined) await new TestDatabases(testDatabases).sweep()
    await server.stop()
  }
}

async function startServer() {
  await removeLeftovers()
  const dataFolder = join(folder, String(process.pid))
  const server = await startLocalPostgres({ dataFolder, port: 54400, settings })
  return {
    url: server.url,
    stop: async () => {
      await server.stop()
      removeRun(String(process.pid))
    },
  }
}

// Nothing here has to survive a power cut.
const settings = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  // Hundreds of databases that live for seconds: going round them would be half of the work.
  autovacuum: 'off',
  max_wal_size: '4GB',
  max_connections: '300',
}

/** Servers and folders of runs that were killed. */
async function removeLeftovers(): Promise<void> {
  for (const run of new Set(list(folder).flatMap((name) => /^\d+/.exec(name) ?? []))) {
    if (isAlive(Number(run))) continue
    const server = await startLocalPostgres({ dataFolder: join(folder, run), settings }).catch(() => undefined)
    await server?.stop({ evenIfAttached: true })
    removeRun(run)
  }
}

function removeRun(run: string): void {
  for (const name of list(folder)) {
    if (name === run || name.startsWith(`${run}.`)) rmSync(join(folder, name), { recursive: true, force: true })
  }
}

function list(path: string): string[] {
  try {
    return readdirSync(path)
  } catch {
    return []
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
