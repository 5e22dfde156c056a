import { z } from 'zod'
import { PageQuery, pageOf } from '../../core/pagination.ts'
import { Decimal, Id, Instant, PlainDate, Text } from '../../core/shapes.ts'
import { operatorSteps } from '../tenants/index.ts'
import { tenantStatuses } from '../tenants/tables.ts'

export const OverviewQuery = PageQuery.extend({
  search: Text.max(200).default('').describe('Words of names, slugs, addresses for mail and domains'),
  status: z.enum(tenantStatuses).optional(),
  failing: z
    .enum(['true'])
    .optional()
    .describe('Only those with failed jobs, messages that did not arrive, or missing migrations'),
}).strict()

const count = z.number().int()

const standing = {
  id: Id,
  name: z.string(),
  slug: z.string(),
  schema_name: z.string(),
  status: z.enum(tenantStatuses),
  status_since: Instant,
  status_ends_at: Instant.nullable().describe('When the next status comes by itself; null: not by itself'),
  subscription_tier: z.string(),
  contact_email: z.string(),
  created_at: Instant,
  domains: z.array(z.string()).describe('Where it answers, the one of record first'),
  version: z.string().nullable().describe('The last of our migrations that its schema has; null without a schema'),
  missing_migrations: count.describe('How many it lacks, or has in another version than ours'),
  size_bytes: count.nullable().describe('On disk, with indexes; null where it could not be measured'),
  last_booking_on: PlainDate.nullable().describe('The last day on which somebody booked, as far as it is counted'),
  failed_jobs: count.describe('Given up, and not sent round again'),
  failed_messages: count.describe('That did not reach customers in the last thirty days'),
  uncounted: z.string().describe('Why its figures could not be counted the last time; empty: they could'),
}
const StandingBody = z.object(standing)
export const OverviewBody = pageOf(StandingBody)

const allowance = (what: string) => z.object({ used: count, most: count.nullable() }).describe(what)

export const OneOverviewBody = z.object({
  ...standing,
  steps: z.array(z.enum(operatorSteps)).describe('What can become of it now: `POST /api/tenants/{id}/{step}/`'),
  migrations: z
    .array(
      z.object({
        name: z.string(),
        state: z.enum(['applied', 'missing', 'edited', 'removed']),
        applied_at: Instant.nullable(),
      }),
    )
    .describe('In their order. `edited`: it has another version; `removed`: this program knows it no more'),
  holds: z
    .object({
      staff: allowance('Active, and how many may be'),
      services: allowance('Active, and how many may be'),
      bookings: allowance('Made in this month, as far as counted; null: no limit'),
      all_bookings: count,
      customers: count,
      members: count.describe('People who can sign in there'),
    })
    .nullable()
    .describe('What it has, and what goes with it when it is deleted; null where it could not be read'),
  days: z.object({
    from: PlainDate,
    bookings: count,
    cancelled: count,
    attended: count,
    new_customers: count,
    messages: count,
    failed_messages: count,
    revenue: z.record(z.string(), Decimal).describe('Taken, by currency'),
  }),
  claims: z
    .array(
      z.object({
        id: Id,
        domain: z.string(),
        checked_at: Instant.nullable(),
        last_error: z.string().describe('Why the proof was not found the last time'),
        expires_at: Instant,
      }),
    )
    .describe('Domains that it says are its own, and has not proved yet'),
})
