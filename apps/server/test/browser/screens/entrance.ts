import { and, desc, eq } from 'drizzle-orm'
import type { Page } from 'playwright-core'
import { messages } from '../../../src/modules/mail/tables.ts'
import { addMember, findOrCreateUser } from '../../../src/modules/users/index.ts'
import { invitations, twoFactors, users } from '../../../src/modules/users/tables.ts'
import { signIn } from '../../fixtures.ts'
import type { Ground } from '../fixtures.ts'
import type { Screen } from '../screens.ts'

const password = 'correct horse battery staple'
const kinds = { 'magic-link': 'sign_in_link', 'reset-password': 'reset_password', 'verify-email': 'verify_email' }

/** The ways in, and where the links in mails lead. */
export const screens: readonly Screen[] = [
  { name: 'log-in', host: null, path: '/log-in' },
  { name: 'log-in-business', host: 'demo', path: '/log-in' },
  { name: 'log-in-refused', host: 'demo', path: '/log-in', prepare: logInInVain },
  { name: 'log-in-not-open', host: 'soon', path: '/log-in' },
  { name: 'log-in-closed', host: 'closed', path: '/log-in' },
  { name: 'log-in-link', host: 'demo', path: '/log-in/link' },
  { name: 'log-in-link-sent', host: 'demo', path: '/log-in/link', prepare: askForLink },
  { name: 'log-in-password', host: null, path: '/log-in/password' },
  { name: 'log-in-password-sent', host: null, path: '/log-in/password', prepare: askForLink },
  { name: 'log-in-continue', host: 'demo', path: '/log-in/continue?token=any' },
  { name: 'log-in-continue-invalid', host: 'demo', path: '/log-in/continue?token=any', prepare: submit },
  { name: 'log-in-code', host: 'demo', path: '/log-in', prepare: logInByHalf },
  { name: 'log-in-code-wrong', host: 'demo', path: '/log-in', prepare: guess },
  { name: 'sign-up-letter', host: null, path: '/sign-up/letter' },
  { name: 'sign-up-letter-sent', host: null, path: '/sign-up/letter', prepare: askForLink },
  { name: 'sign-up-not-confirmed', host: 'soon', path: '/sign-up/letter?entered=1&next=/dashboard', as: 'owner' },
  { name: 'magic-link', host: 'demo', path: linkOf('magic-link') },
  { name: 'magic-link-dead', host: 'demo', path: '/auth/magic-link?token=any', status: 404 },
  { name: 'verify-email', host: 'demo', path: linkOf('verify-email') },
  { name: 'verify-email-done', host: 'demo', path: linkOf('verify-email'), prepare: submit },
  { name: 'verify-email-dead', host: null, path: '/auth/verify-email?token=any', status: 404 },
  { name: 'reset-password', host: 'demo', path: linkOf('reset-password') },
  { name: 'reset-password-weak', host: 'demo', path: linkOf('reset-password'), prepare: chooseWeakly },
  { name: 'reset-password-done', host: 'demo', path: linkOf('reset-password'), prepare: choose },
  { name: 'invitation', host: 'demo', path: invitation() },
  { name: 'invitation-refused', host: 'demo', path: invitation(), prepare: chooseWeakly },
  { name: 'invitation-known', host: 'demo', path: invitation({ isKnown: true }) },
  { name: 'invitation-other', host: 'demo', path: invitation(), as: 'staff' },
  { name: 'invitation-expired', host: 'demo', path: invitation({ isLate: true }), status: 409 },
  { name: 'invitation-member', host: 'demo', path: invitation({ isMember: true }), status: 409 },
  { name: 'invitation-dead', host: 'demo', path: '/invitation?token=any', status: 404 },
  { name: 'support-visit', host: 'demo', path: '/support-visit?token=any' },
  { name: 'support-visit-dead', host: 'demo', path: '/support-visit?token=any', prepare: submit },
]

async function lastLinkTo({ tenancy }: Ground, recipient: string, kind: string): Promise<string> {
  const [letter] = await tenancy.shared.db
    .select()
    .from(messages)
    .where(and(eq(messages.recipient, recipient), eq(messages.kind, kind)))
    .orderBy(desc(messages.id))
    .limit(1)
  const { pathname, search } = new URL(/http\S+/.exec(letter!.text)![0])
  return pathname + search
}

/** A link of its own for each picture, since some are used up. */
function linkOf(kind: keyof typeof kinds) {
  return async (ground: Ground) => {
    const { tenancy, app, port } = ground
    const email = `amal-${crypto.randomUUID().slice(0, 8)}@example.com`
    await tenancy.shared.transaction((tx) => findOrCreateUser(tx, { email, password, name: 'Amal' }))
    const host = `demo.localhost:${port}`
    const path = { 'magic-link': 'sign-in/magic-link', 'reset-password': 'request-password-reset' }
    const url = `/api/auth/${kind === 'verify-email' ? 'send-verification-email' : path[kind]}`
    // Not as one network, which may ask for thirty.
    const remoteAddress = `10.9.${[0, 0].map(() => Math.floor(Math.random() * 256)).join('.')}`
    const headers = { host, origin: `http://${host}` }
    const reply = await app.inject({ method: 'POST', url, headers, payload: { email }, remoteAddress })
    if (reply.statusCode !== 200) throw new Error(`No link was sent: ${reply.body}`)
    return lastLinkTo(ground, email, kinds[kind])
  }
}

function invitation({ isKnown = false, isLate = false, isMember = false } = {}) {
  return async (ground: Ground) => {
    const { tenancy, port } = ground
    const owner = await signIn(ground, `demo.localhost:${port}`, { memberOf: 'demo' })
    const email = `salma-${crypto.randomUUID().slice(0, 8)}@example.com`
    const reply = await owner.post('/api/invitations/', { email, role: 'reception' })
    if (reply.statusCode !== 201) throw new Error(`Nobody was invited: ${reply.body}`)
    const { db } = tenancy.shared
    if (isLate)
      await db.update(invitations).set({ expiresAt: Temporal.Now.instant() }).where(eq(invitations.email, email))
    if (isKnown || isMember) {
      const { id: tenantId } = await tenancy.open('demo')
      await tenancy.shared.transaction(async (tx) => {
        const { userId } = await findOrCreateUser(tx, { email, password, name: 'Salma' })
        if (isMember) await addMember(tx, { userId, tenantId, role: 'reception' })
      })
    }
    return lastLinkTo(ground, email, 'invitation')
  }
}

async function submit(page: Page): Promise<void> {
  await Promise.all([page.waitForEvent('load'), page.locator('main form button:not([type=button])').first().click()])
}

async function logInInVain(page: Page): Promise<void> {
  await page.locator('[type=email]').fill(`${crypto.randomUUID()}@example.com`)
  await page.locator('[type=password]').fill('not the password')
  await submit(page)
}

async function askForLink(page: Page): Promise<void> {
  await page.locator('[type=email]').fill(`amal-${crypto.randomUUID().slice(0, 8)}@example.com`)
  await submit(page)
}

async function chooseWeakly(page: Page): Promise<void> {
  await page.locator('[type=password]').fill('short')
  await submit(page)
}

async function choose(page: Page): Promise<void> {
  await page.locator('[type=password]').fill(`${password}, again`)
  await submit(page)
}

/** The second step, after the password of somebody who has one. */
async function logInByHalf(page: Page, ground: Ground): Promise<void> {
  const { tenancy, port } = ground
  const host = `demo.localhost:${port}`
  const client = await signIn(ground, host, { memberOf: 'demo' })
  const { user } = (await client.get('/api/auth/get-session')).json()
  await client.post('/api/auth/two-factor/enable', { password })
  await tenancy.shared.db.update(twoFactors).set({ verified: true }).where(eq(twoFactors.userId, user.id))
  await tenancy.shared.db.update(users).set({ twoFactorEnabled: true }).where(eq(users.id, user.id))
  await page.locator('[type=email]').fill(user.email)
  await page.locator('[type=password]').fill(password)
  await submit(page)
  await page.locator('[name=code]').waitFor()
}

async function guess(page: Page, ground: Ground): Promise<void> {
  await logInByHalf(page, ground)
  await page.locator('[name=code]').fill('000000')
  await submit(page)
}
