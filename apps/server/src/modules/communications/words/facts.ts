import type { Language } from '../../../core/i18n.ts'
import type { Attachment } from '../channels.ts'
import type { Channel, NotificationKind } from '../tables.ts'

/** An amount in the currency's smallest unit. */
export interface Money {
  minor: number
  currency: string
}

/** The booking that a message tells about, as it was then. */
export interface BookingFacts {
  id: string
  reference: string
  startTime: Temporal.Instant
  endTime: Temporal.Instant
  /** `2030-01-07T12:00`, of the wall of `timeZone`: what people are told. */
  wallTime: string
  timeZone: string
  sequence: number
  /** What is done, in order, with its options: `Haircut, long hair`. */
  services: readonly string[]
  staffName: string
  seats: number
  price: Money
  notes: string
  /** Where it was before it moved. */
  previous?: { wallTime: string; staffName: string } | undefined
}

/** All that a message may say. What a kind does not need is absent. */
export interface MessageFacts {
  kind: NotificationKind
  channel: Channel
  language: Language
  business: {
    name: string
    /** With the scheme: `https://demo.example`. */
    url: string
    phone: string
    email: string
    colour: string
    /** Where customers come to. */
    address?: string | undefined
  }
  /** The platform's own domain, which makes ids of bookings unique in the world. */
  baseDomain: string
  /** When it is put into words: of two invites of one booking the later counts for calendars. */
  madeAt: Temporal.Instant
  /** The address or number that it goes to. */
  recipient: string
  /** "Your appointment" in the place of what is done. */
  hideServices: boolean
  recipientName: string
  booking?: BookingFacts | undefined
  /** Where the customer sees, moves and cancels it; where an offer is taken; where a deposit is paid. */
  link?: string | undefined
  /** What the policy says of it, a sentence each. */
  policy?: readonly string[] | undefined
  /** Why it was cancelled or declined. */
  reason?: string | undefined
  /** Who cancelled it; absent where that is not to be told. */
  cancelledBy?: 'customer' | 'business' | undefined
  /** Asked for, received, given back; or of what was cancelled or missed, the fee that is owed. */
  amount?: Money | undefined
  /** Of what was cancelled: what is given back. */
  refund?: Money | undefined
  /** Until when an offer or a request to pay stands. */
  until?: Temporal.Instant | undefined
  receiptNumber?: number | undefined
  /** Of a digest: the day, and what is on it. */
  day?: { date: string; bookings: readonly { wallTime: string; service: string; customer: string }[] } | undefined
}

/** The words of a business, in the place of those that come with the platform. */
export interface OwnWords {
  subject: string
  body: string
  version: number
}

export interface Rendered {
  subject: string
  text: string
  html: string
  attachments: readonly Attachment[]
  template: { name: string; parameters: readonly string[] } | undefined
  /** 0 for the platform's own words. */
  templateVersion: number
}
