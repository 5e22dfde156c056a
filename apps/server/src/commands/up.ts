import type { Command } from 'commander'
import { addressOf } from './addresses.ts'
import { dataFolder, environmentOf, keptSecret, openDatabase } from './database.ts'
import { CommandError } from './errors.ts'
import { type Platform, platformOn } from './platform.ts'
import { portNumber } from './runserver.ts'
import { fillDemo, letPeopleIn, logInLines } from './seed-demo.ts'
import { aborted, stopSignal } from './signals.ts'

/** For the embedded database alone: somebody to log in as. */
const demoSuperuser = 'admin@bookme.localhost'

// Below the ten seconds after which supervisors and people lose patience.
const stopLimitMs = 9500
const requestsLimitMs = 6000

export function addUp(program: Command): void {
  program
    .command('up')
    .description(
      'Run everything in this terminal: database, migrations, demo data when there is none, web and worker. Ctrl-C stops it.',
    )
    .option('--port <number>', 'by default PORT, or 8000; 0 takes the next one that is free', portNumber)
    .action(async (flags: { port?: number }) => {
      await up(flags, stopSignal(stopLimitMs))
    })
}

/** Standard output is for the log; what is meant for the person at the terminal goes to standard error. */
function say(line = ''): void {
  process.stderr.write(`${line}\n`)
}

async function up(flags: { port?: number }, stop: AbortSignal): Promise<void> {
  await using opened = new AsyncDisposableStack()

  const database = await openDatabase(say)
  opened.defer(() => database.stop({ evenIfAttached: true }))
  if (stop.aborted) return

  // Only now: `.env`, which the database's address may be in, has been read and goes before this.
  if (process.stdout.isTTY === true) process.env.LOG_FORMAT ??= 'pretty'
  const { readConfig } = await import('../core/config.ts')
  const read = readConfig(environmentOf(database))
  const { assertPortFree, nextFreePort } = await import('./port.ts')
  const wanted = { host: read.host, port: flags.port ?? read.port }
  const port = flags.port === 0 ? await nextFreePort({ ...wanted, port: 8000 }) : wanted.port
  await assertPortFree({ ...wanted, port })
  const config = { ...read, port, shutdownTimeoutMs: Math.min(read.shutdownTimeoutMs, requestsLimitMs) }

  const platform = await platformOn(database)
  opened.defer(() => platform.close())
  await prepare(platform, { isEmbedded: database.kind === 'embedded' })
  if (stop.aborted) return
  const password = database.kind === 'embedded' ? await ensureSuperuser(platform) : undefined

  const { createLogger } = await import('../core/logging.ts')
  const { spareSchemasOf, startWorker } = await import('../worker.ts')
  const spares = spareSchemasOf(process.env)
  const worker = startWorker({ tenancy: platform.tenancy, config, log: createLogger(config), spares })
  opened.defer(() => worker.stop())
  if (stop.aborted) return

  const { startWeb } = await import('../main.ts')
  const web = await startWeb(config)
  opened.defer(() => web.close())
  await sayWhereToGo(platform, port, password)
  await Promise.race([aborted(stop), database.keepUp()])
  say('Stopping: requests under way finish first. Ctrl-C once more stops at once.')
}

/** Tables as the models have them, and something to look at. */
async function prepare(platform: Platform, { isEmbedded }: { isEmbedded: boolean }): Promise<void> {
  const { tenancy } = platform
  const { migrate } = await import('@bookme/tenancy/cli')
  const terminal = { stdout: process.stderr, stderr: process.stderr }
  // Two `up` at once on one database: the second finds the work done.
  const code = await patiently(() => migrate(tenancy, {}, terminal))
  if (code !== 0) throw new CommandError('Not started, because a migration failed: see above.')
  const { tenants } = await import('../modules/tenants/tables.ts')
  if ((await tenancy.shared.db.$count(tenants)) > 0) return
  say('There is no business yet: creating two for demonstration …')
  await fillDemo(platform)
  if (isEmbedded && !platform.config.isProduction) await letPeopleIn(platform)
}

/** Again while another process migrates, for a minute at most. */
async function patiently<T>(work: () => Promise<T>): Promise<T> {
  const { MigrationRunningError } = await import('@bookme/tenancy')
  let told = false
  for (const until = Date.now() + 60_000; ; ) {
    try {
      return await work()
    } catch (error) {
      if (!(error instanceof MigrationRunningError) || Date.now() > until) throw error
      if (!told) say('Another process is migrating this database: waiting for it.')
      told = true
      await new Promise((resolve) => setTimeout(resolve, 500))
    }
  }
}

/** @returns the password it was made with; whoever changed it since knows better */
async function ensureSuperuser({ tenancy }: Platform): Promise<string> {
  const password = keptSecret('admin-password')
  const { eq } = await import('drizzle-orm')
  const { users } = await import('../modules/users/tables.ts')
  const { createSuperuser } = await import('../modules/users/index.ts')
  await tenancy.shared.transaction(async (tx) => {
    const known = await tx.select({ id: users.id }).from(users).where(eq(users.email, demoSuperuser))
    if (known.length === 0) await createSuperuser(tx, { email: demoSuperuser, password, name: 'Admin' })
  })
  return password
}

async function sayWhereToGo(opened: Platform, port: number, password: string | undefined): Promise<void> {
  const { tenancy, config } = opened
  const { asc, eq } = await import('drizzle-orm')
  const { domains, tenants } = await import('../modules/tenants/tables.ts')
  const businesses = await tenancy.shared.db
    .select({ slug: tenants.slug, name: tenants.name, domain: domains.domain })
    .from(tenants)
    .innerJoin(domains, eq(domains.tenantId, tenants.id))
    .where(eq(domains.isPrimary, true))
    .orderBy(asc(tenants.createdAt))
    .limit(5)
  const platform = addressOf(config.baseDomain, port)
  const places = [
    [platform, 'the platform'],
    [`${platform}/admin`, 'its administration'],
    ...businesses.map(({ name, domain }) => [addressOf(domain, port), name]),
    [`${platform}/api/schema/swagger/`, 'the API, to try'],
    ...(config.smtpUrl === undefined && !config.isProduction
      ? [[`${platform}/dev/mail`, 'the mail that is sent to nobody here'] as const]
      : []),
  ] as const
  const width = Math.max(...places.map(([address]) => address.length))
  say()
  say('BookMe is running:')
  for (const [address, what] of places) say(`  ${address.padEnd(width)}  ${what}`)
  if (password !== undefined) {
    say()
    say(`Log in on the platform as ${demoSuperuser} with the password ${password}`)
    say(`(made for this machine, kept in ${dataFolder}).`)
    const people = config.isProduction ? [] : await logInLines(opened, port, keptSecret('demo-password'))
    if (people.length > 0) say()
    for (const line of people) say(line)
  }
  for (const { slug, domain } of businesses) {
    const curl = await bookingRequest(tenancy, await tenancy.open(slug), addressOf(domain, port))
    if (curl === undefined) continue
    say()
    say('Book something from another terminal:')
    say(curl)
    break
  }
  say()
  say('Ctrl-C stops it all.')
  say()
}

/** A command that works as it stands: a real service, at the first time from tomorrow on that is free. */
async function bookingRequest(
  tenancy: Platform['tenancy'],
  tenant: Awaited<ReturnType<Platform['tenancy']['open']>>,
  address: string,
): Promise<string | undefined> {
  const { asc, eq } = await import('drizzle-orm')
  const { services } = await import('../modules/services/tables.ts')
  const { listStarts } = await import('../modules/bookings/index.ts')
  const { settingsOf } = await import('../modules/tenants/index.ts')
  const offered = tenant.db.select().from(services).where(eq(services.isActive, true))
  const [[service], { zone }] = await Promise.all([
    offered.orderBy(asc(services.createdAt)).limit(1),
    settingsOf(tenancy)(tenant.id),
  ])
  if (service === undefined) return undefined
  const now = Date.now()
  const tomorrow = zone.dateOf(now) + 1
  const dates = { from: tomorrow, to: tomorrow + 13 }
  const { starts } = await listStarts(tenant.db, { parts: [{ serviceId: service.id }] }, dates, { zone, now })
  if (starts[0] === undefined) return undefined
  const body = JSON.stringify({
    service_id: service.id,
    customer_email: 'amina@example.com',
    start_time: Temporal.Instant.fromEpochMilliseconds(starts[0]).toString(),
  })
  return `  curl -X POST ${address}/api/bookings/ -H 'content-type: application/json' \\\n    -d '${body}'`
}
