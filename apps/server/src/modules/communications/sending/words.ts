import type { TenantHandle } from '@bookme/tenancy'
import type { Config } from '../../../core/config.ts'
import type { Language } from '../../../core/i18n.ts'
import { zoneNamed } from '../../../core/time.ts'
import { type Booking, bookingOf, manageTokenOf, standingOf } from '../../bookings/index.ts'
import { type BookmeTenancy, getTenant, type SettingsOf } from '../../tenants/index.ts'
import { entryTokenOf } from '../../waitlist/index.ts'
import type { Outgoing } from '../channels.ts'
import { findTemplate } from '../queries.ts'
import type { StoredBooking, StoredFacts } from '../stored.ts'
import type { Notification } from '../tables.ts'
import type { BookingFacts, MessageFacts } from '../words/facts.ts'
import { renderMessage } from '../words/index.ts'
import { type Claimed, roundOf } from './claim.ts'

export interface WordsOptions {
  tenancy: Pick<BookmeTenancy, 'shared'>
  settings: SettingsOf
  config: Pick<Config, 'secret' | 'isProduction' | 'port' | 'baseDomain'>
}

/** What stays of the words when they have been sent. */
export type Kept = Pick<Notification, 'subject' | 'body' | 'templateVersion'>

/** A claimed message in words, by the facts as they were when it was written. */
export async function putIntoWords(
  { tenancy, settings, config }: WordsOptions,
  tenant: TenantHandle,
  claimed: Claimed,
  now: Temporal.Instant,
): Promise<{ message: Outgoing; kept: Kept }> {
  const { notification, attempt, facts, addressee, rules } = claimed
  const { kind, language } = notification
  const { channel, recipient } = attempt
  const [business, { colour }, own] = await Promise.all([
    getTenant(tenancy.shared.db, tenant.id),
    settings(tenant.id),
    findTemplate(tenant.db, notification, channel),
  ])
  const url = urlOf(business.primaryDomain ?? config.baseDomain, config)
  const told: MessageFacts = {
    ...{ kind, channel, language, recipient, madeAt: now, baseDomain: config.baseDomain },
    business: { name: business.name, url, phone: business.contactPhone, email: business.contactEmail, colour },
    hideServices: rules.hideServices,
    recipientName: addressee.name,
    booking: facts.booking && bookingFactsOf(facts.booking, facts, language),
    link: linkOf(url, tenant.id, facts, config.secret),
    policy: await policyOf(tenant, claimed, now),
    ...{ reason: facts.reason, cancelledBy: facts.cancelledBy, receiptNumber: facts.receiptNumber, day: facts.day },
    amount: amountOf(claimed),
    until: facts.until ?? (kind === 'deposit_due' ? (facts.booking?.expiresAt ?? undefined) : undefined),
  }
  const rendered = renderMessage(told, own)
  const round = roundOf(notification)
  const message: Outgoing = {
    ...{ channel, recipient, language, from: business.name, replyTo: business.contactEmail },
    ...{ subject: rendered.subject, text: rendered.text, html: rendered.html },
    ...{ attachments: rendered.attachments, template: rendered.template },
    key: `${notification.key ?? notification.id} ${channel}${round > 0 ? ` ${round}` : ''}`,
    ...{ tenantId: tenant.id, notificationId: notification.id },
  }
  // Whoever has the link may cancel the booking: those who may read messages here are not given it.
  const body = told.link === undefined ? rendered.text : rendered.text.replaceAll(told.link, '…')
  return { message, kept: { subject: rendered.subject, body, templateVersion: rendered.templateVersion } }
}

function urlOf(domain: string, { isProduction, port }: Pick<Config, 'isProduction' | 'port'>): string {
  return isProduction ? `https://${domain}` : `http://${domain}${port === 80 ? '' : `:${port}`}`
}

function bookingFactsOf(stored: StoredBooking, { previous }: StoredFacts, language: Language): BookingFacts {
  const { id, reference, startTime, endTime, sequence, staffName, seats, notes, currency } = stored
  const timeZone = stored.timeZone ?? 'UTC'
  return {
    ...{ id, reference, startTime, endTime, sequence, staffName, seats, notes, timeZone },
    wallTime: stored.wallTime?.slice(0, 16) ?? wallTimeOf(startTime, timeZone),
    services: (stored.services ?? []).map((name, index) => stored.translations?.[index]?.[language]?.name ?? name),
    price: { minor: stored.priceMinor, currency },
    previous: previous && {
      wallTime: wallTimeOf(previous.startTime, timeZone),
      staffName: previous.staffName ?? staffName,
    },
  }
}

function wallTimeOf(instant: Temporal.Instant, timeZone: string): string {
  const at = instant.epochMilliseconds
  return Temporal.Instant.fromEpochMilliseconds(at + zoneNamed(timeZone).offsetAt(at))
    .toString()
    .slice(0, 16)
}

/** Where the reader goes on: to an offer, or to their booking. */
function linkOf(url: string, tenantId: string, { booking, entry }: StoredFacts, secret: string): string | undefined {
  if (entry !== undefined) return `${url}/w/${entryTokenOf(secret, tenantId, entry)}`
  return booking && `${url}/b/${manageTokenOf(secret, tenantId, booking)}`
}

function amountOf({ notification: { kind }, facts: { amount, booking } }: Claimed): MessageFacts['amount'] {
  if (amount !== undefined || booking === undefined) return amount
  const { currency, depositMinor, feeMinor } = booking
  if (kind === 'deposit_due') return { minor: depositMinor, currency }
  const isOwed = kind === 'booking_cancelled' || kind === 'no_show'
  return isOwed && feeMinor > 0 ? { minor: feeMinor, currency } : undefined
}

const withPolicy: ReadonlySet<string> = new Set(['booking_confirmed', 'booking_moved', 'reminder', 'booking_requested'])

/** What moving and cancelling costs now, of the booking at the time that the message tells. */
async function policyOf(
  tenant: TenantHandle,
  { notification: { kind, language }, facts, booking }: Claimed,
  now: Temporal.Instant,
): Promise<string[] | undefined> {
  if (booking === undefined || facts.booking === undefined || !withPolicy.has(kind)) return undefined
  const { startTime, endTime, timeZone } = facts.booking
  const { policy } = await bookingOf(tenant.db, booking.id)
  const told: Booking = { ...booking, startTime, endTime }
  return standingOf({ booking: told, policy }, { now, language, timeZone: timeZone ?? 'UTC' }).words
}
