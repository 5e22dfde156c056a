import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { describe, expect, onTestFinished, test } from 'vitest'
import {
  migrations as fixtureMigrations,
  openTenancy,
  testDatabases,
  twoTenants,
  withTwoTenants,
} from '../test/fixture.ts'
import { notes } from '../test/models.ts'
import { MigrationFileError, MigrationRunningError, NotReadyError } from './index.ts'
import { findTargets, rollOut, withRolloutLock } from './migrate.ts'

/** A copy of the fixture's migrations, to add to. */
function copyOfMigrations() {
  const folder = mkdtempSync(join(tmpdir(), 'migrations-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  cpSync(fixtureMigrations.shared, join(folder, 'shared'), { recursive: true })
  cpSync(fixtureMigrations.tenant, join(folder, 'tenant'), { recursive: true })
  const add = (name: string, sqlText: string, set = 'tenant') => {
    mkdirSync(join(folder, set, name), { recursive: true })
    writeFileSync(join(folder, set, name, 'migration.sql'), sqlText)
  }
  return { migrations: { shared: join(folder, 'shared'), tenant: join(folder, 'tenant') }, add }
}

async function withMigrations() {
  const { migrations, add } = copyOfMigrations()
  return { ...(await withTwoTenants({ migrations })), add, migrations }
}

const column = '20261201090000_note_stars'

describe('a rollout', () => {
  test('applies a new migration to every tenant and every spare, and then finds nothing to do', async () => {
    const { tenancy, a, add } = await withMigrations()
    add(column, 'alter table note add column stars integer not null default 3')
    expect((await tenancy.status('tenant')).map((status) => status.schemaName)).toHaveLength(4)
    const outcomes = await tenancy.migrate()
    expect(outcomes.map((outcome) => outcome.applied)).toEqual([[column], [column], [column], [column]])
    expect(await tenancy.migrate()).toEqual([])
    expect(await a.db.execute(sql`select stars from note`)).toMatchObject({ rows: [{ stars: 3 }] })
    await tenancy.create({ slug: 'late', name: 'Late', domain: 'late.localhost' })
    expect(await (await tenancy.open('late')).db.execute(sql`select stars from note`)).toMatchObject({ rows: [] })
  })

  test('lets the tenant use a table that the migration makes', async () => {
    const { tenancy, a, b, add } = await withMigrations()
    add(column, 'create table tag (id uuid primary key, label text not null)')
    await tenancy.migrate()
    await a.db.execute(sql`insert into tag values (gen_random_uuid(), 'mine')`)
    expect(await b.db.execute(sql`select count(*)::int as count from tag`)).toMatchObject({ rows: [{ count: 0 }] })
  })

  test('of one schema leaves the others as they were', async () => {
    const { tenancy, add } = await withMigrations()
    add(column, 'alter table note add column stars integer')
    await tenancy.migrate({ schemas: ['tenant_b'] })
    expect((await tenancy.status('tenant')).map((status) => status.schemaName)).not.toContain('tenant_b')
    expect((await tenancy.status('tenant')).map((status) => status.schemaName)).toContain('tenant_a')
    await expect(tenancy.migrate({ schemas: ['tenant_nobody'] })).rejects.toThrow('There is no schema tenant_nobody')
  })

  test('goes on after a tenant that fails, says why, keeps nothing of it, and repeats only that one', async () => {
    const { tenancy, a, add } = await withMigrations()
    await a.db.insert(notes).values({ body: 'note of a' })
    add('20261201090000_note_body_unique', 'alter table note add constraint note_body_unique unique (body)')
    add('20261202090000_note_stars', 'alter table note add column stars integer')
    const outcomes = await tenancy.migrate()
    const failed = outcomes.filter((outcome) => outcome.failure !== undefined)
    expect(failed).toEqual([
      {
        schemaName: 'tenant_a',
        applied: [],
        failure: {
          migration: '20261201090000_note_body_unique',
          code: '23505',
          message: expect.stringContaining('note_body_unique'),
        },
      },
    ])
    expect((await tenancy.status('tenant')).map((status) => status.schemaName)).toEqual(['tenant_a'])
    await expect(a.db.execute(sql`select stars from note`)).rejects.toMatchObject({ cause: { code: '42703' } })
    await a.db.delete(notes)
    const repeated = await tenancy.migrate()
    expect(repeated.map((outcome) => outcome.schemaName)).toEqual(['tenant_a'])
    expect(await tenancy.status('tenant')).toEqual([])
  })

  test('writes a migration and both ledgers together or not at all, wherever it breaks', async () => {
    const { tenancy, add } = await withMigrations()
    add(column, 'alter table note add column stars integer; select 1 / 0; alter table note add column x integer')
    await tenancy.migrate()
    const { rows } = await tenancy.internals.owner.with((client) =>
      client.query<{ here: number; central: number; columns: number }>(
        `select (select count(*)::int from tenant_a.tenancy_migration) as here,
           (select count(*)::int from public.tenancy_migration m join public.tenancy_schema s on s.id = m.schema_id where s.schema_name = 'tenant_a') as central,
           (select count(*)::int from pg_attribute where attrelid = 'tenant_a.note'::regclass and attname = 'stars') as columns`,
      ),
    )
    expect(rows[0]).toEqual({ here: 1, central: 1, columns: 0 })
  })

  test('waits for a long reader of one tenant without holding up the others, and succeeds when it is gone', async () => {
    const { tenancy, a, add } = await withMigrations()
    add(column, 'alter table note add column stars integer')
    let outcomes: Promise<unknown> | undefined
    await a.transaction(async (tx) => {
      await tx.$count(notes)
      outcomes = tenancy.migrate()
      await expect
        .poll(() => tenancy.status('tenant').then((left) => left.map((status) => status.schemaName)), {
          timeout: 15_000,
        })
        .toEqual(['tenant_a'])
    })
    await outcomes
    expect(await tenancy.status('tenant')).toEqual([])
  })

  test('excludes a second one, which says so', async () => {
    const { tenancy, database } = await withMigrations()
    const other = openTenancy(database)
    await withRolloutLock(tenancy.internals.owner, async () => {
      await expect(other.migrate()).rejects.toThrow(MigrationRunningError)
    })
    expect(await other.migrate()).toEqual([])
    await other.close()
  })

  test('applies each migration once although another one, whose lock was lost, runs at the same time', async () => {
    const { tenancy, database, add, migrations } = await withMigrations()
    const other = openTenancy(database, { migrations })
    onTestFinished(() => other.close())
    // Nothing but the claim keeps this from being applied twice: the second time would succeed as well.
    add(column, "select pg_sleep(0.1); update note set body = body || ' and once more'")
    const rollouts = [tenancy, other].map(async ({ internals: { owner }, migrationsOf }) => ({
      owner,
      targets: await owner.with((client) => findTargets(client, 'tenant', migrationsOf('tenant'))),
    }))
    const outcomes = await Promise.all(
      (await Promise.all(rollouts)).map(({ owner, targets }) => rollOut(owner, targets)),
    )
    expect(outcomes.flat().filter((outcome) => outcome.failure !== undefined)).toEqual([])
    for (const slug of ['a', 'b']) {
      const rows = await (await tenancy.open(slug)).db.select({ body: notes.body }).from(notes)
      expect(rows).toEqual([{ body: `note of ${slug} and once more` }])
    }
  })

  test('takes along a spare that a sign-up adopts in the middle', async () => {
    const { tenancy, a, add } = await withMigrations()
    add(column, 'alter table note add column stars integer')
    let rollout: Promise<unknown> | undefined
    await a.transaction(async (tx) => {
      await tx.$count(notes)
      rollout = tenancy.migrate()
      await tenancy.create({ slug: 'newborn', name: 'Newborn', domain: 'newborn.localhost' })
    })
    await rollout
    expect(await tenancy.status('tenant')).toEqual([])
    expect(await (await tenancy.open('newborn')).db.execute(sql`select stars from note`)).toMatchObject({ rows: [] })
  })

  test('stops after as many failures as it is told', async () => {
    const { tenancy, add } = await withMigrations()
    add(column, 'select 1 / 0')
    const outcomes = await tenancy.migrate({ stopAfter: 1 })
    expect(outcomes.some((outcome) => outcome.failure !== undefined)).toBe(true)
  })
})

describe('a tenant migration that reaches out of its schema', () => {
  const relation = (name: string) => `select to_regclass('${name}') is not null as there`
  const ofOthers = /makes or alters .*, which is outside the tenant's schema/

  test.each([
    ['a qualified name', 'create table public.leaked (id int)', 'relation public.leaked'],
    ['another tenant', 'create table tenant_b.leaked (id int)', 'relation tenant_b.leaked'],
    [
      'a change of a shared table',
      'alter table public.tenant_tenant add column x int',
      'relation public.tenant_tenant',
    ],
    [
      'a DO block that catches its errors',
      'do $$ begin create table public.leaked (id int); exception when others then null; end $$',
      'relation public.leaked',
    ],
    [
      'a path changed and put back',
      `do $$ declare path text := current_setting('search_path'); begin
         perform set_config('search_path', 'public', true); create table leaked (id int);
         perform set_config('search_path', path, true);
       end $$`,
      'relation public.leaked',
    ],
    ['a function', 'create function public.leaked() returns int language sql return 1', 'function public.leaked'],
    ['a type', "create type public.leaked as enum ('x')", 'type public.leaked'],
  ])('is refused with the name of the object and of the file: %s', async (_, text, object) => {
    const { tenancy, add } = await withMigrations()
    add(column, text)
    const rollout = tenancy.migrate()
    await expect(rollout).rejects.toThrow(MigrationFileError)
    await expect(rollout).rejects.toThrow(`${column} makes or alters ${object}, which is outside the tenant's schema`)
    expect((await tenancy.status('tenant')).length).toBe(4)
    const { rows } = await tenancy.internals.owner.with((client) => client.query(relation('public.leaked')))
    expect(rows).toEqual([{ there: false }])
  })

  test.each([
    ['the path', "select set_config('search_path', 'public', true)"],
    ['the path for the session', "select set_config('search_path', 'public', false)"],
  ])('is refused when it leaves %s changed, and the connection is as before', async (_, text) => {
    const { tenancy, add } = await withMigrations()
    add(column, text)
    await expect(tenancy.migrate()).rejects.toThrow(`${column} leaves search_path or role changed`)
    const { rows } = await tenancy.internals.owner.with((client) =>
      client.query<{ path: string; role: string }>(
        "select current_setting('search_path') as path, current_setting('role') as role",
      ),
    )
    expect(rows).toEqual([{ path: '"$user", public', role: 'none' }])
  })

  test('keeps nothing of what it does under another role, and the connection has its own again', async () => {
    const { tenancy, add } = await withMigrations()
    const { rows } = await tenancy.internals.owner.with((client) =>
      client.query<{ role: string }>(
        "select role_name as role from public.tenancy_schema where schema_name = 'tenant_a'",
      ),
    )
    add(column, `update note set body = 'x'; select set_config('role', '${rows[0]?.role}', false)`)
    const outcomes = await tenancy.migrate()
    expect(outcomes.map((outcome) => outcome.failure?.code)).toEqual(Array(4).fill('42501'))
    const { rows: after } = await tenancy.internals.owner.with((client) =>
      client.query("select current_setting('role') as role, (select body from tenant_a.note) as body"),
    )
    expect(after).toEqual([{ role: 'none', body: 'note of a' }])
  })

  test('is refused by each of several connections, and none goes on', async () => {
    const { tenancy, add } = await withMigrations()
    add(column, 'create table public.leaked (id int)')
    await expect(tenancy.migrate({ concurrency: 3 })).rejects.toThrow(ofOthers)
    expect((await tenancy.status('tenant')).length).toBe(4)
  })

  test('builds no schema either', async () => {
    const { tenancy, add } = await withMigrations()
    add(column, 'create table public.leaked (id int)')
    await expect(tenancy.reconcile({ spares: 3 })).rejects.toThrow(ofOthers)
    const { rows } = await tenancy.internals.owner.with((client) => client.query(relation('public.leaked')))
    expect(rows).toEqual([{ there: false }])
  })

  test('is one thing; tables, types, functions and indexes of its own are another, while others build schemas', async () => {
    const { tenancy, a, database, add } = await withMigrations()
    const other = openTenancy(database)
    onTestFinished(() => other.close())
    add(
      column,
      `create type mood as enum ('good'); create table tag (id uuid primary key, label text, mood mood);
       create index tag_label on tag (label); create function tags() returns bigint language sql return 1;
       create temp table scratch (label text) on commit drop; select pg_sleep(0.1)`,
    )
    const [outcomes] = await Promise.all([tenancy.migrate(), other.reconcile({ spares: 6 })])
    expect(outcomes.filter((outcome) => outcome.failure !== undefined)).toEqual([])
    expect(await a.db.execute(sql`select count(*)::int as count from tag`)).toMatchObject({ rows: [{ count: 0 }] })
  })
})

describe('migration files', () => {
  test('that were applied and then edited stop the run before anything happens', async () => {
    const { tenancy, add } = await withMigrations()
    add('20261122000000_init', '-- edited')
    await expect(tenancy.migrate()).rejects.toThrow(/20261122000000_init was changed after it had been applied/)
  })

  test('that were edited build no new schema either', async () => {
    const { tenancy, add } = await withMigrations()
    add('20261122000000_init', '-- edited')
    await expect(tenancy.reconcile({ spares: 5 })).rejects.toThrow(/was changed after it had been applied/)
  })

  test('may have Windows line ends', async () => {
    const { tenancy, add } = await withMigrations()
    add(column, 'alter table note\n  add column stars integer;\n')
    await tenancy.migrate()
    add(column, 'alter table note\r\n  add column stars integer;\r\n')
    expect(await tenancy.migrate()).toEqual([])
  })

  test.each([
    ['commit', /COMMIT is refused: the runner opens and ends the transaction/],
    ['set search_path to public', /it would outlive the migration: write SET LOCAL/],
    ["set local schema 'public'", /the runner sets role and path/],
    ['reset all', /the runner sets role and path/],
    ['create unique index concurrently x on note (body)', /cannot run in a transaction/],
    ['create index concurrently note_body on note (body)', /cannot run in a transaction/],
    ['create extension citext', /extensions are shared by all tenants/],
    ['create schema other', /schemas and roles are made by provisioning/],
    ["select 'unfinished", /ends inside a string/],
  ])('with %s are refused', async (text, reason) => {
    const { tenancy, add } = await withMigrations()
    add(column, text)
    await expect(tenancy.migrate()).rejects.toThrow(reason)
  })

  test('need a name with a time', async () => {
    const { tenancy, add } = await withMigrations()
    add('first', 'select 1')
    await expect(tenancy.migrate()).rejects.toThrow(MigrationFileError)
  })
})

describe('a database', () => {
  test('that was never prepared says so', async () => {
    const database = await testDatabases().empty()
    const tenancy = openTenancy(database)
    onTestFinished(async () => {
      await tenancy.close()
      await database.drop()
    })
    await expect(tenancy.migrate()).rejects.toThrow(NotReadyError)
  })

  test('is prepared again without change', async () => {
    const database = await twoTenants()
    const tenancy = openTenancy(database)
    onTestFinished(async () => {
      await tenancy.close()
      await database.drop()
    })
    await tenancy.migrateShared()
    expect(await tenancy.migrateShared()).toEqual([])
    expect(await tenancy.findOpenings()).toEqual([])
  })

  test('that was copied lacks the settings of its login until it is migrated, and the doctor says so', async () => {
    const database = await twoTenants()
    const tenancy = openTenancy(database)
    onTestFinished(async () => {
      await tenancy.close()
      await database.drop()
    })
    const names = async () => (await tenancy.findOpenings()).map((opening) => opening.name)
    expect(await names()).toContainEqual(expect.stringMatching(/^Settings of .* in this database$/))
    await tenancy.migrateShared()
    expect((await names()).filter((name) => name.startsWith('Settings'))).toEqual([])
  })
})
