import { exactMillisecondsOf, type Zone } from '../../../core/time.ts'
import type { Moment, PartWanted, Wish } from '../calendar/index.ts'
import { clock, type Doer } from '../events.ts'
import type { Answer, Booking, Item } from '../tables.ts'
import type { HandedIn, Reductions } from './reductions.ts'

/** A time that is asked for, by whomever. */
export interface TimeWanted extends PartWanted, Pick<Wish, 'staffId' | 'seats'> {
  /** What follows it, back to back. */
  followedBy?: readonly PartWanted[] | undefined
  startTime: Temporal.Instant
}

/** How the customer can be reached, and what they say. */
export interface Contact extends HandedIn {
  customerEmail: string
  customerName?: string | undefined
  customerPhone?: string | undefined
  /** In which they read; for whoever comes for the first time. */
  customerLanguage?: 'fr' | 'ar' | 'en' | undefined
  notes?: string | undefined
  answers?: readonly { field_id: Answer['field_id']; value: Answer['value'] | null }[] | undefined
  /** By those who work there, who ask for none otherwise: the booking stands once its deposit is paid. */
  asksDeposit?: boolean | undefined
  /** By those who work there, who know that the customer is blocked. */
  despiteBlock?: boolean | undefined
}

/** Somebody whom those who work there know already, or who says how they can be reached. */
export interface Whom extends Omit<Contact, 'customerEmail'> {
  customerId?: string | undefined
  customerEmail?: string | undefined
}

export interface BookingRequest extends TimeWanted, Whom {}

/** Where and when it happens, and who asks. */
export interface Circumstances {
  zone: Zone
  /** How many bookings the business's tier allows in a calendar month; `null` is no limit. */
  maxBookings?: number | null
  /** By default now. */
  now?: Temporal.Instant
  by?: Doer
  source?: Booking['source']
  /** Who knows what is handed in, where anything may be. */
  reductions?: Reductions
}

/** Somebody who books for themselves. */
export const visitor: Doer = { ...clock, actorKind: 'customer', channel: 'api' }

export const nowOf = ({ now = Temporal.Now.instant() }: Pick<Circumstances, 'now'>): Temporal.Instant => now

export const momentOf = (around: Circumstances): Moment => ({
  zone: around.zone,
  now: exactMillisecondsOf(nowOf(around)),
})

export function wishOf({
  serviceId,
  variantId,
  addonIds,
  followedBy = [],
  staffId,
  seats,
}: Omit<TimeWanted, 'startTime'>): Wish {
  return { parts: [{ serviceId, variantId, addonIds }, ...followedBy], staffId, seats }
}

/** How long a booking was made to take, where that is not what its service says. */
export function ownMinutesOf({ metadata }: Pick<Booking, 'metadata'>): number | undefined {
  const { duration_minutes: minutes } = metadata
  return typeof minutes === 'number' ? minutes : undefined
}

/** What a booking consists of, to be asked for again as it was agreed on. */
export function partsOf(items: readonly Item[]): Wish['parts'] {
  return items.map(({ serviceId, variantId, addons }) => ({ serviceId, variantId, addons })) as unknown as Wish['parts']
}
