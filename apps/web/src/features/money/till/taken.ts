import type { Reply } from '../../../api/types.ts'

/** What the till answers with: what was written down, the receipts, and what is left. */
export type Taken = Reply<'bookings_payments'>
