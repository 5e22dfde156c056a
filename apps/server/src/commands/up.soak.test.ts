import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import pg from 'pg'
import { expect, onTestFinished, test } from 'vitest'
import { Run } from '../../test/program.ts'

/** The variables for a program with a data folder of the test's own, which is gone afterwards. */
function ownFolder(): Record<string, string | undefined> {
  const parent = join(import.meta.dirname, '..', '..', '..', '..', '.data')
  mkdirSync(parent, { recursive: true })
  const folder = mkdtempSync(join(parent, 'up-'))
  onTestFinished(() => {
    const elsewhere = elsewhereOf(folder)
    if (elsewhere !== undefined) rmSync(dirname(elsewhere), { recursive: true, force: true })
    rmSync(folder, { recursive: true, force: true })
  })
  return {
    BOOKME_DATA: folder,
    DATABASE_URL: undefined,
    DATABASE_APP_URL: undefined,
    SESSION_SECRET: undefined,
    SPARE_SCHEMAS: '1',
  }
}

/** Where the data are that root's server could not keep in the project. */
function elsewhereOf(folder: string): string | undefined {
  try {
    return JSON.parse(readFileSync(join(folder, 'postgres.elsewhere.json'), 'utf8')).dataFolder
  } catch {
    return undefined
  }
}

async function startUp(environment: Record<string, string | undefined>): Promise<Run> {
  const up = new Run(['up', '--port', '0'], environment)
  await up.until('Ctrl-C stops it all.')
  return up
}

const dataFolderOf = (up: Run) => /data in (\S+), log in/.exec(up.said)?.[1] ?? ''
const originOf = (up: Run) => /http:\/\/localhost:\d+/.exec(up.said)?.[0] ?? ''
const postmasterIn = (dataFolder: string) =>
  Number(readFileSync(join(dataFolder, 'postmaster.pid'), 'utf8').split('\n')[0])

test('bookme up from nothing: an embedded database, log-in, a kill, a start after it, and a clean end', async () => {
  const environment = ownFolder()
  const start = () => startUp(environment)

  const first = await start()
  expect(first.said).toContain('There is no business yet: creating two for demonstration …')
  const [, email, password] = /Log in on the platform as (\S+) with the password (\S+)/.exec(first.said) ?? []
  const origin = originOf(first)
  const signIn = () =>
    fetch(`${origin}/api/auth/sign-in/email`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin },
      body: JSON.stringify({ email, password }),
    })
  expect((await signIn()).status).toBe(200)
  const [, business, demoPassword] =
    /Log in at (http:\/\/demo\.localhost:\d+)\/? with the password (\S+) as/.exec(first.said) ?? []
  expect(first.said).toMatch(/^ {2}yasmine@salon-yasmine\.example +owner$/m)
  const owner = await fetch(`${origin}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin },
    body: JSON.stringify({ email: 'yasmine@salon-yasmine.example', password: demoPassword }),
  })
  expect([business !== undefined, owner.status]).toEqual([true, 200])

  first.child.kill('SIGKILL')
  await first.ended
  const second = await start()
  expect(second.said).toContain('attached to it')
  expect(second.said).not.toContain('creating two')
  expect(second.said).toContain(`with the password ${password}`)

  second.child.kill('SIGINT')
  expect((await second.ended).code).toBe(0)
  // The server that a killed process had left is gone as well: nothing to attach to.
  const third = await start()
  expect(third.said).not.toContain('attached to it')
  third.child.kill('SIGTERM')
  expect((await third.ended).code).toBe(0)
})

test('bookme up starts its PostgreSQL again when that is killed, and gives up when it falls over again and again', async () => {
  const up = await startUp(ownFolder())
  const dataFolder = dataFolderOf(up)
  const ready = async () => (await fetch(`${originOf(up)}/ready`)).status
  expect(await ready()).toBe(200)

  const killed = async () => {
    const before = postmasterIn(dataFolder)
    process.kill(before, 'SIGKILL')
    const seen = new Set<number>()
    await expect
      .poll(
        async () => {
          seen.add(await ready())
          return seen.has(503) && postmasterOrNone(dataFolder) !== before && (await ready()) === 200
        },
        { timeout: 30_000, interval: 10 },
      )
      .toBe(true)
    return seen
  }
  // Nothing but "come back in a moment" until it is back; nobody is hung up on.
  expect([...(await killed())].filter((status) => status !== 200)).toEqual([503])
  expect(up.said).toContain('PostgreSQL has gone away: starting it again.')
  for (let again = 0; again < 4; again++) await killed()
  process.kill(postmasterIn(dataFolder), 'SIGKILL')
  const { code, stderr } = await up.ended
  expect(code).toBe(1)
  expect(stderr).toContain('PostgreSQL went away 6 times within a minute. Look into its log, and start again.')
})

test('a connection that the server threw out is no reason to start it again', async () => {
  const up = await startUp(ownFolder())
  const client = await superuserOf(up)
  const thrownOut =
    "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'bookme supervisor'"
  const count = "select count(*)::int as count from pg_stat_activity where application_name = 'bookme supervisor'"
  await expect.poll(async () => (await client.query(count)).rows[0]?.count).toBe(1)
  await client.query(thrownOut)
  await expect.poll(async () => (await client.query(count)).rows[0]?.count).toBe(1)
  expect(up.said).not.toContain('starting it again')
  await client.end()
  up.child.kill('SIGTERM')
  expect((await up.ended).code).toBe(0)
})

test('bookme up leaves its PostgreSQL to another program that is using it', async () => {
  const environment = ownFolder()
  const up = await startUp(environment)
  const client = await superuserOf(up)
  up.child.kill('SIGTERM')
  expect(await up.ended).toMatchObject({
    code: 0,
    stderr: expect.stringContaining('PostgreSQL stays up: another program is using it.'),
  })
  expect((await client.query('select 1 as one')).rows).toEqual([{ one: 1 }])
  await client.end()

  const second = await startUp(environment)
  expect(second.said).toContain('attached to it')
  second.child.kill('SIGTERM')
  expect(await second.ended).toMatchObject({ code: 0, stderr: expect.not.stringContaining('stays up') })
  expect(postmasterOrNone(dataFolderOf(up))).toBeUndefined()
})

/** A connection of somebody else's to the embedded server. */
async function superuserOf(up: Run): Promise<pg.Client> {
  const port = Number(/PostgreSQL runs on 127\.0\.0\.1:(\d+)/.exec(up.said)?.[1])
  const password = readFileSync(`${dataFolderOf(up)}.password`, 'utf8').trim()
  const client = new pg.Client({ host: '127.0.0.1', port, user: 'postgres', password, database: 'postgres' })
  client.on('error', () => {})
  await client.connect()
  return client
}

/** While it is being replaced there is none. */
function postmasterOrNone(dataFolder: string): number | undefined {
  try {
    return postmasterIn(dataFolder)
  } catch {
    return undefined
  }
}
