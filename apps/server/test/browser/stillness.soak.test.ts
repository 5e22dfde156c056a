import type { BrowserContext, Page } from 'playwright-core'
import { expect } from 'vitest'
import { bookTomorrow } from './calendar-ground.ts'
import { browserFile } from './fixtures.ts'

const inBrowser = browserFile()

interface Shift {
  value: number
  /** What moved: from where to where, in pixels from the top. */
  moved: string[]
}

/** What moves by itself on the pages of a browser, on a line so slow that everything comes after something else. */
async function watchShifts(context: BrowserContext, page: Page): Promise<() => Promise<Shift[]>> {
  await context.addInitScript(() => {
    const here = window as unknown as { shifts: Shift[] }
    here.shifts = []
    const nameOf = (node: Node | null) =>
      node instanceof HTMLElement
        ? `${node.tagName} ${node.className} ${node.textContent?.slice(0, 40)}`
        : String(node?.textContent)
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as unknown as LayoutShift[]) {
        if (entry.hadRecentInput) continue
        const moved = entry.sources.map(({ node, previousRect, currentRect }) => {
          const [from, to] = [previousRect, currentRect].map((at) => `${at.x},${at.y} ${at.width}×${at.height}`)
          return `${nameOf(node)}: ${from} → ${to}`
        })
        here.shifts.push({ value: entry.value, moved })
      }
    }).observe({ type: 'layout-shift', buffered: true })
  })
  const devtools = await context.newCDPSession(page)
  await devtools.send('Network.enable')
  const line = { offline: false, latency: 120, downloadThroughput: 1_000_000, uploadThroughput: 1_000_000 }
  await devtools.send('Network.emulateNetworkConditions', line)
  return () => page.evaluate(() => (window as unknown as { shifts: Shift[] }).shifts)
}

interface LayoutShift {
  value: number
  hadRecentInput: boolean
  sources: { node: Node | null; previousRect: DOMRectReadOnly; currentRect: DOMRectReadOnly }[]
}

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
    const shifts = await watchShifts(context, page)
    for (const [path, there] of places) {
      await page.goto(addressOf('demo', path))
      await page.locator(there).first().waitFor()
      await page.waitForTimeout(500)
      const found = await shifts()
      const sum = found.reduce((all, { value }) => all + value, 0)
      console.info(path, sum.toFixed(3))
      expect.soft(sum < 0.05 ? [] : found, path).toEqual([])
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
    await expect.poll(() => page.evaluate(() => document.activeElement?.closest('[role=menu]') !== null)).toBe(true)
    await page.keyboard.press('Escape')
    await menu.waitFor({ state: 'hidden' })
    await expect.poll(() => button.evaluate((element) => element === document.activeElement)).toBe(true)
  }
})
