import { canonicalDomain } from '@bookme/tenancy'
import { z } from 'zod'
import { exactBody } from '../../core/resource/index.ts'
import { Email, Id, Instant, Name, Phone, stored, Text } from '../../core/shapes.ts'
import { tenantStatuses } from './tables.ts'

/** A host name, in any spelling; it is stored in one. */
export const Domain = z
  .string()
  .max(300)
  .refine((domain) => {
    try {
      return canonicalDomain(domain) !== ''
    } catch {
      return false
    }
  }, 'must be a domain name like acme.example.com, without protocol or path')

const Limit = z.number().int().min(0).max(1_000_000)
const Tier = z.string().regex(/^[a-z][a-z0-9_-]{0,39}$/, 'must be a word like premium: a–z, 0–9, - and _, at most 40')
/** What the platform's operators note of a business: small, and theirs. */
const Metadata = z
  .record(z.string().max(100), z.unknown())
  .refine((value) => JSON.stringify(value).length <= 16_384, 'must be at most 16 kB as JSON')
  // PostgreSQL's jsonb takes neither NUL nor half a character, which JSON writes as escapes.
  .refine(
    (value) => !/(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f])/.test(JSON.stringify(value)),
    'must be text that can be stored',
  )

export const NewTenantBody = exactBody({
  name: Name,
  domain: Domain,
  email: Email,
  slug: z.string().min(1).max(41).optional().describe('For life. Without it one is made of the name'),
  phone: Phone.optional(),
  subscription_tier: Tier.optional(),
  max_staff: Limit.optional(),
  max_services: Limit.optional(),
  metadata: Metadata.optional(),
}).meta({ examples: [{ name: 'Salon Yasmine', domain: 'yasmine.localhost', email: 'owner@yasmine.example' }] })

export const CreatedTenantBody = z.object({
  tenant_id: Id,
  schema_name: z.string(),
  domain: z.string(),
  status: z.literal('created'),
})

/** What may change of a business. Its slug and schema are for life; status and domains have operations of their own. */
export const TenantBody = z.object({
  name: Name,
  contact_email: Email,
  contact_phone: Phone,
  subscription_tier: Tier,
  max_staff: Limit,
  max_services: Limit,
  max_bookings: Limit.nullable().describe('Made in a calendar month; null is no limit'),
  metadata: Metadata,
})

export const tenantFacts = {
  slug: z.string(),
  schema_name: z.string(),
  primary_domain: z.string().nullable(),
  status: z.enum(tenantStatuses),
  status_since: Instant,
  status_ends_at: Instant.nullable().describe('When the next status comes by itself; null: not by itself'),
}

export const StoredTenant = stored({ ...TenantBody.shape, ...tenantFacts })

export const ReasonBody = exactBody({ reason: Text.min(1, 'must not be empty').max(500) }).meta({
  examples: [{ reason: 'Unpaid since October' }],
})

export const DeletionBody = exactBody({
  reason: Text.min(1, 'must not be empty').max(500),
  slug: z.string().min(1).max(41).describe('The slug of the business once more, as typed by whoever asks'),
}).meta({ examples: [{ reason: 'The owner asked for it', slug: 'salon-yasmine' }] })

export const LifecycleBody = z.object({
  tenant_id: Id,
  slug: z.string(),
  from_status: z.enum(tenantStatuses).nullable(),
  to_status: z.enum(tenantStatuses),
  reason: z.string(),
  actor_id: Id.nullable(),
  actor_name: z.string(),
})
