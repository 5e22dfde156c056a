import type { SharedTx } from '@bookme/tenancy'
import { auditShared, type By } from '../../core/audit/index.ts'
import { FailureNotFoundError, RedrivenError } from './errors.ts'
import { type Failure, lockFailure, lockFailures, putBack, type Which } from './queries.ts'

interface How {
  now: Temporal.Instant
  by: By
}

/**
 * Sends a job that was given up round again, with all its attempts.
 *
 * @throws {FailureNotFoundError} @throws {RedrivenError}
 */
export async function redriveFailure(tx: SharedTx, id: string, { now, by }: How): Promise<Failure> {
  const failure = await lockFailure(tx, id)
  if (failure === undefined) throw new FailureNotFoundError(`There is no failed job ${id}.`)
  const { redrivenAt, name, tenantId } = failure
  if (redrivenAt !== null) throw new RedrivenError(`The job was sent round again at ${redrivenAt}.`)
  const object = { objectType: 'failures', objectId: id, objectLabel: name }
  await Promise.all([
    putBack(tx, [failure], now),
    auditShared(tx, by, { action: 'failures.redrive', ...object, tenantId }),
  ])
  return { ...failure, redrivenAt: now }
}

/** In one transaction, so that none holds its locks for long. */
const mostAtOnce = 1000

/**
 * The same with many, the oldest first.
 *
 * @returns how many there were; at most a thousand, so whoever wants all of them asks again until it is none
 */
export async function redriveFailures(tx: SharedTx, which: Which, { now, by }: How): Promise<number> {
  const failures = await lockFailures(tx, which, { until: now, most: mostAtOnce })
  if (failures.length === 0) return 0
  const { queue, name, tenantId = null } = which
  const asked = Object.fromEntries(Object.entries({ queue, name }).filter(([, value]) => value !== undefined))
  const after = { ...asked, redriven: failures.length }
  await Promise.all([
    putBack(tx, failures, now),
    auditShared(tx, by, { action: 'failures.redrive', objectType: 'failures', tenantId, after }),
  ])
  return failures.length
}
