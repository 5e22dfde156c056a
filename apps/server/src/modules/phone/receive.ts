import type { Scope, SharedTx } from '@bookme/tenancy'
import { enqueueShared } from '../../core/jobs/index.ts'
import type { Delivery, Inbound } from './inbound.ts'
import { PlaceDelivery, TakeReply, TellDelivery } from './jobs.ts'
import { directionOf, findLatest, findThreads, insertThread } from './queries.ts'
import type { Thread } from './tables.ts'

type Shared = Scope<'shared'>

/** How long an answer finds the business that wrote last; after that nobody can say to whom it is. */
const answerDays = 7
/** A provider's clock, and ours. */
const clockSeconds = 60
/** How long a message that was sent may take to be written down: then the one that nobody knows is nobody's. */
const unknownSeconds = 15

/**
 * Takes what somebody wrote: the business is the one of the message that they answer, or of the last one they got before
 * they wrote. A message that comes again, and one that nobody can place, changes nothing.
 *
 * @returns whether a business was told
 */
export async function receive(shared: Shared, message: Inbound, now: Temporal.Instant): Promise<boolean> {
  const thread = await threadOf(shared, message, now)
  if (thread === undefined) return false
  const { channel, providerId, sender, body, isHandled } = message
  const { tenantId, notificationId } = thread
  return shared.transaction(async (tx) => {
    // The row is what makes a second one of this name a repetition, whichever business has written meanwhile.
    const row = { channel, providerId, contact: sender, tenantId, notificationId, createdAt: now }
    const kept = await insertThread(tx, { ...row, direction: 'in', body, isHandled })
    if (kept === undefined) return false
    await enqueueShared(tx, TakeReply, { thread_id: kept.id }, { tenantId })
    return true
  })
}

async function threadOf(
  { db }: Shared,
  { channel, sender: contact, answers, writtenAt = undefined }: Inbound,
  now: Temporal.Instant,
): Promise<Thread | undefined> {
  const since = now.subtract({ hours: answerDays * 24 })
  const until = earlier(writtenAt?.add({ seconds: clockSeconds }), now)
  // Providers repeat for days what they could not deliver; what is older nobody wants done any more.
  if (Temporal.Instant.compare(until, since) <= 0) return undefined
  if (answers !== undefined) {
    const [answered] = await findThreads(db, channel, [answers])
    // Whoever answers a message has got it.
    if (answered !== undefined && answered.contact === contact && directionOf(answered) !== 'in') return answered
  }
  return findLatest(db, { channel, contact, since: until.subtract({ hours: answerDays * 24 }), until })
}

function earlier(one: Temporal.Instant | undefined, other: Temporal.Instant): Temporal.Instant {
  return one !== undefined && Temporal.Instant.compare(one, other) < 0 ? one : other
}

/**
 * Passes on what providers say of messages, in whatever order it comes: which of it counts, the message's business knows.
 */
export async function receiveDeliveries(
  shared: Shared,
  deliveries: readonly Delivery[],
  { now, isLast }: { now: Temporal.Instant; isLast: boolean },
): Promise<void> {
  const [first] = deliveries
  if (first === undefined) return
  const ids = [...new Set(deliveries.map(({ providerId }) => providerId))]
  const known = new Map((await findThreads(shared.db, first.channel, ids)).map((one) => [one.providerId, one]))
  await shared.transaction(async (tx) => {
    // All in one flush: of WhatsApp's there may be a thousand at once.
    await Promise.all(deliveries.map((one) => passOn(tx, one, known.get(one.providerId), { now, isLast })))
  })
}

async function passOn(
  tx: SharedTx,
  { channel, providerId, status, code }: Delivery,
  thread: Thread | undefined,
  { now, isLast }: { now: Temporal.Instant; isLast: boolean },
): Promise<void> {
  const told = { channel, provider_id: providerId, status, code }
  const key = `${channel} ${providerId} ${status}`
  if (thread === undefined) {
    const dueAt = now.add({ seconds: unknownSeconds })
    if (!isLast) await enqueueShared(tx, PlaceDelivery, told, { key, dueAt })
    return
  }
  // What became of the program's own answers nobody asks.
  if (directionOf(thread) !== 'out') return
  const { tenantId } = thread
  await enqueueShared(tx, TellDelivery, told, { key, tenantId })
}
