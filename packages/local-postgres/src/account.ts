/**
 * Under which account the server runs. PostgreSQL refuses to run as root, so root hands it to an unprivileged account.
 * A data folder that exists decides by its owner, so the choice lasts: an account `postgres` that appears later does
 * not lock the server out of data which `nobody` owns. A new one goes to `postgres`, and to `nobody` where that is
 * missing: initdb wants an account the system knows, and adding one is not for a development server to do.
 */
import { stat } from 'node:fs/promises'
import { LocalPostgresError } from './errors.ts'
import { type Account, run } from './run.ts'

const candidates = ['postgres', 'nobody']

export function isRoot(): boolean {
  return process.getuid?.() === 0
}

/** The account for a new data folder; `undefined` when this process keeps its own. */
export async function chooseAccount(): Promise<Account | undefined> {
  if (!isRoot()) return undefined
  for (const name of candidates) {
    const [uid, gid] = await Promise.all([numberOf('-u', name), numberOf('-g', name)])
    if (uid !== undefined && gid !== undefined && uid !== 0) return usable({ name, uid, gid })
  }
  throw new LocalPostgresError(
    'PostgreSQL does not run as root, and this system has neither an account "postgres" nor "nobody" to run it under. ' +
      'Start as a normal user, add an account (useradd --system postgres), or set DATABASE_URL to a server of your own.',
  )
}

/** The owner of an existing data folder; `undefined` when this process is not root and so cannot choose. */
export async function ownerAccount(dataFolder: string): Promise<Account | undefined> {
  if (!isRoot()) return undefined
  const { uid, gid } = await stat(dataFolder)
  if (uid === 0) {
    throw new LocalPostgresError(
      `The data folder ${dataFolder} belongs to root, and PostgreSQL does not run as root. ` +
        `Give it to an unprivileged account: chown -R postgres ${dataFolder} ${dataFolder}.password`,
    )
  }
  return usable({ name: await nameOf(uid), uid, gid })
}

/** Root is not almighty everywhere: containers can take the right to change the account from it. */
async function usable(account: Account): Promise<Account> {
  const { startError } = await run('/bin/sh', ['-c', ':'], { account })
  if (startError === undefined) return account
  throw new LocalPostgresError(
    `PostgreSQL does not run as root, and root may not act as ${account.name} here (${startError.code}), as in a ` +
      'container without the capabilities SETUID and SETGID. Start as a normal user (docker run --user), or set ' +
      'DATABASE_URL to a server of your own.',
    { cause: startError },
  )
}

/** The account's name for messages; an owner from another system may have none. */
export async function nameOf(uid: number): Promise<string> {
  const result = await run('id', ['-un', String(uid)])
  return result.ok ? result.output.trim() : `uid ${uid}`
}

/** `id` rather than /etc/passwd: it also knows accounts from a directory service, and macOS. */
async function numberOf(which: '-u' | '-g', name: string): Promise<number | undefined> {
  const result = await run('id', [which, name])
  return result.ok ? Number(result.output.trim()) >>> 0 : undefined // nobody is -2 on macOS
}
