import {
  escape as escapeText,
  ICalCalendar,
  ICalCalendarMethod,
  type ICalEventData,
  ICalEventStatus,
} from 'ical-generator'
import type { languages } from '../../core/shapes.ts'
import type { BookingStatus } from '../bookings/tables.ts'

/** What a calendar is told of a booking, or of one part of it. */
export interface Entry {
  bookingId: string
  /** Of the part, where the booking has several; without it, the whole of the booking. */
  position?: number | undefined
  reference: string
  status: BookingStatus
  /** How often it was moved. */
  sequence: number
  startTime: Temporal.Instant
  endTime: Temporal.Instant
  changedAt: Temporal.Instant
  /** The names of what is done, in its order. */
  services: readonly string[]
  /** The other side: the business for a customer, the customer for who works there. May be empty. */
  whom: string
}

/** How it is told. */
export interface Telling {
  /** The platform's own domain, which makes ids of bookings unique in the world. */
  baseDomain: string
  language: (typeof languages)[number]
  /** When the text was made; by default when the booking last changed, so that the same booking makes the same text. */
  madeAt?: Temporal.Instant
}

const { CONFIRMED, TENTATIVE, CANCELLED } = ICalEventStatus

const statusOf: Record<BookingStatus, ICalEventStatus> = {
  held: TENTATIVE,
  pending: TENTATIVE,
  confirmed: CONFIRMED,
  checked_in: CONFIRMED,
  completed: CONFIRMED,
  // It stood; nobody came.
  no_show: CONFIRMED,
  cancelled: CANCELLED,
  declined: CANCELLED,
  expired: CANCELLED,
}

const referenceIn = { fr: 'Référence\u202f: ', ar: 'المرجع: ', en: 'Reference: ' }

/**
 * A booking as a VEVENT. Its UID is its own for life: whatever becomes of the booking, and whoever tells of it, a calendar
 * knows it again. A part of several has a UID of the part, because it has times of its own.
 */
export function eventOf(entry: Entry, { baseDomain, language, madeAt }: Telling): ICalEventData {
  const { bookingId, position, reference, status, sequence, startTime, endTime, changedAt, services, whom } = entry
  return {
    id: `${bookingId}${position === undefined ? '' : `-${position}`}@${baseDomain}`,
    // A calendar takes a cancellation for newer than the last it heard only by its number (RFC 5546, 2.1.4).
    sequence: statusOf[status] === CANCELLED ? sequence + 1 : sequence,
    stamp: madeAt ?? changedAt,
    lastModified: changedAt,
    start: startTime,
    end: endTime,
    summary: plain([services.join(' + '), whom].filter((text) => text !== '').join(' · ')),
    description: plain(referenceIn[language] + reference),
    status: statusOf[status],
  }
}

/** What is handed over says what is to be done with it (RFC 5546): to take it, to answer it, or to strike it out. */
type HandedOver = 'PUBLISH' | 'REQUEST' | 'CANCEL'

/** An iCalendar text (RFC 5545): one that is handed over, or one that is fetched again and again. */
export function calendarOf(events: ICalEventData[], kind: HandedOver | { feedOf: string }): string {
  const calendar = new ICalCalendar({
    prodId: { company: 'BookMe', product: 'Bookings', language: 'EN' },
    events,
    ...(typeof kind === 'string'
      ? { method: ICalCalendarMethod[kind] }
      : // The library escapes what is in events, and not this name, which a line break in it would end.
        { name: escapeText(plain(kind.feedOf), false), ttl: 3600 }),
  })
  // Every line ends, the last one, too.
  return `${calendar}\r\n`
}

/** Without control characters, of which TEXT may have none but tabs; all that anybody takes for the end of a line is one. */
export function plain(text: string): string {
  // Half a character would be another one, and longer, once it is written.
  const whole = text.toWellFormed()
  return whole.replace(/\r\n|[\r\v\f\u0085\u2028\u2029]/g, '\n').replace(/[^\P{Cc}\t\n]/gu, '')
}
