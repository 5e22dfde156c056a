import type { TestDatabase } from '@bookme/tenancy/testing'
import { afterAll, beforeAll } from 'vitest'
import { newService, testConfig, testDatabase } from '../../../test/fixtures.ts'
import { bookme, type Ran } from '../../../test/program.ts'
import { openTenancy } from '../../tenancy.ts'

/** One database for the tests of a file, in which `demo` offers two services and `acme` one. */
export function groundOfCommands(): { database: () => TestDatabase; run: (...args: string[]) => Promise<Ran> } {
  let database: TestDatabase
  beforeAll(async () => {
    database = await testDatabase()
    const tenancy = openTenancy(testConfig(database))
    const offers = { demo: ['Cut', 'Colour'], acme: ['Filling'] }
    for (const [slug, names] of Object.entries(offers)) {
      const { db } = await tenancy.open(slug)
      for (const name of names) await newService(db, { name })
    }
    await tenancy.close()
  })
  afterAll(() => database.drop())
  return { database: () => database, run: (...args) => bookme(database, ...args) }
}
