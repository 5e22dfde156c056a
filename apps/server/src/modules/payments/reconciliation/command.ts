import type { TenantCommand } from '../../../core/tenant-command.ts'
import { reconcileLedger } from './reconcile.ts'

/** `bookme all-tenants ledger`: says nothing where all is well. */
export const checkLedger: TenantCommand = {
  name: 'ledger',
  usage: '',
  description: 'what in the ledger does not add up: payments, refunds, receipts and closings',
  readOnly: true,
  prepare(args) {
    if (args.length > 0) throw new Error('ledger takes no arguments.')
    return async ({ db }) => (await reconcileLedger(db)).map(({ kind, id, detail }) => ({ kind, id, detail }))
  },
}
