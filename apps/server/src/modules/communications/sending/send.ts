import type { TenantHandle, TenantTx } from '@bookme/tenancy'
import { enqueue, type JobContext, NotYetError } from '../../../core/jobs/index.ts'
import { retrying } from '../../../core/postgres.ts'
import { describeFailure } from '../../mail/index.ts'
import { isUnsure, type Senders, type Taken, UndeliverableError } from '../channels.ts'
import { CheckDelivery } from '../jobs.ts'
import { listAttempts, lockNotification, setAttempt, setNotification } from '../queries.ts'
import type { Attempt } from '../tables.ts'
import { type Claim, type Claimed, claim, noServer } from './claim.ts'
import { type Kept, putIntoWords, type WordsOptions } from './words.ts'

export interface SendingOptions extends WordsOptions {
  senders: Senders
  /** By default the time it is. */
  now?: () => Temporal.Instant
}

/** As often as there are channels, and once more to find that there is none left. */
const mostWays = 5

/** Who has been told that there is no server: of a process once, for it is so until the next. */
const told = new WeakSet<Senders>()

/**
 * Sends a message the first way that takes it. It is claimed in one transaction, handed over with none open, and noted in
 * another: who dies in between leaves it to be sent again, under the same key.
 *
 * @throws {NotYetError} its time has not come, or somebody else is at it; any other error: it may work later
 */
export async function sendMessage(
  options: SendingOptions,
  tenant: TenantHandle,
  id: string,
  context: Pick<JobContext, 'signal' | 'isLast' | 'log'>,
): Promise<void> {
  const { settings, senders, now = () => Temporal.Now.instant() } = options
  for (let way = 0; way < mostWays; way++) {
    const { zone } = await settings(tenant.id)
    const found: Claim = await retrying(() => tenant.transaction((tx) => claim(tx, id, { now: now(), zone, senders })))
    if (found === undefined) return
    if ('seconds' in found) {
      if (found.why === noServer && !told.has(senders)) {
        told.add(senders)
        context.log.error({ tenantId: tenant.id, notification: id }, `messages wait: ${found.why}`)
      }
      throw new NotYetError(found.why, found.seconds)
    }
    if (await handOver(options, tenant, found, context)) return
  }
}

/** @returns whether it was taken; else the next channel has its turn */
async function handOver(
  options: SendingOptions,
  tenant: TenantHandle,
  claimed: Claimed,
  { signal, isLast }: Pick<JobContext, 'signal' | 'isLast'>,
): Promise<boolean> {
  const { senders, now = () => Temporal.Now.instant() } = options
  const { attempt } = claimed
  const send = senders[attempt.channel]
  if (send === undefined) throw new Error(`There is no way to send by ${attempt.channel}.`)
  let kept: Kept
  let taken: Taken
  try {
    const words = await putIntoWords(options, tenant, claimed, now())
    kept = words.kept
    taken = await send(words.message, signal)
  } catch (error) {
    // Cut short: whether it arrived nobody knows, and it is left to whoever runs next.
    if (signal.aborted) throw error
    const isFinal = isLast || error instanceof UndeliverableError
    const message = describeFailure(error, attempt)
    const status = isUnsure(error) ? 'unknown' : 'failed'
    await noteFailure(tenant, attempt, { status, message, isFinal, now: now() })
    if (isFinal) return false
    // Of the error itself the address is to be left out, wherever it goes from here.
    throw new Error(message)
  }
  await noteTaken(tenant, claimed, { taken, kept, now: now() })
  return true
}

async function noteFailure(
  tenant: TenantHandle,
  { id, notificationId, metadata }: Attempt,
  {
    status,
    message,
    isFinal,
    now,
  }: Pick<Attempt, 'status'> & { message: string; isFinal: boolean; now: Temporal.Instant },
): Promise<void> {
  await retrying(() =>
    tenant.transaction(async (tx) => {
      await lockNotification(tx, notificationId)
      if (!(await isBegun(tx, notificationId, id))) return
      await setAttempt(tx, id, {
        ...{ status, error: message, finishedAt: now },
        ...(isFinal ? { metadata: { ...(metadata as object), isFinal } } : {}),
      })
    }),
  )
}

async function noteTaken(
  tenant: TenantHandle,
  { attempt, rules }: Claimed,
  { taken: { providerId, isReported }, kept, now }: { taken: Taken; kept: Kept; now: Temporal.Instant },
): Promise<void> {
  const { id, notificationId } = attempt
  await retrying(() =>
    tenant.transaction(async (tx) => {
      const notification = await lockNotification(tx, notificationId)
      // Taken for dead, it was not: whoever came after it is at it now.
      if (!(await isBegun(tx, notificationId, id))) return
      // By the way before this it has arrived meanwhile.
      const isThere = notification?.status === 'delivered'
      await Promise.all([
        setAttempt(tx, id, { status: 'sent', finishedAt: now, providerId: providerId ?? null }),
        setNotification(tx, notificationId, isThere ? kept : { ...kept, status: 'sent', sentAt: now, failure: '' }),
        ...(isReported
          ? [enqueue(tx, CheckDelivery, { attemptId: id }, { dueAt: now.add({ minutes: rules.fallbackMinutes }) })]
          : []),
      ])
    }),
  )
}

async function isBegun(tx: TenantTx, notificationId: string, id: string): Promise<boolean> {
  return (await listAttempts(tx, notificationId)).some((one) => one.id === id && one.status === 'sending')
}
