import { setTimeout as delay } from 'node:timers/promises'
import { and, asc, eq } from 'drizzle-orm'
import { expect } from 'vitest'
import { soon } from '../../../../test/fixtures.ts'
import { zoneNamed } from '../../../core/time.ts'
import { planMessages } from '../planning.ts'
import { sendMessage } from '../sending/send.ts'
import { type NotificationKind, notifications } from '../tables.ts'
import { openPost, quietContext, recorders } from './post.ts'

/**
 * Cancels bookings while their reminders are being sent. A customer gets the reminder and then the cancellation, or the
 * cancellation alone.
 *
 * @returns how many were raced
 */
export async function raceCancellations(races: number): Promise<number> {
  const post = await openPost()
  const { given, senders } = recorders({ email: () => ({ providerId: undefined, isReported: false }) })
  const around = { zone: zoneNamed('UTC'), now: soon.subtract({ hours: 72 }) }
  const outcomes = { sent: 0, cancelled: 0 }
  for (let index = 0; index < races; index++) {
    const { id } = await post.book(soon.add({ hours: index }))
    await post.tenant.transaction((tx) => planMessages(tx, id, around))
    const of = async (kind: NotificationKind) => {
      const which = and(eq(notifications.bookingId, id), eq(notifications.kind, kind))
      const [first] = await post.db.select().from(notifications).where(which).orderBy(asc(notifications.id)).limit(1)
      return first!
    }
    const send = async (kind: NotificationKind, now: Temporal.Instant) =>
      sendMessage({ ...post.options, senders, now: () => now }, post.tenant, (await of(kind)).id, quietContext)
    await send('booking_confirmed', around.now)
    const { scheduledFor: due } = await of('reminder')
    let isCancelled = false
    const cancel = async () => {
      const reply = await post.owner.post(`/api/bookings/${id}/cancel/`, {})
      isCancelled = true
      return reply
    }
    let wasCancelled = false
    const remind = async () => {
      wasCancelled = isCancelled
      await send('reminder', due)
    }
    // In turn the one or the other begins; the first time it is over before the other does.
    const pause = async (first: boolean) => (first ? undefined : await delay(Math.random() * 40))
    const cancelling = pause(index % 2 === 0).then(cancel)
    if (index === 0) await cancelling
    const [reply] = await Promise.all([cancelling, pause(index % 2 === 1).then(remind)])
    expect(reply.statusCode).toBe(200)
    await send('booking_cancelled', due)
    const told = given.flatMap(({ key }) => (key.startsWith(id) ? [key.split(' ')[1]] : []))
    const { status, failure } = await of('reminder')
    outcomes[status as keyof typeof outcomes] += 1
    if (wasCancelled) expect(status).toBe('cancelled')
    if (status === 'sent') expect(told).toEqual(['confirmed', 'reminder', 'cancelled'])
    else {
      expect([status, failure]).toEqual(['cancelled', 'The booking is cancelled.'])
      expect(told).toEqual(['confirmed', 'cancelled'])
    }
  }
  return outcomes.sent + outcomes.cancelled
}
