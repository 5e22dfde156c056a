import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPaying, type Paying } from '../../../test/fakes/paying.ts'
import { Reader } from '../test/reader.ts'

let all: Paying
const endings: (() => Promise<unknown>)[] = []
beforeAll(async () => {
  all = await openPaying((end) => endings.unshift(end))
  await all.openAccount('cmi')
})
afterAll(async () => {
  for (const end of endings) await end()
})

const readerOf = (language = 'fr') =>
  new Reader(all.app, { now: Temporal.Now.instant().round('second').toString(), language })

test('a deposit is paid from the page of the booking, which is where one comes back to', async () => {
  const reader = readerOf()
  const booking = await all.book()
  const page = await reader.get(`/b/${booking.manage_token}`)
  expect(page.text).toContain('Acompte à payer')
  const pay = await reader.press(page, 'Payer l’acompte 75 MAD')
  expect(pay.url).toMatch(/^\/pay\//)
  expect(pay.text).toContain('Montant 75 MAD')
  const gateway = pay.forms.find(({ action }) => action.startsWith(all.cmi.address))
  expect(gateway?.buttons.map(({ label }) => label)).toEqual(['Payer par carte'])
  const fields = Object.fromEntries(gateway!.fields)
  expect(await all.cmi.post({ action: gateway!.action, fields })).toBe(200)
  expect((await reader.get(`${pay.url}/return`)).text).toContain('la confirmation de la banque est attendue')
  await all.cmi.call(all.cmi.pay(fields.oid!))
  const paid = await reader.get(`${pay.url}/return`)
  expect(paid.text).toContain('Votre paiement est reçu. Merci.')
  const back = await reader.follow(paid, 'Retour à mon rendez-vous')
  expect(back.text).toContain('Rendez-vous confirmé')
  expect(back.text).toContain('Déjà payé 75 MAD Reste à payer 75 MAD')
  expect((await reader.follow(back, 'Reçu n° 1')).text).toContain('En ligne')
  // Whoever was only sent the link to pay is not led to the booking.
  const relative = await readerOf().get(pay.url)
  expect(relative.body).not.toContain('/b/')
})

test('a booking that is confirmed can be paid before one comes, and one that is paid cannot', async () => {
  const reader = readerOf('en')
  const booking = await all.book()
  await all.owner.post(`/api/bookings/${booking.id}/payments/`, { payments: [{ method: 'cash', amount: '75.00' }] })
  const page = await reader.get(`/b/${booking.manage_token}`)
  expect(page.text).toContain('Appointment confirmed')
  const stale = page
  await all.owner.post(`/api/bookings/${booking.id}/payments/`, { payments: [{ method: 'cash', amount: '75.00' }] })
  const refused = await reader.press(stale, 'Pay online')
  expect([refused.status, refused.text]).toEqual([409, expect.stringContaining('Nothing is to be paid')])
  expect(refused.forms).toEqual([])
})

test('a link to pay that is none leads nowhere, with a page', async () => {
  const page = await readerOf('ar').get('/pay/none')
  expect([page.status, page.text]).toEqual([404, expect.stringContaining('هذا الرابط لم يعد صالحًا')])
  expect(page.headers).toMatchObject({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' })
})
