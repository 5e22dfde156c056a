import type { TenantHandle } from '@bookme/tenancy'
import { eq } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { appOfFile, type Client, newService, newStaffMember, signIn, soon } from '../../../test/fixtures.ts'
import { bookings } from '../../modules/bookings/tables.ts'
import type { Service } from '../../modules/services/tables.ts'
import { Browser, type ReadPage } from '../test/browser.ts'

const context = appOfFile()
const day = soon.toString().slice(0, 10)
const detailsOf = (page: ReadPage) => page.forms.find(({ names }) => names.includes('email'))
let owner: Client
let tenant: TenantHandle
let service: Service

beforeAll(async () => {
  owner = await signIn(context(), 'demo.localhost:8000', { memberOf: 'demo' })
  tenant = await context().open('demo')
  service = await newService(tenant.db, { name: 'Hammam', priceMinor: 200_00 })
  await newStaffMember(tenant.db)
})

/** As far as the page that asks who comes. */
async function toDetails() {
  const browser = new Browser(context().app, 'demo.localhost:8000')
  const times = await browser.open(`/book/times?item=${service.id}&day=${day}`)
  const details = await browser.submit(times.forms.find(({ action }) => action.endsWith('/book/hold')))
  const form = detailsOf(details)!
  /** The button beside the field: the same form, to another address. */
  const apply = (typed: Record<string, string>) =>
    browser.submit(
      form,
      typed,
      form.buttons.find(({ text }) => text === 'Appliquer le code'),
    )
  const confirm = (typed: Record<string, string>) =>
    browser.submit(
      form,
      typed,
      form.buttons.find(({ text }) => text.startsWith('Confirmer')),
    )
  return { details, form, apply, confirm }
}

async function sold(email: string) {
  const type = { name: `Cinq ${crypto.randomUUID()}`, service_ids: [service.id], uses: 5, price: '800.00' }
  const { id } = (await owner.post('/api/pass_types/', type)).json()
  const payments = [{ method: 'cash', amount: '800.00' }]
  const reply = await owner.post('/api/passes/sell/', { type_id: id, customer_email: email, payments })
  return reply.json().pass as { id: string; code: string }
}

test('a business that has no codes asks for none', async () => {
  expect((await toDetails()).form.names).not.toContain('code')
})

test('a discount is seen before it is booked, and what is booked has it', async () => {
  await owner.post('/api/policies/', { deposit_percent: 50 })
  await owner.post('/api/coupons/', { code: 'HIVER', percent: 25 })
  const { apply, confirm, details } = await toDetails()
  expect(details.text).toContain('Un acompte de 100 MAD')
  const typed = { name: 'Amina', email: 'amina@example.com', phone: '', notes: 'Bonjour', code: 'hiver' }
  const applied = await apply(typed)
  expect([applied.status, applied.text]).toEqual([200, expect.stringContaining('À payer 150 MAD')])
  expect(applied.text).toContain('Un acompte de 75 MAD')
  expect(Object.fromEntries(detailsOf(applied)!.fields)).toEqual(typed)
  // Only looked at: nothing is used.
  expect((await owner.get('/api/coupons/?code=HIVER')).json().results).toMatchObject([{ used: 0 }])
  // Something else is wrong: the sum stays.
  const refused = await confirm({ ...typed, email: 'amina@' })
  expect([refused.status, refused.text]).toEqual([422, expect.stringContaining('À payer 150 MAD')])
  await confirm(typed)
  const [stored] = await tenant.db.select().from(bookings).where(eq(bookings.discountMinor, 50_00))
  expect(stored).toMatchObject({ priceMinor: 200_00, depositMinor: 75_00, awaitsPayment: true })
})

test('a pass pays for it, without the deposit; somebody else’s does not, and what was typed stays', async () => {
  const { id, code } = await sold('zineb@example.com')
  const { apply, confirm } = await toDetails()
  const typed = { name: 'Zineb', email: 'other@example.com', phone: '', notes: '', code }
  const applied = await apply(typed)
  expect([applied.status, applied.text]).toEqual([200, expect.stringContaining('Réglé par forfait')])
  expect(applied.text).not.toContain('Un acompte de')
  const refused = await confirm(typed)
  expect([refused.status, refused.text]).toEqual([422, expect.stringContaining('ou pas pour vous')])
  expect(refused.body).toMatch(/id="f-code"[^>]*aria-invalid="true"/)
  expect(Object.fromEntries(detailsOf(refused)!.fields)).toEqual(typed)
  const done = await confirm({ ...typed, email: 'zineb@example.com' })
  expect([done.status, done.text]).toEqual([200, expect.stringContaining('C’est réservé')])
  expect(done.text).toContain('À payer 0 MAD')
  expect((await owner.get(`/api/passes/${id}/`)).json()).toMatchObject({ rest: 4 })
})

test('what is no code is said at its field, in the reader’s language, and nothing is booked', async () => {
  const { apply, form } = await toDetails()
  const before = await tenant.db.$count(bookings, eq(bookings.status, 'confirmed'))
  const typed = { name: 'Sara', email: 'sara@example.com', phone: '', notes: '', code: 'NOSUCH' }
  const refused = await apply(typed)
  expect([refused.status, refused.text]).toEqual([422, expect.stringContaining('Ce code n’existe pas')])
  expect(Object.fromEntries(detailsOf(refused)!.fields)).toEqual(typed)
  const arabic = new Browser(context().app, 'demo.localhost:8000', { 'accept-language': 'ar' })
  const told = await arabic.submit({ ...form, action: `${form.action}/code`, buttons: [] }, typed)
  expect(told.text).toContain('هذا الرمز غير موجود')
  expect(await tenant.db.$count(bookings, eq(bookings.status, 'confirmed'))).toBe(before)
})
