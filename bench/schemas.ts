import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { deriveApplicationUrl, quoteIdentifier } from '@bookme/tenancy'
import { sql } from 'drizzle-orm'
import type pg from 'pg'
import { migrations, openTenancy } from '../apps/server/src/tenancy.ts'
import { interleave, median, milliseconds, table } from './measure.ts'
import { domainOf, type World } from './world.ts'

const rounds = 25

/** A new tenant from a spare and from nothing, beside its bare DDL as one message. */
export async function creation({ tenancy, ownerUrl }: World): Promise<string> {
  const login = new URL(deriveApplicationUrl(ownerUrl)).username
  const ddl = tenancy.migrationsOf('tenant').map((migration) => migration.sql)
  let number = 0
  const made: string[] = []
  const create = async () => {
    const slug = `bench-${Date.now().toString(36)}-${number++}`
    made.push(slug)
    await tenancy.create({ slug, name: slug, domain: domainOf(slug), values: { contactEmail: 'bench@example.com' } })
  }
  const samples = await interleave(
    {
      'bare DDL': () =>
        tenancy.internals.owner.with(async (client) => {
          const name = `bare_${number++}`
          // What has to be there: role, schema, rights and tables, without names, rows and ledgers of the toolkit.
          const message = [
            'begin',
            `create role ${name} nologin`,
            `grant ${name} to ${login}`,
            `create schema ${name}`,
            `grant usage on schema ${name} to ${name}`,
            `alter default privileges in schema ${name} grant select, insert, update, delete on tables to ${name}`,
            `set local search_path to ${name}, extensions`,
            ...ddl,
            'commit',
          ]
          const ms = await milliseconds(() => client.query(message.join('\n;\n')))
          await client.query(`drop schema ${name} cascade; drop role ${name}`)
          return ms
        }),
      'from nothing': () => milliseconds(create),
      'from a spare': async () => {
        await tenancy.reconcile({ spares: 1 })
        return milliseconds(create)
      },
    },
    rounds,
  )
  for (const slug of made) await tenancy.delete(slug, { confirm: slug, forceDrop: true })
  const [raw = 1, ...others] = samples.map((sample) => median(sample.values))
  return table(
    ['new tenant, 1000 others', 'ms', 'to bare DDL'],
    samples.map((sample, index) => [
      sample.candidate,
      median(sample.values).toFixed(1),
      index === 0 ? '1.00' : ((others[index - 1] ?? 0) / raw).toFixed(2),
    ]),
  )
}

/** A column in every schema, beside the bare statements, fifty tenants a transaction. */
export async function column(world: World): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-migrations-'))
  const name = `${new Date().toISOString().replace(/\D/g, '').slice(0, 14)}_bench_column`
  cpSync(migrations.shared, join(folder, 'shared'), { recursive: true })
  cpSync(migrations.tenant, join(folder, 'tenant'), { recursive: true })
  const tenancy = openTenancy(
    {
      ownerUrl: world.ownerUrl,
      appUrl: deriveApplicationUrl(world.ownerUrl),
      directUrl: undefined,
      databasePoolSize: 1,
    },
    { owner: true, migrations: { shared: join(folder, 'shared'), tenant: join(folder, 'tenant') } },
  )
  const owner = world.tenancy.internals.owner
  const statement = 'alter table services_service add column bench integer not null default 60'
  try {
    const samples = await interleave(
      {
        'bare statements': () =>
          owner.with(async (client) => {
            const schemas = await schemaNames(client)
            const ms = await milliseconds(() => inBatches(client, schemas, statement.replace('table ', 'table $.')))
            await inBatches(client, schemas, 'alter table $.services_service drop column bench')
            return ms
          }),
        'bookme migrate': async () => {
          const migration = join(folder, 'tenant', name)
          mkdirSync(migration, { recursive: true })
          writeFileSync(join(migration, 'migration.sql'), statement)
          const ms = await milliseconds(async () => {
            const outcomes = await tenancy.migrate()
            const failed = outcomes.find((outcome) => outcome.failure !== undefined)
            if (failed !== undefined) throw new Error(`${failed.schemaName}: ${failed.failure?.message}`)
          })
          rmSync(migration, { recursive: true })
          await owner.with(async (client) => {
            const schemas = await schemaNames(client)
            await inBatches(client, schemas, 'alter table $.services_service drop column bench')
            await inBatches(client, schemas, `delete from $.tenancy_migration where name = '${name}'`)
            await client.query('delete from public.tenancy_migration where name = $1', [name])
          })
          return ms
        },
      },
      5,
    )
    const [raw = 1, ours = 0] = samples.map((sample) => median(sample.values))
    return table(
      ['ADD COLUMN in 1000 schemas', 'ms', 'to bare'],
      [
        ['bare statements', raw.toFixed(0), '1.00'],
        ['bookme migrate', ours.toFixed(0), (ours / raw).toFixed(2)],
      ],
    )
  } finally {
    await tenancy.close()
    rmSync(folder, { recursive: true })
  }
}

async function schemaNames(client: pg.ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    "select schema_name as name from public.tenancy_schema where state in ('ready', 'spare') order by 1",
  )
  return rows.map((row) => row.name)
}

async function inBatches(client: pg.ClientBase, schemas: readonly string[], statement: string): Promise<void> {
  for (let at = 0; at < schemas.length; at += 50) {
    const batch = schemas.slice(at, at + 50).map((schema) => statement.replace('$', quoteIdentifier(schema)))
    await client.query(['begin', ...batch, 'commit'].join(';\n'))
  }
}

/** The whole command when no schema lacks anything. */
export async function nothingToDo({ ownerUrl }: World): Promise<string> {
  const run = promisify(execFile)
  const env = { ...process.env, DATABASE_URL: ownerUrl }
  const bookme = join(import.meta.dirname, '..', 'apps', 'server', 'src', 'bookme.ts')
  const samples = await interleave(
    {
      'node, doing nothing': () => milliseconds(() => run(process.execPath, ['-e', '0'])),
      'bookme migrate': () => milliseconds(() => run(process.execPath, [bookme, 'migrate'], { env })),
    },
    7,
  )
  return table(
    ['nothing to migrate, 1000 tenants', 'ms'],
    samples.map((sample) => [sample.candidate, median(sample.values).toFixed(0)]),
  )
}

/** What backends hold when every tenant was touched, over all tables, by eight connections. */
export async function memory(world: World): Promise<string> {
  const { handles, tenancy } = world
  // All that a business has, without the ledger of migrations: a list of names would be out of date with the next module.
  const { rows } = await tenancy.internals.owner.with((client) =>
    client.query<{ name: string }>(
      `select tablename as name from pg_tables where schemaname = $1 and tablename not like 'tenancy%'`,
      [handles[0]?.schemaName],
    ),
  )
  const tables = rows.map(({ name }) => name)
  for (let round = 0; round < 2; round++) {
    let at = 0
    const worker = async () => {
      for (let handle = handles[at++]; handle !== undefined; handle = handles[at++]) {
        for (const name of tables) await handle.db.execute(sql.raw(`select count(*) from ${name}`))
      }
    }
    await Promise.all(Array.from({ length: 8 }, worker))
  }
  const held = tenancy.internals.pool.connections.map((connection) => ({
    tenants: connection.touched.size,
    mb: privateMegabytes(connection.backendPid),
  }))
  const largest = held.toSorted((a, b) => b.mb - a.mb)[0]
  return `${held.length} backends; the largest held ${largest?.mb.toFixed(0)} MB of its own after ${largest?.tenants} tenants and ${tables.length} tables each.`
}

function privateMegabytes(pid: number | null): number {
  try {
    const text = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8')
    const kilobytes = [...text.matchAll(/^Private_\w+:\s+(\d+) kB/gm)].reduce((sum, match) => sum + Number(match[1]), 0)
    return kilobytes / 1024
  } catch {
    return Number.NaN
  }
}
