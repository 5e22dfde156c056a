/** Turns what PostgreSQL or the system reported into a sentence that says what to do. */
import { statfs } from 'node:fs/promises'
import { dirname } from 'node:path'
import { codeOf, LocalPostgresError, messageOf } from './errors.ts'

/** The order matters: too little shared memory is also reported as "No space left on device". */
const known: readonly { report: RegExp; advice: (dataFolder: string) => string | Promise<string> }[] = [
  {
    report: /shared memory block .* still in use|is still in use by/,
    advice: (dataFolder) =>
      `Processes of an earlier server still use ${dataFolder}. They end by themselves within moments: start again.`,
  },
  {
    report: /could not (?:resize|create|map|open|attach to)[^\n]*shared memory|could not create semaphores/,
    advice: () =>
      'The system gives too little shared memory. In a container start it with --shm-size=256m; elsewhere stop other ' +
      'PostgreSQL servers, or raise the limits kern.sysv.* (macOS) or kernel.shm* (Linux).',
  },
  {
    report: /No space left on device|Disk quota exceeded|ENOSPC|EDQUOT/,
    advice: async (dataFolder) =>
      `No space is left for ${dataFolder}${await spaceLeft(dataFolder)}. Free some (a new server needs about 100 MB) ` +
      'and start again; what was committed is kept. Or set DATABASE_URL to a server elsewhere.',
  },
  {
    report: /has wrong ownership/,
    advice: (dataFolder) =>
      `The data folder ${dataFolder} belongs to another account. Start as its owner, or change the owner with chown -R.`,
  },
  {
    report: /has invalid permissions/,
    advice: (dataFolder) =>
      `Others may read the data folder ${dataFolder}: chmod 700 ${dataFolder}. When that changes nothing, its file ` +
      'system keeps no permissions (a Windows or network drive): move the project, or set DATABASE_URL.',
  },
  {
    report: /Read-only file system|EROFS/,
    advice: (dataFolder) =>
      `The file system of ${dataFolder} is read-only. Mount it writable, move the project, or set DATABASE_URL.`,
  },
  {
    report: /lock file "[^"]*" already exists/,
    advice: (dataFolder) =>
      `Another program seems to run on ${dataFolder}. When none does, remove ${dataFolder}/postmaster.pid and start again.`,
  },
  {
    report: /could not bind|could not create any TCP\/IP sockets/,
    advice: () => 'The port cannot be used. Give a free one above 1024.',
  },
  {
    report: /Permission denied|Operation not permitted|EACCES|EPERM/,
    advice: (dataFolder) =>
      `Permission is missing. The account the server runs under must be able to enter every folder above ${dataFolder} ` +
      'and write the last one. Start as the user the project belongs to, or correct the owner (chown -R).',
  },
  {
    report: /administrative permissions is not permitted|cannot be run as root|"root" execution/,
    advice: () => 'PostgreSQL does not run with administrator rights. Start as a normal user.',
  },
  {
    report: /could not look up effective user ID/,
    advice: () =>
      'This user has a number and no name, as with docker run --user, and initdb wants a name. Add a line for it to ' +
      '/etc/passwd (app:x:<uid>:<gid>::/:/bin/sh), start as a user that has one, or set DATABASE_URL.',
  },
  {
    report: /error while loading shared libraries|Library not loaded/,
    advice: () =>
      'A library is missing. Install the packages anew (npm ci); when the named library belongs to the system, install ' +
      'it, or set DATABASE_URL.',
  },
  {
    report: /Cannot allocate memory|out of memory|could not fork/i,
    advice: () =>
      'The system has too little memory left. Close something, or lower shared_buffers and max_connections.',
  },
  {
    report:
      /unrecognized configuration parameter|invalid value for parameter|outside the valid range|syntax error in file/,
    advice: () => 'A setting is wrong: the lines below name it.',
  },
  {
    report: /database files are incompatible|not compatible with this version/,
    advice: (dataFolder) =>
      `The data in ${dataFolder} are of another PostgreSQL version. Move the folder away to begin with empty data, or ` +
      'set DATABASE_URL to a server of that version.',
  },
  {
    report:
      /could not locate a valid checkpoint record|invalid (?:primary )?checkpoint|incorrect checksum in control file/,
    advice: (dataFolder) =>
      `The data in ${dataFolder} are damaged. Restore a backup, or move the folder away to begin with empty data.`,
  },
]

/** What to do about a report, when it is a known one. */
export async function adviceFor(report: string, dataFolder: string): Promise<string | undefined> {
  return known.find((entry) => entry.report.test(report))?.advice(dataFolder)
}

/** The last lines that tell something: errors and their hints when there are any, else whatever came last. */
function tellingLines(report: string): string[] {
  const lines = report.split('\n').filter((line) => line.trim() !== '')
  const telling = lines.filter((line) => /FATAL|PANIC|ERROR|HINT|DETAIL|error:|WARNING/.test(line))
  return (telling.length > 0 ? telling : lines).slice(-4)
}

/** One error from what was attempted, what to do, and the lines that show why. */
export async function failure(attempt: string, report: string, dataFolder: string): Promise<LocalPostgresError> {
  const advice =
    (await adviceFor(report, dataFolder)) ?? 'The lines below say why; or set DATABASE_URL to another server.'
  const quoted = tellingLines(report).map((line) => `\n  ${line}`)
  return new LocalPostgresError(`${attempt} ${advice}${quoted.join('')}`)
}

/** The same for an error of the file system met on the way. */
export async function fileFailure(error: unknown, dataFolder: string): Promise<unknown> {
  const code = codeOf(error)
  if (error instanceof LocalPostgresError || code === undefined) return error
  const advice = await adviceFor(`${code} ${messageOf(error)}`, dataFolder)
  if (advice === undefined) return error
  return new LocalPostgresError(`PostgreSQL could not be prepared. ${advice}\n  ${messageOf(error)}`, { cause: error })
}

async function spaceLeft(dataFolder: string): Promise<string> {
  for (let folder = dataFolder; folder !== dirname(folder); folder = dirname(folder)) {
    try {
      const { bavail, bsize } = await statfs(folder)
      return ` (${Math.floor((bavail * bsize) / 1024 ** 2)} MB free)`
    } catch {} // A folder not made yet lies on the file system of the one above.
  }
  return ''
}
