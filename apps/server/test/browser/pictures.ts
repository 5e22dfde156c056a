import type { Page } from 'playwright-core'
import type { Host } from './fixtures.ts'

/** What a guide shows: `npm run pictures` takes it. */
export interface Picture {
  /** Its file in docs/guides/pictures, without `.webp`. */
  name: string
  /** By default French. */
  language?: 'fr' | 'ar'
  /** A telephone, unless it is a desk. */
  at?: 'desk'
  host: Host
  path: string
  /** The address of whoever looks at it: of the demo's people, or of the operator. */
  as?: string
  /** What is done before it is taken. */
  prepare?: (page: Page) => Promise<unknown>
}

export const operator = 'operator@bookme.example'
const owner = 'yasmine@salon-yasmine.example'
const reception = 'imane@salon-yasmine.example'
const staff = 'khadija@salon-yasmine.example'

const settled = async (page: Page) => {
  await page.locator('h1').first().waitFor()
  await page.waitForLoadState('networkidle')
  // What is still to come has a place holder.
  await page.locator('.mantine-Loader-root, .mantine-Skeleton-root').first().waitFor({ state: 'detached' })
}
const inDashboard = (
  name: string,
  as: string,
  path: string,
  more: Partial<Picture> = {},
): Picture & { host: 'demo' } => ({
  ...{ name, as, path: `/dashboard${path}`, at: 'desk' as const, prepare: settled },
  ...more,
  host: 'demo',
})

/** From the page of the business to where one says who comes. */
async function toTimes(page: Page): Promise<void> {
  await page.locator('a.offer').filter({ hasText: 'Coupe femme' }).click()
  // Whoever has no preference gets somebody else each time.
  await page.locator('a.chip').nth(1).click()
  await page.locator('a.chip[aria-current]').nth(0).waitFor()
  await page.locator('a.day:not(.none)').nth(1).click()
  await page.locator('a.day[aria-current=date]:not(.none)').waitFor()
  await settled(page)
}

async function toDetails(page: Page): Promise<void> {
  await toTimes(page)
  await page.locator('.slot').nth(3).click()
  await page.locator('[name=name]').fill('Amina Berrada')
  await page.locator('[name=phone]').fill('06 12 34 56 78')
}

async function toVisit(page: Page): Promise<void> {
  await toDetails(page)
  await page.locator('[name=email]').fill('amina.berrada@example.com')
  await page.locator('form#details button.wide').click()
  await page.locator('.tick').waitFor()
}

async function toOwn(page: Page): Promise<void> {
  await toVisit(page)
  await page.locator('a[href^="/b/"]').click()
  await page.locator('.when-time').waitFor()
}

/** Somebody who comes today, with all that is known of the visit. */
async function openVisit(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Éloïse Martin' }).first().click()
  await page.getByText('Historique').waitFor()
  await settled(page)
}

export const pictures: readonly Picture[] = [
  { name: 'customer-home', host: 'demo', path: '/' },
  { name: 'customer-times', host: 'demo', path: '/', prepare: toTimes },
  { name: 'customer-details', host: 'demo', path: '/', prepare: toDetails },
  { name: 'customer-done', host: 'demo', path: '/', prepare: toVisit },
  { name: 'customer-home-ar', language: 'ar', host: 'demo', path: '/' },
  { name: 'customer-times-ar', language: 'ar', host: 'demo', path: '/', prepare: toTimes },
  { name: 'customer-visit', host: 'demo', path: '/', prepare: toOwn },
  {
    ...{ name: 'customer-move', host: 'demo', path: '/' },
    prepare: async (page) => {
      await toOwn(page)
      await page.locator('a[href$="/move"]').click()
      await page.locator('.starts').first().waitFor()
    },
  },
  {
    ...{ name: 'customer-cancel', host: 'demo', path: '/' },
    prepare: async (page) => {
      await toOwn(page)
      await page.locator('a[href$="/cancel"]').click()
      await page.locator('textarea').waitFor()
    },
  },
  inDashboard('owner-start', owner, '/start'),
  inDashboard('owner-today', owner, ''),
  inDashboard('owner-services', owner, '/services'),
  inDashboard('owner-hours', owner, '/team', {
    prepare: async (page) => {
      await page.getByRole('link', { name: 'Khadija El Amrani' }).click()
      await page.getByRole('group', { name: 'mardi' }).waitFor()
      await settled(page)
    },
  }),
  inDashboard('owner-page', owner, '/page'),
  inDashboard('owner-policy', owner, '/policy'),
  inDashboard('owner-reports', owner, '/reports'),
  inDashboard('reception-calendar', reception, '/calendar', {
    prepare: async (page) => {
      await page.locator('[data-block]').first().waitFor()
      await settled(page)
    },
  }),
  inDashboard('reception-calendar-ar', reception, '/calendar', {
    language: 'ar',
    prepare: async (page) => {
      await page.locator('[data-block]').first().waitFor()
      await settled(page)
    },
  }),
  inDashboard('reception-new', reception, '', {
    prepare: async (page) => {
      await settled(page)
      await page.keyboard.press('n')
      const dialog = page.getByRole('dialog')
      await dialog.getByLabel('Client').fill('Nora')
      await page.getByRole('option', { name: 'Nora Lahlou' }).click()
      await dialog.getByLabel('Prestation').fill('Coupe f')
      await page.keyboard.press('Enter')
      await dialog.locator('[aria-pressed=true]').waitFor()
    },
  }),
  inDashboard('reception-booking', reception, '', { prepare: openVisit }),
  inDashboard('reception-till', reception, '/money'),
  ...(
    [
      ['staff-today', '', settled],
      ['staff-calendar', '/calendar', (page: Page) => page.locator('[data-block]').first().waitFor()],
      ['staff-booking', '', openVisit],
      [
        'staff-block',
        '',
        async (page: Page) => {
          await page.getByRole('button', { name: 'Bloquer du temps' }).click()
          await page.getByLabel('Motif').fill('Rendez-vous chez le dentiste')
          await settled(page)
        },
      ],
    ] as const
  ).map(([name, path, prepare]): Picture => {
    const { at: _, ...picture } = inDashboard(name, staff, path, { prepare })
    return picture
  }),
  { name: 'operator-businesses', at: 'desk', host: null, path: '/admin', as: operator, prepare: settled },
  { name: 'developer-models', at: 'desk', host: 'demo', path: '/admin', as: owner, prepare: settled },
  {
    name: 'developer-connections',
    at: 'desk',
    host: 'demo',
    path: '/dashboard/connections',
    as: owner,
    prepare: settled,
  },
]
