import {
  canonicalDomain,
  InvalidSlugError,
  type SharedDb,
  type SharedTx,
  schemaNameFor,
  slugFor,
} from '@bookme/tenancy'
import { z } from 'zod'
import { auditShared, type By, byCommand } from '../../core/audit/index.ts'
import { Email, Name } from '../../core/shapes.ts'
import { listDomains } from './domains/queries.ts'
import { InvalidTenantError, ReservedNameError, TenantUnknownError, UnusableSlugError } from './errors.ts'
import { endOf } from './life-cycle/statuses.ts'
import { findTenant, findTenantNamed, insertConfig, insertLifecycle, type TenantWithDomain } from './queries.ts'
import { isReserved } from './signup/names.ts'
import type { NewConfig, Tenant, TenantStatus } from './tables.ts'
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
export function assertFreeForTenants(domain: string, platform: string): void {
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
