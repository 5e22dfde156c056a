import { TenantClient } from '@bookme/tenancy/testing'
import type { LightMyRequestResponse } from 'fastify'
import { expect, test } from 'vitest'
import { openApp } from '../test/fixtures.ts'
import { seedDemo } from './demo.ts'
import { enlivenDemo } from './demo-days.ts'
import { letDemoPeopleIn } from './demo-people.ts'
import { reconcileLedger } from './modules/payments/reconciliation/reconcile.ts'
import { settingsOf } from './modules/tenants/index.ts'

const password = 'a password for the demonstration'

test('demo businesses have weeks full of bookings, and an owner, a receptionist and a staff member who log in', async () => {
  const context = await openApp()
  const { app, tenancy, open } = context
  await seedDemo(tenancy)
  const now = Temporal.Now.instant()
  const enliven = async (slug: string) => {
    const tenant = await open(slug)
    const { zone } = await settingsOf(tenancy)(tenant.id)
    await enlivenDemo(tenant, { zone, now })
  }
  for (const slug of ['demo', 'acme']) await enliven(slug)
  await letDemoPeopleIn(tenancy, password)

  const logIn = async (host: string, email: string) => {
    const payload = { email, password }
    const reply = await app.inject({ method: 'POST', url: '/api/auth/sign-in/email', headers: { host }, payload })
    expect([email, reply.statusCode]).toEqual([email, 200])
    const cookie = [reply.headers['set-cookie']]
      .flat()
      .map((line) => line?.split(';')[0])
      .join('; ')
    return new TenantClient<LightMyRequestResponse>(app, host, { cookie, origin: `http://${host}` })
  }
  const owner = await logIn('demo.localhost:8000', 'yasmine@salon-yasmine.example')
  const count = async (address: string, client = owner) => (await client.get(address)).json().count
  for (const [status, least] of [
    ['completed', 40],
    ['confirmed', 20],
    ['cancelled', 2],
    ['no_show', 1],
    ['pending', 1],
  ] as const) {
    expect([status, (await count(`/api/bookings/?status=${status}`)) >= least]).toEqual([status, true])
  }
  expect(await count('/api/waitlist/')).toBe(2)
  expect(await count('/api/transactions/?kind=payment')).toBeGreaterThan(20)
  // Each day that is over was closed with its own money: what is not counted yet is today's.
  const closings = (await owner.get('/api/closings/?ordering=on_date&page_size=100')).json().results
  expect(closings.length).toBeGreaterThan(8)
  expect(closings.some(({ difference }: { difference: string }) => difference === '-20.00')).toBe(true)
  const { zone } = await settingsOf(tenancy)((await open('demo')).id)
  const startOf = (date: string) => Temporal.PlainDate.from(date).toZonedDateTime(zone.name).toInstant()
  const moneyOf = async (from: string, days = 1) => {
    const until = Temporal.PlainDate.from(from).add({ days }).toString()
    const span = `occurred_at__gte=${startOf(from)}&occurred_at__lt=${startOf(until)}`
    const { totals } = (await owner.get(`/api/transactions/totals/?${span}`)).json()
    return Number(totals[0]?.amount ?? 0)
  }
  const sumOf = (expected: Record<string, string>) => Object.values(expected).reduce((sum, one) => sum + Number(one), 0)
  for (const { on_date, expected } of closings)
    expect([on_date, sumOf(expected)]).toEqual([on_date, await moneyOf(on_date)])
  const today = now.toZonedDateTimeISO(zone.name).toPlainDate().toString()
  expect(sumOf((await owner.get('/api/closings/preview/')).json().expected)).toBe(await moneyOf(today))
  expect(await reconcileLedger((await open('demo')).db)).toEqual([])
  expect(await count('/api/notifications/?status=failed')).toBe(1)
  // Nobody is written to about what is made up.
  expect(await count('/api/notifications/?status=queued')).toBe(0)
  const sessions = (await owner.get('/api/sessions/?ordering=-start_time&page_size=100')).json().results
  expect(sessions.some(({ capacity, taken }: { capacity: number; taken: number }) => capacity > 1 && taken > 1)).toBe(
    true,
  )

  const colleague = await logIn('demo.localhost:8000', 'khadija@salon-yasmine.example')
  const [all, hers] = [await count('/api/bookings/'), await count('/api/bookings/', colleague)]
  expect(hers).toBeGreaterThan(10)
  expect(hers).toBeLessThan(all)
  const reception = await logIn('acme.localhost:8000', 'sanaa@dentaire-atlas.example')
  expect((await reception.get('/api/me/')).json()).toMatchObject({ role: 'reception' })
  expect(await count('/api/bookings/', reception)).toBeGreaterThan(30)

  // Again changes nothing.
  await enliven('demo')
  await letDemoPeopleIn(tenancy, 'another password for it')
  await logIn('demo.localhost:8000', 'imane@salon-yasmine.example')
  expect(await count('/api/bookings/')).toBe(all)
})

test.each(['2026-11-22T02:00:00Z', '2026-11-23T11:10:00Z', '2027-03-01T18:00:00Z'])(
  'at %s a demo business can be filled, and twice the same',
  async (text) => {
    const pictures = []
    for (const _ of [1, 2]) {
      const { tenancy, open } = await openApp()
      await seedDemo(tenancy)
      const tenant = await open('demo')
      const { zone } = await settingsOf(tenancy)(tenant.id)
      await enlivenDemo(tenant, { zone, now: Temporal.Instant.from(text) })
      const { bookings } = await import('./modules/bookings/tables.ts')
      const rows = await tenant.db.select().from(bookings)
      pictures.push(rows.map(({ startTime, status, priceMinor }) => `${startTime} ${status} ${priceMinor}`).sort())
    }
    expect(pictures[0]).toEqual(pictures[1])
    expect(pictures[0]!.length).toBeGreaterThan(80)
  },
)
