import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { TestDatabases } from '@bookme/tenancy/testing'
import { describe, expect, inject, onTestFinished, test } from 'vitest'
import { testConfig, testDatabase } from '../../test/fixtures.ts'
import { bookme, environmentFor, Run } from '../../test/program.ts'
import { openTenancy } from '../tenancy.ts'
import { buildProgram } from './program.ts'
import { groundOfCommands } from './test/ground.ts'

const { database, run } = groundOfCommands()

describe('a superuser', () => {
  test('gets the password from the environment, never from the arguments', async () => {
    const wanted = (password: string) =>
      new Run(['createsuperuser', '--email', 'Op@Example.com'], {
        ...environmentFor(database()),
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
      const env = { ...process.env, ...environmentFor(database()), ...here }
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
