import { asc, eq } from 'drizzle-orm'
import { onTestFinished, vi } from 'vitest'
import { newService, newStaffMember, openApp, signIn } from '../../../../test/fixtures.ts'
import { mailServer } from '../../../../test/mail-server.ts'
import { startJobs } from '../../../core/jobs/index.ts'
import { customers } from '../../customers/tables.ts'
import { settingsOf } from '../../tenants/index.ts'
import type { Outgoing, Senders, Taken } from '../channels.ts'
import { emailSender } from '../email.ts'
import { messageJobs } from '../handlers.ts'
import type { SendingOptions } from '../sending/send.ts'
import { attempts, type Channel, notifications } from '../tables.ts'

/** The business `demo` with a service, somebody who does it, and a mail server; its jobs are done once they are started. */
export async function openPost(more: { smtp?: Parameters<typeof mailServer>[0] } = {}) {
  const server = await mailServer(more.smtp)
  const context = await openApp({ smtpUrl: server.url })
  const tenant = await context.open('demo')
  const { id: service_id } = await newService(tenant.db)
  const { id: staff_id } = await newStaffMember(tenant.db)
  const owner = await signIn(context, 'demo.localhost:8000', { memberOf: 'demo' })
  const settings = settingsOf(context.tenancy)
  const email = emailSender({ config: context.config, shared: context.tenancy.shared })!
  const options: SendingOptions = { ...context, settings, senders: { email } }
  const log = { info: vi.fn(), warn: vi.fn(), error: vi.fn() }
  const start = (other: Partial<SendingOptions> = {}) => {
    const jobs = startJobs({
      ownerUrl: context.config.ownerUrl as string,
      shared: context.tenancy.shared.db,
      findTenant: (id) => context.tenancy.find(id),
      isClosed: () => false,
      closedTenants: 'select id from tenant_tenant where false',
      handlers: messageJobs({ ...options, ...other }),
      log,
    })
    onTestFinished(() => jobs.stop())
    return jobs
  }
  const book = async (start_time: Temporal.Instant, body: object = {}) => {
    const reply = await context.demo.post('/api/bookings/', {
      ...{ service_id, staff_id, customer_email: 'amina@example.com', customer_name: 'Amina' },
      ...{ start_time: start_time.toString(), ...body },
    })
    if (reply.statusCode !== 201) throw new Error(reply.body)
    return reply.json() as { id: string; reference: string }
  }
  return {
    ...{
      ...context,
      context,
      tenant,
      db: tenant.db,
      owner,
      server,
      options,
      settings,
      log,
      start,
      book,
      service_id,
      staff_id,
    },
    /** What became of the messages, in the order in which they were written. */
    told: () => tenant.db.select().from(notifications).orderBy(asc(notifications.id)),
    tries: () => tenant.db.select().from(attempts).orderBy(asc(attempts.id)),
    /** A number is set as by somebody who works there. */
    setCustomer: (values: Partial<typeof customers.$inferInsert>, address = 'amina@example.com') =>
      tenant.db
        .update(customers)
        .set(values.phone === undefined ? values : { phoneVerifiedAt: Temporal.Now.instant(), ...values })
        .where(eq(customers.email, address)),
  }
}
export type Post = Awaited<ReturnType<typeof openPost>>

/** Channels that write down what they are given, and answer as they are told to. */
export function recorders(answers: Partial<Record<Channel, (message: Outgoing) => Taken | Error>>) {
  const given: Outgoing[] = []
  const senders: Senders = {}
  for (const [channel, answer] of Object.entries(answers)) {
    senders[channel as Channel] = async (message) => {
      given.push(message)
      const result = answer(message)
      if (result instanceof Error) throw result
      return result
    }
  }
  return { given, senders }
}

export const quietContext = {
  signal: new AbortController().signal,
  isLast: false,
  log: { info() {}, warn() {}, error() {} },
}
