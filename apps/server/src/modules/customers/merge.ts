import type { TenantTx } from '@bookme/tenancy'
import { eq, sql } from 'drizzle-orm'
import type { Seal } from '../../core/seal.ts'
import { unblocked } from './blocking.ts'
import { CustomerNotFoundError, MergeRefusedError } from './errors.ts'
import { deleteHealthNote, findHealthNote, writeHealthNote } from './queries.ts'
import { type Customer, customers } from './tables.ts'

/** Tables whose rows move over as they are. Other modules' are named here in SQL alone; a test knows when one is missing. */
export const moving = [
  'bookings_booking',
  'bookings_series',
  'communications_notification',
  'communications_reply',
  'payments_intent',
  'payments_pass',
  'waitlist_entry',
] as const

/** Of these a customer has at most one row of a kind. */
export const settled = ['communications_preference', 'customers_health_note'] as const

/** What is never written anew: it goes on saying whom it was written down for. */
export const kept = ['payments_coupon_use', 'payments_transaction', 'payments_receipt'] as const

/**
 * Makes two customers one: whatever is known of the second is the first's. The ledger is never changed, so while it names
 * the second they stay, without an address or number, out of every list, and say whom they were merged into.
 *
 * @param tx - of which both customers are locked until it ends
 * @throws {CustomerNotFoundError} @throws {MergeRefusedError}
 */
export async function mergeCustomers(
  tx: TenantTx,
  { id, otherId }: { id: string; otherId: string },
  around: { tenantId: string; seal: Seal; now: Temporal.Instant },
): Promise<{ customer: Customer; other: Customer }> {
  if (id === otherId) throw new MergeRefusedError('Nobody is merged with themselves.')
  const { customer, other } = await lockBoth(tx, id, otherId)
  for (const table of moving) {
    await tx.execute(
      sql`update ${sql.identifier(table)} set customer_id = ${id}::uuid where customer_id = ${otherId}::uuid`,
    )
  }
  await mergePreferences(tx, id, otherId)
  await mergeHealthNotes(tx, id, otherId, around)
  // Who was merged into the second is the first's, too.
  await tx.execute(sql`update customers_customer set metadata = metadata || ${JSON.stringify({ merged_into: id })}::jsonb
    where metadata ->> 'merged_into' = ${otherId}`)
  await retire(tx, other, id, around.now)
  const values = { ...filled(customer, other), metadata: historyOf(customer, other, around.now) }
  const [merged] = await tx.update(customers).set(values).where(eq(customers.id, id)).returning()
  return { customer: merged as Customer, other }
}

/** In the order of their ids, so that two who merge them the other way round wait for each other, and not for ever. */
async function lockBoth(tx: TenantTx, id: string, otherId: string) {
  const found = new Map<string, Customer>()
  for (const one of [id, otherId].sort()) {
    const [row] = await tx.select().from(customers).where(eq(customers.id, one)).for('update')
    if (row === undefined) throw new CustomerNotFoundError(`There is no customer ${one} here.`)
    if ('merged_into' in row.metadata) throw new MergeRefusedError(`${one} was merged into somebody else already.`)
    found.set(one, row)
  }
  return { customer: found.get(id) as Customer, other: found.get(otherId) as Customer }
}

/** A channel that either of them refused is refused. */
async function mergePreferences(tx: TenantTx, id: string, otherId: string): Promise<void> {
  await tx.execute(sql`update communications_preference p set is_allowed = false, source = o.source
    from communications_preference o where p.customer_id = ${id}::uuid and o.customer_id = ${otherId}::uuid
    and o.channel = p.channel and p.is_allowed and not o.is_allowed`)
  await tx.execute(sql`update communications_preference o set customer_id = ${id}::uuid
    where o.customer_id = ${otherId}::uuid and not exists (select from communications_preference p
      where p.customer_id = ${id}::uuid and p.channel = o.channel)`)
  await tx.execute(sql`delete from communications_preference where customer_id = ${otherId}::uuid`)
}

/** A note opens for its own customer alone, so it is sealed anew. */
async function mergeHealthNotes(
  tx: TenantTx,
  id: string,
  otherId: string,
  { tenantId, seal, now }: { tenantId: string; seal: Seal; now: Temporal.Instant },
): Promise<void> {
  const [theirs, others] = [await findHealthNote(tx, id), await findHealthNote(tx, otherId)]
  if (others === undefined) return
  const text = seal.open(tenantId, otherId, others.sealed)
  const before = theirs === undefined ? '' : `${seal.open(tenantId, id, theirs.sealed)}\n\n`
  await writeHealthNote(tx, id, seal.seal(tenantId, id, before + text), now)
  await deleteHealthNote(tx, otherId)
}

/** Gone, or, while the ledger names them, nothing but a name. */
async function retire(tx: TenantTx, { id, name }: Customer, into: string, now: Temporal.Instant): Promise<void> {
  const isNamed = kept.map(
    (table) => sql`exists (select from ${sql.identifier(table)} where customer_id = ${id}::uuid)`,
  )
  const { rows } = await tx.execute<{ id: string }>(sql`delete from customers_customer where id = ${id}::uuid
    and not (${sql.join(isNamed, sql` or `)}) returning id`)
  if (rows.length > 0) return
  await tx
    .update(customers)
    .set({
      ...{ name: name === '' ? '—' : name, email: '', phone: '', phoneVerifiedAt: null, bornOn: null, notes: '' },
      ...unblocked,
      ...{ metadata: { merged_into: into }, updatedAt: now },
    })
    .where(eq(customers.id, id))
}

/** What is known of one of them is known of both. */
function filled(customer: Customer, other: Customer): Partial<Customer> {
  const takesPhone = customer.phone === ''
  return {
    name: customer.name || other.name,
    email: customer.email || other.email,
    ...(takesPhone ? { phone: other.phone, phoneVerifiedAt: other.phoneVerifiedAt } : {}),
    bornOn: customer.bornOn ?? other.bornOn,
    ...blockOf(customer.blockedAt === null ? other : customer),
    notes: [customer.notes, other.notes].filter((text) => text !== '').join('\n\n'),
  }
}

/** Whoever blocked one of them has blocked both. */
const blockOf = ({ blockedAt, blockedReason, blockedById, blockedByName }: Customer): Partial<Customer> => ({
  ...{ blockedAt, blockedReason, blockedById, blockedByName },
})

/** Who they were before. */
function historyOf({ metadata }: Customer, other: Customer, now: Temporal.Instant): Record<string, unknown> {
  const { id, name, email, phone } = other
  const before = Array.isArray(metadata.merged) ? metadata.merged : []
  const theirs = Array.isArray(other.metadata.merged) ? other.metadata.merged : []
  return { ...metadata, merged: [...before, ...theirs, { id, name, email, phone, at: now.toString() }] }
}
