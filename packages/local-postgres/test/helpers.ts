/** Folders, child processes and privileges for tests with real servers. Everything is gone after the test. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { onTestFinished, type TestContext } from 'vitest'
import { type LocalPostgres, type LocalPostgresOptions, startLocalPostgres } from '../src/index.ts'

export const isRoot = process.getuid?.() === 0

/** Tests have no data worth waiting for the disk. */
export const fast = { fsync: 'off', shared_buffers: '16MB', max_connections: '20' }

/** Below the range from which systems take ports for outgoing connections, and seldom the same one twice. */
export function anyPort(): number {
  return 20_000 + Math.floor(Math.random() * 10_000)
}

/** A folder that every account can enter, as a project's usually is; its servers are ended and it is removed. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'local-postgres-'))
  await chmod(folder, 0o755)
  onTestFinished(async () => {
    await endServersIn(folder)
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  })
  return folder
}

export function options(folder: string, more: Partial<LocalPostgresOptions> = {}): LocalPostgresOptions {
  const systemFolder = join(folder, 'system')
  return { dataFolder: join(folder, 'pg'), port: anyPort(), settings: fast, systemFolder, ...more }
}

/** Starts in this process, collecting what it says. */
export async function start(
  folder: string,
  more: Partial<LocalPostgresOptions> = {},
): Promise<LocalPostgres & { said: string }> {
  const lines: string[] = []
  const postgres = await startLocalPostgres({ ...options(folder, more), log: (line) => lines.push(line) })
  return { ...postgres, said: lines.join('\n') }
}

/** The message of an error that must come. */
export async function failureOf(promise: Promise<unknown>): Promise<string> {
  return promise.then(
    () => {
      throw new Error('It succeeded, and should not have.')
    },
    (error: Error) => error.message,
  )
}

export interface Event {
  how?: 'started' | 'attached'
  port?: number
  url?: string
  dataFolder?: string
  error?: string
  log?: string
  afterInterrupt?: string
}

export interface Starter {
  readonly process: ChildProcess
  /** Everything reported so far. */
  readonly events: Event[]
  /** Waits until something is reported, or the program ends. */
  until(wanted: (event: Event) => boolean): Promise<Event>
  /** Kills the program, not the server, and waits for its end. */
  kill(signal: NodeJS.Signals): Promise<void>
}

/** Starts in a process of its own, which can be killed. */
export function startElsewhere(
  startOptions: LocalPostgresOptions,
  as: { uid?: number; gid?: number; cwd?: string } = {},
): Starter {
  const script = fileURLToPath(new URL('start.ts', import.meta.url))
  const child = spawn(process.execPath, [script, JSON.stringify(startOptions)], {
    ...as,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const events: Event[] = []
  let errors = ''
  child.stderr.on('data', (data) => {
    errors += data
  })
  createInterface({ input: child.stdout }).on('line', (line) => events.push(JSON.parse(line)))
  const ended = () => child.exitCode !== null || child.signalCode !== null
  const kill = async (signal: NodeJS.Signals) => {
    if (!ended()) child.kill(signal)
    while (!ended()) await sleep(10)
  }
  onTestFinished(() => kill('SIGKILL'))
  return {
    process: child,
    events,
    async until(wanted) {
      for (;;) {
        const done = ended()
        const found = events.find(wanted)
        if (found !== undefined) return found
        if (done) throw new Error(`The program ended: ${errors} ${JSON.stringify(events)}`)
        await sleep(10)
      }
    },
    kill,
  }
}

export function pidIn(dataFolder: string): number {
  return Number.parseInt(readFileSync(join(dataFolder, 'postmaster.pid'), 'utf8'), 10)
}

export async function crash(dataFolder: string): Promise<void> {
  const pid = pidIn(dataFolder)
  process.kill(pid, 'SIGKILL')
  while (!hasEnded(pid)) await sleep(10)
}

/** A process nobody has collected yet has ended, too: the server of a killed program may be such a one. */
export function hasEnded(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch {
    return true
  }
  try {
    return /^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))
  } catch {
    return existsSync('/proc/self')
  }
}

/** An account without privileges. */
export function nobody(): { uid: number; gid: number } {
  const ask = (which: string) => Number(execFileSync('id', [which, 'nobody'], { encoding: 'utf8' })) >>> 0
  return { uid: ask('-u'), gid: ask('-g') }
}

/** Whether an account can enter this repository and run this Node. */
export function canUseRepository(account: { uid: number; gid: number }): boolean {
  try {
    const script = fileURLToPath(new URL('start.ts', import.meta.url))
    execFileSync(process.execPath, ['-e', `require('fs').readFileSync(${JSON.stringify(script)})`], {
      ...account,
      cwd: '/',
      stdio: 'ignore',
    })
    return true
  } catch {
    return false
  }
}

/** A test that cannot run here says so where everybody sees it. */
export function skipLoudly(context: TestContext, reason: string): never {
  console.warn(`\nNOT TESTED: "${context.task.name}": ${reason}\n`)
  context.skip(reason)
}

async function endServersIn(folder: string): Promise<void> {
  for (const path of await readdir(folder, { recursive: true }).catch(() => [])) {
    if (!path.endsWith('postmaster.pid')) continue
    try {
      const [pid = 0] = readFileSync(join(folder, path), 'utf8').split('\n').map(Number)
      // Numbers written by a test are not servers.
      if (!commandOf(pid).includes('postgres')) continue
      process.kill(pid, 'SIGQUIT')
      while (!hasEnded(pid)) await sleep(10)
    } catch {} // It has ended by itself.
  }
}

function commandOf(pid: number): string {
  if (existsSync('/proc/self')) return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
  return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' })
}
