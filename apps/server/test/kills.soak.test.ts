import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { Agent, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { ensureDatabase, type LocalPostgres, startLocalPostgres } from '@bookme/local-postgres'
import { eq } from 'drizzle-orm'
import { expect, onTestFinished, test } from 'vitest'
import { bookingEvents, bookings, occupations } from '../src/modules/bookings/tables.ts'
import { customers } from '../src/modules/customers/tables.ts'
import { createTenant } from '../src/modules/tenants/index.ts'
import { openTenancy } from '../src/tenancy.ts'
import { assertConsistent } from './consistency.ts'
import { newService, newStaffMember, soon, testConfig } from './fixtures.ts'

const kills = 50
const writers = 8

/** A PostgreSQL that survives a power cut, unlike the one of the other tests. */
class Database {
  #server: LocalPostgres | undefined
  readonly #dataFolder: string

  constructor(dataFolder: string) {
    this.#dataFolder = dataFolder
  }

  async start(): Promise<string> {
    // Beside the data also when root starts it, so that all is gone with their folder.
    const systemFolder = join(this.#dataFolder, '..', 'system')
    this.#server = await startLocalPostgres({ dataFolder: this.#dataFolder, port: 24_800, systemFolder })
    return this.#server.url
  }

  /** The postmaster at once; its children find out by themselves. */
  kill(): void {
    const folder = this.#server?.dataFolder ?? this.#dataFolder
    process.kill(Number(readFileSync(join(folder, 'postmaster.pid'), 'utf8').split('\n')[0]), 'SIGKILL')
  }

  async stop(): Promise<void> {
    await this.#server?.stop({ evenIfAttached: true })
  }
}

/** The web process, on one port for life. */
class Web {
  #child: ChildProcess | undefined
  readonly #environment: Record<string, string>
  readonly port: number

  constructor(ownerUrl: string, port: number) {
    this.port = port
    this.#environment = {
      DATABASE_URL: ownerUrl,
      PORT: String(port),
      RATE_LIMIT_PER_MINUTE: '0',
      MAX_EVENT_LOOP_DELAY_MS: '0',
      LOG_LEVEL: 'fatal',
    }
  }

  start(): void {
    const main = join(import.meta.dirname, '..', 'src', 'main.ts')
    this.#child = spawn(process.execPath, [main], {
      env: { ...process.env, ...this.#environment },
      stdio: 'ignore',
    })
  }

  get running(): boolean {
    return this.#child !== undefined && this.#child.exitCode === null && this.#child.signalCode === null
  }

  kill(): void {
    this.#child?.kill('SIGKILL')
  }
}

/** The id of the booking when it was acknowledged; `undefined` when it was refused, cut off or never answered. */
async function book(port: number, agent: Agent, body: object): Promise<string | undefined> {
  return new Promise((resolve) => {
    const sent = request(
      {
        port,
        agent,
        path: '/api/bookings/',
        method: 'POST',
        headers: { host: 'demo.localhost', 'content-type': 'application/json' },
        timeout: 5000,
      },
      (response) => {
        text(response).then(
          (answer) => resolve(response.statusCode === 201 ? (JSON.parse(answer) as { id: string }).id : undefined),
          () => resolve(undefined),
        )
      },
    )
    sent.on('timeout', () => sent.destroy())
    sent.on('error', () => resolve(undefined))
    sent.end(JSON.stringify(body))
  })
}

test(`${kills} kills of web process and PostgreSQL under ${writers} writers lose and double no acknowledged booking`, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'kills-'))
  // The account that the server runs as must pass.
  await chmod(folder, 0o755)
  const database = new Database(join(folder, 'data'))
  onTestFinished(async () => {
    await database.stop()
    await rm(folder, { recursive: true, force: true })
  })
  const ownerUrl = await ensureDatabase(await database.start(), 'bookme')
  const web = new Web(ownerUrl, 24_900)
  onTestFinished(() => web.kill())
  const config = testConfig({ ownerUrl, url: '' })
  const open = () => openTenancy({ ...config, databasePoolSize: 2 }, { owner: true })

  const before = open()
  await before.migrateShared()
  await createTenant(before, 'localhost', {
    slug: 'demo',
    name: 'Demo',
    domain: 'demo.localhost',
    email: 'demo@example.com',
    status: 'active',
    actorId: null,
    reason: 'test',
  })
  const demo = await before.open('demo')
  // Three people, three minutes each: somebody is free every minute, and two years have a million of them.
  const service = await newService(demo.db, { durationMinutes: 3 })
  for (let index = 0; index < 3; index++) await newStaffMember(demo.db, { name: `Staff ${index}` })
  await before.close()
  web.start()

  const acknowledged = new Map<string, string>()
  let asked = 0
  let over = false
  const writer = async () => {
    const agent = new Agent({ keepAlive: true })
    while (!over) {
      const number = asked++
      const email = `customer${number}@example.com`
      const start = soon.add({ minutes: number })
      const id = await book(web.port, agent, {
        service_id: service.id,
        customer_email: email,
        start_time: start.toString(),
      })
      if (id === undefined) await sleep(20)
      else acknowledged.set(email, id)
    }
    agent.destroy()
  }
  const writing = Promise.all(Array.from({ length: writers }, writer))

  for (let kill = 0; kill < kills; kill++) {
    // Writing goes on before the next blow, and is interrupted anywhere in it.
    const goal = acknowledged.size + 5 + Math.floor(Math.random() * 20)
    const written = () => {
      // It may have found its port taken, or its database away.
      if (!web.running) web.start()
      return acknowledged.size
    }
    await expect.poll(written, { timeout: 60_000, interval: 5 }).toBeGreaterThan(goal)
    await sleep(Math.random() * 30)
    const both = kill % 10 === 9
    if (kill % 2 === 0 || both) {
      web.kill()
      await expect.poll(() => web.running, { interval: 5 }).toBe(false)
    }
    if (kill % 2 === 1) {
      database.kill()
      await database.start()
      // It outlives its database.
      expect(web.running).toBe(!both)
    }
    if (!web.running) web.start()
  }
  over = true
  await writing
  web.kill()

  const after = open()
  const tenant = await after.open('demo')
  const stored = await tenant.db
    .select({ id: bookings.id, email: customers.email })
    .from(bookings)
    .innerJoin(customers, eq(customers.id, bookings.customerId))
  const ids = new Set(stored.map((booking) => booking.id))
  const missing = [...acknowledged.values()].filter((id) => !ids.has(id))
  const emails = stored.map((booking) => booking.email)
  // Nothing half done: each booking is in its sessions, and they have their time.
  await assertConsistent(tenant.db)
  const [events, occupied] = [await tenant.db.$count(bookingEvents), await tenant.db.$count(occupations)]
  await after.close()
  console.log(
    `${kills} kills: ${asked} bookings asked for, ${acknowledged.size} acknowledged, ${stored.length} stored, ${missing.length} missing.`,
  )
  expect(acknowledged.size).toBeGreaterThan(kills * 5)
  expect(missing).toEqual([])
  expect(new Set(emails).size).toBe(emails.length)
  // Each booking has its event and its time.
  expect([events, occupied]).toEqual([stored.length, stored.length])
})
