import { type SQL, sql } from 'drizzle-orm'
import { sameNumber } from '../../core/phone.ts'
import { customers } from '../customers/tables.ts'

/** An address, or the number of a telephone, in the one spelling that two of the same have in common. */
export interface Contact {
  channel: 'email' | 'sms'
  contact: string
}

/** Of the customers those who have exactly this address, or exactly this number: a family may share one. */
export function sameContact({ channel, contact }: Contact): SQL {
  if (channel === 'email') return sql`lower(${customers.email}) = lower(${contact}) and ${customers.email} <> ''`
  return sameNumber(customers.phone, contact)
}
