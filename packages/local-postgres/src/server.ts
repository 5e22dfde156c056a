/** Starts the server's process: on the first port it gets, apart from this process's group, watched until it is ready. */
import { type ChildProcess, spawn } from 'node:child_process'
import { type FileHandle, open, readFile, rename, stat, writeFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Binaries } from './binaries.ts'
import { codeOf, LocalPostgresError, messageOf } from './errors.ts'
import { failure } from './explain.ts'
import type { Place } from './place.ts'
import { askForPid, type Postmaster, readPidFile, shutDown } from './postmaster.ts'
import { anyonesFolder, serverEnvironment } from './run.ts'

export interface StartOptions {
  readonly place: Place
  readonly binaries: Binaries
  readonly password: string
  /** The first choice. */
  readonly port: number
  readonly settings: Readonly<Record<string, string>>
  readonly log: (line: string) => void
}

const PORTS_TRIED = 100
const LOG_BYTES_KEPT = 10 * 1024 ** 2

export const logFile = (dataFolder: string) => `${dataFolder}.log`
const portFile = (dataFolder: string) => `${dataFolder}.port`

/**
 * Starts the server on the wished port or the next free one. Whether a port is free is found out by starting on it:
 * a check beforehand can be overtaken.
 */
export async function startServer(options: StartOptions): Promise<Postmaster> {
  const { place, log } = options
  const [first = options.port, ...others] = await portsToTry(place.dataFolder, options.port)
  let waitedForMemory = 0
  for (let port: number | undefined = first; port !== undefined; ) {
    const attempt = await launch(options, port)
    if ('pid' in attempt) {
      if (port !== first) log(`Port ${first} is taken: PostgreSQL listens on ${port}.`)
      await writeFile(portFile(place.dataFolder), `${options.port} ${port}\n`)
      return attempt
    }
    if (/Address already in use|Only one usage of each socket address|WSAEADDRINUSE/.test(attempt.report)) {
      port = others.shift()
    } else if (/pre-existing shared memory block/.test(attempt.report) && waitedForMemory < 10_000) {
      // After a crash the server's children take a moment to notice.
      waitedForMemory += 500
      await sleep(500)
    } else {
      throw await failure('PostgreSQL did not start.', attempt.report, place.dataFolder)
    }
  }
  throw new LocalPostgresError(
    `No port from ${options.port} on is free. Give another one, or stop a program that uses one of them.`,
  )
}

/** First the port this folder had when the same one was wished for, so that the address lasts. */
async function portsToTry(dataFolder: string, wished: number): Promise<number[]> {
  const content = await readFile(portFile(dataFolder), 'utf8').catch(() => '')
  const [askedThen, gotThen] = content.trim().split(' ').map(Number)
  const remembered = askedThen === wished && gotThen !== undefined ? [gotThen] : []
  const upwards = Array.from({ length: PORTS_TRIED }, (_, index) => wished + index)
  return [...new Set([...remembered, ...upwards])].filter((port) => port > 0 && port < 65_536)
}

/** One attempt on one port: the running server, or what it wrote before it gave up. */
async function launch(options: StartOptions, port: number): Promise<Postmaster | { report: string }> {
  const { place, binaries, password, settings } = options
  const output = await openLog(place.dataFolder)
  let child: ChildProcess
  let startError: Error | undefined
  const start = (await output.stat()).size
  try {
    const fixed = { listen_addresses: '127.0.0.1', unix_socket_directories: '', port: String(port) }
    const args = ['-D', place.dataFolder]
    for (const [name, value] of Object.entries({ ...settings, ...fixed })) args.push('-c', `${name}=${value}`)
    child = spawn(binaries.postgres, args, {
      cwd: anyonesFolder(),
      env: serverEnvironment(),
      uid: place.account?.uid,
      gid: place.account?.gid,
      // A process group of its own: Ctrl-C in a terminal reaches everybody in the application's, and the server has to
      // outlive the application's last transaction.
      detached: true,
      windowsHide: true,
      stdio: ['ignore', output.fd, output.fd],
    })
    child.on('error', (error) => {
      startError = error
    })
  } catch (error) {
    return { report: messageOf(error) }
  } finally {
    await output.close()
  }
  child.unref()

  const hasEnded = () => startError !== undefined || child.exitCode !== null || child.signalCode !== null
  const report = async () => startError?.message ?? (await readFrom(logFile(place.dataFolder), start))
  const began = Date.now()
  let nextNotice = 5000
  for (;;) {
    if (hasEnded()) return { report: await report() }
    const file = await readPidFile(place.dataFolder)
    if (file?.pid === child.pid && file?.status === 'ready') break
    if (Date.now() - began > nextNotice) {
      nextNotice += 10_000
      options.log(
        `PostgreSQL is still starting, after a crash it recovers the data first. Its log: ${logFile(place.dataFolder)}`,
      )
    }
    await sleep(20)
  }

  const pid = child.pid as number
  const answer = await askForPid(port, password)
  if (answer.pid === pid) return { pid, port }
  if (hasEnded()) return { report: await report() }
  await shutDown(pid, place.dataFolder)
  if (answer.code === '28P01') {
    throw new LocalPostgresError(
      `The password in ${place.dataFolder}.password is not this server's. Put the right one there, or remove the ` +
        'file and start again: a new password will be set.',
    )
  }
  throw new LocalPostgresError(
    `PostgreSQL started on 127.0.0.1:${port}, but does not answer there: ${answer.problem ?? 'another server does'}. ` +
      `Look for a firewall or another program on that port. The server's log is ${logFile(place.dataFolder)}.`,
  )
}

/** Opens the log to append, its predecessor put aside when it has grown long. Statements in it are nobody else's to read. */
async function openLog(dataFolder: string): Promise<FileHandle> {
  const file = logFile(dataFolder)
  const size = await stat(file).then(
    (found) => found.size,
    () => 0,
  )
  if (size > LOG_BYTES_KEPT) await rename(file, `${file}.1`)
  return open(file, 'a', 0o600)
}

async function readFrom(file: string, start: number): Promise<string> {
  try {
    return (await readFile(file)).subarray(start).toString('utf8')
  } catch (error) {
    return `The log cannot be read (${codeOf(error)}).`
  }
}
