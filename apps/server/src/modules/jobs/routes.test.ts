import { randomUUIDv7 } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { expect } from 'vitest'
import { type AppContext, inApp, signIn } from '../../../test/fixtures.ts'
import { sharedAuditEvents } from '../../core/audit/shared-tables.ts'
import { jobFailures, jobOutbox, jobQueues } from '../../core/jobs/shared-tables.ts'

const now = Temporal.Now.instant()

async function fail({ tenancy, open }: AppContext, values: Partial<typeof jobFailures.$inferInsert> = {}) {
  const { id: tenantId } = await open('demo')
  const failure = {
    jobId: randomUUIDv7(),
    tenantId,
    queue: 'messages',
    name: 'messages.send',
    attempts: 9,
    failedAt: now,
  }
  const [row] = await tenancy.shared.db
    .insert(jobFailures)
    .values({ ...failure, error: 'Nobody answers.', ...values })
    .returning()
  return row!
}

inApp('operators see how queues stand and whether a worker is there', async (context) => {
  const { db } = context.tenancy.shared
  await db.insert(jobQueues).values([
    {
      name: 'messages',
      waiting: 7,
      outbox: 5,
      active: 2,
      failed: 1,
      oldestDueAt: now.subtract({ seconds: 90 }),
      seenAt: now,
    },
    { name: 'upkeep', seenAt: now.subtract({ minutes: 5 }) },
  ])
  const support = await signIn(context, 'localhost:8000', { support: true })
  const reply = await support.get('/api/jobs/queues/')
  expect(reply.json().results).toMatchObject([
    { name: 'messages', waiting: 7, outbox: 5, active: 2, failed: 1, is_worker_seen: true },
    { name: 'upkeep', waiting: 0, lag_seconds: 0, is_worker_seen: false },
  ])
  expect(reply.json().results[0].lag_seconds).toBeGreaterThanOrEqual(90)
  expect((await context.platform.get('/api/jobs/queues/')).statusCode).toBe(401)
  const owner = await signIn(context, 'demo.localhost:8000', { memberOf: 'demo' })
  expect((await owner.get('/api/jobs/queues/')).statusCode).toBe(404)
})

inApp('of what a failed job was about nothing personal is shown', async (context) => {
  const bookingId = randomUUIDv7()
  const payload = { bookingId, step: 2, at: '2030-01-07T09:00:00Z', to: ['amina@example.com'], phone: 212600000078 }
  const { id } = await fail(context, { payload })
  const support = await signIn(context, 'localhost:8000', { support: true })
  const reply = await support.get(`/api/jobs/failures/${id}/`)
  expect(reply.json()).toMatchObject({
    payload: { bookingId, step: 2, at: '2030-01-07T09:00:00Z', to: ['…'], phone: '…' },
  })
  const list = async (query: string) => (await support.get(`/api/jobs/failures/?${query}`)).json().count
  expect(await list('queue=messages')).toBe(1)
  expect(await list('queue=webhooks')).toBe(0)
  expect(await list(`tenant_id=${randomUUIDv7()}`)).toBe(0)
  expect(await list('name=messages.send&redriven_at__isnull=true')).toBe(1)
})

inApp(
  'a failed job is sent round again once, as the same job, by operators alone, which is written down',
  async (context) => {
    const { db } = context.tenancy.shared
    const { id, jobId, tenantId } = await fail(context, { payload: { bookingId: 'x' } })
    const support = await signIn(context, 'localhost:8000', { support: true })
    expect((await support.post(`/api/jobs/failures/${id}/redrive/`, undefined)).statusCode).toBe(403)
    const operator = await signIn(context, 'localhost:8000', { superuser: true })
    const replies = await Promise.all([1, 2].map(() => operator.post(`/api/jobs/failures/${id}/redrive/`, undefined)))
    expect(replies.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 409])
    expect(await db.select().from(jobOutbox)).toMatchObject([
      { tenantId, name: 'messages.send', payload: { bookingId: 'x' }, metadata: { jobId, attempts: 0 } },
    ])
    const events = await db.select().from(sharedAuditEvents).where(eq(sharedAuditEvents.action, 'failures.redrive'))
    expect(events).toMatchObject([{ actorKind: 'operator', objectId: id, objectLabel: 'messages.send', tenantId }])
    const missing = await operator.post(`/api/jobs/failures/${randomUUIDv7()}/redrive/`, undefined)
    expect(missing.json()).toMatchObject({ status: 404, code: 'jobs.not_found' })
  },
)

inApp('many are sent round again by what they have in common', async (context) => {
  const { db } = context.tenancy.shared
  const { id: acme } = await context.open('acme')
  for (const values of [{}, { queue: 'webhooks', name: 'webhooks.call' }, { tenantId: acme }])
    await fail(context, values)
  const operator = await signIn(context, 'localhost:8000', { superuser: true })
  const redrive = async (body: object) => (await operator.post('/api/jobs/failures/redrive_some/', body)).json()
  expect(await redrive({})).toMatchObject({ status: 400 })
  expect(await redrive({ queue: 'messages', tenant_id: acme })).toEqual({ redriven: 1 })
  expect(await redrive({ queue: 'messages' })).toEqual({ redriven: 1 })
  expect(await redrive({ queue: 'messages' })).toEqual({ redriven: 0 })
  expect(await redrive({ name: 'webhooks.call' })).toEqual({ redriven: 1 })
  expect(await db.$count(jobOutbox)).toBe(3)
  const events = await db.select().from(sharedAuditEvents).where(eq(sharedAuditEvents.action, 'failures.redrive'))
  expect(events.map(({ after }) => after)).toContainEqual({ queue: 'messages', redriven: 1 })
})
