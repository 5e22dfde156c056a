import { eq } from 'drizzle-orm'
import { expect } from 'vitest'
import { bookings } from '../../src/modules/bookings/tables.ts'
import { staff, timeOff } from '../../src/modules/staff/tables.ts'
import { at, openDate, salonOf } from './calendar-ground.ts'
import { browserFile } from './fixtures.ts'

const inBrowser = browserFile({ testClock: true })
const patient = { timeout: 15_000 }

inBrowser('a day of somebody on the team, on their telephone', {}, async (visit) => {
  const { page, context, addressOf, signInAs, demo } = visit
  const { db, service, people } = await salonOf(visit)
  const [first, second] = people as [(typeof people)[number], (typeof people)[number]]
  // Twenty past ten on a day on which the salon is open, for the browser and for the application.
  const date = openDate()
  const now = at(date, '10:20')
  await signInAs('staff')
  const session = await page.goto(addressOf('demo', '/api/auth/get-session'))
  const { user } = (await session!.json()) as { user: { id: string } }
  await db.update(staff).set({ userId: user.id }).where(eq(staff.id, first.id))
  const book = async (name: string, staffId: string, time: string, notes = '') => {
    const who = { customer_name: name, customer_email: `${name.split(' ')[0]!.toLowerCase()}@example.com`, notes }
    const body = { service_id: service.id, staff_id: staffId, start_time: at(date, time), ...who }
    const reply = await demo.post('/api/bookings/', body)
    expect(reply.statusCode, reply.body).toBe(201)
    return reply.json().id as string
  }
  const [late, there] = [await book('Ghita Lamrani', first.id, '10:00'), await book('Nora Sebti', first.id, '10:30')]
  await book('Hanane Tazi', first.id, '12:00', 'Allergique à l’ammoniaque.')
  await book('Ikram Fahmi', second.id, '11:00')
  const statusOf = async (id: string) => (await db.select().from(bookings).where(eq(bookings.id, id)))[0]?.status
  await context.setExtraHTTPHeaders({ 'x-test-now': now })
  await page.clock.setFixedTime(now)

  // The day: their own customers, with what matters about each, and nobody else's.
  await page.goto(addressOf('demo', '/dashboard'))
  await page.getByText('Allergique à l’ammoniaque.').waitFor()
  expect(await page.getByText('Ikram').count()).toBe(0)

  // Who is here is noted by one tap; who did not come in what opens.
  const row = (name: string) => page.getByRole('listitem').filter({ hasText: name })
  await row('Nora Sebti').getByRole('button', { name: 'Arrivée' }).click()
  await expect.poll(() => statusOf(there), patient).toBe('checked_in')
  await row('Ghita Lamrani').getByRole('button', { name: 'Ghita Lamrani' }).click()
  const drawer = page.getByRole('dialog')
  await drawer.getByText('Historique').waitFor()
  await drawer.getByRole('button', { name: 'Absence' }).click()
  await expect.poll(() => statusOf(late), patient).toBe('no_show')
  await drawer.getByRole('button', { name: 'Fermer' }).click()

  // An hour for oneself, and days of leave: nobody can book them.
  await page.getByRole('button', { name: 'Bloquer du temps' }).click()
  await drawer.getByLabel('Motif').fill('Dentiste')
  await drawer.getByRole('button', { name: 'Enregistrer' }).click()
  await page.getByText('C’est enregistré.').waitFor()
  const blocked = await db.select().from(timeOff).where(eq(timeOff.staffId, first.id))
  expect(blocked).toMatchObject([{ reason: 'Dentiste', startsAt: `${date}T10:30`, endsAt: `${date}T11:30` }])
  const taken = await demo.post('/api/bookings/', {
    ...{ service_id: service.id, staff_id: first.id, start_time: at(date, '11:00') },
    ...{ customer_name: 'Late', customer_email: 'late@example.com' },
  })
  expect([taken.statusCode, taken.json().code]).toEqual([400, 'bookings.not_offered'])

  // Some time on, who was here is done.
  const later = at(date, '11:00')
  await context.setExtraHTTPHeaders({ 'x-test-now': later })
  await page.clock.setFixedTime(later)
  await page.reload()
  await row('Nora Sebti').getByRole('button', { name: 'Terminer' }).click()
  await expect.poll(() => statusOf(there), patient).toBe('completed')

  // Their own calendar, and their own hours and leave behind "more".
  await page.getByRole('link', { name: 'Calendrier' }).last().click()
  await page.locator('[data-block]').first().waitFor()
  expect(await page.locator('[data-column]').count()).toBe(1)
  await page.getByRole('button', { name: 'Plus' }).click()
  await page.getByRole('link', { name: 'Équipe et horaires' }).click()
  await page.getByRole('link', { name: first.name }).click()
  await page.getByText('Dentiste').waitFor()
  expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0)
})
