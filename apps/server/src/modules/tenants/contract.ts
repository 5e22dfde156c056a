import { canonicalDomain } from '@bookme/tenancy'
import { z } from 'zod'
import { Email, Id, Name, stored } from '../../core/shapes.ts'
import { tenantStatuses } from './tables.ts'

/** A host name, in the one spelling in which it is stored. */
const Domain = z
  .string()
  .max(300)
  .refine((domain) => {
    try {
      return canonicalDomain(domain) !== ''
    } catch {
      return false
    }
  }, 'must be a domain name like acme.example.com, without protocol or path')

export const NewTenantBody = z
  .object({
    name: Name,
    domain: Domain,
    email: Email,
    slug: z.string().min(1).max(41).optional().describe('For life. Without it one is made of the name'),
  })
  .meta({ examples: [{ name: 'Salon Yasmine', domain: 'yasmine.localhost', email: 'owner@yasmine.example' }] })

export const CreatedTenantBody = z.object({
  tenant_id: Id,
  schema_name: z.string(),
  domain: z.string(),
  status: z.literal('created'),
})

/** The same key again, after a failure or by a double click, gives the same tenant. */
export const IdempotencyHeaders = z.object({ 'idempotency-key': z.string().min(1).max(200).optional() })

export const TenantBody = stored({
  slug: z.string(),
  schema_name: z.string(),
  name: z.string(),
  primary_domain: z.string().nullable(),
  contact_email: z.string(),
  contact_phone: z.string(),
  status: z.enum(tenantStatuses),
  subscription_tier: z.string(),
  max_staff: z.number().int(),
  max_services: z.number().int(),
})
