/** One process at a time prepares a data folder. */
import { open } from 'node:fs/promises'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as sleep } from 'node:timers/promises'
import { LocalPostgresError, messageOf } from './errors.ts'

const BUSY = 5

/**
 * Waits for the lock on a file and holds it until the returned function is called, or the process ends in any way.
 *
 * PostgreSQL's own postmaster.pid is no help before there is a data folder, and two servers that find the same stale
 * one can both take it. Node has no file locks of its own, but SQLite locks its files with the system's, which a killed
 * process cannot leave behind. The database stays empty, and its journal in memory: a full disk is no obstacle.
 */
export async function acquireLock(
  file: string,
  log: (line: string) => void,
  patienceMs = 300_000,
): Promise<() => void> {
  await (await open(file, 'a')).close() // SQLite would hide why it cannot.
  const database = new DatabaseSync(file)
  const began = Date.now()
  let told = false
  for (;;) {
    try {
      database.exec('pragma busy_timeout = 0; pragma journal_mode = memory; begin exclusive')
      return () => database.close()
    } catch (error) {
      if ((error as { errcode?: number }).errcode !== BUSY) {
        database.close()
        throw new LocalPostgresError(`The lock ${file} cannot be taken: ${messageOf(error)}. Remove the file.`, {
          cause: error,
        })
      }
    }
    const waited = Date.now() - began
    if (waited > patienceMs) {
      database.close()
      throw new LocalPostgresError(
        `Another process has been starting the server for ${Math.round(waited / 1000)} s and holds ${file}. End it.`,
      )
    }
    if (waited > 1000 && !told) {
      told = true
      log('Another process is starting the server: waiting for it.')
    }
    await sleep(50)
  }
}
