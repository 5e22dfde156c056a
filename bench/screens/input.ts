import type { Browser, Page } from 'playwright-core'
import { median, table } from '../measure.ts'
import type { World } from '../world.ts'
import { desk, forgetTasks, untilPainted, visit } from './browser.ts'
import { size } from './business.ts'
import { onScreens } from './place.ts'

const rounds = 3

interface Step {
  name: string
  path: string
  /** Selector of what is there before. */
  before: string
  act(page: Page): Promise<void>
  /** What is there after it, as an expression; `before` is what `shown` was. */
  after: string
}

const rows = `document.querySelectorAll('tbody tr').length`
const blocks = `document.querySelectorAll('[data-block]').length`
const shown = `document.querySelector('tbody, [data-grid]').textContent`
const typeInto = (text: string) => (page: Page) => page.getByRole('searchbox').pressSequentially(text)
const press = (name: string) => (page: Page) => page.getByRole('button', { name, exact: true }).click()
const people = `${size.people} people`

/** Buttons and fields by their French names. */
const steps: readonly Step[] = [
  {
    ...{ name: 'customers: a letter in the search', path: '/dashboard/customers', before: 'tbody tr' },
    ...{ act: typeInto('c'), after: `document.querySelector('input[type=search]').value === 'c'` },
  },
  {
    ...{ name: 'customers: from the last letter to who was meant', path: '/dashboard/customers', before: 'tbody tr' },
    ...{ act: typeInto('ouazzani 917'), after: `${rows} < 20 && ${shown}.includes('917')` },
  },
  {
    ...{ name: 'customers: page 2', path: '/dashboard/customers', before: 'tbody tr' },
    ...{ act: press('2'), after: `${rows} > 0 && ${shown} !== before` },
  },
  {
    ...{ name: 'customers: sorted by name', path: '/dashboard/customers', before: 'tbody tr' },
    ...{ act: (page) => page.locator('thead button').first().click(), after: `${rows} > 0 && ${shown} !== before` },
  },
  {
    ...{ name: `calendar: the next day, ${people}`, path: '/dashboard/calendar', before: '[data-block]' },
    ...{ act: press('Après'), after: `${blocks} >= ${size.people * size.aDay} && ${shown} !== before` },
  },
  {
    ...{
      name: `calendar: from the day to the week of ${size.week}`,
      path: '/dashboard/calendar',
      before: '[data-block]',
    },
    ...{ act: (page) => page.getByText('Semaine', { exact: true }).click(), after: `${blocks} >= ${size.week}` },
  },
  {
    ...{ name: 'calendar: the next week', path: '/dashboard/calendar?view=week', before: '[data-block]' },
    ...{ act: press('Après'), after: `${blocks} >= ${size.week} && ${shown} !== before` },
  },
  {
    ...{
      name: 'calendar: a booking opened in the week',
      path: '/dashboard/calendar?view=week',
      before: '[data-block]',
    },
    ...{
      act: (page) => page.locator('[data-block]').first().click(),
      after: `document.querySelector('[role=dialog] h2')`,
    },
  },
]

/** From a key or a tap to what it brings, in a business of 10,000 customers and 500 bookings a week. */
export function input(world: World): Promise<string> {
  return onScreens(world, async ({ browser, addressOf, cookie }) => {
    const lines: string[][] = []
    for (const step of steps) {
      const all: [number, number][] = []
      for (let round = 0; round < rounds; round++) all.push(await take(browser, addressOf(step.path), cookie, step))
      const [times, tasks] = [all.map(([time]) => time), all.map(([, task]) => task)]
      lines.push([step.name, median(times).toFixed(0), median(tasks).toFixed(0)])
      console.log(lines.at(-1)?.join('  '))
    }
    return `A business of ${size.customers} customers and ${size.week} bookings a week. Chromium ${browser.version()} at a desk, its processor
slowed ${desk.cpu} times; ${rounds} times each, the median. Tasks below 50 ms are not counted as long, and 0 here.

${table(['from the key or tap', 'to the paint of what it brings, ms', 'longest task, ms'], lines)}`
  })
}

async function take(browser: Browser, url: string, cookie: string, step: Step): Promise<[number, number]> {
  const opened = await visit(browser, desk, url, cookie)
  const { page } = opened
  try {
    await page.goto(url)
    await page.locator(step.before).first().waitFor({ timeout: 60_000 })
    // What comes after the first look is not what the tap is to wait for.
    await page.waitForTimeout(1500)
    const before = JSON.stringify(await page.evaluate(shown))
    await forgetTasks(page)
    await step.act(page)
    const time = await untilPainted(page, `((before) => ${step.after})(${before})`)
    await page.waitForTimeout(200)
    return [time, (await opened.seen()).task]
  } finally {
    await opened.close()
  }
}
