import { TenantClient } from '@bookme/tenancy/testing'
import type { LightMyRequestResponse } from 'fastify'
import { expect, test } from 'vitest'
import { openApp } from '../test/fixtures.ts'
import { seedDemo } from './demo.ts'
import { enlivenDemo } from './demo-days.ts'
import { letDemoPeopleIn } from './demo-people.ts'
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
