import { TenantClient } from '@bookme/tenancy/testing'
import type { LightMyRequestResponse } from 'fastify'
import { expect, onTestFinished, test, vi } from 'vitest'
import { openApp } from '../../../test/fixtures.ts'
import { customers } from '../customers/tables.ts'
import { startRelay } from '../mail/index.ts'
import { senderOfCodes } from './index.ts'
import { startFakeTwilio } from './test/fake-twilio.ts'

test('in production with a provider of text messages a number is sent its code', async () => {
  const fake = await startFakeTwilio()
  onTestFinished(() => fake.stop())
  const sms = { api: fake.url, account: fake.account, token: fake.token, from: '+15005550006' }
  const context = await openApp({ isProduction: true, trustedProxies: ['127.0.0.1'], sms })
  const tls = new TenantClient<LightMyRequestResponse>(context.app, 'demo.localhost', { 'x-forwarded-proto': 'https' })
  const { db } = await context.open('demo')
  await db
    .insert(customers)
    .values({ name: 'Amina', phone: '06 12 34 56 78', phoneVerifiedAt: Temporal.Now.instant(), language: 'ar' })
  expect((await tls.post('/api/my/code/', { phone: '٠٦١٢٣٤٥٦٧٨' })).statusCode).toBe(202)
  const log = { info: vi.fn(), warn: vi.fn(), error: vi.fn() }
  const relay = startRelay({ ...context, log, sendText: senderOfCodes(context.config) })
  onTestFinished(() => relay.stop())
  await expect.poll(() => fake.received.length, { timeout: 5000 }).toBe(1)
  const [{ to, body, statusCallback }] = fake.received as [(typeof fake.received)[0]]
  expect([to, statusCallback]).toEqual(['+212612345678', undefined])
  const code = /\d{6}/.exec(body)?.[0]
  expect(body).toContain('رمزك لدى')
  expect((await tls.post('/api/my/session/', { phone: '+212612345678', code })).statusCode).toBe(200)
})

test('text messages go only to the countries that are named', async () => {
  const sms = { api: 'http://127.0.0.1:9', account: 'AC1', token: 'token', from: 'BookMe', countries: ['33', '212'] }
  const send = (recipient: string) => senderOfCodes({ sms })?.({ recipient, text: '1' }, AbortSignal.timeout(5000))
  await expect(send('+2125550000')).rejects.toMatchObject({ name: 'ProviderError' })
  await expect(send('+3725550000')).rejects.toMatchObject({ name: 'UndeliverableError' })
})
