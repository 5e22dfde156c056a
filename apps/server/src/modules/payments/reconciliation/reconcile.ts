import type { TenantDb } from '@bookme/tenancy'
import { type SQL, sql } from 'drizzle-orm'

/** Something in the ledger that cannot be, with the row it is about. */
export interface LedgerFault {
  kind: keyof typeof checks
  id: string
  detail: string
}

// Of a movement, what it counts as: what takes something back counts where that counted.
const movements = sql`(select t.*, coalesce(c.kind, t.kind) as counts_as from payments_transaction t
  left join payments_transaction c on c.id = t.corrects_id)`

/** Each tells the rows that break a rule, as `id` and `detail`. */
const checks = {
  /** More went back for a booking than came in. */
  refunded_above_paid: sql`select booking_id::text as id, sum(amount_minor) || ' ' || currency as detail from ${movements} m
    where booking_id is not null and counts_as <> 'tip' group by booking_id, currency having sum(amount_minor) < 0`,
  /** What is noted of refunds on a payment is not the sum of those that were asked for and did not fail. */
  intent_refunds_differ: sql`select i.id::text, i.refunded_minor || ' for ' || coalesce(sum(r.amount_minor), 0) as detail
    from payments_intent i left join payments_refund r on r.intent_id = i.id and r.status <> 'failed'
    group by i.id having i.refunded_minor <> coalesce(sum(r.amount_minor), 0)`,
  /** More came in by a payment than was asked for and than is noted of it, or more went back than came. What was put right is neither. */
  intent_above_amount: sql`select i.id::text, sum(t.amount_minor) || ' of ' || i.amount_minor as detail
    from payments_intent i join payments_transaction t on t.intent_id = i.id
    group by i.id having sum(t.amount_minor) filter (where t.kind not in ('refund', 'correction'))
      > greatest(i.amount_minor, i.captured_minor) or sum(t.amount_minor) < 0`,
  /** A refund that is done is in the ledger, with its amount; one that is not done is not. */
  refund_not_in_ledger: sql`select r.id::text, r.status as detail from payments_refund r
    left join payments_transaction t on t.refund_id = r.id
    left join payments_transaction back on back.corrects_id = t.id
    where case when r.status = 'done' then t.id is null or back.id is not null or t.amount_minor <> -r.amount_minor
      else t.id is not null and back.id is null end`,
  /** What takes something back is as much, the other way round, by the same means. */
  correction_differs: sql`select t.id::text, t.amount_minor || ' for ' || c.amount_minor as detail
    from payments_transaction t join payments_transaction c on c.id = t.corrects_id
    where t.amount_minor <> -c.amount_minor or t.method <> c.method or t.currency <> c.currency
      or t.booking_id is distinct from c.booking_id`,
  /** Numbers of receipts go from 1 to the counter's, without a gap. */
  receipt_gap: sql`select n::text as id, 'no receipt has this number' as detail
    from generate_series(1, coalesce((select value from payments_counter where name = 'receipt'), 0)) n
    where not exists (select from payments_receipt r where r.number = n)
    union all select id::text, 'above the counter' from payments_receipt
    where number > coalesce((select value from payments_counter where name = 'receipt'), 0)`,
  /** Every movement but tips has its receipt, over the same amount, since there are receipts. */
  receipt_differs: sql`select m.id::text, coalesce(r.amount_minor::text, 'none') as detail from ${movements} m
    left join payments_receipt r on r.transaction_id = m.id
    where m.created_at >= (select min(t.created_at) from payments_transaction t join payments_receipt r on r.transaction_id = t.id)
      and case when m.counts_as = 'tip' then r.id is not null
        else r.id is null or r.amount_minor <> m.amount_minor or r.currency <> m.currency end`,
  /** A closing has what was written down in its time, and begins where the one before it ends. */
  closing_differs: sql`select c.id::text, s.method || ' ' || coalesce(s.sum, 0) as detail from payments_closing c
    cross join lateral (
      select coalesce(w.method, e.method) as method, w.sum, e.expected from
        (select t.method, sum(t.amount_minor)::bigint as sum from payments_transaction t where t.currency = c.currency
          and t.created_at <= c.until_instant and (c.from_instant is null or t.created_at > c.from_instant) group by 1) w
        full join (select key as method, value::bigint as expected from jsonb_each_text(c.expected_minor)) e on e.method = w.method
    ) s where s.sum is distinct from s.expected
    union all select c.id::text, 'does not begin where the last ends' from payments_closing c
    where c.from_instant is distinct from (select max(b.until_instant) from payments_closing b
      where b.currency = c.currency and b.until_instant < c.until_instant)`,
} satisfies Record<string, SQL>

/**
 * Asks the ledger whether it adds up. It reads a lot: a job's or a command's matter, not a request's.
 *
 * @returns what cannot be; nothing, where all is well
 */
export async function reconcileLedger(db: TenantDb): Promise<LedgerFault[]> {
  const found: LedgerFault[] = []
  for (const [kind, check] of Object.entries(checks)) {
    const { rows } = await db.execute<{ id: string; detail: string }>(check)
    found.push(...rows.map(({ id, detail }) => ({ kind: kind as keyof typeof checks, id, detail })))
  }
  return found
}
