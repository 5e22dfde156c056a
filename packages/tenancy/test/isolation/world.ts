import pg from 'pg'
import { inject } from 'vitest'
import type { TenantHandle } from '../../src/index.ts'
import { allProtections, type Protections } from '../../src/scope.ts'
import type { TestDatabase } from '../../src/testing/index.ts'
import { openTenancy, type TestTenancy, twoTenants } from '../fixture.ts'

/** What an attack of tenant A is after. */
export const secret = 'note of b'

export const limitedOwner = inject('testDatabases').limitedOwner

/** Statements as the server's superuser, past everything that is under test. */
export async function asSuperuser<T extends pg.QueryResultRow = Record<string, unknown>>(
  database: TestDatabase,
  text: string,
): Promise<T[]> {
  const url = new URL(inject('testDatabases').serverUrl)
  url.pathname = new URL(database.url).pathname
  const client = new pg.Client({ connectionString: url.href })
  await client.connect()
  try {
    const result = await client.query<T>(text)
    return result.rows
  } finally {
    await client.end()
  }
}

/** The SQLSTATE of a server's refusal or the code of the toolkit's own. */
export function codeOf(error: unknown): string {
  const { code, cause } = error as { code?: string; cause?: { code?: string } }
  return cause?.code ?? code ?? String(error)
}

/** A database and who attacks whom in it. */
export interface Ground {
  database: TestDatabase
  login: string
  roleA: string
  roleB: string
}

export async function prepareGround(): Promise<Ground> {
  const database = await twoTenants()
  const tenancy = openTenancy(database)
  await tenancy.migrateShared()
  await tenancy.close()
  const rows = await asSuperuser<{ schema_name: string; role_name: string }>(
    database,
    'select schema_name, role_name from public.tenancy_schema',
  )
  const roleOf = (schema: string) => rows.find((row) => row.schema_name === schema)!.role_name
  return {
    database,
    login: decodeURIComponent(new URL(database.url).username),
    roleA: roleOf('tenant_a'),
    roleB: roleOf('tenant_b'),
  }
}

export interface Field extends Ground {
  protections: Protections
  tenancy: TestTenancy
  a: TenantHandle
  b: TenantHandle
}

/** Runs `work` with one connection, so that what tenant A leaves behind is what tenant B meets. */
export async function onField<T>(
  ground: Ground,
  protections: Partial<Protections>,
  work: (field: Field) => Promise<T>,
): Promise<T> {
  const effective = { ...allProtections, ...protections }
  const tenancy = openTenancy(ground.database, { poolSize: 1 }, effective)
  try {
    return await work({
      ...ground,
      protections: effective,
      tenancy,
      a: await tenancy.open('a'),
      b: await tenancy.open('b'),
    })
  } finally {
    await tenancy.close()
  }
}

/** Who a connection of the pool is and what it sees between two units of work. */
export async function baseState(tenancy: TestTenancy): Promise<{ user: string; schemas: string }> {
  const { pool } = tenancy.internals
  const connection = await pool.acquire('probe')
  try {
    return await new Promise((resolve, reject) => {
      const statement = {
        text: 'select current_user::text as user, current_schemas(true)::text as schemas',
        values: [],
        rowMode: 'object' as const,
        types: { getTypeParser: () => String },
      }
      connection
        .flush([{ statement, resolve: ({ rows }) => resolve(rows[0] as { user: string; schemas: string }), reject }])
        .catch(reject)
    })
  } finally {
    pool.release(connection)
  }
}
