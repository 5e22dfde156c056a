import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core'

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

/** What Chromium tells of a page since it was opened. */
export interface Seen {
  /** ms to the first and the largest thing that was painted. */
  first: number
  largest: number
  /** How much moved by itself, as Cumulative Layout Shift counts it. */
  shift: number
  /** ms of the longest task. */
  task: number
}

interface Watching {
  bookmeSeen: Seen & { shifts: { value: number; time: number }[] }
  bookmeInput: number
}

export interface Visit {
  page: Page
  inside: CDPSession
  seen(): Promise<Seen>
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
  await context.addInitScript(watch)
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
    seen: () => page.evaluate(() => (window as unknown as Watching).bookmeSeen),
    close: () => context.close(),
  }
}

/** Runs in the page, before anything of its own. */
function watch(): void {
  const here = window as unknown as Watching
  here.bookmeSeen = { first: 0, largest: 0, shift: 0, task: 0, shifts: [] }
  const { bookmeSeen: seen } = here
  const on = (type: string, take: (entry: PerformanceEntry) => void) =>
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true })
  on('paint', ({ name, startTime }) => {
    if (name === 'first-contentful-paint') seen.first = startTime
  })
  on('largest-contentful-paint', ({ startTime }) => {
    seen.largest = startTime
  })
  on('longtask', ({ duration }) => {
    seen.task = Math.max(seen.task, duration)
  })
  on('layout-shift', (entry) => {
    const { value, hadRecentInput } = entry as PerformanceEntry & { value: number; hadRecentInput: boolean }
    if (hadRecentInput) return
    seen.shifts.push({ value, time: entry.startTime })
    seen.shift = Math.max(seen.shift, largestWindow(seen.shifts))
  })
  for (const type of ['pointerdown', 'keydown'])
    addEventListener(type, ({ timeStamp }) => (here.bookmeInput = timeStamp), { capture: true })

  /** Shifts count together that are less than a second apart, five seconds at most. */
  function largestWindow(shifts: { value: number; time: number }[]): number {
    let largest = 0
    let sum = 0
    let began = -Infinity
    let last = -Infinity
    for (const { value, time } of shifts) {
      if (time - last > 1000 || time - began > 5000) {
        sum = 0
        began = time
      }
      sum += value
      last = time
      largest = Math.max(largest, sum)
    }
    return largest
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
    return performance.now() - window.bookmeInput
  })()`)
}

/** Forgets the tasks so far. */
export function forgetTasks(page: Page): Promise<void> {
  return page.evaluate(() => {
    ;(window as unknown as Watching).bookmeSeen.task = 0
  })
}
