import { sql } from 'drizzle-orm'

/** Who was merged into somebody else stays for what the ledger says of them, and is in no list. */
export const listed = sql`not (customers_customer.metadata ? 'merged_into')`
