import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { signIn } from '../../../test/fixtures.ts'
import { auditEvents } from '../../core/audit/tables.ts'
import { readManageToken } from '../bookings/index.ts'
import { bookings } from '../bookings/tables.ts'
import { preferences } from '../communications/tables.ts'
import { customers } from '../customers/tables.ts'
import { amina, openPhones } from './test/phones.ts'

type Phones = Awaited<ReturnType<typeof openPhones>>
type Written = Awaited<ReturnType<Phones['wrote']>>

/** Until so many replies have been taken, and all that was to be answered is. */
async function taken(phones: Phones, written: Written, count: number) {
  await expect.poll(async () => (await phones.replies(written)).length, { timeout: 15_000 }).toBe(count)
  const isOpen = ({ metadata }: { metadata: unknown }) => /wanted|sending/.test(JSON.stringify(metadata))
  await expect.poll(async () => (await phones.replies(written)).some(isOpen), { timeout: 15_000 }).toBe(false)
  return phones.replies(written)
}

test('yes is noted on the booking, in any language, and confirms nothing that staff have to confirm', async () => {
  const phones = await openPhones()
  const { twilio, wrote, start, eventsOf, threads } = phones
  const demo = await wrote('demo', {
    booking: { status: 'pending', expiresAt: Temporal.Now.instant().add({ hours: 2 }) },
  })
  start()
  await twilio.write(amina, 'Oui merci !', { sid: 'SM1' })
  const ids = { bookingId: demo.booking.id, customerId: demo.customer.id, notificationId: demo.notification.id }
  expect(await taken(phones, demo, 1)).toMatchObject([
    { channel: 'sms', sender: amina, body: 'Oui merci !', outcome: 'confirmed', providerId: 'SM1', ...ids },
  ])
  expect(await eventsOf(demo)).toMatchObject([
    {
      ...{ kind: 'reply_received', fromStatus: 'pending', toStatus: 'pending', actorKind: 'customer', channel: 'link' },
      metadata: { channel: 'sms', outcome: 'confirmed' },
    },
  ])
  expect((await demo.db.select().from(bookings))[0]).toMatchObject({ status: 'pending', sequence: 0 })
  expect(twilio.received.map(({ to, body }) => [to, body])).toEqual([
    [amina, 'Demain à 10h'],
    [amina, 'Demo Company : merci, votre présence est notée.'],
  ])
  // What was written is the business's, and no longer ours; what became of the answer nobody asks.
  await expect.poll(async () => JSON.stringify(await threads())).not.toContain('Oui')
  await twilio.report(twilio.received[1]!.sid, 'delivered')
  await twilio.write(amina, '١', { sid: 'SM2' })
  await twilio.write(amina, 'wakha', { sid: 'SM3' })
  const outcomes = (await taken(phones, demo, 3)).map(({ outcome }) => outcome)
  expect(outcomes).toEqual(['confirmed', 'confirmed', 'confirmed'])
  // Once an hour is thanks enough.
  expect(twilio.received).toHaveLength(2)
  expect(phones.log.error).not.toHaveBeenCalled()
})

test('who wants to move or cancel gets the link of that booking, and nothing is cancelled by a word', async () => {
  const phones = await openPhones()
  const { meta, wrote, start, eventsOf, config } = phones
  const acme = await wrote('acme', { channel: 'whatsapp', language: 'ar' })
  const demo = await wrote('demo', { channel: 'whatsapp', language: 'en' })
  start()
  await meta.write(amina, 'تغيير', { answers: acme.providerId })
  expect(await taken(phones, acme, 1)).toMatchObject([{ outcome: 'move_asked', channel: 'whatsapp' }])
  await meta.write(amina, '', { type: 'button', text: undefined, button: { text: 'Cancel', payload: 'x' } })
  expect(await taken(phones, demo, 1)).toMatchObject([{ outcome: 'cancel_asked', body: 'Cancel' }])
  const [moving, cancelling] = meta.received.slice(2)
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
    expect((await written.db.select().from(bookings))[0]).toMatchObject({ status: 'confirmed' })
    expect(await eventsOf(written)).toMatchObject([{ kind: 'reply_received' }])
  }
})

test('STOP holds for everybody with that number, at that business, on that channel; START ends it', async () => {
  const phones = await openPhones()
  const { twilio, wrote, start, eventsOf } = phones
  const acme = await wrote('acme')
  const demo = await wrote('demo')
  const others = await demo.db
    .insert(customers)
    .values([
      { name: 'Child', phone: '00212 612345678' },
      { name: 'Stranger', phone: '0612345679' },
    ])
    .returning()
  start()
  await twilio.write(amina, 'Stop.')
  expect(await taken(phones, demo, 1)).toMatchObject([{ outcome: 'opted_out' }])
  const wanted = async ({ db }: Written) =>
    (await db.select().from(preferences)).map(({ customerId, channel, isAllowed, source }) => ({
      ...{ customerId, channel, isAllowed, source },
    }))
  const theirs = [demo.customer.id, others[0]!.id]
  const told = { channel: 'sms', isAllowed: false, source: 'reply STOP' }
  expect(await wanted(demo)).toEqual(expect.arrayContaining(theirs.map((customerId) => ({ ...told, customerId }))))
  expect(await wanted(demo)).toHaveLength(2)
  expect(await wanted(acme)).toEqual([])
  expect(await demo.db.select().from(auditEvents).where(eq(auditEvents.action, 'messages.opt_out'))).toHaveLength(2)
  expect(await eventsOf(demo)).toEqual([])
  // Again: nothing new, and no second answer.
  await twilio.write(amina, 'arrêt')
  await taken(phones, demo, 2)
  expect(twilio.received.slice(2).map(({ body }) => body)).toEqual([expect.stringContaining('START pour reprendre')])
  expect(await demo.db.select().from(auditEvents).where(eq(auditEvents.action, 'messages.opt_out'))).toHaveLength(2)
  // Twilio has seen to it, and answered.
  await twilio.write(amina, 'whatever', { optOut: 'START' })
  expect(await taken(phones, demo, 3)).toMatchObject([{}, {}, { outcome: 'opted_in', body: 'START' }])
  expect((await wanted(demo)).map(({ isAllowed }) => isAllowed)).toEqual([true, true])
  expect(twilio.received).toHaveLength(3)
})

test('what is not understood is there for people to read, and two programs do not answer each other for ever', async () => {
  const phones = await openPhones()
  const { twilio, wrote, start, context, eventsOf } = phones
  const demo = await wrote('demo')
  start()
  const words = [
    'Je suis en retard de 10 min',
    'Réponse automatique',
    '<script>alert(1)</script>',
    '',
    'x'.repeat(5000),
  ]
  await Promise.all(words.map((body) => twilio.write(amina, body)))
  const all = await taken(phones, demo, words.length)
  expect(new Set(all.map(({ outcome }) => outcome))).toEqual(new Set(['not_understood']))
  expect(Math.max(...all.map(({ body }) => body.length))).toBe(1600)
  expect(twilio.received.slice(1).map(({ body }) => body)).toEqual([
    expect.stringContaining('Répondez 1 pour confirmer'),
  ])
  expect(await eventsOf(demo)).toHaveLength(words.length)

  const reception = await signIn(context, 'demo.localhost:8000', { memberOf: 'demo', role: 'reception' })
  const list = (await reception.get('/api/replies/?outcome=not_understood&search=retard')).json()
  expect(list).toMatchObject({ count: 1, results: [{ body: words[0], sender: amina, booking_id: demo.booking.id }] })
  expect((await reception.get(`/api/replies/${list.results[0].id}/`)).statusCode).toBe(200)
  expect((await reception.get(`/api/replies/${demo.booking.id}/`)).json().code).toBe('phone.reply_not_found')
  const accountant = await signIn(context, 'demo.localhost:8000', { memberOf: 'demo', role: 'accountant' })
  expect((await accountant.get('/api/replies/')).statusCode).toBe(403)
  const acme = await signIn(context, 'acme.localhost:8000', { memberOf: 'acme' })
  expect((await acme.get('/api/replies/')).json().count).toBe(0)
})

test('yes to what is over, cancelled or no appointment is for people to read', async () => {
  const phones = await openPhones()
  const { twilio, wrote, start, eventsOf } = phones
  const [startTime, endTime] = [-2, -1].map((hours) => Temporal.Now.instant().add({ hours })) as [
    Temporal.Instant,
    Temporal.Instant,
  ]
  const demo = await wrote('demo', { booking: { startTime, endTime } })
  start()
  await twilio.write(amina, 'oui')
  expect(await taken(phones, demo, 1)).toMatchObject([{ outcome: 'not_understood' }])
  const acme = await wrote('acme', { booking: { status: 'cancelled' } })
  await twilio.write(amina, '2')
  expect(await taken(phones, acme, 1)).toMatchObject([{ outcome: 'not_understood', bookingId: acme.booking.id }])
  for (const written of [demo, acme]) expect(await eventsOf(written)).toEqual([])
})

test('an answer is tried again only where it surely was not taken', async () => {
  let nth = 0
  const phones = await openPhones({
    twilio: {
      whim: ({ body }) => {
        if (!/votre présence|pour déplacer/.test(body)) return undefined
        nth += 1
        if (/pour déplacer/.test(body)) return 'cut'
        return nth === 1 ? { refuse: { status: 429, code: 20429 } } : undefined
      },
    },
  })
  const { twilio, wrote, start } = phones
  const demo = await wrote('demo')
  start()
  await twilio.write(amina, '1')
  await taken(phones, demo, 1)
  expect(nth).toBe(2)
  await twilio.write(amina, '2')
  const all = await taken(phones, demo, 2)
  expect(all.map(({ metadata }) => metadata)).toEqual([{ answer: 'sent' }, { answer: 'failed' }])
  expect(twilio.received.map(({ body }) => body)).toEqual([
    'Demain à 10h',
    expect.stringContaining('votre présence'),
    expect.stringContaining('pour déplacer'),
  ])
})
