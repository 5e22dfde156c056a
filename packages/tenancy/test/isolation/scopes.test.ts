import { EventEmitter, once } from 'node:events'
import { Readable } from 'node:stream'
import { setTimeout as pause } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { sql } from 'drizzle-orm'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTenancy, type TestTenancy, withTwoTenants } from '../fixture.ts'
import { notes } from '../models.ts'
import { ambient, handles, leaving, type Read, restoring, type TenantName, transactions, type World } from './naive.ts'
import { asSuperuser, baseState, codeOf, type Ground, prepareGround } from './world.ts'

let ground: Ground
let superuserUrl: string

beforeAll(async () => {
  ground = await prepareGround()
  const url = new URL(ground.database.ownerUrl)
  superuserUrl = url.href
})
afterAll(() => ground?.database.drop())

/** What one read came to: whose scope it was made in, and whose row it was. */
interface Reading {
  of: TenantName
  body: string
}
type Naive = 'restoring' | 'leaving' | 'ambient'

interface Scenario {
  failure: string
  name: string
  /** Ways of switching that get it wrong. */
  naive: Naive[]
  /** Whether it can run inside transactions: its reads are over when their scope is. */
  inTransactions: boolean
  run(world: World): Promise<Reading[]>
}

const reading = async (of: TenantName, read: Read): Promise<Reading> => ({ of, body: await read() })

/** A opens, B opens, A closes, B closes: what last-in-first-out never shows. */
async function firstInFirstOut(world: World, whileBothOpen: (a: Read, b: Read) => Promise<Reading[]>) {
  const [openA, openB, closeA, closeB] = Array.from({ length: 4 }, () => Promise.withResolvers<Read>())
  const readings: Reading[] = []
  const a = world.within('a', async (read) => {
    openA!.resolve(read)
    await closeA!.promise
    readings.push(await reading('a', read))
  })
  const readA = await openA!.promise
  const b = world.within('b', async (read) => {
    openB!.resolve(read)
    await closeB!.promise
    readings.push(await reading('b', read))
  })
  const readB = await openB!.promise
  readings.push(...(await whileBothOpen(readA, readB)))
  closeA!.resolve(readA)
  await a
  readings.push(await reading('b', readB))
  closeB!.resolve(readB)
  await b
  return readings
}

/** Gathers keys of one turn and fetches them together, as DataLoader does: the whole batch runs where the first ask did. */
class Loader {
  #asked: { read: Read; resolve(body: string): void; reject(error: unknown): void }[] = []
  load(read: Read): Promise<string> {
    return new Promise((resolve, reject) => {
      this.#asked.push({ read, resolve, reject })
      if (this.#asked.length > 1) return
      queueMicrotask(() => {
        const asked = this.#asked
        this.#asked = []
        for (const { read: one, resolve: done, reject: failed } of asked) one().then(done, failed)
      })
    })
  }
}

const scenarios: Scenario[] = [
  {
    failure: 'F1',
    name: 'two scopes overlap first-in-first-out',
    naive: ['restoring', 'leaving'],
    inTransactions: true,
    run: (world) =>
      firstInFirstOut(world, async (a, b) => [await reading('a', a), await reading('b', b), await reading('a', a)]),
  },
  {
    failure: 'F1',
    name: 'nested A → B → A, and the outer one again afterwards',
    naive: ['leaving'],
    inTransactions: false,
    run: (world) =>
      world.within('a', async (outer) => {
        const readings = await world.within('b', async (middle) => {
          const inner = await world.within('a', async (read) => [await reading('a', read), await reading('a', outer)])
          return [...inner, await reading('b', middle)]
        })
        return [...readings, await reading('a', outer)]
      }),
  },
  {
    failure: 'F1',
    name: '50 overlapping scopes over two tenants with random delays',
    naive: ['restoring', 'leaving'],
    inTransactions: true,
    run: async (world) => {
      const all = Array.from({ length: 50 }, async (_, index) => {
        const tenant = index % 2 === 0 ? 'a' : 'b'
        await pause(Math.random() * 20)
        return world.within(tenant, async (read) => {
          const first = await reading(tenant, read)
          await pause(Math.random() * 5)
          return [first, await reading(tenant, read)]
        })
      })
      return (await Promise.all(all)).flat()
    },
  },
  {
    failure: 'F1',
    name: 'a scope left by a throw while the other is open',
    naive: ['restoring', 'leaving'],
    inTransactions: false,
    run: async (world) => {
      const readings: Reading[] = []
      await world.within('a', async (read) => {
        await world
          .within('b', async (other) => {
            readings.push(await reading('b', other))
            throw new Error('left')
          })
          .catch(() => {})
        readings.push(await reading('a', read))
        const rejected = world.within('b', () => Promise.reject(new Error('left'))).catch(() => {})
        readings.push(await reading('a', read))
        await rejected
      })
      return readings
    },
  },
  {
    failure: 'F2',
    name: 'a query built in A is awaited in B',
    naive: ['restoring', 'leaving', 'ambient'],
    inTransactions: false,
    run: async (world) => {
      const { query } = await world.within('a', async (read) => ({ query: read() }))
      return world.within('b', async (read) => [{ of: 'a', body: await query }, await reading('b', read)])
    },
  },
  {
    failure: 'F2',
    name: 'an async generator made in A is consumed in B',
    naive: ['restoring', 'leaving', 'ambient'],
    inTransactions: false,
    run: async (world) => {
      async function* rows(read: Read) {
        for (let row = 0; row < 3; row++) yield await read()
      }
      const generator = await world.within('a', async (read) => ({ rows: rows(read) }))
      return world.within('b', async () => {
        const readings: Reading[] = []
        for await (const body of generator.rows) readings.push({ of: 'a', body })
        return readings
      })
    },
  },
  {
    failure: 'F2',
    name: 'a Node stream made in A is read in B, past the end of its scope',
    naive: ['restoring', 'leaving', 'ambient'],
    inTransactions: false,
    run: async (world) => {
      const made = await world.within('a', async (read) => {
        let left = 3
        const stream = new Readable({
          objectMode: true,
          highWaterMark: 1,
          read() {
            if (left-- === 0) this.push(null)
            else read().then((body) => this.push(body))
          },
        })
        return { stream }
      })
      return world.within('b', async () => {
        const readings: Reading[] = []
        for await (const body of made.stream) readings.push({ of: 'a', body: body as string })
        return readings
      })
    },
  },
  {
    failure: 'F2',
    name: 'an event listener registered in A fires in B',
    naive: ['restoring', 'leaving', 'ambient'],
    inTransactions: false,
    run: async (world) => {
      const events = new EventEmitter()
      const heard: PromiseLike<string>[] = []
      await world.within('a', async (read) => void events.on('saved', () => heard.push(Promise.resolve(read()))))
      return world.within('b', async () => {
        events.emit('saved')
        return Promise.all(heard.map(async (body) => ({ of: 'a' as const, body: await body })))
      })
    },
  },
  ...(
    [
      ['setTimeout', (run) => setTimeout(run, 5)],
      ['setImmediate', (run) => setImmediate(run)],
    ] as [string, (run: () => void) => void][]
  ).map(
    ([timer, later]): Scenario => ({
      failure: 'F2',
      name: `${timer} set in A fires in B`,
      naive: ['restoring', 'leaving'],
      inTransactions: false,
      run: async (world) => {
        const fired = Promise.withResolvers<string>()
        await world.within('a', async (read) => later(() => fired.resolve(pause(10).then(read))))
        return world.within('b', async (read) => {
          await reading('b', read)
          return [{ of: 'a', body: await fired.promise }]
        })
      },
    }),
  ),
  {
    failure: 'F2',
    name: 'callbacks queued by both run in one microtask of B',
    naive: ['restoring', 'leaving', 'ambient'],
    inTransactions: false,
    run: async (world) => {
      const queue: (() => Promise<Reading>)[] = []
      await world.within('a', async (read) => void queue.push(() => reading('a', read)))
      return world.within('b', async (read) => {
        queue.push(() => reading('b', read))
        return new Promise<Reading[]>((resolve) =>
          queueMicrotask(() => resolve(Promise.all(queue.map((callback) => callback())))),
        )
      })
    },
  },
  {
    failure: 'F2',
    name: 'a loader shared by A and B fetches both in one batch',
    naive: ['restoring', 'leaving', 'ambient'],
    inTransactions: false,
    run: async (world) => {
      const loader = new Loader()
      const load = (of: TenantName) =>
        world
          .within(of, async (read) => ({ of, loading: loader.load(read) }))
          .then(async ({ loading }) => ({
            of,
            body: await loading,
          }))
      // Both asked in one turn: the batch runs in the scope of the first.
      return Promise.all([load('b'), load('a')])
    },
  },
  {
    failure: 'F2',
    name: 'an answer streams on after the handler has returned',
    naive: ['restoring', 'leaving'],
    inTransactions: false,
    run: async (world) => {
      const answer = new EventEmitter()
      const readings: Reading[] = []
      await world.within('a', async (read) => {
        void (async () => {
          for (let part = 0; part < 5; part++) {
            await pause(4)
            readings.push(await reading('a', read))
          }
          answer.emit('end')
        })()
      })
      const ended = once(answer, 'end')
      await world.within('b', async (read) => {
        for (let part = 0; part < 5; part++) {
          readings.push(await reading('b', read))
          await pause(4)
        }
        await ended
      })
      return readings
    },
  },
]

const wrong = (readings: Reading[]) => readings.filter(({ of, body }) => body !== `note of ${of}`)

async function withTenancy<T>(
  poolSize: number,
  work: (tenancy: TestTenancy, world: World[]) => Promise<T>,
): Promise<T> {
  const tenancy = openTenancy(ground.database, { poolSize })
  try {
    const tenants = { a: await tenancy.open('a'), b: await tenancy.open('b') }
    return await work(tenancy, [handles(tenants), transactions(tenants)])
  } finally {
    await tenancy.close()
  }
}

describe.for(scenarios)('$failure: $name', (scenario) => {
  test.for([1, 2])('reads its own tenant with a pool of %s, and leaves the connection clean', async (poolSize) => {
    await withTenancy(poolSize, async (tenancy, [single, whole]) => {
      expect(wrong(await scenario.run(single!))).toEqual([])
      // Two open transactions need two connections.
      if (scenario.inTransactions && poolSize > 1) expect(wrong(await scenario.run(whole!))).toEqual([])
      expect(await baseState(tenancy)).toEqual({ user: ground.login, schemas: '{pg_catalog}' })
    })
  })

  test.for(scenario.naive)('reads another tenant where the path is %s', async (way) => {
    const pool = new pg.Pool({ connectionString: superuserUrl, max: 1 })
    try {
      const world = { restoring, leaving, ambient }[way](pool)
      // A race may be won by chance: it is run until it is lost.
      let found: Reading[] = []
      for (let attempt = 0; attempt < 10 && found.length === 0; attempt++) {
        found = wrong(await scenario.run(world)).filter(({ body }) => body.startsWith('note'))
      }
      expect(found).not.toEqual([])
    } finally {
      await pool.end()
    }
  })
})

test('F2: a handle cannot be handed to a worker thread', async () => {
  await withTenancy(1, async (tenancy) => {
    const handle = await tenancy.open('a')
    expect(() => structuredClone(handle)).toThrow(expect.objectContaining({ name: 'DataCloneError' }))
    expect(() => new Worker('', { eval: true, workerData: handle })).toThrow(
      expect.objectContaining({ name: 'DataCloneError' }),
    )
  })
})

test('F1: without a handle there is nobody to be: the bare login sees no tenant, by path or by name', async () => {
  const client = new pg.Client({ connectionString: ground.database.url })
  await client.connect()
  try {
    for (const [statement, code] of [
      ['select body from note', '42P01'],
      ['select body from tenant_b.note', '42501'],
      ['set search_path to tenant_b; select body from note', '42P01'],
      ['select name from public.tenant_tenant', '42501'],
      ['create table x ()', '3F000'],
    ] as const) {
      expect(await client.query(statement).then(() => 'read', codeOf)).toBe(code)
    }
  } finally {
    await client.end()
  }
  // The control: a login that inherits its roles reads on.
  await asSuperuser(
    ground.database,
    `create role ${ground.login}_fat login inherit password 'x'; grant "${ground.roleB}" to ${ground.login}_fat`,
  )
  const url = new URL(ground.database.url)
  url.username = `${ground.login}_fat`
  url.password = 'x'
  const fat = new pg.Client({ connectionString: url.href })
  await fat.connect()
  try {
    expect((await fat.query('select body from tenant_b.note')).rows[0]).toEqual({ body: 'note of b' })
  } finally {
    await fat.end()
    await asSuperuser(ground.database, `drop role ${ground.login}_fat`)
  }
})

describe('F5: a table that a tenant lacks', () => {
  test('is an error, also when `public` has one of the name, which stays as it is', async () => {
    const { a, b, database } = await withTwoTenants({ poolSize: 1 })
    await asSuperuser(
      database,
      `drop table tenant_a.note; create table public.note as select * from tenant_b.note; grant all on public.note to public`,
    )
    expect(
      await a.db
        .select()
        .from(notes)
        .then(() => 'read', codeOf),
    ).toBe('42P01')
    expect(await a.db.delete(notes).then(() => 'deleted', codeOf)).toBe('42P01')
    expect(
      await a.db
        .insert(notes)
        .values({ body: 'x' })
        .then(() => 'written', codeOf),
    ).toBe('42P01')
    expect(await asSuperuser(database, 'select count(*)::int as count from public.note')).toEqual([{ count: 1 }])
    expect(await b.db.$count(notes)).toBe(1)
  })

  test('would be the one of `public` with that on the path: it reads, and deletes', async () => {
    const { a, database } = await withTwoTenants({ poolSize: 1 }, { statementCheck: true, role: true, noPublic: false })
    await asSuperuser(
      database,
      `drop table tenant_a.note; create table public.note as select * from tenant_b.note;
       grant all on public.note to public; grant usage on schema public to public`,
    )
    expect((await a.db.select().from(notes))[0]?.body).toBe('note of b')
    await a.db.delete(notes)
    expect(await asSuperuser(database, 'select count(*)::int as count from public.note')).toEqual([{ count: 0 }])
  })

  test('is not replaced by a temporary one: those come last, and the next tenant may not read them', async () => {
    const { a, b, tenancy, database } = await withTwoTenants(
      { poolSize: 1 },
      { statementCheck: false, role: true, noPublic: true },
    )
    const name = new URL(database.url).pathname.slice(1)
    await asSuperuser(database, `grant temporary on database "${name}" to public`)
    await a.db.execute(sql`create temp table note as select gen_random_uuid() as id, 'planted' as body`)
    await a.db.execute(sql`create temp table only_here as select 'planted' as body`)
    const body = async (scope: typeof a, table: string) =>
      (await scope.db.execute<{ body: string }>(sql`select body from ${sql.identifier(table)}`)).rows[0]?.body
    expect(await body(a, 'note')).toBe('note of a')
    expect(await body(b, 'note')).toBe('note of b')
    expect(await body(b, 'only_here').catch(codeOf)).toBe('42501')
    expect(await b.db.execute(sql`insert into only_here values ('of b')`).then(() => 'written', codeOf)).toBe('42501')
    // The control: unless the path names pg_temp, temporary tables come first.
    const client = new pg.Client({ connectionString: superuserUrl })
    await client.connect()
    await client.query(`set search_path to tenant_b; create temp table note as select 'planted' as body`)
    expect((await client.query('select body from note')).rows[0]).toEqual({ body: 'planted' })
    await client.end()
    expect(tenancy.internals.pool.connections).toHaveLength(1)
  })
})
