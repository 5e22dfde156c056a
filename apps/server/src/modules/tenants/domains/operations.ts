import { canonicalDomain, DomainTakenError, type SharedTx } from '@bookme/tenancy'
import { eq } from 'drizzle-orm'
import { type AuditedChange, auditShared, type By, byCommand } from '../../../core/audit/index.ts'
import { violates } from '../../../core/postgres.ts'
import { DomainNotFoundError, InvalidTenantError, PrimaryDomainError } from '../errors.ts'
import { assertFreeForTenants } from '../operations.ts'
import { faultOf } from '../signup/names.ts'
import { type Domain, tenants } from '../tables.ts'
import type { BookmeTenancy } from '../tenancy.ts'
import { TooManyDomainsError, UnusableSubdomainError } from './errors.ts'
import { deleteDomain, insertDomain, isSlugOfAnother, lockDomains, movePrimary } from './queries.ts'

/** Hosts of one business. More are a mistake, or somebody who keeps names from others. */
const mostDomains = 20

export interface NewDomain {
  tenantId: string
  domain: string
  /** Makes it the domain of record in place of the one so far. */
  isPrimary?: boolean | undefined
  /** By default an operator at the command line. */
  by?: By | undefined
  reason?: string | undefined
}

/**
 * One more host for a tenant, without proof: for operators. The first one is primary, whatever is asked.
 *
 * @throws {ReservedNameError} @throws {InvalidHostError}
 * @throws {DomainTakenError} it routes to this or another tenant already
 */
export async function addDomain(tenancy: BookmeTenancy, platform: string, wanted: NewDomain): Promise<Domain> {
  const { tenantId, by = byCommand, reason = '' } = wanted
  const domain = canonicalDomain(wanted.domain)
  assertFreeForTenants(domain, platform)
  return change(tenancy, tenantId, async (tx, known) => {
    const before = known.find((one) => one.isPrimary)
    const added = await insertFree(tx, { tenantId, domain, isPrimary: before === undefined })
    await auditDomain(tx, by, added, {
      action: 'domains.add',
      reason,
      after: { domain, is_primary: wanted.isPrimary === true },
    })
    if (before === undefined || wanted.isPrimary !== true) return added
    await movePrimary(tx, before.id, added.id)
    return { ...added, isPrimary: true }
  })
}

/**
 * A host below the platform's, for a business that asks for it itself.
 *
 * @param wanted.subdomain - the first label: `yasmine`
 * @throws {UnusableSubdomainError} reserved, or like one that is
 * @throws {DomainTakenError} it is in use, or another business is called so
 * @throws {TooManyDomainsError}
 */
export async function addSubdomain(
  tenancy: BookmeTenancy,
  platform: string,
  wanted: { tenantId: string; subdomain: string; by: By },
): Promise<Domain> {
  const { tenantId, subdomain, by } = wanted
  const domain = canonicalDomain(`${subdomain}.${platform}`)
  if (faultOf(subdomain) !== undefined) {
    const message = `The name ${subdomain} is the platform's own, or too much like one that is.`
    throw new UnusableSubdomainError(message, { faults: [{ field: 'subdomain', message }] })
  }
  return change(tenancy, tenantId, async (tx, known) => {
    assertRoom(known)
    await assertVerified(tx, tenantId)
    // Theirs from the beginning, whether they use it just now or not: it is where they go back to.
    if (await isSlugOfAnother(tx, subdomain, tenantId)) throw new DomainTakenError(`The domain ${domain} is in use.`)
    const added = await insertFree(tx, { tenantId, domain, isPrimary: known.length === 0 })
    await auditDomain(tx, by, added, { action: 'domains.add', after: { domain } })
    return added
  })
}

/**
 * Whoever has not answered from their address takes no names from others.
 *
 * @throws {TooManyDomainsError}
 */
async function assertVerified(tx: SharedTx, tenantId: string): Promise<void> {
  const [tenant] = await tx.select({ status: tenants.status }).from(tenants).where(eq(tenants.id, tenantId))
  if (tenant?.status !== 'unverified') return
  throw new TooManyDomainsError('A business has one address until it is verified: answer the mail first.')
}

/** @throws {TooManyDomainsError} */
export function assertRoom(known: readonly Domain[]): void {
  if (known.length < mostDomains) return
  throw new TooManyDomainsError(`A business may have ${mostDomains} domains: take one away first.`)
}

/** @throws {DomainTakenError} */
export async function insertFree(tx: SharedTx, values: Parameters<typeof insertDomain>[1]): Promise<Domain> {
  return insertDomain(tx, values).catch((error) => {
    if (!violates(error, '23505', 'tenant_domain_domain_unique')) throw error
    throw new DomainTakenError(`The domain ${values.domain} is in use.`, { cause: error })
  })
}

/** @throws {DomainNotFoundError} it is not this tenant's */
export async function makePrimary(
  tenancy: BookmeTenancy,
  tenantId: string,
  domain: string,
  by: By = byCommand,
): Promise<void> {
  await change(tenancy, tenantId, async (tx, known) => {
    const wanted = ownDomain(known, domain)
    const before = known.find((one) => one.isPrimary)
    if (wanted.isPrimary) return
    await movePrimary(tx, before?.id, wanted.id)
    await auditDomain(tx, by, wanted, {
      action: 'domains.make_primary',
      before: { primary: before?.domain ?? null },
      after: { primary: wanted.domain },
    })
  })
}

/**
 * @throws {DomainNotFoundError} it is not this tenant's
 * @throws {PrimaryDomainError} it is the domain of record
 */
export async function removeDomain(
  tenancy: BookmeTenancy,
  tenantId: string,
  domain: string,
  by: By = byCommand,
): Promise<void> {
  await change(tenancy, tenantId, async (tx, known) => {
    const unwanted = ownDomain(known, domain)
    if (unwanted.isPrimary) {
      throw new PrimaryDomainError(`${domain} is the tenant's primary domain: make another one primary first.`)
    }
    await deleteDomain(tx, unwanted.id)
    await auditDomain(tx, by, unwanted, { action: 'domains.remove', before: { domain: unwanted.domain } })
  })
}

/** Every process forgets what it knew of the tenant's hosts when this commits. */
export async function change<T>(
  tenancy: BookmeTenancy,
  tenantId: string,
  work: (tx: SharedTx, known: Domain[]) => Promise<T>,
): Promise<T> {
  return tenancy.shared.transaction(async (tx) => {
    const result = await work(tx, await lockDomains(tx, tenantId))
    await tenancy.announce(tx, tenantId)
    return result
  })
}

export function auditDomain(
  tx: SharedTx,
  by: By,
  { id, tenantId, domain }: Pick<Domain, 'id' | 'tenantId' | 'domain'>,
  changed: AuditedChange,
) {
  return auditShared(tx, by, { objectType: 'domain', objectId: id, objectLabel: domain, tenantId, ...changed })
}

/**
 * A domain of a business's own that an operator adds without proof takes a reason.
 *
 * @throws {InvalidTenantError}
 */
export function assertReason(domain: string, platform: string, reason: string | undefined): void {
  if (reason !== undefined || canonicalDomain(domain).endsWith(`.${platform}`)) return
  const message = 'is needed for a domain that is not below the platform’s: it is added without proof'
  throw new InvalidTenantError(`reason: ${message}`, { faults: [{ field: 'reason', message }] })
}

function ownDomain(known: readonly Domain[], domain: string): Domain {
  const host = canonicalDomain(domain)
  const own = known.find((one) => one.domain === host)
  if (own === undefined) throw new DomainNotFoundError(`The tenant has no domain ${host}.`)
  return own
}
