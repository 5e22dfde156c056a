import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { type TestDatabase, TestDatabases } from '@bookme/tenancy/testing'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, onTestFinished, test } from 'vitest'
import { testConfig, testDatabase } from '../../test/fixtures.ts'
import { bookme, environmentFor, Run } from '../../test/program.ts'
import { openTenancy } from '../tenancy.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.drop())

describe('bookme up', () => {
  test('waits for a migration that another process is running, and goes on after it', async () => {
    const own = await new TestDatabases(inject('testDatabases')).empty()
    onTestFinished(() => own.drop())
    const blocker = new pg.Client({ connectionString: own.ownerUrl })
    await blocker.connect()
    // A table of the same name, not committed yet: the migration waits for it to come or go.
    await blocker.query('begin; create table public.tenant_tenant ()')
    const migrating = bookme(own, 'migrate')
    const blocked = `select from pg_locks join pg_stat_activity using (pid) where not granted and datname = current_database()`
    await expect.poll(async () => (await blocker.query(blocked)).rowCount, { timeout: 15_000 }).toBeGreaterThan(0)
    const up = new Run(['up', '--port', '0'], environmentFor(own))
    await up.until('Another process is migrating this database: waiting for it.')
    expect(up.said).not.toContain('=== Running migrations')
    await blocker.query('rollback')
    await blocker.end()
    expect(await migrating).toMatchObject({ code: 0 })
    await up.until('Ctrl-C stops it all.')
    up.child.kill('SIGTERM')
    expect((await up.ended).code).toBe(0)
  })
})

describe('a program that npm has started', () => {
  /** A stand-in for npm: it starts `bookme runserver`, and is killed without a chance to hand that on. */
  async function orphaned(lifecycle: string | undefined) {
    const program = join(import.meta.dirname, '..', 'bookme.ts')
    const start = `const { spawn } = require('node:child_process')
      const child = spawn(process.execPath, [${JSON.stringify(program)}, 'runserver', '--port', '0'], { stdio: 'inherit' })
      console.log('pid', child.pid)
      setInterval(() => {}, 60_000)`
    const env = { ...process.env, ...environmentFor(database), npm_lifecycle_event: lifecycle }
    const args = ['--input-type=commonjs', '-e', start]
    const npm = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe'] })
    let said = ''
    for (const stream of [npm.stdout, npm.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => {
        said += text
      })
    }
    await expect.poll(() => said, { timeout: 20_000 }).toContain('Ctrl-C stops it.')
    const pid = Number(/pid (\d+)/.exec(said)?.[1])
    let isOver = false
    // When nobody holds the pipes any more, all have ended.
    const ended = new Promise<void>((resolve) => npm.on('close', resolve)).then(() => {
      isOver = true
    })
    onTestFinished(() => {
      if (!isOver) process.kill(pid, 'SIGKILL')
    })
    npm.kill('SIGKILL')
    return { pid, ended, said: () => said }
  }

  test('stops cleanly when npm is gone', async () => {
    const { ended, said } = await orphaned('bookme')
    await ended
    expect(said()).toContain('npm, which has started this, is gone.')
    expect(said()).not.toContain('Error')
  })

  test('started otherwise it outlives its parent', async () => {
    const { pid, ended, said } = await orphaned(undefined)
    // Three times as long as it takes to notice.
    await new Promise((resolve) => setTimeout(resolve, 3000))
    const [, port] = /http:\/\/localhost:(\d+)/.exec(said()) ?? []
    expect((await fetch(`http://localhost:${port}/health`)).status).toBe(200)
    process.kill(pid, 'SIGTERM')
    await ended
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
