import { expect, test } from 'vitest'
import { openPost } from '../src/modules/communications/test/post.ts'
import { Reader } from '../src/site/test/reader.ts'
import { soon } from './fixtures.ts'

const day = soon.toString().slice(0, 10)

/** A service with a variant, an add-on and a question in two languages, of a business that speaks French. */
async function inTwoLanguages() {
  const post = await openPost()
  const { owner, service_id, app } = post
  const heading = await owner.post('/api/categories/', { name: 'Coiffure', translations: { ar: { name: 'التصفيف' } } })
  const words = { ar: { name: 'قص شعر', description: 'غسل وقص' }, en: { name: 'Haircut' } }
  const service = await owner.request('PATCH', `/api/services/${service_id}/`, {
    ...{ name: 'Coupe', description: 'Shampoing et coupe', translations: words, category_id: heading.json().id },
  })
  expect(service.json()).toMatchObject({ name: 'Coupe', translations: words })
  const make = async (list: string, body: object) => {
    const reply = await owner.post(`/api/${list}/`, { service_id, ...body })
    expect([reply.statusCode, reply.body]).toEqual([201, expect.any(String)])
    return reply.json() as { id: string }
  }
  const long = await make('variants', {
    ...{ name: 'Cheveux longs', duration_minutes: 45, price: '180.00' },
    ...{
      description: 'Au-delà des épaules',
      translations: { ar: { name: 'شعر طويل', description: 'أطول من الكتفين' } },
    },
  })
  // Nobody has translated it yet.
  const mask = await make('addons', { name: 'Masque', price: '50.00' })
  const asked = await make('fields', {
    ...{ label: 'Quelle eau\u202f?', kind: 'choice', options: ['Chaude', 'Froide', 'Tiède'] },
    translations: { ar: { label: 'أي ماء؟', options: ['ساخن', 'بارد'] } },
  })
  const reader = (language: string) => new Reader(app, { language, now: Temporal.Now.instant().toString() })
  return { ...post, reader, long, mask, asked }
}

test('a customer reads what is offered in their language, and what has no word there as the business calls it', async () => {
  const { reader, service_id, long, mask } = await inTwoLanguages()
  const [arabic, english, french] = await Promise.all(['ar', 'en', 'fr'].map((one) => reader(one).get('/')))
  for (const words of ['التصفيف', 'قص شعر', 'غسل وقص']) expect(arabic!.text).toContain(words)
  for (const words of ['Coupe', 'Shampoing']) expect(arabic!.text).not.toContain(words)
  expect(english!.text).toMatch(/Haircut MAD\s180 Shampoing et coupe/)
  expect(french!.text).toContain('Coupe')
  const data = (body: string) => JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/s.exec(body)![1]!)
  expect(JSON.stringify(data(arabic!.body))).toContain('"name":"قص شعر"')
  expect(JSON.stringify(data(english!.body))).toContain('"name":"Haircut"')
  const options = await reader('ar').get(`/book/${service_id}`)
  for (const words of ['شعر طويل', 'أطول من الكتفين', 'Masque']) expect(options.text).toContain(words)
  expect(options.body).toContain('<title>قص شعر')
  const times = await reader('ar').get(`/book/times?item=${service_id}:${long.id}:${mask.id}&day=${day}`)
  expect(times.text).toContain('قص شعر (شعر طويل, Masque)')
})

test('what was booked is told in the customer’s language wherever they read it, as it was called then', async () => {
  const { reader, service_id, long, asked, start, server, demo, owner, told } = await inTwoLanguages()
  const own = reader('ar')
  const times = await own.get(`/book/times?item=${service_id}:${long.id}&day=${day}`)
  const at = times.forms.find(({ action }) => action.endsWith('/book/hold'))!.buttons[0]!
  const details = await own.press(times, at.label)
  expect(details.text).toContain('أي ماء؟')
  expect(details.body).toMatch(/<option value="Chaude"[^>]*>ساخن</)
  // Of an option that came later there is no word yet.
  expect(details.body).toMatch(/<option value="Tiède"[^>]*>Tiède</)
  const form = details.forms.find(({ fields }) => fields.some(([name]) => name === 'email'))!
  const done = await own.press(details, form.buttons.at(-1)!.label, {
    ...{ name: 'Amina', email: 'amina@example.com', phone: '' },
    [`answer-${asked.id}`]: 'Froide',
  })
  expect([done.status, done.text]).toEqual([200, expect.stringContaining('قص شعر (شعر طويل)')])
  const [, token] = /\/book\/done\/([\w.-]+)/.exec(done.url) ?? []

  // Later changes do not reach it.
  const renamed = { name: 'Autre', translations: { ar: { name: 'شيء آخر' } } }
  expect((await owner.request('PATCH', `/api/services/${service_id}/`, renamed)).statusCode).toBe(200)
  expect((await own.get(`/b/${token}`)).text).toContain('قص شعر (شعر طويل)')
  expect((await reader('en').get(`/b/${token}`)).text).toContain('Haircut (Cheveux longs)')
  expect((await reader('fr').get(`/b/${token}`)).text).toContain('Coupe (Cheveux longs)')
  const items = async (language?: string) => {
    const reply = await demo.get(`/api/manage/${token}/`, language === undefined ? {} : { 'accept-language': language })
    return reply.json().items.map(({ name }: { name: string }) => name)
  }
  expect([await items('ar'), await items()]).toEqual([['قص شعر (شعر طويل)'], ['Coupe (Cheveux longs)']])
  const file = (await demo.get(`/api/manage/${token}/calendar.ics`)).body.replaceAll(/\r\n /g, '')
  expect(file).toContain('قص شعر (شعر طويل)')
  // For those who work there it stays what they call it.
  expect((await owner.get('/api/items/')).json().results).toMatchObject([
    { name: 'Coupe (Cheveux longs)', translations: { ar: { name: 'قص شعر (شعر طويل)' } } },
  ])

  start()
  await expect.poll(() => server.received.length, { timeout: 25_000 }).toBe(1)
  expect(server.received[0]?.email.text).toContain('قص شعر (شعر طويل)')
  expect(server.received[0]?.email.text).not.toContain('Coupe')
  expect((await told())[0]).toMatchObject({ language: 'ar', kind: 'booking_confirmed' })
}, 60_000)

test('a search finds a service by any of its names, and not by what they are kept under', async () => {
  const { owner } = await inTwoLanguages()
  const found = async (list: string, search: string) =>
    (await owner.get(`/api/${list}/?search=${encodeURIComponent(search)}`)).json().count
  expect([
    await found('services', 'شعر'),
    await found('services', 'haircut'),
    await found('services', 'coupe'),
  ]).toEqual([1, 1, 1])
  expect([await found('services', 'translations'), await found('services', 'description')]).toEqual([0, 0])
  expect(await found('categories', 'التصفيف')).toBe(1)
})

test('an empty word is none, another language than ours is refused', async () => {
  const { owner, service_id } = await inTwoLanguages()
  const change = (translations: object) => owner.request('PATCH', `/api/services/${service_id}/`, { translations })
  const blank = await change({ ar: { name: ' ', description: '' }, en: { name: 'Cut', description: '' } })
  expect(blank.json().translations).toEqual({ en: { name: 'Cut' } })
  // Nothing said of them leaves them as they are.
  const renamed = await owner.request('PATCH', `/api/services/${service_id}/`, { position: 3 })
  expect(renamed.json().translations).toEqual({ en: { name: 'Cut' } })
  for (const [wrong, field] of [
    [{ de: { name: 'Schnitt' } }, 'translations.de'],
    [{ ar: { title: 'x' } }, 'translations.ar.title'],
    [{ ar: { name: 'x'.repeat(201) } }, 'translations.ar.name'],
  ] as const) {
    const { status, errors } = (await change(wrong)).json()
    expect([status, errors[0].field]).toEqual([400, field])
  }
})
