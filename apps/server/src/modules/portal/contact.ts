import { type SQL, sql } from 'drizzle-orm'
import { customers } from '../customers/tables.ts'

/** An address, or the number of a telephone, in the one spelling that two of the same have in common. */
export interface Contact {
  channel: 'email' | 'sms'
  contact: string
}

/** Before a national number: that of Morocco, where nobody writes it. */
const country = '212'

/**
 * A number as its digits with the country in front: `0612 345 678`, `+212 6 12 34 56 78` and `00212612345678` are one.
 * {@link sameContact} does the same to what is stored.
 */
export function phoneDigits(phone: string): string {
  return phone
    .replace(/\D/g, '')
    .replace(/^00/, '')
    .replace(/^2120/, country)
    .replace(/^0/, country)
    .replace(/^([5-7]\d{8})$/, `${country}$1`)
}

const storedDigits = [
  ['\\D', '', 'g'],
  ['^00', '', ''],
  ['^2120', country, ''],
  ['^0', country, ''],
  ['^([5-7][0-9]{8})$', `${country}\\1`, ''],
].reduce<SQL>(
  (digits, [pattern, instead, flags]) => sql`regexp_replace(${digits}, ${pattern}, ${instead}, ${flags})`,
  sql`${customers.phone}`,
)

/** Of the customers those who have exactly this address, or exactly this number: a family may share one. */
export function sameContact({ channel, contact }: Contact): SQL {
  if (channel === 'email') return sql`lower(${customers.email}) = lower(${contact}) and ${customers.email} <> ''`
  return sql`${customers.phone} <> '' and ${storedDigits} = ${contact}`
}
