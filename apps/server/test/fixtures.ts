import type { TenantHandle, TenantTx } from '@bookme/tenancy'
import { rolledBack, TenantClient, type TestDatabase, TestDatabases } from '@bookme/tenancy/testing'
import { eq } from 'drizzle-orm'
import type { FastifyInstance, LightMyRequestResponse } from 'fastify'
import { afterAll, beforeAll, inject, onTestFinished, test } from 'vitest'
import { buildApp } from '../src/app.ts'
import { type Config, readConfig } from '../src/core/config.ts'
import type { Module } from '../src/core/module.ts'
import type { Role } from '../src/core/permissions.ts'
import '../src/listeners.ts'
import { zoneNamed } from '../src/core/time.ts'
import { services } from '../src/modules/services/tables.ts'
import { availability, staff } from '../src/modules/staff/tables.ts'
import type { BookmeTenancy } from '../src/modules/tenants/index.ts'
import { createTenant } from '../src/modules/tenants/index.ts'
import { addMember, createSuperuser, findOrCreateUser } from '../src/modules/users/index.ts'
import { users } from '../src/modules/users/tables.ts'
import { openTenancy } from '../src/tenancy.ts'

/** As in development, without what would make tests depend on their speed. */
export function testConfig(database: Pick<TestDatabase, 'url' | 'ownerUrl'>, more: Partial<Config> = {}): Config {
  const environment = {
    DATABASE_URL: database.ownerUrl,
    DATABASE_APP_URL: database.url,
    SESSION_SECRET: 'a secret of thirty-two characters or more',
    LOG_LEVEL: 'silent',
    RATE_LIMIT_PER_MINUTE: '0',
    MAX_EVENT_LOOP_DELAY_MS: '0',
    PORT: '0',
    // Nobody is there: a test that looks for a proof brings a server of its own.
    DNS_SERVERS: '127.0.0.1:9',
  }
  return { ...readConfig(environment), ...more }
}

/** A database of the test's own with two businesses, `demo` and `acme`, that have nothing yet. */
export function testDatabase(): Promise<TestDatabase> {
  return databaseWith('bookme', async (tenancy) => {
    for (const slug of ['demo', 'acme']) {
      await createTenant(tenancy, 'localhost', {
        slug,
        name: slug === 'demo' ? 'Demo Company' : 'Acme Corp',
        domain: `${slug}.localhost`,
        email: `contact@${slug}.example`,
        status: 'active',
        actorId: null,
        reason: 'test',
      })
    }
  })
}

/** A copy of the template `name`, which the first caller of the run fills. */
export function databaseWith(name: string, fill: (tenancy: BookmeTenancy) => Promise<void>): Promise<TestDatabase> {
  return new TestDatabases(inject('testDatabases')).from(name, async (urls) => {
    const tenancy = openTenancy(testConfig(urls), { owner: true })
    await tenancy.migrateShared()
    await tenancy.reconcile({ spares: 3 })
    await fill(tenancy)
    await tenancy.close()
  })
}

let shared: Promise<{ database: TestDatabase; tenancy: BookmeTenancy; tenant: TenantHandle }> | undefined

/** A test on the tables of one tenant, empty when it begins and undone when it ends. */
export function inTenant(title: string, work: (tx: TenantTx, tenant: TenantHandle) => Promise<void>): void {
  if (shared === undefined) {
    const opening = testDatabase().then(async (database) => {
      const tenancy = openTenancy(testConfig(database), { owner: true })
      return { database, tenancy, tenant: await tenancy.open('demo') }
    })
    shared = opening
    // A failure to open is each test's, not that of the process.
    opening.catch(() => {})
    afterAll(async () => {
      const { tenancy, database } = await opening
      await tenancy.close()
      await database.drop()
    })
  }
  const opened = shared
  test(title, async () => {
    const { tenant } = await opened
    await rolledBack(tenant, (tx) => work(tx, tenant))
  })
}

export type Client = TenantClient<LightMyRequestResponse>

export interface AppContext {
  app: FastifyInstance
  config: Config
  tenancy: BookmeTenancy
  /** Clients of the two businesses, of the platform and of a host that nobody has. */
  demo: Client
  acme: Client
  platform: Client
  nobody: Client
  open(slug: string): Promise<TenantHandle>
}

/** The whole application on a database of the test's own; closed and dropped after it, or when `onEnd` says. */
export async function openApp(
  more: Partial<Config> = {},
  options: {
    modules?: readonly Module[]
    poolSize?: number
    database?: () => Promise<TestDatabase>
    onEnd?: (end: () => Promise<unknown>) => void
  } = {},
): Promise<AppContext> {
  const { onEnd = onTestFinished } = options
  const database = await (options.database ?? testDatabase)()
  const config = testConfig(database, more)
  const tenancy = openTenancy(config, {
    owner: true,
    ...(options.poolSize === undefined ? {} : { poolSize: options.poolSize }),
  })
  onEnd(async () => {
    await tenancy.close()
    await database.drop()
  })
  const app = await buildApp({
    config,
    tenancy,
    ...(options.modules === undefined ? {} : { modules: options.modules }),
  })
  onEnd(() => app.close())
  await app.ready()
  const client = (host: string) => new TenantClient<LightMyRequestResponse>(app, host)
  return {
    app,
    config,
    tenancy,
    demo: client('demo.localhost:8000'),
    acme: client('acme.localhost:8000'),
    platform: client('localhost:8000'),
    nobody: client('nobody.localhost:8000'),
    open: (slug) => tenancy.open(slug),
  }
}

/** One application for all tests of a file, which keep out of one another's way. To be asked for in a test or hook. */
export function appOfFile(more: Partial<Config> = {}): () => AppContext {
  const endings: (() => Promise<unknown>)[] = []
  let context: AppContext | undefined
  beforeAll(async () => {
    context = await openApp(more, { onEnd: (end) => endings.unshift(end) })
  })
  afterAll(async () => {
    for (const end of endings) await end()
  })
  return () => context!
}

/** Somebody who works at a business of no particular zone does something. */
export const byStaff = {
  zone: zoneNamed('UTC'),
  by: { actorId: null, actorName: 'Salma', actorKind: 'staff', channel: 'api' },
} as const

export const password = 'correct horse battery staple'

export interface Who {
  superuser?: boolean
  support?: boolean
  memberOf?: string
  role?: Role
}

/** A client on `host` with the session of a new user: a superuser, or a member of that business, or neither. */
export async function signIn(
  context: AppContext,
  host: string,
  who: Who,
  /** Beside the session's own. */
  more: { cookie?: string | undefined } = {},
): Promise<Client> {
  const cookie = [await sessionOf(context, host, who), more.cookie].filter((one) => one !== undefined).join('; ')
  return new TenantClient<LightMyRequestResponse>(context.app, host, { cookie, origin: `http://${host}` })
}

/** The cookies of a new user who has signed in on `host`: `name=value; name=value`. */
export async function sessionOf({ app, tenancy }: AppContext, host: string, who: Who): Promise<string> {
  const email = `user-${crypto.randomUUID()}@example.com`
  await tenancy.shared.transaction(async (tx) => {
    const wanted = { email, password, name: 'Test User' }
    const { userId } = await (who.superuser === true ? createSuperuser(tx, wanted) : findOrCreateUser(tx, wanted))
    if (who.support === true) await tx.update(users).set({ isSupport: true }).where(eq(users.id, userId))
    if (who.memberOf === undefined) return
    const { id: tenantId } = await tenancy.open(who.memberOf)
    await addMember(tx, { userId, tenantId, role: who.role ?? 'owner' })
  })
  const reply = await app.inject({
    method: 'POST',
    url: '/api/auth/sign-in/email',
    headers: { host },
    payload: { email, password },
    // One address may try ten times a minute; the tests of a file are more.
    remoteAddress: `10.${[0, 0, 0].map(() => Math.floor(Math.random() * 256)).join('.')}`,
  })
  if (reply.statusCode !== 200) throw new Error(`Signing in failed: ${reply.statusCode} ${reply.body}`)
  return [reply.headers['set-cookie']]
    .flat()
    .flatMap((line) => line?.split(';')[0] ?? [])
    .join('; ')
}

export function inApp(title: string, work: (context: AppContext) => Promise<void>): void {
  test(title, async () => work(await openApp()))
}

/** A service of 30 minutes for 150.00 MAD that may begin at any minute from now on, unless said otherwise. */
export async function newService(tx: Pick<TenantTx, 'insert'>, values: Partial<typeof services.$inferInsert> = {}) {
  const [service] = await tx
    .insert(services)
    .values({
      name: 'Haircut',
      durationMinutes: 30,
      intervalMinutes: 1,
      priceMinor: 150_00,
      horizonDays: 731,
      ...values,
    })
    .returning()
  return service!
}

/** Somebody who works round the clock, unless `hours` says otherwise. */
export async function newStaffMember(
  tx: Pick<TenantTx, 'insert'>,
  { hours = ['00:00', '24:00'], ...values }: Partial<typeof staff.$inferInsert> & { hours?: [string, string] } = {},
) {
  const [member] = await tx
    .insert(staff)
    .values({ name: 'Salma Idrissi', ...values })
    .returning()
  const [startTime, endTime] = hours
  const staffId = member!.id
  await tx
    .insert(availability)
    .values([1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ staffId, weekday, startTime, endTime })))
  return member!
}

/** Nine in the morning, a month from now: a booking lies ahead, and not too far. */
export const soon = Temporal.Now.zonedDateTimeISO('UTC').add({ days: 30 }).startOfDay().add({ hours: 9 }).toInstant()
