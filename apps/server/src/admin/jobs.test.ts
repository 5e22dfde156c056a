import { randomUUIDv7 } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { appOfFile, signIn } from '../../test/fixtures.ts'
import { sharedAuditEvents } from '../core/audit/shared-tables.ts'
import { jobFailures, jobOutbox, jobQueues } from '../core/jobs/shared-tables.ts'
import { createSuperuser } from '../modules/users/index.ts'

const context = appOfFile()
const host = 'localhost:8000'
const password = 'correct horse battery staple'

test('the page about jobs shows queues and failures, and operators send them round again', async () => {
  const at = context()
  const { db } = at.tenancy.shared
  const now = Temporal.Now.instant()
  const { id: tenantId } = await at.open('demo')
  await db.insert(jobQueues).values({ name: 'webhooks', waiting: 4, failed: 2, seenAt: now.subtract({ minutes: 2 }) })
  const failure = { queue: 'webhooks', name: 'webhooks.call', attempts: 9, failedAt: now, tenantId }
  const failed = [1, 2, 3].map(() => ({ ...failure, jobId: randomUUIDv7(), error: '<b>Nobody</b> answers.' }))
  const [one] = await db.insert(jobFailures).values(failed).returning()
  const operator = await signIn(at, host, { superuser: true })
  const support = await signIn(at, host, { support: true })
  const page = await operator.get('/admin/jobs')
  expect(page.statusCode).toBe(200)
  expect(page.body).toContain('No worker was seen')
  expect(page.body).toContain('Demo Company')
  expect(page.body).toContain('&lt;b&gt;Nobody&lt;/b&gt; answers.')
  expect(page.body.match(/<form method="post"/g)).toHaveLength(4)
  expect((await support.get('/admin/jobs')).body).not.toContain('<form')
  expect((await operator.get('/admin')).body).toContain('<a href="/admin/jobs">')
  expect((await at.platform.get('/admin/jobs')).body).toContain('name="password"')

  const email = `user-${randomUUIDv7()}@example.com`
  await at.tenancy.shared.transaction((tx) => createSuperuser(tx, { email, password, name: 'Operator' }))
  let cookie = ''
  const submit = (url: string, fields: Record<string, string> = {}, headers: Record<string, string> = {}) =>
    at.app.inject({
      method: 'POST',
      url,
      headers: {
        host,
        origin: `http://${host}`,
        cookie,
        'content-type': 'application/x-www-form-urlencoded',
        ...headers,
      },
      payload: new URLSearchParams(fields).toString(),
    })
  cookie = String([(await submit('/admin/log-in', { email, password })).headers['set-cookie']].flat()[0]).split(';')[0]!
  const redrive = `/admin/jobs/failures/${one!.id}/redrive`
  for (const foreign of ['https://elsewhere.example', 'http://demo.localhost:8000']) {
    expect((await submit(redrive, {}, { origin: foreign })).statusCode).toBe(403)
  }
  expect(await db.$count(jobOutbox)).toBe(0)
  expect(await submit(redrive)).toMatchObject({ statusCode: 303, headers: { location: '/admin/jobs' } })
  const again = await submit(redrive)
  expect([again.statusCode, again.body]).toEqual([409, expect.stringContaining('sent round again already')])
  expect((await submit('/admin/jobs/failures/x/redrive')).body).toContain('sent round again already')
  expect((await submit('/admin/jobs/redrive', { queue: 'webhooks' })).statusCode).toBe(303)
  expect(await db.$count(jobOutbox)).toBe(3)
  const events = await db.select().from(sharedAuditEvents).where(eq(sharedAuditEvents.action, 'failures.redrive'))
  expect(events).toMatchObject([{ channel: 'admin' }, { channel: 'admin', after: { redriven: 2, queue: 'webhooks' } }])
})
