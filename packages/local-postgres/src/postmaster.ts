/** The server's process: who it is by its postmaster.pid, whether that is still true, and how it is ended. */
import { readFile, readlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import { binariesIn, packageFolder } from './binaries.ts'
import { readPassword } from './cluster.ts'
import { codeOf, LocalPostgresError, messageOf } from './errors.ts'
import { run } from './run.ts'
import { localUrl } from './url.ts'

/** Fields of postmaster.pid; the server writes them one after another while it starts. */
export interface PidFile {
  readonly pid: number
  readonly port: number | undefined
  /** 'starting', 'stopping', 'ready' or 'standby'. */
  readonly status: string | undefined
}

export interface Postmaster {
  readonly pid: number
  readonly port: number
}

/** Beyond every system's largest process number: such a process is certainly not running. */
const NOBODYS_PID = 999_999_999

export async function readPidFile(dataFolder: string): Promise<PidFile | undefined> {
  try {
    const lines = (await readFile(join(dataFolder, 'postmaster.pid'), 'utf8')).split('\n')
    const pid = Math.abs(Number.parseInt(lines[0] ?? '', 10)) // Single-user mode writes it negative.
    if (!Number.isInteger(pid) || pid === 0) return undefined
    return { pid, port: Number(lines[3]) || undefined, status: lines[7]?.trim() || undefined }
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined
    throw error
  }
}

/**
 * Finds the server that runs on a data folder, and waits for one that is starting or stopping.
 * The caller holds the folder's lock.
 *
 * @returns `undefined` when none runs; what a crashed one left is then out of the way of a new one
 */
export async function findRunning(dataFolder: string, log: (line: string) => void): Promise<Postmaster | undefined> {
  const began = Date.now()
  let told = false
  for (;;) {
    const file = await readPidFile(dataFolder)
    if (file === undefined || !exists(file.pid)) return undefined
    const password = await readPassword(dataFolder)
    const answer = await askForPid(file.port, password)
    if (file.port !== undefined && answer.pid === file.pid) return { pid: file.pid, port: file.port }
    if ((await isPostmasterOf(file.pid, dataFolder)) === false) {
      log(`The server has crashed, and its process number ${file.pid} is no server's any more: recovering the data.`)
      await disown(dataFolder)
      return undefined
    }
    if (password === undefined || answer.code === '28P01') {
      throw new LocalPostgresError(
        `A server runs on ${dataFolder} (process ${file.pid}), but the password in ${dataFolder}.password is ` +
          `${password === undefined ? 'missing' : 'not its own'}. Stop it (kill -INT ${file.pid}), remove that file and ` +
          'start again: a new password will be set.',
      )
    }
    if (Date.now() - began > 120_000) {
      throw new LocalPostgresError(
        `A server runs on ${dataFolder} (process ${file.pid}), but does not answer: ${answer.problem}. Stop it ` +
          `(kill -INT ${file.pid}, or -QUIT when that does not help) and start again. When that process is another ` +
          `program, remove ${dataFolder}/postmaster.pid instead.`,
      )
    }
    if (!told && Date.now() - began > 1000) {
      told = true
      log(`A server on ${dataFolder} is ${file.status === 'stopping' ? 'stopping' : 'starting'}: waiting for it.`)
    }
    await sleep(100)
  }
}

/** The process number that a server itself finds in its data folder: right password, right folder, right process. */
export async function askForPid(
  port: number | undefined,
  password: string | undefined,
): Promise<{ pid?: number; code?: string | undefined; problem?: string }> {
  if (port === undefined || password === undefined) return {}
  const client = new Client({ connectionString: localUrl(port, password), connectionTimeoutMillis: 5000 })
  client.on('error', () => {}) // A server that stops meanwhile is noticed by the query.
  try {
    await client.connect()
    const { rows } = await client.query<{ file: string }>("select pg_read_file('postmaster.pid') as file")
    return { pid: Number.parseInt(rows[0]?.file ?? '', 10) }
  } catch (error) {
    return { code: codeOf(error), problem: messageOf(error) }
  } finally {
    await client.end().catch(() => {})
  }
}

/**
 * Whether a process is the server of this data folder. Numbers are used again, soonest after a restart of a container.
 *
 * @returns `undefined` when the system does not tell
 */
async function isPostmasterOf(pid: number, dataFolder: string): Promise<boolean | undefined> {
  if (!exists(pid)) return false
  if (process.platform === 'win32') {
    const tasks = await run('tasklist', ['/FI', `PID eq ${pid}`, '/FO', 'CSV', '/NH'])
    return tasks.ok && !/postgres\.exe/i.test(tasks.output) ? false : undefined // It does not show the data folder.
  }
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => undefined)
  if (command !== undefined) {
    // A process that has ended and waits to be collected has no arguments left.
    const [program = '', ...args] = command.split('\0')
    if (!/postgres/.test(program)) return false
    // The working folder follows when the project is moved, the arguments do not.
    return args.includes(dataFolder) || (await readlink(`/proc/${pid}/cwd`).catch(() => '')) === dataFolder
  }
  const listed = await run('ps', ['-o', 'command=', '-p', String(pid)])
  if (listed.startError !== undefined) return undefined
  return /postgres/.test(listed.output) && listed.output.includes(dataFolder)
}

/** Ends the server: clients are disconnected and all data written; harder when that takes too long. */
export async function shutDown(pid: number, dataFolder: string, patienceMs = 30_000): Promise<void> {
  if ((await isPostmasterOf(pid, dataFolder)) === false) return
  for (const [signal, mode, bound] of [
    ['SIGINT', 'fast', patienceMs],
    ['SIGQUIT', 'immediate', 15_000],
  ] as const) {
    await request(signal, mode)
    const deadline = Date.now() + bound
    while (Date.now() < deadline) {
      if ((await isPostmasterOf(pid, dataFolder)) === false) return
      if (process.platform === 'win32' && (await readPidFile(dataFolder)) === undefined) return
      await sleep(25)
    }
  }
  throw new LocalPostgresError(
    `The server (process ${pid}) does not stop; its disk may be hanging. Its log is ${dataFolder}.log. ` +
      'The last resort is to kill that process: what was committed is recovered at the next start.',
  )

  async function request(signal: 'SIGINT' | 'SIGQUIT', mode: string): Promise<void> {
    try {
      // Windows has no signals: Node would end the process on the spot, so pg_ctl asks through the server's own pipe.
      if (process.platform !== 'win32') process.kill(pid, signal)
      else await run(binariesIn(packageFolder()).pgCtl, ['stop', '--no-wait', '-m', mode, '-D', dataFolder])
    } catch (error) {
      if (codeOf(error) === 'ESRCH') return
      throw new LocalPostgresError(
        `The server (process ${pid}) runs under another account and cannot be stopped from here. Stop it as that user.`,
        { cause: error },
      )
    }
  }
}

/**
 * Tells PostgreSQL that the process in postmaster.pid is gone. The rest of the file stays: by the shared memory it
 * names, PostgreSQL finds out whether processes of the crashed server still work on the data.
 */
async function disown(dataFolder: string): Promise<void> {
  const file = join(dataFolder, 'postmaster.pid')
  const content = await readFile(file, 'utf8')
  await writeFile(file, content.replace(/^-?\d+/, String(NOBODYS_PID)))
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return codeOf(error) === 'EPERM' // It is there, and somebody else's.
  }
}
