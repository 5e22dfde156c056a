import { expect } from 'vitest'
import { createSuperuser } from '../../src/modules/users/index.ts'
import { browserFile, type Visit } from './fixtures.ts'

const inBrowser = browserFile()
const password = 'correct horse battery staple'

inBrowser('an operator creates a business, suspends, resumes and deletes it', { width: 1280 }, async (visit) => {
  const { page, addressOf, tenancy, allow } = visit
  // A closed business says so with 403.
  allow(/hammam-rose.*(403|404)|status of 40[34]/)
  const email = 'operator@platform.example'
  await tenancy.shared.transaction((tx) => createSuperuser(tx, { email, password, name: 'Salma Berrada' }))
  await page.goto(addressOf(null, '/admin'))
  await page.locator('[type=email]').fill(email)
  await page.locator('[type=password]').fill(password)
  await page.locator('form button').click()
  await page.getByRole('link', { name: 'Salon Yasmine' }).waitFor()

  // Its address is made of its name, and what is refused stands at its field.
  await page.getByRole('button', { name: 'Nouvel établissement' }).click()
  await page.getByLabel('Nom').fill('Hammam Rosé')
  expect(await page.getByLabel('Adresse').inputValue()).toBe('hammam-rose.localhost')
  await page.getByRole('button', { name: 'Créer' }).click()
  await page.getByLabel('E-mail de contact').and(page.locator('[aria-invalid=true]')).waitFor()
  await page.getByLabel('E-mail de contact').fill('contact@hammam-rose.example')
  await page.getByRole('button', { name: 'Créer' }).click()
  await page.getByRole('heading', { level: 1, name: 'Hammam Rosé' }).waitFor()
  const address = page.url()
  expect(await statusOfPage(visit)).toBe(200)

  await page.goto(address)
  const life = page.getByRole('region', { name: 'Cycle de vie' })
  await life.getByRole('button', { name: 'Suspendre' }).click()
  const confirm = page.getByRole('dialog').getByRole('button', { name: 'Suspendre' })
  expect(await confirm.isDisabled()).toBe(true)
  await page.getByLabel('Raison').fill('Impayé depuis octobre')
  await confirm.click()
  await life.getByText('Impayé depuis octobre').waitFor()
  await life.getByRole('button', { name: 'Rouvrir' }).waitFor()
  expect(await statusOfPage(visit)).toBe(403)

  await page.goto(`${addressOf(null, '/admin')}?status=suspended&search=rose`)
  await page.getByRole('link', { name: 'Hammam Rosé' }).click()
  await life.getByRole('button', { name: 'Rouvrir' }).click()
  await page.getByLabel('Raison').fill('Payé')
  await page.getByRole('dialog').getByRole('button', { name: 'Rouvrir' }).click()
  await life.getByRole('button', { name: 'Suspendre' }).waitFor()
  expect(await statusOfPage(visit)).toBe(200)

  // The platform's history names who did it, and why.
  await page.goto(address)
  await page.getByRole('link', { name: 'Son journal' }).click()
  await page.getByText('tenants.suspend').waitFor()
  await page.getByText('Salma Berrada').first().waitFor()

  await page.goto(address)
  await life.getByRole('button', { name: 'Supprimer' }).click()
  await page.getByText('Clients : 0').waitFor()
  await page.getByLabel('Raison').fill('À la demande de la propriétaire')
  const destroy = page.getByRole('dialog').getByRole('button', { name: 'Supprimer' })
  await page.getByLabel('Pour confirmer, tapez son nom court').fill('hammam')
  expect(await destroy.isDisabled()).toBe(true)
  await page.getByLabel('Pour confirmer, tapez son nom court').fill('hammam-rose')
  await destroy.click()
  await page.getByText('Ses données sont supprimées').waitFor()
  expect(await life.getByRole('button').count()).toBe(0)
})

inBrowser('support enters for a reason, and changes nothing of the business', {}, async (visit) => {
  const { page, context, addressOf, signInAs, open } = visit
  const { id } = await open('demo')
  await signInAs('support')
  await page.goto(addressOf(null, `/admin/businesses/${id}`))
  await page.getByRole('heading', { name: 'Cycle de vie' }).waitFor()
  for (const name of ['Suspendre', 'Supprimer', 'Ajouter']) {
    expect(await page.getByRole('button', { name }).count()).toBe(0)
  }
  await page.getByRole('button', { name: /^Entrer/ }).click()
  await page.getByLabel('Raison').fill('Le lundi semble fermé')
  await page.getByRole('button', { name: 'Obtenir le lien' }).click()
  const [inside] = await Promise.all([
    context.waitForEvent('page'),
    page.getByRole('link', { name: 'Ouvrir « Salon Yasmine »' }).click(),
  ])
  await inside.waitForLoadState()
  expect(inside.url()).toContain(addressOf('demo', '/support-visit'))

  // Who may end it: whoever came, and the owner, who reads why.
  await page.getByRole('button', { name: 'Terminé' }).click()
  await page.getByText('Le lundi semble fermé').waitFor()
  await page.getByRole('button', { name: /^Mettre fin/ }).click()
  await page.getByText('Terminée').waitFor()
})

async function statusOfPage({ page, addressOf }: Visit): Promise<number | undefined> {
  return (await page.goto(addressOf('hammam-rose')))?.status()
}
