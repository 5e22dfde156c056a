import { randomUUIDv7 } from 'node:crypto'
import { eq } from 'drizzle-orm'
import type { Page } from 'playwright-core'
import { jobFailures, jobQueues } from '../../../src/core/jobs/shared-tables.ts'
import { domainClaims, usage } from '../../../src/modules/tenants/tables.ts'
import { supportEntries, users } from '../../../src/modules/users/tables.ts'
import type { Ground } from '../fixtures.ts'
import type { Screen } from '../screens.ts'

const except = { 'focus-in-sight input#mantine': 'the radio itself is hidden: its label shows the focus' }
const of = (name: string, path: Screen['path'], prepare: Screen['prepare'] = settled): Screen => ({
  ...{ name, host: null, path, as: 'operator', prepare, except },
})

/** The screens of those who run the platform. */
export const screens: readonly Screen[] = [
  of('platform-businesses', async (ground) => {
    await troubled(ground)
    return '/admin'
  }),
  of('platform-businesses-none', '/admin?search=nowhere'),
  of('platform-new-business', '/admin', async (page) => {
    await settled(page)
    await page.locator('main button').first().click()
    await page.getByRole('dialog').waitFor()
  }),
  of('platform-business', businessPath),
  of('platform-suspend', businessPath, (page) => openStep(page, /^(Suspendre|إيقاف|Suspend)$/)),
  of('platform-delete', businessPath, (page) => openStep(page, /^(Supprimer|حذف|Delete)$/)),
  of('platform-enter', businessPath, (page) => openStep(page, /^(Entrer|دخول|Enter)/)),
  of('platform-jobs', async (ground) => {
    await troubled(ground)
    return '/admin/jobs'
  }),
  of('platform-usage', async (ground) => {
    await troubled(ground)
    return '/admin/usage'
  }),
  of('platform-visits', async (ground) => {
    await troubled(ground)
    return '/admin/visits'
  }),
  of('platform-history', '/admin/history'),
]

async function settled(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.waitForLoadState('networkidle')
  await page.locator('.mantine-Skeleton-root').first().waitFor({ state: 'detached' })
}

async function openStep(page: Page, name: RegExp): Promise<void> {
  await settled(page)
  await page.getByRole('button', { name }).first().click()
  await page.getByRole('dialog').waitFor()
}

async function businessPath(ground: Ground): Promise<string> {
  return `/admin/businesses/${await troubled(ground)}`
}

const prepared = new WeakMap<Ground, Promise<string>>()

/** A business that did something and with which something is wrong: once for all pictures. */
function troubled(ground: Ground): Promise<string> {
  const before = prepared.get(ground)
  if (before !== undefined) return before
  const id = prepare(ground)
  prepared.set(ground, id)
  return id
}

async function prepare({ tenancy, open }: Ground): Promise<string> {
  const { db } = tenancy.shared
  const { id: tenantId } = await open('demo')
  const now = Temporal.Now.instant()
  const failed = { queue: 'webhooks', name: 'webhooks.call', attempts: 9, failedAt: now, tenantId }
  const error = 'connect ECONNREFUSED 192.0.2.1:443'
  await db.insert(jobFailures).values([1, 2].map(() => ({ ...failed, jobId: randomUUIDv7(), error })))
  await db
    .insert(jobQueues)
    .values([
      { name: 'webhooks', waiting: 4, failed: 2, oldestDueAt: now.subtract({ minutes: 7 }), seenAt: now },
      { name: 'messages', active: 1, seenAt: now },
    ])
    .onConflictDoNothing()
  const today = Temporal.Now.plainDateISO('UTC')
  const did = { bookings: 14, cancelled: 2, attended: 11, newCustomers: 5, messages: 23, failedMessages: 1 }
  const days = [1, 2, 3].map((ago) => ({ ...did, onDate: today.subtract({ days: ago }).toString() }))
  const rows = days.map((day) => ({ ...day, tenantId, slug: 'demo', revenueMinor: { MAD: 184_000 } }))
  await db.insert(usage).values(rows).onConflictDoNothing()
  const expiresAt = now.add({ hours: 24 * 20 })
  const claim = { tenantId, domain: 'rdv.salon-yasmine.ma', token: 'x'.repeat(32), expiresAt }
  await db.insert(domainClaims).values(claim).onConflictDoNothing()
  const [user] = await db.select().from(users).where(eq(users.isSupport, true)).limit(1)
  const visit = { tenantId, userId: user?.id ?? randomUUIDv7(), userName: 'Nadia Berrada', tokenHash: randomUUIDv7() }
  await db.insert(supportEntries).values({
    ...{ ...visit, reason: 'Monday is closed, and nobody knows why', standInId: null, standInName: '' },
    ...{ linkExpiresAt: now.add({ minutes: 5 }), endsAt: now.add({ minutes: 30 }), usedAt: now },
  })
  return tenantId
}
