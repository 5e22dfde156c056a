import { execFileSync, spawn } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

const program = '/usr/sbin/pgbouncer'
const aptGet = '/usr/bin/apt-get'

/** Whether PgBouncer can be used here; as root, installs Debian's package when it is missing. */
export function pgbouncerHere(): boolean {
  if (existsSync(program)) return true
  if (process.getuid?.() === 0 && existsSync(aptGet)) {
    const quiet = { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } } as const
    try {
      execFileSync(aptGet, ['update'], quiet)
      execFileSync(aptGet, ['install', '-y', '--no-install-recommends', 'pgbouncer'], quiet)
    } catch {
      // Said below.
    }
  }
  if (existsSync(program)) return true
  if (process.env.BOOKME_REQUIRE_ALL === '1')
    throw new Error(`${program} is missing: install Debian's package pgbouncer.`)
  console.warn(`SKIPPED, NOT TESTED: nothing here went through a real PgBouncer; ${program} is missing.`)
  return false
}

/** Somebody who is not root: PgBouncer and PostgreSQL refuse to run as root. */
export function unprivileged(): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {}
  const id = (flag: string) => Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }))
  return { uid: id('-u'), gid: id('-g') }
}

export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  await new Promise((resolve) => server.close(resolve))
  return port
}

export interface PgBouncer {
  /** The URL given, led through the pooler. */
  url: string
  stop(): Promise<void>
}

/** PgBouncer in transaction mode before the database of `url`, with `poolSize` connections to the server. */
export async function startPgBouncer(url: string, poolSize: number): Promise<PgBouncer> {
  const target = new URL(url)
  const port = await freePort()
  const folder = mkdtempSync(join(tmpdir(), 'pgbouncer-'))
  const user = decodeURIComponent(target.username)
  writeFileSync(join(folder, 'users.txt'), `"${user}" "${decodeURIComponent(target.password)}"\n`)
  writeFileSync(
    join(folder, 'pgbouncer.ini'),
    `[databases]
* = host=${target.hostname} port=${target.port}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = ${target.password === '' ? 'trust' : 'scram-sha-256'}
auth_file = ${join(folder, 'users.txt')}
pool_mode = transaction
default_pool_size = ${poolSize}
max_client_conn = 200
server_reset_query =
`,
  )
  const as = unprivileged()
  if (as.uid !== undefined && as.gid !== undefined) {
    chmodSync(folder, 0o700)
    for (const path of [folder, join(folder, 'users.txt'), join(folder, 'pgbouncer.ini')])
      chownSync(path, as.uid, as.gid)
  }
  const child = spawn(program, [join(folder, 'pgbouncer.ini')], { ...as, stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  for (let tries = 0; !(await answers(port)); tries++) {
    if (child.exitCode !== null || tries > 100) throw new Error(`PgBouncer does not start:\n${said}`)
    await pause(50)
  }
  target.hostname = '127.0.0.1'
  target.port = String(port)
  return {
    url: target.href,
    stop: async () => {
      child.kill('SIGINT')
      await Promise.race([ended, pause(3000)])
      child.kill('SIGKILL')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.on('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.on('error', () => resolve(false))
  })
}
