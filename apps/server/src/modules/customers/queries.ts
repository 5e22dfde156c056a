import type { TenantDb, TenantTx } from '@bookme/tenancy'
import { and, eq, ne, type SQL, sql } from 'drizzle-orm'
import { digitsOf } from '../../core/phone.ts'
import { exactlyOne } from '../../core/postgres.ts'
import { type Customer, customers, type HealthNote, healthNotes } from './tables.ts'

/**
 * The customer with this address, made if there is none. Two at once get the same one: the second INSERT waits for the
 * first and then does nothing, and the SELECT after it sees what the other committed. What is known of a customer stays
 * as it is.
 *
 * @param wanted.language - in which they read when they booked; what is known of them stays
 * @param wanted.phoneVerifiedAt - now, where somebody who works there gave the number
 */
export async function findOrCreateCustomer(
  tx: TenantTx,
  wanted: {
    email: string
    name?: string | undefined
    phone?: string | undefined
    phoneVerifiedAt?: Temporal.Instant | null
    language?: Customer['language'] | undefined
  },
): Promise<Customer> {
  const { email, name = '', phone = '', phoneVerifiedAt = null, language } = wanted
  // Issued together, they share a round trip.
  const [, found] = await Promise.all([
    tx.insert(customers).values({ email, name, phone, phoneVerifiedAt, language }).onConflictDoNothing(),
    tx
      .select()
      .from(customers)
      // As the index has it, which knows nothing of those without an address.
      .where(and(eq(sql`lower(${customers.email})`, sql`lower(${email})`), ne(customers.email, ''))),
  ])
  return exactlyOne(found)
}

/** The customer, whom nobody changes or deletes until `tx` is over. */
export async function lockCustomer(tx: TenantTx, id: string, within: SQL | undefined): Promise<Customer | undefined> {
  const [customer] = await tx
    .select()
    .from(customers)
    .where(and(eq(customers.id, id), within))
    .for('no key update')
  return customer
}

export async function findHealthNote(db: TenantDb, customerId: string): Promise<HealthNote | undefined> {
  const [note] = await db.select().from(healthNotes).where(eq(healthNotes.customerId, customerId))
  return note
}

export async function writeHealthNote(
  tx: TenantTx,
  customerId: string,
  sealed: string,
  updatedAt: Temporal.Instant,
): Promise<HealthNote> {
  const written = await tx
    .insert(healthNotes)
    .values({ customerId, sealed, updatedAt })
    .onConflictDoUpdate({ target: healthNotes.customerId, set: { sealed, updatedAt } })
    .returning()
  return exactlyOne(written)
}

/** @returns whether there was one */
export async function deleteHealthNote(tx: TenantTx, customerId: string): Promise<boolean> {
  const { rowCount } = await tx.delete(healthNotes).where(eq(healthNotes.customerId, customerId))
  return (rowCount ?? 0) > 0
}

/** All of a business's, and nobody else changes them until `tx` is over. */
export async function lockHealthNotes(tx: TenantTx): Promise<HealthNote[]> {
  return tx.select().from(healthNotes).orderBy(healthNotes.id).for('update')
}

/** The same note, sealed otherwise: it counts as no change. */
export async function replaceSealed(tx: TenantTx, { id, updatedAt }: HealthNote, sealed: string): Promise<void> {
  await tx.update(healthNotes).set({ sealed, updatedAt }).where(eq(healthNotes.id, id))
}

/**
 * Customers who are known already.
 *
 * @param wanted - addresses in lower case, numbers as `phoneDigits` makes them
 * @returns their ids by `email …` and `phone …`
 */
export async function findKnown(
  db: TenantDb,
  { emails, phones }: { emails: readonly string[]; phones: readonly string[] },
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await db.execute<{ key: string; id: string }>(sql`
    select 'email ' || lower(email) as key, id from customers_customer
    where email <> '' and lower(email) in (select jsonb_array_elements_text(${JSON.stringify(emails)}::jsonb))
    union all
    select 'phone ' || digits, id from (
      select id, ${digitsOf(customers.phone)} as digits from customers_customer where phone <> '') numbers
    where digits in (select jsonb_array_elements_text(${JSON.stringify(phones)}::jsonb))`)
  return new Map(rows.map(({ key, id }) => [key, id]))
}

const rowsAtATime = 500

/** Whoever got an address meanwhile is left as they are. */
export async function insertCustomers(tx: TenantTx, rows: readonly (typeof customers.$inferInsert)[]): Promise<void> {
  for (let from = 0; from < rows.length; from += rowsAtATime) {
    await tx
      .insert(customers)
      .values(rows.slice(from, from + rowsAtATime))
      .onConflictDoNothing()
  }
}
