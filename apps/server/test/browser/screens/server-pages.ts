import { eq } from 'drizzle-orm'
import type { Page } from 'playwright-core'
import { messages } from '../../../src/modules/mail/tables.ts'
import type { Ground } from '../fixtures.ts'
import type { Screen } from '../screens.ts'

/** What `core/page.ts` draws: entrances, the operators' pages, and what there is where there is nothing else. */
export const screens: readonly Screen[] = [
  { name: 'platform', host: null, path: '/' },
  { name: 'business', host: 'demo', path: '/' },
  { name: 'business-suspended', host: 'closed', path: '/', status: 403 },
  { name: 'business-unverified', host: 'soon', path: '/', status: 403 },
  { name: 'not-found', host: null, path: '/nowhere', status: 404 },
  { name: 'not-found-business', host: 'demo', path: '/nowhere', status: 404 },
  { name: 'sign-up-verify', host: null, path: verificationPath },
  { name: 'sign-up-verify-invalid', host: null, path: '/sign-up/verify?token=invalid', status: 404 },
  { name: 'magic-link', host: 'demo', path: '/auth/magic-link?token=any' },
  { name: 'magic-link-invalid', host: 'demo', path: '/auth/magic-link?token=any', prepare: submit },
  { name: 'verify-email', host: 'demo', path: '/auth/verify-email?token=any' },
  { name: 'reset-password', host: 'demo', path: '/auth/reset-password?token=any' },
  { name: 'reset-password-weak', host: 'demo', path: '/auth/reset-password?token=any', prepare: chooseWeakly },
  { name: 'invitation-invalid', host: 'demo', path: '/invitation?token=any', status: 404 },
  { name: 'support-visit', host: 'demo', path: '/support-visit?token=any' },
  { name: 'admin-log-in', host: null, path: '/admin' },
  { name: 'admin-log-in-refused', host: null, path: '/admin', prepare: logInInVain },
  { name: 'admin-businesses', host: null, path: '/admin', as: 'operator' },
  { name: 'admin-suspend', host: null, path: '/admin', as: 'operator', prepare: openFirst },
  { name: 'admin-jobs', host: null, path: '/admin/jobs', as: 'operator' },
  { name: 'dev-mail', host: null, path: mailPath },
]

const asked = new WeakMap<Ground, Promise<string>>()

/** Of one sign-up for all pictures: opening its page uses nothing up. */
function verificationPath(ground: Ground): Promise<string> {
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
  if (reply.statusCode !== 201) throw new Error(`Signing up failed: ${reply.body}`)
  const [mail] = await tenancy.shared.db.select().from(messages).where(eq(messages.recipient, email))
  return /\/sign-up\/verify\?token=[\w.-]+/.exec(mail!.text)![0]
}

/** With a letter in it. */
async function mailPath(ground: Ground): Promise<string> {
  await verificationPath(ground)
  return '/dev/mail'
}

async function submit(page: Page): Promise<void> {
  await page.locator('main button').click()
  await page.waitForLoadState()
}

async function chooseWeakly(page: Page): Promise<void> {
  await page.locator('[type=password]').fill('password')
  await submit(page)
}

async function logInInVain(page: Page): Promise<void> {
  await page.locator('[type=email]').fill(`${crypto.randomUUID()}@example.com`)
  await page.locator('[type=password]').fill('not the password')
  await submit(page)
}

async function openFirst(page: Page): Promise<void> {
  await page.locator('summary').first().click()
}
