import { expect } from 'vitest'
import { signIn } from '../fixtures.ts'
import { browserFile, type Visit } from './fixtures.ts'

const inBrowser = browserFile()
const host = 'demo.localhost:8000'

interface Listed<Row> {
  results: Row[]
  count: number
}

async function serviceNamed(visit: Visit, name: string) {
  const { results } = (await visit.demo.get('/api/services/')).json() as Listed<{ id: string; name: string }>
  const found = results.find((service) => service.name === name)
  if (found === undefined) throw new Error(`There is no service ${name}.`)
  return found
}

async function freeTime(visit: Visit, serviceId: string, ahead: number): Promise<string> {
  const from = Temporal.Now.plainDateISO('Africa/Casablanca').add({ days: ahead })
  const query = `service=${serviceId}&from=${from}&to=${from.add({ days: 6 })}`
  const [slot] = (await visit.demo.get(`/api/availability/slots/?${query}`)).json().results
  return slot.start_time
}

inBrowser('a pass is made, sold, pays for a visit at the counter, and shows what is left', {}, async (visit) => {
  const { page, addressOf, signInAs } = visit
  const owner = await signIn(visit, host, { memberOf: 'demo' })
  const hammam = await serviceNamed(visit, 'Hammam et gommage')
  const who = { name: 'Zineb Alaoui-Passe', email: 'zineb.passe@example.com' }
  const { id: customerId } = (await owner.post('/api/customers/', who)).json()
  await signInAs('owner')

  await page.goto(addressOf('demo', '/dashboard/money/passes'))
  await page.getByRole('button', { name: 'Ajouter (Ce que vous vendez)' }).click()
  const editor = page.getByRole('dialog', { name: 'Nouveau forfait' })
  await editor.getByRole('button', { name: 'Enregistrer' }).click()
  await editor.getByText('Donnez-lui un nom.').waitFor()
  await editor.getByRole('textbox', { name: 'Nom', exact: true }).fill('Cinq hammams')
  await editor.getByLabel('Nombre de séances').fill('5')
  await editor.getByLabel('Prix').fill('1200')
  await editor.getByLabel('Prestations').click()
  await page.getByRole('option', { name: 'Hammam et gommage' }).click()
  await page.keyboard.press('Escape')
  await editor.getByRole('button', { name: 'Enregistrer' }).click()
  await page.getByRole('button', { name: /Cinq hammams.*5 séances/ }).waitFor()

  await page.getByRole('button', { name: 'Vendre un forfait' }).click()
  const till = page.getByRole('dialog', { name: 'Vendre un forfait' })
  await till.getByRole('textbox', { name: 'Client' }).fill('alaoui-passe')
  await page.getByRole('option', { name: /Zineb Alaoui-Passe/ }).click()
  // A part in cash, the rest by card.
  await till.getByLabel('Montant').fill('200')
  await till.getByText(/Il manque 1\D000,00/).waitFor()
  await till.getByRole('button', { name: 'Un autre moyen de paiement' }).click()
  await till.getByRole('button', { name: /Vendre et encaisser 1\D200,00/ }).click()
  await till.getByText('Le forfait est vendu').waitFor()
  expect(await till.getByRole('link', { name: /^Reçu n°/ }).count()).toBe(2)
  const code = (await till.getByLabel('Code').inputValue()).replaceAll(' ', '')
  await till.getByRole('button', { name: 'Fermer' }).last().click()

  const { results: sold } = (await owner.get(`/api/passes/?code=${code}`)).json() as Listed<{ id: string }>
  expect(sold).toMatchObject([{ customer_id: customerId, uses: 5, rest: 5, price: '1200.00' }])
  const wish = { service_id: hammam.id, customer_id: customerId, start_time: await freeTime(visit, hammam.id, 2) }
  const booking = (await owner.post('/api/bookings/', wish)).json()

  await page.goto(addressOf('demo', `/dashboard/bookings?booking=${booking.id}`))
  const drawer = page.getByRole('dialog', { name: /Réservation/ })
  await drawer.getByRole('button', { name: 'Payer avec un forfait' }).click()
  await drawer.getByLabel('Un autre code').fill('AAAA AAAA AAAA')
  await drawer.getByRole('button', { name: 'Utiliser ce code' }).click()
  await drawer.locator('[aria-invalid=true]').waitFor()
  expect(await drawer.getByLabel('Un autre code').inputValue()).toBe('AAAA AAAA AAAA')
  await drawer.getByRole('button', { name: /Cinq hammams · 5 séances sur 5/ }).click()
  await drawer.getByRole('button', { name: 'Rendre la séance' }).waitFor()
  const balance = (await owner.get(`/api/bookings/${booking.id}/balance/`)).json()
  expect(balance).toMatchObject({ owed: '0.00', balance: '0.00' })

  await page.goto(addressOf('demo', `/dashboard/customers/${customerId}?tab=passes`))
  await page
    .getByRole('row', { name: /Cinq hammams/ })
    .getByText('4 séances sur 5')
    .waitFor()
  await page.getByRole('button', { name: 'Cinq hammams' }).click()
  const pass = page.getByRole('dialog', { name: 'Cinq hammams' })
  await pass.getByRole('link', { name: booking.reference }).waitFor()

  // A mistake: the use goes back, with the reason.
  await page.goto(addressOf('demo', `/dashboard/bookings?booking=${booking.id}`))
  await page.getByRole('button', { name: 'Rendre la séance' }).click()
  const asked = page.getByRole('dialog', { name: 'Rendre la séance au forfait ?' })
  await asked.getByLabel('Raison').fill('Erreur de client')
  await asked.getByRole('button', { name: 'Rendre la séance' }).click()
  await page.getByRole('button', { name: 'Payer avec un forfait' }).waitFor()
  expect((await owner.get(`/api/passes/${sold[0]!.id}/`)).json().rest).toBe(5)
})

inBrowser('a discount code is made, used and ended; whoever may not change prices only looks', {}, async (visit) => {
  const { page, addressOf, signInAs } = visit
  const owner = await signIn(visit, host, { memberOf: 'demo' })
  const cut = await serviceNamed(visit, 'Coupe femme')
  await signInAs('owner')
  await page.goto(addressOf('demo', '/dashboard/money/coupons'))
  await page.getByRole('button', { name: 'Nouveau code' }).click()
  const editor = page.getByRole('dialog', { name: 'Nouveau code' })
  await editor.getByLabel('Code').fill('aïd')
  await editor.getByRole('button', { name: 'Enregistrer' }).click()
  await editor.locator('[aria-invalid=true]').waitFor()
  await editor.getByLabel('Code').fill('aid-20')
  await editor.getByLabel('Pourcentage du prix').fill('20')
  await editor.getByLabel('Utilisations en tout').fill('3')
  await editor.getByRole('button', { name: 'Enregistrer' }).click()
  await page.getByRole('row', { name: /AID-20.*Accepté/ }).waitFor()
  const start_time = await freeTime(visit, cut.id, 3)
  const wish = { service_id: cut.id, start_time, customer_email: 'coupon@example.com', coupon_code: 'AID-20' }
  const booking = (await owner.post('/api/bookings/', wish)).json()
  expect(booking).toMatchObject({ discount: '36.00' })
  await page.reload()
  await page.getByRole('button', { name: 'AID-20' }).click()
  const drawer = page.getByRole('dialog', { name: 'AID-20' })
  await drawer.getByRole('link', { name: booking.reference }).waitFor()
  await drawer.getByRole('button', { name: 'Arrêter' }).click()
  await drawer.getByText('Arrêté', { exact: true }).waitFor()
  const ended = (await owner.get('/api/coupons/?code=AID-20')).json() as Listed<object>
  expect(ended.results).toMatchObject([{ is_active: false, used: 1 }])

  await signInAs('reception')
  await page.goto(addressOf('demo', '/dashboard/money/coupons'))
  await page.getByRole('row', { name: /AID-20/ }).waitFor()
  expect(await page.getByRole('button', { name: 'Nouveau code' }).count()).toBe(0)
})

inBrowser('a customer sees what their code takes off, by Enter alone, and books with it', {}, async (visit) => {
  const { page, addressOf } = visit
  const owner = await signIn(visit, host, { memberOf: 'demo' })
  const nails = await serviceNamed(visit, 'Manucure')
  await owner.post('/api/coupons/', { code: 'BIENVENUE', percent: 30, service_ids: [nails.id] })
  const day = (await freeTime(visit, nails.id, 4)).slice(0, 10)
  await page.goto(addressOf('demo', `/book/times?item=${nails.id}&day=${day}`))
  await page.locator('.slot').first().click()
  await page.getByLabel('Nom et prénom').fill('Imane Tazi')
  await page.getByLabel('Un code').fill('bienvenu')
  await page.getByLabel('Un code').press('Enter')
  await page.locator('#f-code[aria-invalid=true]').waitFor()
  expect(await page.getByLabel('Nom et prénom').inputValue()).toBe('Imane Tazi')
  await page.getByLabel('Un code').fill('bienvenue')
  await page.getByLabel('Un code').press('Enter')
  await page.locator('dd', { hasText: /^70\sMAD$/ }).waitFor()
  await page.getByLabel('E-mail').fill('imane.tazi@example.com')
  await page.getByLabel('E-mail').press('Enter')
  await page.getByRole('heading', { name: 'C’est réservé' }).waitFor()
  expect((await owner.get('/api/coupons/?code=BIENVENUE')).json().results).toMatchObject([{ used: 1 }])
})
