import { randomBytes, randomUUIDv7 } from 'node:crypto'
import type pg from 'pg'
import { fileErrorOf, inSchema, madeNothingOutside } from './confined.ts'
import { loginOf } from './installation.ts'
import type { Migration } from './migration-files.ts'
import { quoteIdentifier as id, quoteLiteral as text } from './names.ts'
import { changesChannel } from './resolver.ts'

/** The small ledger of a schema: it travels with it, so that a copy or a restored schema says what it holds. */
export const schemaLedger = 'tenancy_migration'

/** A spare schema's name; no slug leads to it. */
function spareName(): string {
  return `spare_${randomBytes(8).toString('hex')}`
}

interface NewSchema {
  /** Key of its row in `tenancy_schema`. */
  id: string
  schemaName: string
  migrations: readonly Migration[]
}

/**
 * Everything that makes a schema a tenant's, as one SQL message: role, schema, grants, all migrations, both ledgers.
 * Tables made later by the same owner are granted by the schema's default privileges; `GRANT … ON ALL TABLES` would scan
 * the whole catalog.
 */
function buildSql(applicationUrl: string, schema: NewSchema, role: string): string {
  const login = loginOf(applicationUrl)
  const name = id(schema.schemaName)
  const rows = schema.migrations.map((migration) => ledgerRow(migration))
  const central = schema.migrations.map(
    (migration) => `(${text(schema.id)}, ${text(migration.name)}, ${text(migration.checksum)}, now())`,
  )
  return [
    `create role ${id(role)} nologin`,
    `grant ${id(role)} to ${id(login)}`,
    `create schema ${name}`,
    `grant usage on schema ${name} to ${id(role)}`,
    `create table ${name}.${schemaLedger} (name text primary key, checksum text not null, applied_at timestamptz not null)`,
    `alter default privileges in schema ${name} grant select, insert, update, delete on tables to ${id(role)}`,
    ...schema.migrations.map((migration) => inSchema(schema.schemaName, migration)),
    ...(proven.has(schema.migrations) ? [] : [madeNothingOutside(schema.schemaName, 'A tenant migration')]),
    ...(rows.length === 0
      ? []
      : [
          `insert into ${name}.${schemaLedger} (name, checksum, applied_at) values ${rows.join(', ')}`,
          `insert into public.tenancy_migration (schema_id, name, checksum, applied_at) values ${central.join(', ')}`,
        ]),
  ].join('\n;\n')
}

// Sets of migrations that built a schema and nothing outside it: looking reads the whole catalog, so it is done once.
const proven = new WeakSet<readonly Migration[]>()

/** @throws {MigrationFileError} a migration reaches out of the schema; nothing of it was kept */
async function build(client: pg.ClientBase, migrations: readonly Migration[], script: string): Promise<void> {
  try {
    await client.query(script)
  } catch (error) {
    throw fileErrorOf(error) ?? error
  }
  proven.add(migrations)
}

export function ledgerRow(migration: Migration): string {
  return `(${text(migration.name)}, ${text(migration.checksum)}, now())`
}

/** Named after the login, which is the database's own: roles belong to the whole server. */
function newRoleName(applicationUrl: string): string {
  return `${loginOf(applicationUrl)}_t_${randomBytes(8).toString('hex')}`
}

/** Builds one spare schema, ready to be adopted by a rename. */
export async function buildSpare(client: pg.ClientBase, applicationUrl: string, migrations: readonly Migration[]) {
  const schema = { id: randomUUIDv7(), schemaName: spareName(), migrations }
  const role = newRoleName(applicationUrl)
  await build(
    client,
    migrations,
    `begin;
     insert into public.tenancy_schema (id, schema_name, role_name, state, created_at)
       values (${text(schema.id)}, ${text(schema.schemaName)}, ${text(role)}, 'spare', now());
     ${buildSql(applicationUrl, schema, role)};
     commit`,
  )
}

/**
 * Builds the schema that a tenant was recorded without, in one transaction that it announces. Safe to repeat and to race:
 * the row is locked, and a schema that is ready stays as it is. After an error the connection must go.
 *
 * @returns whether there was something to do
 */
export async function buildRequested(
  client: pg.ClientBase,
  applicationUrl: string,
  tenantId: string,
  migrations: readonly Migration[],
): Promise<boolean> {
  const [, found] = (await client.query(
    `begin;
     select id, schema_name from public.tenancy_schema
       where tenant_id = ${text(tenantId)} and state = 'requested' for update`,
  )) as unknown as [unknown, pg.QueryResult<{ id: string; schema_name: string }>]
  const row = found.rows[0]
  if (row === undefined) {
    await client.query('rollback')
    return false
  }
  const role = newRoleName(applicationUrl)
  await build(
    client,
    migrations,
    `${buildSql(applicationUrl, { id: row.id, schemaName: row.schema_name, migrations }, role)};
     update public.tenancy_schema set state = 'ready', role_name = ${text(role)} where id = ${text(row.id)};
     select pg_catalog.pg_notify(${text(changesChannel)}, ${text(tenantId)});
     commit`,
  )
  return true
}

// A table takes a lock for itself, each index and its TOAST table; a server of default size has some 6000 to give.
const tablesPerTransaction = 50

/**
 * Drops a schema and its role a few tables at a time, so that no size of tenant exhausts the server's lock table.
 * Stopped half way, it goes on where it was when it is called again.
 */
export async function dropSchema(client: pg.ClientBase, schemaName: string, role: string | null): Promise<void> {
  const name = id(schemaName)
  while (true) {
    const { rows } = await client.query<{ name: string; kind: string }>(
      `select c.relname as name, c.relkind as kind from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname = $1 and c.relkind in ('r', 'p', 'v', 'm', 'S', 'f') and not c.relispartition
         and not exists (select from pg_depend d where d.objid = c.oid and d.classid = 'pg_class'::regclass and d.deptype in ('i', 'a') and c.relkind = 'S')
       order by c.relkind = 'S', c.oid limit ${tablesPerTransaction}`,
      [schemaName],
    )
    if (rows.length === 0) break
    const kinds: Record<string, string> = {
      r: 'table',
      p: 'table',
      v: 'view',
      m: 'materialized view',
      S: 'sequence',
      f: 'foreign table',
    }
    const drops = rows.map((row) => `drop ${kinds[row.kind]} if exists ${name}.${id(row.name)} cascade`)
    await client.query(`begin; ${drops.join('; ')}; commit`)
  }
  await client.query(`drop schema if exists ${name} cascade`)
  if (role === null) return
  // A copy of this database on the same server shares its roles: there the role stays, without rights here.
  await client.query(`drop role if exists ${id(role)}`).catch((error) => {
    if (error.code !== '2BP01') throw error
  })
}
