import type { TenantTx } from '@bookme/tenancy'
import type { FastifyRequest } from 'fastify'
import type { Refusal } from '../../../core/problem.ts'
import type { Calendar, Offer } from '../calendar/index.ts'
import type { Part } from '../engine/index.ts'
import type { DepositPart } from '../policy/index.ts'
import type { Booking, Item } from '../tables.ts'
import type { Circumstances } from './wanted.ts'

/** What a customer hands in to pay less. */
export interface HandedIn {
  couponCode?: string | undefined
  passCode?: string | undefined
}

/** One of the things a booking consists of, as far as its price goes. */
export interface BillPart extends DepositPart {
  serviceId: string
  /** Of one seat, and what of that is not for add-ons. */
  seatMinor: number
  serviceMinor: number
}

export interface Bill extends Pick<Booking, 'priceMinor' | 'currency' | 'startTime' | 'seats'> {
  customerId: string
  parts: readonly BillPart[]
}

/** What comes off each part of a bill, in its order. */
export interface Reduction {
  discounts: readonly number[]
  covers: readonly number[]
  /** Writes down that it is used, for the booking that was made. */
  use(tx: TenantTx, bookingId: string): Promise<void>
}

/** Another module knows what codes are worth; bookings that are made hold on to what it says. */
export interface Reductions {
  /** Codes are not to be guessed. @throws where somebody tries too many */
  admit(request: FastifyRequest): Promise<void>
  /** Nobody else uses up what is handed in until `tx` is over. @throws whatever it refuses, by the field */
  reduce(tx: TenantTx, handed: HandedIn, bill: Bill, around: Circumstances): Promise<Reduction>
  refusals: readonly Refusal[]
}

export const isHandedIn = ({ couponCode, passCode }: HandedIn) => couponCode !== undefined || passCode !== undefined

/** What is to be paid, after what is handed in; without that it asks nobody. */
export async function reduced<Priced extends Pick<Bill, 'priceMinor' | 'currency'>>(
  tx: TenantTx,
  { couponCode, passCode }: HandedIn,
  price: Priced,
  parts: readonly DepositPart[],
  bill: () => Omit<Bill, 'priceMinor' | 'currency'>,
  around: Circumstances,
) {
  if (!isHandedIn({ couponCode, passCode })) return { price, parts, off: {}, use: undefined, isCovered: false }
  if (around.reductions === undefined) throw new Error('Nobody here knows what codes are worth.')
  const whole = { ...price, ...bill() }
  const { discounts, covers, use } = await around.reductions.reduce(tx, { couponCode, passCode }, whole, around)
  const [discountMinor, coveredMinor] = [sum(discounts), sum(covers)]
  return {
    price: { ...price, priceMinor: price.priceMinor - discountMinor - coveredMinor },
    parts: parts.map((part, position) => {
      return { ...part, priceMinor: part.priceMinor - (discounts[position] ?? 0) - (covers[position] ?? 0) }
    }),
    off: { discountMinor, coveredMinor },
    use,
    isCovered: coveredMinor > 0,
  }
}

const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0)

/** The parts of what is about to be booked. */
export function billPartsOf({ offers, question }: Calendar, parts: readonly Pick<Part, 'staffId'>[]): BillPart[] {
  return parts.map(({ staffId }, position) => {
    const offer = offers[position] as Offer
    const seatMinor = offer.priceOf(staffId)
    return {
      ...{ serviceId: offer.service.id, seatMinor, serviceMinor: seatMinor - addedMinor(offer.addons) },
      ...{ priceMinor: seatMinor * question.seats, depositPercent: offer.service.deposit_percent ?? null },
    }
  })
}

/** The parts of what is booked. */
export function billPartsOfItems(items: readonly Item[]): BillPart[] {
  return items.map(({ serviceId, priceMinor: seatMinor, seats, addons }) => {
    const serviceMinor = seatMinor - addedMinor(addons)
    return { serviceId, seatMinor, serviceMinor, priceMinor: seatMinor * seats, depositPercent: null }
  })
}

const addedMinor = (addons: readonly { price_minor: number }[]) =>
  addons.reduce((total, { price_minor }) => total + price_minor, 0)
