/** The local server could not be started, attached to or stopped. The message says what happened and what to do. */
export class LocalPostgresError extends Error {
  override readonly name = 'LocalPostgresError'
}

/** A server named by a URL cannot be used as it is. The message says what is wrong and what to do, and no password. */
export class ServerUnusableError extends Error {
  override readonly name = 'ServerUnusableError'
}

/** The code of a system error ('ENOSPC') or of PostgreSQL ('28P01'), when there is one. */
export function codeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined
  return typeof error.code === 'string' ? error.code : undefined
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
