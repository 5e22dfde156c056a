import { eq } from 'drizzle-orm'
import type { Page } from 'playwright-core'
import { messages } from '../../../src/modules/mail/tables.ts'
import type { Ground } from '../fixtures.ts'
import type { Screen } from '../screens.ts'

/** The platform's own pages: what it is, signing up, where one works. */
export const screens: readonly Screen[] = [
  { name: 'landing', host: null, path: '/' },
  { name: 'sign-up', host: null, path: '/sign-up' },
  { name: 'sign-up-typed', host: null, path: '/sign-up', prepare: typeTaken },
  { name: 'sign-up-refused', host: null, path: '/sign-up', prepare: sendTaken },
  { name: 'sign-up-mail', host: null, path: '/sign-up', prepare: signUpByForm },
  { name: 'sign-up-verify', host: null, path: verificationPath },
  { name: 'sign-up-verified', host: null, path: verificationPath, prepare: submit },
  { name: 'sign-up-verify-invalid', host: null, path: '/sign-up/verify?token=invalid', status: 404 },
  { name: 'businesses', host: null, path: '/businesses', as: 'owner' },
  { name: 'businesses-none', host: null, path: '/businesses', as: 'operator' },
]

const asked = new WeakMap<Ground, Promise<string>>()

/** Of one sign-up for all pictures: its link can be followed as long as it lives. */
export function verificationPath(ground: Ground): Promise<string> {
  const before = asked.get(ground)
  if (before !== undefined) return before
  const path = signUp(ground)
  asked.set(ground, path)
  return path
}

async function signUp({ platform, tenancy }: Ground): Promise<string> {
  const email = 'owner@riad-barber.example'
  const wanted = { business_name: 'Riad Barber', address: 'riad-barber', email, password: 'a long password' }
  const reply = await platform.post('/api/signup/', wanted)
  // Another list of screens may have asked before.
  if (reply.statusCode !== 201 && reply.statusCode !== 409) throw new Error(`Signing up failed: ${reply.body}`)
  const [mail] = await tenancy.shared.db.select().from(messages).where(eq(messages.recipient, email))
  return /\/sign-up\/verify\?token=[\w.-]+/.exec(mail!.text)![0]
}

/** With the script: what is proposed is taken, and others are offered. */
async function typeTaken(page: Page): Promise<void> {
  await page.locator('[name=business_name]').fill('Demo')
  await page.locator('[data-said] button').first().waitFor()
}

async function sendTaken(page: Page): Promise<void> {
  await page.locator('[name=business_name]').fill('Salon Yasmine')
  await page.locator('[name=address]').fill('demo')
  await page.locator('[name=email]').fill('nobody')
  await page.locator('[name=password]').fill('short')
  await submit(page)
}

/** One sign-up for all pictures: sent again, its form is the same one. */
async function signUpByForm(page: Page): Promise<void> {
  await page.locator('[name=business_name]').fill('Studio Zitouna')
  await page.locator('[name=email]').fill('owner@zitouna.example')
  await page.locator('[name=password]').fill('a long password')
  await page.locator('[name=key]').evaluate('element => { element.value = "9b2f8c1e-53d4-4f0a-8f5e-2a7d1c6b9e30" }')
  await submit(page)
}

async function submit(page: Page): Promise<void> {
  await Promise.all([page.waitForEvent('load'), page.locator('main form button').last().click()])
}
