/** Runs PostgreSQL's programs: with a small environment of their own and, where asked, under another account. */
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { parse } from 'node:path'

/** An account of the operating system; `undefined` where it is optional means the one this process has. */
export interface Account {
  readonly name: string
  readonly uid: number
  readonly gid: number
}

export interface RunResult {
  readonly ok: boolean
  /** Standard output and standard error, in the order they came. */
  readonly output: string
  /** Why the program did not even start: ENOENT, EACCES, EPERM … */
  readonly startError?: NodeJS.ErrnoException
}

const passedOn = [
  'PATH',
  'HOME',
  'TMPDIR',
  'LD_LIBRARY_PATH',
  'DYLD_LIBRARY_PATH',
  'SystemRoot',
  'SYSTEMROOT',
  'TEMP',
  'TMP',
]

/**
 * What PostgreSQL's programs see: nothing of PGDATA, PGPORT and their like, which would redirect them, and none of the
 * application's secrets, which any of the server's processes could read. LC_ALL=C keeps messages in English, because
 * `explain.ts` reads them; TZ makes the log's times and the default time zone the same on every machine.
 */
export function serverEnvironment(): NodeJS.ProcessEnv {
  const environment: NodeJS.ProcessEnv = { LC_ALL: 'C', TZ: 'UTC' }
  for (const name of passedOn) {
    const value = process.env[name]
    if (value !== undefined) environment[name] = value
  }
  return environment
}

/** A folder any account may stand in: the current one may be closed to the account a program runs under. */
export function anyonesFolder(): string {
  return parse(process.execPath).root
}

/** Runs a program to its end. It resolves also when the program fails or cannot be started. */
export function run(
  command: string,
  args: readonly string[],
  options: { account?: Account | undefined; input?: string } = {},
): Promise<RunResult> {
  return new Promise((resolve) => {
    let output = ''
    let child: ChildProcessWithoutNullStreams
    try {
      // Node drops supplementary groups whenever it changes the uid, so nothing of root's remains.
      child = spawn(command, args, {
        cwd: anyonesFolder(),
        env: serverEnvironment(),
        uid: options.account?.uid,
        gid: options.account?.gid,
        windowsHide: true,
      })
    } catch (startError) {
      // Node throws some system errors, EPERM among them, and reports others as an event.
      resolve({ ok: false, output, startError: startError as NodeJS.ErrnoException })
      return
    }
    child.stdout.on('data', (data) => {
      output += data
    })
    child.stderr.on('data', (data) => {
      output += data
    })
    child.on('error', (startError) => resolve({ ok: false, output, startError }))
    child.on('close', (code) => resolve({ ok: code === 0, output }))
    child.stdin.on('error', () => {}) // A program that ends before it has read all input is judged by its exit.
    child.stdin.end(options.input ?? '')
  })
}
