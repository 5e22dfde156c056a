import type { Browser } from 'playwright-core'
import { services } from '../../apps/server/src/modules/services/tables.ts'
import { cumulative } from '../../apps/server/test/browser/painted.ts'
import { median, table } from '../measure.ts'
import type { World } from '../world.ts'
import { type Device, desk, phone, visit } from './browser.ts'
import { onScreens, type Place } from './place.ts'

const rounds = 3

interface Opened {
  first: number
  largest: number
  shift: number
  /** ms until what one came for is there. */
  there: number
  bytes: number
  requests: number
}

/** How long somebody waits who was never here: first and largest paint, what moves, and what travels. */
export function paint(world: World): Promise<string> {
  return onScreens(world, async ({ browser, addressOf, cookie, tenant }) => {
    const [service] = await tenant.db.select({ id: services.id }).from(services).limit(1)
    const pages: readonly [string, Device, string, string, string][] = [
      ['booking page, 60 services', phone, '/', '', 'main h2'],
      ['its free times', phone, `/book/times?item=${service?.id}`, '', 'main form button'],
      ['dashboard, today', phone, '/dashboard', cookie, 'main li'],
      ['dashboard, calendar', phone, '/dashboard/calendar', cookie, '[data-block]'],
      ['dashboard, customers', phone, '/dashboard/customers', cookie, 'tbody tr'],
      ['dashboard, today, at a desk', { ...phone, width: desk.width }, '/dashboard', cookie, 'main li'],
    ]
    const rows: string[][] = []
    for (const [name, device, path, as, there] of pages) {
      const all: Opened[] = []
      for (let round = 0; round < rounds; round++) {
        all.push(await open(browser, device, addressOf(path), { cookie: as, there }))
      }
      const of = (key: keyof Opened) => median(all.map((one) => one[key]))
      rows.push([
        name,
        ...[of('first'), of('largest'), of('there')].map((ms) => ms.toFixed(0)),
        Math.max(...all.map(({ shift }) => shift)).toFixed(3),
        (of('bytes') / 1000).toFixed(0),
        String(of('requests')),
      ])
      console.log(rows.at(-1)?.join('  '))
    }
    const head = [
      'page, nothing in the cache',
      'first paint, ms',
      'largest, ms',
      'usable, ms',
      'shift',
      'kB',
      'requests',
    ]
    return `Chromium ${browser.version()} as a telephone of 360 pixels: 1.6 Mbit/s, 150 ms there and back, a processor four times
slower than this one. ${rounds} times each, the median; of what shifts, the largest.

${table(head, rows)}`
  })
}

async function open(
  browser: Browser,
  device: Device,
  url: string,
  { cookie, there }: { cookie: Place['cookie']; there: string },
): Promise<Opened> {
  const opened = await visit(browser, device, url, cookie)
  let bytes = 0
  let requests = 0
  opened.inside.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength
    requests += 1
  })
  try {
    await opened.page.goto(url)
    await opened.page.locator(there).first().waitFor({ timeout: 60_000 })
    const usable = await opened.page.evaluate<number>('performance.now()')
    // What moves late moves too.
    await opened.page.waitForTimeout(2000)
    const { first, largest, shifts } = await opened.seen()
    return { first, largest, shift: cumulative(shifts), there: usable, bytes, requests }
  } finally {
    await opened.close()
  }
}
