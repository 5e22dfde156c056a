import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { CommandError } from './errors.ts'

/** The project's root, where `.data` and `.env` are. */
const projectFolder = join(import.meta.dirname, '..', '..', '..', '..')
/** What the program keeps for itself; git ignores it. */
export const dataFolder = process.env.BOOKME_DATA ?? join(projectFolder, '.data')

export interface Database {
  /** Of the owner; `undefined` where only the application's login was given. */
  url: string | undefined
  /** `embedded`: the project's own server, for development. `given`: the one that the environment names. */
  kind: 'embedded' | 'given'
  /**
   * Watches an embedded server from now on and starts it again when it goes away. Rejects when that does not help;
   * otherwise it stays pending until {@link stop}. Of a server that is somebody else's it is pending for ever.
   */
  keepUp(): Promise<void>
  /** Stops an embedded server if this process started it, or in any case when `evenIfAttached`. */
  stop(options?: { evenIfAttached?: boolean }): Promise<void>
}

/**
 * The database to work on: the one DATABASE_URL names, or else one of the project's own, started when it does not run.
 *
 * @param log - hears what happens, in sentences
 * @param options.owner - false where the application's login in DATABASE_APP_URL is enough
 * @throws {CommandError} only the application's login was given, and more is needed
 * @throws {ServerUnusableError} @throws {LocalPostgresError}
 */
export async function openDatabase(
  log: (line: string) => void = () => {},
  { owner = true }: { owner?: boolean } = {},
): Promise<Database> {
  readEnvFile()
  const { DATABASE_URL: ownerUrl = '', DATABASE_APP_URL: applicationUrl = '' } = process.env
  if (ownerUrl === '' && applicationUrl !== '' && owner) {
    throw new CommandError("This needs the owner's login to the database: set DATABASE_URL.")
  }
  if (ownerUrl !== '' || applicationUrl !== '') {
    const { checkServer } = await import('@bookme/local-postgres')
    const { warnings } = await checkServer(ownerUrl === '' ? applicationUrl : ownerUrl)
    for (const warning of warnings) console.error(warning)
    return {
      url: ownerUrl === '' ? undefined : ownerUrl,
      kind: 'given',
      keepUp: () => new Promise(() => {}),
      stop: async () => {},
    }
  }
  const [{ ensureDatabase, startLocalPostgres }, { superviseServer }] = await Promise.all([
    import('@bookme/local-postgres'),
    import('./supervise.ts'),
  ])
  const start = () => startLocalPostgres({ dataFolder: join(dataFolder, 'postgres'), log })
  let server = await start()
  try {
    const url = await ensureDatabase(server.url, 'bookme')
    const guard = new AbortController()
    let guarding: Promise<void> | undefined
    const restart = async () => {
      server = await start()
      return server.url
    }
    const keepUp = () => {
      guarding ??= superviseServer({ url: server.url, restart, log, signal: guard.signal })
      return guarding
    }
    const stop: Database['stop'] = async (options) => {
      guard.abort()
      // It may be starting the server just now.
      await guarding?.catch(() => {})
      // Whoever else works on it, another `up` or `runserver`, would lose it in the middle.
      if (await isUsedByOthers(server.url)) log(`PostgreSQL stays up: another program is using it.`)
      else await server.stop(options)
    }
    return { url, kind: 'embedded', keepUp, stop }
  } catch (error) {
    await server.stop()
    throw error
  }
}

/** Our own connections are closed by now, or in this moment: those get a second. */
async function isUsedByOthers(superuserUrl: string): Promise<boolean> {
  const { Client } = (await import('pg')).default
  const client = new Client({ connectionString: superuserUrl })
  client.on('error', () => {})
  try {
    await client.connect()
    for (let attempt = 0; attempt < 10; attempt++) {
      const { rowCount } = await client.query(
        "select from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()",
      )
      if (rowCount === 0) return false
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => {})
  }
}

/** What the shell says goes before what `.env` says. */
function readEnvFile(): void {
  const file = join(projectFolder, '.env')
  if (existsSync(file)) process.loadEnvFile(file)
}

/** The environment to read the configuration from, with the database that was found. */
export function environmentOf(database: Database): Record<string, string | undefined> {
  const DATABASE_URL = database.url
  if ((process.env.SESSION_SECRET ?? '') !== '' || process.env.NODE_ENV === 'production') {
    return { ...process.env, DATABASE_URL }
  }
  return { ...process.env, DATABASE_URL, SESSION_SECRET: keptSecret('session-secret') }
}

/** A random secret that is made at its first use and kept in the data folder, for the program's eyes only. */
export function keptSecret(name: string): string {
  const file = join(dataFolder, name)
  if (!existsSync(file)) {
    mkdirSync(dataFolder, { recursive: true })
    try {
      writeFileSync(file, randomBytes(24).toString('base64url'), { mode: 0o600, flag: 'wx' })
    } catch (error) {
      // Another process was faster: its secret is the one.
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
  }
  return readFileSync(file, 'utf8').trim()
}
