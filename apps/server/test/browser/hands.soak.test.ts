import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { webhookDeliveries, webhookEndpoints } from '../../src/modules/webhooks/tables.ts'
import { password } from '../fixtures.ts'
import { browserFile } from './fixtures.ts'

const inBrowser = browserFile()

const refuse = (page: Page, path: string, status: number, code: string) =>
  page.route(`**${path}**`, (route) =>
    route.fulfill({
      status,
      contentType: 'application/problem+json',
      body: JSON.stringify({ type: 'about:blank', title: 'Refused', status, code, detail: 'Words for programs.' }),
    }),
  )

inBrowser('what goes wrong is told in a sentence, with a way on', {}, async ({ page, addressOf, signInAs, allow }) => {
  allow(
    /Failed to load resource|ERR_FAILED|ERR_INTERNET_DISCONNECTED|ERR_ABORTED|status of|: [45]\d\d|\/api\/|live|Failed to fetch|There is no network/,
  )
  await signInAs('owner')
  // Nobody answers at the very start: the frame itself has nothing to show.
  await page.route('**/api/**', (route) => route.abort())
  await page.goto(addressOf('demo', '/dashboard/rooms'))
  const alert = page.getByRole('alert').first()
  await alert.getByText('Pas de connexion').waitFor()
  await page.unroute('**/api/**')
  await alert.getByRole('button', { name: 'Réessayer' }).click()
  await page.getByRole('heading', { level: 1, name: 'Salles et matériel' }).waitFor()

  for (const [status, code, title, hasWay] of [
    [500, 'core.internal', 'Une erreur est survenue', true],
    [503, 'core.busy', 'Trop de demandes', true],
    [403, 'core.forbidden', 'Ce n’est pas pour votre rôle', false],
    [403, 'tenants.feature_off', 'Refusé', true],
    [409, 'core.conflict', 'Refusé', true],
  ] as const) {
    await refuse(page, '/api/resources/', status, code)
    await page.reload()
    await alert.getByText(title, { exact: true }).waitFor()
    expect(await alert.textContent()).not.toContain('Words for programs.')
    await page.unroute('**/api/resources/**')
    if (!hasWay) continue
    await alert.getByRole('button', { name: 'Réessayer' }).click()
    await alert.waitFor({ state: 'detached' })
  }

  // A screen that was never opened, without a network: it says so, and comes when the network does.
  await page.goto(addressOf('demo', '/dashboard/policy'))
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.context().setOffline(true)
  await page.evaluate(
    `history.pushState({}, '', '/dashboard/closures'); window.dispatchEvent(new PopStateEvent('popstate'))`,
  )
  await page.getByText('Pas de connexion').first().waitFor()
  await page.context().setOffline(false)
  await page.getByRole('button', { name: 'Réessayer' }).first().click()
  await page.getByRole('heading', { level: 1, name: 'Fermetures' }).waitFor()
})

inBrowser(
  'a session ends while somebody types: nothing is lost',
  {},
  async ({ page, context, addressOf, signInAs, allow }) => {
    allow(/401|\/api\//)
    await signInAs('owner')
    await page.goto(addressOf('demo', '/dashboard/page'))
    const address = page.getByLabel('Adresse', { exact: true })
    await address.fill('7, rue du Temps')
    await context.clearCookies()
    await page.getByRole('button', { name: 'Enregistrer' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('Votre session est terminée').waitFor()
    await dialog.getByLabel('Mot de passe').fill('not the one of this account')
    await dialog.getByRole('button', { name: 'Continuer' }).click()
    await dialog.getByText('L’adresse ou le mot de passe ne convient pas.').waitFor()
    await dialog.getByLabel('Mot de passe').fill(password)
    await dialog.getByRole('button', { name: 'Continuer' }).click()
    // What was refused is sent again by itself.
    await page.getByText('C’est enregistré.').waitFor()
    await page.reload()
    expect(await address.inputValue()).toBe('7, rue du Temps')
  },
)

inBrowser('a picture is looked at before it counts, and takes nothing that is typed', {}, async (visit) => {
  const { page, addressOf, signInAs, allow } = visit
  allow(/400|\/api\/settings\/logo/)
  await signInAs('owner')
  await page.goto(addressOf('demo', '/dashboard/page'))
  const notice = page.getByLabel('Adresse', { exact: true })
  await notice.fill('typed, not saved')
  const card = page.getByRole('region', { name: 'Logo' })
  const give = (mimeType: string, buffer: Buffer) =>
    card.locator('input[type=file]').setInputFiles({ name: 'logo', mimeType, buffer })
  await give('image/svg+xml', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'))
  await card.getByText('Choisissez une image PNG, JPEG ou WebP.').waitFor()
  await give('image/png', Buffer.alloc(300 * 1024))
  await card.getByText('Cette image est trop grande').waitFor()
  await give('image/png', Buffer.from('89504e470d0a1a0a6e6f7468696e67', 'hex'))
  await card.getByText('Le logo doit être une image').waitFor()
  const picture = await page.evaluate<string>(
    `Object.assign(document.createElement('canvas'), { width: 40, height: 40 }).toDataURL('image/webp').split(',')[1]`,
  )
  await give('image/webp', Buffer.from(picture, 'base64'))
  await card.locator('img').waitFor()
  const shown = `document.querySelector('section img')`
  expect(await page.evaluate<number>(`${shown}.decode().then(() => ${shown}.naturalWidth)`)).toBe(40)
  expect(await notice.inputValue()).toBe('typed, not saved')
})

inBrowser(
  'the hours of Ramadan stand beside the usual ones; what is refused stays as it was typed',
  {},
  async (visit) => {
    const { page, addressOf, signInAs, allow } = visit
    allow(/409|\/api\/availability/)
    await signInAs('owner')
    await page.goto(addressOf('demo', '/dashboard/team'))
    await page.locator('main a[href*="/dashboard/team/"]').first().click()
    const hours = page.getByRole('region', { name: 'Horaires de la semaine' })
    const season = async (from: string, at: string) => {
      await hours.getByRole('button', { name: 'Horaires d’une période (Ramadan…)' }).click()
      await hours.getByLabel('Du', { exact: true }).fill(from)
      await hours.getByLabel('Au', { exact: true }).fill('2031-01-25')
      const start = hours.getByLabel(/, travail, Du$/).first()
      await start.fill(at)
      await start.press('Tab')
      await hours.getByRole('button', { name: 'Enregistrer' }).click()
    }
    await season('2030-12-27', '10:15')
    await page.getByText('C’est enregistré.').waitFor()
    await page.reload()
    await hours.getByRole('radio').nth(1).waitFor({ state: 'attached' })
    // Other hours between the same dates.
    await season('2030-12-27', '11:00')
    await hours.getByText('D’autres horaires existent déjà entre ces dates').waitFor()
    expect(await hours.getByLabel('Du', { exact: true }).inputValue()).toBe('2030-12-27')
    expect(
      await hours
        .getByLabel(/, travail, Du$/)
        .first()
        .inputValue(),
    ).toBe('11:00')
  },
)

inBrowser(
  'what webhooks missed is sent again at once',
  { width: 1280 },
  async ({ page, addressOf, signInAs, open }) => {
    const { db } = await open('demo')
    const endpointId = '019b76da-a800-7000-8000-00000000e001'
    await db.insert(webhookEndpoints).values({
      ...{ id: endpointId, url: 'https://example.com/hooks', secretSealed: 'x' },
    } as never)
    await db.insert(webhookDeliveries).values(
      [1, 2, 3].map((number) => ({
        ...{ endpointId, eventId: `019b76da-a800-7000-8000-00000000f00${number}`, eventType: 'booking.confirmed' },
        ...{ payload: {}, status: 'failed' as const, lastError: 'the status is 500, not 2xx' },
        ...{ dueAt: Temporal.Now.instant().subtract({ hours: 1 }) },
      })) as never,
    )
    await signInAs('owner')
    await page.goto(addressOf('demo', '/dashboard/connections'))
    await page.getByRole('button', { name: /Renvoyer les échecs/ }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Renvoyer', exact: true }).dblclick()
    await page.getByText('3 événements repartent.').waitFor()
    const all = await db.select().from(webhookDeliveries)
    expect(all.filter(({ replayOf }) => replayOf !== null)).toHaveLength(3)
  },
)
