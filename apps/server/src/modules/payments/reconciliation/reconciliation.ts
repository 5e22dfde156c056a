import type { TenantDb } from '@bookme/tenancy'
import { and, asc, eq, inArray, lt, or, sql } from 'drizzle-orm'
import { toDecimal } from '../../../core/wire.ts'
import { type Intent, intents, openIntents, refunds } from '../tables.ts'

const most = 500

/** What is not settled with providers: for a look each day. Oldest first, and at most 500 of each. */
export async function reconciliation(db: TenantDb, now: Temporal.Instant) {
  const [open, toCheck, differing, unsettled] = await Promise.all([
    db
      .select()
      .from(intents)
      .where(inArray(intents.status, [...openIntents]))
      .orderBy(asc(intents.createdAt))
      .limit(most),
    db.select().from(intents).where(sql`${intents.metadata} ? 'check'`).orderBy(asc(intents.createdAt)).limit(most),
    differences(db),
    db
      .select()
      .from(refunds)
      .where(
        and(
          sql`${refunds.intentId} is not null`,
          or(
            eq(refunds.status, 'failed'),
            and(inArray(refunds.status, ['requested', 'sent']), lt(refunds.createdAt, now.subtract({ hours: 1 }))),
          ),
        ),
      )
      .orderBy(asc(refunds.createdAt))
      .limit(most),
  ])
  return {
    open: open.map((one) => ({ ...told(one), next_check_at: one.nextCheckAt, checks: one.checks })),
    to_check: toCheck.map((one) => ({
      ...told(one),
      reason: String(one.metadata.check),
      facts: (one.metadata.check_facts as Record<string, unknown> | undefined) ?? {},
    })),
    differences: differing,
    refunds: unsettled.map((one) => ({
      ...{ refund_id: one.id, payment_id: one.intentId, booking_id: one.bookingId, currency: one.currency },
      ...{ amount: toDecimal(one.amountMinor, one.currency), status: one.status, attempts: one.attempts },
      ...{ last_error: one.lastError, created_at: one.createdAt },
    })),
  }
}

/** Where the ledger has another sum of a payment than the provider told: what was taken, less the refunds that are done. */
async function differences(db: TenantDb) {
  // Named in full: inside of the inner queries a column's name alone is that of their own table.
  const ledger = sql<number>`coalesce((select sum(t.amount_minor) from payments_transaction t
    where t.intent_id = payments_intent.id and t.currency = payments_intent.currency and t.provider is not null), 0)::float8`
  const taken = sql<number>`(case when payments_intent.status = 'captured' then payments_intent.amount_minor else 0 end
    - coalesce((select sum(r.amount_minor) from payments_refund r
        where r.intent_id = payments_intent.id and r.status = 'done'), 0))::float8`
  const found = await db
    .select({ intent: intents, ledger: ledger.as('ledger'), taken: taken.as('taken') })
    .from(intents)
    .where(sql`${ledger} <> ${taken}`)
    .orderBy(asc(intents.createdAt))
    .limit(most)
  return found.map(({ intent, ...sums }) => ({
    ...told(intent),
    ledger: toDecimal(sums.ledger, intent.currency),
    provider_says: toDecimal(sums.taken, intent.currency),
  }))
}

function told({ id, bookingId, provider, status, amountMinor, currency, createdAt }: Intent) {
  const amount = toDecimal(amountMinor, currency)
  return { payment_id: id, booking_id: bookingId, provider, status, amount, currency, created_at: createdAt }
}
