import { z } from 'zod'
import { exactBody } from '../../../core/resource/index.ts'
import { Id, Instant, Text } from '../../../core/shapes.ts'
import { toWire } from '../../../core/wire.ts'
import { Domain as DomainName } from '../contract.ts'
import type { Domain, DomainClaim } from '../tables.ts'
import { placesOf } from './proof.ts'

const moments = { checked_at: Instant.nullable(), failing_since: Instant.nullable() }

/** For operators: of any business, and without proof. */
export const NewDomainBody = exactBody({
  tenant_id: Id,
  domain: DomainName,
  is_primary: z.boolean().default(false),
  reason: Text.min(1, 'must not be empty')
    .max(500)
    .optional()
    .describe('Needed for a domain that is not below the platform’s: it is added without proof'),
}).meta({
  examples: [
    {
      tenant_id: '01a20151-7c3e-7d52-9a41-5b0e6f2c8d17',
      domain: 'rdv.salon-yasmine.ma',
      is_primary: true,
      reason: 'Moved from another platform; agreed on the telephone',
    },
  ],
})
export const DomainBody = z.object({ tenant_id: Id, domain: z.string(), is_primary: z.boolean() })
export const domainFacts = {
  checked_at: moments.checked_at.describe('When the proof was looked for'),
  failing_since: moments.failing_since.describe('Since when the proof is missing'),
}

/** For a business: its own. */
export const NewSubdomainBody = exactBody({
  subdomain: z
    .string()
    .regex(/^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])$/, 'must be a–z, 0–9 and hyphens, 2 to 40 of them, like yasmine')
    .describe('The name below the platform’s own domain'),
}).meta({ examples: [{ subdomain: 'yasmine' }] })

const Proof = z.object({
  record: z
    .object({ name: z.string(), type: z.literal('TXT'), value: z.string() })
    .describe('In the DNS of the domain'),
  file: z.object({ url: z.string(), content: z.string() }).describe('Or at this address'),
})

export const OwnDomainBody = z.object({
  id: Id,
  domain: z.string(),
  is_primary: z.boolean(),
  kind: z.enum(['platform', 'own']),
  proof: Proof.nullable().describe('Where its proof has to stay; null where none is asked for'),
  ...moments,
  created_at: Instant,
})

export const NewClaimBody = exactBody({ domain: DomainName }).meta({ examples: [{ domain: 'rdv.salon-yasmine.ma' }] })

export const ClaimBody = z.object({
  id: Id,
  domain: z.string(),
  proof: Proof.describe('Either of them proves it'),
  leads_to: z.string().describe('Where the domain has to lead once it is proved: a CNAME to this, or its address'),
  checked_at: Instant.nullable(),
  last_error: z.string().describe('Why the proof was not found the last time'),
  expires_at: Instant,
  created_at: Instant,
})

export const CheckedClaimBody = z.object({
  proved: z.boolean(),
  claim: ClaimBody.nullable().describe('What is still to be proved'),
  domain: OwnDomainBody.nullable().describe('Proved: it leads to the business'),
})

export function ownDomainToWire(row: Domain, platform: string): z.input<typeof OwnDomainBody> {
  const { id, domain, is_primary, checked_at, failing_since, created_at } = toWire(row)
  const { proofToken } = row
  return {
    ...{ id, domain, is_primary, checked_at, failing_since, created_at },
    kind: domain.endsWith(`.${platform}`) ? 'platform' : 'own',
    proof: proofToken === null ? null : placesOf(domain, proofToken),
  } as never
}

export function claimToWire(claim: DomainClaim, platform: string): z.input<typeof ClaimBody> {
  const { id, domain, checked_at, last_error, expires_at, created_at } = toWire(claim)
  const proof = placesOf(domain, claim.token)
  return { id, domain, proof, leads_to: platform, checked_at, last_error, expires_at, created_at } as never
}
