import { and, desc, eq } from 'drizzle-orm'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { messages } from '../../src/modules/mail/tables.ts'
import { addMember, findOrCreateUser } from '../../src/modules/users/index.ts'
import { totp } from '../../src/modules/users/test/totp.ts'
import { browserFile, type Ground } from './fixtures.ts'

const inBrowser = browserFile()
const password = 'a long password of one’s own'

async function newOwner({ tenancy }: Ground): Promise<string> {
  const email = `owner-${crypto.randomUUID().slice(0, 8)}@example.com`
  const { id: tenantId } = await tenancy.open('demo')
  await tenancy.shared.transaction(async (tx) => {
    const { userId } = await findOrCreateUser(tx, { email, password, name: 'Yasmine' })
    await addMember(tx, { userId, tenantId, role: 'owner' })
  })
  return email
}

async function linkTo({ tenancy }: Ground, recipient: string, kind: string): Promise<string> {
  const [letter] = await tenancy.shared.db
    .select()
    .from(messages)
    .where(and(eq(messages.recipient, recipient), eq(messages.kind, kind)))
    .orderBy(desc(messages.id))
    .limit(1)
  return /http\S+/.exec(letter!.text)![0]
}

async function logIn(page: Page, email: string): Promise<void> {
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Mot de passe').fill(password)
  await page.getByRole('button', { name: 'Se connecter', exact: true }).click()
}

const asked = (page: Page, path: string): Promise<number> =>
  page.evaluate(async (address) => (await fetch(address)).status, path)

inBrowser(
  'an owner invites a receptionist, who comes in by the letter with her rights',
  { width: 1280 },
  async (visit) => {
    const { page, addressOf, signInAs, context } = visit
    await signInAs('owner')
    await page.goto(addressOf('demo', '/dashboard/members'))
    const email = `salma-${crypto.randomUUID().slice(0, 8)}@example.com`
    await page.getByRole('button', { name: /^Inviter/ }).click()
    const editor = page.getByRole('dialog')
    await editor.getByLabel('E-mail').fill(email)
    await editor.getByRole('combobox', { name: 'Rôle' }).click()
    await page.getByRole('option', { name: 'Accueil' }).click()
    await editor.getByRole('button', { name: 'Envoyer l’invitation' }).click()
    await page.getByText(`Invitation envoyée à ${email}.`).waitFor()

    // She reads her mail in a browser of her own.
    await context.clearCookies()
    const link = await linkTo(visit, email, 'invitation')
    await page.goto(link)
    await page.getByLabel('Votre nom').fill('Salma Idrissi')
    await page.getByLabel('Nouveau mot de passe').fill('short')
    await page.getByRole('button', { name: 'Créer mon compte et entrer' }).click()
    await page.getByRole('alert').getByRole('link').click()
    await page.locator('[name=password]:focus').waitFor()
    // What was typed stays, but for the password.
    expect(await page.getByLabel('Votre nom').inputValue()).toBe('Salma Idrissi')
    await page.getByLabel('Nouveau mot de passe').fill(password)
    await page.getByRole('button', { name: 'Créer mon compte et entrer' }).click()
    await page.waitForURL('**/dashboard')
    await page.locator('h1').waitFor()
    expect(await page.getByRole('link', { name: 'Accès' }).count()).toBe(0)
    expect(await asked(page, '/api/customers/')).toBe(200)
    visit.allow(/403/)
    expect(await asked(page, '/api/api_keys/')).toBe(403)

    // The letter is used up.
    visit.allow(/409/)
    await page.goto(link)
    await page.getByRole('heading', { name: 'Vous faites déjà partie de l’équipe' }).waitFor()
  },
)

inBrowser('an owner switches the second factor on, and is asked for it', {}, async (visit) => {
  const { page, addressOf } = visit
  const email = await newOwner(visit)
  await page.goto(addressOf('demo', '/log-in?next=/dashboard/account'))
  await logIn(page, email)
  await page.waitForURL('**/dashboard/account')
  const section = page.getByRole('region', { name: 'Double authentification' })
  await section.getByLabel('Mot de passe actuel').fill(password)
  const [enabled] = await Promise.all([
    page.waitForResponse('**/two-factor/enable'),
    section.getByRole('button', { name: 'Activer' }).click(),
  ])
  const { totpURI } = (await enabled.json()) as { totpURI: string }
  await section.locator('input[inputmode=numeric]').first().click()
  await page.keyboard.type(totp(totpURI))
  await section.getByRole('button', { name: 'Confirmer' }).click()
  await section.getByText('Activée', { exact: true }).waitFor()

  await page.evaluate(() => fetch('/api/auth/sign-out', { method: 'POST' }))
  await page.goto(addressOf('demo', '/log-in?next=/dashboard/account'))
  await logIn(page, email)
  visit.allow(/401/)
  const code = page.getByLabel('Code')
  await code.fill('000000')
  await page.getByRole('button', { name: 'Continuer' }).click()
  await page.getByText('Ce code est faux').waitFor()
  // Each code counts once: this is the next one.
  await code.fill(totp(totpURI, Date.now() + 30_000))
  await page.getByRole('button', { name: 'Continuer' }).click()
  await page.waitForURL('**/dashboard/account')
})

inBrowser('a passkey is made in the dashboard, logs in, and is removed', {}, async (visit) => {
  const { page, addressOf, context } = visit
  const inside = await context.newCDPSession(page)
  await inside.send('WebAuthn.enable')
  const { authenticatorId } = await inside.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      ...{ protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true },
      ...{ isUserVerified: true, automaticPresenceSimulation: true },
    },
  })
  const email = await newOwner(visit)
  await page.goto(addressOf('demo', '/log-in?next=/dashboard/account'))
  await logIn(page, email)
  await page.waitForURL('**/dashboard/account')
  const section = page.getByRole('region', { name: 'Clés d’accès' })
  await section.getByRole('button', { name: /^Ajouter une clé/ }).click()
  await page.getByRole('dialog').getByLabel('Nom de la clé').fill('Téléphone')
  await page.getByRole('dialog').getByRole('button', { name: 'Créer la clé' }).click()
  await section.getByText('Téléphone').waitFor()
  const { credentials } = await inside.send('WebAuthn.getCredentials', { authenticatorId })
  expect(credentials.map(({ rpId }) => rpId)).toEqual(['demo.localhost'])

  await page.evaluate(() => fetch('/api/auth/sign-out', { method: 'POST' }))
  await page.goto(addressOf('demo', '/log-in?next=/dashboard/account'))
  visit.allow(/401/)
  // Somebody else's finger.
  await inside.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false })
  const button = page.getByRole('button', { name: 'Se connecter avec une clé d’accès' })
  await button.click()
  await page.getByText('Aucune clé d’accès n’a été acceptée.').waitFor()
  await inside.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: true })
  await button.click()
  await page.waitForURL('**/dashboard/account')

  await section.getByText('Téléphone').click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /Retirer|Supprimer/ })
    .click()
  await page
    .getByRole('dialog')
    .last()
    .getByRole('button', { name: /Retirer|Supprimer/ })
    .last()
    .click()
  await section.getByText('Aucune clé d’accès.').waitFor()
})

inBrowser(
  'without scripts nobody is offered a passkey, and everything else is there',
  { script: false },
  async (visit) => {
    const { page, addressOf } = visit
    const email = await newOwner(visit)
    await page.goto(addressOf('demo', '/log-in?next=/api/me/'))
    expect(await page.getByText('clé d’accès').isVisible()).toBe(false)
    await page.getByRole('link', { name: 'Recevoir un lien de connexion' }).click()
    await page.getByLabel('E-mail').fill(email)
    await page.getByRole('button', { name: 'Envoyer le lien' }).click()
    await page.getByRole('heading', { name: 'Regardez vos e-mails' }).waitFor()
    await page.goto(await linkTo(visit, email, 'sign_in_link'))
    await page.getByRole('button', { name: 'Se connecter' }).click()
    await page.waitForURL('**/api/me/')
  },
)
