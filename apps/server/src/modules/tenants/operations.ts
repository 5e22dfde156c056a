import {
  canonicalDomain,
  DomainTakenError,
  InvalidSlugError,
  type SharedDb,
  type SharedTx,
  schemaNameFor,
  slugFor,
} from '@bookme/tenancy'
import { z } from 'zod'
import { auditShared, type By, byCommand } from '../../core/audit/index.ts'
import { violates } from '../../core/postgres.ts'
import { Email, Name } from '../../core/shapes.ts'
import {
  DomainNotFoundError,
  InvalidTenantError,
  PrimaryDomainError,
  ReservedNameError,
  TenantUnknownError,
  UnusableSlugError,
} from './errors.ts'
import { endOf } from './life-cycle/statuses.ts'
import {
  deleteDomain,
  findTenant,
  findTenantNamed,
  insertConfig,
  insertDomain,
  insertLifecycle,
  listDomains,
  lockDomains,
  movePrimary,
  type TenantWithDomain,
} from './queries.ts'
import { isReserved } from './signup/names.ts'
import type { Domain, NewConfig, Tenant, TenantStatus } from './tables.ts'
import type { BookmeTenancy } from './tenancy.ts'
import { limitsOfTier } from './tiers.ts'

export interface WantedTenant {
  name: string
  domain: string
  email: string
  /** For life. Without it one is made of the name. */
  slug?: string | undefined
  status: TenantStatus
  phone?: string | undefined
  /** Its subscription; by default `free`. */
  tier?: string | undefined
  maxStaff?: number | undefined
  maxServices?: number | undefined
  metadata?: Record<string, unknown> | undefined
  /** Who asked; `null` for the program itself. */
  actorId: string | null
  actorName?: string | undefined
  reason: string
  idempotencyKey?: string | undefined
  /** For the audit; by default the command line. */
  by?: By
  /** What it has set for itself from the beginning. */
  settings?: NewConfig | undefined
  /** By default now. */
  now?: Temporal.Instant | undefined
  /** Rows that belong to the creation: written in the same transaction, once. */
  onCreate?: ((tx: SharedTx, tenant: Tenant) => Promise<void>) | undefined
}

const limit = z.number().int().min(0).max(1_000_000)

/** What holds for a business whoever makes it: an operator on the command line, or a program over HTTP. */
const TenantFields = z.object({
  name: Name,
  email: Email,
  phone: z
    .string()
    .trim()
    .regex(/^\+?[\d ()./-]{3,30}$/, 'must be a telephone number like +212 522 123 456')
    .optional(),
  tier: z
    .string()
    .regex(/^[a-z][a-z0-9_-]{0,39}$/, 'must be a word like premium: a–z, 0–9, - and _, at most 40')
    .optional(),
  maxStaff: limit.optional(),
  maxServices: limit.optional(),
  metadata: z.record(z.string(), z.unknown()).optional(),
})

/** As they are on the wire and in the table. */
const fieldNames: Record<string, string> = { maxStaff: 'max_staff', maxServices: 'max_services' }

/** @throws {InvalidTenantError} */
function validFields(wanted: WantedTenant): z.infer<typeof TenantFields> {
  const parsed = TenantFields.safeParse(wanted)
  if (parsed.success) return parsed.data
  const faults = parsed.error.issues.map(({ path: [key = ''], message }) => ({
    field: fieldNames[String(key)] ?? String(key),
    message,
  }))
  throw new InvalidTenantError(faults.map(({ field, message }) => `${field}: ${message}`).join('; '), { faults })
}

/**
 * A business with its domain, its schema and the first entry of its life cycle.
 *
 * @param platform - the platform's own host: it and reserved names below it are not for tenants
 * @throws {InvalidTenantError} @throws {UnusableSlugError} @throws {ReservedNameError}
 * @throws {TenantExistsError} @throws {DomainTakenError} @throws {TenantNotReadyError} as `Tenancy.create`
 */
export async function createTenant(
  tenancy: BookmeTenancy,
  platform: string,
  wanted: WantedTenant,
): Promise<{ tenant: Tenant; domain: string }> {
  const { name, email, phone, tier, ...limits } = validFields(wanted)
  const { now = Temporal.Now.instant() } = wanted
  const slug = usableSlug({ slug: wanted.slug, name })
  const domain = canonicalDomain(wanted.domain)
  assertFreeForTenants(domain, platform)
  const { status, reason, actorId, idempotencyKey, by = byCommand } = wanted
  const tenant = await tenancy.create({
    slug,
    name,
    domain,
    // Drizzle takes the column's default for what is undefined.
    values: {
      contactEmail: email,
      contactPhone: phone,
      subscriptionTier: tier,
      status,
      statusSince: now,
      statusEndsAt: endOf(status, now),
      ...(tier === undefined ? {} : limitsOfTier(tier)),
      ...given(limits),
    },
    onCreate: async (tx, made) => {
      const { id: tenantId } = made
      await Promise.all([
        insertConfig(tx, { ...wanted.settings, tenantId }),
        insertLifecycle(tx, {
          tenantId,
          slug,
          toStatus: status,
          reason,
          actorId,
          actorName: wanted.actorName,
          createdAt: now,
        }),
        auditShared(tx, by, {
          ...{
            action: 'tenants.create',
            objectType: 'tenants',
            objectId: tenantId,
            objectLabel: name,
            tenantId,
            reason,
          },
          after: { slug, name, domain, status },
        }),
      ])
      await wanted.onCreate?.(tx, made)
    },
    ...(idempotencyKey === undefined ? {} : { idempotencyKey }),
  })
  // Of a repeated request it is the tenant made before: its domain, not the one asked for now.
  const [primary] = await listDomains(tenancy.shared.db, tenant.id)
  return { tenant, domain: primary?.domain ?? domain }
}

/** Without what is undefined: that would take the place of what the tier says. */
function given<Fields extends object>(fields: Fields): Partial<Fields> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<Fields>
}

function usableSlug({ slug, name }: Pick<WantedTenant, 'slug' | 'name'>): string {
  try {
    const usable = slug ?? slugFor(name)
    schemaNameFor(usable)
    if (!isReserved(usable)) return usable
    const message = `The name ${usable} is the platform's own.`
    throw new ReservedNameError(message, { faults: [{ field: slug === undefined ? 'name' : 'slug', message }] })
  } catch (error) {
    if (!(error instanceof InvalidSlugError)) throw error
    throw new UnusableSlugError(error.message, { cause: error, faults: [{ field: 'slug', message: error.message }] })
  }
}

/** @throws {ReservedNameError} the domain is the platform's, or a reserved name below it */
function assertFreeForTenants(domain: string, platform: string): void {
  const below = domain.endsWith(`.${platform}`) ? domain.slice(0, -platform.length - 1) : undefined
  if (domain !== platform && (below === undefined || !isReserved(below))) return
  const message = `The domain ${domain} is the platform's own.`
  throw new ReservedNameError(message, { faults: [{ field: 'domain', message }] })
}

/** @throws {TenantUnknownError} */
export async function getTenant(db: SharedDb, id: string): Promise<TenantWithDomain> {
  const tenant = await findTenant(db, id)
  if (tenant === undefined) throw new TenantUnknownError(`There is no tenant ${id}.`)
  return tenant
}

/**
 * @param name - its slug, or its schema
 * @throws {TenantUnknownError}
 */
export async function getTenantNamed(db: SharedDb, name: string): Promise<Tenant> {
  const tenant = await findTenantNamed(db, name)
  if (tenant === undefined) throw new TenantUnknownError(`There is no tenant ${JSON.stringify(name)}.`)
  return tenant
}

/**
 * One more host for a tenant. The first one is primary, whatever is asked.
 *
 * @param wanted.isPrimary - makes it the domain of record in place of the one so far
 * @throws {ReservedNameError} @throws {InvalidHostError}
 * @throws {DomainTakenError} it routes to this or another tenant already
 */
export async function addDomain(
  tenancy: BookmeTenancy,
  platform: string,
  wanted: { tenantId: string; domain: string; isPrimary?: boolean },
  by: By = byCommand,
): Promise<Domain> {
  const { tenantId } = wanted
  const domain = canonicalDomain(wanted.domain)
  assertFreeForTenants(domain, platform)
  return change(tenancy, tenantId, async (tx, known) => {
    const before = known.find((one) => one.isPrimary)
    const added = await insertDomain(tx, { tenantId, domain, isPrimary: before === undefined }).catch((error) => {
      if (!violates(error, '23505', 'tenant_domain_domain_unique')) throw error
      throw new DomainTakenError(`The domain ${domain} is in use.`, { cause: error })
    })
    const isPrimary = before === undefined || wanted.isPrimary === true
    await tellDomain(tx, by, 'create', added, { after: { domain, is_primary: isPrimary } })
    if (before === undefined || wanted.isPrimary !== true) return added
    await movePrimary(tx, before.id, added.id)
    return { ...added, isPrimary: true }
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
    if (wanted.isPrimary) return
    const before = known.find((one) => one.isPrimary)
    await movePrimary(tx, before?.id, wanted.id)
    const told = { before: { primary: before?.domain ?? null }, after: { primary: wanted.domain } }
    await tellDomain(tx, by, 'make_primary', wanted, told)
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
    await tellDomain(tx, by, 'delete', unwanted, { before: { domain: unwanted.domain } })
  })
}

function tellDomain(tx: SharedTx, by: By, verb: string, { id, domain, tenantId }: Domain, change: object) {
  const about = { action: `domains.${verb}`, objectType: 'domains', objectId: id, objectLabel: domain, tenantId }
  return auditShared(tx, by, { ...about, ...change })
}

/** Every process forgets what it knew of the tenant's hosts when this commits. */
async function change<T>(
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

function ownDomain(known: readonly Domain[], domain: string): Domain {
  const host = canonicalDomain(domain)
  const own = known.find((one) => one.domain === host)
  if (own === undefined) throw new DomainNotFoundError(`The tenant has no domain ${host}.`)
  return own
}
