// Four ways to switch tenants that programs are written with. They are here to be caught: each scenario of
// scopes.test.ts reads the wrong tenant's row in one of them, or the scenario proves nothing.
import { AsyncLocalStorage } from 'node:async_hooks'
import type pg from 'pg'
import type { TenantHandle } from '../../src/index.ts'
import { notes } from '../models.ts'

export type TenantName = 'a' | 'b'

/** Reads the note of the tenant in whose scope it was made; runs when it is awaited, as Drizzle's queries do. */
export type Read = () => PromiseLike<string>

/** A way to be inside a tenant for a while. */
export interface World {
  within<T>(tenant: TenantName, work: (read: Read) => Promise<T>): Promise<T>
}

function lazily(run: () => Promise<string>): PromiseLike<string> {
  // biome-ignore lint/suspicious/noThenProperty: a query that runs when it is awaited is what is imitated
  return { then: (done, failed) => run().then(done, failed) }
}

const text = 'select body from note order by id limit 1'
/** Where it finds no table it goes on: what counts is what it reads when it does find one. */
const naively = async (pool: pg.Pool, query: string) =>
  bodyOf((await pool.query(query).catch(() => ({ rows: [] }))).rows)
const bodyOf = (rows: { body: string }[]) => rows[0]?.body ?? 'no row'

/** The toolkit, through single statements. */
export function handles(tenants: Record<TenantName, TenantHandle>): World {
  return {
    within: (tenant, work) => {
      const { db } = tenants[tenant]
      const query = () => db.select().from(notes).orderBy(notes.id).limit(1)
      return work(() => lazily(async () => bodyOf(await query())))
    },
  }
}

/** The toolkit, one transaction for the whole scope. */
export function transactions(tenants: Record<TenantName, TenantHandle>): World {
  return {
    within: (tenant, work) =>
      tenants[tenant].transaction((tx) =>
        work(() => lazily(async () => bodyOf(await tx.select().from(notes).orderBy(notes.id).limit(1)))),
      ),
  }
}

/** One session path: set when a scope is entered, set back when it is left. */
export function restoring(pool: pg.Pool): World {
  let current = 'public'
  const enter = async (schema: string) => {
    current = schema
    await pool.query(`set search_path to ${schema}`)
  }
  return {
    within: async (tenant, work) => {
      const before = current
      await enter(`tenant_${tenant}`)
      try {
        return await work(() => lazily(() => naively(pool, text)))
      } finally {
        await enter(before)
      }
    },
  }
}

/** A session path set for each scope and left as it is when the connection goes back. */
export function leaving(pool: pg.Pool): World {
  return {
    within: async (tenant, work) => {
      await pool.query(`set search_path to tenant_${tenant}`)
      return work(() => lazily(() => naively(pool, text)))
    },
  }
}

/** The tenant of the moment kept beside the program, asked for when a query runs. */
export function ambient(pool: pg.Pool): World {
  const store = new AsyncLocalStorage<TenantName>()
  return {
    within: (tenant, work) =>
      store.run(tenant, () =>
        work(() => lazily(() => naively(pool, text.replace('note', `tenant_${store.getStore()}.note`)))),
      ),
  }
}
