import { defineEvent } from '../../core/events.ts'
import type { Receipt, Transaction } from './tables.ts'

/** Money of a booking was written down, by hand or because a provider said so. */
export const MoneyRecorded = defineEvent<{ transaction: Transaction; receipt: Receipt | undefined }>(
  'payments.recorded',
)
