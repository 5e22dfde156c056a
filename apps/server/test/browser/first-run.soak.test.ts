import { expect } from 'vitest'
import { createTenant } from '../../src/modules/tenants/index.ts'
import { browserFile } from './fixtures.ts'

const inBrowser = browserFile()

inBrowser('an owner comes from an empty business to the first booking', {}, async (visit) => {
  const { page, addressOf, signInAs, tenancy } = visit
  await createTenant(tenancy, 'localhost', {
    slug: 'fresh',
    name: 'Salon Neuf',
    domain: 'fresh.localhost',
    email: 'contact@fresh.example',
    status: 'active',
    actorId: null,
    reason: 'test',
  })
  await signInAs('owner', 'fresh')
  await page.goto(addressOf('fresh', '/dashboard/start'))
  await page.getByText('0 sur 5').waitFor()

  // What the trade begins with: services, hours of a first person, a policy.
  await page.locator('[role=radiogroup] label').first().click()
  await page.getByLabel('Qui travaille ici').fill('Amal Idrissi')
  await page.getByRole('button', { name: 'Commencer ainsi' }).click()
  await page.getByText('3 sur 5').waitFor()

  // The page: an address and a telephone number are what customers look for.
  await page.getByRole('link', { name: /Votre page de réservation/ }).click()
  await page.getByLabel('Adresse', { exact: true }).fill('12, rue des Orangers, Casablanca')
  await page.getByLabel('Téléphone', { exact: true }).fill('+212 522 123 456')
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await page.getByText('C’est enregistré.').waitFor()

  // What was put in can be changed like anything else.
  await page.goto(addressOf('fresh', '/dashboard/team'))
  await page.getByRole('link', { name: /Amal Idrissi/ }).click()
  await page.getByRole('group', { name: 'lundi' }).waitFor()

  // Somebody books, as the page for customers does.
  const status = await page.evaluate(async () => {
    type Rows = { results: { id: string; capacity: number; start_time: string }[] }
    const read = async (path: string) => (await (await fetch(path)).json()) as Rows
    const { results: services } = await read('/api/services/')
    const [service] = services.filter(({ capacity }) => capacity === 1)
    const day = (ahead: number) => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10)
    const { results } = await read(`/api/availability/slots/?service=${service?.id}&from=${day(1)}&to=${day(7)}`)
    const body = { service_id: service?.id, customer_email: 'first@example.com', start_time: results[0]?.start_time }
    const headers = { 'content-type': 'application/json' }
    return (await fetch('/api/bookings/', { method: 'POST', headers, body: JSON.stringify(body) })).status
  })
  expect(status).toBe(201)
  await page.goto(addressOf('fresh', '/dashboard/start'))
  await page.getByText('5 sur 5').waitFor()
})
