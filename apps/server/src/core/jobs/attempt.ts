import type { TenantHandle } from '@bookme/tenancy'
import type { JobWithMetadata } from 'pg-boss'
import { GiveUpError, type JobContext, type JobHandler, NotYetError } from './definition.ts'
import type { Carried } from './relay.ts'
import { jobReceipts } from './tables.ts'

export interface Trying {
  handlers: ReadonlyMap<string, JobHandler>
  /** By id; `undefined`: it was deleted, or its tables are not built yet. */
  findTenant(id: string): Promise<TenantHandle | undefined>
  isClosed(tenant: TenantHandle): boolean
  log: JobContext['log']
  /** Aborts when the worker has to stop. */
  cutting: AbortSignal
}

/** The worker had to stop before this was done: it is somebody else's at once, and nothing has failed. */
export class CutShortError extends Error {
  override readonly name = 'CutShortError'
}

class TooLongError extends Error {
  override readonly name = 'TooLongError'
}

/**
 * Does a job. Before its time in the queue is over, and it is given to somebody else, it is left alone: its transaction is
 * undone, and what it does outside goes on with nobody waiting.
 *
 * @throws {CutShortError} @throws {NotYetError} @throws {GiveUpError} and whatever its handler throws
 */
export async function attemptJob(
  { handlers, findTenant, isClosed, log, cutting }: Trying,
  { data, retryCount, retryLimit, expireInSeconds }: JobWithMetadata<Carried>,
): Promise<void> {
  const { name, tenantId } = data
  const handler = handlers.get(name)
  // Handed over by a newer worker than this one.
  if (handler === undefined) throw new NotYetError(`No worker here does ${name}.`, 60)
  const parsed = handler.job.payload.safeParse(data.payload)
  if (!parsed.success) {
    const faults = parsed.error.issues.map(({ path, code }) => `${path.join('.') || 'all of it'} (${code})`)
    throw new GiveUpError(`The payload of ${name} does not fit: ${faults.join(', ')}.`)
  }
  const payload = parsed.data as never
  const expiring = AbortSignal.timeout(expireInSeconds * 900)
  const signal = AbortSignal.any([cutting, expiring])
  const context: JobContext = {
    id: data.jobId,
    attempt: data.attempts + retryCount + 1,
    isLast: retryCount >= retryLimit,
    signal,
    log,
  }
  const inTime = <T>(work: Promise<T> | undefined): Promise<T | undefined> =>
    beforeAbort(work, signal, () =>
      cutting.aborted
        ? new CutShortError('The worker had to stop.')
        : new TooLongError(`It took longer than the ${expireInSeconds} seconds there are for it.`),
    )
  if (tenantId === null) {
    await inTime(handler.shared?.(payload, context))
    return
  }
  const tenant = await findTenant(tenantId)
  // With the tenant its jobs go: there is no way back to the outbox for them.
  if (tenant === undefined) throw new NotYetError(`${name} waits until its business is there.`, 30)
  if (isClosed(tenant)) {
    if (handler.job.whileSuspended === 'drop') return
    // The relay lets it through once the business is open again.
    if (handler.job.whileSuspended === 'hold') throw new NotYetError(`${name} waits until ${tenant.slug} is open.`, 0)
  }
  await inTime(handler.withHandle?.(tenant, payload, context))
  const { inTransaction } = handler
  if (inTransaction === undefined) return
  await tenant.transaction(async (tx) => {
    const [receipt] = await tx.insert(jobReceipts).values({ id: context.id }).onConflictDoNothing().returning()
    if (receipt !== undefined) await inTime(inTransaction(tx, payload, { ...context, tenant }))
  })
}

async function beforeAbort<T>(
  work: Promise<T> | undefined,
  signal: AbortSignal,
  late: () => Error,
): Promise<T | undefined> {
  if (work === undefined) return undefined
  const { promise, reject } = Promise.withResolvers<never>()
  const abort = () => reject(late())
  if (signal.aborted) abort()
  signal.addEventListener('abort', abort)
  // Whoever is late, nobody hears of how it ended.
  work.catch(() => {})
  promise.catch(() => {})
  try {
    return await Promise.race([work, promise])
  } finally {
    signal.removeEventListener('abort', abort)
  }
}
