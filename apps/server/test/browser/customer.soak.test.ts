import { and, desc, eq, like } from 'drizzle-orm'
import type { Page } from 'playwright-core'
import { afterAll, expect } from 'vitest'
import { bookings } from '../../src/modules/bookings/tables.ts'
import { customers } from '../../src/modules/customers/tables.ts'
import { messages } from '../../src/modules/mail/tables.ts'
import { startWorker, type Worker } from '../../src/worker.ts'
import { browserFile, type Visit } from './fixtures.ts'

const inBrowser = browserFile()

/** Only a worker writes to customers: with it the link comes as it comes to them. */
let worker: Worker | undefined
function startWriting({ tenancy, config, port }: Visit): void {
  const log = { info() {}, warn() {}, error() {} }
  // The port is in the links that it writes.
  worker ??= startWorker({ tenancy, config: { ...config, port }, log, spares: 0 })
}
afterAll(() => worker?.stop())

/** The last mail to somebody whose subject says so, once it is there. */
async function mailTo({ tenancy }: Visit, recipient: string, subject: string) {
  const found = () =>
    tenancy.shared.db
      .select()
      .from(messages)
      .where(and(eq(messages.recipient, recipient), like(messages.subject, `%${subject}%`)))
      .orderBy(desc(messages.createdAt))
  await expect.poll(async () => (await found()).length, { timeout: 20_000 }).toBeGreaterThan(0)
  return (await found())[0]!
}

/** What a customer has booked, by the address they gave. */
async function bookingsOf({ open }: Visit, email: string) {
  const { db } = await open('demo')
  const rows = await db
    .select({ booking: bookings, customer: customers })
    .from(bookings)
    .innerJoin(customers, eq(customers.id, bookings.customerId))
    .where(eq(customers.email, email))
  return rows
}

const width = (page: Page) => page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')

inBrowser('a customer books in Arabic on a telephone', { language: 'ar' }, async (visit) => {
  const { page, addressOf } = visit
  await page.goto(addressOf('demo'))
  await page.getByRole('link', { name: 'تسريح بالمجفف' }).click()

  // A variant and an add-on: the sum follows.
  const sum = page.locator('[data-sum]')
  await page.getByText('شعر طويل').click()
  await page.getByText('قناع مرطب').click()
  await expect.poll(() => sum.textContent()).toMatch(/210/)
  await page.getByRole('button', { name: 'عرض المواعيد' }).click()

  // Another day comes without loading the page anew, and the address says which.
  await page.getByRole('link', { name: 'الأسبوع التالي' }).click()
  await expect.poll(() => page.url()).toContain('day=')
  const day = page.locator('a.day:not(.none)').nth(1)
  await day.click()
  await expect.poll(() => day.getAttribute('aria-current')).toBe('date')
  await page.locator('.slot').nth(2).click()

  // What is missing is said at its field; what was typed stays.
  await page.getByLabel('الاسم الكامل').fill('هند القادري')
  await page.getByLabel('الهاتف').fill('0612345670')
  await page.getByRole('button', { name: 'تأكيد الموعد' }).click()
  await page.locator('#faults').waitFor()
  expect(await page.getByLabel('الاسم الكامل').inputValue()).toBe('هند القادري')
  await page.getByLabel('البريد الإلكتروني').fill('hind@example.com')
  await page.getByRole('button', { name: 'تأكيد الموعد' }).click()

  await page.getByRole('heading', { name: 'تم الحجز!' }).waitFor()
  expect(await width(page)).toBeLessThanOrEqual(0)
  await page.getByRole('link', { name: 'عرض الموعد أو تغييره أو إلغاؤه' }).click()
  await page.getByRole('heading', { level: 1, name: 'الموعد مؤكد' }).waitFor()
  const [found] = await bookingsOf(visit, 'hind@example.com')
  expect(found).toMatchObject({
    booking: { status: 'confirmed', priceMinor: 210_00, source: 'page' },
    customer: { name: 'هند القادري', phone: '0612345670', language: 'ar' },
  })
})

inBrowser(
  'without JavaScript a customer books, and moves and cancels by the mail',
  { script: false },
  async (visit) => {
    const { page, addressOf } = visit
    startWriting(visit)
    const email = 'samir@example.com'
    await page.goto(addressOf('demo'))
    await page.getByRole('link', { name: 'Coupe homme' }).click()
    await page.getByRole('link', { name: 'Semaine suivante' }).click()
    await page.locator('a.day:not(.none)').first().click()
    await page.getByRole('link', { name: 'Salma Idrissi' }).click()
    await page.locator('.slot').first().click()
    await page.getByLabel('Nom et prénom').fill('Samir Bennis')
    await page.getByLabel('Téléphone').fill('0661020304')
    await page.getByLabel('E-mail').fill(email)
    // More time, and everything that was typed is still there.
    await page.getByRole('button', { name: 'Garder plus longtemps' }).click()
    await page.getByText('Délai prolongé.').waitFor()
    expect(await page.getByLabel('Nom et prénom').inputValue()).toBe('Samir Bennis')
    await page.getByRole('button', { name: 'Confirmer le rendez-vous' }).click()
    await page.getByRole('heading', { name: 'C’est réservé' }).waitFor()

    // The mail has come, and its link leads to the appointment.
    const confirmed = await mailTo(visit, email, 'confirm')
    const link = /http\S+\/b\/[\w.-]+/.exec(confirmed.text)![0]
    await page.goto(link)
    await page.getByRole('heading', { level: 1, name: 'Rendez-vous confirmé' }).waitFor()
    const [before] = await bookingsOf(visit, email)

    await page.getByRole('link', { name: 'Déplacer' }).click()
    await page.locator('.starts a').last().click()
    await page.getByRole('button', { name: 'Déplacer' }).click()
    await page.getByText('le rendez-vous est déplacé').waitFor()
    const [moved] = await bookingsOf(visit, email)
    expect(moved!.booking).toMatchObject({ id: before!.booking.id, status: 'confirmed', moves: 1 })
    expect(moved!.booking.startTime.toString()).not.toBe(before!.booking.startTime.toString())

    // The old link leads to the new time.
    await page.goto(link)
    await page.getByRole('link', { name: 'Annuler le rendez-vous' }).click()
    await page.getByLabel('Pourquoi').fill('Empêchement')
    await page.getByRole('button', { name: 'Annuler le rendez-vous' }).click()
    await page.getByRole('heading', { level: 1, name: 'annulé' }).waitFor()
    const [cancelled] = await bookingsOf(visit, email)
    expect(cancelled!.booking).toMatchObject({ status: 'cancelled', feeMinor: 0 })
    await mailTo(visit, email, 'annulé')
  },
)
