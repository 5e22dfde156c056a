import { once } from 'node:events'
import { connect } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { eq, inArray, sql } from 'drizzle-orm'
import Fastify from 'fastify'
import { expect, onTestFinished, test } from 'vitest'
import { tenancyPlugin } from '../../src/fastify/index.ts'
import { allProtections, createScope } from '../../src/scope.ts'
import { noteId, withTwoTenants } from '../fixture.ts'
import { notes } from '../models.ts'
import { asSuperuser, baseState, codeOf } from './world.ts'

test('more values than the protocol can count are an error, and the connection goes on', async () => {
  const { a, b, tenancy } = await withTwoTenants({ poolSize: 1 })
  const base = await baseState(tenancy)
  for (const count of [65_535, 65_536, 65_537, 131_073]) {
    const ids = Array.from({ length: count }, () => noteId)
    const single = await a.db
      .select()
      .from(notes)
      .where(inArray(notes.id, ids))
      .then((rows) => rows[0]?.body, codeOf)
    expect(single).toBe(count === 65_535 ? 'note of a' : '08P01')
    expect((await b.db.select().from(notes))[0]?.body).toBe('note of b')
    const inside = a.transaction((tx) => tx.select().from(notes).where(inArray(notes.id, ids)))
    expect(await inside.then((rows) => rows[0]?.body, codeOf)).toBe(count === 65_535 ? 'note of a' : '08P01')
    expect((await b.db.select().from(notes))[0]?.body).toBe('note of b')
  }
  expect(await baseState(tenancy)).toEqual(base)
})

test('a NUL in a text or a value is an error, and nothing behind it is read as protocol', async () => {
  const { a, b, tenancy } = await withTwoTenants({ poolSize: 1 })
  const base = await baseState(tenancy)
  const end = '\0\0\0'
  for (const text of ['select 1\0', `select body from note${end}`, `select body from note${end}\0\0B\0`]) {
    expect(await a.db.execute(sql.raw(text)).then(() => 'ran', codeOf)).toMatch(/^08P01$|refused/)
    expect((await b.db.select().from(notes))[0]?.body).toBe('note of b')
  }
  expect(
    await a.db
      .select()
      .from(notes)
      .where(eq(notes.body, 'x\0y'))
      .then(() => 'ran', codeOf),
  ).toBe('22021')
  expect((await b.db.select().from(notes))[0]?.body).toBe('note of b')
  expect(await baseState(tenancy)).toEqual(base)
})

test("F7: one name for two tenants' prepared queries: each reads its own, over and over on one connection", async () => {
  const { a, b } = await withTwoTenants({ poolSize: 1 })
  const queries = [a, b].map((tenant) => tenant.db.select().from(notes).prepare('same_name'))
  for (let turn = 0; turn < 20; turn++) {
    const [ofA, ofB] = await Promise.all(queries.map((query) => query.execute()))
    expect([ofA?.[0]?.body, ofB?.[0]?.body]).toEqual(['note of a', 'note of b'])
  }
})

test('F7: statements of a tenant with a long id keep names of their own: PostgreSQL compares 63 bytes', async () => {
  const { tenancy, a, database } = await withTwoTenants({ poolSize: 1 })
  const roles = await asSuperuser<{ role_name: string }>(
    database,
    `select role_name from public.tenancy_schema where schema_name = '${a.schemaName}'`,
  )
  const runner = { pool: tenancy.internals.pool, protections: allProtections }
  const scopeOf = (key: string) =>
    createScope(runner, { key, role: roles[0]!.role_name, schemaName: a.schemaName, kind: 'tenant' })
  for (const key of ['x'.repeat(70), 'é'.repeat(30)]) {
    const { db } = scopeOf(key)
    for (let turn = 0; turn < 4; turn++) {
      for (const word of ['one', 'two']) {
        expect((await db.execute<Record<string, unknown>>(sql.raw(`select '${word}' as word`))).rows).toEqual([
          { word },
        ])
      }
    }
  }
})

test('F1: a client that hangs up in the middle of its request leaves no tenant behind', async () => {
  const { tenancy, b } = await withTwoTenants({ poolSize: 1 })
  const base = await baseState(tenancy)
  const app = Fastify()
  await app.register(tenancyPlugin, { tenancy, platformHosts: ['localhost'] })
  const begun: (() => void)[] = []
  let ended = 0
  app.get('/', (request) =>
    request.tenant.transaction(async (tx) => {
      const rows = await tx.select().from(notes)
      begun.shift()?.()
      await tx.execute(sql`select pg_sleep(0.1)`)
      ended += 1
      return rows[0]?.body
    }),
  )
  await app.listen({ host: '127.0.0.1', port: 0 })
  onTestFinished(() => app.close())
  const { port } = app.server.address() as { port: number }
  for (let turn = 0; turn < 5; turn++) {
    const running = new Promise<void>((resolve) => begun.push(resolve))
    const socket = connect(port, '127.0.0.1')
    socket.write('GET / HTTP/1.1\r\nHost: a.localhost\r\n\r\n')
    await running
    socket.destroy()
    await once(socket, 'close')
    expect((await b.db.select().from(notes))[0]?.body).toBe('note of b')
    expect(await baseState(tenancy)).toEqual(base)
  }
  await pause(50)
  expect(ended).toBe(5)
  expect(tenancy.internals.pool.connections.every((connection) => connection.clean)).toBe(true)
})
