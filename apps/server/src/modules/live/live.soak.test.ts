import { type ClientRequest, type IncomingMessage, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { and, eq } from 'drizzle-orm'
import { expect, onTestFinished, test, vi } from 'vitest'
import {
  type AppContext,
  type Client,
  newService,
  newStaffMember,
  openApp,
  signIn,
  soon,
} from '../../../test/fixtures.ts'
import { memberships } from '../users/tables.ts'

const host = 'demo.localhost:8000'
vi.setConfig({ testTimeout: 60_000 })

interface Heard {
  id?: string
  event?: string
  data?: { subject?: string; ids?: string[] }
}

/** A listener on a real connection. */
class Listener {
  readonly events: Heard[] = []
  comments = 0
  isOver = false
  status = 0
  readonly #request: ClientRequest

  constructor(port: number, headers: Record<string, string>) {
    this.#request = request({
      port,
      host: '127.0.0.1',
      path: '/api/live/',
      headers: { host, ...headers },
      agent: false,
    })
    this.#request
      .on('response', (reply) => this.#read(reply))
      .on('error', () => this.#end())
      .end()
    onTestFinished(() => this.close())
  }

  #read(reply: IncomingMessage): void {
    this.status = reply.statusCode as number
    let text = ''
    reply.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk
      for (let at = text.indexOf('\n\n'); at !== -1; at = text.indexOf('\n\n')) {
        const block = text.slice(0, at)
        text = text.slice(at + 2)
        if (block.startsWith(':')) this.comments++
        const fields = Object.fromEntries(block.split('\n').map((line) => line.split(/: (.*)/s).slice(0, 2)))
        if (fields.event !== undefined) this.events.push({ ...fields, data: JSON.parse(fields.data) })
      }
    })
    reply.on('close', () => this.#end())
  }

  #end(): void {
    this.isOver = true
  }

  get subjects(): string[] {
    return this.events.flatMap(({ data }) => data?.subject ?? [])
  }

  async ready(): Promise<this> {
    await expect.poll(() => this.events.some(({ event }) => event === 'ready'), { timeout: 10_000 }).toBe(true)
    return this
  }

  close(): void {
    this.#request.destroy()
  }
}

async function listening(more: Parameters<typeof openApp>[0] = {}) {
  const context = await openApp(more)
  await context.app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = context.app.server.address() as AddressInfo
  await context.tenancy.listen()
  const listen = async (client: Client, headers: Record<string, string> = {}) =>
    new Listener(port, { accept: 'text/event-stream', cookie: await cookieOf(client), ...headers })
  return { ...context, port, listen }
}

const cookieOf = async (client: Client) => String((await client.get('/api/auth/get-session')).raw.req.headers.cookie)

async function bookable({ open }: AppContext, slug = 'demo') {
  const { db } = await open(slug)
  const service = await newService(db)
  const person = await newStaffMember(db)
  return (email: string, minutes = 0) => ({
    ...{ service_id: service.id, staff_id: person.id, customer_email: email },
    start_time: soon.add({ minutes }).toString(),
  })
}

const within = { timeout: 10_000 }

test('who listens hears what others change, and nothing of another business', async () => {
  const context = await listening()
  const { demo, acme, listen } = context
  const owner = await signIn(context, host, { memberOf: 'demo' })
  const [here, there] = [await bookable(context), await bookable(context, 'acme')]
  const listener = await (await listen(owner)).ready()
  expect((await acme.post('/api/bookings/', there('there@example.com'))).statusCode).toBe(201)
  const made = (await demo.post('/api/bookings/', here('amina@example.com'))).json()
  await expect.poll(() => listener.subjects, within).toContain('bookings')
  expect(listener.events.find(({ data }) => data?.subject === 'bookings')).toMatchObject({
    event: 'change',
    data: { ids: [made.id] },
  })
  expect(listener.subjects).toContain('customers')
  await owner.post('/api/categories/', { name: 'Soins' })
  await expect.poll(() => listener.subjects, within).toContain('catalogue')
  await owner.post(`/api/bookings/${made.id}/payments/`, { payments: [{ method: 'cash', amount: '20.00' }] })
  await expect.poll(() => listener.subjects, within).toContain('payments')
  // Each is told once, however often it is found.
  const before = listener.events.length
  await new Promise((resolve) => setTimeout(resolve, 4500))
  expect(listener.events.length).toBe(before)
})

test('staff hear that something changed, not what, and nothing of money', async () => {
  const context = await listening()
  const { demo, open, listen } = context
  const colleague = await signIn(context, host, { memberOf: 'demo', role: 'staff' })
  const accountant = await signIn(context, host, { memberOf: 'demo', role: 'accountant' })
  const { user } = (await colleague.get('/api/auth/get-session')).json()
  const { db } = await open('demo')
  await newStaffMember(db, { userId: user.id })
  const body = await bookable(context)
  const [staffHears, accountantHears] = [
    await (await listen(colleague)).ready(),
    await (await listen(accountant)).ready(),
  ]
  const owner = await signIn(context, host, { memberOf: 'demo' })
  const made = (await demo.post('/api/bookings/', body('amina@example.com'))).json()
  await owner.post(`/api/bookings/${made.id}/payments/`, { payments: [{ method: 'cash', amount: '20.00' }] })
  await expect.poll(() => accountantHears.subjects, within).toContain('payments')
  await expect.poll(() => staffHears.subjects, within).toContain('bookings')
  expect(staffHears.subjects).not.toContain('payments')
  expect(staffHears.events.flatMap(({ data }) => data?.ids ?? [])).toEqual([])
  expect(accountantHears.events.flatMap(({ data }) => data?.ids ?? [])).toContain(made.id)
})

test('who comes back hears what they missed; who was away too long, or makes an id up, that anything may have changed', async () => {
  const context = await listening()
  const { demo, listen } = context
  const owner = await signIn(context, host, { memberOf: 'demo' })
  const body = await bookable(context)
  const first = await (await listen(owner)).ready()
  const { id } = first.events.find(({ event }) => event === 'ready')!
  first.close()
  const made = (await demo.post('/api/bookings/', body('amina@example.com'))).json()
  const back = await (await listen(owner, { 'last-event-id': id! })).ready()
  expect(back.events).toContainEqual(expect.objectContaining({ data: { subject: 'bookings', ids: [made.id] } }))
  for (const lost of ['1', 'x', '99999999999999999999', `${Date.now() - 3_600_000}`]) {
    const stranger = await (await listen(owner, { 'last-event-id': lost })).ready()
    expect([lost, stranger.subjects.toSorted()]).toEqual([
      lost,
      ['bookings', 'catalogue', 'customers', 'payments', 'settings', 'waitlist'],
    ])
    stranger.close()
  }
  // The same for who asks now and then.
  const since = (await owner.get('/api/live/')).json()
  expect(since.changes).toEqual([])
  const next = (await demo.post('/api/bookings/', body('amina@example.com', 60))).json()
  const answer = (await owner.get(`/api/live/?since=${since.last_event_id}`)).json()
  expect(answer.changes.find(({ subject }: { subject: string }) => subject === 'bookings').ids).toContain(next.id)
})

test('a stream ends with the session, with the membership, when the business changes and when the process stops', async () => {
  const context = await listening()
  const { app, demo, tenancy, listen } = context
  const body = await bookable(context)
  const clients = await Promise.all([1, 2, 3].map(() => signIn(context, host, { memberOf: 'demo' })))
  const [leaving, removed, staying] = clients as [Client, Client, Client]
  const streams = await Promise.all(clients.map(async (client) => (await listen(client)).ready()))
  const { id: tenantId } = await tenancy.open('demo')
  const { user } = (await removed.get('/api/auth/get-session')).json()
  expect((await leaving.post('/api/auth/sign-out', {})).statusCode).toBe(200)
  await tenancy.shared.db
    .delete(memberships)
    .where(and(eq(memberships.userId, user.id), eq(memberships.tenantId, tenantId)))
  await new Promise((resolve) => setTimeout(resolve, 5500))
  await demo.post('/api/bookings/', body('amina@example.com'))
  await expect.poll(() => streams.map(({ isOver }) => isOver), within).toEqual([true, true, false])
  await expect.poll(() => streams.map(({ subjects }) => subjects.length > 0), within).toEqual([false, false, true])

  const changed = await staying.request('PATCH', '/api/settings/', { notice: { fr: 'Fermé demain.' } })
  expect(changed.statusCode).toBe(200)
  await expect.poll(() => streams[2]!.isOver, within).toBe(true)
  expect(streams[2]!.subjects).toContain('settings')

  const last = await (await listen(staying)).ready()
  const begun = performance.now()
  await app.close()
  expect(performance.now() - begun).toBeLessThan(5000)
  await expect.poll(() => last.isOver, within).toBe(true)
})

test('a silent stream outlives the limits of requests and says that it is there', async () => {
  const context = await listening({ requestTimeoutMs: 1000 })
  const owner = await signIn(context, host, { memberOf: 'demo' })
  const listener = await (await context.listen(owner)).ready()
  await expect.poll(() => listener.comments, { timeout: 25_000 }).toBeGreaterThan(0)
  expect(listener.isOver).toBe(false)
})

test('a user listens in eight windows at most, and strangers in none', async () => {
  const context = await listening()
  const { port, listen } = context
  const owner = await signIn(context, host, { memberOf: 'demo' })
  const streams = await Promise.all(Array.from({ length: 8 }, async () => (await listen(owner)).ready()))
  const ninth = await listen(owner)
  await expect.poll(() => ninth.status, within).toBe(429)
  streams[0]!.close()
  const again = await (await listen(owner)).ready()
  expect(again.status).toBe(200)
  const stranger = new Listener(port, { accept: 'text/event-stream' })
  await expect.poll(() => stranger.status, within).toBe(401)
  const acme = await signIn(context, 'acme.localhost:8000', { memberOf: 'acme' })
  const foreign = await listen(acme)
  await expect.poll(() => foreign.status, within).toBe(401)
})
