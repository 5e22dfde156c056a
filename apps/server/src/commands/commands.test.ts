import { execFile } from 'node:child_process'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { type TestDatabase, TestDatabases } from '@bookme/tenancy/testing'
import { afterAll, beforeAll, describe, expect, inject, onTestFinished, test } from 'vitest'
import { newService, testConfig, testDatabase } from '../../test/fixtures.ts'
import { bookme, environmentFor, Run } from '../../test/program.ts'
import { openTenancy } from '../tenancy.ts'
import { buildProgram } from './program.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
  const tenancy = openTenancy(testConfig(database))
  const offers = { demo: ['Cut', 'Colour'], acme: ['Filling'] }
  for (const [slug, names] of Object.entries(offers)) {
    const { db } = await tenancy.open(slug)
    for (const name of names) await newService(db, { name })
  }
  await tenancy.close()
})
afterAll(() => database.drop())

const run = (...args: string[]) => bookme(database, ...args)

describe('businesses', () => {
  test('are created with a domain, listed, and deleted only when their slug is typed once more', async () => {
    expect(await run('create-tenant', 'Café Zürich', 'Zurich.Localhost', 'z@example.com')).toEqual({
      code: 0,
      stdout:
        'Created Café Zürich: slug cafe-zurich, schema tenant_cafe_zurich, trial.\nIts address: http://zurich.localhost:8000\n',
      stderr: '',
    })
    expect((await run('tenants')).stdout).toContain(
      'cafe-zurich  Café Zürich   trial   zurich.localhost  tenant_cafe_zurich\n',
    )
    const listed = JSON.parse((await run('tenants', '--status', 'trial', '--json')).stdout)
    expect(listed).toEqual([
      expect.objectContaining({ slug: 'cafe-zurich', domain: 'zurich.localhost', contactEmail: 'z@example.com' }),
    ])

    expect(await run('delete-tenant', 'cafe-zurich')).toMatchObject({
      code: 1,
      stderr:
        'Deleting needs a confirmation, and there is no terminal to ask on: add --confirm cafe-zurich --force-drop.\n',
    })
    expect(await run('delete-tenant', 'cafe-zurich', '--confirm', 'cafe-zurich')).toMatchObject({
      code: 1,
      stderr: 'Deleting cafe-zurich drops all its data: say so with force_drop.\n',
    })
    expect(await run('delete-tenant', 'cafe-zurich', '--confirm', 'cafe-zürich', '--force-drop')).toMatchObject({
      code: 1,
      stderr: 'To delete cafe-zurich, its slug must be typed once more; "cafe-zürich" was.\n',
    })
    expect((await run('tenants')).stdout).toContain('cafe-zurich')
    expect(await run('delete-tenant', 'cafe-zurich', '--confirm', 'cafe-zurich', '--force-drop')).toEqual({
      code: 0,
      stdout: 'Deleted cafe-zurich.\n',
      stderr: '',
    })
    expect((await run('tenants')).stdout).not.toContain('cafe-zurich')
    expect(await run('delete_tenant', 'cafe-zurich')).toMatchObject({
      code: 1,
      stderr: 'There is no tenant "cafe-zurich": see `bookme tenants`.\n',
    })
  })

  test.each([
    ['typed', 'gone', 0, 'Deleted gone.'],
    ['mistyped', 'gonne', 1, 'its slug must be typed once more; "gonne" was.'],
  ])('are deleted on a terminal when the slug is %s', async (_, typed, code, message) => {
    await run('create_tenant', 'Gone', 'gone.localhost', 'g@example.com')
    // util-linux' `script` gives the program a terminal.
    const program = join(import.meta.dirname, '..', 'bookme.ts')
    const command = `sleep 1; echo ${typed} | script -qec '"${process.execPath}" "${program}" delete-tenant gone' /dev/null`
    const env = { ...process.env, ...environmentFor(database) }
    const ran = await promisify(execFile)('sh', ['-c', command], { env }).then(
      ({ stdout }) => ({ code: 0, stdout }),
      (error) => ({ code: error.code, stdout: error.stdout }),
    )
    expect(ran.stdout).toContain('Type gone to delete it: ')
    expect(ran.stdout).toContain(message)
    expect(ran.code).toBe(code)
    if (code === 1) await run('delete-tenant', 'gone', '--confirm', 'gone', '--force-drop')
  })

  test('with a name, domain or status that is taken or wrong are refused with one sentence', async () => {
    expect(await run('create-tenant', 'Other', 'demo.localhost', 'o@example.com')).toMatchObject({
      code: 1,
      stdout: '',
      stderr: 'The domain demo.localhost belongs to another tenant.\n',
    })
    expect(await run('create-tenant', 'صالون', 'salon.localhost', 'o@example.com')).toMatchObject({
      code: 1,
      stderr: 'No slug can be made of the name "صالون": give one.\n',
    })
    expect(await run('create-tenant', 'Other', 'other.localhost', 'o@example.com', '--status', 'happy')).toMatchObject({
      code: 2,
      stderr: '--status is one of unverified, trial, active, past_due, suspended, archived, deleted, not happy.\n',
    })
  })
})

describe('a business', () => {
  test('is created with all its fields, and a field that is wrong is named', async () => {
    const made = ['Nour', 'nour.localhost', 'nour@example.com', '--tier', 'premium', '--max-staff', '20']
    const more = ['--max-services', '50', '--phone', '+212 522 123 456', '--metadata', '{"industry":"beauty"}']
    expect(await run('create_tenant', ...made, ...more)).toMatchObject({ code: 0, stderr: '' })
    const listed = JSON.parse((await run('tenants', '--json')).stdout)
    expect(listed.find(({ slug }: { slug: string }) => slug === 'nour')).toMatchObject({
      subscriptionTier: 'premium',
      maxStaff: 20,
      maxServices: 50,
      contactPhone: '+212 522 123 456',
      metadata: { industry: 'beauty' },
    })
    const refused = (...args: string[]) => run('create-tenant', 'Other', 'other.localhost', ...args)
    expect(await refused('nobody')).toMatchObject({ code: 1, stderr: expect.stringMatching(/^email: .+\n$/) })
    expect(await refused('o@example.com', '--phone', 'ring')).toMatchObject({
      code: 1,
      stderr: 'phone: must be a telephone number like +212 522 123 456\n',
    })
    expect(await refused('o@example.com', '--metadata', '[1]')).toMatchObject({ code: 2 })
    expect(await refused('o@example.com', '--max-staff', 'many')).toMatchObject({ code: 2 })
    await run('delete-tenant', 'nour', '--confirm', 'nour', '--force-drop')
  })

  test('has domains, one of them primary', async () => {
    expect(await run('domains', 'add', 'acme', 'Booking.Acme.Example', '--primary')).toEqual({
      code: 0,
      stdout: 'booking.acme.example leads to acme now, as its primary domain.\n',
      stderr: '',
    })
    expect((await run('domains', 'tenant_acme')).stdout).toBe('DOMAIN\nbooking.acme.example  primary\nacme.localhost\n')
    expect(await run('domains', 'remove', 'acme', 'booking.acme.example')).toMatchObject({
      code: 1,
      stderr: "booking.acme.example is the tenant's primary domain: make another one primary first.\n",
    })
    expect(await run('domains', 'make_primary', 'acme', 'acme.localhost')).toMatchObject({ code: 0 })
    expect(await run('domains', 'remove', 'acme', 'booking.acme.example')).toMatchObject({ code: 0 })
    expect(JSON.parse((await run('domains', 'acme', '--json')).stdout)).toEqual([
      expect.objectContaining({ domain: 'acme.localhost', isPrimary: true }),
    ])
    expect(await run('domains', 'add', 'acme', 'demo.localhost')).toMatchObject({
      code: 1,
      stderr: 'The domain demo.localhost is in use.\n',
    })
    expect(await run('domains', 'nobody')).toMatchObject({
      code: 1,
      stderr: 'There is no tenant "nobody": see `bookme tenants`.\n',
    })
  })

  test('is suspended and resumed with a reason', async () => {
    expect(await run('suspend', 'acme')).toMatchObject({ code: 2, stderr: expect.stringContaining('--reason') })
    expect(await run('suspend', 'acme', '--reason', 'unpaid')).toMatchObject({ code: 0 })
    expect((await run('tenants', '--status', 'suspended')).stdout).toContain('acme')
    expect(await run('suspend', 'acme', '--reason', 'unpaid')).toMatchObject({
      code: 1,
      stderr: 'acme is suspended already.\n',
    })
    expect(await run('resume', 'acme', '--reason', 'paid')).toEqual({
      code: 0,
      stdout: 'Resumed acme: it is active again.\n',
      stderr: '',
    })
    expect(await run('resume', 'acme', '--reason', 'paid')).toMatchObject({
      code: 1,
      stderr: 'acme is active: only a business that is suspended can be resumed.\n',
    })
  })
})

describe('the life of a business', () => {
  test('is taken further with a reason, and brought back as long as its data are there', async () => {
    const steps = [
      ['past-due', 'acme is past due.\n'],
      ['activate', 'Activated acme.\n'],
      ['archive', 'Archived acme: its data are kept for 90 days.\n'],
      ['activate', 'Activated acme.\n'],
    ] as const
    for (const [name, stdout] of steps) {
      expect(await run(name, 'acme', '--reason', 'test')).toEqual({ code: 0, stdout, stderr: '' })
    }
    expect(await run('activate', 'acme', '--reason', 'test')).toMatchObject({
      code: 1,
      stderr: 'acme is active already.\n',
    })
  })
})

describe('commands for tenants', () => {
  test('count the rows of one, or of all with a line for each', async () => {
    expect(JSON.parse((await run('tenant-command', 'demo', 'count', '--json')).stdout)).toContainEqual({
      table: 'services_service',
      rows: 2,
    })
    expect((await run('tenant_command', 'tenant_acme', 'count', 'services_service', 'bookings_booking')).stdout).toBe(
      'table             rows\nservices_service  1\nbookings_booking  0\n',
    )
    const { code, stdout } = await run('all_tenants', 'count', 'services_service')
    expect(code).toBe(0)
    expect(stdout).toMatch(
      /^\[standard:tenant_acme\] table: services_service {2}rows: 1\n\[standard:tenant_demo\] table: services_service {2}rows: 2\n2 of 2 tenants answered \(\d+\.\d s\)\.\n$/,
    )
    expect(
      JSON.parse((await run('all-tenants', '--json', '--status', 'active', 'count', 'staff_staff')).stdout),
    ).toEqual([
      { tenant: 'acme', schema: 'tenant_acme', rows: [{ table: 'staff_staff', rows: 0 }] },
      { tenant: 'demo', schema: 'tenant_demo', rows: [{ table: 'staff_staff', rows: 0 }] },
    ])
    expect((await run('all-tenants', '--status', 'trial', 'count')).stdout).toMatch(/^0 of 0 tenants answered/)
  })

  test('go on after one failed, or stop there, and exit with 1', async () => {
    const statement = 'select 1 / (count(*) - 1) as x from services_service'
    const all = await run('all-tenants', 'sql', statement, '--concurrency', '2')
    expect(all.code).toBe(1)
    expect(all.stdout).toContain('[parallel:tenant_acme] FAILED: division by zero (SQLSTATE 22012)\n')
    expect(all.stdout).toContain('[parallel:tenant_demo] x: 1\n')
    expect(all.stdout).toContain('1 of 2 tenants answered, 1 FAILED (tenant_acme) (')
    const stopped = await run('all-tenants', '--stop', 'sql', statement)
    expect(stopped.code).toBe(1)
    expect(stopped.stdout).not.toContain('tenant_demo')
    expect(stopped.stdout).toContain(
      '0 of 2 tenants answered, 1 FAILED (tenant_acme), 1 not asked, because of --stop (',
    )
  })

  test('read with the rights of the tenant, and nothing else', async () => {
    const sql = (statement: string) => run('tenant-command', 'demo', 'sql', statement)
    expect((await sql("select name, metadata, null as none from services_service where name = 'Cut'")).stdout).toBe(
      'name  metadata  none\nCut   {}        –\n',
    )
    expect((await sql("select E'a\\x1b[31m\\nb' as text")).stdout).toBe('text\na\\u001b[31m\\nb\n')
    expect((await sql('select from services_service where false')).stdout).toBe('No rows.\n')
    for (const [statement, reason] of [
      ['delete from services_service', 'cannot execute DELETE in a read-only transaction (SQLSTATE 25006)'],
      ['with gone as (delete from services_service returning 1) select * from gone', 'read-only transaction'],
      ['select * from tenant_acme.services_service', 'permission denied for schema tenant_acme (SQLSTATE 42501)'],
      ['set transaction read write', 'A statement here cannot begin with SET'],
      ['select 1; select 2', 'One statement at a time'],
      ['select 1 as one, 2 as one', 'Two columns are called one'],
    ] as const) {
      expect(await sql(statement), statement).toMatchObject({
        code: 1,
        stdout: '',
        stderr: expect.stringContaining(reason),
      })
    }
    expect((await run('tenant-command', 'demo', 'count', 'services_service', '--json')).stdout).toContain('"rows": 2')
  })

  test('that do not exist, and arguments that are wrong, are refused before any tenant is touched', async () => {
    expect(await run('all-tenants', 'fly')).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringMatching(/^There is no tenant command "fly"\. There are:\n {2}count \[tables\.\.\.\] /),
    })
    expect(await run('all-tenants', 'count', 'users_user')).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringContaining('A tenant has no table "users_user". There are: bookings_booking, '),
    })
    expect(await run('all-tenants', 'sql', 'select', '1')).toMatchObject({ code: 2 })
    expect(await run('all-tenants', '--status', 'happy', 'count')).toMatchObject({ code: 2 })
    expect(await run('all-tenants', '--concurrency', '0', 'count')).toMatchObject({ code: 2 })
  })
})

describe('the shell', () => {
  const program = join(import.meta.dirname, '..', 'bookme.ts')
  const shell = async (script: string, ...args: string[]) => {
    const env = { ...process.env, ...environmentFor(database), SCRIPT: script }
    const command = `printf '%s\\n' "$SCRIPT" | "${process.execPath}" "${program}" shell ${args.join(' ')}`
    return promisify(execFile)('sh', ['-c', command], { env }).then(
      ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
      ({ code, stdout, stderr }) => ({ code, stdout, stderr }),
    )
  }

  test('answers a script from a pipe, statement by statement', async () => {
    expect(await shell('await db.$count(services)', 'demo')).toEqual({ code: 0, stdout: '2\n', stderr: '' })
    expect(await shell('await db.$count(services)', '--schema', 'tenant_acme')).toMatchObject({ stdout: '1\n' })
    expect(await shell('await db.$count(tenants)')).toMatchObject({ code: 0, stdout: '2\n' })
    const script = `const found = await db.select().from(services).where(
  eq(services.name, 'Filling'),
)
found.length
(await use('acme')).name
(await db.select().from(services))[0].createdAt instanceof Temporal.Instant`
    expect(await shell(script, 'demo')).toEqual({ code: 0, stdout: '0\nAcme Corp\ntrue\n', stderr: '' })
  })

  test.each([
    ['what does not exist', 'nope', 'ReferenceError: nope is not defined'],
    ['a promise nobody awaits', "void Promise.reject(new Error('unheard'))", 'Error: unheard'],
    ['what the database refuses', 'await db.execute(sql`select 1 / 0`)', 'error: division by zero (22012)'],
    ['another kind of table', 'await db.$count(tenants)', 'WrongTableError: '],
    ['half a statement', 'const half = (', 'The input ends in the middle of a statement.'],
  ])('ends with 1 at %s, and does nothing behind it', async (_, wrong, reason) => {
    const { code, stdout, stderr } = await shell(`${wrong}\nconsole.log('behind')`, 'demo')
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toContain(reason)
  })

  test('creates a business with all that belongs to it, and leads another domain there', async () => {
    const script = `const { tenant: made } = await createTenant({
  name: 'Shell Company', domain: 'shell.localhost', email: 'admin@shell.example', status: 'active',
})
made.schemaName
(await addDomain({ tenantId: made.id, domain: 'shell.example.com' })).isPrimary
(await shared.db.select().from(configs).where(eq(configs.tenantId, made.id))).length
(await shared.db.select().from(lifecycle).where(eq(lifecycle.tenantId, made.id)))[0].reason
await use('shell-company'); await db.$count(services)`
    expect(await shell(script)).toEqual({
      code: 0,
      stdout: 'tenant_shell_company\nfalse\n1\nbookme shell\n0\n',
      stderr: '',
    })
    expect((await run('domains', 'shell-company')).stdout).toBe(
      'DOMAIN\nshell.localhost    primary\nshell.example.com\n',
    )
    await run('delete-tenant', 'shell-company', '--confirm', 'shell-company', '--force-drop')
    expect(await shell("await createTenant({ name: 'Half', domain: 'half.localhost' })")).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('email: '),
    })
  })

  test('takes a tenant or a schema that exists', async () => {
    expect(await shell('1', 'nobody')).toMatchObject({ code: 1, stderr: expect.stringContaining('no tenant "nobody"') })
    expect(await shell('1', 'demo', '--schema', 'tenant_acme')).toMatchObject({ code: 2 })
  })
})

describe('a superuser', () => {
  test('gets the password from the environment, never from the arguments', async () => {
    const wanted = (password: string) =>
      new Run(['createsuperuser', '--email', 'Op@Example.com'], {
        ...environmentFor(database),
        BOOKME_PASSWORD: password,
      }).ended
    expect(await wanted('short')).toMatchObject({ code: 1, stderr: expect.stringContaining('at least 10 characters') })
    expect(await wanted('correct horse battery')).toEqual({
      code: 0,
      stdout: 'Created the superuser Op@Example.com.\n',
      stderr: '',
    })
    expect((await wanted('another horse battery')).stdout).toContain('was a user already: now a superuser')
    expect(await run('createsuperuser', '--email', 'a@example.com')).toMatchObject({
      code: 2,
      stderr: 'A superuser needs a password: set BOOKME_PASSWORD; there is no terminal to ask on.\n',
    })
    expect((await run('createsuperuser', '--password', 'x')).code).toBe(2)
  })
})

describe('the program', () => {
  test('exits with 2 when it was called wrongly, and says how it should be', async () => {
    expect(await run('tenants', 'nope')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('too many arguments'),
    })
    expect(await run('fly')).toMatchObject({ code: 2, stderr: expect.stringContaining("unknown command 'fly'") })
    expect(await run('migrate', '--executor', 'warp')).toMatchObject({ code: 2 })
    expect(await run('--help')).toMatchObject({ code: 0, stderr: '' })
  })

  test('says in one sentence what is wrong with a server, without the password, and where with --verbose', async () => {
    const url = 'postgres://owner:hush@127.0.0.1:1/bookme'
    const closed = await bookme({ url, ownerUrl: url }, 'tenants')
    expect(closed).toMatchObject({ code: 1, stdout: '' })
    expect(closed.stderr).toMatch(/^The server owner@127\.0\.0\.1:1\/bookme cannot be used\. .*\n$/)
    const verbose = await bookme({ url, ownerUrl: url }, 'tenants', '--verbose')
    expect(verbose.stderr).toContain('at async openDatabase')
    expect(verbose.stderr).not.toContain('hush')
  })

  test.each(['tenants', 'doctor', 'all-tenants count', 'tenants --json'])(
    'goes on to its end when whoever reads `bookme %s` has seen enough',
    async (args) => {
      const command = `{ "$NODE" "$PROGRAM" ${args}; echo "ended with $?" >&2; } | head -1`
      const here = { NODE: process.execPath, PROGRAM: join(import.meta.dirname, '..', 'bookme.ts') }
      const env = { ...process.env, ...environmentFor(database), ...here }
      const { stdout, stderr } = await promisify(execFile)('sh', ['-c', command], { env })
      expect(stdout.trim().split('\n')).toHaveLength(1)
      expect(stderr).toMatch(/^ended with [01]\n$/)
    },
  )

  test.each([
    ['tenants'],
    ['create-tenant', 'A', 'a.localhost', 'a@example.com'],
    ['all-tenants', 'count'],
    ['runserver', '--port', '0'],
    ['worker'],
    ['doctor'],
    ['showmigrations'],
  ])('says that a database was never migrated, and how to do it: bookme %s', async (...args) => {
    const empty = await new TestDatabases(inject('testDatabases')).empty()
    onTestFinished(() => empty.drop())
    // A login that is nobody's: where the server trusts everybody, only the tables are missing.
    expect(await bookme(empty, ...args)).toEqual({
      code: 1,
      stdout: '',
      stderr: 'The database is not prepared: run `bookme migrate`.\n',
    })
  })

  test('takes underscores for hyphens, in every name', async () => {
    for (const { name, aliases } of buildProgram().commands.map((one) => ({
      name: one.name(),
      aliases: one.aliases(),
    }))) {
      const spellings = [name, ...aliases]
      for (const spelling of spellings) expect(spellings).toContain(spelling.replaceAll('-', '_'))
    }
  })

  test('doctor --json has every check, with danger and remedy of each fault', async () => {
    const own = await testDatabase()
    onTestFinished(() => own.drop())
    const tenancy = openTenancy(testConfig(own), { owner: true })
    onTestFinished(() => tenancy.close())
    await tenancy.internals.owner.with((client) => client.query('create schema tenant_stray'))
    const { code, stdout } = await bookme(own, 'doctor', '--json')
    expect(code).toBe(1)
    const checks: { title: string; faults: object[]; notes: string[] }[] = JSON.parse(stdout)
    expect(checks.length).toBeGreaterThan(5)
    expect(checks.find(({ title }) => title === 'Schemas and their records')?.faults).toEqual([
      {
        what: 'Schema tenant_stray belongs to no tenant',
        danger: 'nothing migrates, backs up or deletes it',
        remedy: 'look into it, then: drop schema "tenant_stray" cascade',
      },
    ])
  })

  test('models and migrations agree', async () => {
    expect(await run('makemigrations', '--check')).toMatchObject({
      code: 0,
      stdout: 'No changes: models and migrations agree.\n',
      stderr: '',
    })
  })

  test('makes the demo businesses once', async () => {
    const own = await testDatabase()
    onTestFinished(() => own.drop())
    expect((await bookme(own, 'seed-demo')).stdout).toContain('http://demo.localhost:8000 (was there before)\n')
  })
})

describe('bookme up', () => {
  test('prints addresses and a request that works; at SIGTERM it finishes what is under way and exits with 0', async () => {
    const own = await testDatabase()
    onTestFinished(() => own.drop())
    await bookme(own, 'seed-demo')
    const up = new Run(['up', '--port', '0'], environmentFor(own))
    await up.until('Ctrl-C stops it all.')
    expect(up.said).toMatch(/^ {2}http:\/\/demo\.localhost:\d+ +Demo Company$/m)
    expect(up.said).toMatch(/^ {2}http:\/\/localhost:\d+\/api\/schema\/swagger\/ /m)
    // A password is shown for the embedded database alone.
    expect(up.said).not.toContain('Log in')

    const curl = /^ {2}curl [\s\S]*?'$/m.exec(up.said.slice(up.said.indexOf('Book something')))?.[0] ?? ''
    const request = /curl .*?'}'$/s.exec(curl)?.[0] ?? curl
    const { stdout } = await promisify(execFile)('sh', ['-c', request])
    expect(JSON.parse(stdout)).toMatchObject({ status: 'confirmed' })

    const tenancy = openTenancy(testConfig(own), { owner: true })
    onTestFinished(() => tenancy.close())
    const slow = await tenancy.internals.owner.transaction(async (client) => {
      // What whoever books reads first: the worker, which counts bookings just then, is not to be taken for the request.
      await client.query('lock table tenant_demo.bookings_occupation in access exclusive mode')
      const answer = promisify(execFile)('sh', ['-c', request.replace('amina', 'brahim')])
      await expect
        .poll(
          async () =>
            (
              await client.query(
                'select from pg_locks where not granted and database = (select oid from pg_database where datname = current_database())',
              )
            ).rowCount,
          { timeout: 10_000 },
        )
        .toBeGreaterThan(0)
      up.child.kill('SIGTERM')
      await up.until('Stopping: requests under way finish first.')
      return { answer }
    })
    // Whether somebody else is free then is the demo's; what counts is that it was answered.
    expect(JSON.parse((await slow.answer).stdout)).toMatchObject({ status: expect.toBeOneOf(['confirmed', 409]) })
    const { code, stdout: log } = await up.ended
    expect(code).toBe(0)
    // In a pipe the log is JSON, line by line.
    for (const line of log.trim().split('\n')) expect(() => JSON.parse(line)).not.toThrow()
    expect(log).toContain('"worker stopped"')
  })

  test('says which port is taken and which is free', async () => {
    const server = createServer()
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => void server.close())
    const { port } = server.address() as { port: number }
    const { code, stderr } = await run('up', '--port', String(port))
    expect(code).toBe(1)
    expect(stderr).toMatch(
      new RegExp(`^Port ${port} is taken by another program, .* add --port \\d+, which is free\\.\n$`),
    )
  })
})
