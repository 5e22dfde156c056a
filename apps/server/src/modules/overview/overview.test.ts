import { randomUUIDv7 } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { expect } from 'vitest'
import { inApp, newService, newStaffMember, signIn } from '../../../test/fixtures.ts'
import { jobFailures } from '../../core/jobs/shared-tables.ts'
import { domainClaims, tenants, usage } from '../tenants/tables.ts'

const path = '/api/tenants/overview/'

inApp('an operator sees how each business stands, and finds those with which something is wrong', async (context) => {
  const { tenancy, open } = context
  const { db } = tenancy.shared
  const [demo, acme] = [await open('demo'), await open('acme')]
  const operator = await signIn(context, 'localhost:8000', { superuser: true })
  const slugs = async (query: string) => {
    const { count, results } = (await operator.get(path + query)).json()
    expect(count).toBe(results.length)
    return results.map(({ slug }: { slug: string }) => slug).sort()
  }
  expect(await slugs('?failing=true')).toEqual([])

  const today = Temporal.Now.plainDateISO('UTC')
  const day = (days: number, values: object) =>
    db.insert(usage).values({
      ...{ tenantId: demo.id, slug: 'demo', onDate: today.subtract({ days }).toString() },
      ...values,
    })
  await day(40, { bookings: 9, failedMessages: 100 })
  await day(3, { bookings: 2, failedMessages: 1, revenueMinor: { MAD: 250_00 } })
  await day(1, { cancelled: 1, failure: 'It could not be counted.' })
  const failed = { queue: 'webhooks', name: 'webhooks.call', attempts: 9, failedAt: Temporal.Now.instant() }
  await db.insert(jobFailures).values([
    { ...failed, jobId: randomUUIDv7(), tenantId: demo.id },
    { ...failed, jobId: randomUUIDv7(), tenantId: demo.id, redrivenAt: Temporal.Now.instant() },
  ])
  const { results } = (await operator.get(path)).json()
  const migrations = tenancy.migrationsOf('tenant').map(({ name }) => name)
  expect(results.find(({ slug }: { slug: string }) => slug === 'demo')).toMatchObject({
    domains: ['demo.localhost'],
    status: 'active',
    version: migrations.at(-1),
    missing_migrations: 0,
    last_booking_on: today.subtract({ days: 3 }).toString(),
    failed_jobs: 1,
    failed_messages: 1,
    uncounted: 'It could not be counted.',
  })
  expect(results[0].size_bytes).toBeGreaterThan(100_000)
  expect(await slugs('?failing=true')).toEqual(['demo'])
  expect(await slugs('?search=acme.loc')).toEqual(['acme'])
  expect(await slugs('?status=suspended')).toEqual([])
  expect((await operator.get(`${path}?page=2`)).statusCode).toBe(404)

  // A rollout that stopped before it.
  await tenancy.internals.owner.with((client) =>
    client.query(
      `delete from public.tenancy_migration m using public.tenancy_schema s
       where s.id = m.schema_id and s.schema_name = 'tenant_acme' and m.name = $1`,
      [migrations.at(-1)],
    ),
  )
  expect(await slugs('?failing=true')).toEqual(['acme', 'demo'])
  const one = (await operator.get(`/api/tenants/${acme.id}/overview/`)).json()
  expect(one).toMatchObject({ version: migrations.at(-2), missing_migrations: 1, last_booking_on: null })
  expect(one.migrations.at(-1)).toEqual({ name: migrations.at(-1), state: 'missing', applied_at: null })
  expect(one.migrations[0]).toEqual({ name: migrations[0], state: 'applied', applied_at: expect.any(String) })
})

inApp('an operator sees what one business has and did, and of one that is broken what can be seen', async (context) => {
  const { tenancy, open } = context
  const tenant = await open('demo')
  const { db } = tenancy.shared
  await newService(tenant.db)
  await newStaffMember(tenant.db)
  await newStaffMember(tenant.db, { isActive: false })
  await db.update(tenants).set({ maxBookings: 200 }).where(eq(tenants.id, tenant.id))
  const onDate = Temporal.Now.plainDateISO('UTC').toString()
  const did = { bookings: 7, attended: 3, messages: 4, revenueMinor: { MAD: 120_50 } }
  await db.insert(usage).values({ tenantId: tenant.id, slug: 'demo', onDate, ...did })
  const expiresAt = Temporal.Now.instant().add({ hours: 24 })
  await db.insert(domainClaims).values({ tenantId: tenant.id, domain: 'rdv.example.ma', token: 'secret', expiresAt })
  const support = await signIn(context, 'localhost:8000', { support: true })
  const address = `/api/tenants/${tenant.id}/overview/`
  const reply = await support.get(address)
  expect(reply.json()).toMatchObject({
    steps: ['mark_past_due', 'suspend', 'archive', 'delete'],
    holds: {
      staff: { used: 1, most: expect.any(Number) },
      services: { used: 1, most: expect.any(Number) },
      bookings: { used: 7, most: 200 },
      all_bookings: 0,
      customers: 0,
      members: expect.any(Number),
    },
    days: { bookings: 7, attended: 3, revenue: { MAD: '120.50' } },
    claims: [{ domain: 'rdv.example.ma', last_error: '' }],
  })
  expect(reply.body).not.toContain('secret')

  await tenancy.internals.owner.with((client) => client.query('drop table tenant_demo.bookings_booking cascade'))
  expect((await support.get(address)).json()).toMatchObject({ slug: 'demo', holds: null })
  expect((await support.get(`/api/tenants/${randomUUIDv7()}/overview/`)).statusCode).toBe(404)
})

inApp('nobody else reads it, and no business’s host has it', async (context) => {
  expect((await context.platform.get(path)).statusCode).toBe(401)
  const member = await signIn(context, 'localhost:8000', { memberOf: 'demo' })
  expect((await member.get(path)).statusCode).toBe(403)
  const operator = await signIn(context, 'demo.localhost:8000', { superuser: true })
  expect((await operator.get(path)).statusCode).toBe(404)
})

inApp('whoever works for the platform reads what they may do there', async (context) => {
  const who = { operator: { superuser: true }, support: { support: true }, nobody: { memberOf: 'demo' } }
  const told = async (one: keyof typeof who) =>
    (await (await signIn(context, 'localhost:8000', who[one])).get('/api/me/platform/')).json()
  expect(await told('operator')).toMatchObject({
    role: 'operator',
    permissions: expect.arrayContaining(['tenants.status']),
  })
  expect((await told('support')).permissions).not.toContain('tenants.status')
  expect(await told('nobody')).toMatchObject({ role: null, permissions: [] })
})
