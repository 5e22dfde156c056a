import { setTimeout as delay } from 'node:timers/promises'

/** PostgreSQL's own words about a failure. */
export interface DatabaseError {
  /** SQLSTATE. */
  code: string
  message: string
  constraint?: string
}

/**
 * PostgreSQL's error within what Drizzle throws; `undefined` when the database did not say it. Of statements sent
 * together it is the one that failed, whichever of them is heard first: those behind it were not executed (25P02).
 */
export function databaseErrorOf(error: unknown): DatabaseError | undefined {
  let found: DatabaseError | undefined
  for (let at = error; at instanceof Error && (found === undefined || found.code === '25P02'); at = at.cause) {
    const { code } = at as { code?: unknown }
    if (typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) && /\d/.test(code)) found = at as Error & DatabaseError
  }
  return found
}

/**
 * The constraint a statement broke. Citus leaves the field empty and names a shard's copy in the message, whose number
 * (`_102008`) is taken off; so no constraint of ours ends in `_<digits>`.
 */
export function constraintOf({ constraint, message }: DatabaseError): string | undefined {
  const name = constraint ?? /constraint "([^"]+)"/.exec(message)?.[1]
  return name?.replace(/_\d+$/, '')
}

/** Whether `error` is this violation: 23505 unique, 23503 foreign key, 23514 check, 23P01 exclusion. */
export function violates(error: unknown, sqlstate: string, constraint: string): boolean {
  const cause = databaseErrorOf(error)
  return cause?.code === sqlstate && constraintOf(cause) === constraint
}

/** The row of a statement that makes or finds exactly one. */
export function exactlyOne<Row>(rows: readonly Row[]): Row {
  const [row] = rows
  if (row === undefined || rows.length > 1) throw new Error(`Expected one row, got ${rows.length}.`)
  return row
}

/** 40001: could not serialise; 40P01: chosen to end a deadlock. Either way nothing was written: the same may work now. */
const passing = new Set(['40001', '40P01'])

/** Runs a transaction, and again when it fell victim to others, at most `attempts` times in all. */
export async function retrying<T>(work: () => Promise<T>, attempts = 4): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work()
    } catch (error) {
      if (attempt === attempts || !passing.has(databaseErrorOf(error)?.code ?? '')) throw error
      // Those who collided must not collide again at the same moment.
      await delay(Math.random() * 10 * 2 ** attempt)
    }
  }
}
