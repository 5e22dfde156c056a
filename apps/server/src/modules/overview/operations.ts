import type { SharedDb, TenantDb } from '@bookme/tenancy'
import { eq, notInArray } from 'drizzle-orm'
import type { FastifyBaseLogger } from 'fastify'
import { toDecimal } from '../../core/wire.ts'
import { bookings } from '../bookings/tables.ts'
import { customers } from '../customers/tables.ts'
import { services } from '../services/tables.ts'
import { staff } from '../staff/tables.ts'
import type { BookmeTenancy } from '../tenants/index.ts'
import type { Tenant, Usage } from '../tenants/tables.ts'
import {
  type Applied,
  countedOf,
  countMembers,
  daysOf,
  domainsOf,
  failuresOf,
  listApplied,
  sizesOf,
} from './queries.ts'

/** A migration as its file is. */
export interface Known {
  name: string
  checksum: string
}

/** The day thirty days ago, and the first of this month. By UTC: a business's own calendar is a few hours off it. */
export function spanOf(now: Temporal.Instant): { since: string; month: string } {
  const today = now.toZonedDateTimeISO('UTC').toPlainDate()
  return { since: today.subtract({ days: 29 }).toString(), month: today.with({ day: 1 }).toString() }
}

/**
 * How these businesses stand. Everything is from shared tables and the catalog: of a thousand businesses not one schema is
 * opened, and one that is broken stands in nobody's way.
 */
export async function standingsOf(
  db: SharedDb,
  rows: readonly Tenant[],
  { known, since, log }: { known: readonly Known[]; since: string; log: FastifyBaseLogger },
) {
  if (rows.length === 0) return []
  const ids = rows.map(({ id }) => id)
  const [applied, domains, failures, counted, sizes] = await Promise.all([
    listApplied(db, ids),
    domainsOf(db, ids),
    failuresOf(db, ids),
    countedOf(db, ids, since),
    // A migration may keep one of their tables longer than a statement may wait.
    sizesOf(db, ids).catch((error: unknown) => {
      log.warn({ err: error }, 'the size of businesses could not be measured')
      return new Map<string, number>()
    }),
  ])
  return rows.map((tenant) => {
    const { id } = tenant
    const own = applied.filter(({ tenantId }) => tenantId === id)
    const migrations = own.length === 0 ? [] : migrationsOf(own, known)
    const count = counted.get(id)
    return {
      id,
      name: tenant.name,
      slug: tenant.slug,
      schema_name: tenant.schemaName,
      status: tenant.status,
      status_since: tenant.statusSince,
      status_ends_at: tenant.statusEndsAt,
      subscription_tier: tenant.subscriptionTier,
      contact_email: tenant.contactEmail,
      created_at: tenant.createdAt,
      domains: domains.filter(({ tenantId }) => tenantId === id).map(({ domain }) => domain),
      version: migrations.findLast(({ state }) => state === 'applied')?.name ?? null,
      missing_migrations: migrations.filter(({ state }) => state === 'missing' || state === 'edited').length,
      size_bytes: sizes.get(id) ?? null,
      last_booking_on: count?.lastBookingOn ?? null,
      failed_jobs: failures.get(id) ?? 0,
      failed_messages: count?.failedMessages ?? 0,
      uncounted: count?.uncounted ?? '',
      migrations,
    }
  })
}

/** Ours and those that only the schema has, in their order. */
function migrationsOf(applied: readonly Applied[], known: readonly Known[]) {
  const ours = known.map(({ name, checksum }) => {
    const there = applied.find((one) => one.name === name)
    const state = there === undefined ? 'missing' : there.checksum === checksum ? 'applied' : 'edited'
    return { name, state, applied_at: instantOf(there) }
  })
  const others = applied.flatMap((one) =>
    one.name === null || known.some(({ name }) => name === one.name)
      ? []
      : [{ name: one.name, state: 'removed', applied_at: instantOf(one) }],
  )
  return [...ours, ...others].sort((one, other) => (one.name < other.name ? -1 : 1))
}

function instantOf(one: Applied | undefined): Temporal.Instant | null {
  return one === undefined ? null : Temporal.Instant.fromEpochMilliseconds(Date.parse(one.appliedAt))
}

/** What a business has, and how much of it its tier allows; `null` where its schema cannot be read. */
export async function holdingsOf(
  tenancy: Pick<BookmeTenancy, 'open' | 'shared'>,
  tenant: Tenant,
  log: FastifyBaseLogger,
) {
  try {
    const { db } = await tenancy.open(tenant.slug)
    const [held, members] = await Promise.all([countHoldings(db), countMembers(tenancy.shared.db, tenant.id)])
    return { ...held, members }
  } catch (error) {
    log.warn({ err: error, slug: tenant.slug }, 'a business could not be read')
    return null
  }
}

async function countHoldings(db: TenantDb) {
  const [activeStaff, activeServices, allBookings, allCustomers] = await Promise.all([
    db.$count(staff, eq(staff.isActive, true)),
    db.$count(services, eq(services.isActive, true)),
    // Times that were only held are none.
    db.$count(bookings, notInArray(bookings.status, ['held', 'expired'])),
    db.$count(customers),
  ])
  return { activeStaff, activeServices, allBookings, allCustomers }
}

const counts = ['bookings', 'cancelled', 'attended', 'newCustomers', 'messages', 'failedMessages'] as const

/** The last thirty days together, and the bookings of this month. */
export async function usageOf(db: SharedDb, tenantId: string, span: { since: string; month: string }) {
  const rows = await daysOf(db, tenantId, span)
  const days = rows.filter(({ onDate }) => onDate >= span.since)
  const sum = (name: (typeof counts)[number]) => days.reduce((total, day) => total + day[name], 0)
  return {
    thisMonth: rows.filter(({ onDate }) => onDate >= span.month).reduce((total, { bookings }) => total + bookings, 0),
    days: {
      from: span.since,
      bookings: sum('bookings'),
      cancelled: sum('cancelled'),
      attended: sum('attended'),
      new_customers: sum('newCustomers'),
      messages: sum('messages'),
      failed_messages: sum('failedMessages'),
      revenue: revenueOf(days),
    },
  }
}

function revenueOf(days: readonly Usage[]): Record<string, string> {
  const minor = new Map<string, number>()
  for (const { revenueMinor } of days) {
    for (const [currency, amount] of Object.entries(revenueMinor)) {
      minor.set(currency, (minor.get(currency) ?? 0) + amount)
    }
  }
  return Object.fromEntries([...minor].sort().map(([currency, amount]) => [currency, toDecimal(amount, currency)]))
}
