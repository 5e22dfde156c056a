import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import type { BrowserContext, Page } from 'playwright-core'
import { beforeAll, describe, test } from 'vitest'
import { enlivenDemo } from '../../src/demo-days.ts'
import { letDemoPeopleIn } from '../../src/demo-people.ts'
import { settingsOf } from '../../src/modules/tenants/index.ts'
import { createSuperuser } from '../../src/modules/users/index.ts'
import { chromiumHere } from './chromium.ts'
import { type Ground, groundOfFile } from './fixtures.ts'
import { operator, type Picture, pictures } from './pictures.ts'

// What the guides show: npm run pictures. One of them alone: npm run pictures -- -t customer-home
const folder = join(import.meta.dirname, '../../../../docs/guides/pictures')
// A Tuesday, twenty past ten in Casablanca: all pictures are of that moment, whenever they are taken.
const now = Temporal.Instant.from('2026-11-17T10:20:00Z')
const password = 'a password for the pictures'

describe.runIf(chromiumHere())('pictures of the guides', () => {
  const ground = groundOfFile({ testClock: true })
  beforeAll(async () => {
    mkdirSync(folder, { recursive: true })
    await furnish(ground())
  })

  test.each(pictures)('$name', async (picture) => {
    const { openContext, addressOf } = ground()
    const width = picture.at === 'desk' ? 1280 : 360
    const { context } = await openContext({ language: picture.language ?? 'fr', width })
    try {
      await context.setExtraHTTPHeaders({ 'x-test-now': now.toString() })
      if (picture.as !== undefined) await logIn(context, picture, picture.as)
      const page = await context.newPage()
      await page.clock.setFixedTime(now.epochMilliseconds)
      await page.setViewportSize(width === 360 ? { width, height: 900 } : { width, height: 800 })
      await page.goto(addressOf(picture.host, picture.path))
      await picture.prepare?.(page)
      await take(page, join(folder, `${picture.name}.webp`))
    } finally {
      await context.close()
    }
  })

  async function logIn(context: BrowserContext, { host }: Picture, email: string): Promise<void> {
    const { app, addressOf } = ground()
    const url = addressOf(host)
    const reply = await app.inject({
      ...{ method: 'POST', url: '/api/auth/sign-in/email', payload: { email, password } },
      headers: { host: new URL(url).host },
      // One address may try ten times a minute.
      remoteAddress: `10.0.0.${pictures.findIndex((one) => one.host === host && one.as === email) + 1}`,
    })
    if (reply.statusCode !== 200) throw new Error(`Signing in failed: ${reply.body}`)
    const cookies = [reply.headers['set-cookie']].flat().map((line) => /^([^=]+)=([^;]*)/.exec(line ?? '')!)
    await context.addCookies(cookies.map(([, name = '', value = '']) => ({ name, value, url, httpOnly: true })))
  }
})

/** Weeks of the demo as of that moment, and people to look at them. Nothing random is left in what can be seen. */
async function furnish({ tenancy, open }: Ground): Promise<void> {
  for (const slug of ['demo', 'acme']) {
    const tenant = await open(slug)
    const { zone } = await settingsOf(tenancy)(tenant.id)
    await enlivenDemo(tenant, { zone, now })
    await tenant.db.execute(sql`
      update bookings_booking set reference = 'YA' || lpad(number::text, 6, '0')
      from (select id as known, row_number() over (order by start_time, staff_id::text, price_minor) as number
            from bookings_booking) as counted
      where id = known`)
  }
  await letDemoPeopleIn(tenancy, password)
  await tenancy.shared.transaction(async (tx) => {
    await tx.execute(sql`
      update tenant_tenant set created_at = ${now.toString()}::timestamptz - interval '1 day' * counted.number
      from (select id as known, row_number() over (order by slug) as number from tenant_tenant) as counted
      where id = known`)
    await createSuperuser(tx, { email: operator, password, name: 'Opérateur' })
  })
}

/**
 * What was booked for the picture has a random reference, and the policy is as old as the database; a caret blinks;
 * filling fields has scrolled.
 */
const still = `
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const text = node.textContent.trim()
    if (/^[A-Z0-9]{8}$/.test(text) && !text.startsWith('YA0')) node.textContent = 'YA5M3TQK'
    if (node.parentElement.textContent.startsWith('Version ') && text.includes(':')) node.textContent = '3 nov. 2026, 09:00'
  }
  document.activeElement?.blur()
  scrollTo(0, 0)
  document.fonts.ready.then(() => undefined)
`

/** As WebP, which is a fifth of a PNG. */
async function take(page: Page, path: string): Promise<void> {
  await page.evaluate(still)
  const session = await page.context().newCDPSession(page)
  const { data } = await session.send('Page.captureScreenshot', { format: 'webp', quality: 80 })
  writeFileSync(path, Buffer.from(data, 'base64'))
}
