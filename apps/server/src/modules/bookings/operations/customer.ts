import type { TenantTx } from '@bookme/tenancy'
import { eq } from 'drizzle-orm'
import { assertWelcome, findOrCreateCustomer } from '../../customers/index.ts'
import { customers } from '../../customers/tables.ts'
import { UnknownCustomerError } from '../errors.ts'
import { type Circumstances, type Contact, nowOf, visitor, type Whom } from './wanted.ts'

/**
 * For whom it is: a customer who is known, or else whoever has this address, made if there is none.
 *
 * @throws {UnknownCustomerError}
 * @throws {PleaseCallError} @throws {CustomerBlockedError} the business has blocked them
 */
export async function customerFor(tx: TenantTx, who: Whom, around: Circumstances): Promise<{ id: string }> {
  const { customerId, customerEmail = '' } = who
  // Issued behind it, it waits for whoever blocks them at this moment.
  const welcome = () => assertWelcome(tx, who, (around.by ?? visitor).actorKind)
  if (customerId === undefined) {
    const found = findOrCreateCustomer(tx, contactOf({ ...who, customerEmail }, around))
    return (await Promise.all([found, welcome()]))[0]
  }
  const theirs = tx.select({ id: customers.id }).from(customers).where(eq(customers.id, customerId))
  const [[known]] = await Promise.all([theirs, welcome()])
  if (known !== undefined) return known
  const message = `There is no customer ${customerId} here.`
  throw new UnknownCustomerError(message, { faults: [{ field: 'customer_id', message }] })
}

/** What a new customer is made of. */
const contactOf = (
  { customerEmail: email, customerName: name, customerPhone: phone, customerLanguage: language }: Contact,
  around: Circumstances,
) => ({ email, name, phone, language, phoneVerifiedAt: verifiedAt(phone, around) })

/** Of a number that somebody gives who works there it is known whose it is; of any other it is not. */
export const verifiedAt = (phone: string | undefined, around: Circumstances): Temporal.Instant | null =>
  around.by?.actorKind === 'staff' && phone !== undefined && phone !== '' ? nowOf(around) : null
