import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { browserFile } from './fixtures.ts'

const inBrowser = browserFile()

/** Asks the API as whoever the browser is signed in as. */
function call<Body = Record<string, unknown>>(page: Page, method: string, path: string, body?: object): Promise<Body> {
  return page.evaluate(
    async ([verb, address, sent]) => {
      const response = await fetch(address, {
        method: verb,
        headers: { 'content-type': 'application/json' },
        ...(sent === null ? {} : { body: sent }),
      })
      if (!response.ok) throw new Error(`${verb} ${address}: ${response.status} ${await response.text()}`)
      return response.json()
    },
    [method, path, body === undefined ? null : JSON.stringify(body)] as const,
  ) as Promise<Body>
}

interface Service {
  id: string
  name: string
  price: string
  capacity: number
  requires_approval: boolean
  deposit_percent: number | null
}

interface Listed<Row> {
  results: Row[]
  count: number
}

/** A booking of the first service, at the first time there is. */
async function bookSomething(page: Page, customer: { customer_name: string; customer_email: string }, ahead: number) {
  const services = await call<Listed<Service>>(page, 'GET', '/api/services/?is_active=true&ordering=name')
  const service = services.results.find(
    ({ capacity, requires_approval, deposit_percent, price }) =>
      capacity === 1 && !requires_approval && deposit_percent === null && Number(price) > 0,
  )
  if (service === undefined) throw new Error('The demo business sells nothing.')
  const from = Temporal.Now.plainDateISO('Africa/Casablanca').add({ days: ahead })
  const slots = await call<Listed<{ start_time: string }>>(
    page,
    'GET',
    `/api/availability/slots/?service=${service.id}&from=${from}&to=${from.add({ days: 6 })}`,
  )
  const [slot] = slots.results
  if (slot === undefined) throw new Error('There is no time free.')
  const { start_time } = slot
  const booking = await call<{ id: string; reference: string; price: string }>(page, 'POST', '/api/bookings/', {
    ...{ service_id: service.id, start_time },
    ...customer,
  })
  return { service, booking }
}

inBrowser('a customer is found without their accents, with what they booked', {}, async (visit) => {
  const { page, addressOf, signInAs } = visit
  await signInAs('owner')
  await page.goto(addressOf('demo', '/dashboard/customers'))
  const { service, booking } = await bookSomething(
    page,
    { customer_name: 'Éloïse Bénani-Sœur', customer_email: 'eloise@example.com' },
    2,
  )
  await page.reload()
  await page.getByRole('searchbox', { name: 'Rechercher' }).fill('eloise benani soeur')
  await expect.poll(() => page.url()).toContain('q=eloise')
  // The address is enough for a colleague.
  await page.goto(page.url())
  await page.getByRole('link', { name: 'Éloïse Bénani-Sœur' }).click()
  await page.getByRole('heading', { level: 1, name: 'Éloïse Bénani-Sœur' }).waitFor()
  const history = page.getByRole('table')
  await history.getByText(service.name).first().waitFor()
  await history.getByRole('link').first().click()
  await expect.poll(() => page.url()).toContain(`booking=${booking.id}`)
})

inBrowser(
  'customers come along from a table, after a look at what becomes of each line',
  { width: 1280 },
  async (visit) => {
    const { page, addressOf, signInAs } = visit
    await signInAs('owner')
    await page.goto(addressOf('demo', '/dashboard/customers/import'))
    const known = 'nadia.tahiri@example.com'
    await call(page, 'POST', '/api/customers/', { name: 'Nadia Tahiri', email: known })
    const table = `Nom;Courriel;Tél.;Ville\nNadia T.;${known};;Fès\nHamza Ouali;hamza.ouali@example.com;0699 88 77 66;Rabat\n;;pas un numéro;\n`
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'clients.csv', mimeType: 'text/csv', buffer: Buffer.from(`\uFEFF${table}`) })
    await page.getByRole('button', { name: 'Voir ce qui se passerait' }).click()
    await page.getByText('Essai à blanc').waitFor()
    const found = async () =>
      (await call<Listed<object>>(page, 'GET', '/api/customers/?search=hamza.ouali@example.com')).count
    expect(await found()).toBe(0)
    await page.getByRole('radiogroup', { name: 'Résultat' }).getByText('Déjà là').click()
    await page.getByRole('row').getByText('Nadia T.').waitFor()
    await page.getByRole('button', { name: 'Importer 1 client' }).click()
    await page.getByText('1 client importé.').waitFor()
    expect(await found()).toBe(1)
  },
)

inBrowser('a payment is taken, and the day is closed with a word about the difference', {}, async (visit) => {
  const { page, addressOf, signInAs } = visit
  await signInAs('owner')
  await page.goto(addressOf('demo', '/dashboard/money'))
  const { booking } = await bookSomething(
    page,
    { customer_name: 'Sofia Alami', customer_email: 'sofia@example.com' },
    3,
  )
  await page.getByRole('searchbox', { name: 'Référence de la réservation' }).fill(booking.reference.toLowerCase())
  await page.getByRole('button', { name: 'Encaisser : Sofia Alami' }).click()
  const till = page.getByRole('dialog')
  await till.getByLabel('Reçu du client').fill(String(Number(booking.price) + 50))
  await till.getByText(/À rendre : 50,00/).waitFor()
  await till.getByRole('button', { name: /^Encaisser \d/ }).click()
  await till.getByText('Tout est réglé').waitFor()
  await till.getByRole('link', { name: /^Reçu n°/ }).waitFor()
  const balance = await call<{ balance: string }>(page, 'GET', `/api/bookings/${booking.id}/balance/`)
  expect(balance.balance).toBe('0.00')

  await page.goto(addressOf('demo', '/dashboard/money/closing'))
  const preview = await call<{ expected: Record<string, string> }>(page, 'GET', '/api/closings/preview/')
  await page.getByLabel('Compté').fill(String(Number(preview.expected.cash) - 10))
  await page.getByText(/Il manque 10,00/).waitFor()
  await page.getByRole('button', { name: 'Clôturer la caisse' }).click()
  await page.getByText('Expliquez la différence.').waitFor()
  await page.getByLabel('Explication').fill('Café du matin')
  await page.getByRole('button', { name: 'Clôturer la caisse' }).click()
  await page.getByRole('row').getByText('Café du matin').waitFor()
  const closings = await call<Listed<{ difference: string }>>(page, 'GET', '/api/closings/')
  expect(closings.results[0]?.difference).toBe('-10.00')
})
