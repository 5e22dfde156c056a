import type { TenantTx } from '@bookme/tenancy'
import { e164Of } from '../../../core/phone.ts'
import type { Zone } from '../../../core/time.ts'
import type { Booking } from '../../bookings/tables.ts'
import type { Senders } from '../channels.ts'
import {
  countToNumber,
  findAddressee,
  findEarlier,
  holdBooking,
  insertAttempt,
  isOvertaken,
  listAttempts,
  lockNotification,
  setAttempt,
  setNotification,
} from '../queries.ts'
import { latestRules, type Rules } from '../rules.ts'
import { StoredFacts } from '../stored.ts'
import type { Attempt, Notification } from '../tables.ts'
import { earliest, whyNot } from './due.ts'
import { type Addressee, chooseWay } from './route.ts'

/** For longer than anybody hands a message over: after it, whoever had begun it is dead. */
const leaseSeconds = 75
const noWaySeconds = 10 * 60
export const noServer = 'No mail can be sent: SMTP_URL is not set.'
/** After that long, what should have come first holds nothing up any more. */
const mostHeldUpHours = 24
/** How long it waits at most before it looks again whether it is its turn. */
const longestTurnSeconds = 600
/** By telephone to one number in a day: each costs, and whoever books may give anybody's. */
const mostToNumber = 20

/** What is to be handed over, with what it is put into words with. */
export interface Claimed {
  notification: Notification
  attempt: Attempt
  facts: StoredFacts
  booking: Booking | undefined
  addressee: Addressee
  rules: Rules
}

export type Claim = Claimed | { seconds: number; why: string } | undefined

/** How many attempts belong to rounds before this one: whoever works there has had it tried again since. */
export const roundOf = ({ metadata }: Pick<Notification, 'metadata'>): number =>
  (metadata as { triedBefore?: number } | null)?.triedBefore ?? 0

/**
 * Takes a message for one attempt to send it, if it is still of use and there is a way. Under the locks of the message and
 * of its booking: whoever cancels or moves the booking has done so before, or comes after this.
 *
 * @returns `undefined`: there is nothing to send, and the message says why; with `seconds`: not before then
 */
export async function claim(
  tx: TenantTx,
  id: string,
  { now, zone, senders }: { now: Temporal.Instant; zone: Zone; senders: Senders },
): Promise<Claim> {
  const notification = await lockNotification(tx, id)
  if (notification === undefined || notification.status !== 'queued') return undefined
  const { bookingId } = notification
  const [booking, tried, addressee, rules, earlier, isLate] = await Promise.all([
    bookingId === null ? undefined : holdBooking(tx, bookingId),
    listAttempts(tx, id),
    findAddressee(tx, notification),
    latestRules(tx),
    findEarlier(tx, notification, {
      since: now.subtract({ hours: mostHeldUpHours }),
      sendingSince: now.subtract({ seconds: leaseSeconds }),
    }),
    isOvertaken(tx, notification),
  ])
  const begun = tried.find(({ status }) => status === 'sending')
  if (begun !== undefined) {
    const left = leaseSeconds - now.since(begun.createdAt).total('seconds')
    if (left > 0) return { seconds: Math.ceil(left), why: 'Somebody is sending it.' }
    // Whether it arrived nobody knows. The key is the same, so that whoever is sent it again can tell.
    await setAttempt(tx, begun.id, { status: 'unknown', finishedAt: now, error: 'Whoever sent it did not finish.' })
  }
  const { data: facts } = StoredFacts.safeParse(notification.facts)
  if (facts === undefined) {
    await end(tx, id, tried, { status: 'failed', failure: 'What it tells cannot be read.' })
    return undefined
  }
  const around = { notification, facts, booking, isLate, rules, zone, now }
  const failure = whyNot(around) ?? (addressee === undefined ? 'There is nobody to write to.' : undefined)
  if (failure !== undefined || addressee === undefined) {
    await end(tx, id, tried, { status: 'cancelled', failure: failure ?? '' })
    return undefined
  }
  const at = earliest(around)
  if (Temporal.Instant.compare(at, now) > 0)
    return { seconds: Math.ceil(at.since(now).total('seconds')), why: 'Not now.' }
  if (earlier !== 'none') {
    // What is under way is over in moments; what has been in the way for long will be for a while yet.
    const waited = now.since(notification.createdAt).total('seconds')
    const seconds = earlier === 'waits' ? Math.min(longestTurnSeconds, Math.max(2, Math.round(waited / 2))) : 2
    return { seconds, why: 'Something else is told first.' }
  }
  const person: Addressee = { ...addressee, phone: e164Of(addressee.phone) }
  const { phone } = person
  const dayAgo = now.subtract({ hours: 24 })
  const isNumberFull = phone !== undefined && (await countToNumber(tx, phone, dayAgo)) >= mostToNumber
  const way = chooseWay({
    ...{ isNumberFull, addressee: person, now, fallbackMinutes: rules.fallbackMinutes },
    channels: notification.staffId === null ? rules.channels : ['email'],
    has: (channel) => senders[channel] !== undefined,
    attempts: tried.filter(({ number }) => number > roundOf(notification)),
  })
  if (way === 'wait') {
    const since = now.subtract({ hours: mostHeldUpHours })
    const isOld = [notification.createdAt, notification.scheduledFor].every(
      (at) => Temporal.Instant.compare(at, since) < 0,
    )
    if (!isOld && !tried.some(({ status }) => status === 'sent')) return { seconds: noWaySeconds, why: noServer }
    await end(tx, id, tried, { status: 'failed', failure: noServer })
    return undefined
  }
  if ('reason' in way) {
    await end(tx, id, tried, { status: way.status, failure: way.reason })
    return undefined
  }
  const [attempt] = await Promise.all([
    insertAttempt(tx, {
      ...{ ...way, notificationId: id, number: (tried.at(-1)?.number ?? 0) + 1 },
      ...{ createdAt: now, updatedAt: now },
    }),
    setNotification(tx, id, way),
  ])
  return { notification, attempt, facts, booking, addressee: person, rules }
}

/** It goes no further. What was handed over once, and only has not been heard of since, stays sent. */
async function end(
  tx: TenantTx,
  id: string,
  tried: readonly Attempt[],
  outcome: Pick<Notification, 'status' | 'failure'>,
): Promise<void> {
  const sent = tried.findLast(({ status }) => status === 'sent')
  if (sent === undefined) return setNotification(tx, id, outcome)
  const { channel, recipient, finishedAt: sentAt } = sent
  await setNotification(tx, id, { status: 'sent', sentAt, channel, recipient, failure: sent.error })
}
