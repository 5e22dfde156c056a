import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { AppContext } from '../../../test/fixtures.ts'
import { inApp, openApp, signIn } from '../../../test/fixtures.ts'
import { sharedAuditEvents } from '../../core/audit/shared-tables.ts'
import { queueMessage } from './index.ts'
import { messages } from './tables.ts'

const queue = (
  { tenancy }: AppContext,
  text = 'Open https://demo.localhost/reset?token=secret&x=1 now\n\n<b>bold</b>',
) =>
  tenancy.shared.transaction(async (tx) => {
    await queueMessage(tx, { kind: 'reset', recipient: 'amina@example.com', subject: 'Réinitialiser', text })
  })

inApp('operators see whether mail was sent, and never what it says', async (context) => {
  await queue(context)
  const support = await signIn(context, 'localhost:8000', { superuser: true })
  const reply = await support.get('/api/mail/')
  expect(reply.json().results).toMatchObject([
    { kind: 'reset', recipient: 'a…@example.com', state: 'waiting', attempts: 0, last_error: '', sent_at: null },
  ])
  expect(reply.body).not.toMatch(/secret|Réinitialiser|amina/)
  expect((await support.get('/api/mail/?failed_at__isnull=false')).json().count).toBe(0)
  expect((await context.platform.get('/api/mail/')).statusCode).toBe(401)
  const owner = await signIn(context, 'demo.localhost:8000', { memberOf: 'demo' })
  expect((await owner.get('/api/mail/')).statusCode).toBe(404)
})

inApp('what was given up is tried again when an operator says so, which is written down', async (context) => {
  const { tenancy } = context
  const { db } = tenancy.shared
  await queue(context)
  const now = Temporal.Now.instant()
  await db.update(messages).set({ failedAt: now, attempts: 20, nextAttemptAt: now.add({ hours: 2 }) })
  const operator = await signIn(context, 'localhost:8000', { superuser: true })
  const [{ id, state }] = (await operator.get('/api/mail/')).json().results
  expect(state).toBe('failed')
  const reply = await operator.post(`/api/mail/${id}/retry/`, undefined)
  expect([reply.statusCode, reply.json()]).toEqual([200, expect.objectContaining({ state: 'waiting', attempts: 0 })])
  const [event] = await db.select().from(sharedAuditEvents).where(eq(sharedAuditEvents.action, 'mail.retry'))
  expect(event).toMatchObject({ action: 'mail.retry', objectLabel: 'reset to a…@example.com', actorKind: 'operator' })
  await db.update(messages).set({ sentAt: now })
  expect((await operator.post(`/api/mail/${id}/retry/`, undefined)).json()).toMatchObject({
    status: 409,
    code: 'mail.sent',
  })
})

inApp('in development its page shows the messages, as text, with links', async (context) => {
  await queue(context)
  const reply = await context.platform.get('/dev/mail')
  expect(reply.statusCode).toBe(200)
  expect(reply.body).toContain('<a href="https://demo.localhost/reset?token=secret&amp;x=1" dir="ltr">')
  expect(reply.body).toContain('amina@example.com')
  expect(reply.body).toContain('&lt;b&gt;bold')
  expect((await context.demo.get('/dev/mail')).statusCode).toBe(404)
  // What it shows opens accounts: nobody else in the network sees it.
  const elsewhere = { url: '/dev/mail', headers: { host: 'localhost:8000' }, remoteAddress: '192.168.1.20' }
  expect((await context.app.inject(elsewhere)).statusCode).toBe(404)
})

test('and there is none in production', async () => {
  const context = await openApp({ isProduction: true })
  await queue(context)
  expect((await context.platform.get('/dev/mail')).statusCode).toBe(404)
})
