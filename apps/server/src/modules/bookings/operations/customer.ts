import type { TenantTx } from '@bookme/tenancy'
import { eq } from 'drizzle-orm'
import { findOrCreateCustomer } from '../../customers/index.ts'
import { customers } from '../../customers/tables.ts'
import { UnknownCustomerError } from '../errors.ts'
import { type Circumstances, type Contact, nowOf, type Whom } from './wanted.ts'

/**
 * For whom it is: a customer who is known, or else whoever has this address, made if there is none.
 *
 * @throws {UnknownCustomerError}
 */
export async function customerFor(tx: TenantTx, who: Whom, around: Circumstances): Promise<{ id: string }> {
  const { customerId, customerEmail = '' } = who
  if (customerId === undefined) return findOrCreateCustomer(tx, contactOf({ ...who, customerEmail }, around))
  const [known] = await tx.select({ id: customers.id }).from(customers).where(eq(customers.id, customerId))
  if (known !== undefined) return known
  const message = `There is no customer ${customerId} here.`
  throw new UnknownCustomerError(message, { faults: [{ field: 'customer_id', message }] })
}

/** What a new customer is made of. */
export const contactOf = (
  { customerEmail: email, customerName: name, customerPhone: phone, customerLanguage: language }: Contact,
  around: Circumstances,
) => ({ email, name, phone, language, phoneVerifiedAt: verifiedAt(phone, around) })

/** Of a number that somebody gives who works there it is known whose it is; of any other it is not. */
export const verifiedAt = (phone: string | undefined, around: Circumstances): Temporal.Instant | null =>
  around.by?.actorKind === 'staff' && phone !== undefined && phone !== '' ? nowOf(around) : null
