import type { AddressInfo } from 'node:net'
import { asc, eq } from 'drizzle-orm'
import { onTestFinished, vi } from 'vitest'
import { newService, newStaffMember, openApp } from '../../../../test/fixtures.ts'
import type { Config } from '../../../core/config.ts'
import { startJobs } from '../../../core/jobs/index.ts'
import { bookingEvents, bookings } from '../../bookings/tables.ts'
import { notifications, replies } from '../../communications/tables.ts'
import { customers } from '../../customers/tables.ts'
import { phoneHandlers, phoneSenders } from '../index.ts'
import { threads } from '../tables.ts'
import { type FakeMetaOptions, startFakeMeta } from './fake-meta.ts'
import { type FakeTwilioOptions, startFakeTwilio } from './fake-twilio.ts'

export const amina = '+212612345678'
const { signal } = new AbortController()

/** The application with both providers, over HTTP on this machine; their jobs are done once they are started. */
export async function openPhones(
  more: { twilio?: FakeTwilioOptions; meta?: FakeMetaOptions; config?: Partial<Config> } = {},
) {
  const platform = { platform: '' }
  const twilio = await startFakeTwilio(Object.assign(platform, more.twilio))
  const meta = await startFakeMeta(Object.assign(platform, more.meta))
  onTestFinished(() => twilio.stop())
  onTestFinished(() => meta.stop())
  const { token, phoneId, secret, verifyToken } = meta
  const context = await openApp({
    sms: { api: twilio.url, account: twilio.account, token: twilio.token, from: '+15005550006' },
    whatsApp: { api: meta.url, token, phoneId, secret, verifyToken },
    ...more.config,
  })
  await context.app.listen({ host: '127.0.0.1', port: 0 })
  platform.platform = `http://localhost:${(context.app.server.address() as AddressInfo).port}`

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
    onTestFinished(() => jobs.stop())
  }
  /** A business that has written to Amina about a booking that lies ahead, unless said otherwise. */
  const wrote = async (
    slug: string,
    {
      channel = 'sms' as 'sms' | 'whatsapp',
      language = 'fr' as 'fr' | 'ar' | 'en',
      booking = {} as Partial<typeof bookings.$inferInsert>,
      phone = '0612 345 678',
    } = {},
  ) => {
    const tenant = await context.open(slug)
    const { db } = tenant
    const [service, member] = [await newService(db), await newStaffMember(db)]
    const [customer] = await db.insert(customers).values({ name: 'Amina', phone, language }).returning()
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
        ...{ channel, recipient: amina, language, from: tenant.name, replyTo: '', subject: '', html: '' },
        ...{ text: 'Demain à 10h', attachments: [], key: notification!.id, tenantId: tenant.id },
        ...{ template: { name: 'reminder', parameters: ['x'] }, notificationId: notification!.id },
      },
      signal,
    )
    return { tenant, db, customer: customer!, booking: booked!, notification: notification!, providerId: providerId! }
  }
  type Written = Awaited<ReturnType<typeof wrote>>
  return {
    ...{ ...context, context, twilio, meta, log, start, wrote },
    threads: () => tenancy.shared.db.select().from(threads).orderBy(asc(threads.createdAt), asc(threads.id)),
    replies: ({ db }: Pick<Written, 'db'>) =>
      db.select().from(replies).orderBy(asc(replies.createdAt), asc(replies.id)),
    eventsOf: ({ db, booking }: Pick<Written, 'db' | 'booking'>) =>
      db.select().from(bookingEvents).where(eq(bookingEvents.bookingId, booking.id)).orderBy(asc(bookingEvents.number)),
  }
}
