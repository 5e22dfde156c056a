import { DomainError } from '../../core/errors.ts'
import {
  billPartsOfItems,
  depositOf,
  listItems,
  netPriceOf,
  type Reductions,
  termsOf,
} from '../../modules/bookings/index.ts'
import { handedInAs, quoteCode } from '../../modules/payments/index.ts'
import type { Fault } from '../parts/index.ts'
import type { Typed } from './contact.ts'
import type { Held } from './details.ts'
import { stranger } from './holding.ts'
import type { View } from './page.ts'

/** What was written as a code; `undefined` where nothing was. */
export const codeIn = ({ code = '' }: Typed): string | undefined => {
  const text = code.trim().slice(0, 100)
  return text === '' ? undefined : text
}

/** What is wrong with a code, beside its field; `undefined` for what is no refusal of a code. */
export function codeFault({ say }: View, error: unknown): Fault | undefined {
  if (!(error instanceof DomainError)) return undefined
  const message = say.details.codeFaults[error.code]
  return message === undefined ? undefined : { field: 'code', message }
}

/**
 * What is held, with what a code takes off it as far as that can be said before it is known who comes; or what is wrong
 * with the code. Without one it stays as it is.
 */
export async function withCode<Found extends Held>(
  view: View,
  held: Found,
  code: string | undefined,
  reductions: Reductions,
): Promise<{ held: Found; fault?: Fault | undefined }> {
  if (code === undefined) return { held }
  const { request } = view
  const { booking, policy } = held
  const { db } = request.tenant
  try {
    await reductions.admit(request)
    const [items, terms, handed] = await Promise.all([
      listItems(db, booking.id),
      termsOf(db, booking.id),
      handedInAs(db, code),
    ])
    const { priceMinor, currency, startTime, seats } = booking
    const bill = { priceMinor, currency, startTime, seats, parts: billPartsOfItems(items) }
    const off = await request.tenant.transaction((tx) => quoteCode(tx, handed, bill, request.now))
    const [discountMinor, coveredMinor] = [sum(off.discounts), sum(off.covers)]
    const cheaper = { ...booking, discountMinor, coveredMinor }
    const left = terms.parts.map((part, at) => {
      return { ...part, priceMinor: part.priceMinor - (off.discounts[at] ?? 0) - (off.covers[at] ?? 0) }
    })
    const price = { currency, priceMinor: netPriceOf(cheaper) }
    // As when it is booked: who pays with what was paid before is asked for nothing in advance.
    const isAsked = policy.depositWhen === 'always' && coveredMinor === 0
    const depositMinor = isAsked ? depositOf(policy, price, left, stranger) : 0
    return { held: { ...held, booking: cheaper, depositMinor } }
  } catch (error) {
    const fault = codeFault(view, error)
    if (fault === undefined) throw error
    return { held, fault }
  }
}

const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0)
