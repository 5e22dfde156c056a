/** The local server as a whole: finds the place, attaches to a server that runs there or starts one, and stops it. */
import { lchown } from 'node:fs/promises'
import { dirname } from 'node:path'
import { isRoot } from './account.ts'
import { packageFolder, prepareBinaries } from './binaries.ts'
import { ensureCluster, readPassword } from './cluster.ts'
import { fileFailure } from './explain.ts'
import { acquireLock } from './lock.ts'
import { findPlace, type Place } from './place.ts'
import { findRunning, type Postmaster, shutDown } from './postmaster.ts'
import { logFile, startServer } from './server.ts'
import { localUrl } from './url.ts'

export interface LocalPostgres {
  /** Connection URL of the superuser `postgres` and database `postgres`, password included. See `withDatabase`. */
  readonly url: string
  readonly port: number
  /** Where the data really are. Beside it lie files of the same name with .password, .log, .port and .lock. */
  readonly dataFolder: string
  /** 'started' now, or 'attached' to a server that was already running on this data folder. */
  readonly how: 'started' | 'attached'
  /**
   * Fast shutdown: open transactions are rolled back, data written. When attached it does nothing unless
   * `evenIfAttached`. Resolves when the process is gone; calling it again is harmless.
   */
  stop(options?: { evenIfAttached?: boolean }): Promise<void>
}

export interface LocalPostgresOptions {
  /** Wished for. Started as root, the server may have to use a folder in `systemFolder` instead; `log` says so. */
  dataFolder: string
  /** First choice, by default 54320; the next free one when taken. */
  port?: number
  /** Settings of postgresql.conf, e.g. `{ fsync: 'off' }`. A server attached to keeps those it was started with. */
  settings?: Record<string, string>
  /** Receives sentences for a person: what happens, and where. */
  log?: (line: string) => void
  /** Where data and programs go that root's server cannot reach in the project, by default /var/lib/bookme. */
  systemFolder?: string
}

/**
 * Starts PostgreSQL on a data folder, which is made when it is missing, or attaches to a server already running there.
 * The server does not depend on this process: when it is killed, the next call attaches. No signal handlers are set;
 * whoever wants the server to stop with the process calls `stop`.
 *
 * @throws {LocalPostgresError} it did not work; the message says what to do
 */
export async function startLocalPostgres(options: LocalPostgresOptions): Promise<LocalPostgres> {
  const log = options.log ?? (() => {})
  const systemFolder = options.systemFolder ?? '/var/lib/bookme'
  let dataFolder = options.dataFolder
  try {
    const place = await findPlace(dataFolder, systemFolder, log)
    dataFolder = place.dataFolder
    const release = await acquireLock(`${dataFolder}.lock`, log)
    try {
      const running = await findRunning(dataFolder, log)
      if (running !== undefined) {
        log(`PostgreSQL is already running on ${dataFolder}, port ${running.port}: attached to it.`)
        return localPostgres('attached', running, dataFolder, (await readPassword(dataFolder)) ?? '')
      }
      const binaries = await prepareBinaries({
        source: packageFolder(),
        account: place.account,
        copyInto: isRoot() ? systemFolder : dirname(dataFolder),
        log,
      })
      const settings = options.settings ?? {}
      const password = await ensureCluster({ place, binaries, sync: settings.fsync !== 'off', log })
      const started = await startServer({ place, binaries, password, port: options.port ?? 54320, settings, log })
      await handOver(place)
      log(`PostgreSQL runs on 127.0.0.1:${started.port}, data in ${dataFolder}, log in ${logFile(dataFolder)}.`)
      return localPostgres('started', started, dataFolder, password)
    } finally {
      release()
    }
  } catch (error) {
    throw await fileFailure(error, dataFolder)
  }
}

/** Gives what root has written beside the data to their owner, who may be the one to start next time. */
async function handOver({ dataFolder, account }: Place): Promise<void> {
  if (account === undefined) return
  for (const suffix of ['.lock', '.log', '.port']) await lchown(`${dataFolder}${suffix}`, account.uid, account.gid)
}

function localPostgres(
  how: 'started' | 'attached',
  { pid, port }: Postmaster,
  dataFolder: string,
  password: string,
): LocalPostgres {
  let stopping: Promise<void> | undefined
  return {
    url: localUrl(port, password),
    port,
    dataFolder,
    how,
    async stop({ evenIfAttached = false } = {}) {
      if (how === 'attached' && !evenIfAttached) return
      stopping ??= shutDown(pid, dataFolder)
      await stopping
    },
  }
}
