import type { RequestListener } from 'node:http'
import type { TenantHandle } from '@bookme/tenancy'
import { eq } from 'drizzle-orm'
import { expect, test, vi } from 'vitest'
import { appOfFile } from '../../../test/fixtures.ts'
import { byClock } from '../../core/audit/index.ts'
import { NotYetError } from '../../core/jobs/index.ts'
import { jobOutbox } from '../../core/jobs/shared-tables.ts'
import { deliver, mostAttempts } from './deliver.ts'
import { createEndpoint, type GivenSecret, replayFailed, rotateSecret, sendTest } from './operations.ts'
import { poster } from './post.ts'
import { resealSecrets } from './reseal.ts'
import { headersOf, webhookSeal } from './sign.ts'
import { sweepDeliveries } from './sweep.ts'
import { type WebhookEndpoint, webhookDeliveries, webhookEndpoints } from './tables.ts'
import { isSignedBy, receiver } from './test/receiver.ts'

const app = appOfFile({ testWebhookLoopback: true })
const start = Temporal.Instant.from('2030-01-07T09:00:00Z')

interface World {
  tenant: TenantHandle
  /** What time it is; tests move it. */
  clock: { now: Temporal.Instant }
  make(answer?: RequestListener): Promise<GivenSecret & Awaited<ReturnType<typeof receiver>>>
  /** Asks for a test to be sent. @returns the delivery's id */
  ask(endpoint: WebhookEndpoint): Promise<string>
  send(deliveryId: string): Promise<void>
  find(deliveryId: string): Promise<typeof webhookDeliveries.$inferSelect>
  endpointOf(id: string): Promise<WebhookEndpoint>
}

async function world(timeoutMs = 3000): Promise<World> {
  const tenant = await app().open('demo')
  await tenant.db.delete(webhookEndpoints)
  const clock = { now: start }
  const seal = webhookSeal(app().config.healthKeys)
  const around = () => ({ tenant, seal, by: byClock, now: clock.now })
  const post = poster({ rules: app().config, resolve: async () => [], timeoutMs })
  return {
    tenant,
    clock,
    make: async (answer) => {
      const there = await receiver(answer)
      const wanted = { url: there.url, description: '', events: ['*'], isActive: true }
      return { ...there, ...(await tenant.transaction((tx) => createEndpoint(tx, around(), wanted))) }
    },
    ask: async ({ id }) => (await tenant.transaction((tx) => sendTest(tx, around(), id))).id,
    send: (id) => deliver(tenant, id, new AbortController().signal, { seal, post, now: () => clock.now }),
    find: async (id) => (await tenant.db.select().from(webhookDeliveries).where(eq(webhookDeliveries.id, id)))[0]!,
    endpointOf: async (id) => (await tenant.db.select().from(webhookEndpoints).where(eq(webhookEndpoints.id, id)))[0]!,
  }
}

/** Answers with each of these statuses in turn, and the last one from then on. */
function answering(...statuses: number[]): RequestListener {
  let count = 0
  return (_request, response) => {
    const status = statuses[Math.min(count++, statuses.length - 1)] as number
    response.writeHead(status).end(`status ${status}`)
  }
}

test('what is sent is signed with the secret, in the way of Standard Webhooks, and with no other', async () => {
  const { make, ask, send, find, clock } = await world()
  const { endpoint, secret, received, events } = await make()
  const id = await ask(endpoint)
  await send(id)
  const [message] = received
  expect(isSignedBy(secret, message!)).toBe(true)
  expect(isSignedBy(`whsec_${Buffer.alloc(32).toString('base64')}`, message!)).toBe(false)
  expect(isSignedBy(secret, { ...message!, body: message!.body.replace('test', 'tess') })).toBe(false)
  const delivery = await find(id)
  expect(message!.headers).toMatchObject({
    'webhook-id': delivery.eventId,
    'webhook-timestamp': String(clock.now.epochMilliseconds / 1000),
    'content-type': 'application/json',
  })
  expect(events()).toEqual([
    {
      ...{ id: delivery.eventId, type: 'webhook.test', tenant: 'demo', created_at: start.toString(), sequence: null },
      data: { message: expect.any(String) },
    },
  ])
  expect(delivery).toMatchObject({ status: 'delivered', attempts: 1, responseStatus: 200, responseBody: 'ok' })
  // Whoever is given the same job again has nothing to do.
  await send(id)
  expect(received.length).toBe(1)
})

test('the signature is the one that the reference libraries of Standard Webhooks have in their example', async () => {
  const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
  const body = '{"test": 2432232314}'
  const at = Temporal.Instant.fromEpochMilliseconds(1614265330_000)
  expect(headersOf({ id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', at, body }, [secret])).toEqual({
    'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    'webhook-timestamp': '1614265330',
    'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  })
})

test('while a secret is replaced both sign, and after a day the new one alone', async () => {
  const { tenant, make, ask, send, clock } = await world()
  const { endpoint, secret, received } = await make()
  const seal = webhookSeal(app().config.healthKeys)
  const given = await tenant.transaction((tx) =>
    rotateSecret(tx, { tenant, seal, by: byClock, now: clock.now }, endpoint.id),
  )
  await send(await ask(endpoint))
  clock.now = start.add({ hours: 24 })
  await send(await ask(endpoint))
  const signed = received.map((message) => [isSignedBy(secret, message), isSignedBy(given.secret, message)])
  expect(signed).toEqual([
    [true, true],
    [false, true],
  ])
})

test('it is sent again until it is taken, further and further apart, with the same id and a fresh timestamp', async () => {
  const { tenant, make, ask, send, find, endpointOf, clock } = await world()
  const { endpoint, secret, received } = await make(answering(500, 404, 302, 200))
  const id = await ask(endpoint)
  for (const seconds of [5, 30, 120]) {
    await send(id)
    const { status, nextAttemptAt, lastError } = await find(id)
    expect([status, lastError]).toEqual(['queued', expect.stringMatching(/^the status is (500|404|302), not 2xx$/)])
    const pause = (nextAttemptAt!.epochMilliseconds - clock.now.epochMilliseconds) / 1000
    expect(pause).toBeGreaterThanOrEqual(seconds * 0.9)
    expect(pause).toBeLessThanOrEqual(seconds * 1.1)
    // Before its time nobody sends it.
    await expect(send(id)).rejects.toThrow(NotYetError)
    // Its next attempt is asked for where this one was written down.
    const asked = await app().tenancy.shared.db.select().from(jobOutbox).where(eq(jobOutbox.tenantId, tenant.id))
    expect(asked.map(({ dueAt }) => dueAt.toString())).toContain(nextAttemptAt!.toString())
    clock.now = nextAttemptAt!
  }
  expect((await endpointOf(endpoint.id)).failingSince?.toString()).toBe(start.toString())
  await send(id)
  expect(await find(id)).toMatchObject({ status: 'delivered', attempts: 4, lastError: '', nextAttemptAt: null })
  const after = await endpointOf(endpoint.id)
  expect([after.failingSince, String(after.updatedAt)]).toEqual([null, String(endpoint.updatedAt)])
  expect(new Set(received.map(({ headers }) => headers['webhook-id'])).size).toBe(1)
  expect(new Set(received.map(({ headers }) => headers['webhook-timestamp'])).size).toBe(4)
  expect(received.every((message) => isSignedBy(secret, message))).toBe(true)
})

test('after twelve attempts over a day it is given up, and can be sent again', async () => {
  const { tenant, make, ask, send, find, clock } = await world()
  let status = 503
  const { endpoint, received } = await make((_request, response) => void response.writeHead(status).end())
  const id = await ask(endpoint)
  for (let attempt = 1; attempt <= mostAttempts; attempt++) {
    await send(id)
    clock.now = (await find(id)).nextAttemptAt ?? clock.now
  }
  const hours = clock.now.since(start).total('hours')
  expect(hours).toBeGreaterThan(21)
  expect(hours).toBeLessThan(27)
  expect(await find(id)).toMatchObject({ status: 'failed', attempts: 12, responseStatus: 503 })
  await send(id)
  expect(received.length).toBe(12)
  status = 204
  const again = () => tenant.transaction((tx) => replayFailed(tx, { now: clock.now }, { since: start }))
  expect(await again()).toEqual({ replayed: 1, left: false })
  expect(await again()).toEqual({ replayed: 0, left: false })
  const [repeated] = await tenant.db.select().from(webhookDeliveries).where(eq(webhookDeliveries.replayOf, id))
  await send(repeated!.id)
  expect(received.at(-1)!.headers['webhook-id']).toBe(received[0]!.headers['webhook-id'])
  expect((await find(repeated!.id)).status).toBe('delivered')
})

test('who is asked to wait waits, but not for ever', async () => {
  const { make, ask, send, find, clock } = await world()
  for (const [asked, seconds] of [
    ['600', 600],
    ['86400', 3600],
    ['soon', 5.5],
  ] as const) {
    const { endpoint } = await make(
      (_request, response) => void response.writeHead(429, { 'retry-after': asked }).end(),
    )
    const id = await ask(endpoint)
    await send(id)
    const pause = (await find(id)).nextAttemptAt!.since(clock.now).total('seconds')
    expect(pause).toBeLessThanOrEqual(seconds)
    if (seconds > 60) expect(pause).toBe(seconds)
  }
})

test('410 switches it off at once, and what waits for it is not sent', async () => {
  const { tenant, make, ask, send, find, endpointOf } = await world()
  const { endpoint, received } = await make(answering(410))
  const [id, other] = [await ask(endpoint), await ask(endpoint)]
  await send(id)
  expect(await endpointOf(endpoint.id)).toMatchObject({
    isActive: false,
    disabledReason: expect.stringContaining('410'),
  })
  await send(other)
  expect([(await find(id)).status, (await find(other)).status]).toEqual(['failed', 'cancelled'])
  expect(received.length).toBe(1)
  const asked = await app().tenancy.shared.db.select().from(jobOutbox).where(eq(jobOutbox.name, 'webhooks.tell_owners'))
  expect(asked.filter(({ tenantId }) => tenantId === tenant.id)).toMatchObject([
    { payload: { host: new URL(endpoint.url).host, why: 'gone' } },
  ])
})

test('five days of nothing but failures switch it off, one that arrives in between does not', async () => {
  const { make, ask, send, endpointOf, clock } = await world()
  let status = 500
  const { endpoint } = await make((_request, response) => void response.writeHead(status).end())
  const attemptAfter = async (hours: number, answer: number) => {
    clock.now = clock.now.add({ hours })
    status = answer
    await send(await ask(endpoint))
    return (await endpointOf(endpoint.id)).isActive
  }
  expect(await attemptAfter(0, 500)).toBe(true)
  expect(await attemptAfter(119, 500)).toBe(true)
  expect(await attemptAfter(0, 200)).toBe(true)
  expect(await attemptAfter(2, 500)).toBe(true)
  expect(await attemptAfter(119, 500)).toBe(true)
  expect(await attemptAfter(1, 500)).toBe(false)
  expect((await endpointOf(endpoint.id)).disabledReason).toContain('5 days')
})

test('twenty that are given up in a row switch it off', async () => {
  const { tenant, make, ask, send, endpointOf, clock } = await world()
  let status = 500
  const { endpoint } = await make((_request, response) => void response.writeHead(status).end())
  const giveUp = async () => {
    const id = await ask(endpoint)
    await tenant.db.update(webhookDeliveries).set({ attempts: 11 }).where(eq(webhookDeliveries.id, id))
    await send(id)
    return (await endpointOf(endpoint.id)).isActive
  }
  for (let count = 1; count < 20; count++) expect([count, await giveUp()]).toEqual([count, true])
  // One that arrives begins the count anew.
  status = 200
  await send(await ask(endpoint))
  status = 500
  for (let count = 1; count < 20; count++) expect([count, await giveUp()]).toEqual([count, true])
  expect(await giveUp()).toBe(false)
  expect((await endpointOf(endpoint.id)).disabledReason).toContain('20 events')
  expect(clock.now.toString()).toBe(start.toString())
})

test('of two workers one sends it; whoever dies in between leaves it to the next, with the same id', async () => {
  const { tenant, make, ask, send, find, clock } = await world()
  const { promise: answered, resolve: answer } = Promise.withResolvers<void>()
  const { endpoint, received } = await make((_request, response) => void answered.then(() => response.end()))
  const id = await ask(endpoint)
  const first = send(id)
  await expect.poll(() => received.length).toBe(1)
  await expect(send(id)).rejects.toThrow('Somebody else is sending it.')
  answer()
  await first
  await send(id)
  expect(received.length).toBe(1)

  const raced = await ask(endpoint)
  const results = await Promise.allSettled(Array.from({ length: 4 }, () => send(raced)))
  expect(results.filter(({ status }) => status === 'fulfilled').length).toBeGreaterThanOrEqual(1)
  expect([received.length, (await find(raced)).attempts]).toEqual([2, 1])

  // Killed once it was handed over: nobody has written down how it ended.
  const lost = await ask(endpoint)
  const metadata = { sending_until: clock.now.add({ seconds: 30 }).toString() }
  await tenant.db.update(webhookDeliveries).set({ attempts: 1, metadata }).where(eq(webhookDeliveries.id, lost))
  await expect(send(lost)).rejects.toMatchObject({ seconds: 30 })
  clock.now = clock.now.add({ seconds: 30 })
  await send(lost)
  expect(await find(lost)).toMatchObject({ status: 'delivered', attempts: 2, metadata: {} })
})

test('whoever took longer than their time says nothing of what somebody else sends meanwhile', async () => {
  const { make, ask, send, find, clock } = await world()
  const { promise: answered, resolve: answer } = Promise.withResolvers<void>()
  let count = 0
  const { endpoint, received } = await make((_request, response) => {
    count += 1
    if (count === 1) void answered.then(() => response.writeHead(500).end())
    else response.writeHead(503).end()
  })
  const id = await ask(endpoint)
  const slow = send(id)
  await expect.poll(() => received.length).toBe(1)
  clock.now = clock.now.add({ seconds: 31 })
  await send(id)
  answer()
  await slow
  expect(await find(id)).toMatchObject({ status: 'queued', attempts: 2, responseStatus: 503 })
})

test('a slow endpoint has two under way, and leaves the rest of the queue to others', async () => {
  const { make, ask, send } = await world()
  const { promise: answered, resolve: answer } = Promise.withResolvers<void>()
  const slow = await make((_request, response) => void answered.then(() => response.end()))
  const quick = await make()
  const ids = [await ask(slow.endpoint), await ask(slow.endpoint), await ask(slow.endpoint)]
  const sent = ids.slice(0, 2).map(send)
  await expect.poll(() => slow.received.length).toBe(2)
  await expect(send(ids[2] as string)).rejects.toThrow('Others are on their way')
  await send(await ask(quick.endpoint))
  expect(quick.received.length).toBe(1)
  answer()
  await Promise.all(sent)
  await send(ids[2] as string)
  expect(slow.received.length).toBe(3)
})

test('an endpoint that is deleted while something is on its way takes it along', async () => {
  const { tenant, make, ask, send } = await world()
  const { promise: answered, resolve: answer } = Promise.withResolvers<void>()
  const { endpoint, received } = await make(
    (_request, response) => void answered.then(() => response.writeHead(500).end()),
  )
  const id = await ask(endpoint)
  const sent = send(id)
  await expect.poll(() => received.length).toBe(1)
  const remove = () => tenant.db.delete(webhookEndpoints).where(eq(webhookEndpoints.id, endpoint.id))
  await remove()
  answer()
  await sent
  await send(id)
  expect(await tenant.db.$count(webhookDeliveries)).toBe(0)
  // Both at once, again and again: neither waits for the other for ever, and nothing is left.
  for (let round = 0; round < 10; round++) {
    const one = await make()
    const some = [await ask(one.endpoint), await ask(one.endpoint)]
    const remove = tenant.db.delete(webhookEndpoints).where(eq(webhookEndpoints.id, one.endpoint.id))
    await Promise.all([...some.map(send), remove])
  }
  expect(await tenant.db.$count(webhookDeliveries)).toBe(0)
})

test('secrets are sealed, and sealed anew under a new key', async () => {
  const { tenant, make, ask, send, clock } = await world()
  const { endpoint, secret, received } = await make()
  const { secretSealed } = endpoint
  expect(JSON.stringify(await tenant.db.select().from(webhookEndpoints))).not.toContain(secret.slice(6))
  const newer = [{ id: 'new', secret: 'n'.repeat(32) }, ...app().config.healthKeys] as const
  expect(await resealSecrets.reseal(tenant, newer)).toEqual({ sealed: 1, resealed: 1 })
  expect(await resealSecrets.reseal(tenant, newer)).toEqual({ sealed: 1, resealed: 0 })
  const [after] = await tenant.db.select().from(webhookEndpoints)
  expect([after!.secretSealed.startsWith('v1.new.'), String(after!.updatedAt)]).toEqual([
    true,
    String(endpoint.updatedAt),
  ])
  // Without its key nothing is sent, nothing is counted, and whoever runs the worker sees why.
  const id = await ask(endpoint)
  await expect(send(id)).rejects.toThrow('under the key new')
  const seal = webhookSeal(newer)
  const post = poster({ rules: app().config, resolve: async () => [] })
  await deliver(tenant, id, new AbortController().signal, { seal, post, now: () => clock.now })
  expect(isSignedBy(secret, received[0]!)).toBe(true)
  // Copied to another endpoint it does not open.
  const other = await make()
  await tenant.db.update(webhookEndpoints).set({ secretSealed }).where(eq(webhookEndpoints.id, other.endpoint.id))
  await expect(send(await ask(other.endpoint))).rejects.toThrow('not of this subject')
})

test('deliveries are kept for thirty days, and those whose job was lost are asked for again', async () => {
  const { tenant, make, ask, send, find } = await world()
  const { endpoint } = await make()
  const [done, waiting] = [await ask(endpoint), await ask(endpoint)]
  await send(done)
  const log = { info: vi.fn(), error: vi.fn() }
  const { shared } = app().tenancy
  await shared.db.delete(jobOutbox)
  const sweep = (days: number) => sweepDeliveries(app().tenancy, log, start.add({ hours: days * 24 }))
  await sweep(29)
  expect(await tenant.db.$count(webhookDeliveries)).toBe(2)
  expect(await shared.db.select().from(jobOutbox)).toMatchObject([{ payload: { deliveryId: waiting } }])
  await sweep(31)
  expect(await find(done)).toBeUndefined()
  expect(await find(waiting)).toMatchObject({ status: 'queued' })
  expect(log.error).not.toHaveBeenCalled()
})
