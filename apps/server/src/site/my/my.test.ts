import { desc } from 'drizzle-orm'
import { expect } from 'vitest'
import { type Clocked, inClockedApp } from '../../../test/clocked.ts'
import { newService, newStaffMember } from '../../../test/fixtures.ts'
import { preferences } from '../../modules/communications/tables.ts'
import { messages } from '../../modules/mail/tables.ts'
import { Reader } from '../test/reader.ts'

const now = '2030-01-01T00:00:00Z'
const email = 'amina@example.com'

async function bookable({ db, visitor, app }: Clocked) {
  const { id: service_id } = await newService(db)
  await newStaffMember(db)
  let hour = 0
  const book = (more: object = {}) => {
    const start_time = Temporal.Instant.from('2030-01-07T09:00:00Z').add({ hours: hour++ }).toString()
    return visitor(now).post('/api/bookings/', { service_id, customer_email: email, start_time, ...more })
  }
  return { book, reader: new Reader(app, { now }) }
}

/** The code that was sent last. */
async function codeOf({ tenancy }: Pick<Clocked, 'tenancy'>): Promise<string> {
  const [message] = await tenancy.shared.db
    .select()
    .from(messages)
    .orderBy(desc(messages.createdAt), desc(messages.id))
    .limit(1)
  return /\b\d{6}\b/.exec(message!.text)![0]
}

inClockedApp(
  'whoever has the code sees their bookings, opens one, says how to be written to and leaves',
  async (context) => {
    const { book, reader } = await bookable(context)
    const made = await book()
    const cancelled = await book()
    await context.visitor(now).post(`/api/manage/${cancelled.manage_token}/cancel/`)
    await book({ customer_email: 'other@example.com' })
    const asked = await reader.press(await reader.get('/my'), 'Recevoir un code', { contact: ' Amina@Example.com ' })
    expect([asked.status, asked.text]).toEqual([200, expect.stringContaining('Amina@Example.com')])
    expect(asked.headers).toMatchObject({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' })
    // In another language it begins anew.
    expect((await reader.follow(asked, 'العربية')).body).toContain('dir="rtl"')
    expect((await reader.get('/my?lang=fr')).status).toBe(200)
    // No address is in an address.
    expect(asked.url).toBe('/my/code')
    const code = await codeOf(context)
    const list = await reader.press(asked, 'Voir mes rendez-vous', { code: `${code.slice(0, 3)} ${code.slice(3)}` })
    expect([list.status, list.url]).toEqual([200, '/my'])
    expect(list.text).toContain('lundi 7 janvier, 09:00 Haircut avec Salma Idrissi Rendez-vous confirmé')
    expect(list.text).not.toContain('10:00')
    expect(list.links.filter(({ href }) => href.startsWith('/b/'))).toHaveLength(1)
    const past = await reader.follow(list, 'Passés')
    expect(past.text).toContain('10:00 Haircut avec Salma Idrissi Rendez-vous annulé')
    const one = await reader.follow(list, /^\/b\//)
    expect(one.text).toContain(made.reference)
    // Messages.
    const wishes = await reader.follow(list, 'Préférences de messages')
    expect(wishes.forms[0]!.fields).toEqual([
      ['email', 'yes'],
      ['sms', 'yes'],
      ['whatsapp', 'yes'],
    ])
    const form = wishes.forms[0]!
    const saved = await reader.press(
      { ...wishes, forms: [{ ...form, fields: form.fields.filter(([name]) => name !== 'sms') }] },
      'Enregistrer',
    )
    expect(saved.text).toContain('C’est enregistré.')
    expect(saved.forms[0]!.fields.map(([name]) => name)).toEqual(['email', 'whatsapp'])
    const stored = await context.db.select().from(preferences)
    expect(stored.map(({ channel, isAllowed }) => [channel, isAllowed]).toSorted()).toEqual([
      ['email', true],
      ['sms', false],
      ['whatsapp', true],
    ])
    const left = await reader.press(await reader.get('/my'), 'Se déconnecter')
    expect(left.text).toContain('Vous êtes déconnecté.')
    expect((await reader.get('/my')).forms[0]!.action).toBe('/my/code')
    expect((await reader.get('/my/preferences')).url).toBe('/my')
    const late = await reader.press(wishes, 'Enregistrer')
    expect([late.url, (await context.db.select().from(preferences)).length]).toEqual(['/my', 3])
  },
)

inClockedApp('whether somebody is known here nobody is told', async (context) => {
  const { book, reader } = await bookable(context)
  await book()
  const stranger = await reader.press(await reader.get('/my'), 'Recevoir un code', { contact: 'nobody@example.com' })
  const known = await reader.press(await reader.get('/my'), 'Recevoir un code', { contact: email })
  expect(stranger.status).toBe(known.status)
  expect(stranger.body.replaceAll('nobody@example.com', email)).toBe(known.body)
  const refused = await reader.press(stranger, 'Voir mes rendez-vous', { code: '000000' })
  expect([refused.status, refused.text]).toEqual([401, expect.stringContaining('Ce code ne fonctionne pas')])
})

inClockedApp('after five wrong codes the right one is worth nothing, and a new one is', async (context) => {
  const { book, reader } = await bookable(context)
  await book()
  let page = await reader.press(await reader.get('/my'), 'Recevoir un code', { contact: email })
  const code = await codeOf(context)
  const wrong = String((Number(code) + 1) % 1_000_000).padStart(6, '0')
  for (let tries = 0; tries < 5; tries++) {
    page = await reader.press(page, 'Voir mes rendez-vous', { code: wrong })
    expect([page.status, page.text]).toEqual([401, expect.stringContaining('Ce code ne fonctionne pas')])
    // The address is still there, and the fault has the focus.
    expect(page.text).toContain(email)
    expect(page.body).toMatch(/id="faults"[^>]*autofocus/)
  }
  const right = await reader.press(page, 'Voir mes rendez-vous', { code })
  expect(right.status).toBe(401)
  const again = await reader.press(right, 'Envoyer un nouveau code')
  expect(again.status).toBe(200)
  const list = await reader.press(again, 'Voir mes rendez-vous', { code: await codeOf(context) })
  expect(list.text).toContain('lundi 7 janvier, 09:00')
})

inClockedApp('what is no address and no code is said beside the field, with what was typed', async (context) => {
  const { reader } = await bookable(context)
  const start = await reader.get('/my')
  for (const contact of ['', 'amina', 'amina@', '0612', '<b>@']) {
    const page = await reader.press(start, 'Recevoir un code', { contact })
    expect([page.status, page.text]).toEqual([400, expect.stringContaining('Indiquez un e-mail comme')])
    expect(page.forms[0]!.fields).toEqual([['contact', contact]])
    expect(page.body).toContain('aria-invalid="true"')
  }
  const asked = await reader.press(start, 'Recevoir un code', { contact: email })
  const refused = await reader.press(asked, 'Voir mes rendez-vous', { code: '12' })
  expect([refused.status, refused.text]).toEqual([400, expect.stringContaining('Le code a six chiffres.')])
})

inClockedApp('who asks for too many codes is told when to come again', async (context) => {
  const { reader } = await bookable(context)
  const start = await reader.get('/my')
  for (let times = 0; times < 3; times++) await reader.press(start, 'Recevoir un code', { contact: email })
  const page = await reader.press(start, 'Recevoir un code', { contact: email })
  expect([page.status, page.text]).toEqual([429, expect.stringContaining('Attendez une heure')])
})

inClockedApp('by telephone and in Arabic, with its digits', async (context) => {
  const { book } = await bookable(context)
  await book({ customer_phone: '0612345678' })
  const reader = new Reader(context.app, { now, language: 'ar' })
  const asked = await reader.press(await reader.get('/my'), 'إرسال الرمز', { contact: '٠٦ ١٢ ٣٤ ٥٦ ٧٨' })
  expect([asked.status, asked.text]).toEqual([200, expect.stringContaining('أدخلوا الرمز')])
  const code = (await codeOf(context)).replace(/\d/g, (digit) => String.fromCodePoint(0x660 + Number(digit)))
  const list = await reader.press(asked, 'عرض مواعيدي', { code })
  expect(list.text).toContain('الاثنين، 7 يناير، 09:00')
  // Of another business it is nothing.
  const elsewhere = new Reader(context.app, { now, host: 'acme.localhost:8000' })
  expect((await elsewhere.get('/my')).forms[0]!.action).toBe('/my/code')
})

inClockedApp('many bookings come page by page', async (context) => {
  const { book, reader } = await bookable(context)
  for (let count = 0; count < 11; count++) {
    const day = Temporal.Instant.from('2030-01-07T09:00:00Z').add({ hours: 24 * 7 * count })
    await book({ start_time: day.toString() })
  }
  const asked = await reader.press(await reader.get('/my'), 'Recevoir un code', { contact: email })
  const list = await reader.press(asked, 'Voir mes rendez-vous', { code: await codeOf(context) })
  const countOf = ({ links }: typeof list) => links.filter(({ href }) => href.startsWith('/b/')).length
  expect(countOf(list)).toBe(10)
  const second = await reader.follow(list, 'Plus anciens')
  expect(countOf(second)).toBe(1)
  expect(countOf(await reader.follow(second, 'Plus récents'))).toBe(10)
})
