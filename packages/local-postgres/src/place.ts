/**
 * Where the data are, and under which account. Normally in the folder wished for. Root is the special case: the
 * unprivileged account the server runs under often cannot enter root's home, and then the data go to a lasting folder
 * of the system.
 */
import { createHash, randomBytes } from 'node:crypto'
import { access, chmod, lchown, mkdir, readFile, realpath, rm, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { chooseAccount, isRoot, nameOf, ownerAccount } from './account.ts'
import { codeOf, LocalPostgresError, messageOf } from './errors.ts'
import { type Account, run } from './run.ts'

export interface Place {
  readonly dataFolder: string
  /** Whom the server runs as; `undefined`: the account of this process. */
  readonly account: Account | undefined
}

/** Left at the wished place, so that the data are found again after the project has been moved. */
interface Elsewhere {
  readonly dataFolder: string
  readonly wishedFolder: string
}

/** Finds or makes the place. Where data exist, they decide: a second, empty place would look like data lost. */
export async function findPlace(wish: string, systemFolder: string, log: (line: string) => void): Promise<Place> {
  const wished = await realPath(resolve(wish))
  const elsewhere = await findElsewhere(wished, systemFolder)
  if (!isRoot()) return ownPlace(wished, elsewhere, log)

  if (await holdsCluster(wished)) {
    const account = await ownerAccount(wished)
    const obstacle = await obstacleTo(wished, account)
    if (obstacle === undefined) return { dataFolder: wished, account }
    throw new LocalPostgresError(
      `The data are in ${wished}, but ${account?.name}, whom the server runs as, cannot use that folder: ${obstacle}. ` +
        `Let that account enter the folders above it (chmod o+x), or move the folder with its .password file.`,
    )
  }

  if (await holdsCluster(elsewhere)) {
    log(`The data are in ${elsewhere}, where an earlier start put them, not in ${wished}.`)
    await rememberElsewhere({ dataFolder: elsewhere, wishedFolder: wished })
    return { dataFolder: elsewhere, account: await ownerAccount(elsewhere) }
  }

  const account = await chooseAccount()
  const obstacle = await obstacleToNew(wished, account)
  if (obstacle === undefined) return { dataFolder: wished, account }
  log(
    `PostgreSQL does not run as root, so it runs as ${account?.name}, who cannot use ${wished}: ${obstacle}. ` +
      `The data go to ${elsewhere} instead and stay there.`,
  )
  const second = await obstacleToNew(elsewhere, account)
  if (second !== undefined) {
    throw new LocalPostgresError(
      `There is no folder for the data: ${account?.name} can use neither ${wished} (${obstacle}) nor ${elsewhere} ` +
        `(${second}). Start as the user the project belongs to, or set DATABASE_URL.`,
    )
  }
  await rememberElsewhere({ dataFolder: elsewhere, wishedFolder: wished })
  return { dataFolder: elsewhere, account }
}

/** A finished cluster: initdb works in another folder and renames it, so a folder of this name is never half-made. */
export async function holdsCluster(folder: string): Promise<boolean> {
  try {
    await access(join(folder, 'PG_VERSION'))
    return true
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return false
    if (codeOf(error) !== 'EACCES') throw error
    throw await ownedByAnother(folder, error)
  }
}

/** Makes a folder and those above it, enterable for others whatever the umask: the server's account must pass. */
export async function makeFolder(folder: string): Promise<void> {
  const first = await mkdir(folder, { recursive: true, mode: 0o755 })
  if (first === undefined) return
  for (let made = folder; made.length >= first.length; made = dirname(made)) await chmod(made, 0o755)
}

async function ownPlace(wished: string, elsewhere: string, log: (line: string) => void): Promise<Place> {
  if (await holdsCluster(wished)) {
    const { uid } = await stat(wished)
    if (process.getuid !== undefined && uid !== process.getuid()) throw await ownedByAnother(wished)
  } else if (await holdsCluster(elsewhere).catch(() => true)) {
    log(`Note: an earlier start as root keeps its data in ${elsewhere}. This start has data of its own in ${wished}.`)
  }
  await makeFolder(dirname(wished))
  return { dataFolder: wished, account: undefined }
}

async function ownedByAnother(folder: string, cause?: unknown): Promise<LocalPostgresError> {
  const owner = await stat(folder).catch(() => undefined)
  const who = owner === undefined ? 'another user' : await nameOf(owner.uid)
  return new LocalPostgresError(
    `The data folder ${folder} belongs to ${who}: the server was started as root or by another user before. Start it ` +
      `the same way again, or take it over: sudo chown -R "$(id -u):$(id -g)" ${folder} ${folder}.*`,
    { cause },
  )
}

/** Why the account cannot work in an existing folder; `undefined` when it can. Tried, since modes are not the whole truth. */
async function obstacleTo(folder: string, account: Account | undefined): Promise<string | undefined> {
  const result = await run('/bin/sh', ['-c', 'cd "$1" && test -w .', 'sh', folder], { account })
  if (result.ok) return undefined
  return `${await closedFolder(folder, account)} is closed to that account`
}

/** The same for a folder still to be made: tried with one beside it. */
async function obstacleToNew(folder: string, account: Account | undefined): Promise<string | undefined> {
  const trial = `${folder}.trial-${randomBytes(4).toString('hex')}`
  try {
    await makeFolder(dirname(folder))
    await mkdir(trial, { mode: 0o700 })
    if (account !== undefined) await lchown(trial, account.uid, account.gid)
    const { uid, mode } = await stat(trial)
    // Drives shared from Windows or into a container accept chown and forget it.
    if ((account !== undefined && uid !== account.uid) || (mode & 0o077) !== 0) return 'its file system keeps no owners'
    return await obstacleTo(trial, account)
  } catch (error) {
    if (['EACCES', 'EPERM', 'EROFS', 'ENOTSUP', 'EINVAL'].includes(codeOf(error) ?? '')) return messageOf(error)
    throw error
  } finally {
    await rm(trial, { recursive: true, force: true })
  }
}

/** The topmost folder on the way that the account cannot enter. */
async function closedFolder(folder: string, account: Account | undefined): Promise<string> {
  const parent = dirname(folder)
  if (parent !== folder) {
    const above = await run('/bin/sh', ['-c', 'cd "$1"', 'sh', parent], { account })
    if (!above.ok) return closedFolder(parent, account)
  }
  return folder
}

/** The folder of the system for a wished place: the one noted there, unless the note came along in a copy. */
async function findElsewhere(wished: string, systemFolder: string): Promise<string> {
  const note = await readElsewhere(wished)
  if (note !== undefined && note.wishedFolder !== wished) {
    const original = await readElsewhere(note.wishedFolder)
    const moved = original?.dataFolder !== note.dataFolder
    if (moved && (await holdsCluster(note.dataFolder).catch(() => false))) return note.dataFolder
  }
  const hash = createHash('sha256').update(wished).digest('hex').slice(0, 12)
  const name = wished
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(-40)
    .replace(/^-/, '')
  return join(systemFolder, `${name}-${hash}`, basename(wished))
}

const noteFor = (wished: string) => `${wished}.elsewhere.json`

async function readElsewhere(wished: string): Promise<Elsewhere | undefined> {
  try {
    const note: unknown = JSON.parse(await readFile(noteFor(wished), 'utf8'))
    const { dataFolder, wishedFolder } = note as Partial<Record<keyof Elsewhere, unknown>>
    if (typeof dataFolder === 'string' && typeof wishedFolder === 'string') return { dataFolder, wishedFolder }
  } catch {} // No note, or none that can be read: the path alone decides.
  return undefined
}

async function rememberElsewhere(note: Elsewhere): Promise<void> {
  await writeFile(noteFor(note.wishedFolder), `${JSON.stringify(note, undefined, 2)}\n`).catch(() => {})
}

/** The path without symbolic links, also when its last parts do not exist yet: one folder, one name. */
async function realPath(path: string): Promise<string> {
  try {
    return await realpath(path)
  } catch (error) {
    if (codeOf(error) !== 'ENOENT' || dirname(path) === path) throw error
    return join(await realPath(dirname(path)), basename(path))
  }
}
