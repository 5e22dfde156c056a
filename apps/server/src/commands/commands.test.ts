import { execFile } from 'node:child_process'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { TestDatabase } from '@bookme/tenancy/testing'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { testConfig, testDatabase } from '../../test/fixtures.ts'
import { bookme, environmentFor, Run } from '../../test/program.ts'
import { openTenancy } from '../tenancy.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
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
      stderr: '--status is one of trial, active, past_due, suspended, archived, deleted, not happy.\n',
    })
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
    const { stdout } = await promisify(execFile)('sh', ['-c', request.replace('curl ', 'curl -sS ')])
    expect(JSON.parse(stdout)).toMatchObject({ status: 'confirmed' })

    const tenancy = openTenancy(testConfig(own), { owner: true })
    onTestFinished(() => tenancy.close())
    const slow = await tenancy.internals.owner.transaction(async (client) => {
      await client.query('lock table tenant_demo.bookings_booking')
      const answer = promisify(execFile)('sh', ['-c', request.replace('curl ', 'curl -sS ').replace('amina', 'brahim')])
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
    expect(JSON.parse((await slow.answer).stdout)).toMatchObject({ status: 'confirmed' })
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

describe('bookme worker', () => {
  test('keeps spares ready, finishes what was asked for, survives a lost database connection, and stops with 0', async () => {
    const own = await testDatabase()
    onTestFinished(() => own.drop())
    const tenancy = openTenancy(testConfig(own), { owner: true })
    onTestFinished(() => tenancy.close())
    const sql = async (text: string) => (await tenancy.internals.owner.with((client) => client.query(text))).rows
    const spares = async () =>
      (await sql("select count(*)::int as count from tenancy_schema where state = 'spare'"))[0]?.count

    const worker = new Run(['worker'], { ...environmentFor(own), SPARE_SCHEMAS: '4' })
    await worker.until('worker started')
    await expect.poll(spares, { timeout: 15_000 }).toBe(4)

    // A process without the owner's rights, and no spare left: the worker builds it.
    await sql("update tenancy_schema set state = 'dropping' where state = 'spare'")
    const web = openTenancy(testConfig(own))
    onTestFinished(() => web.close())
    await web.create({ slug: 'late', name: 'Late', domain: 'late.localhost' })

    await sql("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'bookme worker'")
    await sql("delete from tenancy_schema where state = 'spare'")
    await expect.poll(spares, { timeout: 15_000 }).toBe(4)
    worker.child.kill('SIGINT')
    expect((await worker.ended).code).toBe(0)
  })
})
