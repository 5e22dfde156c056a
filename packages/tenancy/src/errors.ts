/** What the toolkit refuses. `code` is for programs and stable; the message is for people and names the object. */
export abstract class TenancyError extends Error {
  abstract readonly code: string
  override get name(): string {
    return this.constructor.name
  }
}

/** A slug outside the closed alphabet, or too long. */
export class InvalidSlugError extends TenancyError {
  readonly code = 'tenancy.invalid_slug'
}

/** A host name that cannot be stored or looked up. */
export class InvalidHostError extends TenancyError {
  readonly code = 'tenancy.invalid_host'
}

/** No tenant answers to this slug or id, or it is not ready yet. */
export class TenantNotFoundError extends TenancyError {
  readonly code = 'tenancy.tenant_not_found'
}

/** The slug belongs to another tenant. */
export class TenantExistsError extends TenancyError {
  readonly code = 'tenancy.tenant_exists'
}

/** The domain routes to another tenant. */
export class DomainTakenError extends TenancyError {
  readonly code = 'tenancy.domain_taken'
}

/** An idempotency key came a second time with another request. */
export class IdempotencyConflictError extends TenancyError {
  readonly code = 'tenancy.idempotency_conflict'
}

/** The tenant is recorded, and a process with the owner's rights has still to build its schema. */
export class TenantNotReadyError extends TenancyError {
  readonly code = 'tenancy.tenant_not_ready'
}

/** A statement that a tenant or shared handle does not send, whatever its privileges. */
export class StatementRefusedError extends TenancyError {
  readonly code = 'tenancy.statement_refused'
}

/** A shared table given to a tenant's handle, or a tenant's table to the shared one. */
export class WrongTableError extends TenancyError {
  readonly code = 'tenancy.wrong_table'
}

/** A transaction handle used after its transaction ended. */
export class TransactionClosedError extends TenancyError {
  readonly code = 'tenancy.transaction_closed'
}

/** COMMIT was answered by ROLLBACK: a statement had failed and its error was swallowed. Nothing was written. */
export class TransactionAbortedError extends TenancyError {
  readonly code = 'tenancy.transaction_aborted'
}

/**
 * The connection broke, or did not answer in time, before the outcome was known. What was being written may or may not
 * be stored: look before writing it again.
 */
export class ConnectionLostError extends TenancyError {
  readonly code = 'tenancy.connection_lost'
}

/** No connection became free in time. Nothing was sent. */
export class PoolTimeoutError extends TenancyError {
  readonly code = 'tenancy.pool_timeout'
}

/** The toolkit was closed, or the database was never prepared by `migrate`. */
export class NotReadyError extends TenancyError {
  readonly code = 'tenancy.not_ready'
}

/** A migration file that cannot be taken as it is, or was changed after it had been applied. */
export class MigrationFileError extends TenancyError {
  readonly code = 'tenancy.migration_file'
}

/** Another process is migrating this database. */
export class MigrationRunningError extends TenancyError {
  readonly code = 'tenancy.migration_running'
}

/** What the operator typed to confirm does not match. */
export class ConfirmationError extends TenancyError {
  readonly code = 'tenancy.confirmation'
}
