/** A PostgreSQL server of the project's own, and the check of one that is somebody else's. */
export { checkServer, type ServerReport } from './check.ts'
export { ensureDatabase } from './database.ts'
export { LocalPostgresError, ServerUnusableError } from './errors.ts'
export { type LocalPostgres, type LocalPostgresOptions, startLocalPostgres } from './local-postgres.ts'
export { withDatabase } from './url.ts'
