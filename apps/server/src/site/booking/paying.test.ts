import { expect, test } from 'vitest'
import { openPaying } from '../../../test/fakes/paying.ts'
import { newService, newStaffMember, openApp, soon } from '../../../test/fixtures.ts'
import { bookings } from '../../modules/bookings/tables.ts'
import { Browser } from '../test/browser.ts'

const day = soon.toString().slice(0, 10)

test('who owes a deposit is led to its page, and in a frame to a button that leaves it', async () => {
  const { app, service, db, openAccount } = await openPaying()
  await openAccount('stripe')
  const browser = new Browser(app, 'demo.localhost:8000')
  const book = async (base: string, email: string) => {
    const page = await browser.open(`${base}/book/times?item=${service.id}&day=${day}`)
    const details = await browser.submit(page.forms.find(({ action }) => action.endsWith('/hold')))
    expect(details.text).toContain('Un acompte de 75 MAD')
    const form = details.forms.find(({ names }) => names.includes('email'))
    return browser.submit(form, { name: 'Amina Berrada', email })
  }
  const paying = await book('', 'amina@example.com')
  expect([paying.status, paying.url]).toEqual([200, expect.stringMatching(/^\/pay\/[\w.-]+$/)])
  expect(paying.text).toMatch(/75\sMAD/)
  const [booking] = await db.select().from(bookings)
  expect(booking).toMatchObject({ status: 'pending', awaitsPayment: true, depositMinor: 75_00 })

  const framed = await book('/embed', 'omar@example.com')
  expect(framed.url).toMatch(/^\/embed\/book\/done\//)
  expect(framed.body).toMatch(/action="\/embed\/book\/done\/[\w.-]+\/pay" target="_top"/)
  const led = await browser.submit(framed.forms.find(({ action }) => action.endsWith('/pay')))
  expect(led.url).toMatch(/^\/pay\//)
})

test('forms have the limits that booking has at the API, and say so on a page', async () => {
  const { app, open } = await openApp({ rateLimitPerMinute: 1000 })
  const { db } = await open('demo')
  const [service] = [await newService(db), await newStaffMember(db)]
  const browser = new Browser(app, 'demo.localhost:8000')
  const page = await browser.open(`/book/times?item=${service.id}&day=${day}`)
  const form = page.forms.find(({ action }) => action.endsWith('/hold'))!
  const statuses: number[] = []
  for (let index = 0; index < 31; index++) {
    statuses.push((await browser.submit({ ...form, fields: [['item', service.id]], buttons: [] })).status)
  }
  expect(new Set(statuses.slice(0, 30))).toEqual(new Set([200]))
  const refused = await browser.submit(form)
  expect([refused.status, refused.text]).toEqual([429, expect.stringContaining('Trop d’essais')])
  expect(refused.headers['retry-after']).toBeDefined()
})
