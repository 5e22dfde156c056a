import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chmod, chown, mkdir, readdir, readFile, rename, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import { describe, expect, onTestFinished, test } from 'vitest'
import {
  anyPort,
  canUseRepository,
  crash,
  failureOf,
  fast,
  hasEnded,
  isRoot,
  nobody,
  options,
  pidIn,
  skipLoudly,
  start,
  startElsewhere,
  temporaryFolder,
} from '../test/helpers.ts'
import { ensureDatabase, type LocalPostgres, withDatabase } from './index.ts'

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    const result = await client.query(sql)
    return result.rows
  } finally {
    await client.end()
  }
}

async function occupy(port: number): Promise<Server> {
  const server = createServer()
  await new Promise<void>((resolve, reject) => server.on('error', reject).listen(port, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  return server
}

describe('a first start', () => {
  test('makes a UTF-8 cluster of version 18 that only this machine and the password reach', async () => {
    const folder = await temporaryFolder()
    const began = performance.now()
    const postgres = await start(folder)
    console.log(`First start: ${Math.round(performance.now() - began)} ms`)

    expect(postgres.how).toBe('started')
    expect(postgres.dataFolder).toBe(join(folder, 'pg'))
    const [row] = await query(
      postgres.url,
      `select current_setting('server_version') as version, current_setting('listen_addresses') as addresses,
              current_setting('unix_socket_directories') as sockets, current_setting('server_encoding') as encoding,
              current_setting('fsync') as fsync, datlocale as locale, upper('été') as upper
         from pg_database where datname = 'postgres'`,
    )
    expect(row).toEqual({
      version: '18.4',
      addresses: '127.0.0.1',
      sockets: '',
      encoding: 'UTF8',
      fsync: 'off',
      locale: 'C.UTF-8',
      upper: 'ÉTÉ',
    })

    const wrong = new URL(postgres.url)
    wrong.password = 'guessed'
    await expect(query(wrong.href, 'select 1')).rejects.toMatchObject({ code: '28P01' })
    expect((await stat(`${postgres.dataFolder}.password`)).mode & 0o777).toBe(0o600)
    expect((await stat(`${postgres.dataFolder}.log`)).mode & 0o777).toBe(0o600)

    const pid = pidIn(postgres.dataFolder)
    await postgres.stop()
    expect(hasEnded(pid)).toBe(true)
    expect(existsSync(join(postgres.dataFolder, 'postmaster.pid'))).toBe(false)
    await postgres.stop()
  })

  test('sees letters outside ASCII in trigrams', async () => {
    const postgres = await start(await temporaryFolder())
    const url = await ensureDatabase(postgres.url, 'app')
    await query(url, 'create extension pg_trgm')
    const [row] = await query(
      url,
      "select show_trgm('مرحبا') <> '{}' as arabic, similarity('été', 'étés') > 0.4 as french",
    )
    expect(row).toEqual({ arabic: true, french: true })
    await postgres.stop()
  })

  test('of four at once, one starts the server and three attach to it', async () => {
    const folder = await temporaryFolder()
    const startOptions = options(folder)
    const starters = Array.from({ length: 4 }, () => startElsewhere(startOptions))
    const outcomes = await Promise.all(starters.map((starter) => starter.until(({ how, error }) => !!how || !!error)))
    expect(outcomes.map(({ how, error }) => how ?? error).sort()).toEqual([
      'attached',
      'attached',
      'attached',
      'started',
    ])
    expect(new Set(outcomes.map(({ url }) => url)).size).toBe(1)
  })

  test('that was killed during initdb is made good by the next', async () => {
    const folder = await temporaryFolder()
    const starter = startElsewhere(options(folder))
    await starter.until(({ log }) => !!log?.startsWith('Creating'))
    while (!(await readdir(folder)).some((name) => name.startsWith('pg.unfinished-'))) await sleep(5)
    await starter.kill('SIGKILL')
    await mkdir(join(folder, 'pg.unfinished-older/base'), { recursive: true })

    const postgres = await start(folder)
    expect(postgres.how).toBe('started')
    expect(postgres.said).toContain('Removing pg.unfinished-older')
    expect(existsSync(join(folder, 'pg.unfinished-older'))).toBe(false)
    await postgres.stop()
  })

  test('takes an empty folder, and leaves one with other things alone', async () => {
    const folder = await temporaryFolder()
    await mkdir(join(folder, 'pg'))
    await writeFile(join(folder, 'pg/thesis.txt'), 'years of work')
    expect(await failureOf(start(folder))).toMatch(/is no PostgreSQL data folder, and it is not empty\. Move it away/)
    await rm(join(folder, 'pg/thesis.txt'))
    const postgres = await start(folder)
    expect(postgres.how).toBe('started')
    await postgres.stop()
  })
})

describe('a killed process', () => {
  test('leaves the server running, and the next one attaches to it', async () => {
    const folder = await temporaryFolder()
    const startOptions = options(folder)
    const starter = startElsewhere(startOptions)
    const started = await starter.until(({ how }) => !!how)
    const pid = pidIn(join(folder, 'pg'))
    await starter.kill('SIGKILL')

    const postgres = await start(folder)
    expect({ how: postgres.how, url: postgres.url }).toEqual({ how: 'attached', url: started.url })
    await postgres.stop()
    expect(await query(postgres.url, 'select 1 as one')).toEqual([{ one: 1 }])
    await postgres.stop({ evenIfAttached: true })
    expect(hasEnded(pid)).toBe(true)
  })

  test('an interrupt from the terminal reaches the application first, and the server when it is asked', async () => {
    const folder = await temporaryFolder()
    const starter = startElsewhere(options(folder))
    await starter.until(({ how }) => !!how)
    const pid = pidIn(join(folder, 'pg'))
    process.kill(-starter.process.pid!, 'SIGINT') // As a terminal does: to the whole process group.
    await starter.until(({ afterInterrupt }) => !!afterInterrupt)
    while (!hasEnded(pid)) await sleep(10)
  })
})

describe('a crashed server', () => {
  async function withRow(folder: string): Promise<LocalPostgres> {
    const postgres = await start(folder)
    await query(postgres.url, "create table kept (word text); insert into kept values ('committed')")
    return postgres
  }

  test('is recovered with everything that was committed', async () => {
    const folder = await temporaryFolder()
    const { dataFolder } = await withRow(folder)
    await crash(dataFolder)
    const again = await start(folder)
    expect(again.how).toBe('started')
    expect(await query(again.url, 'select word from kept')).toEqual([{ word: 'committed' }])
    await again.stop()
  })

  test('is recovered when another program has its process number now', async () => {
    const folder = await temporaryFolder()
    const { dataFolder } = await withRow(folder)
    await crash(dataFolder)
    // The same account: for others PostgreSQL itself concludes that it is no server of its own.
    const { uid, gid } = await stat(dataFolder)
    const other = spawn('sleep', ['60'], { uid, gid, cwd: '/' })
    onTestFinished(() => void other.kill())
    const pidFile = join(dataFolder, 'postmaster.pid')
    await writeFile(pidFile, (await readFile(pidFile, 'utf8')).replace(/^\d+/, String(other.pid)))

    const again = await start(folder)
    expect(again.said).toContain("no server's any more: recovering")
    expect(await query(again.url, 'select word from kept')).toEqual([{ word: 'committed' }])
    expect(other.exitCode).toBe(null)
    await again.stop()
  })

  test('of which four are started at once has one successor', async () => {
    const folder = await temporaryFolder()
    const { dataFolder } = await withRow(folder)
    await crash(dataFolder)
    const startOptions = options(folder)
    const starters = Array.from({ length: 4 }, () => startElsewhere(startOptions))
    const outcomes = await Promise.all(starters.map((starter) => starter.until(({ how, error }) => !!how || !!error)))
    expect(outcomes.map(({ how, error }) => how ?? error).sort()).toEqual([
      'attached',
      'attached',
      'attached',
      'started',
    ])
  })
})

describe('the port', () => {
  test('is the next free one when the wished one is taken, and stays with the folder', async () => {
    const folder = await temporaryFolder()
    const port = anyPort()
    const taken = await Promise.all([occupy(port), occupy(port + 1)])
    const postgres = await start(folder, { port })
    expect(postgres.port).toBe(port + 2)
    expect(postgres.said).toContain(`Port ${port} is taken: PostgreSQL listens on ${port + 2}.`)
    await postgres.stop()

    for (const server of taken) server.close()
    const again = await start(folder, { port })
    expect(again.port).toBe(port + 2)
    await again.stop()

    await occupy(port + 2)
    const back = await start(folder, { port })
    expect(back.port).toBe(port)
    await back.stop()

    const other = anyPort()
    const moved = await start(folder, { port: other })
    expect(moved.port).toBe(other)
    await moved.stop()
  })
})

describe('the password', () => {
  test('is set anew when its file is lost', async () => {
    const folder = await temporaryFolder()
    const first = await start(folder)
    await first.stop()
    await rm(`${first.dataFolder}.password`)
    const second = await start(folder)
    expect(second.said).toContain('setting a new password')
    expect(second.url).not.toBe(first.url)
    expect(await query(second.url, 'select 1 as one')).toEqual([{ one: 1 }])
    await second.stop()
  })

  test('that does not fit is reported with what to do, whether the server runs or not', async () => {
    const folder = await temporaryFolder()
    const postgres = await start(folder)
    await writeFile(`${postgres.dataFolder}.password`, 'guessed\n')
    expect(await failureOf(start(folder))).toMatch(/is not its own\. Stop it \(kill -INT \d+\), remove that file/)
    await postgres.stop()
    expect(await failureOf(start(folder))).toMatch(/is not this server's.* remove the file and start again/)
    await rm(`${postgres.dataFolder}.password`)
    const again = await start(folder)
    await again.stop()
  })
})

describe('what cannot work is explained', () => {
  test('data of another version', async () => {
    const folder = await temporaryFolder()
    await mkdir(join(folder, 'pg'))
    await writeFile(join(folder, 'pg/PG_VERSION'), '17\n')
    if (isRoot) await chown(join(folder, 'pg'), nobody().uid, nobody().gid)
    const message = await failureOf(start(folder))
    expect(message).toMatch(
      /are of PostgreSQL 17, and PostgreSQL 18 cannot read them.*DATABASE_URL.*move the folder away/,
    )
    expect(existsSync(join(folder, 'pg/PG_VERSION'))).toBe(true)
  })

  test('a wrong setting, quoting the log', async () => {
    const folder = await temporaryFolder()
    const message = await failureOf(start(folder, { settings: { ...fast, shared_buffers: 'plenty' } }))
    expect(message).toMatch(/A setting is wrong.*\n.*FATAL.*"shared_buffers": "plenty"/)
  })

  test('damaged data', async () => {
    const folder = await temporaryFolder()
    const postgres = await start(folder)
    await postgres.stop()
    for (const name of await readdir(join(postgres.dataFolder, 'pg_wal'))) {
      if (/^[0-9A-F]{24}$/.test(name)) await truncate(join(postgres.dataFolder, 'pg_wal', name), 0)
    }
    expect(await failureOf(start(folder))).toMatch(/are damaged\. Restore a backup/)
  })

  test('a data folder that others may read', async () => {
    const folder = await temporaryFolder()
    const postgres = await start(folder)
    await postgres.stop()
    await chmod(postgres.dataFolder, 0o755)
    expect(await failureOf(start(folder))).toMatch(/chmod 700/)
  })
})

test('a project moved while its server runs finds that server', async (context) => {
  if (!existsSync('/proc/self/cwd')) skipLoudly(context, 'this system does not follow the working folder of a process')
  const folder = await temporaryFolder()
  await mkdir(join(folder, 'old'))
  await start(folder, { dataFolder: join(folder, 'old/pg') })
  await rename(join(folder, 'old'), join(folder, 'new'))
  const postgres = await start(folder, { dataFolder: join(folder, 'new/pg') })
  expect(postgres.how).toBe('attached')
  await postgres.stop({ evenIfAttached: true })
  expect(existsSync(join(folder, 'new/pg/postmaster.pid'))).toBe(false)
})

test('a normal user has everything in the wished folder', async (context) => {
  if (isRoot && !canUseRepository(nobody())) skipLoudly(context, 'another account cannot enter this repository')
  const folder = await temporaryFolder()
  const project = join(folder, 'project')
  await mkdir(project)
  if (isRoot) await chown(project, nobody().uid, nobody().gid)
  const startOptions = { ...options(folder), dataFolder: join(project, '.data/pg') }
  const starter = startElsewhere(startOptions, isRoot ? { ...nobody(), cwd: '/' } : {})
  const { how, dataFolder, error } = await starter.until((event) => !!event.how || !!event.error)
  expect({ how, dataFolder, error }).toEqual({ how: 'started', dataFolder: join(project, '.data/pg') })
  expect((await stat(join(project, '.data/pg'))).uid).toBe((await stat(project)).uid)
  expect(existsSync(startOptions.systemFolder!)).toBe(false)
  expect(await query(withDatabase(starter.events.at(-1)?.url ?? '', 'template1'), 'select 1 as one')).toEqual([
    { one: 1 },
  ])
  await starter.kill('SIGKILL')

  if (!isRoot) return
  const asRoot = await start(folder, { dataFolder: startOptions.dataFolder })
  expect(asRoot.how).toBe('attached')
  await asRoot.stop({ evenIfAttached: true })
  const startedByRoot = await start(folder, { dataFolder: startOptions.dataFolder })
  expect((await stat(`/proc/${pidIn(startedByRoot.dataFolder)}`)).uid).toBe(nobody().uid)
  await startedByRoot.stop()
})
