import { eq } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { signIn } from '../../../test/fixtures.ts'
import { auditEvents } from '../../core/audit/tables.ts'
import { jobOutbox } from '../../core/jobs/shared-tables.ts'
import { readManageToken } from '../bookings/index.ts'
import { attempts, notifications, preferences } from '../communications/tables.ts'
import { customers } from '../customers/tables.ts'
import { sweepThreads } from './index.ts'
import { threads } from './tables.ts'
import { newNumber, phonesOfFile, type Written } from './test/phones.ts'

/** What the provider has done with answers to one number. */
const stubborn = newNumber()
let asked = 0
const phones = phonesOfFile({
  twilio: {
    whim: ({ to, body }) => {
      if (to !== stubborn || body === 'Demain à 10h') return undefined
      asked += 1
      if (/pour déplacer/.test(body)) return 'cut'
      return asked === 1 ? { refuse: { status: 429, code: 20429 } } : undefined
    },
  },
})
beforeAll(() => phones().start())

/** Until so many replies of a number have been taken, and all that was to be answered is. */
async function taken(written: Written, number: string, count: number) {
  const { repliesOf } = phones()
  const isOpen = ({ metadata }: { metadata: unknown }) => /wanted|sending/.test(JSON.stringify(metadata))
  await expect.poll(async () => (await repliesOf(written, number)).length, { timeout: 15_000 }).toBe(count)
  await expect.poll(async () => (await repliesOf(written, number)).some(isOpen), { timeout: 15_000 }).toBe(false)
  return repliesOf(written, number)
}

test('yes is noted on the booking, in any language, and confirms nothing that staff have to confirm', async () => {
  const { twilio, wrote, eventsOf, bookingOf, textsTo, threadsOf, log } = phones()
  const number = newNumber()
  const demo = await wrote('demo', number, {
    booking: { status: 'pending', expiresAt: Temporal.Now.instant().add({ hours: 2 }) },
  })
  await twilio.write(number, 'Oui merci !', { sid: 'SM1' })
  const ids = { bookingId: demo.booking.id, customerId: demo.customer.id, notificationId: demo.notification.id }
  expect(await taken(demo, number, 1)).toMatchObject([
    { channel: 'sms', sender: number, body: 'Oui merci !', outcome: 'confirmed', providerId: 'SM1', ...ids },
  ])
  expect(await eventsOf(demo)).toMatchObject([
    {
      ...{ kind: 'reply_received', fromStatus: 'pending', toStatus: 'pending', actorKind: 'customer', channel: 'link' },
      metadata: { channel: 'sms', outcome: 'confirmed' },
    },
  ])
  expect(await bookingOf(demo)).toMatchObject({ status: 'pending', sequence: 0 })
  const said = ['Demain à 10h', 'Demo Company : merci, votre présence est notée.']
  expect(textsTo(number)).toEqual(said)
  // What was written is the business's, and no longer ours; what became of the answer nobody asks.
  await expect.poll(async () => JSON.stringify(await threadsOf(number))).not.toContain('Oui')
  await twilio.report(twilio.received.find(({ to, body }) => to === number && body === said[1])!.sid, 'delivered')
  await twilio.write(number, '١', { sid: 'SM2' })
  await twilio.write(number, 'wakha', { sid: 'SM3' })
  const outcomes = (await taken(demo, number, 3)).map(({ outcome }) => outcome)
  expect(outcomes).toEqual(['confirmed', 'confirmed', 'confirmed'])
  // Once an hour is thanks enough.
  expect(textsTo(number)).toEqual(said)
  expect(log.error).not.toHaveBeenCalled()
})

test('who wants to move or cancel gets the link of that booking, and nothing is cancelled by a word', async () => {
  const { meta, wrote, eventsOf, bookingOf, config } = phones()
  const number = newNumber()
  const acme = await wrote('acme', number, { channel: 'whatsapp', language: 'ar' })
  const demo = await wrote('demo', number, { channel: 'whatsapp', language: 'en' })
  await meta.write(number, 'تغيير', { answers: acme.providerId })
  expect(await taken(acme, number, 1)).toMatchObject([{ outcome: 'move_asked', channel: 'whatsapp' }])
  // They spoke with the other one last: only what they answer says whom they mean.
  await meta.write(number, '', {
    answers: demo.providerId,
    type: 'button',
    text: undefined,
    button: { text: 'Cancel', payload: 'x' },
  })
  expect(await taken(demo, number, 1)).toMatchObject([{ outcome: 'cancel_asked', body: 'Cancel' }])
  const [moving, cancelling] = meta.received.filter(({ to }) => to === number).slice(2)
  // They have just written: what goes back is a text, in their language.
  expect(moving).toMatchObject({ type: 'text', body: expect.stringContaining('لتغيير موعدك') })
  expect(cancelling).toMatchObject({ type: 'text', body: expect.stringContaining('to cancel or move') })
  for (const [message, written] of [
    [moving, acme],
    [cancelling, demo],
  ] as const) {
    const [, host, token] = /http:\/\/([^/]+)\/b\/(\S+)/.exec(message!.body) ?? []
    expect(host).toMatch(new RegExp(`^${written.tenant.slug}\\.localhost`))
    const id = readManageToken(config.secret, written.tenant.id, token!, Temporal.Now.instant())
    expect(id).toBe(written.booking.id)
    expect(await bookingOf(written)).toMatchObject({ status: 'confirmed' })
    expect(await eventsOf(written)).toMatchObject([{ kind: 'reply_received' }])
  }
})

test('STOP holds for everybody with that number, at that business, on that channel; START ends it', async () => {
  const { twilio, wrote, eventsOf, textsTo } = phones()
  const number = newNumber()
  const acme = await wrote('acme', number)
  const demo = await wrote('demo', number)
  const others = await demo.db
    .insert(customers)
    .values([
      { name: 'Child', phone: `00212 ${number.slice(4)}` },
      { name: 'Stranger', phone: newNumber() },
    ])
    .returning()
  await twilio.write(number, 'Stop.')
  expect(await taken(demo, number, 1)).toMatchObject([{ outcome: 'opted_out' }])
  const wanted = ({ db }: Written) =>
    db
      .select({
        customerId: preferences.customerId,
        channel: preferences.channel,
        isAllowed: preferences.isAllowed,
        source: preferences.source,
      })
      .from(preferences)
  const noted = () => demo.db.$count(auditEvents, eq(auditEvents.action, 'messages.opt_out'))
  const theirs = [demo.customer.id, others[0]!.id]
  const told = { channel: 'sms', isAllowed: false, source: 'reply STOP' }
  expect(await wanted(demo)).toEqual(expect.arrayContaining(theirs.map((customerId) => ({ ...told, customerId }))))
  expect(await wanted(demo)).toHaveLength(2)
  expect(await wanted(acme)).toEqual([])
  expect(await noted()).toBe(2)
  expect(await eventsOf(demo)).toEqual([])
  // Again: nothing new, and no second answer.
  await twilio.write(number, 'arrêt')
  await taken(demo, number, 2)
  expect(textsTo(number).slice(2)).toEqual([expect.stringContaining('START pour reprendre')])
  expect(await noted()).toBe(2)
  // Twilio has seen to it, and answered.
  await twilio.write(number, 'whatever', { optOut: 'START' })
  expect(await taken(demo, number, 3)).toMatchObject([{}, {}, { outcome: 'opted_in', body: 'START' }])
  expect((await wanted(demo)).map(({ isAllowed }) => isAllowed)).toEqual([true, true])
  expect(textsTo(number)).toHaveLength(3)
})

test('what is not understood is there for people to read, and two programs do not answer each other for ever', async () => {
  const { twilio, wrote, context, eventsOf, textsTo } = phones()
  const number = newNumber()
  const demo = await wrote('demo', number)
  const words = [
    'Je suis en retard de 10 min',
    'Réponse automatique',
    '<script>alert(1)</script>',
    '',
    'x'.repeat(5000),
  ]
  await Promise.all(words.map((body) => twilio.write(number, body)))
  const all = await taken(demo, number, words.length)
  expect(new Set(all.map(({ outcome }) => outcome))).toEqual(new Set(['not_understood']))
  expect(Math.max(...all.map(({ body }) => body.length))).toBe(1600)
  expect(textsTo(number).slice(1)).toEqual([expect.stringContaining('Répondez 1 pour confirmer')])
  expect(await eventsOf(demo)).toHaveLength(words.length)

  const reception = await signIn(context, 'demo.localhost:8000', { memberOf: 'demo', role: 'reception' })
  const list = (await reception.get('/api/replies/?outcome=not_understood&search=retard')).json()
  expect(list).toMatchObject({ count: 1, results: [{ body: words[0], sender: number, booking_id: demo.booking.id }] })
  expect((await reception.get(`/api/replies/${list.results[0].id}/`)).statusCode).toBe(200)
  expect((await reception.get(`/api/replies/${demo.booking.id}/`)).json().code).toBe('phone.reply_not_found')
  const accountant = await signIn(context, 'demo.localhost:8000', { memberOf: 'demo', role: 'accountant' })
  expect((await accountant.get('/api/replies/')).statusCode).toBe(403)
  const acme = await signIn(context, 'acme.localhost:8000', { memberOf: 'acme' })
  expect((await acme.get(`/api/replies/?search=${number.slice(1)}`)).json().count).toBe(0)
})

test('yes to what is over, cancelled or no appointment is for people to read', async () => {
  const { twilio, wrote, eventsOf } = phones()
  const number = newNumber()
  const [startTime, endTime] = [-2, -1].map((hours) => Temporal.Now.instant().add({ hours })) as [
    Temporal.Instant,
    Temporal.Instant,
  ]
  const demo = await wrote('demo', number, { booking: { startTime, endTime } })
  await twilio.write(number, 'oui')
  expect(await taken(demo, number, 1)).toMatchObject([{ outcome: 'not_understood' }])
  const acme = await wrote('acme', number, { booking: { status: 'cancelled' } })
  await twilio.write(number, '2')
  expect(await taken(acme, number, 1)).toMatchObject([{ outcome: 'not_understood', bookingId: acme.booking.id }])
  for (const written of [demo, acme]) expect(await eventsOf(written)).toEqual([])
})

test('an answer is tried again only where it surely was not taken', async () => {
  const { twilio, wrote, textsTo } = phones()
  const demo = await wrote('demo', stubborn)
  await twilio.write(stubborn, '1')
  await taken(demo, stubborn, 1)
  expect(asked).toBe(2)
  await twilio.write(stubborn, '2')
  const all = await taken(demo, stubborn, 2)
  expect(all.map(({ metadata }) => metadata)).toEqual([{ answer: 'sent' }, { answer: 'failed' }])
  const [first, ...answers] = textsTo(stubborn)
  expect(first).toBe('Demain à 10h')
  expect(answers).toEqual([expect.stringContaining('votre présence'), expect.stringContaining('pour déplacer')])
})

test('what became of a message reaches the business that sent it, late, twice and in any order', async () => {
  const { twilio, meta, wrote, tenancy } = phones()
  const note = async ({ db, notification, providerId }: Written, channel: 'sms' | 'whatsapp') => {
    const values = { notificationId: notification.id, number: 1, channel, recipient: '', providerId }
    await db.insert(attempts).values({ ...values, status: 'sent' })
    const sent = { status: 'sent', sentAt: Temporal.Now.instant(), channel } as const
    await db.update(notifications).set(sent).where(eq(notifications.id, notification.id))
  }
  const attemptOf = async ({ db, providerId }: Written) =>
    (await db.select().from(attempts).where(eq(attempts.providerId, providerId)))[0]
  const demo = await wrote('demo', newNumber())
  await note(demo, 'sms')
  for (const status of ['delivered', 'sent', 'delivered', 'queued']) await twilio.report(demo.providerId, status)
  await expect.poll(async () => (await attemptOf(demo))?.status, { timeout: 10_000 }).toBe('delivered')
  const notificationOf = ({ db, notification }: Written) =>
    db.select().from(notifications).where(eq(notifications.id, notification.id))
  expect(await notificationOf(demo)).toMatchObject([{ status: 'delivered' }])
  // Told before whoever sent it has noted so.
  const acme = await wrote('acme', newNumber(), { channel: 'whatsapp' })
  await meta.report(acme.providerId, 'failed', { code: 131026 })
  await note(acme, 'whatsapp')
  await expect
    .poll(() => attemptOf(acme), { timeout: 15_000 })
    .toMatchObject({ status: 'failed', error: 'Nobody is there on WhatsApp.' })
  // Of nobody: looked for again a little later, in case we were the slower.
  await twilio.report('SMunknown', 'delivered')
  const placed = () => tenancy.shared.db.select().from(jobOutbox).where(eq(jobOutbox.name, 'phone.place_delivery'))
  expect(await placed()).toMatchObject([{ tenantId: null, payload: { provider_id: 'SMunknown' } }])
})

test('after a month nobody knows any more which business wrote to which number', async () => {
  const { wrote, threadsOf, tenancy } = phones()
  const [old, young] = [newNumber(), newNumber()]
  for (const number of [old, young]) await wrote('demo', number)
  const createdAt = Temporal.Now.instant().subtract({ hours: 24 * 31 })
  await tenancy.shared.db.update(threads).set({ createdAt }).where(eq(threads.contact, old))
  expect(await sweepThreads(tenancy)).toBe(1)
  expect([await threadsOf(old), await threadsOf(young)].map(({ length }) => length)).toEqual([0, 1])
})
