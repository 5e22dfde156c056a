import { createHash, createHmac } from 'node:crypto'
import pg from 'pg'
import { NotReadyError } from './errors.ts'
import { quoteIdentifier as id, schemaPrefix, quoteLiteral as text } from './names.ts'

/** The extensions every tenant may use, all trusted: no superuser is needed. */
const extensions = ['btree_gist', 'pg_trgm', 'citext', 'unaccent']

/** The shared set's row in `tenancy_schema`. */
export const publicSchemaId = '00000000-0000-0000-0000-000000000000'

/** The role that the shared handle takes: rights on the tables in `public`, none on a tenant's. */
export function sharedRoleOf(applicationUrl: string): string {
  return `${loginOf(applicationUrl)}_shared`
}

export function loginOf(applicationUrl: string): string {
  const login = decodeURIComponent(new URL(applicationUrl).username)
  if (!/^[a-z_][a-z0-9_]{0,39}$/.test(login)) {
    throw new TypeError(
      `The application's login ${JSON.stringify(login)} must be 1 to 40 of a–z, 0–9 and _: the tenants' roles are named after it.`,
    )
  }
  return login
}

/**
 * The application's own login for an installation that was given only the owner's: `<database>_app`, with a password
 * that follows from the owner's and so needs no place to be kept. Changing the owner's password changes it too:
 * `migrate` sets it again.
 *
 * @param ownerUrl - with a password, unless the server trusts the connection anyway
 */
export function deriveApplicationUrl(ownerUrl: string): string {
  const url = new URL(ownerUrl)
  const database = decodeURIComponent(url.pathname.slice(1))
  const password = decodeURIComponent(url.password)
  url.username = `${loginNameFor(database)}_app`
  url.password =
    password === '' ? '' : createHmac('sha256', password).update(`application login of ${database}`).digest('base64url')
  return url.href
}

// Logins belong to the whole server: a name that had to be changed or cut gets a mark of the database it stands for.
function loginNameFor(database: string): string {
  const plain = database
    .toLowerCase()
    .replace(/[^a-z0-9_]/g, '_')
    .replace(/^(?=\d)/, '_')
  if (plain === database && plain.length <= 36) return plain
  return `${plain.slice(0, 27)}_${createHash('sha256').update(database).digest('hex').slice(0, 8)}`
}

/**
 * What the toolkit keeps in a database, made or completed by `migrate`; running it again changes nothing. Runs as the
 * owner inside a transaction of the caller's.
 */
export async function install(client: pg.ClientBase, applicationUrl: string): Promise<void> {
  const login = loginOf(applicationUrl)
  const shared = sharedRoleOf(applicationUrl)
  const password = decodeURIComponent(new URL(applicationUrl).password)
  await client.query('create schema if not exists extensions')
  for (const extension of extensions) {
    await client.query(`create extension if not exists ${id(extension)} schema extensions`)
  }
  await client.query('grant usage on schema extensions to public')

  // Roles belong to the whole server: what is as it should be is left alone, also by two databases at once.
  const withPassword = password === '' ? '' : ` password ${text(password)}`
  if (!(await roleExists(client, login))) await client.query(`create role ${id(login)} login noinherit${withPassword}`)
  else if (!(await canLogIn(applicationUrl)))
    await client.query(`alter role ${id(login)} login noinherit${withPassword}`)
  if (!(await roleExists(client, shared))) {
    await client.query(`create role ${id(shared)} nologin; grant ${id(shared)} to ${id(login)}`)
  }
  const database = id((await client.query<{ name: string }>('select current_database() as name')).rows[0]?.name ?? '')
  // Outside a handle's context there is no schema on the path. The time limits are the server's half: they hold even
  // when this process hangs.
  for (const setting of [
    "search_path to ''",
    // What the check of statements takes for granted when it passes over strings.
    'standard_conforming_strings to on',
    "statement_timeout to '30s'",
    "lock_timeout to '10s'",
    "idle_in_transaction_session_timeout to '30s'",
  ]) {
    await client.query(`alter role ${id(login)} in database ${database} set ${setting}`)
  }
  await client.query(`grant connect on database ${database} to ${id(login)}`)
  await client.query(`grant usage on schema public to ${id(shared)}`)
  await client.query(
    `alter default privileges in schema public grant select, insert, update, delete on tables to ${id(shared)}`,
  )
  await client.query(toolkitTables)
  await client.query(`
    revoke all on public.tenancy_schema, public.tenancy_migration from ${id(shared)};
    grant select on public.tenancy_schema, public.tenancy_migration to ${id(shared)};
    revoke all on function public.tenancy_claim(uuid, text, text) from public;
    grant execute on function public.tenancy_claim(uuid, text, text) to ${id(shared)};
  `)
}

async function roleExists(client: pg.ClientBase, role: string): Promise<boolean> {
  return (await client.query('select from pg_roles where rolname = $1', [role])).rowCount === 1
}

async function canLogIn(applicationUrl: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: applicationUrl, connectionTimeoutMillis: 10_000 })
  client.on('error', () => {})
  try {
    await client.connect()
    return true
  } catch (error) {
    // Any other trouble is not the password's, and the first request will name it.
    return !['28P01', '28000'].includes((error as { code?: string }).code ?? '')
  } finally {
    await client.end().catch(() => {})
  }
}

// tenancy_schema: one row for each schema the toolkit made or is to make. Spares and tenants share it, so that a spare
// keeps its id, and with it its ledger, when a tenant adopts it.
// tenancy_claim: the one thing the web process may do beyond rows: take a spare for a tenant, or ask for a schema.
const toolkitTables = `
  create table if not exists public.tenancy_schema (
    id uuid primary key,
    schema_name text not null constraint tenancy_schema_name_unique unique,
    role_name text constraint tenancy_schema_role_unique unique,
    tenant_id uuid constraint tenancy_schema_tenant_unique unique,
    idempotency_key text constraint tenancy_schema_key_unique unique,
    state text not null constraint tenancy_schema_state_check
      check (state in ('shared', 'spare', 'requested', 'ready', 'dropping')),
    created_at timestamptz not null
  );
  create table if not exists public.tenancy_migration (
    schema_id uuid not null,
    name text not null,
    checksum text not null,
    applied_at timestamptz not null,
    constraint tenancy_migration_pkey primary key (schema_id, name)
  );
  insert into public.tenancy_schema (id, schema_name, state, created_at)
  values ('${publicSchemaId}', 'public', 'shared', now()) on conflict do nothing;
  create or replace function public.tenancy_claim(for_tenant uuid, wanted text, key text) returns text
    language plpgsql security definer set search_path = '' as $claim$
  declare
    spare record;
  begin
    if wanted !~ '^${schemaPrefix}[a-z0-9_]{1,41}$' then
      raise exception 'not a tenant schema: %', wanted using errcode = '42602';
    end if;
    select s.id, s.schema_name into spare from public.tenancy_schema s
      where s.state = 'spare' order by s.created_at, s.id limit 1 for update skip locked;
    if spare.id is null then
      insert into public.tenancy_schema (id, schema_name, tenant_id, idempotency_key, state, created_at)
      values (for_tenant, wanted, for_tenant, key, 'requested', now());
      return 'requested';
    end if;
    execute format('alter schema %I rename to %I', spare.schema_name, wanted);
    update public.tenancy_schema set schema_name = wanted, tenant_id = for_tenant, idempotency_key = key, state = 'ready'
      where id = spare.id;
    return 'ready';
  end
  $claim$;
`

/** @throws {NotReadyError} the database was never prepared */
export async function assertInstalled(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ there: boolean }>(
    "select to_regclass('public.tenancy_schema') is not null as there",
  )
  if (rows[0]?.there !== true) throw new NotReadyError('This database is not prepared yet: run the migrations first.')
}
