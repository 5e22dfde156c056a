/** The data folder: made by initdb once, whole or not at all, and the password that belongs to it. */
import { randomBytes } from 'node:crypto'
import { access, chmod, lchown, mkdir, readdir, readFile, rename, rm, rmdir, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { Binaries } from './binaries.ts'
import { codeOf, LocalPostgresError } from './errors.ts'
import { failure } from './explain.ts'
import { holdsCluster, type Place } from './place.ts'
import { run } from './run.ts'

const MAJOR = '18'

const passwordFile = (dataFolder: string) => `${dataFolder}.password`

/** The superuser's password; `undefined` when its file is gone. */
export async function readPassword(dataFolder: string): Promise<string | undefined> {
  try {
    return (await readFile(passwordFile(dataFolder), 'utf8')).trim()
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined
    throw error
  }
}

export interface ClusterOptions {
  readonly place: Place
  readonly binaries: Binaries
  /** Wait until the files are on the disk. */
  readonly sync: boolean
  readonly log: (line: string) => void
}

/**
 * Gives the password of a cluster that can be started: an existing one of the right version, or a new one.
 * The caller holds the folder's lock.
 */
export async function ensureCluster(options: ClusterOptions): Promise<string> {
  const { dataFolder } = options.place
  await removeUnfinished(dataFolder, options.log)
  if (!(await holdsCluster(dataFolder))) return createCluster(options)
  await checkCluster(dataFolder)
  return (await readPassword(dataFolder)) ?? resetPassword(options)
}

async function checkCluster(dataFolder: string): Promise<void> {
  const version = (await readFile(join(dataFolder, 'PG_VERSION'), 'utf8')).trim()
  if (version !== MAJOR) {
    throw new LocalPostgresError(
      `The data in ${dataFolder} are of PostgreSQL ${version}, and PostgreSQL ${MAJOR} cannot read them. To keep them, ` +
        `set DATABASE_URL to a server of version ${version} that runs on this folder, or export them from it; to begin ` +
        'with empty data, move the folder away and start again.',
    )
  }
  await access(join(dataFolder, 'global', 'pg_control')).catch((error) => {
    if (codeOf(error) !== 'ENOENT') throw error
    throw new LocalPostgresError(
      `The data folder ${dataFolder} is incomplete: global/pg_control is missing. Restore a backup of it, or move the ` +
        'folder away and start again to begin with empty data.',
    )
  })
}

/**
 * initdb works in a folder of another name, which is renamed when it is finished: a kill leaves a folder that is
 * recognised by its name, and never a data folder that looks whole and is not.
 */
async function createCluster(options: ClusterOptions): Promise<string> {
  const { place, log } = options
  const { dataFolder, account } = place
  await refuseForeignFolder(dataFolder)
  log(`Creating a PostgreSQL ${MAJOR} data folder in ${dataFolder}.`)

  const password = await writePassword(place)
  const unfinished = `${dataFolder}.unfinished-${randomBytes(4).toString('hex')}`
  try {
    const report = await initialise(unfinished, options)
    if (report !== undefined) throw await failure('The data folder could not be created.', report, dataFolder)
    await rename(unfinished, dataFolder)
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true }).catch(() => {})
    throw error
  }
  if (account !== undefined) log(`The data folder belongs to ${account.name}, whom PostgreSQL runs as.`)
  return password

  async function initialise(folder: string, { binaries, sync }: ClusterOptions): Promise<string | undefined> {
    let report = ''
    for (const ctype of ctypes) {
      await mkdir(folder, { mode: 0o700 })
      if (account !== undefined) await lchown(folder, account.uid, account.gid)
      const args = [`--pgdata=${folder}`, '--username=postgres', `--pwfile=${passwordFile(dataFolder)}`]
      args.push('--auth=scram-sha-256', '--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8')
      args.push('--locale=C', `--lc-ctype=${ctype}`, ...(sync ? [] : ['--no-sync']))
      const result = await run(binaries.initdb, args, { account })
      if (result.ok) return undefined
      report = result.startError?.message ?? result.output
      await rm(folder, { recursive: true, force: true })
      if (!/locale/.test(report)) break
    }
    return report
  }
}

/**
 * Sorting and case come from PostgreSQL's own C.UTF-8, the same on every system. Some extensions (pg_trgm) still ask
 * the C library which characters are letters, and with "C" would see none outside ASCII, so the first of these that
 * the system has is taken: Linux has C.UTF-8, macOS the other two.
 */
export const ctypes = ['C.UTF-8', 'en_US.UTF-8', 'UTF-8', 'C']

/** A folder in the way that initdb did not make: an empty one is taken, any other is not ours to touch. */
async function refuseForeignFolder(dataFolder: string): Promise<void> {
  try {
    await rmdir(dataFolder)
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return
    throw new LocalPostgresError(
      `${dataFolder} is there but is no PostgreSQL data folder, and it is not empty. Move it away, or choose another.`,
      { cause: error },
    )
  }
}

/** What initdb left when it was killed. It may still run for a moment, so what cannot be removed waits for next time. */
async function removeUnfinished(dataFolder: string, log: (line: string) => void): Promise<void> {
  const prefix = `${basename(dataFolder)}.unfinished-`
  for (const name of await readdir(dirname(dataFolder))) {
    if (!name.startsWith(prefix)) continue
    log(`Removing ${name}, which an interrupted start left behind.`)
    await rm(join(dirname(dataFolder), name), { recursive: true, force: true, maxRetries: 3 }).catch(() => {})
  }
}

/** Sets a new password in single-user mode, where none is asked for. The server must not be running. */
async function resetPassword({ place, binaries, log }: ClusterOptions): Promise<string> {
  log(`The file ${passwordFile(place.dataFolder)} is missing: setting a new password.`)
  const password = await writePassword(place)
  const args = ['--single', '-D', place.dataFolder, 'postgres']
  const input = `alter role postgres password '${password}';\n`
  const result = await run(binaries.postgres, args, { account: place.account, input })
  if (result.ok && !/ERROR|FATAL/.test(result.output)) return password
  await rm(passwordFile(place.dataFolder), { force: true }) // Else the next start would trust it.
  throw await failure('A new password could not be set.', result.startError?.message ?? result.output, place.dataFolder)
}

async function writePassword({ dataFolder, account }: Place): Promise<string> {
  const password = randomBytes(24).toString('base64url')
  const file = passwordFile(dataFolder)
  const draft = `${file}.draft`
  await rm(draft, { force: true })
  await writeFile(draft, `${password}\n`, { mode: 0o600, flag: 'wx' })
  await chmod(draft, 0o600)
  if (account !== undefined) await lchown(draft, account.uid, account.gid)
  await rename(draft, file)
  return password
}
