import { TenantClient } from '@bookme/tenancy/testing'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { call } from '../../../test/fakes/http.ts'
import { openApp } from '../../../test/fixtures.ts'
import { jobOutbox } from '../../core/jobs/shared-tables.ts'
import { metaSignature, twilioSignature } from './signatures.ts'
import { threads } from './tables.ts'
import { newNumber, phonesOfFile } from './test/phones.ts'

const twiml = '<?xml version="1.0" encoding="UTF-8"?>\n<Response></Response>'
const phones = phonesOfFile()

test('what is forged, unsigned or signed for another address is refused, and nothing comes of it', async () => {
  const { twilio, meta, wrote, tenancy, threadsOf, platform, demo } = phones()
  const number = newNumber()
  const { providerId } = await wrote('demo', number)
  const before = await tenancy.shared.db.$count(jobOutbox)
  const elsewhere = twilioSignature(twilio.token, 'http://evil.example/webhooks/sms/inbound/', new URLSearchParams())
  const answers = [
    await twilio.write(number, '1', { signature: '' }),
    await twilio.write(number, '1', { signature: elsewhere }),
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
  expect(await threadsOf(number)).toHaveLength(1)
  expect(await tenancy.shared.db.$count(jobOutbox)).toBe(before)
})

test('what no text message can be is refused before its signature is looked at', async () => {
  const { twilio, app } = phones()
  const url = 'http://localhost:8000/webhooks/sms/inbound/'
  const post = async (fields: Record<string, string>, signed = true) => {
    const form = new URLSearchParams(fields)
    const headers = signed ? { 'x-twilio-signature': twilioSignature(twilio.token, url, form) } : {}
    const sent = { headers: { host: 'localhost:8000', ...headers }, payload: form.toString() }
    return (await app.inject({ method: 'POST', url: '/webhooks/sms/inbound/', ...sent })).statusCode
  }
  const many = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`a${index}`, '']))
  expect(await post(many(100))).toBe(200)
  expect(await post(many(100), false)).toBe(403)
  // Signed as they are, so that nothing but the limits refuses them.
  expect(await post(many(101))).toBe(403)
  expect(await post(many(20_000))).toBe(413)
  expect(await post({ Body: 'x'.repeat(64 * 1024 - 5) })).toBe(200)
  expect(await post({ Body: 'x'.repeat(64 * 1024) })).toBe(413)
})

test('WhatsApp may say a lot at once', async () => {
  const { meta } = phones()
  const statuses = Array.from({ length: 1000 }, (_, index) => ({
    ...{ id: `wamid.${index}`, status: 'sent', recipient_id: '212612345678', conversation: 'x'.repeat(400) },
  }))
  const value = { messaging_product: 'whatsapp', metadata: { phone_number_id: meta.phoneId }, statuses }
  expect(await meta.notify({ entry: [{ changes: [{ field: 'messages', value }] }] })).toMatchObject({ status: 200 })
  expect(await meta.notify({ x: 'x'.repeat(4 * 1024 * 1024) })).toMatchObject({ status: 413 })
})

test('where nothing is configured nobody can sign, not even with an empty secret', async () => {
  const { app } = await openApp()
  const body = Buffer.from('{"entry":[]}')
  const post = (path: string, headers: Record<string, string>) =>
    new TenantClient(app, 'localhost:8000', headers).post(`/webhooks/${path}/`, { entry: [] })
  const url = 'http://localhost:8000/webhooks/sms/inbound/'
  const form = new URLSearchParams(body.toString())
  expect((await post('whatsapp', { 'x-hub-signature-256': metaSignature('', body) })).statusCode).toBe(403)
  expect((await post('sms/inbound', { 'x-twilio-signature': twilioSignature('', url, form) })).statusCode).toBe(403)
  const verify = await new TenantClient(app, 'localhost:8000').get(
    '/webhooks/whatsapp/?hub.mode=subscribe&hub.verify_token=&hub.challenge=1',
  )
  expect(verify.statusCode).toBe(403)
})

test('providers get the answers they expect, also to what says nothing', async () => {
  const { twilio, meta } = phones()
  expect(await twilio.write(newNumber(), '1')).toEqual({ status: 200, type: 'text/xml; charset=utf-8', body: twiml })
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
  const { twilio, app, wrote, threadsOf } = phones()
  const number = newNumber()
  await wrote('demo', number)
  const form = new URLSearchParams({ MessageSid: `SM${number.slice(1)}`, From: number, Body: '1' })
  const url = 'https://localhost/webhooks/sms/inbound/'
  const post = (headers: Record<string, string>) => {
    const port = (app.server.address() as { port: number }).port
    const signed = { 'x-twilio-signature': twilioSignature(twilio.token, url, form) }
    const whole = { headers: { ...signed, ...headers }, body: form.toString() }
    return call(`http://localhost:${port}/webhooks/sms/inbound/`, whole)
  }
  expect((await post({})).status).toBe(403)
  expect((await post({ 'x-forwarded-proto': 'https', host: 'localhost' })).status).toBe(200)
  expect((await post({ 'x-forwarded-proto': 'https', host: 'localhost:443' })).status).toBe(200)
  expect(await threadsOf(number)).toHaveLength(2)
})

test('a message is taken once, however often it comes, and is of whoever wrote before it', async () => {
  const { twilio, meta, wrote, threadsOf, waitingFor } = phones()
  const number = newNumber()
  const demo = await wrote('demo', number)
  await Promise.all(['1', '1', '1'].map((body) => twilio.write(number, body, { sid: 'SMonce' })))
  const acme = await wrote('acme', number)
  // Again after another business has written: it is still the one message, and acme's are none.
  await twilio.write(number, '1', { sid: 'SMonce' })
  expect((await waitingFor(number)).map(({ tenantId }) => tenantId)).toEqual([demo.tenant.id])
  await twilio.write(number, 'oui', { sid: 'SMother' })
  const told = (await waitingFor(number)).map(({ tenantId }) => tenantId)
  expect(told.toSorted()).toEqual([demo.tenant.id, acme.tenant.id].toSorted())
  // What waits holds no number and nothing that was written.
  expect(JSON.stringify(await waitingFor(number))).not.toMatch(new RegExp(`${number.slice(4)}|oui`))
  // Another number, and another channel, are of nobody.
  await twilio.write(newNumber(), '1')
  await meta.write(number, '1')
  expect(await waitingFor(number)).toHaveLength(2)
  const directions = (await threadsOf(number)).map(({ metadata }) => (metadata as { direction: string }).direction)
  expect(directions).toEqual(['out', 'in', 'out', 'in'])
})

test('whoever answers a message of WhatsApp means that one; who says nothing means the last one before', async () => {
  const { meta, wrote, tenancy, waitingFor } = phones()
  const number = newNumber()
  const ofNumber = eq(threads.contact, number)
  const demo = await wrote('demo', number, { channel: 'whatsapp' })
  const between = Temporal.Now.instant()
  const age = (createdAt: Temporal.Instant) => tenancy.shared.db.update(threads).set({ createdAt }).where(ofNumber)
  await age(between.subtract({ minutes: 10 }))
  const acme = await wrote('acme', number, { channel: 'whatsapp' })
  let before = 0
  const taken = async () => {
    const jobs = (await waitingFor(number)).toSorted((one, other) => (one.id < other.id ? -1 : 1))
    const fresh = jobs.slice(before)
    before = jobs.length
    return fresh.map(({ tenantId }) => tenantId)
  }
  await meta.write(number, 'oui', { answers: demo.providerId })
  expect(await taken()).toEqual([demo.tenant.id])
  await meta.write(number, 'oui')
  expect(await taken()).toEqual([acme.tenant.id])
  // Late: it was written when acme had not written yet.
  await meta.write(number, 'oui', { at: between.subtract({ minutes: 5 }) })
  expect(await taken()).toEqual([demo.tenant.id])
  // Answers to what went to somebody else, and to what nobody knows, are answers to nothing.
  await meta.write(newNumber(), 'oui', { answers: demo.providerId })
  expect(await taken()).toEqual([])
  await meta.write(number, 'oui', { answers: 'wamid.unknown' })
  expect(await taken()).toEqual([acme.tenant.id])
  // Too old to be meant still.
  await meta.write(number, 'oui', { at: between.subtract({ hours: 24 * 8 }), answers: demo.providerId })
  expect(await taken()).toEqual([])
  await age(between.subtract({ hours: 24 * 7 }))
  await meta.write(number, 'oui')
  expect(await taken()).toEqual([])
})
