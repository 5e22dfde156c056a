import type { Row } from '../../api/types.ts'

export type Transaction = Row<'transactions_list'>
export type Payment = Row<'payments_list'>

export const kinds = [
  'payment',
  'deposit',
  'tip',
  'refund',
  'correction',
] as const satisfies readonly Transaction['kind'][]
export const methods = [
  'cash',
  'card',
  'transfer',
  'cheque',
  'online',
] as const satisfies readonly Transaction['method'][]
/** What one takes with one's own hands. */
export const tillMethods = ['cash', 'card', 'transfer', 'cheque'] as const
export type TillMethod = (typeof tillMethods)[number]
export const paymentStatuses = [
  'created',
  'redirected',
  'authorised',
  'captured',
  'failed',
  'abandoned',
  'voided',
  'disputed',
] as const satisfies readonly Payment['status'][]

export const paymentColourOf: Record<Payment['status'], string> = {
  created: 'gray.5',
  redirected: 'gray.5',
  authorised: 'blue.6',
  captured: 'teal.6',
  failed: 'red.6',
  abandoned: 'gray.6',
  voided: 'gray.6',
  disputed: 'orange.6',
}
