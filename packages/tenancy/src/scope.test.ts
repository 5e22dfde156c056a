import { eq, sql } from 'drizzle-orm'
import { pgTable, text } from 'drizzle-orm/pg-core'
import { describe, expect, test } from 'vitest'
import { withTwoTenants } from '../test/fixture.ts'
import { notes, tenants } from '../test/models.ts'
import {
  NotReadyError,
  PoolTimeoutError,
  TransactionAbortedError,
  TransactionClosedError,
  WrongTableError,
} from './index.ts'

const flushes = (pool: { connections: readonly { flushes: number }[] }) =>
  pool.connections.reduce((sum, connection) => sum + connection.flushes, 0)

describe('a tenant handle', () => {
  test('reads and writes its own tables and no others', async () => {
    const { a, b } = await withTwoTenants()
    await a.db.insert(notes).values({ body: 'second of a' })
    expect(await a.db.$count(notes)).toBe(2)
    expect((await b.db.select().from(notes)).map((note) => note.body)).toEqual(['note of b'])
  })

  test('sends a single statement in one flush, context included', async () => {
    const { a, tenancy } = await withTwoTenants({ poolSize: 1 })
    await a.db.select().from(notes)
    const before = flushes(tenancy.internals.pool)
    await a.db.select().from(notes)
    expect(flushes(tenancy.internals.pool) - before).toBe(1)
  })

  test('reports a single statement as done only when it is committed', async () => {
    const { a, tenancy, database } = await withTwoTenants()
    await tenancy.internals.owner.with((client) =>
      client.query(
        `create table tenant_a.child (note uuid references tenant_a.note (id) deferrable initially deferred)`,
      ),
    )
    expect(database.url).not.toBe(database.ownerUrl)
    const orphan = a.db.execute(sql`insert into child (note) values ('01900000-0000-7000-8000-00000000dead')`)
    await expect(orphan).rejects.toMatchObject({ cause: { code: '23503' } })
  })

  test('gives both timestamps of a new row one instant, and changes only the second on update', async () => {
    const { a } = await withTwoTenants()
    const [made] = await a.db.insert(notes).values({ body: 'x' }).returning()
    expect(made?.createdAt.equals(made.updatedAt)).toBe(true)
    const [changed] = await a.db.update(notes).set({ body: 'y' }).where(eq(notes.id, made!.id)).returning()
    expect(changed?.createdAt.equals(made!.createdAt)).toBe(true)
    expect(Temporal.Instant.compare(changed!.updatedAt, made!.updatedAt)).toBe(1)
  })
})

describe('the wrong kind of table', () => {
  test('is refused by name: a shared one by a tenant, a tenant one by the shared handle', async () => {
    const { a, tenancy } = await withTwoTenants()
    const ofTenant = /tenant_tenant is a shared table/
    expect(() => a.db.select().from(tenants)).toThrow(ofTenant)
    expect(() => a.db.select({ id: tenants.id }).from(tenants)).toThrow(WrongTableError)
    expect(() => a.db.selectDistinct().from(tenants)).toThrow(ofTenant)
    expect(() => a.db.$count(tenants)).toThrow(ofTenant)
    expect(() => tenancy.shared.db.select().from(notes)).toThrow(/note is a table of each tenant/)
    // @ts-expect-error a shared table is an error of types, too
    expect(() => a.db.insert(tenants)).toThrow(ofTenant)
    // @ts-expect-error so it is here
    expect(() => a.db.delete(tenants)).toThrow(ofTenant)
    // @ts-expect-error and a tenant's table there
    expect(() => tenancy.shared.db.update(notes)).toThrow(WrongTableError)
    const inside = a.transaction(async (tx) => tx.select().from(tenants))
    await expect(inside).rejects.toThrow(WrongTableError)
  })

  test('is not what Drizzle alone declared: both handles take that, and the database decides', async () => {
    const { a, tenancy } = await withTwoTenants()
    const note = pgTable('note', { body: text() })
    expect(await a.db.select().from(note)).toEqual([{ body: 'note of a' }])
    await expect(tenancy.shared.db.select().from(note)).rejects.toMatchObject({ cause: { code: '42P01' } })
  })
})

describe('a transaction', () => {
  test('commits what its work did and rolls back when the work throws', async () => {
    const { a } = await withTwoTenants()
    await a.transaction((tx) => tx.insert(notes).values({ body: 'kept' }))
    const failed = a.transaction(async (tx) => {
      await tx.insert(notes).values({ body: 'lost' })
      throw new Error('changed my mind')
    })
    await expect(failed).rejects.toThrow('changed my mind')
    expect((await a.db.select({ body: notes.body }).from(notes)).map((note) => note.body)).toEqual([
      'note of a',
      'kept',
    ])
  })

  test('takes two flushes for statements of one tick: BEGIN, context and all of them, then COMMIT', async () => {
    const { a, tenancy } = await withTwoTenants({ poolSize: 1 })
    await a.db.select().from(notes)
    const before = flushes(tenancy.internals.pool)
    await a.transaction((tx) =>
      Promise.all([tx.$count(notes), tx.insert(notes).values({ body: 'x' }), tx.$count(notes)]),
    )
    expect(flushes(tenancy.internals.pool) - before).toBe(2)
  })

  test('sends nothing when its work sends nothing', async () => {
    const { a, tenancy } = await withTwoTenants({ poolSize: 1 })
    const before = flushes(tenancy.internals.pool)
    expect(await a.transaction(async () => 7)).toBe(7)
    expect(flushes(tenancy.internals.pool) - before).toBe(0)
  })

  test('says that nothing was written when its work swallowed the error of a statement', async () => {
    const { a } = await withTwoTenants()
    const swallowed = a.transaction(async (tx) => {
      await tx.insert(notes).values({ body: 'lost' })
      await tx.execute(sql`select 1 / 0`).catch(() => {})
    })
    await expect(swallowed).rejects.toThrow(TransactionAbortedError)
    expect(await a.db.$count(notes)).toBe(1)
  })

  test('commits statements that its work started and did not wait for', async () => {
    const { a } = await withTwoTenants()
    await a.transaction(async (tx) => {
      void tx.insert(notes).values({ body: 'unawaited' }).execute()
    })
    expect(await a.db.$count(notes)).toBe(2)
  })

  test('refuses its handle once it is over, also to a query built inside and awaited outside', async () => {
    const { a } = await withTwoTenants()
    const query = await a.transaction(async (tx) => ({ late: tx.select().from(notes) }))
    await expect(query.late).rejects.toMatchObject({ cause: expect.any(TransactionClosedError) })
  })

  test('undoes a savepoint alone, and everything behind it goes on', async () => {
    const { a } = await withTwoTenants()
    await a.transaction(async (tx) => {
      await tx.insert(notes).values({ body: 'before' })
      await expect(
        tx.savepoint(async (inner) => {
          await inner.insert(notes).values({ body: 'undone' })
          await inner.execute(sql`select 1 / 0`)
        }),
      ).rejects.toMatchObject({ cause: { code: '22012' } })
      await tx.savepoint((inner) => inner.insert(notes).values({ body: 'inside' }))
      await tx.insert(notes).values({ body: 'after' })
    })
    const bodies = (await a.db.select({ body: notes.body }).from(notes)).map((note) => note.body)
    expect(bodies).toEqual(['note of a', 'before', 'inside', 'after'])
  })

  test('refuses the outer handle while a savepoint is open', async () => {
    const { a } = await withTwoTenants()
    await a.transaction(async (tx) => {
      await tx.savepoint(async (inner) => {
        await expect(tx.$count(notes)).rejects.toMatchObject({ cause: expect.any(TransactionClosedError) })
        expect(await inner.$count(notes)).toBe(1)
      })
    })
  })
})

describe('the connection of a transaction', () => {
  test('is taken at the first statement: work that is slow before it holds up nobody', async () => {
    const { a, b } = await withTwoTenants({ poolSize: 1, acquireTimeoutMs: 1000 })
    const slow = Promise.withResolvers<void>()
    const open = [a, b, a].map((tenant) =>
      tenant.transaction(async (tx) => {
        await slow.promise
        return tx.$count(notes)
      }),
    )
    // The control: with one in use after its first statement there is none left.
    const held = Promise.withResolvers<void>()
    const using = Promise.withResolvers<void>()
    const holder = b.transaction(async (tx) => {
      await tx.$count(notes)
      using.resolve()
      await held.promise
    })
    await using.promise
    await expect(a.db.$count(notes)).rejects.toMatchObject({ cause: expect.any(PoolTimeoutError) })
    held.resolve()
    await holder
    expect(await a.db.$count(notes)).toBe(1)
    slow.resolve()
    expect(await Promise.all(open)).toEqual([1, 1, 1])
  })

  test('that cannot be had in time fails the transaction, also when its work swallows that, and nothing is sent', async () => {
    const { a, b, tenancy } = await withTwoTenants({ poolSize: 1, acquireTimeoutMs: 500 })
    const held = Promise.withResolvers<void>()
    const using = Promise.withResolvers<void>()
    const holder = b.transaction(async (tx) => {
      await tx.$count(notes)
      using.resolve()
      await held.promise
    })
    await using.promise
    const timedOut = { cause: expect.any(PoolTimeoutError) }
    const failing = a.transaction((tx) => tx.insert(notes).values({ body: 'lost' }))
    const swallowing = a.transaction(async (tx) => {
      await expect(tx.insert(notes).values({ body: 'lost' })).rejects.toMatchObject(timedOut)
      held.resolve()
      await holder
      // There would be one by now, but what came before it is missing.
      await expect(tx.insert(notes).values({ body: 'half' })).rejects.toMatchObject(timedOut)
      await expect(tx.savepoint((inner) => inner.$count(notes))).rejects.toMatchObject(timedOut)
    })
    await expect(failing).rejects.toMatchObject(timedOut)
    await expect(swallowing).rejects.toThrow(PoolTimeoutError)
    expect(await a.db.$count(notes)).toBe(1)
    expect(await a.transaction((tx) => tx.$count(notes))).toBe(1)
    expect(tenancy.internals.pool.connections.every((connection) => connection.clean)).toBe(true)
  })

  test('carries what is issued while it is waited for in the first flush', async () => {
    const { a, b, tenancy } = await withTwoTenants({ poolSize: 1 })
    const using = Promise.withResolvers<void>()
    const held = Promise.withResolvers<void>()
    const holder = b.transaction(async (tx) => {
      await tx.$count(notes)
      using.resolve()
      await held.promise
    })
    await using.promise
    const { promise: counted, resolve: count } = Promise.withResolvers<number>()
    const waiting = a.transaction(async (tx) => {
      const early = tx.insert(notes).values({ body: 'x' }).execute()
      await new Promise((resolve) => setTimeout(resolve, 20))
      const later = tx.$count(notes)
      held.resolve()
      await Promise.all([early, later.then(count)])
    })
    await holder
    const before = flushes(tenancy.internals.pool)
    await waiting
    expect(await counted).toBe(2)
    // The holder's COMMIT has been counted; BEGIN with both statements, and COMMIT.
    expect(flushes(tenancy.internals.pool) - before).toBeLessThanOrEqual(2)
  })

  test('goes back once when the work throws before, at or after its first statement', async () => {
    const { a, tenancy } = await withTwoTenants({ poolSize: 1, acquireTimeoutMs: 1000 })
    const thrown = new Error('changed my mind')
    for (const issue of [0, 1, 2]) {
      const failing = a.transaction(async (tx) => {
        const insertion = issue > 0 ? tx.insert(notes).values({ body: 'lost' }).execute() : undefined
        insertion?.catch(() => {})
        if (issue === 2) await insertion
        throw thrown
      })
      await expect(failing).rejects.toBe(thrown)
      const { connections } = tenancy.internals.pool
      expect(connections.filter((connection) => !connection.clean)).toEqual([])
    }
    expect(await a.db.$count(notes)).toBe(1)
  })

  test('is refused when the tenancy was closed before the first statement', async () => {
    const { a, tenancy } = await withTwoTenants()
    const closed = Promise.withResolvers<void>()
    const late = a.transaction(async (tx) => {
      await closed.promise
      return tx.$count(notes)
    })
    await tenancy.close()
    closed.resolve()
    await expect(late).rejects.toMatchObject({ cause: expect.any(NotReadyError) })
  })
})
