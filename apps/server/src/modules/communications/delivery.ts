import type { TenantHandle, TenantTx } from '@bookme/tenancy'
import { enqueue } from '../../core/jobs/index.ts'
import { retrying } from '../../core/postgres.ts'
import { SendMessage } from './jobs.ts'
import { lockAttempt, setAttempt, setNotification } from './queries.ts'
import type { Attempt, Notification } from './tables.ts'

export type Delivery = 'sent' | 'delivered' | 'read' | 'failed'

/** What is known of an attempt only ever grows: that it arrived after all is news to one that failed, and not the reverse. */
const ranks: Record<Attempt['status'], number> = { sending: 0, unknown: 0, sent: 1, failed: 2, delivered: 3, read: 4 }

/**
 * Notes what a provider says of a message, in whatever order it says so. What failed goes the next way at once.
 *
 * @param error - of `failed`: why, without the number
 * @returns whether there is such a message; it may not be noted yet, so a provider that is told no tells again
 */
export async function setDelivery(
  tenant: TenantHandle,
  providerId: string,
  status: Delivery,
  { error = '', now = Temporal.Now.instant() }: { error?: string; now?: Temporal.Instant } = {},
): Promise<boolean> {
  return retrying(() =>
    tenant.transaction(async (tx) => {
      const found = await lockAttempt(tx, { providerId })
      if (found === undefined) return false
      const { attempt, notification } = found
      if (ranks[status] <= ranks[attempt.status]) return true
      if (status === 'failed') {
        await goOn(tx, found, { error: error === '' ? 'The provider could not deliver it.' : error, now })
        return true
      }
      const hasArrived = status !== 'sent' && notification.deliveredAt === null
      await Promise.all([
        setAttempt(tx, attempt.id, { status, finishedAt: attempt.finishedAt ?? now, error: '' }),
        // Also where another way was about to be tried: there is no need for it any more.
        ...(hasArrived
          ? [
              setNotification(tx, notification.id, {
                ...{ status: 'delivered', deliveredAt: now, failure: '' },
                ...{ sentAt: notification.sentAt ?? attempt.finishedAt ?? now },
                ...{ channel: attempt.channel, recipient: attempt.recipient },
              }),
            ]
          : []),
      ])
      return true
    }),
  )
}

/** Tries the next way for what was handed over and has not arrived in time. */
export async function checkDelivery(tx: TenantTx, attemptId: string): Promise<void> {
  const found = await lockAttempt(tx, { id: attemptId })
  if (found?.attempt.status !== 'sent') return
  const { id, metadata } = found.attempt
  if (found.notification.status !== 'sent') return
  // It may arrive yet: then that counts.
  const error = 'It did not arrive in time.'
  await setAttempt(tx, id, { error, metadata: { ...(metadata as object), isFinal: true } })
  await queueAgain(tx, found.notification)
}

async function goOn(
  tx: TenantTx,
  { attempt, notification }: { attempt: Attempt; notification: Notification },
  { error, now }: { error: string; now: Temporal.Instant },
): Promise<void> {
  const metadata = { ...(attempt.metadata as object), isFinal: true }
  await setAttempt(tx, attempt.id, { status: 'failed', error, finishedAt: attempt.finishedAt ?? now, metadata })
  if (notification.status === 'sent') await queueAgain(tx, notification)
}

async function queueAgain(tx: TenantTx, { id }: Notification): Promise<void> {
  await Promise.all([setNotification(tx, id, { status: 'queued', sentAt: null }), enqueue(tx, SendMessage, { id })])
}
