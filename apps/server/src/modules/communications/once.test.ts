import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { soon } from '../../../test/fixtures.ts'
import { NotYetError } from '../../core/jobs/index.ts'
import { zoneNamed } from '../../core/time.ts'
import { UndeliverableError } from './channels.ts'
import { checkDelivery, setDelivery } from './delivery.ts'
import { sendOrFail } from './handlers.ts'
import { planMessages } from './planning.ts'
import { type SendingOptions, sendMessage } from './sending/send.ts'
import { attempts, notifications } from './tables.ts'
import { openPost, type Post, quietContext, recorders } from './test/post.ts'
import { raceCancellations } from './test/race.ts'

const taken = { providerId: undefined, isReported: false }
const around = { zone: zoneNamed('UTC'), now: soon.subtract({ hours: 72 }) }

test('of two workers that have the same message one sends it, and the other comes back later', async () => {
  const post = await openPost()
  const { given, senders } = recorders({ email: () => taken })
  for (let index = 0; index < 10; index++) await post.book(soon.add({ hours: index }))
  const written = await post.told()
  expect(written).toHaveLength(10)
  for (const { id } of written) {
    const send = () => sendMessage({ ...post.options, senders }, post.tenant, id, quietContext)
    const outcomes = await Promise.allSettled([send(), send(), send()])
    for (const outcome of outcomes) {
      if (outcome.status === 'rejected') expect(outcome.reason).toBeInstanceOf(NotYetError)
    }
  }
  expect(given).toHaveLength(10)
  expect(new Set(given.map(({ key }) => key)).size).toBe(10)
  expect(await post.tries()).toHaveLength(10)
})

test('whoever dies between handing over and noting it leaves the message to be sent again, with the same Message-ID', async () => {
  const dying = new AbortController()
  const post = await openPost({ smtp: { beforeAnswer: async () => dying.abort() } })
  await post.book(soon)
  const { id } = (await post.told())[0]!
  const send = (now: Temporal.Instant, signal = quietContext.signal) =>
    sendMessage({ ...post.options, now: () => now }, post.tenant, id, { ...quietContext, signal })
  const now = Temporal.Now.instant()
  await expect(send(now, dying.signal)).rejects.toThrow()
  expect(await post.told()).toMatchObject([{ status: 'queued', sentAt: null }])
  expect(await post.tries()).toMatchObject([{ status: 'sending', channel: 'email' }])
  // Whoever it was may live yet.
  await expect(send(now.add({ seconds: 10 }))).rejects.toThrow(NotYetError)
  expect(post.server.received).toHaveLength(1)
  await send(now.add({ seconds: 90 }))
  expect(post.server.received).toHaveLength(2)
  const [one, other] = post.server.received.map(({ email }) => email.messageId)
  expect(one).toBe(other)
  expect(await post.tries()).toMatchObject([{ status: 'unknown' }, { status: 'sent', number: 2 }])
  expect(await post.told()).toMatchObject([{ status: 'sent' }])
  // And it is over: whoever is given the job again has nothing to do.
  await send(now.add({ seconds: 200 }))
  expect(post.server.received).toHaveLength(2)
})

test('no reminder follows a cancellation, however close they are', async () => {
  expect(await raceCancellations(10)).toBe(10)
})

test('reminders follow their booking: planned once, planned anew when it moves, dropped when it is cancelled', async () => {
  const post = await openPost()
  const { given, senders } = recorders({ email: () => taken })
  const { id } = await post.book(soon)
  const plan = () => post.tenant.transaction((tx) => planMessages(tx, id, around))
  const planned = async () =>
    (await post.told())
      .filter(({ kind }) => kind === 'reminder')
      .map(({ key, status, scheduledFor }) => [key?.replace(`${id} reminder `, ''), status, scheduledFor.toString()])
  const before = (start: Temporal.Instant, hours: number) => start.subtract({ hours }).toString()
  await Promise.all([plan(), plan()])
  await plan()
  expect(await planned()).toEqual([
    ['0 1440', 'queued', before(soon, 24)],
    ['0 120', 'queued', before(soon, 2)],
  ])
  const later = soon.add({ hours: 48 })
  const moved = await post.owner.post(`/api/bookings/${id}/reschedule/`, { start_time: later.toString() })
  expect(moved.statusCode).toBe(200)
  // What comes too early of the old ones finds out itself.
  const [stale] = (await post.told()).filter(({ kind }) => kind === 'reminder')
  await sendMessage({ ...post.options, senders, now: () => stale!.scheduledFor }, post.tenant, stale!.id, quietContext)
  expect(given).toEqual([])
  await plan()
  expect(await planned()).toEqual([
    ['0 1440', 'cancelled', before(soon, 24)],
    ['0 120', 'cancelled', before(soon, 2)],
    ['1 1440', 'queued', before(later, 24)],
    ['1 120', 'queued', before(later, 2)],
  ])
  await post.owner.post(`/api/bookings/${id}/cancel/`, {})
  await plan()
  const dropped = (await post.told()).filter(({ kind }) => kind === 'reminder')
  expect(dropped.map(({ status, failure }) => [status, failure])).toEqual([
    ['cancelled', 'The booking was moved.'],
    ['cancelled', 'Other messages were planned in its place.'],
    ['cancelled', 'The booking is cancelled.'],
    ['cancelled', 'The booking is cancelled.'],
  ])
  await plan()
  expect(await planned()).toHaveLength(4)
})

test('a reminder waits for its time, and goes never once the booking has begun', async () => {
  const post = await openPost()
  const { given, senders } = recorders({ email: () => new UndeliverableError('No such mailbox.') })
  const { id: bookingId } = await post.book(soon)
  await post.tenant.transaction((tx) => planMessages(tx, bookingId, around))
  const [confirmed, early, late] = (await post.told()).map(({ id }) => id) as [string, string, string]
  const send = (id: string, now: Temporal.Instant) =>
    sendMessage({ ...post.options, senders, now: () => now }, post.tenant, id, quietContext)
  await send(confirmed, Temporal.Now.instant())
  const minuteEarly = send(early, soon.subtract({ hours: 24, minutes: 1 }))
  await expect(minuteEarly).rejects.toMatchObject({ name: 'NotYetError', seconds: 60 })
  expect(given).toHaveLength(1)
  await send(late, soon)
  expect(given).toHaveLength(1)
  expect((await post.told())[2]).toMatchObject({ status: 'cancelled', failure: 'The booking has begun.' })
})

test('of one booking what happened first is told first', async () => {
  const post = await openPost()
  const { given, senders } = recorders({ email: () => taken })
  const { id: bookingId } = await post.book(soon)
  await post.owner.post(`/api/bookings/${bookingId}/cancel/`, {})
  const [confirmed, cancelled] = (await post.told()).map(({ id }) => id) as [string, string]
  const send = (id: string, now = Temporal.Now.instant()) =>
    sendMessage({ ...post.options, senders, now: () => now }, post.tenant, id, quietContext)
  await expect(send(cancelled)).rejects.toMatchObject({ name: 'NotYetError', message: 'Something else is told first.' })
  // The longer that has not been told, the later it is looked for again; while it is being told, at once.
  const { createdAt } = (await post.told())[1]!
  const pauseAfter = (hours: number) =>
    send(cancelled, createdAt.add({ seconds: hours * 3600 })).catch(({ seconds }) => seconds)
  expect([await pauseAfter(0), await pauseAfter(1 / 60), await pauseAfter(10)]).toEqual([2, 30, 600])
  const begun = { notificationId: confirmed, number: 1, channel: 'email', recipient: '', status: 'sending' } as const
  const at = createdAt.add({ hours: 10 })
  const [attempt] = await post.db
    .insert(attempts)
    .values({ ...begun, createdAt: at })
    .returning()
  expect(await pauseAfter(10)).toBe(2)
  await post.db.delete(attempts).where(eq(attempts.id, attempt!.id))
  await send(confirmed)
  await send(cancelled)
  expect(given.map(({ key }) => key.split(' ')[1])).toEqual(['confirmed', 'cancelled'])
})

describe('what the booking has overtaken is not told after what came later', () => {
  const later = {
    'was cancelled': (post: Post, id: string) => post.owner.post(`/api/bookings/${id}/cancel/`, { reason: 'x' }),
    'was moved': (post: Post, id: string) =>
      post.owner.post(`/api/bookings/${id}/reschedule/`, { start_time: soon.add({ hours: 3 }).toString() }),
  }
  const failures = { 'was cancelled': /^The booking is cancelled/, 'was moved': /^The booking was moved/ }
  async function opened() {
    const post = await openPost()
    const { id } = await post.book(soon, { customer_phone: '0612345678' })
    let number = 0
    const { given, senders } = recorders({
      whatsapp: () => ({ providerId: `${++number}`, isReported: true }),
      sms: () => ({ providerId: `${++number}`, isReported: true }),
      email: () => ({ providerId: undefined, isReported: false }),
    })
    const send = async (index: number, more: Partial<SendingOptions> = {}) => {
      const message = (await post.told())[index]!
      await sendMessage({ ...post.options, senders, ...more }, post.tenant, message.id, quietContext)
    }
    return { post, id, given, send }
  }

  test.each(['was cancelled', 'was moved'] as const)('by the next way, when the booking %s', async (what) => {
    const { post, id, given, send } = await opened()
    await send(0)
    expect((await later[what](post, id)).statusCode).toBe(200)
    await send(1)
    const [first] = await post.tries()
    await post.tenant.transaction((tx) => checkDelivery(tx, first!.id))
    await send(0)
    expect(given).toHaveLength(2)
    expect((await post.told())[0]).toMatchObject({ status: 'sent', failure: 'It did not arrive in time.' })
    // And where the provider says late that it could not.
    await setDelivery(post.tenant, '1', 'failed')
    await send(0)
    expect(given).toHaveLength(2)
    expect((await post.told())[0]).toMatchObject({
      status: 'cancelled',
      failure: expect.stringMatching(failures[what]),
    })
  })

  test.each(['was cancelled', 'was moved'] as const)('tried again by hand, when the booking %s', async (what) => {
    const { post, id, given, send } = await opened()
    const refused = recorders({ email: () => new UndeliverableError('550 mailbox full') })
    await send(0, { senders: refused.senders })
    await later[what](post, id)
    await send(1)
    const { id: first } = (await post.told())[0]!
    expect((await post.owner.post(`/api/notifications/${first}/retry/`, undefined)).statusCode).toBe(200)
    await send(0)
    expect(given).toHaveLength(1)
    expect((await post.told())[0]).toMatchObject({
      status: 'cancelled',
      failure: expect.stringMatching(failures[what]),
    })
  })

  test('and in its turn it is told', async () => {
    const { post, id, given, send } = await opened()
    await later['was cancelled'](post, id)
    for (const index of [0, 1]) await send(index)
    expect(given).toHaveLength(2)
  })
})

test('a message that cannot be sent at all has failed, with the reason, and waits no more', async () => {
  const post = await openPost()
  await post.book(soon)
  const { id, facts } = (await post.told())[0]!
  const settings = () => Promise.reject(new Error('The settings cannot be read.'))
  const send = (more: object, isLast: boolean) =>
    sendOrFail({ ...post.options, ...more }, post.tenant, id, { ...quietContext, isLast })
  await expect(send({ settings }, false)).rejects.toThrow('settings')
  expect(await post.told()).toMatchObject([{ status: 'queued' }])
  await expect(send({ settings }, true)).rejects.toThrow('settings')
  const failure = 'It was given up: The settings cannot be read.'
  expect(await post.told()).toMatchObject([{ status: 'failed', failure }])
  const change = (values: object) => post.db.update(notifications).set(values).where(eq(notifications.id, id))
  await change({ status: 'queued', facts: { booking: { id: 7 } } })
  await send({}, false)
  expect(await post.told()).toMatchObject([{ status: 'failed', failure: 'What it tells cannot be read.' }])
  await change({ facts })
  expect((await post.owner.post(`/api/notifications/${id}/retry/`, undefined)).statusCode).toBe(200)
  await send({}, false)
  expect(await post.told()).toMatchObject([{ status: 'sent' }])
})
