// The attacks of F3 and F5 that a statement can make. F12, who may speak for a tenant, is the application's to prove: the
// toolkit knows no users.
import { sql } from 'drizzle-orm'
import type { Scope, TenantHandle } from '../../src/index.ts'
import type { Protections } from '../../src/scope.ts'
import { rolledBack } from '../../src/testing/index.ts'
import { type Field, type Ground, onField, secret } from './world.ts'

/** A protection that holds an attack by itself: one of the scope's own, or the wall of withdrawn privileges. */
export interface Guard {
  by: keyof Protections | 'wall'
  /** The SQLSTATE or the code of the refusal when this guard alone is on; 'nothing' when it reads no row. */
  expected: string
  /** How the doctor calls the privilege, when the server lets nobody but a superuser withdraw it. */
  opening?: string
}

export interface Attack {
  failure: string
  /** What tenant A does. */
  name: string
  guards: Guard[]
  /** What it read or left behind. */
  attack(field: Field): Promise<unknown>
  /** What shows that it came through; by default the text of tenant B's row. */
  shows?: string
}

const refused = 'tenancy.statement_refused'
const check: Guard = { by: 'statementCheck', expected: refused }
const role: Guard = { by: 'role', expected: '42501' }
const wall = (opening: string): Guard => ({ by: 'wall', expected: '42501', opening })
const setConfig = wall('EXECUTE on set_config(text, text, boolean) for PUBLIC')
const temporary = wall('TEMPORARY on DATABASE')
const plpgsql = wall('USAGE on LANGUAGE plpgsql for PUBLIC')

type Texts = (ground: Ground) => string[]

/** The statements of one transaction, all undone afterwards; what the last one read. */
async function inOne(scope: Scope, texts: string[]): Promise<unknown> {
  let last: unknown
  await rolledBack(scope, async (tx) => {
    for (const text of texts) last = (await tx.execute<Record<string, unknown>>(sql.raw(text))).rows
  })
  return last
}

function statements(failure: string, name: string, guards: Guard[], texts: Texts): Attack {
  return { failure, name, guards, attack: (field) => inOne(field.a, texts(field)) }
}

/** A call of set_config to be found under `disguise`; without a guard tenant A is B afterwards. */
function disguised(
  name: string,
  disguise: (call: string, roleB: string) => string,
  guards = [check, setConfig],
): Attack {
  return statements('F3', name, guards, ({ roleB }) => [
    disguise(`set_config($q$role$q$, $q$${roleB}$q$, true)`, roleB),
    'select body from tenant_b.note',
  ])
}

/** What A leaves on the connection, as B finds it. */
function leftBehind(
  name: string,
  guards: Guard[],
  leave: string,
  find: string,
  shows: string,
  tidy = 'select 1',
): Attack {
  const first = async (handle: TenantHandle, text: string) =>
    (await handle.db.execute<Record<string, unknown>>(sql.raw(text))).rows
  return {
    failure: 'F3',
    name,
    guards,
    shows,
    attack: async ({ a, b }) => {
      await first(a, leave)
      const found = await first(b, find)
      await first(a, tidy).catch(() => {})
      return found
    },
  }
}

const direct: Attack[] = [
  statements('F3', "reads another tenant's table by its full name", [role], () => ['select body from tenant_b.note']),
  statements('F3', 'by TABLE', [role], () => ['table tenant_b.note']),
  statements('F3', 'inside VALUES', [role], () => ['values ((select body from tenant_b.note limit 1))']),
  statements('F3', 'as a quoted name with odd spaces', [role], () => ['select body from\n"tenant_b" . /* x */ "note"']),
  statements('F3', 'in a subquery of its own table', [role], () => [
    'select (select max(body) from tenant_b.note) from note',
  ]),
  statements('F3', 'by a data-modifying CTE', [role], () => [
    'with gone as (delete from tenant_b.note returning body) select body from gone',
  ]),
  statements('F3', 'by UPDATE … RETURNING', [role], () => ['update tenant_b.note set body = body returning body']),
  statements('F3', 'by a copy into its own table under EXPLAIN ANALYZE', [role], () => [
    `explain analyze insert into note select gen_random_uuid(), created_at, updated_at, metadata, body from tenant_b.note`,
    'select body from note',
  ]),
  statements('F3', 'with a lock', [role], () => ['select body from tenant_b.note for update']),
  {
    failure: 'F3',
    name: "the shared handle reads a tenant's table",
    guards: [role],
    attack: ({ tenancy }) => inOne(tenancy.shared, ['select body from tenant_b.note']),
  },
  {
    failure: 'F3',
    name: 'the shared handle becomes a tenant',
    guards: [check],
    attack: ({ tenancy, roleB }) =>
      inOne(tenancy.shared, [`set local role "${roleB}"`, 'select body from tenant_b.note']),
  },
  {
    ...statements('F5', 'reads who else is a tenant', [role], () => ['select name from public.tenant_tenant']),
    shows: 'Tenant B',
  },
]

const roles: Attack[] = [
  statements('F3', 'takes the role by SET LOCAL ROLE', [check], ({ roleB }) => [
    `set local role "${roleB}"`,
    'select body from tenant_b.note',
  ]),
  statements('F3', 'takes the role by SET ROLE behind a comment and a bracket', [check], ({ roleB }) => [
    `/* select */ -- select\n set role "${roleB}"`,
    'select body from tenant_b.note',
  ]),
  statements('F3', 'goes back to the login by RESET ROLE', [check], () => [
    'reset role',
    'select body from tenant_b.note',
  ]),
  statements('F3', 'goes back to the login by SET SESSION AUTHORIZATION', [check], () => [
    'set session authorization default',
    'select body from tenant_b.note',
  ]),
  statements('F3', 'goes back to the login by DISCARD ALL in disguise of RESET ALL', [check], ({ roleB }) => [
    'reset all',
    `set role "${roleB}"`,
    'select body from tenant_b.note',
  ]),
  statements('F3', 'takes the role in a DO block', [check, plpgsql], ({ roleB }) => [
    `do $$ begin execute 'set local role "${roleB}"'; end $$`,
    'select body from tenant_b.note',
  ]),
  statements('F3', 'sets the path by SET LOCAL', [check, { by: 'role', expected: '42P01' }], () => [
    'set local search_path to tenant_b',
    'select body from note',
  ]),
  statements('F3', 'sets the path by set_config', [check, setConfig, { by: 'role', expected: '42P01' }], () => [
    `select set_config('search_path', 'tenant_b', true)`,
    'select body from note',
  ]),
  statements('F3', 'makes a temporary function', [check, temporary, role], () => [
    `create function pg_temp.peek() returns setof text language sql as 'select body from tenant_b.note'`,
    'select pg_temp.peek()',
  ]),
  statements('F3', 'makes a temporary view', [check, temporary, role], () => [
    'create temp view peek as select body from tenant_b.note',
    'select body from pg_temp.peek',
  ]),
]

const name200 = 'a'.repeat(200)
const tag80 = `$${'a'.repeat(80)}$`

const disguises: Attack[] = [
  disguised('calls set_config', (call) => `select ${call}`),
  disguised('calls it in capitals, qualified, in quotes', (call) =>
    `select pg_catalog . "set_config" ${call.slice('set_config'.length)}`.replace('select', 'SELECT'),
  ),
  disguised('calls it in WHERE', (call) => `select 1 where ${call} is not null`),
  disguised('calls it in a CTE', (call) => `with x as materialized (select ${call} as y) select y from x`),
  disguised('calls it under EXPLAIN ANALYZE', (call) => `explain (analyze, verbose) select ${call}`),
  disguised('calls it in VALUES', (call) => `values (${call})`),
  disguised('calls it in FROM', (call) => `select * from ${call}`),
  disguised('calls it with a comment between', (call) => `select ${call.replace('(', '/**/-- (\n(')}`),
  disguised(
    'writes its name with Unicode escapes',
    (call) => `select ${call.replace('set_config', 'u&"set\\005fconfig"')}`,
  ),
  disguised(
    'hides it behind a name of 200 characters and a dollar',
    (call) => `select 1 as ${name200}$x$, ${call} as b$x$`,
  ),
  disguised('hides it by a dollar quote with a long tag', (call) => `select ${tag80} ' ${tag80}, ${call}, ' ' --'`),
  disguised(
    "hides it behind an E'' string continued on the next line",
    (call) => `select E'a'\n'\\' ', ${call}, ' ' --'`,
  ),
  disguised(
    'hides it behind one continued after a comment',
    (call) => `select E'a' -- x\n -- y\n'\\' ', ${call}, ' ' --'`,
  ),
]

const strings: Attack[] = [
  ...[
    `select query_to_xml('select body from tenant_b.note', true, false, '')::text`,
    `select query_to_xml_and_xmlschema('select body from tenant_b.note', true, false, '')::text`,
    `select table_to_xml('tenant_b.note', true, false, '')::text`,
    `select schema_to_xml('tenant_b', true, false, '')::text`,
    `select pg_catalog."query_to_xml"(format('select body from %I.note', 'tenant_' || 'b'), true, false, '')::text`,
  ].map((text) => statements('F3', `has a string executed: ${text.slice(0, 60)}`, [check, role], () => [text])),
  {
    ...statements('F3', 'has a string executed by ts_stat', [check, role], () => [
      `select string_agg(word, ' ' order by word) as words from ts_stat($$select to_tsvector('simple', body) from tenant_b.note$$)`,
    ]),
    shows: 'b note of',
  },
]

const left: Attack[] = [
  leftBehind(
    'leaves a cursor of its rows behind, which the next tenant reads',
    [check],
    "declare kept cursor with hold for select 'note of b' as body",
    'fetch all kept',
    secret,
    'close kept',
  ),
  leftBehind(
    'leaves a temporary table behind by SELECT INTO',
    [check, temporary],
    'select 1 as x into temp kept',
    "select relname from pg_class where relname = 'kept'",
    'kept',
    'drop table pg_temp.kept',
  ),
  leftBehind(
    'leaves one behind by EXPLAIN ANALYZE CREATE TABLE AS',
    [check, temporary],
    'explain analyze create temp table kept as select 1 as x',
    "select relname from pg_class where relname = 'kept'",
    'kept',
    'drop table pg_temp.kept',
  ),
  leftBehind(
    'leaves a setting behind by updating pg_settings',
    [check, setConfig],
    "update pg_settings set setting = 'off' where name = 'standard_conforming_strings'",
    "select 'strings ' || current_setting('standard_conforming_strings') as x",
    'strings off',
  ),
  leftBehind(
    'leaves a setting behind by SET',
    [check],
    "set application_name to 'left by a'",
    "select current_setting('application_name') as x",
    'left by a',
  ),
  leftBehind(
    'leaves a similarity limit behind',
    [check, wall('EXECUTE on extensions.set_limit(real) for PUBLIC')],
    'select extensions.set_limit(0.875)',
    'select extensions.show_limit() as x',
    '0.875',
  ),
  {
    failure: 'F3',
    name: "knows the next tenant's random numbers",
    guards: [check, wall('EXECUTE on setseed(double precision) for PUBLIC')],
    shows: 'foretold',
    attack: async ({ a, b }) => {
      const draws = []
      for (let turn = 0; turn < 2; turn++) {
        await a.db.execute<Record<string, unknown>>(sql.raw('select setseed(0.25)'))
        draws.push(
          JSON.stringify((await b.db.execute<Record<string, unknown>>(sql.raw('select random()::text as x'))).rows),
        )
      }
      return draws[0] === draws[1] ? 'foretold' : draws
    },
  },
  leftBehind(
    'leaves a session lock behind',
    [check, wall('EXECUTE on pg_advisory_lock(bigint) for PUBLIC')],
    'select pg_advisory_lock(7)',
    "select 'locked ' || count(*) as x from pg_locks where locktype = 'advisory' and pid = pg_backend_pid() and objid = 7",
    'locked 1',
    'select pg_advisory_unlock_all()',
  ),
  ...['try_advisory_lock(8)', 'try_advisory_lock(0, 8)', 'try_advisory_lock_shared(8)', 'advisory_lock_shared(8)'].map(
    (call) =>
      leftBehind(
        `leaves a session lock behind by pg_${call}`,
        [
          check,
          wall(
            `EXECUTE on pg_${call.replace(/\(.*/, '')}(${call.includes(',') ? 'integer, integer' : 'bigint'}) for PUBLIC`,
          ),
        ],
        `select pg_${call}`,
        "select 'locked ' || count(*) as x from pg_locks where locktype = 'advisory' and pid = pg_backend_pid() and objid = 8",
        'locked 1',
        'select pg_advisory_unlock_all()',
      ),
  ),
  leftBehind(
    'leaves a prepared statement behind',
    [check],
    "prepare kept as select 'note of b'",
    'execute kept',
    secret,
    'deallocate kept',
  ),
]

const prying: Attack[] = [
  {
    failure: 'F3',
    name: "reads the texts of another tenant's named statements",
    guards: [check],
    attack: async ({ a, b }) => {
      for (let use = 0; use < 3; use++)
        await b.db.execute<Record<string, unknown>>(sql.raw("select 'note of b' as literal"))
      return (await a.db.execute<Record<string, unknown>>(sql.raw('select statement from pg_prepared_statements'))).rows
    },
  },
  {
    failure: 'F3',
    name: "reads another session's statements in pg_stat_activity",
    guards: [{ by: 'role', expected: 'nothing' }],
    attack: (ground) => {
      // B on a connection of its own, which stands still behind its statement.
      return onField(ground, {}, ({ b }) =>
        b.transaction(async (tx) => {
          await tx.execute<Record<string, unknown>>(sql.raw("select 'note of b' as literal"))
          return (
            await ground.a.db.execute<Record<string, unknown>>(
              sql.raw('select query from pg_stat_activity where pid <> pg_backend_pid()'),
            )
          ).rows
        }),
      )
    },
  },
  {
    failure: 'F3',
    name: "ends another tenant's statement",
    guards: [role],
    shows: '"ended":true',
    attack: (ground) => {
      return onField(ground, {}, ({ b }) =>
        b.transaction(async (tx) => {
          const { rows } = await tx.execute<{ pid: number }>(sql.raw('select pg_backend_pid() as pid'))
          return (
            await ground.a.db.execute<Record<string, unknown>>(
              sql.raw(`select pg_cancel_backend(${rows[0]?.pid}) as ended`),
            )
          ).rows
        }),
      )
    },
  },
  {
    ...statements(
      'F3',
      "reads another tenant's values in the planner's statistics",
      [{ by: 'role', expected: 'nothing' }],
      () => ["select most_common_vals::text from pg_stats where schemaname = 'tenant_b' and tablename = 'note'"],
    ),
  },
  {
    failure: 'F3',
    name: "reads another tenant's large object",
    guards: [check, role],
    attack: async (field) => {
      return onField(field, { statementCheck: false, role: field.protections.role }, async ({ b }) => {
        const { rows } = await b.db.execute<{ oid: number }>(sql.raw("select lo_from_bytea(0, 'note of b') as oid"))
        const oid = rows[0]?.oid
        try {
          return (
            await field.a.db.execute<Record<string, unknown>>(
              sql.raw(`select convert_from(lo_get(${oid}), 'utf8') as body`),
            )
          ).rows
        } finally {
          await b.db.execute<Record<string, unknown>>(sql.raw(`select lo_unlink(${oid})`))
        }
      })
    },
  },
  {
    ...statements('F5', 'finds a table that is in `public` only', [{ by: 'noPublic', expected: '42P01' }], () => [
      'select body from leftover',
    ]),
  },
  {
    ...statements('F5', 'names a table of `public`', [wall('USAGE on SCHEMA public for PUBLIC')], () => [
      'select body from public.leftover',
    ]),
  },
  leftBehind(
    'listens on',
    [check],
    'listen leak',
    'select pg_listening_channels() as channel',
    'leak',
    'unlisten leak',
  ),
  statements('F3', 'speaks on a channel', [check], () => ["notify tenancy_changed, 'x'", "select 'note of b'"]),
  statements('F3', 'speaks by pg_notify', [check, wall('EXECUTE on pg_notify(text, text) for PUBLIC')], () => [
    "select 'note of b' || pg_notify('tenancy_changed', 'x')::text as x",
  ]),
]

export const attacks: Attack[] = [...direct, ...roles, ...disguises, ...strings, ...left, ...prying]
