import { randomUUIDv7 } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import { appOfFile, type Client, signIn } from '../../../test/fixtures.ts'
import { auditEvents } from '../../core/audit/tables.ts'
import { idempotencyKeys } from '../../core/idempotency/tables.ts'
import { webhookDeliveries, webhookEndpoints } from './tables.ts'

const app = appOfFile()
const host = 'demo.localhost:8000'
const url = 'https://hooks.example.com/bookme'
let owner: Client

beforeEach(async () => {
  owner ??= await signIn(app(), host, { memberOf: 'demo' })
  await app()
    .open('demo')
    .then(({ db }) => db.delete(webhookEndpoints))
})

const create = async (body: object = { url }, headers: Record<string, string> = {}) =>
  owner.request('POST', '/api/webhooks/', body, headers)

test('a webhook is made, shown, changed and deleted; its secret is shown once and kept nowhere in plain text', async () => {
  const reply = await create({ url, description: 'The accounts', events: ['booking.moved', 'booking.moved'] })
  const { secret, ...made } = reply.json()
  expect([reply.statusCode, made.events, secret]).toEqual([
    201,
    ['booking.moved'],
    expect.stringMatching(/^whsec_[\w+/]{43}=$/),
  ])
  expect(made).toMatchObject({ url, description: 'The accounts', is_active: true, failing_since: null })
  const path = `/api/webhooks/${made.id}/`
  expect((await owner.get(path)).json()).toEqual(made)
  expect((await owner.get('/api/webhooks/?is_active=true')).json().results).toEqual([made])
  const changed = await owner.request('PATCH', path, { url: 'https://example.com/', events: ['*'] })
  expect(changed.json()).toMatchObject({ url: 'https://example.com/', events: ['*'], description: 'The accounts' })
  expect((await owner.request('DELETE', path)).statusCode).toBe(204)
  expect((await owner.get(path)).json()).toMatchObject({ status: 404, code: 'webhooks.not_found' })
  const { db } = await app().open('demo')
  const written = JSON.stringify([await db.select().from(auditEvents), await db.select().from(idempotencyKeys)])
  expect(written).toContain('webhooks.create')
  expect(written).not.toMatch(/whsec_|secret_sealed|v1\.session/)
})

test('a request that comes again makes no other, and is told no secret', async () => {
  const key = { 'idempotency-key': randomUUIDv7() }
  const [first, again] = [(await create({ url }, key)).json(), (await create({ url }, key)).json()]
  expect([again.id, again.secret]).toEqual([first.id, null])
  const rotate = () => owner.request('POST', `/api/webhooks/${first.id}/rotate_secret/`, undefined, key)
  const [rotated, repeated] = [(await rotate()).json(), (await rotate()).json()]
  expect(rotated.secret).not.toBe(first.secret)
  expect([repeated.secret, repeated.older_secret_until]).toEqual([null, rotated.older_secret_until])
  const { db } = await app().open('demo')
  expect(JSON.stringify(await db.select().from(idempotencyKeys))).not.toContain('whsec_')
})

test('addresses that lead nowhere, or to us, are refused by name', async () => {
  const { id } = (await create()).json()
  for (const bad of [
    'http://example.com/',
    'https://127.0.0.1/',
    'https://169.254.169.254/',
    'https://a:b@example.com/',
    'x',
  ]) {
    for (const reply of [
      await create({ url: bad }),
      await owner.request('PATCH', `/api/webhooks/${id}/`, { url: bad }),
    ]) {
      expect([bad, reply.json()]).toEqual([
        bad,
        expect.objectContaining({ code: 'webhooks.invalid_url', errors: [expect.objectContaining({ field: 'url' })] }),
      ])
    }
  }
  for (const body of [{}, { url: 5 }, { url, events: [] }, { url, events: ['booking.held'] }, { url, secret: 'x' }]) {
    expect([body, (await create(body)).json().code]).toEqual([body, 'core.invalid'])
  }
})

test('there are at most twenty, however many are made at once', async () => {
  const { db } = await app().open('demo')
  const values = Array.from({ length: 18 }, () => ({ url, secretSealed: 'x' }))
  await db.insert(webhookEndpoints).values(values)
  const replies = await Promise.all(Array.from({ length: 6 }, () => create()))
  expect(replies.map(({ statusCode }) => statusCode).sort()).toEqual([201, 201, 409, 409, 409, 409])
  expect(replies.find(({ statusCode }) => statusCode === 409)!.json().code).toBe('webhooks.too_many')
  expect(await db.$count(webhookEndpoints)).toBe(20)
})

test('owners and managers have them, and nobody else who works there', async () => {
  const { id } = (await create()).json()
  for (const [role, reads, writes] of [
    ['manager', 200, 200],
    ['reception', 403, 403],
    ['staff', 403, 403],
    ['accountant', 403, 403],
  ] as const) {
    const client = await signIn(app(), host, { memberOf: 'demo', role })
    for (const path of ['/api/webhooks/', `/api/webhooks/${id}/`, '/api/webhook_deliveries/']) {
      expect([role, path, (await client.get(path)).statusCode]).toEqual([role, path, reads])
    }
    for (const action of ['test', 'rotate_secret']) {
      const { statusCode } = await client.post(`/api/webhooks/${id}/${action}/`, undefined)
      expect([role, action, statusCode]).toEqual([role, action, writes])
    }
  }
  const acme = await signIn(app(), 'acme.localhost:8000', { memberOf: 'acme' })
  expect((await acme.get(`/api/webhooks/${id}/`)).statusCode).toBe(404)
  expect((await acme.post(`/api/webhooks/${id}/test/`, undefined)).statusCode).toBe(404)
})

test('the log of deliveries tells what was sent, and sends it again', async () => {
  const { id } = (await create()).json()
  const other = (await create()).json()
  const test = async (endpoint: string) => (await owner.post(`/api/webhooks/${endpoint}/test/`, undefined)).json()
  const [first, second] = [await test(id), await test(id)]
  await test(other.id)
  expect(first).toMatchObject({ endpoint_id: id, event_type: 'webhook.test', status: 'queued', attempts: 0 })
  expect(first.payload).toMatchObject({ id: first.event_id, type: 'webhook.test', tenant: 'demo' })
  const idsOf = async (query: string) =>
    (await owner.get(`/api/webhook_deliveries/?${query}`)).json().results.map((one: { id: string }) => one.id)
  expect(await idsOf(`endpoint_id=${id}`)).toEqual([second.id, first.id])
  expect(await idsOf('status=failed')).toEqual([])
  expect((await idsOf('event_type=webhook.test&status=queued')).length).toBe(3)
  expect(await idsOf('event_type=booking.moved')).toEqual([])

  const again = (delivery: string) => owner.post(`/api/webhook_deliveries/${delivery}/replay/`, undefined)
  expect((await again(first.id)).json()).toMatchObject({ status: 409, code: 'webhooks.still_queued' })
  const { db } = await app().open('demo')
  await db.update(webhookDeliveries).set({ status: 'delivered', nextAttemptAt: null })
  // Of two at once one is sent.
  const replies = await Promise.all([again(first.id), again(first.id), again(first.id)])
  expect(replies.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409, 409])
  const repeated = replies.find(({ statusCode }) => statusCode === 200)!.json()
  expect(repeated).toMatchObject({ event_id: first.event_id, replay_of: first.id, status: 'queued' })
  expect(repeated.id).not.toBe(first.id)
  await db.update(webhookDeliveries).set({ status: 'failed', nextAttemptAt: null })
  // The first one again: it follows the last.
  expect((await again(first.id)).json()).toMatchObject({ replay_of: repeated.id })

  // What failed and was not sent again: the second, and the other endpoint's.
  const replayFailed = async (body: object) => (await owner.post('/api/webhook_deliveries/replay_failed/', body)).json()
  const future = Temporal.Now.instant().round('second').add({ hours: 1 }).toString()
  expect(await replayFailed({ since: future })).toEqual({ replayed: 0, left: false })
  expect(await replayFailed({ since: first.created_at, endpoint_id: other.id })).toEqual({ replayed: 1, left: false })
  expect(await replayFailed({ since: first.created_at })).toEqual({ replayed: 1, left: false })
  expect(await replayFailed({ since: first.created_at })).toEqual({ replayed: 0, left: false })
})

test('one that is switched off is sent nothing, and begins anew when it is switched on', async () => {
  const { id } = (await create()).json()
  const sent = (await owner.post(`/api/webhooks/${id}/test/`, undefined)).json()
  const { db } = await app().open('demo')
  const now = Temporal.Now.instant().round('millisecond')
  const off = { isActive: false, disabledAt: now, disabledReason: 'x', failingSince: now, metadata: { given_up: 3 } }
  await db.update(webhookEndpoints).set(off)
  await db.update(webhookDeliveries).set({ status: 'failed' })
  for (const path of [`webhooks/${id}/test`, `webhook_deliveries/${sent.id}/replay`]) {
    expect((await owner.post(`/api/${path}/`, undefined)).json()).toMatchObject({ code: 'webhooks.switched_off' })
  }
  const named = { since: now.toString(), endpoint_id: id }
  expect((await owner.post('/api/webhook_deliveries/replay_failed/', named)).json().code).toBe('webhooks.switched_off')
  const edited = await owner.request('PATCH', `/api/webhooks/${id}/`, { description: 'y' })
  expect(edited.json()).toMatchObject({ is_active: false, disabled_reason: 'x' })
  const on = await owner.request('PATCH', `/api/webhooks/${id}/`, { is_active: true })
  expect(on.json()).toMatchObject({ is_active: true, disabled_at: null, disabled_reason: '', failing_since: null })
  expect((await db.select().from(webhookEndpoints))[0]!.metadata).toEqual({})
  expect((await owner.request('PATCH', `/api/webhooks/${id}/`, { is_active: false })).json()).toMatchObject({
    is_active: false,
    disabled_at: null,
  })
})
