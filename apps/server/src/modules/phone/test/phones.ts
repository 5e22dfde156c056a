import type { AddressInfo } from 'node:net'
import type { TenantDb } from '@bookme/tenancy'
import { asc, eq } from 'drizzle-orm'
import { afterAll, beforeAll, vi } from 'vitest'
import { newService, newStaffMember, openApp } from '../../../../test/fixtures.ts'
import type { Config } from '../../../core/config.ts'
import { startJobs } from '../../../core/jobs/index.ts'
import { jobOutbox } from '../../../core/jobs/shared-tables.ts'
import { bookingEvents, bookings } from '../../bookings/tables.ts'
import { notifications, replies } from '../../communications/tables.ts'
import { customers } from '../../customers/tables.ts'
import { phoneHandlers, phoneSenders } from '../index.ts'
import { threads } from '../tables.ts'
import { type FakeMetaOptions, startFakeMeta } from './fake-meta.ts'
import { type FakeTwilioOptions, startFakeTwilio } from './fake-twilio.ts'

const { signal } = new AbortController()

interface PhonesOptions {
  twilio?: FakeTwilioOptions
  meta?: FakeMetaOptions
  config?: Partial<Config>
}

/**
 * The application with both providers, over HTTP on this machine, for all tests of a file: each writes with numbers of its
 * own. Jobs are done once they are started.
 */
export function phonesOfFile(more: PhonesOptions = {}): () => Phones {
  const endings: (() => Promise<unknown>)[] = []
  let phones: Phones | undefined
  beforeAll(async () => {
    phones = await openPhones(more, (end) => endings.unshift(end))
  })
  afterAll(async () => {
    for (const end of endings) await end()
  })
  return () => phones as Phones
}

export type Phones = Awaited<ReturnType<typeof openPhones>>
export type Written = Awaited<ReturnType<Phones['wrote']>>

let numbers = 0
/** A number that nobody has yet. */
export function newNumber(): string {
  numbers += 1
  return `+2126${String(12_345_000 + numbers)}`
}

async function openPhones(more: PhonesOptions, onEnd: (end: () => Promise<unknown>) => void) {
  const [toTwilio, toMeta] = [
    { platform: '', ...more.twilio },
    { platform: '', ...more.meta },
  ]
  const twilio = await startFakeTwilio(toTwilio)
  const meta = await startFakeMeta(toMeta)
  onEnd(() => twilio.stop())
  onEnd(() => meta.stop())
  const { token, phoneId, secret, verifyToken } = meta
  const wanted = {
    sms: { api: twilio.url, account: twilio.account, token: twilio.token, from: '+15005550006' },
    whatsApp: { api: meta.url, token, phoneId, secret, verifyToken },
    // Whoever calls says which address they called.
    trustedProxies: ['127.0.0.1'],
    ...more.config,
  }
  const context = await openApp(wanted, { onEnd })
  await context.app.listen({ host: '127.0.0.1', port: 0 })
  toMeta.platform = toTwilio.platform = `http://localhost:${(context.app.server.address() as AddressInfo).port}`

  const { tenancy, config } = context
  const log = { info: vi.fn(), warn: vi.fn(), error: vi.fn() }
  const start = () => {
    const jobs = startJobs({
      ownerUrl: config.ownerUrl as string,
      shared: tenancy.shared.db,
      findTenant: (id) => tenancy.find(id),
      isClosed: () => false,
      closedTenants: 'select id from tenant_tenant where false',
      handlers: phoneHandlers({ tenancy, config }),
      log,
    })
    onEnd(() => jobs.stop())
  }
  /** A business has written to a customer about a booking that lies ahead, unless said otherwise. */
  const wrote = async (
    slug: string,
    number: string,
    {
      channel = 'sms' as 'sms' | 'whatsapp',
      language = 'fr' as 'fr' | 'ar' | 'en',
      booking = {} as Partial<typeof bookings.$inferInsert>,
    } = {},
  ) => {
    const tenant = await context.open(slug)
    const { db } = tenant
    const [service, member] = [await newService(db), await newStaffMember(db)]
    const [customer] = await db
      .insert(customers)
      .values({ name: 'Amina', phone: `0${number.slice(4)}`, language })
      .returning()
    const startTime = Temporal.Now.instant().add({ hours: 24 })
    const [booked] = await db
      .insert(bookings)
      .values({
        ...{ reference: crypto.randomUUID().slice(0, 8), serviceId: service.id, staffId: member.id, priceMinor: 0 },
        ...{ customerId: customer!.id, startTime, endTime: startTime.add({ minutes: 30 }), currency: 'MAD' },
        ...booking,
      })
      .returning()
    const facts = { kind: 'reminder', language, scheduledFor: Temporal.Now.instant() } as const
    const [notification] = await db
      .insert(notifications)
      .values({ ...facts, bookingId: booked!.id, customerId: customer!.id })
      .returning()
    const send = phoneSenders({ tenancy, config })[channel]!
    const { providerId } = await send(
      {
        ...{ channel, recipient: number, language, from: tenant.name, replyTo: '', subject: '', html: '' },
        ...{ text: 'Demain à 10h', attachments: [], key: notification!.id, tenantId: tenant.id },
        ...{ template: { name: 'reminder', parameters: ['x'] }, notificationId: notification!.id },
      },
      signal,
    )
    return { tenant, db, customer: customer!, booking: booked!, notification: notification!, providerId: providerId! }
  }
  return {
    ...{ ...context, context, twilio, meta, log, start, wrote },
    threadsOf: (number: string) =>
      tenancy.shared.db.select().from(threads).where(eq(threads.contact, number)).orderBy(asc(threads.createdAt)),
    /** What was sent to a number. */
    textsTo: (number: string) => twilio.received.filter(({ to }) => to === number).map(({ body }) => body),
    repliesOf: ({ db }: { db: TenantDb }, number: string) =>
      db.select().from(replies).where(eq(replies.sender, number)).orderBy(asc(replies.createdAt), asc(replies.id)),
    eventsOf: ({ db, booking }: { db: TenantDb; booking: { id: string } }) =>
      db.select().from(bookingEvents).where(eq(bookingEvents.bookingId, booking.id)).orderBy(asc(bookingEvents.number)),
    bookingOf: async ({ db, booking }: { db: TenantDb; booking: { id: string } }) =>
      (await db.select().from(bookings).where(eq(bookings.id, booking.id)))[0],
    /** The jobs that wait because of a number's messages. */
    waitingFor: async (number: string) => {
      const theirs = await tenancy.shared.db.select().from(threads).where(eq(threads.contact, number))
      const known = new Set(theirs.map(({ id }) => id))
      const jobs = await tenancy.shared.db.select().from(jobOutbox).where(eq(jobOutbox.name, 'phone.reply'))
      return jobs.filter(({ payload }) => known.has(String(payload.thread_id)))
    },
  }
}
