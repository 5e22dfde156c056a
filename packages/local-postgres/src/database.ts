/** Databases on a server. */
import { Client, DatabaseError, escapeIdentifier, escapeLiteral } from 'pg'
import { ctypes } from './cluster.ts'
import { withDatabase } from './url.ts'

/** invalid_parameter_value, wrong_object_type: how servers of different versions refuse a locale they do not have. */
const NO_SUCH_LOCALE = ['22023', '42809']
/** duplicate_database, and unique_violation when another call is creating it at the same moment. */
const ALREADY_THERE = ['42P04', '23505']

/**
 * Creates a database when it is absent: UTF8, sorted by code point, whatever the server's defaults are. Two callers at
 * once both succeed.
 *
 * @param superuserUrl - a role that may create databases, connected to any database
 * @returns the URL of that database
 */
export async function ensureDatabase(superuserUrl: string, database: string): Promise<string> {
  // PostgreSQL would cut a longer name silently, and two tenants' names could become one.
  if (database === '' || Buffer.byteLength(database) > 63) {
    throw new RangeError(`A database's name has 1 to 63 bytes, "${database}" has ${Buffer.byteLength(database)}.`)
  }
  if (/[?#]/.test(database)) {
    throw new RangeError(`The driver cannot connect to a database with ? or # in its name: "${database}".`)
  }
  const client = new Client({ connectionString: superuserUrl, connectionTimeoutMillis: 10_000 })
  client.on('error', () => {}) // The pending query rejects as well.
  await client.connect()
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [database])
    if (rowCount === 0) await createDatabase(client, database)
  } finally {
    await client.end()
  }
  return withDatabase(superuserUrl, database)
}

async function createDatabase(client: Client, database: string): Promise<void> {
  const { rows } = await client.query<{ version: number }>(
    "select current_setting('server_version_num')::integer as version",
  )
  // The builtin provider came with 17. Before, the C library sorts by code point in the same way.
  const builtin = (rows[0]?.version ?? 0) >= 170_000 ? "locale_provider builtin builtin_locale 'C.UTF-8'" : ''
  for (const ctype of ctypes) {
    try {
      await client.query(
        `create database ${escapeIdentifier(database)} template template0 encoding 'UTF8' ${builtin} ` +
          `lc_collate 'C' lc_ctype ${escapeLiteral(ctype)}`,
      )
      return
    } catch (error) {
      const code = error instanceof DatabaseError ? (error.code ?? '') : ''
      if (ALREADY_THERE.includes(code)) return
      if (!NO_SUCH_LOCALE.includes(code) || ctype === ctypes.at(-1)) throw error
    }
  }
}
