import { describe, expect, onTestFinished, test } from 'vitest'
import { openTenancy, testDatabases, withTwoTenants } from '../test/fixture.ts'
import { deriveApplicationUrl, MigrationFileError, NotReadyError, quoteLiteral } from './index.ts'

describe("the application's login", () => {
  test.each([
    ['postgres://boss:secret@db/shop', /^postgres:\/\/shop_app:[\w-]{43}@db\/shop$/],
    ['postgres://boss@db/shop', /^postgres:\/\/shop_app@db\/shop$/],
    ['postgres://boss@db/My-Shop', /^postgres:\/\/my_shop_[0-9a-f]{8}_app@db\/My-Shop$/],
    ['postgres://boss@db/1shop', /^postgres:\/\/_1shop_[0-9a-f]{8}_app@db\/1shop$/],
    [`postgres://boss@db/${'a'.repeat(50)}`, /^postgres:\/\/a{27}_[0-9a-f]{8}_app@db\/a{50}$/],
  ])('of %s is named after the database', (ownerUrl, url) => {
    expect(deriveApplicationUrl(ownerUrl)).toMatch(url)
    expect(deriveApplicationUrl(ownerUrl)).toBe(deriveApplicationUrl(ownerUrl))
  })

  test('gets its password anew when it does not let it in', async () => {
    const { tenancy, database } = await withTwoTenants()
    const url = new URL(database.url)
    url.password = 'changed'
    const changed = openTenancy({ ...database, url: url.href })
    onTestFinished(() => changed.close())
    await changed.migrateShared()
    expect((await changed.open('a')).slug).toBe('a')
    await tenancy.migrateShared()
    expect((await tenancy.open('b')).slug).toBe('b')
  })

  test('is missed by name when the server does not know it', async () => {
    const { database } = await withTwoTenants()
    const url = new URL(database.url)
    url.username = 'nobody_of_that_name'
    const lost = openTenancy({ ...database, url: url.href })
    onTestFinished(() => lost.close())
    expect((await lost.findOpenings()).map(({ name }) => name)).toContain('LOGIN nobody_of_that_name')
  })

  test('has a name that roles can be named after', () => {
    expect(() =>
      openTenancy({ url: 'postgres://Some-Body@db/x', ownerUrl: 'postgres://db/x', drop: async () => {} }),
    ).toThrow('The application\'s login "Some-Body" must be 1 to 40 of a–z, 0–9 and _')
  })
})

test("what needs the owner says so in a process without the owner's login", async () => {
  const database = await testDatabases().empty()
  const web = openTenancy(database, { ownerUrl: undefined as never })
  onTestFinished(async () => {
    await web.close()
    await database.drop()
  })
  await expect(web.migrate()).rejects.toThrow(
    new NotReadyError('This needs the owner of the database: give its URL as `ownerUrl`.'),
  )
})

test('a folder of migrations that is not there is named', async () => {
  const { database } = await withTwoTenants()
  const lost = openTenancy(database, { migrations: { shared: '/no/such', tenant: '/no/such' } })
  onTestFinished(() => lost.close())
  await expect(lost.migrate()).rejects.toThrow(
    new MigrationFileError('There is no folder of tenant migrations at /no/such.'),
  )
})

test('a literal cannot hold what PostgreSQL cannot store', () => {
  expect(() => quoteLiteral('a\0b')).toThrow(TypeError)
  expect(quoteLiteral("it's \\")).toBe("E'it''s \\\\'")
})
