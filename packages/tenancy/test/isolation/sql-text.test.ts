import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkStatement } from '../../src/sql-text.ts'
import { fuzz, naiveCheck, ownCheck } from './fuzz.ts'
import { asSuperuser, codeOf, type Ground, onField, prepareGround } from './world.ts'

let ground: Ground
beforeAll(async () => {
  ground = await prepareGround()
  const name = new URL(ground.database.url).pathname.slice(1)
  // The wall open, as on a server that does not let it be closed: what stands is the check alone.
  await asSuperuser(
    ground.database,
    `grant execute on function set_config(text, text, boolean), pg_advisory_lock(bigint), pg_try_advisory_lock(bigint),
       pg_notify(text, text), setseed(double precision), extensions.set_limit(real) to public;
     grant usage on language plpgsql to public;
     grant temporary on database "${name}" to public`,
  )
})
afterAll(() => ground?.database.drop())

const refused = (text: string) => {
  try {
    checkStatement(text, { notify: false })
    return false
  } catch {
    return true
  }
}

describe('what the check passes and the server runs', () => {
  const seed = Number(process.env.FUZZ_SEED ?? Date.now() % 1e9)

  test(`never calls what a string, a comment or a dollar quote seemed to hold (seed ${seed})`, async () => {
    const report = await fuzz(ground.database.ownerUrl, ownCheck, 100, seed)
    expect(report.holes.slice(0, 3)).toEqual([])
    expect(report.alive).toBeGreaterThan(report.texts / 500)
  })

  test(`would, with a check that takes strings out by patterns (seed ${seed})`, async () => {
    const report = await fuzz(ground.database.ownerUrl, naiveCheck, 100, seed)
    expect(report.holes.length).toBeGreaterThan(0)
  })

  test('is one statement of the few kinds, and leaves role, path, settings, locks and names as they were', async () => {
    const calls = [
      `set_config('role', '${ground.roleB}', true)`,
      `set_config('search_path', 'tenant_b', false)`,
      'pg_advisory_lock(1)',
      'pg_try_advisory_lock(2)',
      "pg_notify('x', 'y')",
      'setseed(0.5)',
      'extensions.set_limit(0.5)',
      'current_user::text',
      'now()::text',
      "'; set role none'",
      "E'\\'; set role none'",
      '$x$ set_config $x$',
      '(select max(body) from note)',
    ]
    const frames = [
      (call: string) => `select ${call}`,
      (call: string) => `  (select ${call})`,
      (call: string) => `/* a /* b */ */ select ${call} -- c`,
      (call: string) => `with x as (select ${call} as y) select y from x`,
      (call: string) => `values (${call})`,
      (call: string) => `explain (analyze) select ${call}`,
      (call: string) => `explain analyze create temp table kept as select ${call}`,
      (call: string) => `select ${call} into temp kept`,
      (call: string) => `update note set body = ${call}::text returning body`,
      (call: string) => `delete from note where body = ${call}::text`,
      (call: string) =>
        `insert into note (id, created_at, updated_at, body) values (gen_random_uuid(), now(), now(), ${call}::text)`,
      (call: string) => `select ${call}; select 1`,
      (call: string) => `select ${call};`,
      (call: string) => `prepare kept as select ${call}`,
      (call: string) => `declare kept cursor with hold for select ${call}`,
      (call: string) => `do $$ begin perform ${call}; end $$`,
      (call: string) => `update pg_settings set setting = ${call}::text where name = 'search_path'`,
      () => 'listen x',
      () => `set role "${ground.roleB}"`,
      () => 'table note',
    ]
    const state = `select current_user::text as role, current_schemas(true)::text as path,
      (select md5(string_agg(name || '=' || coalesce(setting, ''), ',' order by name)) from pg_settings) as settings,
      (select count(*)::int from pg_locks where locktype = 'advisory' and pid = pg_backend_pid()) as locks,
      (select count(*)::int from pg_prepared_statements) as names, (select count(*)::int from pg_cursors) as cursors,
      (select count(*)::int from pg_class where relpersistence = 't') as temporary,
      (select count(*)::int from pg_listening_channels()) as channels`
    const tags = new Set<string>()
    let ran = 0
    await onField(ground, {}, async ({ a, tenancy }) => {
      // Without names of its own the connection has none at all; asked without the check, as no handle may.
      const { pool } = tenancy.internals
      const ask = async (text: string): Promise<unknown> => {
        const connection = await pool.acquire('probe')
        try {
          return await new Promise((resolve, reject) => {
            const statement = { text, values: [], rowMode: 'object' as const, types: { getTypeParser: () => String } }
            connection.flush([{ statement, resolve: ({ rows }) => resolve(rows), reject }]).catch(reject)
          })
        } finally {
          pool.release(connection)
        }
      }
      const before = await ask(state)
      const connections = [...pool.connections]
      await fc.assert(
        fc.asyncProperty(fc.constantFrom(...frames), fc.constantFrom(...calls), async (frame, call) => {
          const text = frame(call)
          if (refused(text)) return
          const result = (await a.db.execute(sql.raw(text)).catch(() => undefined)) as { command: string } | undefined
          if (result === undefined) return
          ran += 1
          tags.add(result.command)
        }),
        { numRuns: 300, endOnFailure: true },
      )
      const after = (await ask(state)) as { names: number }[]
      // The toolkit's own named statements come and go.
      expect([{ ...after[0], names: 0 }]).toEqual([{ ...(before as object[])[0], names: 0 }])
      expect(pool.connections).toEqual(connections)
    })
    expect(ran).toBeGreaterThan(30)
    for (const tag of tags) expect(['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'EXPLAIN', 'VALUES']).toContain(tag)
  })
})

describe('every function that a tenant may call', () => {
  const sample: Record<string, string> = {
    text: "'tenant_b.note'",
    name: "'note'",
    cstring: "'note'",
    int2: '1::int2',
    int4: '1',
    int8: '1::int8',
    float4: '0.5::float4',
    float8: '0.5::float8',
    numeric: '1.0',
    bool: 'false',
    oid: "(select oid from pg_class where relname = 'note' limit 1)",
    regclass: "'note'::regclass",
    bytea: "'x'::bytea",
    interval: "interval '1 ms'",
    timestamptz: 'now()',
    json: `'{"a":1}'::json`,
    jsonb: `'{"a":1}'::jsonb`,
    tsvector: "'a'::tsvector",
    tsquery: "'a'::tsquery",
    refcursor: "'kept'::refcursor",
    regconfig: "'simple'::regconfig",
    anyelement: '1',
    anyarray: 'array[1]',
    any: '1',
  }

  test('leaves role, path, settings, locks, names and temporary tables as they were, unless the check refuses it', async () => {
    await onField(ground, {}, async ({ a, tenancy }) => {
      const functions = await asSuperuser<{ schema: string; name: string; types: string[] }>(
        ground.database,
        `select n.nspname as schema, p.proname as name, array(select t.typname::text from unnest(p.proargtypes) with ordinality as u(type, at)
           join pg_type t on t.oid = u.type order by u.at) as types
         from pg_proc p join pg_namespace n on n.oid = p.pronamespace
         where n.nspname in ('pg_catalog', 'extensions') and p.prokind in ('f', 'w') and p.provolatile in ('v', 's')
           and has_function_privilege('${ground.roleA}', p.oid, 'execute')
           and p.proname not like 'pg_sleep%' and p.prorettype not in ('trigger'::regtype, 'event_trigger'::regtype)
         order by p.oid`,
      )
      const callable = functions.filter(({ types }) => types.every((type) => sample[type] !== undefined))
      expect(callable.length).toBeGreaterThan(300)
      const state = `select current_user::text || current_schemas(true)::text
        || (select md5(string_agg(name || '=' || coalesce(setting, ''), ',' order by name)) from pg_settings)
        || (select count(*) from pg_locks where locktype = 'advisory' and pid = pg_backend_pid())
        || (select count(*) from pg_class where relpersistence = 't') || (select count(*) from pg_cursors)
        || coalesce(current_setting('fuzz.mark', true), '') as state`
      const { pool } = tenancy.internals
      const ask = async (): Promise<string> => {
        const connection = await pool.acquire('probe')
        try {
          return await new Promise((resolve, reject) => {
            const statement = {
              text: state,
              values: [],
              rowMode: 'object' as const,
              types: { getTypeParser: () => String },
            }
            connection
              .flush([{ statement, resolve: ({ rows }) => resolve(JSON.stringify(rows)), reject }])
              .catch(reject)
          })
        } finally {
          pool.release(connection)
        }
      }
      // Libraries bring settings of their own when they are first used.
      for (const text of [
        'select extensions.show_limit()',
        "select extensions.similarity_op('a', 'b')",
        'select plpgsql_validator(0)',
      ]) {
        await a.db.execute(sql.raw(text)).catch(() => {})
      }
      const before = await ask()
      const changed: string[] = []
      let ran = 0
      let stopped = 0
      for (const { schema, name, types } of callable) {
        const text = `select ${schema}."${name}"(${types.map((type) => sample[type]).join(', ')})`
        const code = await a.db.execute(sql.raw(text)).then(() => 'ran', codeOf)
        if (code === 'ran') ran += 1
        if (code === 'tenancy.statement_refused') stopped += 1
        else if ((await ask()) !== before) changed.push(text)
        if (changed.length > 5) break
      }
      expect(changed).toEqual([])
      expect(ran).toBeGreaterThan(150)
      expect(stopped).toBeGreaterThan(10)
    })
  })
})
