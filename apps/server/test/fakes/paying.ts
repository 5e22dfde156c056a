import { eq } from 'drizzle-orm'
import { onTestFinished, vi } from 'vitest'
import { startJobs } from '../../src/core/jobs/index.ts'
import { jobHandlers } from '../../src/job-handlers.ts'
import { bookings } from '../../src/modules/bookings/tables.ts'
import { intents } from '../../src/modules/payments/tables.ts'
import { settingsOf } from '../../src/modules/tenants/index.ts'
import { callerAt } from '../clocked.ts'
import { newService, newStaffMember, openApp, signIn, soon } from '../fixtures.ts'
import { startFakeCmi } from './cmi.ts'
import type { Send } from './http.ts'
import { startFakeStripe } from './stripe.ts'

export const storeKey = 'Store|Key\\of Demo 1'
export const merchant = '600001234'
export const accountId = 'acct_demo1'

/** The application with a fake of each provider, and a service of 150.00 that wants 75.00 before it stands. */
export async function openPaying(
  end: (work: () => Promise<unknown>) => void = (work) => onTestFinished(async () => void (await work())),
) {
  const inbox: { send: Send } = {
    send: async () => {
      throw new Error('not yet')
    },
  }
  const send: Send = (url, request) => inbox.send(url, request)
  const theirs = 'Store key of Acme'
  const merchants = {
    [merchant]: { storeKey, user: 'api', password: 'p<a>&ss' },
    '600009999': { storeKey: theirs, user: 'acme', password: 'x' },
  }
  const [stripe, cmi] = await Promise.all([
    startFakeStripe({ send, webhookUrl: 'http://localhost:8000/webhooks/stripe/' }),
    startFakeCmi(merchants, { send }),
  ])
  end(() => Promise.all([stripe.close(), cmi.close()]))
  const { secretKey, webhookSecret, address: apiUrl } = stripe
  const context = await openApp(
    {
      testClock: true,
      stripe: { secretKey, webhookSecrets: ['whsec_of_next_year', webhookSecret], apiUrl },
      cmi: { url: cmi.address, testUrl: cmi.address },
    },
    { onEnd: end },
  )
  const { app, demo, tenancy } = context
  /** What the provider's server sends comes at a time of the test's own, where it says one. */
  const arriving: { at?: string } = {}
  inbox.send = async (url, { body, headers }) => {
    const { host, pathname } = new URL(url)
    const told = arriving.at === undefined ? {} : { 'x-test-now': arriving.at }
    const reply = await app.inject({
      ...{ method: 'POST', url: pathname, headers: { ...headers, ...told, host }, payload: body },
    })
    return { status: reply.statusCode, body: reply.body }
  }
  const owner = await signIn(context, 'demo.localhost:8000', { memberOf: 'demo' })
  const tenant = await tenancy.open('demo')
  const { db } = tenant
  const service = await newService(db, { depositPercent: 50 })
  const member = await newStaffMember(db)
  let next = soon

  const account = async (
    provider: 'cmi' | 'stripe',
    client = owner,
    public_id = provider === 'cmi' ? merchant : accountId,
  ) => (await client.post('/api/payment_accounts/', { provider, is_test: true, public_id })).json()
  /** An account that payments can come in by. */
  const openAccount = async (provider: 'cmi' | 'stripe') => {
    const { id } = await account(provider)
    if (provider === 'cmi') {
      const secrets = { store_key: storeKey, api_user: 'api', api_password: 'p<a>&ss' }
      await owner.request('PATCH', `/api/payment_accounts/${id}/secrets/`, secrets)
    }
    return id as string
  }
  /** A booking of a visitor's that waits for its deposit, each at a time of its own. */
  const book = async (wanted?: Temporal.Instant) => {
    next = next.add({ minutes: 30 })
    const start = wanted ?? next
    const wish = { service_id: service.id, start_time: start.toString(), customer_email: 'amina@example.com' }
    const made = (await demo.post('/api/bookings/', wish)).json()
    return { ...made, start } as { id: string; manage_token: string; status: string; start: Temporal.Instant }
  }
  const pay = async ({ manage_token }: { manage_token: string }, body?: object, now?: string) =>
    callerAt(demo, now ?? Temporal.Now.instant().round('millisecond')).post(`/api/manage/${manage_token}/pay/`, body)
  const statusOf = async (id: string) => (await db.select().from(bookings).where(eq(bookings.id, id)))[0]!.status
  const intentOf = async (id: string) => (await db.select().from(intents).where(eq(intents.id, id)))[0]!
  const log = { info: vi.fn(), warn: vi.fn(), error: vi.fn() }
  /** What the worker does. */
  const work = () => {
    const jobs = startJobs({
      ownerUrl: context.config.ownerUrl as string,
      shared: tenancy.shared.db,
      findTenant: (id) => tenancy.find(id),
      isClosed: () => false,
      closedTenants: 'select id from tenant_tenant where false',
      handlers: jobHandlers({ tenancy, settings: settingsOf(tenancy), config: context.config }),
      log,
    })
    end(() => jobs.stop())
  }
  return {
    ...context,
    ...{
      stripe,
      cmi,
      owner,
      tenant,
      db,
      service,
      member,
      arriving,
      account,
      openAccount,
      book,
      pay,
      statusOf,
      intentOf,
      work,
      log,
    },
  }
}
export type Paying = Awaited<ReturnType<typeof openPaying>>
