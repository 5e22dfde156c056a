import type { TenantHandle, TenantTx } from '@bookme/tenancy'
import { and, eq, sql } from 'drizzle-orm'
import { enqueue, type JobHandler, withHandle } from '../../../core/jobs/index.ts'
import { retrying } from '../../../core/postgres.ts'
import type { SealKeys } from '../../../core/seal.ts'
import { lockBooking } from '../../bookings/index.ts'
import { findAccount, opened } from '../accounts/accounts.ts'
import { AccountSeal } from '../accounts/secrets.ts'
import { RefundAtProvider } from '../jobs.ts'
import { shareTill } from '../ledger/ledger.ts'
import {
  type OpenAccount,
  type Provider,
  type Providers,
  ProviderUnavailableError,
  type RefundAnswer,
} from '../providers/index.ts'
import { type Intent, type Refund, refunds } from '../tables.ts'
import { hear } from './callbacks.ts'
import { changeIntent, findIntent, isOpenIntent, lockIntent, markToCheck } from './intent-queries.ts'
import { AskProvider, CancelAtProvider } from './jobs.ts'
import { failRefund, finishRefund } from './refund-outcomes.ts'

/** How long after a payment was begun, and after each time it was asked about, it is asked about again. */
const pauseMinutes = [15, 15, 30, 60, 180, 720]

export const firstCheckAt = (now: Temporal.Instant) => now.add({ minutes: pauseMinutes[0] as number })

export interface ProviderJobsOptions {
  providers: Providers
  healthKeys: SealKeys
}

/** What is done at providers, with no transaction open meanwhile. */
export function providerJobs({ providers, healthKeys }: ProviderJobsOptions): JobHandler[] {
  const seal = new AccountSeal(healthKeys)
  const reach = async (tenant: TenantHandle, intent: Intent) => {
    const provider = providers.find(intent.provider)
    const account = await findAccount(tenant.db, intent.provider)
    if (provider === undefined || account === undefined) return undefined
    return { provider, account: opened(seal, tenant.id, account, intent) }
  }
  return [
    withHandle(RefundAtProvider, async (tenant, { refund_id: id }, { isLast }) => {
      const refund = await beginRefund(tenant, id)
      if (refund === undefined) return
      const intent = await findIntent(tenant.db, refund.intentId ?? '')
      if (intent === undefined) return
      const reached = await reach(tenant, intent)
      let answer: RefundAnswer = { outcome: 'failed', reason: 'no_account' }
      try {
        if (reached !== undefined) answer = await reached.provider.refund(refund, intent, reached.account)
      } catch (error) {
        if (!isLast || !(error instanceof ProviderUnavailableError)) throw error
        answer = { outcome: 'unknown', reason: 'no_answer' }
      }
      await endRefund(tenant, intent, refund, answer)
    }),
    withHandle(AskProvider, async (tenant, { intent_id: id }) => {
      const intent = await findIntent(tenant.db, id)
      if (intent === undefined || (!isOpenIntent(intent) && intent.nextCheckAt === null)) return
      const reached = await reach(tenant, intent)
      await askAbout(tenant, intent, reached)
    }),
    withHandle(CancelAtProvider, async (tenant, { intent_id: id }) => {
      const intent = await findIntent(tenant.db, id)
      if (intent === undefined) return
      const reached = await reach(tenant, intent)
      await reached?.provider.cancel(intent, reached.account)
    }),
  ]
}

interface Reached {
  provider: Provider
  account: OpenAccount
}

/**
 * Asks about a payment and does what is said. Where nothing came of it: later again, each time after a longer pause, and
 * at last it is given up; what could not be asked about is for somebody to look at.
 */
export async function askAbout(
  tenant: TenantHandle,
  intent: Intent,
  reached: Reached | undefined,
  now = Temporal.Now.instant(),
): Promise<void> {
  let isAnswered = false
  let isReachable = true
  const isOver = intent.checks + 1 >= pauseMinutes.length
  try {
    const told = await reached?.provider.ask(intent, reached.account, now)
    for (const one of told ?? []) {
      // The gateway may have another number for taking it than for holding it: it is in the ledger by the first.
      if (one.says === 'captured' && intent.capturedAt !== null) continue
      await hear(tenant, intent.provider, one, now, { isAnswer: true })
    }
    // Before it is given up: from then on nobody can pay it.
    if (isOver && isOpenIntent(intent)) await reached?.provider.cancel(intent, reached.account)
    isAnswered = told !== undefined
  } catch (error) {
    if (!(error instanceof ProviderUnavailableError) && (error as Error).name !== 'NoAnswerError') throw error
    isReachable = false
  }
  await tenant.transaction(async (tx) => {
    await lockBooking(tx, intent.bookingId)
    const current = await lockIntent(tx, intent.id)
    if (current === undefined) return
    const checks = intent.checks + 1
    if (!isOpenIntent(current) && (isReachable || isOver)) {
      await changeIntent(tx, current.id, { nextCheckAt: null, checks })
      if (!isReachable) await markToCheck(tx, current.id, 'unanswered')
      return
    }
    if (isOver) {
      await changeIntent(tx, current.id, { status: 'abandoned', nextCheckAt: null, checks })
      if (!isAnswered) await markToCheck(tx, current.id, 'unanswered')
      return
    }
    const nextCheckAt = now.add({ minutes: pauseMinutes[checks] as number })
    await changeIntent(tx, current.id, { nextCheckAt, checks })
    await enqueue(tx, AskProvider, { intent_id: current.id }, { dueAt: nextCheckAt })
  })
}

/** @returns the refund, from now on as one that was asked for; `undefined`: it is done, or failed, already */
function beginRefund(tenant: TenantHandle, id: string): Promise<Refund | undefined> {
  return tenant.transaction(async (tx) => {
    const [refund] = await tx
      .update(refunds)
      .set({ status: 'sent', attempts: sql`${refunds.attempts} + 1` })
      .where(
        and(eq(refunds.id, id), sql`${refunds.status} in ('requested', 'sent')`, sql`${refunds.intentId} is not null`),
      )
      .returning()
    return refund
  })
}

function endRefund(tenant: TenantHandle, { id }: Intent, refund: Refund, answer: RefundAnswer): Promise<void> {
  const write = async (tx: TenantTx) => {
    const now = Temporal.Now.instant()
    const [, booking] = await Promise.all([shareTill(tx), lockBooking(tx, refund.bookingId)])
    const intent = await lockIntent(tx, id)
    if (booking === undefined || intent === undefined) return
    const heard = { tenant, intent, booking, now }
    if (answer.outcome === 'failed') {
      await failRefund(tx, heard, { refundId: refund.id, movement: refund.id, reason: answer.reason })
      return
    }
    if (answer.outcome === 'unknown') {
      // It may have been done: what is on its way stays so, and nobody gives it back a second time.
      await tx.update(refunds).set({ lastError: answer.reason }).where(eq(refunds.id, refund.id))
      await markToCheck(tx, id, 'refund_unanswered', { refund: refund.id })
      return
    }
    const { movement } = answer
    if (answer.outcome === 'done') {
      const { amountMinor, currency } = refund
      await finishRefund(tx, heard, { refundId: refund.id, movement, amountMinor, currency, at: now })
    } else await tx.update(refunds).set({ providerRef: movement }).where(eq(refunds.id, refund.id))
  }
  // The provider has done it, whatever becomes of the writing.
  return retrying(() => tenant.transaction(write))
}
