import { expect, onTestFinished, test } from 'vitest'
import { startServer, type Whim } from '../../../test/fakes/http.ts'
import { UndeliverableError } from '../communications/index.ts'
import { ProviderError, post } from './http.ts'
import { sendText } from './sms.ts'
import { type FakeMetaOptions, startFakeMeta } from './test/fake-meta.ts'
import { type FakeTwilioOptions, startFakeTwilio } from './test/fake-twilio.ts'
import { sendWhatsApp, type WhatsAppMessage } from './whatsapp.ts'

const to = '+212612345678'
const { signal } = new AbortController()
const whim = (one: Whim) => () => one

async function twilio(options: FakeTwilioOptions = {}) {
  const fake = await startFakeTwilio(options)
  onTestFinished(() => fake.stop())
  const { url: api, account, token } = fake
  const config = { api, account, token, from: '+15005550006' }
  return { fake, config, send: (text = 'Bonjour', more = {}) => sendText({ ...config, ...more }, { to, text }, signal) }
}

async function meta(options: FakeMetaOptions = {}) {
  const fake = await startFakeMeta(options)
  onTestFinished(() => fake.stop())
  const { url: api, token, phoneId, secret, verifyToken } = fake
  const config = { api, token, phoneId, secret, verifyToken }
  const message = { to, language: 'fr', text: 'Bonjour', template: undefined, isOpen: true } as const
  return { fake, send: (more: Partial<WhatsAppMessage> = {}) => sendWhatsApp(config, { ...message, ...more }, signal) }
}

test('a text message is handed over as Twilio wants it', async () => {
  const { fake, config, send } = await twilio()
  const text = 'À demain, 10h & « Salma » + 1 = ☂ موعد'
  expect(await send(text)).toBe(fake.received[0]?.sid)
  const statusCallback = 'https://book.example/webhooks/sms/status/'
  await sendText({ ...config, from: `MG${'0'.repeat(32)}` }, { to, text, statusCallback }, signal)
  expect(fake.received).toMatchObject([
    { to, from: '+15005550006', body: text, statusCallback: undefined },
    { from: `MG${'0'.repeat(32)}`, statusCallback },
  ])
})

test.each([21211, 21610, 21614, 21612])(
  'Twilio’s %i says that it is of no use, and the number is not repeated',
  async (code) => {
    const { send } = await twilio({ whim: whim({ refuse: { status: 400, code } }) })
    const error = await send().catch((one: unknown) => one)
    expect(error).toBeInstanceOf(UndeliverableError)
    expect(String(error)).toContain(String(code))
    expect(String(error)).not.toMatch(/612345678/)
  },
)

test.each<[string, Whim, boolean]>([
  ['429', { refuse: { status: 429, code: 20429 } }, false],
  ['401', { refuse: { status: 401, code: 20003 } }, false],
  ['a 5xx, even with a word of the number', { refuse: { status: 503, code: 21211 } }, true],
  ['a page of somebody else', { answer: { status: 200, body: '<html>Welcome to our WiFi</html>' } }, true],
  ['an empty answer', { answer: { status: 201 } }, true],
  [
    'a redirect, which is not followed',
    { answer: { status: 307, headers: { location: 'http://127.0.0.1:9/' } } },
    false,
  ],
  ['an answer without end', { answer: { status: 200, body: `{"sid":"${'x'.repeat(200_000)}"}` } }, true],
  ['an id that is none', { answer: { status: 201, body: '{"sid":7}' } }, true],
  ['null', { answer: { status: 400, body: 'null' } }, false],
  ['a line that is cut', 'cut', true],
])('after %s it is tried again', async (_what, one, isUnsure) => {
  const { send } = await twilio({ whim: whim(one) })
  const error = await send().catch((reason: unknown) => reason)
  expect(error).toBeInstanceOf(ProviderError)
  expect(error).toMatchObject({ isUnsure })
  expect(JSON.stringify([String(error), error])).not.toMatch(/token of the fake|612345678|127\.0\.0\.1/)
})

test('nobody waits for ever: neither for a provider that is silent, nor for one that is not there', async () => {
  const { fake, config } = await twilio({ whim: whim('hang') })
  const stopping = new AbortController()
  const sent = sendText(config, { to, text: 'x' }, stopping.signal).catch((error: unknown) => error)
  await expect.poll(() => fake.received.length).toBe(1)
  stopping.abort()
  expect(await sent).toMatchObject({ name: 'ProviderError', isUnsure: true })
  const request = { headers: {}, body: '' }
  const url = `${config.api}/2010-04-01/Accounts/${config.account}/Messages.json`
  const authorization = `Basic ${Buffer.from(`${config.account}:${config.token}`).toString('base64')}`
  const body = new URLSearchParams({ To: to, From: 'x', Body: 'x' }).toString()
  await expect(post(url, { headers: { authorization }, body }, signal, 50)).rejects.toMatchObject({
    message: 'The provider did not answer (TimeoutError).',
    isUnsure: true,
  })
  const gone = await startServer(() => {})
  await gone.stop()
  await expect(post(gone.url, request, signal)).rejects.toMatchObject({ isUnsure: false })
})

test('a credential that is wrong is no fault of the message', async () => {
  const { send } = await twilio()
  await expect(send('x', { token: 'another' })).rejects.toThrow('The provider answered 401, code 20003.')
})

test('WhatsApp gets a text within a conversation, and a template outside of one', async () => {
  const { fake, send } = await meta()
  const template = { name: 'booking_confirmed', parameters: ['Salon\n\tYasmine', '', 'lundi      7 janvier'] }
  expect(await send({ template, isOpen: false })).toBe(fake.received[0]?.id)
  await fake.write(to, 'oui').catch(() => {})
  await send({ template, text: 'À lundi' })
  await send({ template: { name: 'receipt', parameters: [] }, language: 'ar', isOpen: false })
  expect(fake.received).toMatchObject([
    {
      to,
      type: 'template',
      template: { name: 'booking_confirmed', language: 'fr', parameters: ['Salon Yasmine', '–', 'lundi 7 janvier'] },
    },
    { type: 'text', body: 'À lundi', template: undefined },
    { template: { name: 'receipt', language: 'ar', parameters: [] } },
  ])
})

test('where Meta counts the day otherwise, the template goes in the place of the text', async () => {
  const { fake, send } = await meta()
  await send({ template: { name: 'reminder', parameters: ['x'] }, isOpen: true })
  expect(fake.received).toMatchObject([{ type: 'template' }])
  await expect(send({ isOpen: true })).rejects.toThrow(UndeliverableError)
  await expect(send({ isOpen: false })).rejects.toThrow('there is no template')
})

test.each([131026, 131050, 132001, 132000])('Meta’s %i says that it is of no use', async (code) => {
  const { send } = await meta({ whim: whim({ refuse: { status: 400, code } }) })
  await expect(send()).rejects.toThrow(UndeliverableError)
})

test.each([
  [429, 130429],
  [400, 131056],
  [500, 131000],
  [503, 131026],
  [401, 190],
])('after Meta’s %i with %i it is tried again', async (status, code) => {
  const { send } = await meta({ whim: whim({ refuse: { status, code } }) })
  await expect(send()).rejects.toThrow(ProviderError)
})
