/** Connection URLs: built and changed as URLs, so that names and passwords with odd characters stay whole. */

/**
 * The same server and user, another database. Only what a path cannot hold is encoded: the driver leaves the rest as it
 * finds it, so that `%3B` would not become a semicolon again.
 */
export function withDatabase(url: string, database: string): string {
  const changed = new URL(url)
  changed.pathname = `/${encodeURI(database)}`
  return changed.href
}

/** The superuser `postgres` on the local server. The address rather than `localhost`, which may also mean ::1. */
export function localUrl(port: number, password: string): string {
  return `postgresql://postgres:${encodeURIComponent(password)}@127.0.0.1:${port}/postgres`
}
