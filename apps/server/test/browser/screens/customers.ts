import { eq, isNull } from 'drizzle-orm'
import type { Page } from 'playwright-core'
import { bookings } from '../../../src/modules/bookings/tables.ts'
import { accessCodes } from '../../../src/modules/customers/tables.ts'
import { messages } from '../../../src/modules/mail/tables.ts'
import { entries, offers } from '../../../src/modules/waitlist/tables.ts'
import { signIn } from '../../fixtures.ts'
import type { Ground } from '../fixtures.ts'
import type { Screen } from '../screens.ts'

const host = 'acme'
const email = 'amina@example.com'
const visit = (name: keyof Scene['visits'], more = '') => ({
  host,
  path: async (ground: Ground) => `/b/${(await sceneOf(ground)).visits[name]}${more}`,
})
const wait = (name: keyof Scene['waits']) => ({
  host,
  path: async (ground: Ground) => `/w/${(await sceneOf(ground)).waits[name]}`,
})

/** What customers reach by a link in a message, or by a code. */
export const screens: readonly Screen[] = [
  { name: 'visit-confirmed', ...visit('confirmed') },
  { name: 'visit-requested', ...visit('requested') },
  { name: 'visit-unpaid', ...visit('unpaid') },
  { name: 'visit-held', ...visit('held') },
  { name: 'visit-over', ...visit('over') },
  { name: 'visit-missed', ...visit('missed') },
  { name: 'visit-cancelled', ...visit('cancelled', '?done=cancelled') },
  { name: 'visit-declined', ...visit('declined') },
  { name: 'visit-lapsed', ...visit('lapsed') },
  { name: 'visit-moved-often', ...visit('often') },
  { name: 'visit-late', ...visit('late') },
  { name: 'visit-move', ...visit('confirmed', '/move') },
  { name: 'visit-move-none', ...visit('confirmed', `/move?day=${day(20)}&anyone=1`) },
  { name: 'visit-move-check', ...visit('confirmed', '/move'), prepare: chooseTime },
  { name: 'visit-move-lost', ...visit('confirmed', `/move/check?start=${day(1)}T03:00:00Z`), status: 409 },
  { name: 'visit-cancel', ...visit('confirmed', '/cancel') },
  { name: 'visit-cancel-fee', ...visit('late', '/cancel') },
  { name: 'visit-cancel-refused', ...visit('confirmed', '/cancel'), prepare: writeTooMuch },
  { name: 'visit-receipt', ...visit('confirmed', '/receipts/1') },
  { name: 'link-dead', host, path: '/b/none', status: 404 },
  { name: 'wait', ...wait('waiting') },
  { name: 'wait-offered', ...wait('offered') },
  { name: 'wait-missed', ...wait('missed') },
  { name: 'wait-over', ...wait('over') },
  { name: 'wait-left', ...wait('left') },
  { name: 'wait-booked', ...wait('booked') },
  { name: 'my', host, path: '/my' },
  { name: 'my-refused', host, path: '/my', prepare: (page) => askFor(page, 'amina') },
  { name: 'my-code', host, path: '/my', prepare: askForCode },
  { name: 'my-code-wrong', host, path: '/my', prepare: guess },
  { name: 'my-list', host, path: '/my', prepare: enter },
  {
    name: 'my-past',
    host,
    path: '/my',
    prepare: async (page, ground) => {
      await enter(page, ground)
      await page.goto(`${page.url()}?when=past`)
    },
  },
  {
    name: 'my-preferences',
    host,
    path: '/my',
    prepare: async (page, ground) => {
      await enter(page, ground)
      await page.goto(`${page.url()}/preferences`)
    },
  },
  { name: 'pay', host, path: async (ground) => (await sceneOf(ground)).pay },
]

function day(ahead: number): string {
  return Temporal.Now.plainDateISO('UTC').add({ days: ahead }).toString()
}

interface Scene {
  visits: Record<
    | 'confirmed'
    | 'requested'
    | 'unpaid'
    | 'held'
    | 'over'
    | 'missed'
    | 'cancelled'
    | 'declined'
    | 'lapsed'
    | 'often'
    | 'late',
    string
  >
  waits: Record<'waiting' | 'offered' | 'missed' | 'over' | 'left' | 'booked', string>
  pay: string
  /** Of somebody who has entered their code. */
  cookie: { name: string; value: string }
}

const scenes = new WeakMap<Ground, Promise<Scene>>()

/** One for all pictures. */
function sceneOf(ground: Ground): Promise<Scene> {
  const before = scenes.get(ground)
  if (before !== undefined) return before
  const scene = setUp(ground)
  scenes.set(ground, scene)
  return scene
}

async function setUp(ground: Ground): Promise<Scene> {
  const { acme, open } = ground
  const { db } = await open(host)
  const owner = await signIn(ground, 'acme.localhost:8000', { memberOf: host })
  const tiers = [{ minutes_before: 2880, percent: 50 }]
  await owner.post('/api/policies/', { cancel_tiers: tiers, move_minutes: 1440, max_moves: 2, no_show_percent: 100 })
  const [service] = (await acme.get('/api/services/')).json().results
  const query = `service=${service.id}&from=${day(0)}&to=${day(30)}`
  const { results } = (await acme.get(`/api/availability/slots/?${query}`)).json()
  const free: string[] = results.map((one: { start_time: string }) => one.start_time)
  const far = free.filter((at) => at > day(5))
  const book = async (start_time: string | undefined) => {
    const wish = {
      service_id: service.id,
      start_time,
      customer_email: email,
      customer_name: 'Amina',
      notes: 'Près de la fenêtre',
    }
    const reply = await acme.post('/api/bookings/', wish)
    if (reply.statusCode !== 201) throw new Error(`Booking failed: ${reply.body}`)
    return reply.json() as { id: string; manage_token: string }
  }
  const booked = async (start: string | undefined, values: Partial<typeof bookings.$inferInsert> = {}) => {
    const { id, manage_token } = await book(start)
    if (Object.keys(values).length > 0) await db.update(bookings).set(values).where(eq(bookings.id, id))
    return { id, token: manage_token }
  }
  const step = Math.max(1, Math.floor(far.length / 20))
  const at = (place: number) => far[place * step]
  const soon = Temporal.Now.instant().add({ minutes: 25 })
  const confirmed = await booked(at(0))
  await owner.post(`/api/bookings/${confirmed.id}/payments/`, { payments: [{ method: 'cash', amount: '50.00' }] })
  const visits = {
    confirmed: confirmed.token,
    requested: (await booked(at(1), { status: 'pending' })).token,
    unpaid: (await booked(at(2), { status: 'pending', awaitsPayment: true, depositMinor: 50_00, expiresAt: soon }))
      .token,
    held: (await booked(at(3), { status: 'held', expiresAt: soon })).token,
    over: (await booked(at(4), { status: 'completed' })).token,
    missed: (await booked(at(5), { status: 'no_show', feeMinor: 90_00 })).token,
    cancelled: (await booked(at(6), { status: 'cancelled', feeMinor: 45_00 })).token,
    declined: (await booked(at(7), { status: 'declined' })).token,
    lapsed: (await booked(at(8), { status: 'expired' })).token,
    often: (await booked(at(9), { moves: 2 })).token,
    late: (await booked(free[1])).token,
  }
  let waiting = 0
  const joined = async (values: Partial<typeof entries.$inferInsert> = {}) => {
    const wish = { service_id: service.id, from_date: day(40), to_date: day(50), from_time: '14:00', weekdays: [6, 7] }
    const reply = await acme.post('/api/waitlist/', {
      ...wish,
      customer_email: `waits${waiting++}@example.com`,
      notes: 'Avec ma mère',
    })
    if (reply.statusCode !== 201) throw new Error(`Joining failed: ${reply.body}`)
    const { id, manage_token } = reply.json() as { id: string; manage_token: string }
    if (Object.keys(values).length > 0) await db.update(entries).set(values).where(eq(entries.id, id))
    return { id, token: manage_token }
  }
  const offered = async (place: number, status: 'open' | 'accepted') => {
    const entry = await joined({ status: status === 'open' ? 'offered' : 'booked' })
    const { id } = await booked(at(place), status === 'open' ? { status: 'held', expiresAt: soon } : {})
    await db.insert(offers).values({
      ...{ entryId: entry.id, bookingId: id, startTime: Temporal.Instant.from(at(place)!), expiresAt: soon, status },
    })
    return entry.token
  }
  const waits = {
    waiting: (await joined()).token,
    offered: await offered(10, 'open'),
    missed: (await joined({ status: 'lapsed' })).token,
    over: (await joined({ fromDate: '2020-01-01', toDate: '2020-01-08' })).token,
    left: (await joined({ status: 'cancelled' })).token,
    booked: await offered(11, 'accepted'),
  }
  const account = { provider: 'cmi', is_test: true, public_id: '600001234' }
  const { id: accountId } = (await owner.post('/api/payment_accounts/', account)).json()
  const secrets = { store_key: 'a key of the store', api_user: 'api', api_password: 'password' }
  await owner.request('PATCH', `/api/payment_accounts/${accountId}/secrets/`, secrets)
  const { page } = (await acme.post(`/api/manage/${visits.unpaid}/pay/`, {})).json()
  await acme.post('/api/my/code/', { email })
  const code = await codeIn(ground)
  const entered = await acme.post('/api/my/session/', { email, code })
  const [, name = '', value = ''] = /^([^=]+)=([^;]+)/.exec(String(entered.headers['set-cookie'])) ?? []
  return { visits, waits, pay: new URL(page).pathname, cookie: { name, value } }
}

async function codeIn({ tenancy }: Ground): Promise<string> {
  const sent = await tenancy.shared.db.select().from(messages).where(eq(messages.kind, 'customer_code'))
  return /\b\d{6}\b/.exec(sent.at(-1)!.text)![0]
}

async function chooseTime(page: Page): Promise<void> {
  await page.locator('.starts a').first().click()
  await page.waitForLoadState()
}

async function writeTooMuch(page: Page): Promise<void> {
  await page.locator('textarea').evaluate('element => element.removeAttribute("maxlength")')
  await page.locator('textarea').fill('Je ne peux pas venir. '.repeat(40))
  await submit(page)
}

async function submit(page: Page): Promise<void> {
  await Promise.all([page.waitForEvent('load'), page.locator('main form button').first().click()])
}

async function askFor(page: Page, contact: string): Promise<void> {
  await page.locator('[name=contact]').fill(contact)
  await submit(page)
}

/** From one address so many codes are sent in an hour: those of other pictures are not to count. */
async function askForCode(page: Page, { open }: Ground): Promise<void> {
  await (await open(host)).db.delete(accessCodes).where(isNull(accessCodes.usedAt))
  await askFor(page, `${crypto.randomUUID()}@example.com`)
}

async function guess(page: Page, ground: Ground): Promise<void> {
  await askForCode(page, ground)
  await page.locator('[name=code]').fill('123456')
  await submit(page)
}

async function enter(page: Page, ground: Ground): Promise<void> {
  const { cookie } = await sceneOf(ground)
  await page.context().addCookies([{ ...cookie, url: new URL(page.url()).origin }])
  await page.reload()
}
