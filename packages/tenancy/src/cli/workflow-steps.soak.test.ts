import { beforeEach, describe, expect, test } from 'vitest'
import { Project, timeless } from '../../test/program.ts'

let project: Project
beforeEach(() => {
  project = new Project()
})

const duration = ['  price:', '  durationMinutes: integer().notNull().default(60),\n  price:'] as const

async function migrated(...slugs: string[]): Promise<void> {
  await project.withDatabase()
  await project.run('makemigrations')
  expect(await project.run('migrate')).toMatchObject({ code: 0, stderr: '' })
  await project.createTenants(...slugs)
}

function addDuration(): void {
  project.edit('models.ts', ...duration)
  project.edit('models.ts', '{ numeric,', '{ integer, numeric,')
}

describe("the brief's workflow", () => {
  test('a field is added, generated, reviewed, rolled out to three tenants and shown', async () => {
    await migrated('demo', 'acme', 'xyz')
    addDuration()

    const made = await project.run('makemigrations')
    expect(made).toMatchObject({ code: 0, stderr: '' })
    expect(timeless(made.stdout)).toBe(
      [
        'migrations/tenant/<time>_service_duration_minutes/migration.sql',
        '  ALTER TABLE "services_service" ADD COLUMN "duration_minutes" integer DEFAULT 60 NOT NULL;',
        'Review it, then run: shop migrate',
        '',
      ].join('\n'),
    )
    const name = project.migrations('tenant').at(-1)
    expect(project.read(`migrations/tenant/${name}/migration.sql`)).toBe(
      'ALTER TABLE "services_service" ADD COLUMN "duration_minutes" integer DEFAULT 60 NOT NULL;\n',
    )

    expect(timeless((await project.run('showmigrations')).stdout)).toBe(
      [
        'shared',
        ' [X] <time>_init',
        'tenant (3 tenants, 0 spare schemas)',
        ' [X] <time>_init',
        ' [ ] <time>_service_duration_minutes (3 of 3 tenants lack it)',
        '',
      ].join('\n'),
    )
    expect(timeless((await project.run('migrate', '--plan')).stdout)).toBe(
      [
        ...['acme', 'demo', 'xyz'].flatMap((slug) => [
          `[plan:tenant_${slug}] === Would run migrations`,
          `[plan:tenant_${slug}]   Would apply <time>_service_duration_minutes`,
        ]),
        '3 schemas would be migrated. Nothing was changed.',
        '',
      ].join('\n'),
    )

    const run = await project.run('migrate_schemas')
    expect(run).toMatchObject({ code: 0, stderr: '' })
    expect(timeless(run.stdout)).toBe(
      [
        ...['acme', 'demo', 'xyz'].flatMap((slug) => [
          `[standard:tenant_${slug}] === Running migrations`,
          `[standard:tenant_${slug}]   Applying <time>_service_duration_minutes... OK`,
        ]),
        '3 tenants migrated (<n> s).',
        '',
      ].join('\n'),
    )
    expect(timeless((await project.run('showmigrations', '--schema', 'tenant_demo')).stdout)).toBe(
      ['tenant_demo', ' [X] <time>_init', ' [X] <time>_service_duration_minutes', ''].join('\n'),
    )
    expect(timeless((await project.run('migrate')).stdout)).toBe(
      'Nothing to migrate: shared tables and 3 tenants are up to date (<n> s).\n',
    )
    const columns = await project.sql(
      "select table_schema from information_schema.columns where column_name = 'duration_minutes' order by 1",
    )
    expect(columns.map((row) => row.table_schema)).toEqual(['tenant_acme', 'tenant_demo', 'tenant_xyz'])
  })

  test('the first migrations are called init, and an unprepared database says what migrate would do', async () => {
    await project.withDatabase()
    await project.run('makemigrations')
    expect(project.migrations('shared')).toEqual([expect.stringMatching(/^\d{14}_init$/)])
    const { stdout } = await project.run('migrate', '--plan')
    expect(timeless(stdout)).toBe(
      'This database is not prepared yet. `migrate` will make the roles and the ledger, and then apply:\n' +
        '[plan:shared]   <time>_init\n[plan:tenant]   <time>_init\n',
    )
    expect(await project.run('showmigrations')).toMatchObject({
      code: 1,
      stderr: 'This database is not prepared yet: run `migrate` first.\n',
    })
  })

  test('one schema or the shared tables alone can be migrated, and several schemas at once', async () => {
    await migrated('a', 'b', 'c')
    await project.tenancy((tenancy) => tenancy.reconcile({ spares: 2 }))
    addDuration()
    await project.run('makemigrations')

    const one = await project.run('migrate', '--schema=tenant_b')
    expect(timeless(one.stdout)).toContain('[standard:tenant_b]   Applying <time>_service_duration_minutes... OK\n')
    expect(one.stdout).not.toContain('tenant_a')
    expect(timeless((await project.run('migrate', '--shared')).stdout)).toBe(
      'Nothing to migrate: the shared tables are up to date (<n> s).\n',
    )
    const rest = await project.run('migrate', '--executor', 'parallel')
    expect(rest.code).toBe(0)
    expect(timeless(rest.stdout)).toContain('[parallel:tenant_c]   Applying <time>_service_duration_minutes... OK\n')
    expect(timeless(rest.stdout)).toContain(
      '[parallel:spares] 2 spare schemas brought up to date\n2 tenants migrated, 1 tenant up to date before (<n> s).\n',
    )
    expect(await project.run('migrate', '--schema', 'tenant_nobody')).toMatchObject({
      code: 1,
      stderr: 'There is no schema tenant_nobody: see the list of tenants for the names.\n',
    })
  })
})

describe('a rollout', () => {
  test('goes on after a tenant failed, exits with 1, and the next run does only what is left', async () => {
    const slugs = Array.from({ length: 10 }, (_, index) => `t${index}`)
    await migrated(...slugs)
    await project.sql('alter table tenant_t4.services_service add column duration_minutes text')
    addDuration()
    await project.run('makemigrations')

    const first = await project.run('migrate')
    expect(first.code).toBe(1)
    expect(timeless(first.stdout)).toContain(
      '[standard:tenant_t4]   Applying <time>_service_duration_minutes... FAILED: ' +
        'column "duration_minutes" of relation "services_service" already exists (SQLSTATE 42701)\n',
    )
    expect(first.stdout.match(/\.\.\. OK/g)).toHaveLength(9)
    expect(timeless(first.stdout)).toContain('9 tenants migrated, 1 FAILED (tenant_t4) (<n> s).\n')
    expect((await project.run('showmigrations')).stdout).toContain('(1 of 10 tenants lacks it)')

    await project.sql('alter table tenant_t4.services_service drop column duration_minutes')
    const second = await project.run('migrate')
    expect(second.code).toBe(0)
    expect(timeless(second.stdout)).toBe(
      '[standard:tenant_t4] === Running migrations\n' +
        '[standard:tenant_t4]   Applying <time>_service_duration_minutes... OK\n' +
        '1 tenant migrated, 9 tenants up to date before (<n> s).\n',
    )
  })

  test('of two at once, one works and the other says so', async () => {
    await migrated('a', 'b')
    project.write('migrations/tenant/20990101000000_slow/migration.sql', 'select pg_sleep(2);\n')
    const first = project.run('migrate')
    await expect
      .poll(
        () =>
          project.sql("select 1 from pg_stat_activity where query like '%pg_sleep(2)%' and pid <> pg_backend_pid()"),
        { timeout: 10_000 },
      )
      .not.toEqual([])
    const second = await project.run('migrate')
    expect(second).toMatchObject({
      code: 1,
      stderr:
        'Another process is migrating this database. It goes on by itself; run this again when it has finished.\n',
    })
    expect(await first).toMatchObject({ code: 0 })
  })

  test('refuses a file that was edited after it had been applied, and showmigrations marks it', async () => {
    await migrated('a')
    const name = project.migrations('tenant')[0]
    project.edit(`migrations/tenant/${name}/migration.sql`, 'CREATE TABLE', 'create table')
    const { code, stderr } = await project.run('migrate')
    expect(code).toBe(1)
    expect(timeless(stderr)).toBe(
      '<time>_init was changed after it had been applied: restore the file as it was, and put the change into a new migration.\n',
    )
    const marked = ' [!] <time>_init (its file was changed after it had been applied: migrate refuses)'
    expect(timeless((await project.run('showmigrations')).stdout)).toBe(
      ['shared', ' [X] <time>_init', 'tenant (1 tenant, 0 spare schemas)', marked, ''].join('\n'),
    )
    expect(timeless((await project.run('showmigrations', '--schema', 'tenant_a')).stdout)).toBe(
      ['tenant_a', marked, ''].join('\n'),
    )
  })

  test('warns of a file that was removed after it had been applied, goes on, and showmigrations marks it', async () => {
    await migrated('a', 'b')
    addDuration()
    await project.run('makemigrations')
    await project.run('migrate')
    const [, name] = project.migrations('tenant')
    project.remove(`migrations/tenant/${name}`)
    project.write('migrations/tenant/20990101000000_later/migration.sql', 'create table later (id uuid primary key);\n')

    const warning =
      'Warning: <time>_service_duration_minutes is applied in 2 schemas, and its file is missing: restore it, new tenants lack it.\n'
    expect(timeless((await project.run('migrate', '--plan')).stderr)).toBe(warning)
    const run = await project.run('migrate')
    expect(run.code).toBe(0)
    expect(timeless(run.stderr)).toBe(warning)
    expect(timeless(run.stdout)).toContain('[standard:tenant_b]   Applying <time>_later... OK\n')
    const marks = [
      ' [X] <time>_init',
      ' [!] <time>_service_duration_minutes (applied, and its file is missing: new tenants lack it)',
      ' [X] <time>_later',
      '',
    ]
    expect(timeless((await project.run('showmigrations')).stdout)).toBe(
      ['shared', ' [X] <time>_init', 'tenant (2 tenants, 0 spare schemas)', ...marks].join('\n'),
    )
    expect(timeless((await project.run('showmigrations', '--schema', 'tenant_a')).stdout)).toBe(
      ['tenant_a', ...marks].join('\n'),
    )
    const json = JSON.parse(timeless((await project.run('showmigrations', 'tenant', '--json')).stdout))
    expect(json).toMatchObject([
      { of: 'tenant', migrations: [{ state: 'applied' }, { state: 'removed' }, { name: '<time>_later', note: '' }] },
    ])
    expect(await project.run('showmigrations', '--schema', 'tenant_nobody')).toMatchObject({
      code: 1,
      stderr: 'There is no schema tenant_nobody: see the list of tenants for the names.\n',
    })
  })

  test('leaves the tenants alone when the shared tables fail', async () => {
    await migrated('a')
    project.write(
      'migrations/shared/20990101000000_wrong/migration.sql',
      'alter table no_such_table add column x text;\n',
    )
    addDuration()
    await project.run('makemigrations')
    const { code, stdout, stderr } = await project.run('migrate')
    expect(code).toBe(1)
    expect(stdout).toContain('relation "no_such_table" does not exist (SQLSTATE 42P01)')
    expect(stdout).not.toContain('tenant_a')
    expect(stderr).toBe('The tenants were left alone, because the shared tables come first.\n')
  })
})

describe('makemigrations', () => {
  test('prints the two commands to choose from where a rename is possible, and asks nothing', async () => {
    addDuration()
    await project.run('makemigrations')
    project.edit('models.ts', 'durationMinutes', 'minutes')
    const { code, stdout, stderr } = await project.run('makemigrations')
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toBe(
      'Some tenant models could be new or renamed. Say which, one of each pair:\n' +
        '  shop makemigrations --rename services_service.duration_minutes:minutes     (keeps its data)\n' +
        '  shop makemigrations --create services_service.minutes     (new and empty; the old one is dropped)\n',
    )
    expect(project.migrations('tenant')).toHaveLength(1)

    await project.run('makemigrations', '--rename', 'services_service.duration_minutes:minutes')
    const [, renamed] = project.migrations('tenant')
    expect(renamed).toMatch(/_rename_service_duration_minutes_to_minutes$/)
    expect(project.read(`migrations/tenant/${renamed}/migration.sql`)).toBe(
      'ALTER TABLE "services_service" RENAME COLUMN "duration_minutes" TO "minutes";\n',
    )
  })

  test('--create drops the old column and makes a new one', async () => {
    addDuration()
    await project.run('makemigrations')
    project.edit('models.ts', 'durationMinutes', 'minutes')
    const { code, stdout } = await project.run(
      'makemigrations',
      '--name',
      'minutes',
      '--create',
      'services_service.minutes',
    )
    expect(code).toBe(0)
    expect(stdout).toContain('ADD COLUMN "minutes"')
    expect(stdout).toContain('DROP COLUMN "duration_minutes"')
    expect(project.migrations('tenant')[1]).toMatch(/^\d{14}_minutes$/)
  })

  test('a --rename that fits no change is refused, so that a slip of the pen drops nothing', async () => {
    await project.run('makemigrations')
    addDuration()
    const { code, stderr } = await project.run('makemigrations', '--rename', 'services_service.dauer:minuten')
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: '--rename services_service.dauer:minuten matches no change of the models. Nothing was written.\n',
    })
  })

  test('a renamed table keeps its rows', async () => {
    await project.run('makemigrations')
    project.edit('models.ts', "'services_service'", "'services_offer'")
    expect((await project.run('makemigrations')).stderr).toContain('--rename services_service:services_offer ')
    const { stdout } = await project.run('makemigrations', '--rename', 'services_service:services_offer')
    expect(stdout).toContain('ALTER TABLE "services_service" RENAME TO "services_offer";')
  })

  test('--check writes nothing and says by its exit code whether models and migrations differ', async () => {
    await project.run('makemigrations')
    expect(await project.run('makemigrations', '--check')).toMatchObject({
      code: 0,
      stdout: 'No changes: models and migrations agree.\n',
    })
    addDuration()
    const { code, stdout } = await project.run('makemigrations', '--check')
    expect(code).toBe(1)
    expect(stdout).toContain('Missing a tenant migration (service_duration_minutes):\n')
    expect(project.migrations('tenant')).toHaveLength(1)
  })

  test('warns of a column that tenants with rows would refuse', async () => {
    await project.run('makemigrations')
    project.edit('models.ts', duration[0], '  colour: text().notNull(),\n  price:')
    expect((await project.run('makemigrations')).stderr).toBe(
      '  Warning: services_service.colour is NOT NULL without a default, which fails where the table has rows: give it a default.\n',
    )
  })

  test('--empty makes a migration to be written by hand, which comes last', async () => {
    await project.run('makemigrations')
    project.write('migrations/tenant/20990101000000_later/migration.sql', 'select 1;\n')
    const { code } = await project.run('makemigrations', '--empty', 'tenant', '--name', 'by_hand')
    expect(code).toBe(0)
    expect(project.migrations('tenant').at(-1)).toBe('20990101000001_by_hand')
    expect(await project.run('makemigrations', '--check')).toMatchObject({ code: 0 })
  })

  test('refuses a model with the line to write instead, and writes nothing', async () => {
    project.edit('models.ts', duration[0], '  ownerId: uuid().references(() => tenants.id),\n  price:')
    project.edit('models.ts', '{ numeric,', '{ uuid, numeric,')
    project.edit('models.ts', 'export { domains', "import { tenants } from './platform.ts'\nexport { domains")
    const { code, stderr } = await project.run('makemigrations')
    expect(code).toBe(1)
    expect(stderr).toBe(
      "services_service.owner_id: a foreign key leads from a tenant's table to the shared table tenant_tenant: it would lock that table for all tenants.\n" +
        '  write instead: ownerId: uuid().notNull(), the id alone, with a copy of what must last\n' +
        '1 fault in models and migrations. Nothing was written.\n',
    )
    expect(project.migrations('tenant')).toEqual([])
  })

  test('refuses a name that is no name of a folder', async () => {
    const { code, stderr } = await project.run('makemigrations', '--name', '../x')
    expect({ code, stderr }).toEqual({ code: 1, stderr: '"../x" cannot name a migration: use a–z, 0–9 and _.\n' })
  })
})
