import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type TestDatabase, TestDatabases } from '@bookme/tenancy/testing'
import { inject } from 'vitest'
import { seedDemo } from '../apps/server/src/demo.ts'
import { openTenancy } from '../apps/server/src/tenancy.ts'
import { testConfig } from '../apps/server/test/fixtures.ts'
import { Scratch } from './guides.ts'

/** It tells how to begin, so it begins with nothing; all others find the two demo businesses. */
const firstPage = 'SETUP_GUIDE.md'

/** Pages with builds, checks and tests in them: guides.soak.test.ts follows them, guides.test.ts the others. */
export const slowPages = ['COMMON_TASKS.md', 'MIGRATION_GUIDE.md']

export function readPage(page: string): string {
  return readFileSync(join(import.meta.dirname, '..', 'docs', page), 'utf8')
}

/**
 * Follows a page of docs/ from its beginning to its end, in a copy of the project and on a database of its own.
 *
 * @throws {Error} the first thing that is not as the page says; the message names its line
 */
export async function followPage(page: string): Promise<void> {
  const markdown = readPage(page)
  if (!markdown.includes('```console')) {
    await using scratch = await Scratch.make({ env: {} })
    return await scratch.follow(page, markdown)
  }
  const { serverUrl } = inject('testDatabases')
  const database = await databaseFor(page)
  try {
    await using scratch = await Scratch.make({
      env: { DATABASE_URL: database.ownerUrl, DATABASE_APP_URL: database.url, TEST_DATABASE_URL: serverUrl },
    })
    await scratch.follow(page, markdown)
  } finally {
    await database.drop()
  }
}

function databaseFor(page: string): Promise<TestDatabase> {
  const databases = new TestDatabases(inject('testDatabases'))
  if (page === firstPage) return databases.empty()
  return databases.from('guides', async (urls) => {
    const tenancy = openTenancy(testConfig(urls), { owner: true })
    await tenancy.migrateShared()
    await seedDemo(tenancy)
    await tenancy.close()
  })
}
