import { gzipSync } from 'node:zlib'
import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { appOfFile, newService, newStaffMember, signIn, soon } from '../../../test/fixtures.ts'
import { bookings, policies } from '../../modules/bookings/tables.ts'
import { customers } from '../../modules/customers/tables.ts'
import { addons, categories, fields, variants } from '../../modules/services/tables.ts'
import { staff } from '../../modules/staff/tables.ts'
import { entries } from '../../modules/waitlist/tables.ts'
import { Browser, type ReadPage } from '../test/browser.ts'

const context = appOfFile()
const host = 'demo.localhost:8000'
const day = soon.toString().slice(0, 10)

const visitor = (headers: Record<string, string> = {}) => new Browser(context().app, host, headers)
const someone = () => ({
  name: 'Amina Berrada',
  email: `amina-${crypto.randomUUID()}@example.com`,
  phone: '0612345678',
})
const emailOf = async (bookingId: string) => {
  const { db } = await context().open('demo')
  const [found] = await db
    .select({ email: customers.email, name: customers.name, language: customers.language, status: bookings.status })
    .from(bookings)
    .innerJoin(customers, eq(customers.id, bookings.customerId))
    .where(eq(bookings.id, bookingId))
  return found
}
/** The form with the times of a page, and the one with the details. */
const timesOf = (page: ReadPage) => page.forms.find(({ action }) => action.endsWith('/book/hold'))
const detailsOf = (page: ReadPage) => page.forms.find(({ names }) => names.includes('email'))

/** A business with a person of its own, who alone does what is made with `more`. */
async function offer(more: Parameters<typeof newService>[1] = {}, hours: [string, string] = ['09:00', '18:00']) {
  const { db } = await context().open('demo')
  const { skills } = await import('../../modules/staff/tables.ts')
  const member = await newStaffMember(db, { hours, name: `Salma ${crypto.randomUUID().slice(0, 8)}` })
  const name = `Coupe ${crypto.randomUUID().slice(0, 8)}`
  const service = await newService(db, { name, intervalMinutes: 30, durationMinutes: 30, ...more })
  await db.insert(skills).values({ staffId: member.id, serviceId: service.id })
  return { db, member, service }
}
const times = (serviceId: string, more = '') => `/book/times?item=${serviceId}&day=${day}${more}`

describe('the way to a booking', () => {
  test('goes by the forms and links of its pages, from the business’s own to the one that says it is done', async () => {
    const { db, member, service } = await offer()
    await db.insert(variants).values([
      { serviceId: service.id, name: 'Courts', durationMinutes: 30, priceMinor: 100_00, position: 0 },
      { serviceId: service.id, name: 'Longs', durationMinutes: 60, priceMinor: 150_00, position: 1 },
    ])
    const [mask] = await db
      .insert(addons)
      .values({ serviceId: service.id, name: 'Masque', durationMinutes: 15, priceMinor: 60_00 })
      .returning()
    const [asked] = await db
      .insert(fields)
      .values({ serviceId: service.id, label: 'Allergies ?', isRequired: true })
      .returning()
    const browser = visitor()
    const home = await browser.open('/')
    expect([home.status, home.text]).toEqual([200, expect.stringContaining(service.name)])
    const options = await browser.follow(home, service.name)
    const [long] = await db.select().from(variants).where(eq(variants.name, 'Longs'))
    const chosen = await browser.submit(options.forms[0], { variant: long!.id, addon: mask!.id })
    expect(chosen.text).toContain(`${service.name} (Longs, Masque)`)
    // 150 and 60, in an hour and a quarter.
    expect(chosen.text).toContain('210 MAD')
    const page = await browser.open(`${chosen.url}&day=${day}`)
    expect(page.text).toContain('Matin')
    const form = timesOf(page)
    const details = await browser.submit(form, {}, form!.buttons[1])
    expect([details.status, details.url]).toEqual([200, expect.stringMatching(/^\/book\/details\//)])
    expect(details.text).toContain(member.name)
    expect(details.text).toContain('loi 09-08')
    expect(details.text).toContain('Annulation gratuite')
    const who = someone()
    const done = await browser.submit(detailsOf(details), { ...who, [`answer-${asked!.id}`]: 'aucune' })
    expect([done.status, done.text]).toEqual([200, expect.stringContaining('C’est réservé')])
    const [, token] = /\/book\/done\/([\w.-]+)/.exec(done.url) ?? []
    expect(done.links.map(({ href }) => href)).toEqual(
      expect.arrayContaining([`/b/${token}`, `/api/manage/${token}/calendar.ics`]),
    )
    const stored = await db.select().from(bookings).where(eq(bookings.serviceId, service.id))
    expect(stored).toMatchObject([{ status: 'confirmed', source: 'page', priceMinor: 210_00, staffId: member.id }])
    expect(stored[0]!.answers).toMatchObject([{ field_id: asked!.id, value: 'aucune' }])
    expect(stored[0]!.startTime.toString()).toBe(form!.buttons[1]!.value)
    expect(await emailOf(stored[0]!.id)).toMatchObject({ email: who.email, language: 'fr' })
    const file = await browser.open(`/api/manage/${token}/calendar.ics`)
    expect(file.body).toContain('BEGIN:VEVENT')
    // Nothing that is known of people stands in any address.
    expect(done.url + details.url).not.toMatch(/amina|0612/i)
  })

  test('keeps what was typed when something is wrong, names each field, and books nothing', async () => {
    const { db, service } = await offer()
    const browser = visitor()
    const page = await browser.open(times(service.id))
    const details = await browser.submit(timesOf(page))
    const typed = { name: 'Amina <b>', email: 'amina@', phone: 'appelez-moi', notes: 'Je viens avec ma mère' }
    const refused = await browser.submit(detailsOf(details), typed)
    expect(refused.status).toBe(422)
    expect(Object.fromEntries(detailsOf(refused)!.fields)).toEqual(typed)
    expect(refused.body).toMatch(/role="alert" id="faults" tabindex="-1" autofocus/)
    expect(refused.links.filter(({ href }) => href.startsWith('#f-')).map(({ href }) => href)).toEqual([
      '#f-email',
      '#f-phone',
    ])
    expect(refused.body).toMatch(/id="f-email"[^>]*aria-invalid="true"[^>]*aria-describedby="f-email-h f-email-e"/)
    expect(await db.select().from(bookings).where(eq(bookings.serviceId, service.id))).toMatchObject([
      { status: 'held' },
    ])
    expect((await browser.submit(detailsOf(refused), someone())).text).toContain('C’est réservé')
  })

  test('a question that has to be answered is named, and what was typed stays', async () => {
    const { db, service } = await offer()
    const ask = { serviceId: service.id, kind: 'choice' as const, options: ['Oui', 'Non'], isRequired: true }
    await db.insert(fields).values({ ...ask, label: 'Première visite ?' })
    const browser = visitor()
    const details = await browser.submit(timesOf(await browser.open(times(service.id))))
    const who = someone()
    const refused = await browser.submit(detailsOf(details), who)
    expect([refused.status, refused.text]).toEqual([422, expect.stringContaining('Première visite ? –')])
    expect(Object.fromEntries(detailsOf(refused)!.fields)).toMatchObject(who)
  })

  test('tapped twice books once, and choosing another time gives the first one back', async () => {
    const { db, service } = await offer()
    const browser = visitor()
    const page = await browser.open(times(service.id))
    const form = timesOf(page)
    const first = await browser.submit(form, {}, form!.buttons[0])
    // Back to the page: for whoever holds it, it is still free.
    const again = await browser.open(times(service.id))
    expect(timesOf(again)!.buttons.map(({ value }) => value)).toContain(form!.buttons[0]!.value)
    expect(timesOf(await visitor().open(times(service.id)))!.buttons.map(({ value }) => value)).not.toContain(
      form!.buttons[0]!.value,
    )
    const second = await browser.submit(form, {}, form!.buttons[2])
    expect(second.url).not.toBe(first.url)
    const who = someone()
    const [one, other] = await Promise.all([1, 2].map(() => browser.submit(detailsOf(second), who)))
    expect([one!.text, other!.text]).toEqual([
      expect.stringContaining('C’est réservé'),
      expect.stringContaining('C’est réservé'),
    ])
    const stored = await db.select().from(bookings).where(eq(bookings.serviceId, service.id))
    expect(stored.map(({ status }) => status).sort()).toEqual(['confirmed', 'expired'])
    // What is booked is not free, for them neither.
    const after = timesOf(await browser.open(times(service.id)))!.buttons.map(({ value }) => value)
    expect([after.includes(form!.buttons[0]!.value), after.includes(form!.buttons[2]!.value)]).toEqual([true, false])
  })

  test('a time that somebody else took comes with the nearest ones, and they lead on', async () => {
    const { service } = await offer()
    const [slow, quick] = [visitor(), visitor()]
    const page = await slow.open(times(service.id))
    const form = timesOf(page)!
    await quick.submit(timesOf(await quick.open(times(service.id))), {}, form.buttons[3])
    const lost = await slow.submit(form, {}, form.buttons[3])
    expect([lost.status, lost.text]).toEqual([409, expect.stringContaining('n’est plus libre')])
    expect(lost.links.map(({ text }) => text)).toEqual(expect.arrayContaining(['Tous les horaires', 'Liste d’attente']))
    const nearest = timesOf(lost)!
    expect(nearest.buttons.map(({ value }) => value)).toEqual([1, 2, 4].map((index) => form.buttons[index]!.value))
    expect((await slow.submit(nearest, {}, nearest.buttons[1])).url).toContain('/book/details/')
  })

  test('a hold that lapsed is taken anew where the time is free, and else offers others with what was typed', async () => {
    const { db, service } = await offer()
    const lapse = async () =>
      db
        .update(bookings)
        .set({ expiresAt: Temporal.Now.instant().subtract({ minutes: 1 }) })
        .where(eq(bookings.serviceId, service.id))
    const browser = visitor()
    const form = timesOf(await browser.open(times(service.id)))
    const details = await browser.submit(form)
    await lapse()
    expect((await browser.open(details.url)).text).toContain('n’est plus retenu')
    expect((await browser.submit(detailsOf(details), someone())).text).toContain('C’est réservé')

    const late = visitor()
    const second = await late.submit(timesOf(await late.open(times(service.id))))
    await lapse()
    const rival = visitor()
    const taken = await rival.submit(timesOf(await rival.open(times(service.id))))
    expect((await rival.submit(detailsOf(taken), someone())).text).toContain('C’est réservé')
    const who = someone()
    const lost = await late.submit(detailsOf(second), who)
    expect([lost.status, lost.text]).toEqual([409, expect.stringContaining('n’est plus libre')])
    const offered = detailsOf(lost)!
    expect(Object.fromEntries(offered.fields)).toMatchObject(who)
    const other = offered.buttons.find(({ name }) => name === 'start')
    expect((await late.submit(offered, {}, other)).text).toContain('C’est réservé')
  })

  test('a held time can be kept for longer or given back, and what was typed stays', async () => {
    const { db, service } = await offer()
    const browser = visitor()
    const details = await browser.submit(timesOf(await browser.open(times(service.id))))
    const form = detailsOf(details)!
    const keep = form.buttons.find(({ action }) => action?.endsWith('/keep'))
    const kept = await browser.submit(form, { name: 'Amina' }, keep)
    expect([kept.status, kept.text]).toEqual([200, expect.stringContaining('Délai prolongé')])
    expect(Object.fromEntries(detailsOf(kept)!.fields)).toMatchObject({ name: 'Amina' })
    const back = await browser.submit(
      detailsOf(kept),
      {},
      form.buttons.find(({ action }) => action?.endsWith('/release')),
    )
    expect([back.status, back.url]).toEqual([200, expect.stringContaining(`/book/times?item=${service.id}`)])
    expect(await db.select().from(bookings).where(eq(bookings.serviceId, service.id))).toMatchObject([
      { status: 'expired' },
    ])
  })

  test('several services are searched as one chain and booked as one visit', async () => {
    const { db, service, member } = await offer()
    const { skills } = await import('../../modules/staff/tables.ts')
    const next = await newService(db, { name: `Soin ${crypto.randomUUID().slice(0, 8)}`, durationMinutes: 60 })
    await db.insert(skills).values({ staffId: member.id, serviceId: next.id })
    const browser = visitor()
    const page = await browser.open(times(service.id))
    const more = await browser.follow(page, 'Ajouter une prestation')
    const both = await browser.follow(more, next.name)
    expect(both.text).toMatch(/300 MAD/)
    const form = timesOf(await browser.open(`${both.url}&day=${day}`))
    // The last half hour of the day is too short for both.
    expect(form!.buttons.at(-1)!.text).toBe('16:30')
    const details = await browser.submit(form)
    expect((await browser.submit(detailsOf(details), someone())).text).toContain('C’est réservé')
    const { items } = await import('../../modules/bookings/tables.ts')
    const [booking] = await db.select().from(bookings).where(eq(bookings.serviceId, service.id))
    const parts = await db.select().from(items).where(eq(items.bookingId, booking!.id))
    expect(parts.map(({ serviceId }) => serviceId).sort()).toEqual([service.id, next.id].sort())
  })

  test('a class shows the seats that are left, and takes several', async () => {
    const { db, service } = await offer({ capacity: 3, durationMinutes: 60, intervalMinutes: 60 })
    const browser = visitor()
    const options = await browser.open(`/book/${service.id}`)
    const chosen = await browser.submit(options.forms[0], { seats: '2' })
    const form = timesOf(await browser.open(`${chosen.url}&day=${day}`))
    expect(form!.buttons[0]!.text).toContain('3 places libres')
    const details = await browser.submit(form)
    expect((await browser.submit(detailsOf(details), someone())).text).toContain('C’est réservé')
    expect(await db.select().from(bookings).where(eq(bookings.serviceId, service.id))).toMatchObject([
      { seats: 2, priceMinor: 300_00 },
    ])
    const after = timesOf(await visitor().open(times(service.id)))
    expect(after!.buttons[0]!.text).toContain('1 place libre')
    const two = timesOf(await visitor().open(times(service.id, '&seats=2')))
    expect(two!.buttons.map(({ value }) => value)).not.toContain(form!.buttons[0]!.value)
  })

  test('what the business confirms itself is a request, and a deposit is told before the tap', async () => {
    const { service } = await offer({ requiresApproval: true })
    const browser = visitor()
    const details = await browser.submit(timesOf(await browser.open(times(service.id))))
    expect(details.text).toContain('Envoyer la demande')
    expect((await browser.submit(detailsOf(details), someone())).text).toContain('Demande envoyée')

    const { db, service: dear } = await offer({ depositPercent: 40 })
    const payer = visitor()
    const form = await payer.submit(timesOf(await payer.open(times(dear.id))))
    expect(form.text).toContain('Un acompte de 60 MAD')
    // Nobody takes money here: the page says so, and the time is kept until the deposit is due.
    const done = await payer.submit(detailsOf(form), someone())
    expect([done.status, done.text]).toEqual([200, expect.stringContaining('Réglez l’acompte de 60 MAD')])
    expect(await db.select().from(bookings).where(eq(bookings.serviceId, dear.id))).toMatchObject([
      { status: 'pending', awaitsPayment: true, depositMinor: 60_00 },
    ])
    expect(await db.$count(policies)).toBe(0)
  })

  test('where nothing is free there is a waiting list, and it takes whoever asks once', async () => {
    const { db, service } = await offer({}, ['09:00', '09:30'])
    const first = visitor()
    const details = await first.submit(timesOf(await first.open(times(service.id))))
    await first.submit(detailsOf(details), someone())
    const browser = visitor()
    const full = await browser.open(times(service.id))
    expect(timesOf(full)).toBeUndefined()
    expect(full.text).toContain('Plus aucun horaire libre ce jour-là')
    expect(full.links.some(({ text }) => /1 horaire libre/.test(text))).toBe(true)
    const wait = await browser.follow(full, 'Liste d’attente')
    const form = wait.forms[0]
    expect(Object.fromEntries(form!.fields)).toMatchObject({ from: day })
    const who = someone()
    const wrong = await browser.submit(form, { ...who, email: '', part: 'morning' })
    expect([wrong.status, Object.fromEntries(wrong.forms[0]!.fields)]).toMatchObject([
      422,
      { name: who.name, part: 'morning' },
    ])
    const done = await browser.submit(wrong.forms[0], { email: who.email })
    expect([done.status, done.text]).toEqual([200, expect.stringContaining('Vous êtes sur la liste')])
    expect(done.links.map(({ href }) => href)).toContainEqual(expect.stringMatching(/^\/w\/[\w.-]+$/))
    expect(await db.select().from(entries).where(eq(entries.serviceId, service.id))).toMatchObject([
      { fromDate: day, toTime: '12:00', status: 'waiting' },
    ])
    const twice = await browser.submit(wrong.forms[0], { email: who.email })
    expect([twice.status, twice.text]).toEqual([409, expect.stringContaining('Vous attendez déjà')])
  })
})

describe('whose pages they are', () => {
  test('another business’s service, person or hold is not there', async () => {
    const { service, member } = await offer()
    const own = visitor()
    const details = await own.submit(timesOf(await own.open(times(service.id))))
    const acme = new Browser(context().app, 'acme.localhost:8000')
    for (const path of [times(service.id), `/book/${service.id}`, details.url, `/book/wait?item=${service.id}`]) {
      const { status, text } = await acme.open(path)
      expect([path, status, text]).toEqual([path, 404, expect.stringContaining('introuvable')])
    }
    const { service: other } = await offer()
    for (const path of [
      `${times(other.id)}&with=${member.id}`,
      '/book/nonsense',
      '/book/times?item=x',
      '/book/times',
    ]) {
      expect([path, (await own.open(path)).status]).toEqual([path, 404])
    }
    expect((await new Browser(context().app, 'localhost:8000').open(times(service.id))).status).toBe(404)
  })

  test('no form is taken that no page of this host sent', async () => {
    const { db, service } = await offer()
    const form = timesOf(await visitor().open(times(service.id)))!
    const payload = new URLSearchParams([...form.fields, ['start', form.buttons[0]!.value]]).toString()
    for (const headers of [
      {},
      { origin: 'https://evil.example' },
      { origin: 'http://acme.localhost:8000' },
      { origin: 'null' },
      { origin: 'null', 'sec-fetch-site': 'cross-site' },
    ]) {
      const reply = await context().app.inject({
        ...{ method: 'POST', url: '/book/hold', payload },
        headers: { host, 'content-type': 'application/x-www-form-urlencoded', ...headers },
      })
      expect([headers, reply.statusCode]).toEqual([headers, 403])
    }
    expect(await db.$count(bookings, eq(bookings.serviceId, service.id))).toBe(0)
  })

  test('what a business has written is text, whatever is in it', async () => {
    const evil = '<img src=x onerror=alert(1)>'
    const { db, service } = await offer({ name: `${evil}${crypto.randomUUID()}`, description: '"><script>x</script>' })
    const [category] = await db.insert(categories).values({ name: evil }).returning()
    await db.update(staff).set({ title: evil })
    const { services } = await import('../../modules/services/tables.ts')
    await db.update(services).set({ categoryId: category!.id }).where(eq(services.id, service.id))
    const browser = visitor()
    for (const path of ['/', times(service.id), `/book/${service.id}`]) {
      const { body } = await browser.open(path)
      expect([path, body.includes('<img src=x'), body.includes('<script>x')]).toEqual([path, false, false])
    }
    await db.update(services).set({ isActive: false }).where(eq(services.id, service.id))
  })
})

describe('how they are told', () => {
  test('in Arabic, from right to left, in every step, and the customer is written to in Arabic', async () => {
    const { db, service } = await offer()
    const browser = visitor({ 'accept-language': 'ar-MA,ar' })
    const home = await browser.open('/')
    expect(home.body).toContain('<html lang="ar" dir="rtl">')
    const page = await browser.open(times(service.id))
    expect(page.text).toContain('متى تودون المجيء؟')
    const details = await browser.submit(timesOf(page))
    expect(details.text).toContain('القانون 09-08')
    const refused = await browser.submit(detailsOf(details), { name: '' })
    expect(refused.text).toContain('أدخلوا اسمكم')
    const done = await browser.submit(detailsOf(refused), someone())
    expect([done.text, done.body]).toEqual([expect.stringContaining('تم الحجز'), expect.stringContaining('dir="rtl"')])
    const [booking] = await db.select().from(bookings).where(eq(bookings.serviceId, service.id))
    expect(await emailOf(booking!.id)).toMatchObject({ language: 'ar' })
  })

  test('the language is chosen by a link and kept; what the business does not speak is not offered', async () => {
    const browser = visitor()
    const home = await browser.open('/')
    expect(home.headers['content-language']).toBe('fr')
    const english = await browser.follow(home, 'English')
    expect(english.body).toContain('<html lang="en"')
    expect(english.headers['set-cookie']).toMatch(/^bookme_lang=en; Path=\/; .*HttpOnly; SameSite=Lax$/)
    expect((await browser.open('/')).headers).toMatchObject({
      'content-language': 'en',
      vary: 'Cookie, Accept-Language',
    })
    const owner = await signIn(context(), 'acme.localhost:8000', { memberOf: 'acme' })
    const change = await owner.request('PATCH', '/api/settings/', { languages: ['ar'], language: 'ar' })
    expect(change.statusCode).toBe(200)
    const acme = new Browser(context().app, 'acme.localhost:8000', { 'accept-language': 'fr' })
    const own = await acme.open('/?lang=en')
    expect(own.headers['content-language']).toBe('ar')
    expect(own.links.some(({ text }) => text.includes('English'))).toBe(false)
  })

  test('pages weigh less than 30 kB, block on no script and may load nothing of others', async () => {
    const { service } = await offer()
    const { db } = await context().open('demo')
    for (let index = 0; index < 40; index++) {
      await newService(db, {
        name: `Prestation ${index}`,
        description: 'Une description assez longue pour peser. '.repeat(4),
      })
    }
    const browser = visitor()
    for (const path of ['/', times(service.id), `/book/${service.id}`]) {
      const { body, headers } = await browser.open(path)
      expect([path, gzipSync(body).length < 30_000]).toEqual([path, true])
      const policy = String(headers['content-security-policy'])
      expect(policy).not.toMatch(/unsafe|https?:|\*/)
      const [, style = ''] = /<style>([\s\S]*?)<\/style>/.exec(body) ?? []
      const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(style))
      expect(policy).toContain(`style-src 'sha256-${Buffer.from(digest).toString('base64')}'`)
      for (const [tag] of body.matchAll(/<script\b[^>]*>/g))
        expect(tag).toMatch(/type="(module|application\/ld\+json)"/)
      expect(body).not.toMatch(/\son\w+=|\sstyle=/)
    }
    const [, address = ''] =
      /src="(\/site\/booking-[\w-]+\.js)"/.exec((await browser.open(times(service.id))).body) ?? []
    const script = await browser.open(address)
    expect(script.headers).toMatchObject({ 'cache-control': 'public, max-age=31536000, immutable' })
    expect(gzipSync(script.body).length).toBeLessThan(8000)
    expect((await browser.open('/site/booking-other.js')).status).toBe(404)
  })

  test('only the business’s own page is for search engines; nobody keeps what is somebody’s', async () => {
    const { service } = await offer()
    const browser = visitor()
    const home = await browser.open('/')
    expect(home.headers).toMatchObject({ 'cache-control': 'private, no-cache' })
    expect(home.headers['x-robots-tag']).toBeUndefined()
    expect(home.body).toContain(`<link rel="canonical" href="http://${host}/">`)
    expect(home.body).toContain(`hreflang="ar" href="http://${host}/?lang=ar"`)
    const [, json = ''] = /<script type="application\/ld\+json">([\s\S]*?)<\/script>/.exec(home.body) ?? []
    expect(JSON.parse(json)).toMatchObject({ '@type': 'LocalBusiness', name: 'Demo Company' })
    expect(home.body).toContain('property="og:title" content="Demo Company"')
    const details = await browser.submit(timesOf(await browser.open(times(service.id))))
    const done = await browser.submit(detailsOf(details), someone())
    for (const { headers } of [details, done]) {
      expect(headers).toMatchObject({ 'cache-control': 'no-store', 'x-robots-tag': 'noindex' })
    }
    const robots = await browser.open('/robots.txt')
    expect(robots.body).toMatch(/Disallow: \/book\/details[\s\S]*Sitemap: http:\/\/demo\.localhost:8000\/sitemap\.xml/)
    const map = (await browser.open('/sitemap.xml')).body
    expect(map).toContain(`<loc>http://${host}/</loc>`)
    expect(map).toContain(`<loc>http://${host}/book/${service.id}</loc>`)
    const { etag } = home.headers
    expect((await visitor({ 'if-none-match': String(etag) }).open('/')).status).toBe(304)
  })
})

describe('elsewhere', () => {
  test('only the pages below /embed may be framed, and the way to a booking stays below it', async () => {
    const { service } = await offer()
    const browser = visitor()
    const framed = await browser.open('/embed')
    expect(framed.headers['content-security-policy']).toMatch(/frame-ancestors \*/)
    expect(framed.headers['x-frame-options']).toBeUndefined()
    const own = await browser.open('/')
    expect(own.headers).toMatchObject({ 'x-frame-options': 'DENY' })
    expect(own.headers['content-security-policy']).toMatch(/frame-ancestors 'none'/)
    const page = await browser.open(`/embed${times(service.id)}`)
    const form = timesOf(page)
    expect(form!.action).toBe('/embed/book/hold')
    const details = await browser.submit(form)
    const done = await browser.submit(detailsOf(details), someone())
    expect([done.url, done.text]).toEqual([
      expect.stringMatching(/^\/embed\/book\/done\//),
      expect.stringContaining('C’est réservé'),
    ])
    // The customer's own link leaves the frame.
    expect(done.body).toMatch(/href="\/b\/[\w.-]+" target="_top"/)
    const script = await browser.open('/embed.js')
    expect(script.headers).toMatchObject({ 'cross-origin-resource-policy': 'cross-origin' })
    const code = await browser.open('/qr.svg')
    expect([code.headers['content-type'], code.body]).toEqual(['image/svg+xml', expect.stringMatching(/^<svg/)])
  })
})
