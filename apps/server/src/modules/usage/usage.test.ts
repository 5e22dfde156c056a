import { eq } from 'drizzle-orm'
import { expect, vi } from 'vitest'
import { inApp, newService, newStaffMember, signIn, soon } from '../../../test/fixtures.ts'
import { bookings } from '../bookings/tables.ts'
import { notifications } from '../communications/tables.ts'
import { customers } from '../customers/tables.ts'
import { transactions } from '../payments/tables.ts'
import { settingsOf } from '../tenants/index.ts'
import { configs, usage } from '../tenants/tables.ts'
import { countUsage } from './operations.ts'

const at = (text: string) => Temporal.Instant.from(text)

inApp('a day is the business’s own, and is counted again while it is young', async (context) => {
  const { tenancy, open } = context
  const { db, id } = await open('demo')
  await tenancy.shared.db.update(configs).set({ timeZone: 'Asia/Tokyo' }).where(eq(configs.tenantId, id))
  const service = await newService(db)
  const { id: staffId } = await newStaffMember(db)
  // In Tokyo the 8th begins at 15:00 of the 7th.
  const inside = at('2030-01-07T15:00:00Z')
  const before = at('2030-01-07T14:59:59Z')
  const common = {
    serviceId: service.id,
    staffId,
    policyVersion: 1,
    source: 'walk_in' as const,
    staffChoice: 'asked' as const,
  }
  const row = (
    index: number,
    status: 'confirmed' | 'cancelled' | 'completed' | 'held',
    createdAt = inside,
    startTime = soon,
  ) => ({
    ...common,
    reference: `REF${index}`,
    status,
    createdAt,
    startTime,
    endTime: startTime.add({ minutes: 30 }),
    expiresAt: status === 'held' ? soon : null,
    wallTime: '2030-01-07T10:00',
    timeZone: 'Asia/Tokyo',
    seats: 2,
    priceMinor: 100,
    currency: 'MAD',
  })
  await db
    .insert(bookings)
    .values([
      row(1, 'confirmed'),
      row(2, 'cancelled'),
      row(3, 'held'),
      row(4, 'confirmed', before),
      row(5, 'completed', before, inside),
      row(6, 'completed', before, before),
    ] as never)
  await db.insert(customers).values([
    { name: 'A', createdAt: inside },
    { name: 'B', createdAt: before },
  ])
  const money = { kind: 'payment', method: 'cash' } as const
  await db.insert(transactions).values([
    { ...money, amountMinor: 15_000, currency: 'MAD', occurredAt: inside },
    { ...money, kind: 'refund', amountMinor: -5_000, currency: 'MAD', occurredAt: inside },
    { ...money, amountMinor: 900, currency: 'EUR', occurredAt: at('2030-01-08T14:59:59Z') },
    { ...money, amountMinor: 1, currency: 'EUR', occurredAt: at('2030-01-08T15:00:00Z') },
  ])
  const message = {
    kind: 'reminder',
    channel: 'sms',
    language: 'fr',
    recipient: 'x',
    body: 'x',
    scheduledFor: inside,
  } as const
  await db
    .insert(notifications)
    .values([{ ...message, status: 'sent', sentAt: inside }, { ...message, status: 'failed' }, message])
  const log = { error: vi.fn() }
  const options = { tenancy, settings: settingsOf(tenancy), log }
  const now = at('2030-01-08T03:00:00Z')
  // However many count at once.
  const outcomes = await Promise.all([countUsage(options, now), countUsage(options, now)])
  expect(outcomes).toEqual(Array(2).fill({ counted: 2, failures: [] }))
  const member = await signIn(context, 'demo.localhost:8000', { memberOf: 'demo', role: 'accountant' })
  const path = '/api/usage/?from=2030-01-07&to=2030-01-09'
  expect((await member.get(path)).json()).toMatchObject({
    from: '2030-01-07',
    to: '2030-01-09',
    days: [
      { date: '2030-01-07', bookings: 3, new_customers: 1, attended: 2, revenue: {} },
      {
        date: '2030-01-08',
        bookings: 2,
        cancelled: 1,
        attended: 2,
        new_customers: 1,
        messages: 1,
        failed_messages: 1,
        revenue: { MAD: '100.00', EUR: '9.00' },
        is_complete: true,
      },
    ],
  })
  expect(await tenancy.shared.db.$count(usage)).toBe(4)
  await db.insert(customers).values({ name: 'C', createdAt: inside })
  await countUsage(options, now)
  expect((await member.get(path)).json().days[1]).toMatchObject({ new_customers: 2 })
  const reception = await signIn(context, 'demo.localhost:8000', { memberOf: 'demo', role: 'reception' })
  expect((await reception.get(path)).statusCode).toBe(403)
  const other = await signIn(context, 'acme.localhost:8000', { memberOf: 'acme' })
  expect((await other.get(path)).json().days.map(({ bookings: made }: { bookings: number }) => made)).toEqual([0, 0])
  expect((await member.get('/api/usage/?from=2028-01-01&to=2030-01-01')).json()).toMatchObject({
    code: 'usage.too_many_days',
  })
  expect((await member.get('/api/usage/?from=2030-01-02&to=2030-01-01')).statusCode).toBe(400)
})

inApp(
  'one that cannot be counted keeps its figures, with the reason, and stops no other',
  async ({ tenancy, open }) => {
    const log = { error: vi.fn() }
    const options = { tenancy, settings: settingsOf(tenancy), log }
    const now = Temporal.Now.instant()
    const demo = await open('demo')
    await demo.db.insert(customers).values({ name: 'A' })
    await countUsage(options, now)
    await tenancy.internals.owner.with((client) =>
      client.query(`alter table ${demo.schemaName}.payments_transaction rename to gone`),
    )
    await (await open('acme')).db.insert(customers).values({ name: 'B' })
    expect(await countUsage(options, now)).toMatchObject({ counted: 1, failures: [{ message: expect.any(String) }] })
    const rows = await tenancy.shared.db.select().from(usage).orderBy(usage.slug, usage.onDate)
    expect(rows.map(({ slug, newCustomers, failure }) => [slug, newCustomers, failure !== ''])).toEqual([
      ['acme', 0, false],
      ['acme', 1, false],
      ['demo', 0, false],
      ['demo', 1, true],
    ])
    expect(log.error.mock.calls).toMatchObject([[{ tenants: ['demo'] }, 'cannot count their usage']])
  },
)

inApp('days on which nobody counted are counted by whoever comes next', async ({ tenancy, open }) => {
  const { id } = await open('demo')
  const log = { error: vi.fn() }
  const options = { tenancy, settings: settingsOf(tenancy), log }
  const dates = async () =>
    (
      await tenancy.shared.db
        .select({ date: usage.onDate })
        .from(usage)
        .where(eq(usage.tenantId, id))
        .orderBy(usage.onDate)
    ).map(({ date }) => date.slice(5))
  await countUsage(options, at('2030-01-07T12:00:00Z'))
  expect(await dates()).toEqual(['01-06', '01-07'])
  await countUsage(options, at('2030-01-11T12:00:00Z'))
  expect(await dates()).toEqual(['01-06', '01-07', '01-08', '01-09', '01-10', '01-11'])
})
