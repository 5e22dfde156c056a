import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { TenantHandle } from '@bookme/tenancy'
import { sql } from 'drizzle-orm'
import { expect, onTestFinished, test } from 'vitest'
import { jobFailures } from '../src/core/jobs/shared-tables.ts'
import { notifications } from '../src/modules/communications/tables.ts'
import { createTenant } from '../src/modules/tenants/index.ts'
import { openTenancy } from '../src/tenancy.ts'
import { assertConsistent } from './consistency.ts'
import { newService, newStaffMember, soon, testConfig, testDatabase } from './fixtures.ts'
import { mailServer } from './mail-server.ts'
import { environmentFor } from './program.ts'
import { send, startWeb } from './web-process.ts'

const businesses = 50
const bookingsEach = 40
const clients = 8

/** The worker, killed again and again in the middle of its work. */
class Worker {
  #child: ChildProcess | undefined
  readonly #environment: Record<string, string>
  kills = 0

  constructor(environment: Record<string, string>) {
    this.#environment = environment
  }

  start(): void {
    const program = join(import.meta.dirname, '..', 'src', 'bookme.ts')
    this.#child = spawn(process.execPath, [program, 'worker'], {
      env: { ...process.env, ...this.#environment },
      stdio: 'ignore',
    })
  }

  async kill(): Promise<void> {
    const child = this.#child
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return
    const gone = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGKILL')
    await gone
    this.kills += 1
  }

  /** Kills it every few seconds until `signal` says so, then lets it work. */
  async harass(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await sleep(2000 + Math.random() * 4000, undefined, { signal }).catch(() => {})
      await this.kill()
      this.start()
    }
  }
}

/** What a customer was promised to hear, in order, by their address. */
type Promised = Map<string, string[]>

test(`${businesses * bookingsEach} bookings of ${businesses} businesses, under kills of the worker: each customer hears what they were promised, once`, async () => {
  const mail = await mailServer()
  const database = await testDatabase()
  const tenancy = openTenancy(testConfig(database), { owner: true })
  onTestFinished(async () => {
    await tenancy.close()
    await database.drop()
  })
  const tenants = await openBusinesses(tenancy)
  const environment = { ...environmentFor(database), SMTP_URL: mail.url, LOG_LEVEL: 'fatal', SPARE_SCHEMAS: '0' }
  const web = await startWeb(database, { ...environment, LOG_LEVEL: 'info' })
  const worker = new Worker(environment)
  worker.start()
  onTestFinished(() => worker.kill())
  const calm = new AbortController()
  const harassed = worker.harass(calm.signal)

  const promised: Promised = new Map()
  const visits = tenants.flatMap(({ tenant, serviceId, staffId }) =>
    Array.from({ length: bookingsEach }, (_, index) => ({ tenant, serviceId, staffId, index })),
  )
  const begun = performance.now()
  await Promise.all(
    Array.from({ length: clients }, async () => {
      for (let visit = visits.pop(); visit !== undefined; visit = visits.pop()) await live(web.port, visit, promised)
    }),
  )
  const bookedMs = performance.now() - begun
  calm.abort()
  await harassed

  await expect
    .poll(() => waiting(tenancy, tenants), { timeout: 10 * 60_000, interval: 1000 })
    .toEqual({ jobs: 0, messages: 0 })
  const heard: Promised = new Map()
  const seen = new Set<string>()
  for (const { to, email } of mail.received) {
    // Sent again by whoever did not know that it had been: a mailbox shows it once.
    if (seen.has(email.messageId ?? '')) continue
    seen.add(email.messageId ?? '')
    const address = to[0] ?? ''
    heard.set(address, [...(heard.get(address) ?? []), kindOf(email.subject ?? '', email.attachments ?? [])])
  }
  const inOrder = (some: Promised) => [...some].map(([address, kinds]) => [address, kinds.toSorted()]).sort()
  expect(inOrder(heard)).toEqual(inOrder(promised))
  expect(await tenancy.shared.db.$count(jobFailures)).toBe(0)
  for (const { tenant } of tenants) await assertConsistent(tenant.db)
  console.log(
    `${promised.size} customers, ${seen.size} messages, ${mail.received.length - seen.size} of them sent twice under ${worker.kills} kills; booked in ${Math.round(bookedMs / 1000)} s`,
  )
})

interface Business {
  tenant: TenantHandle
  serviceId: string
  staffId: string
}

async function openBusinesses(tenancy: ReturnType<typeof openTenancy>): Promise<Business[]> {
  await tenancy.reconcile({ spares: businesses })
  const opened: Business[] = []
  for (let index = 0; index < businesses; index++) {
    const slug = `salon-${index}`
    await createTenant(tenancy, 'localhost', {
      ...{ slug, name: `Salon ${index}`, domain: `${slug}.localhost`, email: `contact@${slug}.example` },
      ...{ status: 'active', actorId: null, reason: 'test' },
    })
    const tenant = await tenancy.open(slug)
    const { id: serviceId } = await newService(tenant.db, { name: 'Coupe', durationMinutes: 30 })
    const { id: staffId } = await newStaffMember(tenant.db)
    opened.push({ tenant, serviceId, staffId })
  }
  return opened
}

/** One customer books, and some move or cancel. */
async function live(
  port: number,
  { tenant, serviceId, staffId, index }: Business & { index: number },
  promised: Promised,
): Promise<void> {
  const host = `${tenant.slug}.localhost`
  const post = async (path: string, body: object) => {
    const headers = { 'content-type': 'application/json' }
    const reply = await send(port, host, path, { method: 'POST', headers, body: JSON.stringify(body) })
    expect([path, reply.status, reply.status < 300 ? '' : reply.body]).toEqual([path, expect.any(Number), ''])
    return JSON.parse(reply.body)
  }
  const address = `client-${index}@${tenant.slug}.example`
  // Two hours apart, so that everybody can be moved by one.
  const start = soon.add({ hours: index * 2 })
  const booked = await post('/api/bookings/', {
    ...{ service_id: serviceId, staff_id: staffId, start_time: start.toString() },
    ...{ customer_name: `Client ${index}`, customer_email: address },
  })
  const kinds = ['confirmed']
  const manage = `/api/manage/${booked.manage_token}`
  if (index % 5 === 0) {
    await post(`${manage}/reschedule/`, { start_time: start.add({ hours: 1 }).toString() })
    kinds.push('moved')
  }
  if (index % 4 === 0) {
    await post(`${manage}/cancel/`, {})
    kinds.push('cancelled')
  }
  promised.set(address, kinds)
}

/** By what people read: in French, and by the calendar entry that comes with it. */
function kindOf(subject: string, attachments: readonly { mimeType: string }[]): string {
  const isInvite = attachments.some(({ mimeType }) => mimeType === 'text/calendar')
  const kind = [
    ['confirmed', /confirmé/i],
    ['moved', /déplacé|change d/i],
    ['cancelled', /annulé/i],
  ].find(([, pattern]) => (pattern as RegExp).test(subject))?.[0]
  return kind === undefined || !isInvite ? `neither: ${subject}` : (kind as string)
}

async function waiting(tenancy: ReturnType<typeof openTenancy>, tenants: readonly Business[]) {
  const { rows } = await tenancy.internals.owner.with((client) =>
    client.query(`select (select count(*)::int from core_job_outbox where due_at <= now()) +
      (select count(*)::int from pgboss.job where state <= 'active') as jobs`),
  )
  let messages = 0
  for (const { tenant } of tenants) {
    messages += await tenant.db.$count(notifications, sql`status = 'queued' and scheduled_for <= now()`)
  }
  return { jobs: rows[0]?.jobs as number, messages }
}
