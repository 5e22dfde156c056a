import { desc, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { assertConsistent } from '../../../test/consistency.ts'
import { newService, newStaffMember, openApp, soon } from '../../../test/fixtures.ts'
import { bookings } from '../../modules/bookings/tables.ts'
import { fields } from '../../modules/services/tables.ts'
import { configs } from '../../modules/tenants/tables.ts'
import { entries } from '../../modules/waitlist/tables.ts'
import { Reader } from '../test/reader.ts'

const date = soon.toString().slice(0, 10)
const now = Temporal.Now.instant().round('second')
const later = (minutes: number) => now.add({ minutes }).toString()

/** A business in UTC whose two times of a day are taken, and somebody who waits for one of them. */
async function fullSalon() {
  const context = await openApp({ testClock: true }, { poolSize: 16 })
  await context.tenancy.shared.db.update(configs).set({ timeZone: 'UTC' })
  const { demo, app } = context
  const tenant = await context.open('demo')
  const { db } = tenant
  const { id: service_id } = await newService(db, { intervalMinutes: 30 })
  await newStaffMember(db, { hours: ['09:00', '10:00'] })
  const at = { 'x-test-now': now.toString() }
  const book = async (minutes: number) => {
    const start_time = soon.add({ minutes }).toString()
    return (
      await demo.post('/api/bookings/', { service_id, start_time, customer_email: 'first@example.com' }, at)
    ).json()
  }
  const made = [await book(0), await book(30)] as const
  const join = async (name: string, more: object = {}) => {
    const wish = { service_id, from_date: date, to_date: date, customer_email: `${name}@example.com`, ...more }
    const reply = await demo.post('/api/waitlist/', wish, at)
    expect(reply.statusCode).toBe(201)
    return `/w/${reply.json().manage_token}`
  }
  const reader = new Reader(app, { now: now.toString() })
  /** Gives the first time back, by its own page. */
  const free = async (index: 0 | 1 = 0) => {
    const page = await reader.get(`/b/${made[index].manage_token}/cancel`)
    expect((await reader.press(page, 'Annuler le rendez-vous')).text).toContain('Rendez-vous annulé')
  }
  /** What the page says once what was set going is done. */
  const offered = async (address: string) => {
    await expect
      .poll(async () => (await reader.get(address)).text, { timeout: 20_000, interval: 100 })
      .toContain('Une place s’est libérée')
    return reader.get(address)
  }
  return { ...context, db, service_id, join, reader, free, offered }
}

test('somebody waits, is offered what a cancelled booking gives back, and takes it', async () => {
  const { join, reader, free, offered, db } = await fullSalon()
  const address = await join('amina', {
    notes: 'près de la fenêtre',
    weekdays: [],
    from_time: '09:00',
    to_time: '12:00',
  })
  const waiting = await reader.get(address)
  expect(waiting.headers).toMatchObject({
    ...{ 'cache-control': 'no-store', 'x-robots-tag': 'noindex', 'referrer-policy': 'no-referrer' },
  })
  for (const words of [
    'Vous êtes sur la liste d’attente',
    'Haircut',
    'Qui est libre',
    'de 09:00 à 12:00',
    'près de la',
  ]) {
    expect(waiting.text).toContain(words)
  }
  await free()
  const offer = await offered(address)
  expect(offer.text).toContain('09:00 – 09:30')
  expect(offer.text).toMatch(/Réservée pour vous jusqu’à \d\d:\d\d \(encore \d\d minutes\)/)
  const taken = await reader.press(offer, 'Accepter cette place')
  expect([taken.status, taken.text]).toEqual([200, expect.stringContaining('La place est à vous.')])
  expect(taken.url).toMatch(/^\/b\//)
  expect(taken.text).toContain('près de la fenêtre')
  const after = await reader.get(address)
  expect(after.text).toContain('C’est réservé')
  expect((await reader.follow(after, 'Voir mon rendez-vous')).text).toContain('Rendez-vous confirmé')
  // Sent again it leads to what came of it.
  expect((await reader.press(offer, 'Accepter cette place')).text).toContain('C’est réservé')
  await assertConsistent(db)
})

test('of two with the same link who accept at once one books, and both find the booking', async () => {
  const { join, reader, free, offered, db, app } = await fullSalon()
  const address = await join('amina')
  await free()
  const offer = await offered(address)
  const other = new Reader(app, { now: now.toString() })
  const pages = await Promise.all([
    reader.press(offer, 'Accepter cette place'),
    other.press(await other.get(address), 'Accepter cette place'),
  ])
  for (const { status, text } of pages) {
    expect([status, /La place est à vous|C’est réservé/.test(text)]).toEqual([200, true])
  }
  const [entry] = await db.select().from(entries)
  expect(entry?.status).toBe('booked')
  await assertConsistent(db)
})

test('who declines waits on or leaves; who leaves can book', async () => {
  const { join, reader, free, offered } = await fullSalon()
  const address = await join('amina')
  await free()
  const declined = await reader.press(await offered(address), 'Refuser et attendre')
  expect(declined.text).toContain('Vous restez sur la liste pour les autres.')
  await free(1)
  const left = await reader.press(await offered(address), 'Refuser et quitter')
  expect(left.text).toContain('Vous avez quitté la liste d’attente')
  expect(left.links.map(({ text }) => text)).toContain('Réserver')
  const second = await join('badr')
  const gone = await reader.press(await reader.get(second), 'Quitter la liste d’attente')
  expect(gone.text).toContain('C’est fait : vous n’êtes plus sur la liste.')
})

test('an offer that lapsed says so, and leads back into the list', async () => {
  const { join, reader, free, offered } = await fullSalon()
  const address = await join('amina')
  await free()
  const offer = await offered(address)
  reader.now = later(31)
  // Nobody has written down yet that it lapsed.
  const late = await reader.press(offer, 'Accepter cette place')
  expect([late.status, late.text]).toEqual([409, expect.stringContaining('Cette offre n’est plus ouverte')])
  const page = await reader.get(address)
  expect(page.text).toContain('L’offre a expiré')
  const again = await reader.press(page, 'Attendre de nouveau')
  expect(again.text).toContain('C’est fait : vous attendez de nouveau.')
  expect(again.text).toContain('Vous êtes sur la liste d’attente')
})

test('dates that are over are told', async () => {
  const { join, reader, db } = await fullSalon()
  const address = await join('amina')
  await db.update(entries).set({ fromDate: '2020-01-01', toDate: '2020-01-02' })
  expect((await reader.get(address)).text).toContain('Les dates sont passées')
})

test('what the service asks is asked before it is taken, and nothing typed is lost', async () => {
  const { join, reader, free, offered, db, service_id } = await fullSalon()
  await db.insert(fields).values([
    {
      serviceId: service_id,
      label: 'Longueur',
      kind: 'choice',
      options: ['Courts', 'Longs'],
      isRequired: true,
      position: 1,
    },
    { serviceId: service_id, label: 'Âge', kind: 'number', position: 2 },
  ])
  const address = await join('amina')
  await free()
  const offer = await offered(address)
  const [first, second] = (await db.select().from(fields).orderBy(fields.position)).map(({ id }) => `answer-${id}`)
  const refused = await reader.press(offer, 'Accepter cette place', { [second!]: 'dix', notes: 'Merci' })
  expect([refused.status, refused.text]).toEqual([400, expect.stringContaining('Une réponse est nécessaire.')])
  expect(refused.text).toContain('Indiquez un nombre.')
  expect(refused.body).toContain('value="dix"')
  expect(refused.body).toContain('>Merci</textarea>')
  const taken = await reader.press(refused, 'Accepter cette place', { [first!]: 'Longs', [second!]: '10,5' })
  expect([taken.status, taken.text]).toEqual([200, expect.stringContaining('La place est à vous.')])
  const [booking] = await db
    .select()
    .from(bookings)
    .where(eq(bookings.status, 'confirmed'))
    .orderBy(desc(bookings.updatedAt))
  expect(booking?.answers).toMatchObject([
    { label: 'Longueur', value: 'Longs' },
    { label: 'Âge', value: 10.5 },
  ])
})

test('in Arabic, and of another business nothing', async () => {
  const context = await fullSalon()
  const address = await context.join('amina')
  await context.free()
  await context.offered(address)
  const arabic = new Reader(context.app, { now: now.toString(), language: 'ar' })
  const page = await arabic.get(address)
  expect(page.body).toContain('dir="rtl"')
  expect(page.text).toContain('تحرر مكان')
  expect((await arabic.press(page, 'قبول هذا المكان')).text).toContain('أصبح المكان لكم.')
  const elsewhere = new Reader(context.app, { now: now.toString(), host: 'acme.localhost:8000' })
  for (const to of [address, '/w/x']) {
    const dead = await elsewhere.get(to)
    expect([dead.status, dead.text]).toEqual([404, expect.stringContaining('Ce lien ne fonctionne plus')])
  }
})
