import { and, eq } from 'drizzle-orm'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { at, openDate, salonOf } from '../../../test/browser/calendar-ground.ts'
import { browserFile } from '../../../test/browser/fixtures.ts'
import { staff } from '../staff/tables.ts'
import { entries, offers } from '../waitlist/tables.ts'
import { bookings } from './tables.ts'

const inBrowser = browserFile()
const desk = { width: 1280 } as const
const patient = { timeout: 15_000 }

/** What holds a booking in the calendar, by whose it is. */
const blockOf = (page: Page, name: string) => page.locator('[data-block]', { hasText: name })

/** Drags a booking so many minutes down, into the column of somebody. */
async function drag(page: Page, name: string, to: { staffId: string; minutes: number }): Promise<void> {
  const from = (await blockOf(page, name).boundingBox())!
  const column = (await page.locator(`[data-column="${to.staffId}"]`).boundingBox())!
  const [x, y] = [from.x + 20, from.y + 10]
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x + 10, y + 10)
  await page.mouse.move(column.x + 40, y + to.minutes * 1.15, { steps: 6 })
}

inBrowser(
  'a receptionist’s day: by telephone, at the counter, there, paid; all from the keyboard',
  desk,
  async (visit) => {
    const { page, addressOf, signInAs } = visit
    const { db, service } = await salonOf(visit)
    await signInAs('reception')
    await page.goto(addressOf('demo', '/dashboard'))
    await page.locator('h1').waitFor()

    // Somebody calls who was never here: a number, a name, a service, the first time that is free.
    await page.keyboard.press('n')
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Client').fill('0612000111')
    await page.getByRole('option', { name: 'Nouveau client' }).waitFor()
    await page.keyboard.press('Enter')
    await dialog.getByLabel('Nom').fill('Zineb Alaoui')
    await dialog.getByLabel('Prestation').fill('Coupe h')
    await page.keyboard.press('Enter')
    await dialog.locator('[aria-pressed=true]').waitFor()
    await page.keyboard.press('Enter')
    await dialog.getByText('Historique').waitFor()
    await expect.poll(() => new URL(page.url()).searchParams.get('booking')).not.toBeNull()
    const id = new URL(page.url()).searchParams.get('booking')!
    const [booked] = await db.select().from(bookings).where(eq(bookings.id, id))
    expect(booked).toMatchObject({ status: 'confirmed', serviceId: service.id, source: 'staff' })
    await expect.poll(() => dialog.textContent(), patient).toContain('Zineb Alaoui')

    // They pay in advance.
    await dialog.getByRole('button', { name: 'Encaisser' }).click()
    await dialog.getByLabel('Montant').press('Enter')
    await expect.poll(() => dialog.textContent(), patient).toMatch(/Reste à payer\s*0,00/)

    // What is not allowed is not there: reception squeezes nobody in.
    await page.keyboard.press('Escape')
    await page.keyboard.press('n')
    await dialog.getByRole('button', { name: 'Répéter' }).waitFor()
    expect(await dialog.getByRole('button', { name: 'Forcer' }).count()).toBe(0)
  },
)

inBrowser(
  'what is dragged where it cannot be is refused before it is let go, and comes back when others were faster',
  desk,
  async (visit) => {
    const { page, addressOf, signInAs, demo } = visit
    const { db, service, people } = await salonOf(visit)
    const [first, second] = people as [(typeof people)[number], (typeof people)[number]]
    const date = openDate()
    const book = async (name: string, staffId: string, time: string) => {
      const who = { customer_name: name, customer_email: `${name.toLowerCase()}@example.com` }
      const body = { service_id: service.id, staff_id: staffId, start_time: at(date, time), ...who }
      const reply = await demo.post('/api/bookings/', body)
      expect(reply.statusCode, reply.body).toBe(201)
      return reply.json().id as string
    }
    const dragged = await book('Amal', first.id, '11:00')
    await book('Btissam', second.id, '11:30')
    const startOf = async (id: string) => {
      const [row] = await db.select().from(bookings).where(eq(bookings.id, id))
      return [row!.startTime.toString(), row!.staffId]
    }
    await signInAs('owner')
    await page.goto(addressOf('demo', `/dashboard/calendar?date=${date}`))
    await blockOf(page, 'Amal').waitFor()

    // Onto somebody else's booking: red, with the reason, and nothing has happened.
    await drag(page, 'Amal', { staffId: second.id, minutes: 30 })
    await page.locator('[data-verdict=refused]', { hasText: 'déjà réservé' }).waitFor()
    await page.mouse.up()
    await page.getByRole('alert').filter({ hasText: 'déjà réservé' }).waitFor()
    expect(await startOf(dragged)).toEqual([at(date, '11:00'), first.id])

    // Where it is free: it stands there, and goes back by "undo".
    await drag(page, 'Amal', { staffId: second.id, minutes: 60 })
    await page.locator('[data-verdict=free]').waitFor()
    await page.mouse.up()
    await expect.poll(() => startOf(dragged), patient).toEqual([at(date, '12:00'), second.id])
    await page.getByRole('button', { name: 'Annuler l’action' }).first().click()
    await expect.poll(() => startOf(dragged), patient).toEqual([at(date, '11:00'), first.id])

    // Somebody else takes the time between the engine's word and the drop.
    await expect.poll(async () => (await blockOf(page, 'Amal').textContent()) ?? '', patient).toContain('11:00')
    await page.route('**/reschedule/', async (route) => {
      await book('Chaimae', second.id, '12:30')
      await route.continue()
    })
    visit.allow(/409/)
    await drag(page, 'Amal', { staffId: second.id, minutes: 90 })
    await page.locator('[data-verdict=free]').waitFor()
    await page.mouse.up()
    await page.getByRole('alert').filter({ hasText: 'plus rapide' }).waitFor()
    expect(await startOf(dragged)).toEqual([at(date, '11:00'), first.id])
    // The other booking has appeared meanwhile, and what was dragged is back.
    await blockOf(page, 'Chaimae').waitFor()
    expect(await blockOf(page, 'Amal').textContent()).toContain('11:00')
  },
)

inBrowser(
  'what is pulled at its lower edge is judged before it is let go, takes longer, and goes back by undo',
  desk,
  async (visit) => {
    const { page, addressOf, signInAs, demo } = visit
    const { db, service, people } = await salonOf(visit)
    const [first] = people as [(typeof people)[number]]
    const date = openDate(openDate(openDate(openDate())))
    const book = async (name: string, time: string) => {
      const who = { customer_name: name, customer_email: `${name.toLowerCase()}@example.com` }
      const body = { service_id: service.id, staff_id: first.id, start_time: at(date, time), ...who }
      const reply = await demo.post('/api/bookings/', body)
      expect(reply.statusCode, reply.body).toBe(201)
      return reply.json().id as string
    }
    const pulled = await book('Jamila', '15:00')
    await book('Khadija', '16:00')
    const minutesOf = async () => {
      const [row] = await db.select().from(bookings).where(eq(bookings.id, pulled))
      return row!.endTime.since(row!.startTime).total('minutes')
    }
    const before = await minutesOf()
    await signInAs('owner')
    await page.goto(addressOf('demo', `/dashboard/calendar?date=${date}`))
    await blockOf(page, 'Jamila').waitFor()
    const pull = async (minutes: number) => {
      await blockOf(page, 'Jamila').scrollIntoViewIfNeeded()
      const block = (await blockOf(page, 'Jamila').boundingBox())!
      const [x, y] = [block.x + block.width / 2, block.y + block.height]
      await page.mouse.move(x, y)
      await page.mouse.down()
      await page.mouse.move(x, y + minutes * 1.15, { steps: 4 })
    }

    // Into the next one: no, and why; nothing has happened.
    await pull(70 - before)
    await page.locator('[data-verdict=refused]', { hasText: 'déjà réservé' }).waitFor()
    await page.mouse.up()
    await page.getByRole('alert').filter({ hasText: 'déjà réservé' }).waitFor()
    expect(await minutesOf()).toBe(before)

    // Up to it: yes; it opens nothing, and there is a way back.
    await pull(60 - before)
    await page.locator('[data-verdict=free]', { hasText: '16:00' }).waitFor()
    await page.mouse.up()
    await expect.poll(minutesOf, patient).toBe(60)
    expect(await page.getByRole('dialog').count()).toBe(0)
    await page.getByRole('button', { name: 'Annuler l’action' }).first().click()
    await expect.poll(minutesOf, patient).toBe(before)

    // With Escape it was nothing.
    await expect.poll(async () => (await blockOf(page, 'Jamila').boundingBox())!.height, patient).toBeLessThan(60)
    await pull(60 - before)
    await page.locator('[data-verdict=free]').waitFor()
    await page.keyboard.press('Escape')
    await page.locator('[data-verdict]').waitFor({ state: 'detached' })
    await page.mouse.up()
    expect(await minutesOf()).toBe(before)
  },
)

inBrowser(
  'a free time is offered by hand to somebody who waits, who finds it kept on their page',
  desk,
  async (visit) => {
    const { page, addressOf, signInAs, demo } = visit
    const { db, service } = await salonOf(visit)
    const date = openDate(openDate(openDate(openDate(openDate()))))
    const who = { customer_email: 'loubna@example.com', customer_name: 'Loubna' }
    const wish = { service_id: service.id, from_date: date.toString(), to_date: date.toString() }
    // What is free is offered at once; they did not answer.
    const joined = (await demo.post('/api/waitlist/', { ...wish, ...who })).json()
    const open = () => db.$count(offers, and(eq(offers.entryId, joined.id), eq(offers.status, 'open')))
    await expect.poll(open, patient).toBe(1)
    await db.update(offers).set({ status: 'lapsed' }).where(eq(offers.entryId, joined.id))
    await db.update(entries).set({ status: 'lapsed' }).where(eq(entries.id, joined.id))

    await signInAs('owner')
    await page.goto(addressOf('demo', '/dashboard/waitlist?status=lapsed'))
    const card = page.locator('article', { hasText: 'Loubna' })
    await card.getByRole('button', { name: 'Proposer une heure' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.locator('section').getByRole('button').last().click()
    await page.getByRole('status').filter({ hasText: 'est proposé à Loubna' }).waitFor()
    await expect.poll(open, patient).toBe(1)
    const [made] = await db
      .select()
      .from(offers)
      .where(and(eq(offers.entryId, joined.id), eq(offers.status, 'open')))
    const told = (await demo.get(`/api/waitlist/manage/${joined.manage_token}/`)).json()
    expect(told).toMatchObject({ status: 'offered', offer: { start_time: made!.startTime.toString() } })
  },
)

inBrowser(
  'from the keyboard alone: from booking to booking, open, move, longer',
  { ...desk, language: 'ar' },
  async (visit) => {
    const { page, addressOf, signInAs, demo } = visit
    const { db, service, people } = await salonOf(visit)
    const [first, second] = people as [(typeof people)[number], (typeof people)[number]]
    const date = openDate(openDate())
    const book = async (name: string, staffId: string, time: string) => {
      const who = { customer_name: name, customer_email: `${name.toLowerCase()}@example.com` }
      const body = { service_id: service.id, staff_id: staffId, start_time: at(date, time), ...who }
      return (await demo.post('/api/bookings/', body)).json().id as string
    }
    await book('Dounia', first.id, '10:00')
    const moved = await book('Fatine', second.id, '10:30')
    await signInAs('owner')
    await page.goto(addressOf('demo', `/dashboard/calendar?date=${date}`))
    await blockOf(page, 'Dounia').focus()
    // Columns run from the right: the next one is to the left.
    await page.keyboard.press('ArrowLeft')
    await expect.poll(() => page.evaluate<string>('document.activeElement.textContent'), patient).toContain('Fatine')
    await page.keyboard.press('m')
    const dialog = page.getByRole('dialog')
    await dialog.locator('input[type=time]').fill('16:00')
    await page.keyboard.press('Enter')
    await expect
      .poll(
        async () => (await db.select().from(bookings).where(eq(bookings.id, moved)))[0]?.startTime.toString(),
        patient,
      )
      .toBe(at(date, '16:00'))

    // Back on the booking it was: Shift and the arrows make it longer, Escape leaves it, Enter takes it.
    const focused = () => page.evaluate<string>('document.activeElement.closest("[data-block]")?.textContent ?? ""')
    const said = page.locator('[role=status]', { hasText: 'ممكن' })
    const endOf = async () => {
      const [row] = await db.select().from(bookings).where(eq(bookings.id, moved))
      return row!.endTime.since(row!.startTime).total('minutes')
    }
    const before = await endOf()
    await expect.poll(focused, patient).toContain('Fatine')
    await page.keyboard.press('Shift+ArrowDown')
    await said.waitFor()
    await page.keyboard.press('Escape')
    await page.locator('[data-verdict]').waitFor({ state: 'detached' })
    for (const _ of [1, 2, 3]) await page.keyboard.press('Shift+ArrowDown')
    await page.locator('[data-verdict=free]').waitFor()
    await page.keyboard.press('Enter')
    await expect.poll(endOf, patient).toBe(before + 15)
    expect(await page.getByRole('dialog').count()).toBe(0)
    await expect.poll(focused, patient).toContain('Fatine')
    await page.keyboard.press('Shift+ArrowUp')
    await said.waitFor()
    await page.keyboard.press('Enter')
    await expect.poll(endOf, patient).toBe(before + 10)
  },
)

inBrowser(
  'staff on a telephone: their own calendar alone, and changes of others without a reload',
  {},
  async (visit) => {
    const { page, addressOf, signInAs, demo, context } = visit
    const { db, service, people } = await salonOf(visit)
    const [first, second] = people as [(typeof people)[number], (typeof people)[number]]
    await signInAs('staff')
    // The calendar of the first person is theirs.
    const session = await context.request
      .storageState()
      .then(async () => page.goto(addressOf('demo', '/api/auth/get-session')))
    const { user } = (await session!.json()) as { user: { id: string } }
    await db
      .update(staff)
      .set({ userId: user.id })
      .where(and(eq(staff.id, first.id)))
    const date = openDate(openDate(openDate()))
    const book = async (name: string, staffId: string, time: string) => {
      const who = { customer_name: name, customer_email: `${name.toLowerCase()}@example.com` }
      const body = { service_id: service.id, staff_id: staffId, start_time: at(date, time), ...who }
      const reply = await demo.post('/api/bookings/', body)
      expect(reply.statusCode, reply.body).toBe(201)
    }
    await book('Ghita', first.id, '10:00')
    await book('Hanane', second.id, '10:30')
    await page.goto(addressOf('demo', `/dashboard/calendar?date=${date}`))
    await blockOf(page, 'Ghita').waitFor()
    expect(await blockOf(page, 'Hanane').count()).toBe(0)
    expect(await page.locator('[data-column]').count()).toBe(1)
    const width = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')
    expect(width).toBeLessThanOrEqual(0)
    // Somebody books on the page: it is there a few seconds later.
    await book('Ikram', first.id, '16:00')
    await blockOf(page, 'Ikram').waitFor({ timeout: 15_000 })
  },
)
