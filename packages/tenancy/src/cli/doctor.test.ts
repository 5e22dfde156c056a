import type { PgTable } from 'drizzle-orm/pg-core'
import { expect, test } from 'vitest'
import { openTenancy, type TestTenancy, testDatabases, withTwoTenants } from '../../test/fixture.ts'
import { domains, notes, tenants } from '../../test/models.ts'
import type { TestDatabase } from '../testing/index.ts'
import { runDoctor } from './doctor.ts'

interface Patient {
  /** Runs the doctor, as the command does. */
  doctor(): Promise<{ code: number; stdout: string }>
  /** As the owner. */
  sql(text: string): Promise<Record<string, unknown>[]>
}

function patientOf(tenancy: TestTenancy, database: TestDatabase, appendOnly: readonly PgTable[] = []): Patient {
  const { url, ownerUrl } = database
  return {
    doctor: async () => {
      let stdout = ''
      const write = (text: string) => {
        stdout += text
      }
      const opened = { tenancy, options: { url, ownerUrl, tenants, domains, appendOnly }, close: async () => {} }
      return { code: await runDoctor(opened, { stdout: { write }, stderr: { write } }), stdout }
    },
    sql: async (text) => (await tenancy.internals.owner.with((client) => client.query(text))).rows,
  }
}

/** The tenants `a` and `b`. */
async function patient(appendOnly: readonly PgTable[] = []): Promise<Patient & { database: TestDatabase }> {
  const { tenancy, database } = await withTwoTenants()
  return { ...patientOf(tenancy, database, appendOnly), database }
}

test('a sound database has nothing to report, and the exit code is 0', async () => {
  const { doctor, sql } = await patient()
  const { code, stdout } = await doctor()
  expect(stdout).toMatch(/^Server version: ok \(PostgreSQL \d+/)
  expect(stdout).toContain('Tenants and domains: ok (2 tenants)\n')
  expect(stdout).toMatch(/Ledgers: ok \(\d+ schemas compared\)\n/)
  expect(stdout).toMatch(/Lock budget: ok \(\d+ locks; the largest schema has \d+ relations\)\n/)
  expect(stdout).toContain('Way to the server: ok (no pooler between)\n')
  // An owner who is no superuser cannot close every privilege; what stays open is named, below.
  const [me] = await sql('select rolsuper as is_superuser from pg_roles where rolname = current_user')
  if (me?.is_superuser !== true) return
  expect(stdout).toMatch(/All is well\.\n$/)
  expect(code).toBe(0)
})

test('a privilege that is open is named, with its danger and the statement that closes it', async () => {
  const { doctor, sql } = await patient()
  await sql('grant create on schema public to public')
  const { code, stdout } = await doctor()
  expect(code).toBe(1)
  expect(stdout).toContain(
    '  USAGE on SCHEMA public for PUBLIC\n' +
      "    danger: a tenant's role can name shared tables and functions\n" +
      '    remedy: as a superuser: revoke all on schema public from public; grant usage, create on schema public to ',
  )
})

test('a table whose rows are only to be added is named where it lets more be done, in each schema', async () => {
  const { doctor, sql } = await patient([notes])
  const secure = async (schema: string) => {
    await sql(`alter table ${schema}.note enable row level security`)
    await sql(`create policy read on ${schema}.note for select using (true)`)
  }
  await secure('tenant_a')
  const { code, stdout } = await doctor()
  expect(code).toBe(1)
  expect(stdout).toContain('  Row security of tenant_b.note is off\n')
  expect(stdout).toContain('remedy: alter table "tenant_b"."note" enable row level security\n')
  expect(stdout).not.toContain('tenant_a.note')
  const others = await sql(
    "select schema_name from tenancy_schema where state in ('ready', 'spare') and schema_name <> 'tenant_a'",
  )
  for (const { schema_name } of others) await secure(String(schema_name))
  expect((await doctor()).stdout).toContain(`Rows that are only added: ok (${others.length + 1} tables)\n`)
  await sql('create policy anything on tenant_b.note using (true)')
  expect((await doctor()).stdout).toContain(
    '  The policy anything of tenant_b.note is for more than reading and adding\n' +
      '    danger: the application can change and delete rows that are only ever added\n' +
      '    remedy: drop policy "anything" on "tenant_b"."note"\n',
  )
})

test('schemas without a record, and records without a schema, are named', async () => {
  const { doctor, sql } = await patient()
  await sql('create schema tenant_forgotten')
  await sql('alter schema tenant_a rename to elsewhere')
  const { code, stdout } = await doctor()
  expect(code).toBe(1)
  expect(stdout).toContain('  Schema tenant_forgotten belongs to no tenant\n')
  expect(stdout).toContain('drop schema "tenant_forgotten" cascade\n')
  expect(stdout).toContain('  Schema tenant_a is recorded as ready and does not exist\n')
})

test('schemas that wait to be built or were deleted half way are named', async () => {
  const { doctor, sql } = await patient()
  await sql("update tenancy_schema set state = 'requested' where schema_name = 'tenant_a'")
  await sql("update tenancy_schema set state = 'dropping' where schema_name = 'tenant_b'")
  const { stdout } = await doctor()
  expect(stdout).toContain('  Schema tenant_a was asked for and is not built\n')
  expect(stdout).toContain('  Schema tenant_b is half deleted\n')
})

test('tenants that nobody can reach are named', async () => {
  const { doctor, sql } = await patient()
  await sql("delete from tenant_domain where domain = 'a.localhost'")
  await sql('update tenant_domain set is_primary = false')
  const { code, stdout } = await doctor()
  expect(code).toBe(1)
  expect(stdout).toContain('  Tenant a has no domain\n')
  expect(stdout).toContain('  Tenant b has 0 primary domains among 1\n')
})

test('schemas that are behind, and ledgers that differ, are named', async () => {
  const { doctor, sql } = await patient()
  await sql("update tenant_a.tenancy_migration set checksum = 'other'")
  await sql(
    "delete from tenancy_migration m using tenancy_schema s where s.id = m.schema_id and s.schema_name = 'tenant_b'",
  )
  const { code, stdout } = await doctor()
  expect(code).toBe(1)
  expect(stdout).toContain('  Schema tenant_a: its own ledger and the central one differ about 20261122000000_init\n')
  expect(stdout).toContain('  Schema tenant_b: its own ledger and the central one differ about 20261122000000_init\n')
  expect(stdout).toContain('  Schema tenant_b lacks 20261122000000_init\n')
})

test('a login that cannot connect is named, and the rest is looked at all the same', async () => {
  const { doctor, sql, database } = await patient()
  const { username, pathname } = new URL(database.url)
  await sql(`revoke connect on database "${pathname.slice(1)}" from "${decodeURIComponent(username)}", public`)
  const { code, stdout } = await doctor()
  expect(code).toBe(1)
  expect(stdout).toContain('  The application cannot connect by its URL: ')
})

test('a database that was never prepared says so', async () => {
  const database = await testDatabases().empty()
  const tenancy = openTenancy(database)
  await expect(patientOf(tenancy, database).doctor()).rejects.toThrow('not prepared yet')
  await tenancy.close()
  await database.drop()
})

test('spares that are gone, tenants made by hand and schemas from an older copy are named, the many by their number', async () => {
  const { doctor, sql } = await patient()
  await sql(`
    do $$ declare spare text; begin
      select schema_name into spare from public.tenancy_schema where state = 'spare' limit 1;
      execute format('drop schema %I cascade', spare);
    end $$`)
  await sql(`
    insert into public.tenant_tenant (id, created_at, updated_at, slug, schema_name, name)
    select gen_random_uuid(), now(), now(), 'by-hand-' || n, 'tenant_by_hand_' || n, 'By hand' from generate_series(1, 15) n`)
  await sql('delete from tenant_a.tenancy_migration')
  const { code, stdout } = await doctor()
  expect(code).toBe(1)
  expect(stdout).toMatch(/Schema spare_\w+ is recorded as spare and does not exist/)
  expect(stdout).toContain('the next new tenant would get it')
  expect(stdout).toContain('Tenant by-hand-1 has no schema')
  expect(stdout).toMatch(/… and \d+ more/)
  expect(stdout).toContain('the schema was replaced by an older copy')
})

test('a way past the pooler that leads nowhere is named as such', async () => {
  const { tenancy, database } = await withTwoTenants()
  const directUrl = new URL(database.url)
  directUrl.port = '1'
  let stdout = ''
  const write = (text: string) => {
    stdout += text
  }
  const options = { ...database, directUrl: directUrl.href, tenants, domains }
  const code = await runDoctor({ tenancy, options, close: async () => {} }, { stdout: { write }, stderr: { write } })
  expect(code).toBe(1)
  expect(stdout).toContain('The application cannot connect by its direct URL: ')
})
