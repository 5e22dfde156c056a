import { randomBytes } from 'node:crypto'
import { canonicalDomain, DomainTakenError, type SharedTx } from '@bookme/tenancy'
import type { By } from '../../../core/audit/index.ts'
import { ReservedNameError } from '../errors.ts'
import type { Domain, DomainClaim } from '../tables.ts'
import type { BookmeTenancy } from '../tenancy.ts'
import { ClaimNotFoundError, TooManyDomainsError, UnownableDomainError } from './errors.ts'
import { assertRoom, auditDomain, change, insertFree } from './operations.ts'
import type { Finding } from './proof.ts'
import { isUnownable } from './public-suffix.ts'
import { deleteClaim, getClaim, listClaims, lockDomains, noteClaim, upsertClaim } from './queries.ts'

const mostClaims = 10
const claimedDays = 30

/**
 * A business says that a domain is its own. It leads nowhere until that is proved; others may say so too. Said again, it is
 * the same claim with the same token.
 *
 * @throws {InvalidHostError} @throws {UnownableDomainError} it can be nobody's
 * @throws {ReservedNameError} it is the platform's, or below or above that
 * @throws {DomainTakenError} it is this business's already
 * @throws {TooManyDomainsError}
 */
export async function claimDomain(
  tx: SharedTx,
  platform: string,
  wanted: { tenantId: string; domain: string; now: Temporal.Instant; by: By },
): Promise<DomainClaim> {
  const { tenantId, now, by } = wanted
  const domain = canonicalDomain(wanted.domain)
  assertClaimable(domain, platform)
  const own = await lockDomains(tx, tenantId)
  assertRoom(own)
  if (own.some((one) => one.domain === domain)) throw new DomainTakenError(`The domain ${domain} is yours already.`)
  const claims = await listClaims(tx, tenantId, now)
  if (claims.length >= mostClaims && !claims.some((one) => one.domain === domain)) {
    throw new TooManyDomainsError(`A business may claim ${mostClaims} domains at a time: withdraw a claim first.`)
  }
  // With and without www one token, and so one record for both.
  const twin = domain.startsWith('www.') ? domain.slice(4) : `www.${domain}`
  const token =
    own.find((one) => one.domain === twin)?.proofToken ??
    claims.find((one) => one.domain === twin)?.token ??
    randomBytes(24).toString('base64url')
  const expiresAt = now.add({ hours: 24 * claimedDays })
  const claim = await upsertClaim(tx, { tenantId, domain, token, expiresAt })
  await auditDomain(tx, by, claim, { action: 'domains.claim', after: { domain } })
  return claim
}

/** @throws {ReservedNameError} @throws {UnownableDomainError} */
function assertClaimable(domain: string, platform: string): void {
  const fault = (message: string) => ({ faults: [{ field: 'domain', message }] })
  if (domain === platform || domain.endsWith(`.${platform}`) || platform.endsWith(`.${domain}`)) {
    const message = `The domain ${domain} is the platform's own: names below ${platform} are added, not claimed.`
    throw new ReservedNameError(message, fault(message))
  }
  if (isUnownable(domain)) {
    const message = `Nobody can have ${domain} as theirs: claim a domain like salon-yasmine.ma or rdv.salon-yasmine.ma.`
    throw new UnownableDomainError(message, fault(message))
  }
}

/**
 * What becomes of a claim when its proof was looked for: proved, the domain leads to the business from now on.
 *
 * @returns the domain; or the claim, with why it is not proved yet
 * @throws {ClaimNotFoundError} it was withdrawn meanwhile
 * @throws {DomainTakenError} another business has proved it before
 */
export async function settleClaim(
  tenancy: BookmeTenancy,
  { id, tenantId, token }: DomainClaim,
  finding: Finding,
  { now, by }: { now: Temporal.Instant; by: By },
): Promise<{ domain: Domain } | { claim: DomainClaim }> {
  if (!finding.found) {
    const seen = { checkedAt: now, lastError: finding.reason }
    await tenancy.shared.transaction((tx) => noteClaim(tx, id, seen))
    return { claim: { ...(await getClaim(tenancy.shared.db, id, tenantId)), ...seen } }
  }
  return change(tenancy, tenantId, async (tx, known) => {
    const { domain } = await getClaim(tx, id, tenantId)
    assertRoom(known)
    const values = { tenantId, domain, isPrimary: known.length === 0, proofToken: token, checkedAt: now }
    const added = await insertFree(tx, values)
    if (!(await deleteClaim(tx, id))) throw new ClaimNotFoundError(`There is no claim ${id} here.`)
    await auditDomain(tx, by, added, { action: 'domains.prove', after: { domain, by: finding.by } })
    return { domain: added }
  })
}

/** @throws {ClaimNotFoundError} */
export async function withdrawClaim(
  tx: SharedTx,
  id: string,
  { tenantId, by }: { tenantId: string; by: By },
): Promise<void> {
  const claim = await getClaim(tx, id, tenantId)
  await deleteClaim(tx, id)
  await auditDomain(tx, by, claim, { action: 'domains.withdraw', before: { domain: claim.domain } })
}
