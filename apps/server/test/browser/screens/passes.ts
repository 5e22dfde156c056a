import type { Page } from 'playwright-core'
import { signIn } from '../../fixtures.ts'
import type { Ground } from '../fixtures.ts'
import type { Screen } from '../screens.ts'

const host = 'demo'
const there = (page: Page) => page.locator('h1').waitFor()
const of = (name: string, path: Screen['path'], prepare: Screen['prepare'] = there): Screen => ({
  ...{ name: `passes-${name}`, host, path, as: 'owner', prepare },
  except: { 'focus-in-sight input#mantine': 'the radio itself is hidden: its label shows the focus' },
})
const dialog = async (page: Page) => {
  await page.getByRole('dialog').locator('input').first().waitFor()
  await page.waitForLoadState('networkidle')
}
/** The button beside the title. */
const press = async (page: Page) => {
  await page.locator('h1').waitFor()
  await page.waitForLoadState('networkidle')
  await page.locator('h1 ~ * button').first().click()
  await dialog(page)
}

/** Passes and coupons in the dashboard, with some that were sold, used, and have ended. */
export const screens: readonly Screen[] = [
  of('list', async (ground) => {
    await sceneOf(ground)
    return '/dashboard/money/passes'
  }),
  of('one', async (ground) => `/dashboard/money/passes?pass=${(await sceneOf(ground)).pass}`, dialog),
  of(
    'sell',
    async (ground) => {
      await sceneOf(ground)
      return '/dashboard/money/passes'
    },
    press,
  ),
  of('of-customer', async (ground) => `/dashboard/customers/${(await sceneOf(ground)).customer}?tab=passes`),
  of(
    'pay',
    async (ground) => `/dashboard/bookings?booking=${(await sceneOf(ground)).open}`,
    async (page) => {
      await page.locator('[role=dialog] .lucide-ticket').click()
      await dialog(page)
    },
  ),
  of('coupons', async (ground) => {
    await sceneOf(ground)
    return '/dashboard/money/coupons'
  }),
  of('coupon', async (ground) => `/dashboard/money/coupons?coupon=${(await sceneOf(ground)).coupon}`, dialog),
  of(
    'new-coupon',
    async (ground) => {
      await sceneOf(ground)
      return '/dashboard/money/coupons'
    },
    press,
  ),
  {
    name: 'passes-public-code',
    host,
    path: async (ground) => `/book/times?item=${(await sceneOf(ground)).service}`,
    prepare: async (page) => {
      await page.locator('.slot').last().click()
      await page.locator('[name=code]').fill('HAMMAM-20')
      await Promise.all([page.waitForEvent('load'), page.locator('[data-enter] button').click()])
    },
  },
]

interface Scene {
  service: string
  pass: string
  customer: string
  coupon: string
  /** A booking that is to be paid. */
  open: string
}

const scenes = new WeakMap<Ground, Promise<Scene>>()

/** One for all pictures. */
function sceneOf(ground: Ground): Promise<Scene> {
  const scene = scenes.get(ground) ?? setUp(ground)
  scenes.set(ground, scene)
  return scene
}

async function setUp(ground: Ground): Promise<Scene> {
  const owner = await signIn(ground, 'demo.localhost:8000', { memberOf: host })
  const post = async (path: string, body: object) => {
    const reply = await owner.post(path, body)
    if (reply.statusCode >= 300) throw new Error(`${path}: ${reply.body}`)
    return reply.json()
  }
  const { results: services } = (await owner.get('/api/services/?ordering=name')).json()
  const { id: service } = services.find(({ name }: { name: string }) => name === 'Hammam et gommage')
  const { results: known } = (await owner.get('/api/customers/?ordering=name')).json()
  const customer = known.find(({ name }: { name: string }) => name.startsWith('Amina')).id
  const kind = { service_ids: [service], uses: 5, price: '1200.00', valid_days: 365 }
  const type = await post('/api/pass_types/', { ...kind, name: 'Cinq hammams' })
  await post('/api/pass_types/', { ...kind, name: 'Ancienne formule', is_active: false })
  await post('/api/pass_types/', { name: 'Carte dix visites', uses: 10, price: '3000.00', is_transferable: true })
  const payments = [{ method: 'cash', amount: '1200.00' }]
  const { pass } = await post('/api/passes/sell/', { type_id: type.id, customer_id: customer, payments })
  await post('/api/passes/sell/', { type_id: type.id, customer_email: 'deux@example.com', payments })
  const from = Temporal.Now.plainDateISO('Africa/Casablanca').add({ days: 15 })
  const span = `service=${service}&from=${from}&to=${from.add({ days: 10 })}`
  const { results: free } = (await owner.get(`/api/availability/slots/?${span}`)).json()
  const wish = { service_id: service, customer_id: customer }
  const coupons = [
    { code: 'HAMMAM-20', percent: 20, max_uses: 100, max_per_customer: 1 },
    { code: 'RENTREE-50', amount: '50.00', until_instant: '2026-01-01T00:00:00Z' },
    { code: 'AMIS', percent: 10, is_active: false },
  ]
  const [coupon] = await Promise.all(coupons.map((one) => post('/api/coupons/', one)))
  await post('/api/bookings/', { ...wish, start_time: free[0].start_time, pass_code: pass.code })
  const open = await post('/api/bookings/', { ...wish, start_time: free.at(-1).start_time })
  const middle = free[Math.floor(free.length / 2)].start_time
  await post('/api/bookings/', { ...wish, start_time: middle, coupon_code: 'HAMMAM-20' })
  return { service, pass: pass.id, customer, coupon: coupon.id, open: open.id }
}
