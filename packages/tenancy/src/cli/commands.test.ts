import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Command } from 'commander'
import { foreignKey, integer, pgEnum, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { openTenancy, testDatabases } from '../../test/fixture.ts'
import { domains, tenants } from '../../test/models.ts'
import { timeless } from '../../test/program.ts'
import { tenantTable } from '../index.ts'
import type { TestDatabase } from '../testing/index.ts'
import { addTenancyCommands } from './index.ts'

const note = { body: text().notNull() }
const notes = (columns: Parameters<typeof tenantTable>[1] = {}) => tenantTable('note', { ...note, ...columns })

/** A program in this process, with files of its own and a terminal that remembers. */
class Program {
  readonly folder = mkdtempSync(join(tmpdir(), 'commands-'))
  readonly migrations = { shared: join(this.folder, 'shared'), tenant: join(this.folder, 'tenant') }
  readonly database: TestDatabase | undefined
  models: readonly unknown[] = [tenants, domains, notes()]
  isTerminal = false

  private constructor(database?: TestDatabase) {
    this.database = database
    onTestFinished(async () => {
      rmSync(this.folder, { recursive: true })
      await database?.drop()
    })
  }

  static withoutDatabase(): Program {
    return new Program()
  }

  static async withDatabase(): Promise<Program> {
    return new Program(await testDatabases().empty())
  }

  async run(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
    const said = { stdout: '', stderr: '' }
    const stream = (name: keyof typeof said) => ({
      isTTY: this.isTerminal,
      columns: 100,
      write: (chunk: string) => {
        said[name] += chunk
      },
    })
    const program = new Command('shop')
    addTenancyCommands(program, {
      sources: async () => ({ models: this.models, migrations: this.migrations }),
      open: async () => {
        const { url, ownerUrl } = this.database as TestDatabase
        const tenancy = this.open()
        return { tenancy, options: { url, ownerUrl, tenants, domains }, close: () => tenancy.close() }
      },
      terminal: { stdout: stream('stdout'), stderr: stream('stderr') },
    })
    const before = process.exitCode
    process.exitCode = 0
    try {
      await program.parseAsync(args, { from: 'user' })
      return { code: process.exitCode, stdout: timeless(said.stdout), stderr: timeless(said.stderr) }
    } finally {
      process.exitCode = before
    }
  }

  open() {
    return openTenancy(this.database as TestDatabase, { migrations: this.migrations })
  }

  async createTenants(...slugs: string[]): Promise<void> {
    const tenancy = this.open()
    for (const slug of slugs) await tenancy.create({ slug, name: slug, domain: `${slug}.localhost` })
    await tenancy.close()
  }

  async sql(statement: string): Promise<void> {
    const tenancy = this.open()
    await tenancy.internals.owner.with((client) => client.query(statement))
    await tenancy.close()
  }

  add(set: 'shared' | 'tenant', name: string, sql: string): void {
    mkdirSync(join(this.migrations[set], name), { recursive: true })
    writeFileSync(join(this.migrations[set], name, 'migration.sql'), sql)
  }

  files(set: 'shared' | 'tenant'): string[] {
    return readdirSync(this.migrations[set]).sort()
  }

  newest(set: 'shared' | 'tenant'): string {
    return readFileSync(join(this.migrations[set], this.files(set).at(-1) ?? '', 'migration.sql'), 'utf8')
  }
}

const ansi = String.fromCharCode(27)
const green = `${ansi}[32m`
const stars = '20990101000000_stars'

async function migratedWith(...slugs: string[]): Promise<Program> {
  const program = await Program.withDatabase()
  await program.run('makemigrations')
  expect((await program.run('migrate')).code).toBe(0)
  await program.createTenants(...slugs)
  return program
}

describe('migrate on a terminal', () => {
  test('draws a bar over many schemas, writes the lines of failures alone, and sums up', async () => {
    const slugs = Array.from({ length: 22 }, (_, index) => `t${index}`)
    const program = await migratedWith(...slugs)
    program.isTerminal = true
    await program.sql('alter table tenant_t5.note add column stars integer')
    program.add('tenant', stars, 'alter table note add column stars integer')
    const { code, stdout, stderr } = await program.run('migrate', '--executor', 'parallel')
    expect(code).toBe(1)
    expect(stderr).toContain('█')
    expect(stderr).toContain('22/22, 1 failed')
    expect(stdout).toContain('[parallel:tenant_t5] === Running migrations\n')
    expect(stdout).not.toContain('[parallel:tenant_t6]')
    expect(stdout).toContain('1 FAILED (tenant_t5)')
    const few = await program.run('migrate')
    expect(few.stderr).not.toContain('█')
  })

  test('is in colour there, unless NO_COLOR is set, and plain in a pipe', async () => {
    const program = await migratedWith('a')
    onTestFinished(() => void vi.unstubAllEnvs())
    vi.stubEnv('NO_COLOR', undefined)
    program.add('tenant', stars, 'alter table note add column stars integer')
    const plain = await program.run('showmigrations')
    program.isTerminal = true
    const coloured = await program.run('showmigrations')
    expect(plain.stdout).not.toContain(ansi)
    expect(coloured.stdout).toContain(`${green}[X]`)
    expect(coloured.stdout.replaceAll(new RegExp(`${ansi}\\[\\d+m`, 'g'), '')).toBe(plain.stdout)
    vi.stubEnv('NO_COLOR', '1')
    expect((await program.run('showmigrations')).stdout).toBe(plain.stdout)
  })
})

describe('migrate', () => {
  test('plans for an unprepared database, for one that lacks something, and for one that lacks nothing', async () => {
    const program = await Program.withDatabase()
    await program.run('makemigrations')
    expect((await program.run('migrate', '--plan')).stdout).toContain('This database is not prepared yet.')
    await program.run('migrate')
    expect((await program.run('migrate', '--plan')).stdout).toBe('Nothing to migrate.\n')
    await program.createTenants('a', 'b')
    const tenancy = program.open()
    await tenancy.reconcile({ spares: 1 })
    await tenancy.close()
    program.add('tenant', stars, 'alter table note add column stars integer')
    expect((await program.run('migrate', '--plan', '--schema', 'tenant_a')).stdout).toContain(
      '1 schema would be migrated',
    )
    const { stdout } = await program.run('migrate', '--plan')
    expect(stdout).toContain('[plan:spares] 1 spare schema would be brought up to date\n')
    expect(stdout).toContain('3 schemas would be migrated. Nothing was changed.\n')
  })

  test('leaves the tenants alone when the shared tables fail, and names six failures by five', async () => {
    const program = await migratedWith('a', 'b', 'c', 'd', 'e', 'f')
    program.add('tenant', stars, 'select 1 / 0')
    program.add('shared', stars, 'select 1 / 0')
    const broken = await program.run('migrate')
    expect(broken.code).toBe(1)
    expect(broken.stderr).toBe('The tenants were left alone, because the shared tables come first.\n')
    expect(await program.run('migrate', '--schema', 'public')).toMatchObject({ code: 1 })
    program.add('shared', stars, 'create table later (id uuid primary key)')
    const { stdout } = await program.run('migrate')
    expect(stdout).toContain('Shared tables migrated, 6 FAILED (tenant_a, tenant_b, tenant_c, tenant_d, tenant_e, …)')
    rmSync(join(program.migrations.shared, stars), { recursive: true })
    const { stderr } = await program.run('migrate', '--shared')
    expect(stderr).toBe(
      'Warning: <time>_stars is applied to the shared tables, and its file is missing: restore it, a new database would lack it.\n',
    )
    const shown = await program.run('showmigrations', '--schema', 'public', '--schema', 'tenant_a')
    expect(shown.stdout).toContain(' [!] <time>_stars (applied, and its file is missing')
    expect(shown.stdout).toContain('tenant_a\n [X] <time>_init\n [ ] <time>_stars\n')
  })

  test('brings spares up to date without a line for each', async () => {
    const program = await migratedWith('a')
    const tenancy = program.open()
    await tenancy.reconcile({ spares: 2 })
    await tenancy.close()
    program.add('tenant', stars, 'alter table note add column stars integer')
    expect((await program.run('showmigrations')).stdout).toContain('(1 of 1 tenant lacks it, 2 of 2 spare schemas)')
    const { stdout } = await program.run('migrate')
    expect(stdout).toContain('[standard:spares] 2 spare schemas brought up to date\n1 tenant migrated (<n> s).\n')
    expect(stdout).not.toContain('spare_')
    expect((await program.run('doctor')).stdout).toContain('Migrations: ok')
  })
})

describe('showmigrations', () => {
  test('says so of an unprepared database, of a schema that is not there, and shows what nobody has yet', async () => {
    const program = await Program.withDatabase()
    await expect(program.run('showmigrations')).rejects.toThrow(
      'This database is not prepared yet: run `migrate` first.',
    )
    await program.run('makemigrations')
    await program.run('migrate', '--shared')
    expect((await program.run('showmigrations')).stdout).toBe(
      'shared\n [X] <time>_init\ntenant (0 tenants, 0 spare schemas)\n [X] <time>_init\n',
    )
    program.add('shared', stars, 'select 1')
    expect((await program.run('showmigrations')).stdout).toContain('shared\n [X] <time>_init\n [ ] <time>_stars\n')
    await expect(program.run('showmigrations', '--schema', 'tenant_x')).rejects.toThrow('There is no schema tenant_x')
  })
})

describe('makemigrations', () => {
  test('writes what changed, named for it, and nothing when nothing did', async () => {
    const program = Program.withoutDatabase()
    expect((await program.run('makemigrations')).stdout).toMatch(/_init\/migration\.sql/)
    expect((await program.run('makemigrations')).stdout).toBe('No changes: models and migrations agree.\n')
    const mood = pgEnum('mood', ['good', 'bad'])
    program.models = [tenants, domains, notes({ mood: mood(), stars: integer().notNull() }), mood, 'no table']
    const checked = await program.run('makemigrations', '--check')
    expect(checked).toMatchObject({ code: 1, stdout: expect.stringContaining('Missing a tenant migration') })
    const { code, stderr } = await program.run('makemigrations', '--name', 'moods')
    expect(code).toBe(0)
    expect(stderr).toContain('Warning: note.stars is NOT NULL without a default')
    expect(program.files('tenant').at(-1)).toMatch(/_moods$/)
    expect(program.newest('tenant')).toContain(`CREATE TYPE "mood" AS ENUM('good', 'bad')`)
    expect(await program.run('makemigrations', '--check')).toMatchObject({ code: 0 })
  })

  test('asks for a column or a table that may be renamed by printing commands with what was given before', async () => {
    const program = Program.withoutDatabase()
    program.models = [notes({ minutes: integer() }), tenantTable('tag', note)]
    await program.run('makemigrations')
    program.models = [notes({ duration: integer() }), tenantTable('tag', note)]
    const column = await program.run('makemigrations', '--name', 'x', '--check', '--create', 'other')
    expect(column.code).toBe(1)
    expect(column.stderr).toContain(
      'shop makemigrations --name x --check --create other --rename note.minutes:duration ',
    )
    expect((await program.run('makemigrations', '--rename', 'note.minutes:duration')).code).toBe(0)
    expect(program.newest('tenant')).toBe('ALTER TABLE "note" RENAME COLUMN "minutes" TO "duration";\n')
    program.models = [notes({ duration: integer() }), tenantTable('label', note)]
    const table = await program.run('makemigrations')
    expect(table.stderr).toContain('--rename tag:label     (keeps its data)\n')
    expect(table.stderr).toContain('--create label     (new and empty; the old one is dropped)\n')
    await program.run('makemigrations', '--create', 'label')
    expect(program.newest('tenant')).toContain('DROP TABLE "tag"')
  })

  test('writes an empty migration, which comes after the newest', async () => {
    const program = Program.withoutDatabase()
    program.add('shared', '20990101000059_later', 'select 1')
    await program.run('makemigrations', '--empty', 'shared', '--name', 'by_hand')
    expect(program.files('shared').at(-1)).toBe('20990101000100_by_hand')
    expect(program.newest('shared')).toBe('-- Runs in one transaction, once, in the schema public.\n')
    await program.run('makemigrations', '--empty', 'tenant', '--name', 'by_hand')
    expect(program.newest('tenant')).toContain("for every tenant, with the tenant's schema on the path")
  })

  test.each([
    [['--empty', 'tenant'], 'An empty migration needs a name: add --name.'],
    [['--name', 'No'], '"No" cannot name a migration: use a–z, 0–9 and _.'],
    [['--rename', 'a.b.c:d'], '--rename takes table.old:new for a column or old:new for a table, not a.b.c:d.'],
    [['--create', 'a.b.c'], '--create takes table.column or table, not a.b.c.'],
    [['--create', '.b'], '--create takes table.column or table, not .b.'],
    [['--rename', 'tag:label'], '--rename tag:label matches no change of the models. Nothing was written.'],
  ])('refuses %j', async (flags, message) => {
    const program = Program.withoutDatabase()
    await expect(program.run('makemigrations', ...flags)).rejects.toThrow(message)
    expect(readdirSync(program.folder)).toEqual([])
  })

  test('refuses models, files and generated SQL that do not work in a schema per tenant', async () => {
    const program = Program.withoutDatabase()
    const owned = tenantTable('owned', { ownerId: uuid() }, (table) => [
      foreignKey({ name: 'owned_owner_fk', columns: [table.ownerId], foreignColumns: [tenants.id] }),
    ])
    program.models = [tenants, owned, pgTable('plain', { id: uuid().primaryKey() })]
    const models = await program.run('makemigrations')
    expect(models.code).toBe(1)
    expect(models.stderr).toContain('owned.owner_id: a foreign key leads')
    expect(models.stderr).toMatch(/\d faults in models and migrations\. Nothing was written\.\n$/)
    program.models = [notes()]
    program.add('tenant', '20261201000000_by_hand', 'create table serials (id serial primary key)')
    expect((await program.run('makemigrations')).stderr).toContain('1 fault in models and migrations.')
    rmSync(join(program.migrations.tenant, '20261201000000_by_hand', 'migration.sql'))
    await expect(program.run('makemigrations')).rejects.toThrow('migration.sql is missing.')
  })
})

describe('makemigrations with a part, in one process', () => {
  const service = (columns: Parameters<typeof tenantTable>[1] = {}) => tenantTable('services_service', columns)
  const person = (columns: Parameters<typeof tenantTable>[1] = {}) => tenantTable('staff_staff', columns)
  const shared = [tenants, domains]

  async function begun(): Promise<Program> {
    const program = Program.withoutDatabase()
    program.models = [...shared, service({ price: integer() }), person()]
    expect((await program.run('makemigrations', 'services')).code).toBe(0)
    expect(program.newest('tenant')).not.toContain('staff_staff')
    expect((await program.run('makemigrations')).code).toBe(0)
    return program
  }

  test('takes changes, drops and renames of these tables alone', async () => {
    const program = await begun()
    program.models = [
      ...shared,
      service({ cost: integer() }),
      person({ email: text() }),
      tenantTable('staff_skill', {}),
    ]
    const renamed = await program.run('makemigrations', 'services', '--rename', 'services_service.price:cost')
    expect(renamed.code).toBe(0)
    expect(program.newest('tenant')).toBe('ALTER TABLE "services_service" RENAME COLUMN "price" TO "cost";\n')
    expect((await program.run('makemigrations', 'services')).stdout).toBe('No changes of services_* tables.\n')
    expect((await program.run('makemigrations', 'staff')).code).toBe(0)
    expect(program.newest('tenant')).toContain('"staff_skill"')
    program.models = [...shared, service({ cost: text() }), tenantTable('staff_skill', {})]
    expect((await program.run('makemigrations', 'staff')).code).toBe(0)
    expect(program.newest('tenant')).toBe('DROP TABLE "staff_staff";\n')
    expect((await program.run('makemigrations', 'shared')).stdout).toBe('No changes of shared models.\n')
    expect((await program.run('makemigrations', 'tenant')).code).toBe(0)
    expect(program.newest('tenant')).toContain('"cost"')
  })

  test('refuses what hangs together with other tables, and parts there are not', async () => {
    const program = await begun()
    const room = tenantTable('rooms_room', {})
    const inRoom = tenantTable('services_service', { price: integer(), roomId: uuid() }, (one) => [
      foreignKey({ name: 'services_service_room_fk', columns: [one.roomId], foreignColumns: [room.id] }),
    ])
    program.models = [...shared, inRoom, person(), room]
    await expect(program.run('makemigrations', 'services')).rejects.toThrow('cannot be taken alone')
    await expect(program.run('makemigrations', 'service')).rejects.toThrow('No table begins with service_')
    program.models = [...shared, tenantTable('offers_offer', { price: integer() }), person()]
    await expect(program.run('makemigrations', 'offers', '--rename', 'services_service:offers_offer')).rejects.toThrow(
      'services_service becomes offers_offer',
    )
  })
})
