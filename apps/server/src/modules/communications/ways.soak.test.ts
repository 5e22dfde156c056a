import { eq } from 'drizzle-orm'
import { describe, expect, test, vi } from 'vitest'
import { soon } from '../../../test/fixtures.ts'
import { NotYetError } from '../../core/jobs/index.ts'
import { jobOutbox } from '../../core/jobs/shared-tables.ts'
import { messages } from '../mail/tables.ts'
import { takeReply } from '../phone/index.ts'
import { UndeliverableError } from './channels.ts'
import { checkDelivery, setDelivery } from './delivery.ts'
import { emailSender } from './email.ts'
import { sendMessage } from './sending/send.ts'
import { attempts } from './tables.ts'
import { openPost, type Post, quietContext, recorders } from './test/post.ts'

const taken = { providerId: undefined, isReported: false }
const reported = (providerId: string) => ({ providerId, isReported: true })
const phone = '0612 345 678'

/** The last message that was written, sent now. */
async function sendLast(post: Post, more: Partial<Parameters<typeof sendMessage>[0]> = {}, context = quietContext) {
  const { id } = (await post.told()).at(-1)!
  await sendMessage({ ...post.options, ...more }, post.tenant, id, context)
  return id
}
const last = async (post: Post) => (await post.told()).at(-1)!

describe('which way a message goes', () => {
  test('the first channel that leads to them, and where it cannot, the next at once; in their language', async () => {
    const post = await openPost()
    await post.book(soon.subtract({ hours: 1 }))
    await post.setCustomer({ language: 'ar', phone })
    await post.book(soon)
    const { given, senders } = recorders({
      whatsapp: () => new UndeliverableError('No WhatsApp there.'),
      sms: () => taken,
      email: () => taken,
    })
    await sendLast(post, { senders })
    expect(given.map(({ channel, recipient, language }) => [channel, recipient, language])).toEqual([
      ['whatsapp', '+212612345678', 'ar'],
      ['sms', '+212612345678', 'ar'],
    ])
    expect(given[1]?.text).toMatch(/\p{Script=Arabic}/u)
    expect(given[0]?.key).not.toBe(given[1]?.key)
    expect(await last(post)).toMatchObject({ status: 'sent', channel: 'sms', language: 'ar', failure: '' })
    expect(await post.tries()).toMatchObject([
      { channel: 'whatsapp', status: 'failed', error: 'No WhatsApp there.' },
      { channel: 'sms', status: 'sent' },
    ])
  })

  test('none that they do not want, and where they want none it is not sent', async () => {
    const post = await openPost()
    await post.book(soon)
    await post.setCustomer({ phone })
    const { customerId } = await last(post)
    const url = `/api/customers/${customerId}/preferences/`
    expect((await post.owner.get(url)).json()).toEqual({ email: true, sms: true, whatsapp: true })
    const wish = { email: true, sms: false, whatsapp: false, source: 'asked at the desk' }
    const reply = await post.owner.request('PUT', url, wish)
    expect([reply.statusCode, reply.json()]).toEqual([200, { email: true, sms: false, whatsapp: false }])
    const { given, senders } = recorders({ whatsapp: () => taken, sms: () => taken, email: () => taken })
    await sendLast(post, { senders })
    expect(given.map(({ channel }) => channel)).toEqual(['email'])
    await post.owner.request('PUT', url, { ...wish, email: false })
    await post.book(soon.add({ hours: 2 }))
    await sendLast(post, { senders })
    expect(given).toHaveLength(1)
    expect(await last(post)).toMatchObject({ status: 'cancelled', failure: 'They want no messages.' })
  })

  test('what has not arrived in time goes the next way, and stays sent where there is none', async () => {
    const post = await openPost()
    await post.book(soon)
    await post.setCustomer({ phone })
    const { given, senders } = recorders({ whatsapp: () => reported('wa-1'), sms: () => reported('sms-1') })
    await sendLast(post, { senders })
    const jobs = () =>
      post.tenancy.shared.db.select().from(jobOutbox).where(eq(jobOutbox.name, 'messages.check_delivery'))
    const [job] = await jobs()
    expect(job?.dueAt.since((await last(post)).sentAt!).total('minutes')).toBe(10)
    const check = async () => {
      const { id } = (await post.tries()).at(-1)!
      await post.tenant.transaction((tx) => checkDelivery(tx, id))
    }
    await check()
    expect(await last(post)).toMatchObject({ status: 'queued', sentAt: null })
    await sendLast(post, { senders })
    expect(given.map(({ channel }) => channel)).toEqual(['whatsapp', 'sms'])
    await check()
    await sendLast(post, { senders: { whatsapp: senders.whatsapp!, sms: senders.sms! } })
    expect(given).toHaveLength(2)
    expect(await last(post)).toMatchObject({ status: 'sent', channel: 'sms', failure: 'It did not arrive in time.' })
    // After all, the first one has arrived.
    expect(await setDelivery(post.tenant, 'wa-1', 'read')).toBe(true)
    expect(await last(post)).toMatchObject({ status: 'delivered', channel: 'whatsapp', failure: '' })
  })
})

test('a number given with somebody else’s address gets what is told of that booking alone, unless who works there says it is theirs', async () => {
  const post = await openPost()
  const { given, senders } = recorders({ sms: () => reported(crypto.randomUUID()), email: () => taken })
  const at = (hours: number) => soon.add({ hours })
  // A stranger is the first to book with this address.
  await post.book(at(0), { customer_phone: '+212 666 000 666' })
  await sendLast(post, { senders })
  await post.book(at(2), { customer_phone: '٠٦١٢٣٤٥٦٧٨' })
  await sendLast(post, { senders })
  await post.book(at(4))
  await sendLast(post, { senders })
  const held = await post.demo.post('/api/bookings/hold/', {
    ...{ service_id: post.service_id, staff_id: post.staff_id, start_time: at(6).toString() },
  })
  const { id, token } = held.json()
  const who = { token, customer_email: 'amina@example.com', customer_phone: '0611111111' }
  expect((await post.demo.post(`/api/bookings/${id}/book/`, who)).statusCode).toBe(200)
  await sendLast(post, { senders })
  const recipients = ['+212666000666', '+212612345678', 'amina@example.com', '+212611111111']
  expect(given.map(({ recipient }) => recipient)).toEqual(recipients)
  const { customerId } = await last(post)
  const path = `/api/customers/${customerId}/`
  const patch = async (body: object) => (await post.owner.request('PATCH', path, body)).json()
  expect(await patch({ name: 'Amina B.' })).toMatchObject({ phone: '+212 666 000 666', phone_verified_at: null })
  expect(await patch({ phone: '0622222222' })).toMatchObject({ phone_verified_at: expect.any(String) })
  await post.book(at(8))
  await sendLast(post, { senders })
  expect(given.at(-1)?.recipient).toBe('+212622222222')
  expect(await patch({ phone: '' })).toMatchObject({ phone: '', phone_verified_at: null })
})

test('whoever answers STOP gets nothing more on that number, whichever customer or booking it is written for', async () => {
  const post = await openPost()
  await post.book(soon)
  await post.setCustomer({ phone })
  const reply = (body: string, providerId: string) =>
    post.tenant.transaction(async (tx) => {
      const who = { channel: 'sms' as const, providerId, contact: '+212612345678', isHandled: true }
      const { id: notificationId } = (await post.told())[0]!
      await takeReply(tx, { ...who, notificationId, body, at: Temporal.Now.instant() })
    })
  const { given, senders } = recorders({ sms: () => taken, email: () => taken })
  const waysOf = async (hours: number, body: object) => {
    await post.book(soon.add({ hours }), body)
    await sendLast(post, { senders })
    return given.at(-1)?.channel
  }
  await reply('STOP', 'SM1')
  const other = { customer_email: 'other@example.com' }
  expect(await waysOf(2, { ...other, customer_phone: '+212 612 345 678' })).toBe('email')
  await post.setCustomer({ phone: '06 12 34 56 78' }, other.customer_email)
  expect(await waysOf(4, other)).toBe('email')
  // A number that is on no customer's row.
  await post.setCustomer({ phone: '' })
  await post.setCustomer({ phone: '' }, other.customer_email)
  expect(await waysOf(6, { ...other, customer_phone: phone })).toBe('email')
  expect(await waysOf(8, { ...other, customer_phone: '0611111111' })).toBe('sms')
  await reply('START', 'SM2')
  expect(await waysOf(10, { customer_email: 'third@example.com', customer_phone: phone })).toBe('sms')
})

test('a number gets so many messages a day by telephone, and email after that', async () => {
  const post = await openPost()
  const { given, senders } = recorders({ sms: () => taken, email: () => taken })
  await post.book(soon)
  await post.setCustomer({ phone })
  const notificationId = await sendLast(post, { senders })
  const before = { notificationId, channel: 'sms', recipient: '+212612345678' } as const
  const others = Array.from({ length: 18 }, (_, index) => ({ ...before, number: index + 2, status: 'sent' as const }))
  await post.db.insert(attempts).values([
    ...others,
    // Was not given anything, and another number.
    { ...before, number: 20, status: 'failed' },
    { ...before, number: 21, status: 'sent', recipient: '+212612345679' },
  ])
  const book = async (hours: number) => {
    await post.book(soon.add({ hours }))
    await sendLast(post, { senders })
  }
  await book(1)
  await book(2)
  expect(given.map(({ channel }) => channel)).toEqual(['sms', 'sms', 'email'])
  await post.book(soon.add({ hours: 3 }))
  await post.setCustomer({ email: '' })
  await sendLast(post, { senders })
  expect(await last(post)).toMatchObject({ status: 'failed', failure: 'The number has had too many messages today.' })
  expect(given).toHaveLength(3)
})

test('what may have arrived is sent once more that way, then the next, and failed where there is none', async () => {
  const post = await openPost()
  await post.book(soon)
  await post.setCustomer({ phone })
  const late = () => Object.assign(new Error('The provider did not answer.'), { isUnsure: true })
  const { given, senders } = recorders({ sms: late, whatsapp: late })
  let now = Temporal.Now.instant()
  for (let turn = 0; turn < 8; turn += 1) {
    await sendLast(post, { senders, now: () => now }).catch(() => {})
    now = now.add({ minutes: 1 })
  }
  expect(given.map(({ channel }) => channel)).toEqual(['whatsapp', 'whatsapp', 'sms', 'sms'])
  expect((await post.tries()).map(({ status }) => status)).toEqual(Array(4).fill('unknown'))
  // Mail may be sent from here again some day, and it is a way.
  expect(await last(post)).toMatchObject({ status: 'queued' })
  await post.setCustomer({ email: '' })
  await sendLast(post, { senders, now: () => now })
  expect(given).toHaveLength(4)
  expect(await last(post)).toMatchObject({ status: 'failed', failure: 'sms: The provider did not answer.' })
})

test('what a provider says of a message is taken in any order, and never goes backwards', async () => {
  const post = await openPost()
  const now = Temporal.Now.instant()
  const orders: [said: ('sent' | 'delivered' | 'read' | 'failed')[], attempt: string, message: string][] = [
    [['sent', 'delivered', 'read'], 'read', 'delivered'],
    [['read', 'delivered', 'sent'], 'read', 'delivered'],
    [['delivered', 'failed'], 'delivered', 'delivered'],
    [['failed', 'sent'], 'failed', 'queued'],
    [['failed', 'delivered'], 'delivered', 'delivered'],
    [['sent', 'sent'], 'sent', 'sent'],
  ]
  for (const [index, [said, attempt, message]] of orders.entries()) {
    await post.book(soon.add({ hours: index }))
    await post.setCustomer({ phone })
    const { senders } = recorders({ sms: () => reported(`p-${index}`) })
    const id = await sendLast(post, { senders })
    for (const status of said) expect(await setDelivery(post.tenant, `p-${index}`, status, { now })).toBe(true)
    const [tried] = await post.db.select().from(attempts).where(eq(attempts.notificationId, id))
    expect([said, tried?.status, (await last(post)).status]).toEqual([said, attempt, message])
  }
  expect(await setDelivery(post.tenant, 'nobody’s', 'delivered')).toBe(false)
})

test('trouble that passes is tried again, what does not is told to the owner, who has it tried anew', async () => {
  const post = await openPost()
  await post.book(soon)
  const { given, senders } = recorders({ email: ({ recipient }) => new Error(`451 try ${recipient} later`) })
  await expect(sendLast(post, { senders })).rejects.toThrow('451 try a…@example.com later')
  expect(await last(post)).toMatchObject({ status: 'queued', failure: '' })
  await sendLast(post, { senders }, { ...quietContext, isLast: true })
  const { id, status, failure } = await last(post)
  expect([status, failure]).toEqual(['failed', 'email: 451 try a…@example.com later'])
  const { results } = (await post.owner.get('/api/notifications/?status=failed')).json()
  expect(results).toMatchObject([{ id, failure, channel: 'email', recipient: 'amina@example.com' }])
  const tries = (await post.owner.get(`/api/notifications/${id}/attempts/`)).json().results
  expect(tries).toMatchObject([
    { number: 1, status: 'failed' },
    { number: 2, status: 'failed', channel: 'email' },
  ])
  const path = `/api/notifications/${id}/retry/`
  expect((await post.owner.post(path, undefined)).json()).toMatchObject({ status: 'queued' })
  expect((await post.owner.post(path, undefined)).json()).toMatchObject({
    status: 409,
    code: 'communications.not_failed',
  })
  await sendLast(post)
  expect(await last(post)).toMatchObject({ status: 'sent', failure: '' })
  expect(given).toHaveLength(2)
  // On purpose it is another one: whoever refused the first is asked anew.
  expect(post.server.received[0]?.email.messageId).toMatch(/\.email\.2@localhost>$/)
})

test('without a server mail waits in production, and is shown in development', async () => {
  const post = await openPost()
  await post.book(soon)
  const { shared } = post.tenancy
  const config = { ...post.config, smtpUrl: undefined }
  expect(emailSender({ config: { ...config, isProduction: true }, shared })).toBeUndefined()
  const error = vi.fn()
  const log = { ...quietContext.log, error }
  const senders = {}
  for (let turn = 0; turn < 2; turn += 1)
    await expect(sendLast(post, { senders }, { ...quietContext, log })).rejects.toThrow(NotYetError)
  expect(error).toHaveBeenCalledExactlyOnceWith(expect.anything(), expect.stringContaining('SMTP_URL'))
  expect(await last(post)).toMatchObject({ status: 'queued' })
  const email = emailSender({ config: { ...config, isProduction: false }, shared })!
  await sendLast(post, { senders: { email } })
  expect(await last(post)).toMatchObject({ status: 'sent', channel: 'email' })
  expect(await shared.db.select().from(messages)).toMatchObject([{ recipient: 'amina@example.com', attempts: 0 }])
  const page = await post.platform.get('/dev/mail')
  expect(page.body).toContain('amina@example.com')
  expect(page.body).toContain('/b/')
  await post.book(soon.add({ hours: 1 }))
  const nextDay = Temporal.Now.instant().add({ hours: 25 })
  await sendLast(post, { senders, now: () => nextDay })
  expect(await last(post)).toMatchObject({ status: 'failed', failure: expect.stringContaining('SMTP_URL') })
})
