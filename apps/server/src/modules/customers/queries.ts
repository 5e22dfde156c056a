import type { TenantTx } from '@bookme/tenancy'
import { and, eq, ne, sql } from 'drizzle-orm'
import { exactlyOne } from '../../core/postgres.ts'
import { type Customer, customers } from './tables.ts'

/**
 * The customer with this address, made if there is none. Two at once get the same one: the second INSERT waits for the
 * first and then does nothing, and the SELECT after it sees what the other committed. What is known of a customer stays
 * as it is.
 */
export async function findOrCreateCustomer(
  tx: TenantTx,
  wanted: { email: string; name?: string | undefined; phone?: string | undefined },
): Promise<Customer> {
  const { email, name = '', phone = '' } = wanted
  // Issued together, they share a round trip.
  const [, found] = await Promise.all([
    tx.insert(customers).values({ email, name, phone }).onConflictDoNothing(),
    tx
      .select()
      .from(customers)
      // As the index has it, which knows nothing of those without an address.
      .where(and(eq(sql`lower(${customers.email})`, sql`lower(${email})`), ne(customers.email, ''))),
  ])
  return exactlyOne(found)
}
