import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { jobOutbox } from '../../core/jobs/shared-tables.ts'
import { attempts, notifications } from '../communications/tables.ts'
import { sweepThreads } from './index.ts'
import { metaSignature, twilioSignature } from './signatures.ts'
import { threads } from './tables.ts'
import { call } from './test/fake-server.ts'
import { amina, openPhones } from './test/phones.ts'

const twiml = '<?xml version="1.0" encoding="UTF-8"?>\n<Response></Response>'

test('what is forged, unsigned or signed for another address is refused, and nothing comes of it', async () => {
  const { twilio, meta, wrote, tenancy, threads: all, platform, demo } = await openPhones()
  const { providerId } = await wrote('demo')
  const before = await tenancy.shared.db.$count(jobOutbox)
  const elsewhere = twilioSignature(twilio.token, 'http://evil.example/webhooks/sms/inbound/', new URLSearchParams())
  const answers = [
    await twilio.write(amina, '1', { signature: '' }),
    await twilio.write(amina, '1', { signature: elsewhere }),
    await twilio.report(providerId, 'delivered', { signature: 'AAAAAAAAAAAAAAAAAAAAAAAAAAA=' }),
    await meta.notify({ entry: [] }, ''),
    await meta.notify({ entry: [] }, metaSignature('another secret', Buffer.from('{"entry":[]}'))),
    // Of the same thing written otherwise: the bytes count.
    await meta.notify('{ "entry": [] }', metaSignature(meta.secret, Buffer.from('{"entry":[]}'))),
    await meta.verify('another word that is long enough', '123'),
  ]
  for (const answer of answers) expect([answer.status, JSON.parse(answer.body).code]).toEqual([403, 'phone.forged'])
  for (const path of ['sms/status', 'sms/inbound', 'whatsapp']) {
    expect((await platform.post(`/webhooks/${path}/`, {})).statusCode).toBe(403)
    // At a business there is nothing: of no host follows which business is meant.
    expect((await demo.post(`/webhooks/${path}/`, {})).statusCode).toBe(404)
  }
  expect(await all()).toHaveLength(1)
  expect(await tenancy.shared.db.$count(jobOutbox)).toBe(before)
})

test('where nothing is configured nobody can sign, not even with an empty secret', async () => {
  const { twilio, meta, platform } = await openPhones({ config: { sms: undefined, whatsApp: undefined } })
  expect((await twilio.write(amina, '1')).status).toBe(403)
  expect((await meta.notify({ entry: [] }, metaSignature('', Buffer.from('{"entry":[]}')))).status).toBe(403)
  expect(
    (await platform.get('/webhooks/whatsapp/?hub.mode=subscribe&hub.verify_token=&hub.challenge=1')).statusCode,
  ).toBe(403)
})

test('providers get the answers they expect, also to what says nothing', async () => {
  const { twilio, meta } = await openPhones()
  expect(await twilio.write(amina, '1')).toEqual({ status: 200, type: 'text/xml; charset=utf-8', body: twiml })
  expect(await twilio.report('SM1', 'queued')).toMatchObject({ status: 200, body: twiml })
  expect(await twilio.write('Salon', '1')).toMatchObject({ status: 200 })
  expect(await meta.verify(meta.verifyToken, '1158201444')).toMatchObject({ status: 200, body: '1158201444' })
  expect(await meta.verify(meta.verifyToken, '<script>')).toMatchObject({ status: 403 })
  const odd = [
    {},
    [],
    'null',
    '{',
    '',
    { entry: 7 },
    { entry: [{ changes: [null, { field: 'messages', value: {} }] }] },
  ]
  for (const body of odd) expect([body, (await meta.notify(body)).status]).toEqual([body, 200])
})

test('behind a proxy the address that was signed is the one from outside', async () => {
  const { twilio, app, wrote, threads: all } = await openPhones({ config: { trustedProxies: ['127.0.0.1'] } })
  await wrote('demo')
  const form = new URLSearchParams({ MessageSid: 'SM1', From: amina, Body: '1' })
  const url = 'https://localhost/webhooks/sms/inbound/'
  const post = (headers: Record<string, string>) => {
    const port = (app.server.address() as { port: number }).port
    const signed = { 'x-twilio-signature': twilioSignature(twilio.token, url, form) }
    return call(`http://localhost:${port}/webhooks/sms/inbound/`, {
      headers: { ...signed, ...headers },
      body: form.toString(),
    })
  }
  expect((await post({})).status).toBe(403)
  expect((await post({ 'x-forwarded-proto': 'https', host: 'localhost' })).status).toBe(200)
  expect((await post({ 'x-forwarded-proto': 'https', host: 'localhost:443' })).status).toBe(200)
  expect(await all()).toHaveLength(2)
})

test('a message is taken once, however often it comes, and is of whoever wrote before it', async () => {
  const { twilio, meta, wrote, threads: all, tenancy } = await openPhones()
  const demo = await wrote('demo')
  const taken = () => tenancy.shared.db.select().from(jobOutbox).where(eq(jobOutbox.name, 'phone.reply'))
  await Promise.all(['1', '1', '1'].map((body) => twilio.write(amina, body, { sid: 'SMonce' })))
  const acme = await wrote('acme')
  // Again after another business has written: it is still the one message, and acme's are none.
  await twilio.write(amina, '1', { sid: 'SMonce' })
  expect((await taken()).map(({ tenantId }) => tenantId)).toEqual([demo.tenant.id])
  await twilio.write(amina, 'oui', { sid: 'SMother' })
  expect((await taken()).map(({ tenantId }) => tenantId).toSorted()).toEqual(
    [demo.tenant.id, acme.tenant.id].toSorted(),
  )
  // What waits holds no number and nothing that was written.
  expect(JSON.stringify(await taken())).not.toMatch(/612345678|oui/)
  // Another number, and another channel, are of nobody.
  await twilio.write('+212612345679', '1')
  await meta.write(amina, '1')
  expect(await taken()).toHaveLength(2)
  expect((await all()).map(({ metadata }) => (metadata as { direction: string }).direction)).toEqual([
    'out',
    'in',
    'out',
    'in',
  ])
})

test('whoever answers a message of WhatsApp means that one; who says nothing means the last one before', async () => {
  const { meta, wrote, tenancy } = await openPhones()
  const demo = await wrote('demo', { channel: 'whatsapp' })
  const between = Temporal.Now.instant()
  await tenancy.shared.db.update(threads).set({ createdAt: between.subtract({ minutes: 10 }) })
  const acme = await wrote('acme', { channel: 'whatsapp' })
  const taken = async () => {
    const jobs = await tenancy.shared.db.select().from(jobOutbox).where(eq(jobOutbox.name, 'phone.reply'))
    await tenancy.shared.db.delete(jobOutbox)
    return jobs.map(({ tenantId }) => tenantId)
  }
  await meta.write(amina, 'oui', { answers: demo.providerId })
  expect(await taken()).toEqual([demo.tenant.id])
  await meta.write(amina, 'oui')
  expect(await taken()).toEqual([acme.tenant.id])
  // Late: it was written when acme had not written yet.
  await meta.write(amina, 'oui', { at: between.subtract({ minutes: 5 }) })
  expect(await taken()).toEqual([demo.tenant.id])
  // Answers to what went to somebody else, and to what nobody knows, are answers to nothing.
  await meta.write('+212699999999', 'oui', { answers: demo.providerId })
  expect(await taken()).toEqual([])
  await meta.write(amina, 'oui', { answers: 'wamid.unknown' })
  expect(await taken()).toEqual([acme.tenant.id])
  // Too old to be meant still.
  await meta.write(amina, 'oui', { at: between.subtract({ hours: 24 * 8 }), answers: demo.providerId })
  expect(await taken()).toEqual([])
  await tenancy.shared.db.update(threads).set({ createdAt: between.subtract({ hours: 24 * 7 }) })
  await meta.write(amina, 'oui')
  expect(await taken()).toEqual([])
})

test('what became of a message reaches the business that sent it, late, twice and in any order', async () => {
  const { twilio, meta, wrote, start, tenancy } = await openPhones()
  const noted = async (written: Awaited<ReturnType<typeof wrote>>, channel: 'sms' | 'whatsapp') => {
    const { db, notification, providerId } = written
    const values = { notificationId: notification.id, number: 1, channel, recipient: amina, providerId }
    await db.insert(attempts).values({ ...values, status: 'sent' })
    await db
      .update(notifications)
      .set({ status: 'sent', sentAt: Temporal.Now.instant(), channel })
      .where(eq(notifications.id, notification.id))
  }
  const demo = await wrote('demo')
  const acme = await wrote('acme', { channel: 'whatsapp' })
  await noted(demo, 'sms')
  start()
  for (const status of ['delivered', 'sent', 'delivered', 'queued']) await twilio.report(demo.providerId, status)
  const statusOf = async ({ db }: typeof demo) => (await db.select().from(attempts))[0]
  await expect.poll(async () => (await statusOf(demo))?.status, { timeout: 10_000 }).toBe('delivered')
  expect((await demo.db.select().from(notifications))[0]).toMatchObject({ status: 'delivered' })
  // Told before whoever sent it has noted so.
  await meta.report(acme.providerId, 'failed', { code: 131026 })
  await noted(acme, 'whatsapp')
  await expect
    .poll(async () => statusOf(acme), { timeout: 15_000 })
    .toMatchObject({
      status: 'failed',
      error: 'Nobody is there on WhatsApp.',
    })
  // Of nobody: looked for again a little later, in case we were the slower.
  await twilio.report('SMunknown', 'delivered')
  const placed = () => tenancy.shared.db.select().from(jobOutbox).where(eq(jobOutbox.name, 'phone.place_delivery'))
  expect(await placed()).toMatchObject([{ tenantId: null, payload: { provider_id: 'SMunknown' } }])
  expect(await sweepThreads(tenancy)).toBe(0)
  await tenancy.shared.db.update(threads).set({ createdAt: Temporal.Now.instant().subtract({ hours: 24 * 31 }) })
  expect(await sweepThreads(tenancy)).toBe(2)
})
