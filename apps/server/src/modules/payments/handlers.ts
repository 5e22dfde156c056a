import { inTransaction, type JobHandler } from '../../core/jobs/index.ts'
import { RefundEnded } from './jobs.ts'
import { giveBack } from './ledger/settle.ts'

/** What the ledger does later. */
export function ledgerHandlers(): JobHandler[] {
  return [
    inTransaction(RefundEnded, async (tx, { booking_id }) => {
      await giveBack(tx, booking_id, Temporal.Now.instant())
    }),
  ]
}
