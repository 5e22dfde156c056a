import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core'
import { type Painted, watchPainting } from '../../apps/server/test/browser/painted.ts'

/** What a page is opened with: a line and a processor, as Chromium's own developer tools slow them. */
export interface Device {
  width: number
  /** Its processor is so many times slower than this machine's. */
  cpu: number
  /** In bits a second, and milliseconds there and back. */
  line?: { bits: number; latency: number }
}

/** A telephone on a slow fourth-generation network. */
export const phone: Device = { width: 360, cpu: 4, line: { bits: 1_600_000, latency: 150 } }
export const desk: Device = { width: 1280, cpu: 4 }

export interface Visit {
  page: Page
  inside: CDPSession
  seen(): Promise<Painted>
  close(): Promise<void>
}

/** A browser that was never here, with the cookies of somebody or of nobody. */
export async function visit(browser: Browser, device: Device, url: string, cookie: string): Promise<Visit> {
  const context: BrowserContext = await browser.newContext({
    locale: 'fr-MA',
    timezoneId: 'Africa/Casablanca',
    viewport: { width: device.width, height: device.width < 700 ? 800 : 900 },
    isMobile: device.width < 700,
    hasTouch: device.width < 700,
  })
  const given = cookie === '' ? [] : cookie.split('; ').map((one) => /^([^=]*)=(.*)$/.exec(one) ?? [])
  const { origin } = new URL(url)
  await context.addCookies(given.map(([, name = '', value = '']) => ({ name, value, url: origin, httpOnly: true })))
  const painted = await watchPainting(context)
  const page = await context.newPage()
  const inside = await context.newCDPSession(page)
  await inside.send('Network.enable')
  if (device.line !== undefined) {
    const throughput = device.line.bits / 8
    await inside.send('Network.emulateNetworkConditions', {
      ...{ offline: false, latency: device.line.latency, downloadThroughput: throughput, uploadThroughput: throughput },
    })
  }
  await inside.send('Emulation.setCPUThrottlingRate', { rate: device.cpu })
  return {
    page,
    inside,
    seen: () => painted(page),
    close: () => context.close(),
  }
}

/**
 * ms from the last press of a key or pointer until what is looked for has been painted.
 *
 * @param isThere - an expression; as text, for the page's policy forbids to make functions of it there
 */
export function untilPainted(page: Page, isThere: string): Promise<number> {
  return page.evaluate(`(async () => {
    const frame = () => new Promise(requestAnimationFrame)
    while (!(${isThere})) await frame()
    await frame()
    return performance.now() - bookmeSeen.input
  })()`)
}

/** Forgets the tasks so far. */
export async function forgetTasks(page: Page): Promise<void> {
  await page.evaluate('void (bookmeSeen.task = 0)')
}
