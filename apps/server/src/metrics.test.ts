import { expect } from 'vitest'
import { inApp } from '../test/fixtures.ts'
import { jobQueues } from './core/jobs/shared-tables.ts'

inApp('figures of the queues are for programs on this machine, or with the token', async ({ app, tenancy }) => {
  const now = Temporal.Now.instant()
  const oldestDueAt = now.subtract({ seconds: 42 })
  await tenancy.shared.db
    .insert(jobQueues)
    .values({ name: 'messages', waiting: 3, active: 2, failed: 1, oldestDueAt, seenAt: now })
  const ask = (remoteAddress: string) => app.inject({ url: '/metrics', headers: { host: '127.0.0.1' }, remoteAddress })
  const reply = await ask('127.0.0.1')
  expect(reply.headers['content-type']).toBe('text/plain; version=0.0.4; charset=utf-8')
  expect(reply.body).toContain('# TYPE bookme_jobs_waiting gauge\nbookme_jobs_waiting{queue="messages"} 3\n')
  expect(reply.body).toMatch(/bookme_jobs_lag_seconds\{queue="messages"\} 4\d\n/)
  expect(reply.body).toMatch(/bookme_jobs_active\{queue="messages"\} 2\n/)
  expect(reply.body).toMatch(/bookme_jobs_failed\{queue="messages"\} 1\n/)
  expect(reply.body).toMatch(/bookme_jobs_worker_seen_seconds\{queue="messages"\} \d\n/)
  expect((await ask('192.0.2.1')).statusCode).toBe(404)
})
