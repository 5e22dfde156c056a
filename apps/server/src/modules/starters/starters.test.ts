import { expect, test, vi } from 'vitest'
import { inApp, openApp, signIn } from '../../../test/fixtures.ts'
import { services } from '../services/tables.ts'
import { trades } from './trades.ts'

vi.setConfig({ testTimeout: 60_000 })
const host = 'demo.localhost:8000'

inApp('a new business comes to its first booking in five steps, with what its trade begins with', async (context) => {
  const { demo, tenancy } = context
  const owner = await signIn(context, host, { memberOf: 'demo' })
  const done = async () =>
    (await owner.get('/api/checklist/'))
      .json()
      .steps.filter((one: { is_done: boolean }) => one.is_done)
      .map(({ step }: { step: string }) => step)
  expect((await owner.get('/api/checklist/')).json()).toMatchObject({ done: 0, steps: { length: 5 } })

  const reply = await owner.post('/api/starters/', { trade: 'hammam_spa', language: 'ar', staff_name: 'Salma' })
  expect([reply.statusCode, reply.json()]).toEqual([201, { services: 6, staff: 1, hours: 1, policy: true }])
  expect(await done()).toEqual(['services', 'hours', 'policy'])
  const { results } = (await owner.get('/api/services/?ordering=position')).json()
  expect(results).toHaveLength(6)
  expect(results.find(({ price }: { price: string }) => price === '200.00')).toMatchObject({
    ...{ name: 'حمام وتقشير', translations: { fr: { name: 'Hammam et gommage' }, en: { name: 'Hammam and scrub' } } },
    ...{ duration_minutes: 60, buffer_after_minutes: 15, currency: 'MAD' },
  })
  expect((await owner.get('/api/policies/current/')).json()).toMatchObject({ version: 1, no_show_percent: 50 })

  await owner.request('PATCH', '/api/settings/', { notice: { fr: 'Bienvenue.' } })
  expect(await done()).toContain('page')
  const service = results[0]
  const from = Temporal.Now.plainDateISO('UTC').add({ days: 1 }).toString()
  const free = (await demo.get(`/api/availability/slots/?service=${service.id}&from=${from}&first=1`)).json()
  const [{ start_time }] = free.results
  const booked = await demo.post('/api/bookings/', {
    service_id: service.id,
    customer_email: 'a@example.com',
    start_time,
  })
  expect(booked.statusCode).toBe(201)
  expect((await owner.get('/api/checklist/')).json().done).toBe(5)

  // What there is stays as it is.
  const again = await owner.post('/api/starters/', { trade: 'barber', staff_name: 'Omar' })
  expect(again.json()).toEqual({ services: 0, staff: 0, hours: 0, policy: false })
  expect((await owner.get('/api/audit/?action=starters.')).json().results).toHaveLength(2)
  expect(await (await tenancy.open('acme')).db.$count(services)).toBe(0)
})

test('every trade is told in three languages, and can be begun with', async () => {
  const context = await openApp()
  const owner = await signIn(context, host, { memberOf: 'demo' })
  for (const lang of ['fr', 'ar', 'en']) {
    const { results } = (await owner.get(`/api/starters/?lang=${lang}`)).json()
    expect(results.map(({ trade }: { trade: string }) => trade)).toEqual(Object.keys(trades))
    for (const { name, services, hours } of results) {
      expect(services.length).toBeGreaterThanOrEqual(5)
      expect(hours.length).toBeGreaterThanOrEqual(5)
      const words = [name, ...services.map((one: { name: string }) => one.name)]
      expect([lang, words.every((word) => /[\u0600-\u06ff]/.test(word) === (lang === 'ar'))]).toEqual([lang, true])
      expect(new Set(words).size).toBe(words.length)
    }
  }
  const one = (await owner.get('/api/starters/?trade=barber')).json().results
  expect(one).toMatchObject([{ trade: 'barber', name: 'Barbier', policy: { cancel_tiers: [], no_show_percent: 0 } }])
  for (const role of ['reception', 'staff', 'accountant'] as const) {
    const member = await signIn(context, host, { memberOf: 'demo', role })
    expect((await member.post('/api/starters/', { trade: 'barber' })).statusCode).toBe(403)
    expect((await member.get('/api/checklist/')).statusCode).toBe(200)
  }
  expect((await owner.post('/api/starters/', { trade: 'circus' })).statusCode).toBe(400)
  // Two at once put in one.
  const both = await Promise.all([1, 2].map(() => owner.post('/api/starters/', { trade: 'doctor' })))
  expect(both.map((reply) => reply.json().services).sort()).toEqual([0, 5])
})
