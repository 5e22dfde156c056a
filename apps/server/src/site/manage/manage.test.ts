import { eq } from 'drizzle-orm'
import { expect } from 'vitest'
import { type Clocked, inClockedApp } from '../../../test/clocked.ts'
import { assertConsistent } from '../../../test/consistency.ts'
import { newService, newStaffMember } from '../../../test/fixtures.ts'
import { bookings } from '../../modules/bookings/tables.ts'
import { services } from '../../modules/services/tables.ts'
import { configs } from '../../modules/tenants/tables.ts'
import { type Page, Reader } from '../test/reader.ts'

const now = '2030-01-01T00:00:00Z'
/** A Monday. */
const start = Temporal.Instant.from('2030-01-07T09:00:00Z')
const before = (minutes: number) => start.subtract({ minutes }).toString()
const customer_email = 'customer@example.com'
const policy = {
  cancel_tiers: [
    { minutes_before: 1440, percent: 25 },
    { minutes_before: 120, percent: 50 },
  ],
  ...{ move_minutes: 60, max_moves: 2, no_show_percent: 100 },
}

/** A business with half an hour of Salma’s, from nine to noon, and somebody who booked the first of it. */
async function booked(context: Clocked, { wish = {}, service = {} }: { wish?: object; service?: object } = {}) {
  const { db, visitor, owner } = context
  const { id: service_id } = await newService(db, { intervalMinutes: 30, name: 'Coupe & brushing', ...service })
  const { id: staff_id } = await newStaffMember(db, { hours: ['09:00', '12:00'] })
  await owner(now).post('/api/policies/', policy)
  const book = (start_time: string, more: object = {}) =>
    visitor(now).post('/api/bookings/', { service_id, start_time, customer_email, ...more })
  const made = await book(start.toString(), wish)
  const reader = new Reader(context.app, { now })
  return { made, book, service_id, staff_id, reader, address: `/b/${made.manage_token}` }
}

/** `09:30` and what else is to be tapped. */
const timesOn = (page: Page) =>
  page.links.filter(({ href }) => href.includes('/move/check')).map(({ text }) => text.trim())

inClockedApp(
  'the page of a link says what, when, with whom and at what price, and nobody keeps it',
  async (context) => {
    const { reader, address, made } = await booked(context, { wish: { notes: 'Sans <b>parfum</b>' } })
    const page = await reader.get(address)
    expect(page.status).toBe(200)
    expect(page.headers).toMatchObject({
      'cache-control': 'no-store',
      'x-robots-tag': 'noindex',
      'referrer-policy': 'no-referrer',
      'content-language': 'fr',
    })
    for (const words of [
      'Rendez-vous confirmé',
      'lundi 7 janvier 2030',
      '09:00 – 09:30',
      'Heure de Casablanca',
      'Coupe & brushing',
      'Salma Idrissi',
      '150 MAD',
      made.reference,
      'Sans <b>parfum</b>',
      'Annulation gratuite jusqu’au dimanche 6 janvier 2030 à 09:00.',
      'Encore 2 fois au plus.',
    ]) {
      expect(page.text).toContain(words)
    }
    const calendar = page.links.find(({ text }) => text === 'Ajouter à l’agenda')
    const file = await context.demo.get(calendar!.href)
    expect([file.statusCode, file.body]).toEqual([200, expect.stringContaining('BEGIN:VEVENT')])
    // The reader’s own clock is said by a script on top; the rest is there without it.
    expect(page.body.match(/<script[^>]*>/g)).toEqual([expect.stringMatching(/ src="\/site\/booking-[\w-]+\.js">$/)])
  },
)

inClockedApp('it says where that is, and leads there, to the telephone and to WhatsApp', async (context) => {
  const place = {
    ...{ address: '12, rue Ibn Sina, Rabat', phone: '+212 537 12 34 56', whatsapp: '+212612345678' },
    mapUrl: 'https://maps.example/rabat',
  }
  await context.tenancy.shared.db.update(configs).set(place)
  const { reader, address, made } = await booked(context)
  const { links, text } = await reader.get(address)
  expect(text).toContain(place.address)
  const hrefOf = (words: string) => links.find((one) => one.text === words)?.href
  expect(hrefOf('Itinéraire')).toBe(place.mapUrl)
  expect(hrefOf('Appeler')).toBe('tel:+212537123456')
  expect(decodeURIComponent(hrefOf('WhatsApp')!)).toBe(
    `https://wa.me/212612345678?text=Bonjour, au sujet de mon rendez-vous ${made.reference} :`,
  )
})

inClockedApp('somebody moves their booking by following links, with the deadline told before', async (context) => {
  const { reader, address, book, made } = await booked(context)
  await book('2030-01-07T09:30:00Z')
  const page = await reader.follow(await reader.get(address), 'Déplacer')
  expect(page.text).toContain('Sans frais, jusqu’au lundi 7 janvier à 08:00.')
  expect(page.text).toContain('Encore 2 fois au plus.')
  // Its first free day is today, a Tuesday.
  expect(page.url).not.toContain('day=')
  const monday = await reader.follow(page, 'lundi 7 janvier')
  // Where it is now is no news, and half past nine is taken.
  expect(timesOn(monday)).toEqual(['10:00', '10:30', '11:00', '11:30'])
  const check = await reader.follow(monday, '10:30')
  expect(check.text).toMatch(/Avant lundi 7 janvier, 09:00 Nouvel horaire lundi 7 janvier, 10:30 Avec Salma Idrissi/)
  const moved = await reader.press(check, 'Déplacer le rendez-vous')
  expect([moved.status, moved.text]).toEqual([200, expect.stringContaining('C’est fait : le rendez-vous est déplacé.')])
  expect(moved.text).toContain('10:30 – 11:00')
  expect(moved.text).toContain('Encore une fois au plus.')
  const { results } = await context.owner(now).get(`/api/events/?booking_id=${made.id}&ordering=number`)
  expect(results.at(-1)).toMatchObject({ kind: 'moved', actor_kind: 'customer', channel: 'link' })
  // The old link, whose time is out earlier, still leads there.
  expect((await reader.get(address)).text).toContain('10:30 – 11:00')
  await assertConsistent(context.db)
})

inClockedApp('a time that somebody else took meanwhile comes with others, and nothing has changed', async (context) => {
  const { reader, address, book } = await booked(context)
  const monday = await reader.get(`${address}/move?day=2030-01-07`)
  const check = await reader.follow(monday, '10:00')
  await book('2030-01-07T10:00:00Z')
  const lost = await reader.press(check, 'Déplacer le rendez-vous')
  expect([lost.status, lost.text]).toEqual([409, expect.stringContaining('Cet horaire n’est plus libre')])
  expect(lost.text).toContain('il reste à l’heure prévue')
  expect(timesOn(lost)).toEqual(['lundi 7 janvier, 09:30', 'lundi 7 janvier, 10:30', 'lundi 7 janvier, 11:00'])
  // Looked at once more, it is gone, too.
  expect((await reader.get(check.url)).status).toBe(409)
  const moved = await reader.press(await reader.follow(lost, '09:30'), 'Déplacer le rendez-vous')
  expect(moved.text).toContain('09:30 – 10:00')
})

inClockedApp('of two who take the last time at once one moves, and the other is told', async (context) => {
  const { reader, address, book } = await booked(context)
  const other = await book('2030-01-07T09:30:00Z', { customer_email: 'other@example.com' })
  const second = new Reader(context.app, { now })
  const pages = [
    await reader.get(`${address}/move/check?start=2030-01-07T11:00:00Z`),
    await second.get(`/b/${other.manage_token}/move/check?start=2030-01-07T11:00:00Z`),
  ] as const
  const outcomes = await Promise.all([
    reader.press(pages[0], 'Déplacer le rendez-vous'),
    second.press(pages[1], 'Déplacer le rendez-vous'),
  ])
  expect(outcomes.map(({ status }) => status).sort()).toEqual([200, 409])
  await assertConsistent(context.db)
})

inClockedApp('what it costs to cancel is said before the tap, and is what is owed', async (context) => {
  const { reader, address, made } = await booked(context)
  const free = await reader.follow(await reader.get(address), 'Annuler le rendez-vous')
  expect(free.text).toContain('L’annulation est gratuite. Elle est gratuite jusqu’au dimanche 6 janvier à 09:00.')
  reader.now = before(60)
  const page = await reader.follow(await reader.get(address), 'Annuler le rendez-vous')
  expect(page.text).toContain('Annuler maintenant coûte 75 MAD. 75 MAD resteront à payer.')
  // The page of before said another fee: it is told first.
  const changed = await reader.press(free, 'Annuler le rendez-vous', { reason: 'Voyage' })
  expect([changed.status, changed.text]).toEqual([409, expect.stringContaining('Les frais ont changé entre-temps')])
  expect(changed.body).toContain('>Voyage</textarea>')
  const cancelled = await reader.press(changed, 'Annuler et devoir 75 MAD')
  expect([cancelled.status, cancelled.text]).toEqual([200, expect.stringContaining('le rendez-vous est annulé')])
  expect(cancelled.text).toContain('Frais 75 MAD')
  expect(cancelled.links.map(({ text }) => text)).toContain('Réserver à nouveau')
  expect(cancelled.links.map(({ text }) => text)).not.toContain('Déplacer')
  const [stored] = await context.db.select().from(bookings).where(eq(bookings.id, made.id))
  expect(stored).toMatchObject({ status: 'cancelled', feeMinor: 75_00 })
  const { results } = await context.owner(now).get(`/api/events/?booking_id=${made.id}&ordering=number`)
  expect(results.at(-1)).toMatchObject({ kind: 'cancelled', channel: 'link', metadata: { reason: 'Voyage' } })
  // Sent twice it is no failure; and whoever comes back is not asked again.
  const twice = await reader.press(changed, 'Annuler et devoir')
  expect([twice.status, twice.text]).toEqual([200, expect.stringContaining('Rendez-vous annulé')])
  expect((await reader.get(`${address}/cancel`)).url).toContain(address)
  expect((await reader.get(`${address}/move`)).text).toContain('Rendez-vous annulé')
})

inClockedApp('of what was paid it says how much comes back', async (context) => {
  const { reader, address, made } = await booked(context)
  await context
    .owner(now)
    .post(`/api/bookings/${made.id}/payments/`, { payments: [{ method: 'cash', amount: '100.00' }] })
  const page = await reader.get(address)
  expect(page.text).toContain('Prix 150 MAD Déjà payé 100 MAD Reste à payer 50 MAD')
  const receipt = await reader.follow(page, 'Reçu n° 1')
  expect([receipt.status, receipt.text]).toEqual([200, expect.stringContaining('100 MAD')])
  expect(receipt.text).toMatch(/Demo Company Reçu n° 1 .*Espèces .*lundi 7 janvier 2030, 09:00/)
  expect((await reader.get(`${address}/receipts/2`)).status).toBe(404)
  expect((await reader.get(`${address}/receipts/x`)).status).toBe(404)
  expect((await reader.get(`${address}/cancel`)).text).toContain('Les 100 MAD que vous avez payés vous seront rendus.')
  reader.now = before(60)
  const some = await reader.get(`${address}/cancel`)
  expect(some.text).toContain(
    'Annuler maintenant coûte 75 MAD. Ce montant est retenu sur ce que vous avez payé (100 MAD).',
  )
  expect(some.text).toContain('25 MAD vous seront rendus.')
})

inClockedApp('every state says what it is and leads on', async (context) => {
  const { reader, address, made, book } = await booked(context)
  const { owner } = context
  const look = async (at: string, to = address) => {
    reader.now = at
    const page = await reader.get(to)
    expect(page.status).toBe(200)
    const hrefs = page.links.map(({ href }) => href)
    return {
      text: page.text,
      canMove: hrefs.some((href) => href.endsWith('/move')),
      canCancel: hrefs.some((href) => href.endsWith('/cancel')),
      again: page.links.some(({ text }) => text === 'Réserver à nouveau'),
    }
  }
  const said = (words: string) => expect.stringContaining(words)
  expect(await look(now)).toEqual({ text: said('Rendez-vous confirmé'), canMove: true, canCancel: true, again: false })
  // Too late to move, and still possible to cancel.
  expect(await look(before(59))).toEqual({
    text: said('Il pouvait être déplacé en ligne jusqu’au lundi 7 janvier à 08:00.'),
    ...{ canMove: false, canCancel: true, again: false },
  })
  expect((await reader.get(`${address}/move`)).text).toContain('Il pouvait être déplacé')
  const over = { canMove: false, canCancel: false, again: true }
  expect(await look(before(-30))).toEqual({ text: said('Rendez-vous passé'), ...over })
  expect((await reader.get(`${address}/cancel`)).text).toContain('Rendez-vous passé')
  await owner(before(-10)).post(`/api/bookings/${made.id}/check_in/`)
  expect(await look(before(-10))).toMatchObject({ text: said('Votre arrivée est notée.'), canCancel: false })
  await owner(before(-40)).post(`/api/bookings/${made.id}/complete/`)
  expect(await look(before(-40))).toEqual({ text: said('Merci de votre visite.'), ...over })
  // Somebody stayed away.
  const away = await book('2030-01-07T10:00:00Z')
  await owner(before(-100)).post(`/api/bookings/${away.id}/no_show/`)
  expect(await look(before(-100), `/b/${away.manage_token}`)).toEqual({ text: said('Rendez-vous manqué'), ...over })
  expect(await look(before(-100), `/b/${away.manage_token}`)).toMatchObject({ text: said('Frais 150 MAD') })
  // The business cancels: it costs nothing.
  const theirs = await book('2030-01-07T11:00:00Z')
  await owner(now).post(`/api/bookings/${theirs.id}/cancel/`, {})
  const cancelled = await look(now, `/b/${theirs.manage_token}`)
  expect(cancelled).toEqual({ text: said('Rendez-vous annulé'), ...over })
  expect(cancelled.text).not.toContain('Frais')
})

inClockedApp('a move to a time at which cancelling would cost something says so before', async (context) => {
  const { reader, book } = await booked(context)
  const later = await book('2030-01-14T09:00:00Z')
  reader.now = before(600)
  const near = await reader.get(`/b/${later.manage_token}/move/check?start=2030-01-07T11:00:00Z`)
  expect(near.text).toContain('Ce nouvel horaire est proche : l’annuler coûterait 37,50 MAD dès maintenant.')
  const far = await reader.get(`/b/${later.manage_token}/move/check?start=2030-01-14T11:00:00Z`)
  expect(far.text).not.toContain('proche')
})

inClockedApp('a move in a dear tier says what cancelling will cost afterwards', async (context) => {
  const { reader, address } = await booked(context)
  reader.now = before(90)
  const page = await reader.get(`${address}/move`)
  expect(page.text).toContain('Mais si vous annulez ensuite, 75 MAD resteront dus, comme maintenant.')
  const check = await reader.get(`${address}/move/check?start=2030-01-14T11:00:00Z`)
  await reader.press(check, 'Déplacer le rendez-vous')
  expect((await reader.get(`${address}/cancel`)).text).toContain('Annuler maintenant coûte 75 MAD.')
})

inClockedApp('what was moved as often as may be says so', async (context) => {
  const { reader, address } = await booked(context)
  const stale = await reader.get(`${address}/move/check?start=2030-01-07T11:00:00Z`)
  for (const time of ['10:00', '10:30']) {
    const check = await reader.follow(await reader.get(`${address}/move?day=2030-01-07`), time)
    await reader.press(check, 'Déplacer le rendez-vous')
  }
  const page = await reader.get(address)
  expect(page.text).toContain('Il a déjà été déplacé autant de fois que possible.')
  expect(page.links.map(({ text }) => text)).not.toContain('Déplacer')
  // Another tab still has a form.
  const late = await reader.press(stale, 'Déplacer le rendez-vous')
  expect([late.status, late.text]).toEqual([409, expect.stringContaining('Il ne peut plus être déplacé ici.')])
})

inClockedApp('a request says that it waits, and that it was declined or has lapsed', async (context) => {
  const { reader, address, made, book } = await booked(context, { service: { requiresApproval: true } })
  const page = await reader.get(address)
  expect(page.text).toContain('Demande envoyée')
  expect(page.text).toContain('L’établissement doit encore l’accepter.')
  await context.owner(now).post(`/api/bookings/${made.id}/decline/`, { reason: 'Complet' })
  expect((await reader.get(address)).text).toContain('Demande non acceptée')
  const other = await book('2030-01-07T11:00:00Z')
  // Nobody has written down that it lapsed when it would have begun.
  reader.now = before(-150)
  expect((await reader.get(`/b/${other.manage_token}`)).text).toContain('Demande expirée')
})

inClockedApp(
  'a deposit says until when it is waited for, and where none is taken online that it is paid there',
  async (context) => {
    const { db, visitor, owner, app } = context
    const { id: service_id } = await newService(db)
    await newStaffMember(db)
    await owner(now).post('/api/policies/', { deposit_percent: 50, deposit_minutes: 30 })
    const made = await visitor(now).post('/api/bookings/', { service_id, start_time: start.toString(), customer_email })
    const reader = new Reader(app, { now })
    const page = await reader.get(`/b/${made.manage_token}`)
    expect(page.text).toContain('Acompte à payer')
    expect(page.text).toContain('À payer avant le mardi 1 janvier à 00:30.')
    expect(page.forms).toEqual([])
    reader.now = '2030-01-01T00:30:00Z'
    expect((await reader.get(`/b/${made.manage_token}`)).text).toContain('Demande expirée')
  },
)

inClockedApp('in Arabic it is read from right to left, with names kept apart', async (context) => {
  const { address, app } = { ...(await booked(context)), app: context.app }
  const reader = new Reader(app, { now, language: 'ar-MA' })
  const page = await reader.get(address)
  expect(page.body).toContain('<html lang="ar" dir="rtl">')
  for (const words of ['الموعد مؤكد', 'الاثنين، 7 يناير 2030', 'بتوقيت المغرب']) expect(page.text).toContain(words)
  expect(page.body).toContain('<bdi>Salma Idrissi</bdi>')
  const check = await reader.follow(await reader.get(`${address}/move?day=2030-01-07`), '10:00')
  const moved = await reader.press(check, 'تغيير الموعد')
  expect(moved.text).toContain('تم تغيير الموعد.')
  const cancelled = await reader.press(await reader.follow(moved, 'إلغاء الموعد'), 'إلغاء الموعد')
  expect(cancelled.text).toContain('الموعد ملغى')
})

inClockedApp(
  'a link that is another business’s, changed or too old leads nowhere and tells nothing',
  async (context) => {
    const { reader, address, made } = await booked(context)
    const elsewhere = new Reader(context.app, { now, host: 'acme.localhost:8000' })
    const changed = address.replace(/.$/, (last) => (last === 'A' ? 'E' : 'A'))
    for (const [who, to] of [
      [elsewhere, address],
      [reader, changed],
      [reader, `/b/${made.id}`],
      [reader, '/b/x'],
    ] as const) {
      for (const more of ['', '/move', '/cancel', '/move/check?start=2030-01-07T10:00:00Z', '/receipts/1']) {
        const page = await who.get(to + more)
        expect([to + more, page.status]).toEqual([to + more, 404])
        expect(page.text).toContain('Ce lien ne fonctionne plus')
        expect(page.body).not.toContain(made.reference)
      }
    }
    reader.now = Temporal.Instant.from(made.end_time)
      .add({ hours: 90 * 24 })
      .toString()
    expect((await reader.get(address)).status).toBe(404)
  },
)

inClockedApp('a form that another site sends is refused with a page, and nothing is done', async (context) => {
  const { reader, address } = await booked(context)
  const payload = 'reason='
  const send = (headers: Record<string, string>) =>
    context.app.inject({
      ...{ method: 'POST', url: `${address}/cancel`, payload },
      headers: {
        ...{ host: 'demo.localhost:8000', 'x-test-now': now, 'content-type': 'application/x-www-form-urlencoded' },
        ...headers,
      },
    })
  for (const headers of [
    {},
    { origin: 'null' },
    { origin: 'http://acme.localhost:8000', 'sec-fetch-site': 'same-site' },
    { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
  ] as Record<string, string>[]) {
    const reply = await send(headers)
    expect([reply.statusCode, reply.body]).toEqual([403, expect.stringContaining('Formulaire refusé')])
  }
  expect((await reader.get(address)).text).toContain('Rendez-vous confirmé')
  expect((await send({ origin: 'http://demo.localhost:8000' })).statusCode).toBe(303)
})

inClockedApp('a reason that is too long is said beside it, and nothing typed is lost', async (context) => {
  const { reader, address } = await booked(context)
  const page = await reader.get(`${address}/cancel`)
  const reason = 'é'.repeat(501)
  const refused = await reader.press(page, 'Annuler le rendez-vous', { reason })
  expect([refused.status, refused.text]).toEqual([400, expect.stringContaining('Ce texte est trop long.')])
  expect(refused.body).toContain(`>${reason}</textarea>`)
  expect(refused.body).toMatch(/id="faults"[^>]*autofocus/)
  expect((await reader.get(address)).text).toContain('Rendez-vous confirmé')
})

inClockedApp('a price that rose meanwhile keeps nobody from moving with the same person', async (context) => {
  const { reader, address, service_id } = await booked(context)
  await context.db.update(services).set({ priceMinor: 300_00 }).where(eq(services.id, service_id))
  const check = await reader.follow(await reader.get(`${address}/move?day=2030-01-07`), '10:00')
  const moved = await reader.press(check, 'Déplacer le rendez-vous')
  expect([moved.status, moved.text]).toEqual([200, expect.stringContaining('150 MAD')])
})
