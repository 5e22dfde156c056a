import type { Page } from 'playwright-core'
import type { Ground } from '../fixtures.ts'
import type { Screen } from '../screens.ts'
import { verificationPath } from './platform.ts'

/** What `core/page.ts` draws: the operators' log-in, and what there is where there is nothing else. */
export const screens: readonly Screen[] = [
  { name: 'business', host: 'demo', path: '/' },
  { name: 'business-suspended', host: 'closed', path: '/', status: 403 },
  { name: 'business-unverified', host: 'soon', path: '/', status: 403 },
  { name: 'not-found', host: null, path: '/nowhere', status: 404 },
  { name: 'not-found-business', host: 'demo', path: '/nowhere', status: 404 },
  { name: 'admin-log-in', host: null, path: '/admin' },
  { name: 'admin-log-in-refused', host: null, path: '/admin', prepare: logInInVain },
  { name: 'dev-mail', host: null, path: mailPath },
]

/** With a letter in it. */
async function mailPath(ground: Ground): Promise<string> {
  await verificationPath(ground)
  return '/dev/mail'
}

async function submit(page: Page): Promise<void> {
  await page.locator('main button').click()
  await page.waitForLoadState()
}

async function logInInVain(page: Page): Promise<void> {
  await page.locator('[type=email]').fill(`${crypto.randomUUID()}@example.com`)
  await page.locator('[type=password]').fill('not the password')
  await submit(page)
}
