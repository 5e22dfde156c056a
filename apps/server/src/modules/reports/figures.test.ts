import { eq } from 'drizzle-orm'
import { expect } from 'vitest'
import { type AppContext, inApp, signIn } from '../../../test/fixtures.ts'
import { tenants, usage } from '../tenants/tables.ts'

async function counted({ tenancy, open }: AppContext) {
  const [demo, acme] = await Promise.all([open('demo'), open('acme')])
  const day = (
    tenant: { id: string; slug: string },
    onDate: string,
    values: Partial<typeof usage.$inferInsert> = {},
  ) => ({
    ...{ tenantId: tenant.id, slug: tenant.slug, onDate },
    ...values,
  })
  const gone = { id: crypto.randomUUID(), slug: 'gone' }
  await tenancy.shared.db.insert(usage).values([
    day(demo, '2030-01-07', { bookings: 3, cancelled: 1, revenueMinor: { MAD: 150_00, EUR: 20_00 } }),
    day(demo, '2030-01-08', {
      bookings: 2,
      attended: 4,
      revenueMinor: { MAD: 50_50 },
      failure: 'it could not be read',
    }),
    day(acme, '2030-01-07', { bookings: 5, newCustomers: 2, failedMessages: 1, revenueMinor: { JPY: 900 } }),
    day(acme, '2030-02-01', { bookings: 100 }),
    day(gone, '2030-01-07', { bookings: 1 }),
  ])
  await tenancy.shared.db.update(tenants).set({ subscriptionTier: 'premium' }).where(eq(tenants.slug, 'acme'))
}

inApp('operators see what all businesses did, by day and together, and what could not be counted', async (context) => {
  await counted(context)
  const operator = await signIn(context, 'localhost:8000', { superuser: true })
  const reply = (await operator.get('/api/figures/?from_date=2030-01-01&to_date=2030-01-31')).json()
  expect(reply).toMatchObject({
    from_date: '2030-01-01',
    to_date: '2030-01-31',
    sum: {
      bookings: 11,
      cancelled: 1,
      attended: 4,
      new_customers: 2,
      failed_messages: 1,
      revenue: { EUR: '20.00', JPY: '900', MAD: '200.50' },
      active_tenants: 3,
      new_tenants: 0,
      failed_tenants: 1,
    },
    failures: [{ slug: 'demo', on_date: '2030-01-08', failure: 'it could not be read' }],
  })
  expect(reply.days).toMatchObject([
    { on_date: '2030-01-07', bookings: 9, active_tenants: 3, revenue: { EUR: '20.00', JPY: '900', MAD: '150.00' } },
    { on_date: '2030-01-08', bookings: 2, active_tenants: 1, failed_tenants: 1, revenue: { MAD: '50.50' } },
  ])
  const premium = (await operator.get('/api/figures/?from_date=2030-01-01&to_date=2030-02-01&tier=premium')).json()
  expect(premium.sum).toMatchObject({ bookings: 105, active_tenants: 1, revenue: { JPY: '900' } })
  expect((await operator.get('/api/figures/')).json()).toMatchObject({
    sum: { bookings: 0, revenue: {}, new_tenants: 2 },
  })
  for (const query of ['from_date=2030-01-02&to_date=2030-01-01', 'from_date=2020-01-01&to_date=2030-01-01']) {
    expect((await operator.get(`/api/figures/?${query}`)).json()).toMatchObject({ code: 'reports.invalid_dates' })
  }
})

inApp('and each business, in the order they ask for', async (context) => {
  await counted(context)
  const operator = await signIn(context, 'localhost:8000', { superuser: true })
  const list = async (query = '') => {
    const reply = await operator.get(`/api/figures/tenants/?from_date=2030-01-01&to_date=2030-01-31${query}`)
    return reply.json() as { count: number; next: string | null; results: { slug: string; bookings: number }[] }
  }
  const slugs = async (query?: string) => (await list(query)).results.map(({ slug }) => slug)
  expect((await list()).results).toMatchObject([
    { slug: 'acme', name: 'Acme Corp', tier: 'premium', bookings: 5, revenue: { JPY: '900' }, failed_days: 0 },
    { slug: 'demo', bookings: 5, revenue: { EUR: '20.00', MAD: '200.50' }, failed_days: 1 },
    { slug: 'gone', name: null, tier: null, bookings: 1, revenue: {} },
  ])
  expect(await slugs('&ordering=-revenue')).toEqual(['demo', 'acme', 'gone'])
  expect(await slugs('&ordering=-revenue&currency=JPY')).toEqual(['acme', 'demo', 'gone'])
  expect(await slugs('&ordering=-slug')).toEqual(['gone', 'demo', 'acme'])
  expect(await slugs('&ordering=bookings&page_size=1&page=2')).toEqual(['acme'])
  expect(await list('&tier=premium')).toMatchObject({ count: 1, next: null })
})

inApp('nobody else does', async (context) => {
  expect((await context.platform.get('/api/figures/')).statusCode).toBe(401)
  const member = await signIn(context, 'localhost:8000', { memberOf: 'demo' })
  for (const path of ['/api/figures/', '/api/figures/tenants/']) expect((await member.get(path)).statusCode).toBe(403)
  expect((await context.demo.get('/api/figures/')).statusCode).toBe(404)
})

inApp('counted anew at once, of those that can be; the others are named', async (context) => {
  const { tenancy, open } = context
  const operator = await signIn(context, 'localhost:8000', { superuser: true })
  await tenancy.internals.owner.with((client) => client.query('drop table tenant_acme.bookings_booking cascade'))
  const reply = await operator.post('/api/figures/refresh/', undefined)
  expect(reply.statusCode).toBe(200)
  expect(reply.json()).toEqual({
    counted: 1,
    failures: [{ slug: 'acme', message: expect.stringContaining('bookings') }],
  })
  expect(await tenancy.shared.db.$count(usage, eq(usage.tenantId, (await open('demo')).id))).toBe(2)
  expect((await operator.get('/api/figures/')).json()).toMatchObject({
    sum: { failed_tenants: 1 },
    failures: [{ slug: 'acme', failure: expect.stringContaining('bookings') }],
  })
  const support = await signIn(context, 'demo.localhost:8000', { memberOf: 'demo' })
  expect((await support.post('/api/figures/refresh/', undefined)).statusCode).toBe(404)
})
