import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { TenantHandle } from '@bookme/tenancy'
import { sql } from 'drizzle-orm'
import { onTestFinished } from 'vitest'
import { messageRules, notifications } from '../src/modules/communications/tables.ts'
import { providerAccounts } from '../src/modules/payments/tables.ts'
import { type FakeTwilioOptions, startFakeTwilio } from '../src/modules/phone/test/fake-twilio.ts'
import { type BookmeTenancy, createTenant } from '../src/modules/tenants/index.ts'
import { startFakeStripe } from './fakes/stripe.ts'
import { newService, newStaffMember } from './fixtures.ts'
import { mailServer } from './mail-server.ts'

/** The worker, killed again and again in the middle of its work. */
export class Worker {
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

/** Everything outside: mailboxes, telephones and Stripe, with what leads the program to them. */
export async function openOutside() {
  const mail = await mailServer()
  const options: FakeTwilioOptions = {
    token: 'a-token-of-one-word',
    reports: ({ to }) => (isSilent(to) ? ['sent'] : ['sent', 'delivered']),
  }
  const [twilio, stripe] = await Promise.all([startFakeTwilio(options), startFakeStripe()])
  onTestFinished(async () => {
    await Promise.all([twilio.stop(), stripe.close()])
  })
  const environment = {
    SMTP_URL: mail.url,
    SMS_API: twilio.url,
    SMS_ACCOUNT: twilio.account,
    SMS_TOKEN: twilio.token,
    SMS_FROM: '+15005550006',
    STRIPE_SECRET_KEY: stripe.secretKey,
    STRIPE_WEBHOOK_SECRET: stripe.webhookSecret,
    STRIPE_API_URL: stripe.address,
  }
  /** Now that somebody listens. */
  const connect = (port: number) => {
    options.platform = `http://localhost:${port}`
    stripe.state.webhookUrl = `http://localhost:${port}/webhooks/stripe/`
  }
  return { mail, twilio, stripe, environment, connect }
}

/** Of such a number nobody ever hears that a message arrived. */
export const isSilent = (phone: string) => phone.endsWith('7')

export interface Business {
  tenant: TenantHandle
  serviceId: string
  staffId: string
  /** Writes by SMS before it writes by email. */
  texts: boolean
  /** Wants half of the price by card before a booking stands. */
  wantsDeposit: boolean
}

export async function openBusinesses(tenancy: BookmeTenancy, count: number): Promise<Business[]> {
  await tenancy.reconcile({ spares: count })
  const opened: Business[] = []
  for (let index = 0; index < count; index++) {
    const slug = `salon-${index}`
    await createTenant(tenancy, 'localhost', {
      ...{ slug, name: `Salon ${index}`, domain: `${slug}.localhost`, email: `contact@${slug}.example` },
      ...{ status: 'active', actorId: null, reason: 'test' },
    })
    const tenant = await tenancy.open(slug)
    const [texts, wantsDeposit] = [index % 3 === 0, index % 2 === 0]
    const own = wantsDeposit ? { depositPercent: 50 } : {}
    const { id: serviceId } = await newService(tenant.db, {
      ...{ name: 'Coupe', durationMinutes: 30, priceMinor: 15_000, ...own },
    })
    const { id: staffId } = await newStaffMember(tenant.db)
    const channels = texts ? (['sms', 'email'] as const) : (['email'] as const)
    await tenant.db.insert(messageRules).values({ version: 1, channels: [...channels], fallbackMinutes: 1 })
    if (wantsDeposit)
      await tenant.db
        .insert(providerAccounts)
        .values({ provider: 'stripe', isTest: true, publicId: `acct_salon${index}` })
    opened.push({ tenant, serviceId, staffId, texts, wantsDeposit })
  }
  return opened
}

/** What is due and not done yet. */
export async function unfinished(tenancy: BookmeTenancy, businesses: readonly Business[]) {
  const { rows } = await tenancy.internals.owner.with((client) =>
    client.query(`select (select count(*)::int from core_job_outbox where due_at <= now() or name = 'messages.check_delivery') +
      (select count(*)::int from pgboss.job where state <= 'active' and name <> 'dead') as jobs`),
  )
  let messages = 0
  for (const { tenant } of businesses) {
    messages += await tenant.db.$count(notifications, sql`status = 'queued' and scheduled_for <= now()`)
  }
  return { jobs: rows[0]?.jobs as number, messages }
}
