import ical from 'ical.js'
import { expect, test } from 'vitest'
import { soon } from '../../../test/fixtures.ts'
import type { Received } from '../../../test/mail-server.ts'
import type { Taken } from './channels.ts'
import { openPost } from './test/post.ts'

const later = soon.add({ hours: 24 })

/** What a calendar takes from a mail. */
function inviteIn({ email }: Received) {
  const file = email.attachments.find(({ mimeType }) => mimeType === 'text/calendar')
  if (file === undefined) return undefined
  const calendar = new ical.Component(ical.parse(new TextDecoder().decode(file.content as ArrayBuffer)))
  const event = calendar.getFirstSubcomponent('vevent')
  const [uid, sequence] = ['uid', 'sequence'].map((name) => event?.getFirstPropertyValue(name))
  return { method: calendar.getFirstPropertyValue('method'), type: file.method, uid, sequence }
}

test('whoever books, moves and cancels is told each of it once, with an invite that calendars follow', async () => {
  const { start, book, owner, server, told } = await openPost()
  start()
  const { id } = await book(soon)
  const moved = await owner.post(`/api/bookings/${id}/reschedule/`, { start_time: later.toString() })
  expect(moved.statusCode).toBe(200)
  const cancelled = await owner.post(`/api/bookings/${id}/cancel/`, { reason: 'Salma is ill' })
  expect(cancelled.statusCode).toBe(200)
  await expect.poll(() => server.received.length, { timeout: 25_000 }).toBe(3)
  const uid = `${id}@localhost`
  expect(server.received.map(inviteIn)).toEqual([
    { method: 'REQUEST', type: 'REQUEST', uid, sequence: 0 },
    { method: 'REQUEST', type: 'REQUEST', uid, sequence: 1 },
    { method: 'CANCEL', type: 'CANCEL', uid, sequence: 2 },
  ])
  const [confirmed, , last] = server.received as [Received, Received, Received]
  expect(confirmed.email).toMatchObject({
    from: { name: 'Demo Company', address: 'no-reply@localhost' },
    replyTo: [{ address: 'contact@demo.example' }],
    messageId: `<${id}.confirmed.1.email@localhost>`,
  })
  expect(confirmed.raw).toMatch(/^Content-Type: multipart\/alternative/m)
  expect(confirmed.email.html).toContain('/b/')
  expect(last.email.text).toContain('Salma is ill')
  expect(confirmed.email.messageId).not.toBe(last.email.messageId)
  const outcomes = async () => (await told()).filter(({ kind }) => kind !== 'reminder')
  await expect.poll(outcomes, { timeout: 10_000 }).toMatchObject([
    { kind: 'booking_confirmed', status: 'sent', channel: 'email', recipient: 'amina@example.com', language: 'fr' },
    { kind: 'booking_moved', status: 'sent', templateVersion: 0 },
    { kind: 'booking_cancelled', status: 'sent', failure: '' },
  ])
  // Who may read messages here is not given the link that cancels the booking.
  expect((await told())[0]?.body).toContain('Amina')
  expect((await told())[0]?.body).not.toContain('/b/')
}, 40_000)

test('a mail server that hangs holds up nothing but sending', async () => {
  const post = await openPost()
  const { promise: hanging, resolve: end } = Promise.withResolvers<Taken>()
  let begun = 0
  const email = () => {
    begun += 1
    return hanging
  }
  post.start({ senders: { email } })
  // As many as of one business are done at a time.
  for (let index = 0; index < 3; index += 1) await post.book(soon.add({ hours: index }))
  await expect.poll(() => begun, { timeout: 10_000 }).toBe(3)
  const { id } = await post.book(soon.add({ hours: 3 }))
  const planned = async () =>
    (await post.told()).filter(({ bookingId, kind }) => bookingId === id && kind === 'reminder')
  await expect.poll(planned, { timeout: 5000 }).not.toEqual([])
  end({ providerId: undefined, isReported: false })
}, 30_000)
