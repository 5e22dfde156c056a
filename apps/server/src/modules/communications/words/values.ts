import type { Language } from '../../../core/i18n.ts'
import { usualSettings } from '../../tenants/tables.ts'
import type { BookingFacts, MessageFacts, Money } from './facts.ts'
import { words } from './languages/index.ts'
import { dayOf, momentOf, moneyOf, timeOf } from './locale.ts'
import type { Placeholder } from './placeholders.ts'

/** What stands in the place of a placeholder. An empty text: there is nothing to be said. */
export interface Told {
  text: string
  /** Not of the language around it, or not of anybody's writing here: it is kept apart from what stands beside it. */
  isForeign: boolean
}
export interface Row {
  label: string
  value: Told
  /** It was so, and is no more. */
  isPast?: boolean
}
/** A placeholder that fills lines of its own. */
export type Value = Told | { rows: readonly Row[] } | { href: string }

const nothing: Told = { text: '', isForeign: false }
const own = (text: string): Told => ({ text, isForeign: false })
const foreign = (text: string | undefined): Told => ({ text: oneLine(text ?? ''), isForeign: true })

/**
 * A text that somebody wrote, as a part of a line: without what ends lines, what no text may have, and what turns the
 * direction of whatever follows it.
 */
export function oneLine(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\p{Cc}\u2028\u2029 ]+/gu, ' ')
    .replace(/[\u202a-\u202e\u2066-\u2069]/g, '')
    .trim()
}

/** What each placeholder stands for, of a message. */
export function valuesOf(facts: MessageFacts): (name: Placeholder) => Value {
  const { language, channel, business, booking, day, recipientName } = facts
  const say = words[language]
  const zone = booking?.timeZone ?? usualSettings.timeZone
  const wall = booking === undefined ? undefined : Temporal.PlainDateTime.from(booking.wallTime)
  const before = booking?.previous === undefined ? undefined : Temporal.PlainDateTime.from(booking.previous.wallTime)
  const until = facts.until?.toZonedDateTimeISO(zone).toPlainDateTime()
  const money = (amount: Money | undefined) => (amount === undefined ? nothing : foreign(moneyOf(amount, language)))
  const dayAt = (moment: Temporal.PlainDateTime | undefined) =>
    moment === undefined ? nothing : own(dayOf(moment.toPlainDate(), language, channel))
  const timeAt = (moment: Temporal.PlainDateTime | undefined) =>
    moment === undefined ? nothing : own(timeOf(moment.toPlainTime(), language))
  const momentAt = (moment: Temporal.PlainDateTime | undefined) =>
    moment === undefined ? nothing : own(momentOf(moment, language, channel))
  const isDigest = facts.kind === 'staff_digest'

  const values: Record<Placeholder, () => Value> = {
    customer: () => foreign(recipientName),
    business: () => foreign(business.name),
    phone: () => foreign(business.phone),
    address: () => foreign(business.address),
    service: () => serviceOf(facts),
    staff: () => foreign(isDigest ? recipientName : booking?.staffName),
    date: () => dayAt(wall),
    time: () => timeAt(wall),
    start_time: () => momentAt(wall),
    reference: () => foreign(booking?.reference),
    people: () => own(peopleOf(booking, language)),
    price: () => (booking === undefined || booking.price.minor === 0 ? nothing : money(booking.price)),
    details: () => ({ rows: detailsOf(facts, momentAt(before), momentAt(wall)) }),
    link: () => ({ href: hrefOf(facts.link) }),
    policy: () => own(oneLine((facts.policy ?? []).join(' '))),
    previous_date: () => dayAt(before),
    previous_time: () => timeAt(before),
    cancelled_by: () => own(facts.cancelledBy === undefined ? '' : say.cancelledBy[facts.cancelledBy]),
    reason: () => foreign(facts.reason),
    amount: () => money(facts.amount),
    refund: () => money(facts.refund),
    until: () => momentAt(until),
    receipt: () => own(facts.receiptNumber === undefined ? '' : String(facts.receiptNumber)),
    day: () => own(day === undefined ? '' : dayOf(Temporal.PlainDate.from(day.date), language, channel)),
    count: () => own(say.appointments(day?.bookings.length ?? 0)),
    bookings: () => ({ rows: workOf(facts) }),
  }
  return (name) => values[name]()
}

/** What is done; where a business does not tell that, that there is an appointment. */
export function serviceOf({ hideServices, booking, language }: MessageFacts): Told {
  const { appointment, comma } = words[language]
  const services = hideServices ? [] : (booking?.services ?? [])
  const text = services.map(oneLine).filter((service) => service !== '')
  return text.length === 0 ? own(appointment) : foreign(text.join(comma))
}

function peopleOf(booking: BookingFacts | undefined, language: Language): string {
  return booking === undefined || booking.seats <= 1 ? '' : words[language].people(booking.seats)
}

function detailsOf(facts: MessageFacts, before: Told, now: Told): Row[] {
  const { booking, business, language, hideServices } = facts
  if (booking === undefined) return []
  const { labels, comma } = words[language]
  const { price } = booking
  return filled([
    { label: labels.when, value: now },
    { label: labels.before, value: own(withPerson(before.text, booking, comma)), isPast: true },
    { label: labels.service, value: hideServices ? nothing : serviceOf(facts) },
    { label: labels.staff, value: foreign(booking.staffName) },
    { label: labels.people, value: own(peopleOf(booking, language)) },
    { label: labels.price, value: price.minor === 0 ? nothing : foreign(moneyOf(price, language)) },
    { label: labels.address, value: foreign(business.address) },
    { label: labels.reference, value: foreign(booking.reference) },
    { label: labels.notes, value: foreign(hideServices ? '' : booking.notes) },
  ])
}

/** When it was before, and with whom, if that was somebody else. */
function withPerson(moment: string, { previous, staffName }: BookingFacts, comma: string): string {
  const before = oneLine(previous?.staffName ?? '')
  return moment === '' || before === '' || before === oneLine(staffName)
    ? moment
    : `${moment}${comma}\u2068${before}\u2069`
}

/** The day of who works there: when, whom and what. */
function workOf({ day, language, hideServices }: MessageFacts): Row[] {
  const { comma } = words[language]
  return (day?.bookings ?? []).map(({ wallTime, service, customer }) => {
    const told = hideServices ? [customer] : [customer, service]
    return {
      label: timeOf(timeIn(wallTime), language),
      value: foreign(told.filter((text) => text !== '').join(comma)),
    }
  })
}

/** Of `2030-01-07T12:00`, and of `12:00`. */
function timeIn(wallTime: string): Temporal.PlainTime {
  return Temporal.PlainTime.from(wallTime)
}

function filled(rows: readonly Row[]): Row[] {
  return rows.filter(({ value }) => value.text !== '')
}

/** An address of the web and nothing else: another protocol would be run. */
export function hrefOf(link: string | undefined): string {
  const url = link === undefined ? null : URL.parse(link)
  return url !== null && /^https?:$/.test(url.protocol) ? url.href : ''
}
