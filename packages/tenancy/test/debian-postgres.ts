import { execFile, spawn } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import pg from 'pg'
import { freePort, unprivileged } from './pgbouncer.ts'

const run = promisify(execFile)

/** A server of Debian's package in a folder of its own, thrown away at the end. */
export interface DebianServer {
  /** As its superuser, with a password. */
  url: string
  stop(): Promise<void>
}

export function debianHere(version: number): boolean {
  if (existsSync(`/usr/lib/postgresql/${version}/bin/postgres`)) return true
  if (process.env.BOOKME_REQUIRE_ALL === '1') {
    throw new Error(`PostgreSQL ${version} is missing: install Debian's package postgresql-${version}.`)
  }
  console.warn(`SKIPPED, NOT TESTED: Debian's PostgreSQL ${version} is missing.`)
  return false
}

export async function startDebianPostgres(version: number): Promise<DebianServer> {
  const programs = `/usr/lib/postgresql/${version}/bin`
  const folder = mkdtempSync(join(tmpdir(), `postgres-${version}-`))
  const as = unprivileged()
  const passwordFile = join(folder, 'password')
  writeFileSync(passwordFile, 'super\n')
  if (as.uid !== undefined && as.gid !== undefined)
    for (const path of [folder, passwordFile]) chownSync(path, as.uid, as.gid)
  const data = join(folder, 'data')
  await run(
    `${programs}/initdb`,
    [
      '-D',
      data,
      '-U',
      'postgres',
      '-A',
      'scram-sha-256',
      `--pwfile=${passwordFile}`,
      '-E',
      'UTF8',
      '--locale=C.UTF-8',
      '-N',
    ],
    as,
  )
  const port = await freePort()
  const settings = {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
    max_connections: 200,
  }
  const child = spawn(
    `${programs}/postgres`,
    ['-D', data, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    { ...as, stdio: 'ignore' },
  )
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const url = `postgres://postgres:super@127.0.0.1:${port}/postgres`
  for (let tries = 0; !(await answers(url)); tries++) {
    if (child.exitCode !== null || tries > 100) throw new Error(`PostgreSQL ${version} does not start in ${folder}.`)
    await pause(100)
  }
  return {
    url,
    stop: async () => {
      child.kill('SIGINT')
      await Promise.race([ended, pause(10_000)])
      child.kill('SIGKILL')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  return client.connect().then(
    () => client.end().then(() => true),
    () => false,
  )
}
