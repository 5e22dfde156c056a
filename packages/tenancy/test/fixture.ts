import { join } from 'node:path'
import { inject, onTestFinished } from 'vitest'
import { createTenancy, type Tenancy, type TenancyOptions, type TenantHandle } from '../src/index.ts'
import { allProtections, type Protections } from '../src/scope.ts'
import { type TestDatabase, TestDatabases } from '../src/testing/index.ts'
import { domains, notes, tenants } from './models.ts'

export const migrations = {
  shared: join(import.meta.dirname, 'migrations', 'shared'),
  tenant: join(import.meta.dirname, 'migrations', 'tenant'),
}

export type TestTenancy = Tenancy<typeof tenants>
type Options = Partial<TenancyOptions<typeof tenants>>

export function openTenancy(database: TestDatabase, options: Options = {}, protections?: Protections): TestTenancy {
  const { url, ownerUrl } = database
  return createTenancy({ url, ownerUrl, tenants, domains, migrations, ...options }, protections ?? allProtections)
}

export function testDatabases(): TestDatabases {
  return new TestDatabases(inject('testDatabases'))
}

/** A database with the tenants `a` and `b`, each with one note of the same id that says whose it is. */
export function twoTenants(): Promise<TestDatabase> {
  return testDatabases().from('two_tenants', async (urls) => {
    const tenancy = openTenancy({ ...urls, drop: async () => {} })
    await tenancy.migrateShared()
    for (const slug of ['a', 'b']) {
      await tenancy.create({ slug, name: `Tenant ${slug.toUpperCase()}`, domain: `${slug}.localhost` })
      const tenant = await tenancy.open(slug)
      await tenant.db.insert(notes).values({ id: noteId, body: `note of ${slug}` })
    }
    await tenancy.reconcile({ spares: 2 })
    await tenancy.close()
  })
}

export const noteId = '01900000-0000-7000-8000-000000000001'

/**
 * A copy of {@link twoTenants} for one test, with the wall closed: a copy's access lists on the database itself are not
 * copied along.
 */
export async function withTwoTenants(
  options: Options = {},
  protections?: Protections,
): Promise<{ tenancy: TestTenancy; a: TenantHandle; b: TenantHandle; database: TestDatabase }> {
  const database = await twoTenants()
  const tenancy = openTenancy(database, options, protections)
  onTestFinished(async () => {
    await tenancy.close()
    await database.drop()
  })
  await tenancy.migrateShared()
  return { tenancy, a: await tenancy.open('a'), b: await tenancy.open('b'), database }
}
