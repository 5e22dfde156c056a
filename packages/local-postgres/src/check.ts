/** Looks at a server somebody else runs, before the application relies on it. */
import { Client } from 'pg'
import { codeOf, messageOf, ServerUnusableError } from './errors.ts'

/** What a usable server said about itself. */
export interface ServerReport {
  /** The major version: 18. */
  readonly version: number
  /** The whole of it: '18.4'. */
  readonly versionText: string
  readonly isSuperuser: boolean
  /** Sentences for a person: it works, but. */
  readonly warnings: string[]
}

const OLDEST = 15
const NEWEST = 18
const PATIENCE_MS = 10_000
const TLS =
  'add ?sslmode=verify-full to DATABASE_URL, or ?uselibpqcompat=true&sslmode=require to encrypt without checking the certificate.'

/**
 * Connects and asks the server for its version. Newer than 18 is a warning, older than 15 an error.
 *
 * @throws {ServerUnusableError} the message says what is wrong and what to do, and never contains the password
 */
export async function checkServer(url: string, patienceMs = PATIENCE_MS): Promise<ServerReport> {
  const target = { ...parse(url), patienceS: patienceMs / 1000 }
  const client = new Client({ connectionString: url, connectionTimeoutMillis: patienceMs, query_timeout: patienceMs })
  client.on('error', () => {}) // The pending call rejects as well.
  try {
    await client.connect()
    const { rows } = await client.query<{ number: number; text: string; super: boolean }>(
      `select current_setting('server_version_num')::integer as number, current_setting('server_version') as text,
              (select rolsuper from pg_roles where rolname = current_user) as super`,
    )
    const row = rows[0]
    if (row === undefined) throw new Error('the server gave no answer')
    const version = Math.floor(row.number / 10_000)
    // Distributors add their own after a blank: '15.14 (Debian 15.14-0+deb12u1)'.
    const versionText = row.text.split(' ')[0] ?? row.text
    return { version, versionText, isSuperuser: row.super, warnings: judgeVersion(version, versionText) }
  } catch (error) {
    if (error instanceof ServerUnusableError) throw error
    const reason = explain(codeOf(error), withoutPassword(messageOf(error), target.passwords), target)
    throw new ServerUnusableError(`${target.name} cannot be used. ${reason}`, { cause: error })
  } finally {
    // Waiting for a server that does not answer to say goodbye would take as long as it pleases.
    client.end().catch(() => {})
  }
}

interface Target {
  /** The server without its password, for messages. */
  readonly name: string
  readonly host: string
  readonly port: string
  readonly user: string
  readonly database: string
  /** The password in every form in which it could get into a message. */
  readonly passwords: readonly string[]
}

function parse(url: string): Target {
  let parsed: URL
  try {
    parsed = new URL(url)
    if (!['postgres:', 'postgresql:'].includes(parsed.protocol)) throw new Error('not a PostgreSQL URL')
    decodeURIComponent(`${parsed.username}${parsed.password}${parsed.pathname}`)
  } catch {
    // Without the cause: it quotes the URL, and with it the password.
    throw new ServerUnusableError(
      'DATABASE_URL is no PostgreSQL URL. Write postgresql://user:password@host:5432/database, with the characters ' +
        '@ : / ? # % in name and password percent-encoded (@ is %40, / is %2F, % is %25); for a socket postgresql:///database?host=/folder&user=name.',
    )
  }
  const host = parsed.searchParams.get('host') ?? (decodeURIComponent(parsed.hostname) || 'localhost')
  const port = parsed.searchParams.get('port') ?? (parsed.port || '5432')
  const user = decodeURIComponent(parsed.username) || (parsed.searchParams.get('user') ?? '')
  const database = decodeURIComponent(parsed.pathname.slice(1)) || user
  const passwords = [decodeURIComponent(parsed.password), parsed.password, parsed.searchParams.get('password') ?? '']
  return { name: `The server ${user}@${host}:${port}/${database}`, host, port, user, database, passwords }
}

function explain(
  code: string | undefined,
  message: string,
  { host, port, user, database, patienceS }: Target & { readonly patienceS: number },
): string {
  switch (code) {
    case 'ECONNREFUSED':
      return `Nothing accepts connections at ${host}:${port}. Start the server, or correct host and port in DATABASE_URL; on the server, listen_addresses must include an address that is reachable from here.`
    case 'ENOENT':
      return `There is no server at the socket ${host}. Start it, or correct the host in DATABASE_URL.`
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `The host name ${host} is unknown. Correct it in DATABASE_URL, or look at the network's name service.`
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
      return `There is no way through the network to ${host}. Look at the network, or correct the host in DATABASE_URL.`
    case '28P01':
      return `The password for ${user} is wrong, or there is no such user. Correct it in DATABASE_URL, or set it on the server: alter role ${user} password '…'`
    case '28000':
      return `The server does not let ${user} in from here: ${message}. Allow it in the server's pg_hba.conf, or correct the user in DATABASE_URL. When the server wants TLS, ${TLS}`
    case '3D000':
      return `It has no database "${database}". Create it (create database "${database}" template template0 encoding 'UTF8') or correct the name in DATABASE_URL.`
    case '42501':
      return `${user} may not connect to "${database}". Allow it: grant connect on database "${database}" to "${user}"`
    case '57P03':
      return 'It is starting up, shutting down or recovering, and does not accept connections now. Wait a moment and start again.'
    case '53300':
      return 'All its connections are taken. Close some, or raise max_connections on the server.'
    case 'SELF_SIGNED_CERT_IN_CHAIN':
    case 'DEPTH_ZERO_SELF_SIGNED_CERT':
    case 'UNABLE_TO_VERIFY_LEAF_SIGNATURE':
    case 'ERR_TLS_CERT_ALTNAME_INVALID':
    case 'CERT_HAS_EXPIRED':
      return `Its certificate cannot be trusted: ${message}. Give the authority's certificate with sslrootcert in DATABASE_URL, or have the server's corrected.`
  }
  if (/timeout|ETIMEDOUT/i.test(`${code} ${message}`)) {
    return `There was no answer within ${patienceS} s. Look whether ${host}:${port} is right and a firewall lets it through.`
  }
  if (/does not support SSL/.test(message)) {
    return 'It does not speak TLS, and DATABASE_URL asks for it. Switch TLS on at the server, or leave sslmode out when the way to it is safe.'
  }
  if (/no encryption|SSL required|SSL off/i.test(message)) {
    return `It wants TLS: ${message}. So ${TLS}`
  }
  if (/password must be a string/.test(message)) {
    return `It asks for a password, and DATABASE_URL has none. Write postgresql://${user}:password@${host}:${port}/${database}`
  }
  if (/terminated unexpectedly|ECONNRESET|EPIPE|received invalid response/i.test(`${code} ${message}`)) {
    return `It hung up. Look whether the program at ${host}:${port} is PostgreSQL, and into its log.`
  }
  return `It answered: ${message}. Look into its log, and at DATABASE_URL.`
}

/**
 * @returns warnings about a version nobody tried
 * @throws {ServerUnusableError} it is too old to work
 */
export function judgeVersion(version: number, versionText: string): string[] {
  if (version < OLDEST) {
    throw new ServerUnusableError(
      `The server is PostgreSQL ${versionText}. The oldest that works is ${OLDEST}: upgrade it, or leave DATABASE_URL out to use the embedded one.`,
    )
  }
  if (version > NEWEST) {
    return [`The server is PostgreSQL ${versionText}, newer than ${NEWEST}, the newest this is tested with.`]
  }
  return []
}

function withoutPassword(message: string, passwords: readonly string[]): string {
  return passwords
    .filter((password) => password !== '')
    .reduce((text, password) => text.replaceAll(password, '***'), message)
}
