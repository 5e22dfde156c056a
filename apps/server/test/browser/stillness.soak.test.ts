import { expect } from 'vitest'
import { bookTomorrow } from './calendar-ground.ts'
import { browserFile } from './fixtures.ts'
import { cumulative, watchPainting } from './painted.ts'

const inBrowser = browserFile()

/** Where, and what is there when everything has come. */
const places: readonly [string, string][] = [
  ['/', 'main h2'],
  ['/dashboard', 'main section li, main section p'],
  ['/dashboard/calendar', '[data-column]'],
  ['/dashboard/bookings', 'tbody tr'],
  ['/dashboard/customers', 'tbody tr'],
  ['/dashboard/services', 'main a[href*="/dashboard/services/"]'],
]

for (const width of [360, 1280] as const) {
  inBrowser(`nothing moves by itself while screens come, at ${width} pixels`, { width }, async (visit) => {
    const { page, context, addressOf, signInAs } = visit
    await bookTomorrow(visit)
    await signInAs('owner')
    const painted = await watchPainting(context)
    const devtools = await context.newCDPSession(page)
    await devtools.send('Network.enable')
    // So slow a line that everything comes after something else.
    const line = { offline: false, latency: 120, downloadThroughput: 1_000_000, uploadThroughput: 1_000_000 }
    await devtools.send('Network.emulateNetworkConditions', line)
    for (const [path, there] of places) {
      await page.goto(addressOf('demo', path))
      await page.locator(there).first().waitFor()
      await page.waitForTimeout(500)
      const { shifts } = await painted(page)
      expect.soft(cumulative(shifts) < 0.05 ? [] : shifts, path).toEqual([])
    }
  })
}

inBrowser('the account menu opens by the keyboard and gives the focus back', { width: 1280 }, async (visit) => {
  const { page, addressOf, signInAs } = visit
  await signInAs('owner')
  await page.goto(addressOf('demo', '/dashboard'))
  const button = page.getByRole('button', { name: 'Votre compte' })
  for (let time = 0; time < 2; time++) {
    await button.focus()
    await page.keyboard.press('Enter')
    const menu = page.getByRole('menu')
    await menu.getByRole('menuitem', { name: 'Se déconnecter' }).waitFor()
    expect(await button.getAttribute('aria-expanded')).toBe('true')
    await expect.poll(() => menu.locator(':focus').count()).toBe(1)
    await page.keyboard.press('Escape')
    await menu.waitFor({ state: 'hidden' })
    await expect.poll(() => page.locator('button:focus').getAttribute('aria-label')).toBe('Votre compte')
  }
})
