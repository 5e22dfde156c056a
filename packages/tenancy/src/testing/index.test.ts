import Fastify from 'fastify'
import { describe, expect, inject, onTestFinished, test } from 'vitest'
import { openTenancy, withTwoTenants } from '../../test/fixture.ts'
import { notes } from '../../test/models.ts'
import { rolledBack, TenantClient, TestDatabases } from './index.ts'

describe('a client of one tenant', () => {
  test("sends the tenant's host and its own headers, and bodies as JSON", async () => {
    const app = Fastify()
    onTestFinished(() => app.close())
    app.all('/', async ({ method, headers, body }) => ({
      method,
      host: headers.host,
      asked: headers['x-asked'],
      type: headers['content-type'],
      body,
    }))
    const client = new TenantClient(app, { primaryDomain: 'a.localhost' }, { 'x-asked': 'always' })
    expect((await client.get('/')).json()).toEqual({ method: 'GET', host: 'a.localhost', asked: 'always' })
    expect((await client.post('/', { a: 1 }, { 'x-asked': 'now' })).json()).toEqual({
      method: 'POST',
      host: 'a.localhost',
      asked: 'now',
      type: 'application/json',
      body: { a: 1 },
    })
    const byHost = new TenantClient(app, 'b.localhost')
    expect((await byHost.request('DELETE', '/')).json()).toMatchObject({ method: 'DELETE', host: 'b.localhost' })
    expect(() => new TenantClient(app, { primaryDomain: undefined })).toThrow('The tenant has no domain')
  })
})

describe('a test that is rolled back', () => {
  test('leaves nothing, and its failure is the failure of the test', async () => {
    const { a } = await withTwoTenants()
    await rolledBack(a, async (tx) => {
      await tx.insert(notes).values({ body: 'gone' })
      expect(await tx.$count(notes)).toBe(2)
    })
    const failing = rolledBack(a, async () => {
      throw new TypeError('as in a test')
    })
    await expect(failing).rejects.toThrow('as in a test')
    expect(await a.db.$count(notes)).toBe(1)
  })
})

describe('databases of a run', () => {
  test('are made by an owner without superuser rights when asked for, and swept with its roles', async () => {
    const { serverUrl } = inject('testDatabases')
    const databases = new TestDatabases({ serverUrl, prefix: `limited_${process.pid}_`, limitedOwner: true })
    onTestFinished(() => databases.sweep())
    const prepare = async (urls: { url: string; ownerUrl: string }) => {
      const tenancy = openTenancy({ ...urls, drop: async () => {} })
      await tenancy.migrateShared()
      await tenancy.create({ slug: 'a', name: 'A', domain: 'a.localhost' })
      await tenancy.close()
    }
    const copies = await Promise.all([databases.from('one', prepare), databases.from('one', prepare)])
    for (const copy of copies) {
      expect(new URL(copy.ownerUrl).username).toBe(`limited_${process.pid}_owner`)
      const tenancy = openTenancy(copy)
      expect(await (await tenancy.open('a')).db.$count(notes)).toBe(0)
      await tenancy.close()
    }
    await databases.sweep()
    const gone = openTenancy(copies[0]!)
    onTestFinished(() => gone.close())
    await expect(gone.open('a')).rejects.toThrow()
  })

  test('are prepared anew when the first attempt failed', async () => {
    const { serverUrl } = inject('testDatabases')
    const databases = new TestDatabases({ serverUrl, prefix: `again_${process.pid}_` })
    onTestFinished(() => databases.sweep())
    const failing = databases.from('one', async () => {
      throw new Error('half way')
    })
    await expect(failing).rejects.toThrow('half way')
    let prepared = 0
    const prepare = async () => {
      prepared += 1
    }
    await (await databases.from('one', prepare)).drop()
    await (await databases.from('one', prepare)).drop()
    expect(prepared).toBe(1)
  })
})
