import { and, eq, isNotNull, or, type SQL, sql } from 'drizzle-orm'
import { sameNumber } from '../../core/phone.ts'
import { bookings } from '../bookings/tables.ts'
import { customers } from '../customers/tables.ts'

/** An address, or the number of a telephone, in the one spelling that two of the same have in common. */
export interface Contact {
  channel: 'email' | 'sms'
  contact: string
}

/** Of the customers those who have exactly this address, or whose number this is known to be: a family may share one. */
export function sameContact({ channel, contact }: Contact): SQL {
  if (channel === 'email') return sql`lower(${customers.email}) = lower(${contact}) and ${customers.email} <> ''`
  return and(isNotNull(customers.phoneVerifiedAt), sameNumber(customers.phone, contact)) as SQL
}

/**
 * Of bookings, joined with their customers, those that somebody with this contact sees: of a number also what was booked
 * with it. What a stranger gave with somebody else's address shows them nothing but what they booked themselves.
 */
export function sameBooker(contact: Contact): SQL {
  if (contact.channel === 'email') return sameContact(contact)
  return or(eq(bookings.contactPhone, `+${contact.contact}`), sameContact(contact)) as SQL
}
