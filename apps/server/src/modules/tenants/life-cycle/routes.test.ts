import { eq } from 'drizzle-orm'
import { beforeAll, expect, test, vi } from 'vitest'
import { appOfFile, type Client, signIn } from '../../../../test/fixtures.ts'
import { sharedAuditEvents } from '../../../core/audit/shared-tables.ts'
import { messages } from '../../mail/tables.ts'
import { ownersOf } from '../../users/index.ts'
import { lifecycle, tenants } from '../tables.ts'
import { enderOf } from './ends.ts'

const app = appOfFile()
let operator: Client
let support: Client
let id: string
const take = (step: string, body: object = { reason: 'because' }, headers = {}) =>
  operator.post(`/api/tenants/${id}/${step}/`, body, headers)

beforeAll(async () => {
  operator = await signIn(app(), 'localhost:8000', { superuser: true })
  support = await signIn(app(), 'localhost:8000', { memberOf: 'demo' })
  await signIn(app(), 'acme.localhost:8000', { memberOf: 'acme' })
  await signIn(app(), 'acme.localhost:8000', { memberOf: 'acme', role: 'staff' })
  id = (await app().open('acme')).id
})

test('a business is taken through its life, each step on record and told to its owners alone', async () => {
  const path = [
    ['mark_past_due', 'past_due', 14],
    ['suspend', 'suspended', null],
    ['resume', 'past_due', 14],
    ['activate', 'active', null],
    ['archive', 'archived', 90],
    ['activate', 'active', null],
  ] as const
  for (const [step, status, days] of path) {
    const reply = await take(step)
    const { status: now, status_since: since, status_ends_at: ends } = reply.json()
    expect([step, reply.statusCode, now]).toEqual([step, 200, status])
    const left = ends === null ? null : Temporal.Instant.from(since).until(ends).total('days')
    // What is resumed has the time left that it had.
    if (left === null || days === null) expect([step, left]).toEqual([step, days])
    else expect(left).toBeCloseTo(days, 3)
  }
  const { db } = app().tenancy.shared
  const entries = await db.select().from(lifecycle).where(eq(lifecycle.tenantId, id)).orderBy(lifecycle.id)
  expect(entries.slice(1).map(({ toStatus }) => toStatus)).toEqual(path.map(([, status]) => status))
  expect(entries.at(-1)).toMatchObject({ reason: 'because', actorId: expect.any(String), actorName: 'Test User' })
  const ofTenant = eq(sharedAuditEvents.tenantId, id)
  // The first is its creation.
  const events = (await db.select().from(sharedAuditEvents).where(ofTenant).orderBy(sharedAuditEvents.id)).slice(1)
  expect(events.map(({ action }) => action)).toEqual(path.map(([step]) => `tenants.${step}`))
  expect(events[0]).toMatchObject({
    ...{ actorKind: 'operator', channel: 'api', reason: 'because', objectLabel: 'acme' },
    ...{ before: { status: 'active' }, after: { status: 'past_due' } },
  })
  const mail = await db.select().from(messages).where(eq(messages.tenantId, id)).orderBy(messages.id)
  expect(mail.map(({ kind }) => kind)).toEqual(path.map(([, status]) => `tenant_${status}`))
  expect(new Set(mail.map(({ recipient }) => recipient)).size).toBe(1)
  expect(mail[0]).toMatchObject({ subject: 'Un paiement manque pour Acme Corp', channel: 'email' })
})

test('what cannot be done says in which status it can', async () => {
  const reply = await take('resume')
  expect(reply.json()).toMatchObject({ status: 409, code: 'tenants.status' })
  expect(reply.json().detail).toBe('acme is active: only a business that is suspended can be resumed.')
  expect((await support.post(`/api/tenants/${id}/suspend/`, { reason: 'x' })).statusCode).toBe(403)
})

test('of twenty who take a step at once one does, and the same key takes it once', async () => {
  const { db } = app().tenancy.shared
  const before = await db.$count(lifecycle, eq(lifecycle.tenantId, id))
  const replies = await Promise.all(Array.from({ length: 20 }, () => take('suspend')))
  expect(replies.map(({ statusCode }) => statusCode).sort()).toEqual([200, ...Array(19).fill(409)])
  const key = { 'idempotency-key': 'resume once' }
  const again = await Promise.all([1, 2, 3].map(() => take('resume', undefined, key)))
  expect(again.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200])
  expect(await db.$count(lifecycle, eq(lifecycle.tenantId, id))).toBe(before + 2)
})

test('deleting takes the slug typed again, closes at once, and leaves what is to be kept', async () => {
  const wrong = await take('delete', { reason: 'gone', slug: 'demo' })
  expect(wrong.json()).toMatchObject({ status: 400, code: 'tenants.not_confirmed', errors: [{ field: 'slug' }] })
  const deleted = await take('delete', { reason: 'gone', slug: 'acme' })
  expect(deleted.json()).toMatchObject({ status: 'deleted', slug: 'acme' })
  await vi.waitFor(async () => expect((await app().acme.get('/api/services/')).json().code).toBe('tenants.closed'))
  const { tenancy } = app()
  await enderOf({ tenancy, ownersOf, log: { info: vi.fn(), error: vi.fn() } })(Temporal.Now.instant())
  expect(await tenancy.shared.db.$count(tenants, eq(tenants.id, id))).toBe(0)
  await vi.waitFor(async () => expect((await app().acme.get('/api/services/')).statusCode).toBe(404))
  expect((await operator.get(`/api/lifecycle/?slug=acme&to_status=deleted`)).json()).toMatchObject({ count: 1 })
  expect((await take('delete', { reason: 'gone', slug: 'acme' })).statusCode).toBe(404)
})
