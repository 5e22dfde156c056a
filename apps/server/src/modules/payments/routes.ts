import { z } from 'zod'
import { actorOf } from '../../core/actor.ts'
import { InvalidAmountError } from '../../core/errors.ts'
import { toMinor } from '../../core/money.ts'
import { defineResource } from '../../core/resource/index.ts'
import { Id } from '../../core/shapes.ts'
import { fromWire, toDecimal, toWire } from '../../core/wire.ts'
import { TransactionBody } from './contract.ts'
import { TransactionNotFoundError, WrongSignError } from './errors.ts'
import { transactions } from './tables.ts'

/** What was written down stays: no update, no delete. */
export const transactionRoutes = defineResource({
  path: '/transactions',
  one: 'transaction',
  table: transactions,
  contract: TransactionBody,
  readOnly: { actor_id: Id.nullable(), actor_name: z.string() },
  example: { kind: 'payment', method: 'cash', amount: '180.00', occurred_at: '2026-12-01T10:45:00+01:00' },
  only: ['list', 'retrieve', 'create', 'bulk'],
  filters: ['kind', 'method', 'currency', 'booking_id', 'customer_id', 'occurred_at'],
  search: ['reference'],
  ordering: ['-occurred_at', 'amount', '-created_at'],
  columns: { amount: 'amountMinor' },
  permissions: { read: 'payments.read', write: 'payments.write' },
  notFound: TransactionNotFoundError,
  refusals: [InvalidAmountError, WrongSignError],
  toReply: (transaction) => ({
    ...toWire(transaction),
    amount: toDecimal(transaction.amountMinor, transaction.currency),
  }),
  toRow: ({ amount = '', ...body }, _before, request) => {
    const amountMinor = toMinor('amount', amount, body.currency as string)
    assertSign(body.kind as string, amountMinor)
    return { ...fromWire(body), amountMinor, ...actorOf(request) }
  },
})

function assertSign(kind: string, amountMinor: number): void {
  const fits = kind === 'refund' ? amountMinor < 0 : kind === 'correction' ? amountMinor !== 0 : amountMinor > 0
  if (fits) return
  const message = `of a ${kind} must be ${kind === 'refund' ? 'below' : kind === 'correction' ? 'other than' : 'above'} zero`
  throw new WrongSignError(`The amount ${message}.`, { faults: [{ field: 'amount', message }] })
}
