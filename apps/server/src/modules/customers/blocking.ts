import type { TenantTx } from '@bookme/tenancy'
import { and, eq, isNotNull, type SQL, sql } from 'drizzle-orm'
import { phoneDigits, sameNumber } from '../../core/phone.ts'
import { exactlyOne } from '../../core/postgres.ts'
import { CustomerBlockedError, CustomerNotFoundError, PleaseCallError } from './errors.ts'
import { type Customer, customers } from './tables.ts'

/** What a customer is who books by themselves again. */
export const unblocked = { blockedAt: null, blockedReason: '', blockedById: null, blockedByName: '' } as const

/** Who books, as they are known or as they say how they can be reached. */
export interface Comer {
  customerId?: string | undefined
  customerEmail?: string | undefined
  customerPhone?: string | undefined
  /** By those who work there, who have read the reason. */
  despiteBlock?: boolean | undefined
}

/**
 * From now on a customer cannot book by themselves. Bookings that are being made at this moment are waited for; whoever
 * comes later finds them blocked.
 *
 * @throws {CustomerNotFoundError}
 */
export async function block(
  tx: TenantTx,
  id: string,
  {
    reason,
    at,
    actorId,
    actorName,
  }: { reason: string; at: Temporal.Instant; actorId: string | null; actorName: string },
): Promise<Customer> {
  await lockWhole(tx, id)
  const values = { blockedAt: at, blockedReason: reason, blockedById: actorId, blockedByName: actorName }
  return exactlyOne(await tx.update(customers).set(values).where(eq(customers.id, id)).returning())
}

/** @throws {CustomerNotFoundError} */
export async function unblock(tx: TenantTx, id: string): Promise<Customer> {
  await lockWhole(tx, id)
  return exactlyOne(await tx.update(customers).set(unblocked).where(eq(customers.id, id)).returning())
}

/** With the one lock that waits for those of {@link assertWelcome}: an UPDATE alone would not. */
async function lockWhole(tx: TenantTx, id: string): Promise<void> {
  const [found] = await tx.select({ id: customers.id }).from(customers).where(eq(customers.id, id)).for('update')
  if (found === undefined) throw new CustomerNotFoundError(`There is no customer ${id} here.`)
}

/**
 * Whoever books for themselves is matched by the address they give, and by the number; those who work there have said
 * whom they mean. A customer who is being blocked at this moment is waited for.
 *
 * @throws {PleaseCallError} to the customer, whom it tells nothing
 * @throws {CustomerBlockedError} to those who work there and have not said that they book nevertheless
 */
export async function assertWelcome(
  tx: TenantTx,
  { customerId, customerEmail = '', customerPhone = '', despiteBlock = false }: Comer,
  by: 'customer' | 'staff' | 'system',
): Promise<void> {
  if (by === 'system') return
  const digits = phoneDigits(customerPhone)
  const isThem =
    customerId === undefined
      ? // As the index has it, which knows nothing of those without an address.
        and(sql`lower(${customers.email}) = lower(${customerEmail})`, sql`${customers.email} <> ''`)
      : eq(customers.id, customerId)
  // Few are blocked, so few numbers are compared.
  const sharesNumber = and(isNotNull(customers.blockedAt), sameNumber(customers.phone, digits))
  const [them, others] = await Promise.all([
    blockOf(tx, isThem).for('key share'),
    by === 'customer' && digits !== '' ? blockOf(tx, sharesNumber).limit(1) : [],
  ])
  const found = [...them, ...others].find(({ blockedAt }) => blockedAt !== null)
  if (found === undefined) return
  if (by === 'customer') throw new PleaseCallError('This cannot be booked online: please call the business.')
  if (despiteBlock) return
  throw new CustomerBlockedError(`${found.name || 'This customer'} is blocked: ${found.blockedReason}`)
}

const blockOf = (tx: TenantTx, where: SQL | undefined) =>
  tx
    .select({ name: customers.name, blockedAt: customers.blockedAt, blockedReason: customers.blockedReason })
    .from(customers)
    .where(where)
