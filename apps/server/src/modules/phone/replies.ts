import type { TenantTx } from '@bookme/tenancy'
import { audit, type By } from '../../core/audit/index.ts'
import { enqueue } from '../../core/jobs/index.ts'
import { record } from '../bookings/index.ts'
import type { Booking } from '../bookings/tables.ts'
import type { Reply } from '../communications/tables.ts'
import { AnswerReply } from './jobs.ts'
import { type Meaning, meaningOf } from './meaning.ts'
import {
  countAnswered,
  findNotification,
  insertReply,
  lockBooking,
  lockSender,
  setPreference,
} from './reply-queries.ts'
import type { Thread } from './tables.ts'

/** A message that came in, with what it said. */
export interface Received extends Pick<Thread, 'channel' | 'providerId' | 'contact' | 'notificationId'> {
  body: string
  /** The provider has answered. */
  isHandled: boolean
  at: Temporal.Instant
}

type Outcome = Reply['outcome']

const outcomes: Record<Exclude<Meaning, 'unknown'>, Outcome> = {
  yes: 'confirmed',
  move: 'move_asked',
  cancel: 'cancel_asked',
  stop: 'opted_out',
  start: 'opted_in',
}

const ahead: ReadonlySet<string> = new Set(['pending', 'confirmed'])

/**
 * Writes down what a customer wrote, and does what they mean by it: once, however often it comes. A word confirms nothing
 * that people who work there have to confirm, and cancels nothing: that is done by the link, which says what it costs.
 */
export async function takeReply(tx: TenantTx, received: Received): Promise<void> {
  const { channel, providerId, contact: sender, body, at, isHandled } = received
  // What one person writes is taken one after the other: of two at once only one is answered.
  await lockSender(tx, channel, sender)
  const notification = await findNotification(tx, received.notificationId)
  const booking = notification?.bookingId == null ? undefined : await lockBooking(tx, notification.bookingId)
  const meant = meaningOf(body)
  const isAhead = booking !== undefined && ahead.has(booking.status) && isAfter(booking.startTime, at)
  const outcome = outcomeOf(meant, isAhead)
  const since = at.subtract({ hours: 1 })
  const answered = await countAnswered(tx, { channel, sender, outcome, since })
  const isAnswered = answered === 0 && !isHandled
  const reply = await insertReply(tx, {
    ...{ channel, providerId, sender, body, outcome, createdAt: at, updatedAt: at },
    ...{ notificationId: notification?.id ?? null, bookingId: booking?.id ?? null },
    customerId: notification?.customerId ?? null,
    metadata: { answer: isAnswered ? 'wanted' : 'none' },
  })
  if (reply === undefined) return
  await Promise.all([
    ...(booking !== undefined && isAhead && outcome !== 'opted_in' && outcome !== 'opted_out'
      ? [note(tx, booking, reply)]
      : []),
    ...(outcome === 'opted_in' || outcome === 'opted_out' ? [prefer(tx, reply, outcome === 'opted_in')] : []),
    ...(isAnswered ? [enqueue(tx, AnswerReply, { reply_id: reply.id, notification_id: received.notificationId })] : []),
  ])
}

const isAfter = (one: Temporal.Instant, other: Temporal.Instant) => Temporal.Instant.compare(one, other) > 0

/** Yes and no are about an appointment that is still to come; without one they are for people to read. */
function outcomeOf(meant: Meaning, isAhead: boolean): Outcome {
  if (meant === 'unknown') return 'not_understood'
  return isAhead || meant === 'stop' || meant === 'start' ? outcomes[meant] : 'not_understood'
}

/** So that those who work there see it where they look at the booking, and webhooks tell it. */
function note(tx: TenantTx, { id, status }: Booking, { id: replyId, channel, outcome, createdAt }: Reply) {
  const metadata = { reply_id: replyId, channel, outcome }
  return record(
    tx,
    { bookingId: id, kind: 'reply_received', fromStatus: status, toStatus: status, metadata },
    { actorId: null, actorName: '', actorKind: 'customer', channel: 'link', at: createdAt },
  )
}

/** For each customer with this number: whoever reads what is sent there does not want it. */
async function prefer(tx: TenantTx, { channel, sender, createdAt }: Reply, isAllowed: boolean): Promise<void> {
  const changed = await setPreference(tx, { channel, sender, isAllowed, at: createdAt })
  if (changed.length === 0) return
  const by: By = { actorKind: 'customer', actorId: null, actorName: '', channel: 'link', at: createdAt }
  const action = isAllowed ? 'messages.opt_in' : 'messages.opt_out'
  const after = { channel, is_allowed: isAllowed }
  await audit(tx, by, ...changed.map((objectId) => ({ action, objectType: 'customers', objectId, after })))
}
