import { api } from '../../api/client.ts'
import { ProblemError } from '../../api/problem.ts'
import type { Whom } from './wish.ts'

/** Whoever is new is put into the books first, once: what is refused afterwards finds them there. */
export async function customerOf(whom: Whom, keep: (whom: Whom) => void): Promise<{ customer_id: string }> {
  if (whom.kind === 'known') return { customer_id: whom.customer.id }
  const { name, phone, email } = whom
  const { data } = await api.POST('/api/customers/', { body: { name, phone, email } as never })
  if (data === undefined) throw new Error('The server answered nothing.')
  keep({ kind: 'known', customer: data })
  return { customer_id: data.id }
}

/** The nearest times that are free, where a refusal brought them. */
export function alternativesOf(error: unknown): string[] {
  const found = error instanceof ProblemError ? error.body.alternatives : undefined
  return Array.isArray(found) ? found.filter((one) => typeof one === 'string') : []
}

export const isLost = (error: unknown) => error instanceof ProblemError && error.code === 'bookings.slot_taken'
