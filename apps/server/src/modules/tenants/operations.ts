import {
  canonicalDomain,
  InvalidSlugError,
  type SharedDb,
  type SharedTx,
  schemaNameFor,
  slugFor,
} from '@bookme/tenancy'
import { z } from 'zod'
import { Email, Name } from '../../core/shapes.ts'
import { listDomains } from './domains/queries.ts'
import {
  InvalidTenantError,
  ReservedNameError,
  TenantStatusError,
  TenantUnknownError,
  UnusableSlugError,
} from './errors.ts'
import {
  findStatusBefore,
  findTenant,
  findTenantNamed,
  insertConfig,
  insertLifecycle,
  lockTenant,
  type TenantWithDomain,
  updateStatus,
} from './queries.ts'
import type { Tenant, TenantStatus } from './tables.ts'
import type { BookmeTenancy } from './tenancy.ts'

// First labels of hosts that belong to the platform, now or some day, and names that would mislead.
const reserved = new Set(
  `about account accounts admin administrator api app assets auth autoconfig autodiscover billing blog bookme cdn
  dashboard demo-admin dev docs email ftp help imap internal localhost login mail metrics mx ns ns1 ns2 operator platform
  pop postgres postmaster public root security shop signin signup smtp sso staging static status superuser support
  system tenant test-admin webmail www`.split(/\s+/),
)

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
  const slug = usableSlug({ slug: wanted.slug, name })
  const domain = canonicalDomain(wanted.domain)
  assertFreeForTenants(domain, platform)
  const { status, reason, actorId, idempotencyKey } = wanted
  const tenant = await tenancy.create({
    slug,
    name,
    domain,
    // Drizzle takes the column's default for what is undefined.
    values: { contactEmail: email, contactPhone: phone, subscriptionTier: tier, status, ...limits },
    onCreate: async (tx, { id }) => {
      await Promise.all([
        insertConfig(tx, id),
        insertLifecycle(tx, { tenantId: id, slug, toStatus: status, reason, actorId, actorName: wanted.actorName }),
      ])
    },
    ...(idempotencyKey === undefined ? {} : { idempotencyKey }),
  })
  // Of a repeated request it is the tenant made before: its domain, not the one asked for now.
  const [primary] = await listDomains(tenancy.shared.db, tenant.id)
  return { tenant, domain: primary?.domain ?? domain }
}

function usableSlug({ slug, name }: Pick<WantedTenant, 'slug' | 'name'>): string {
  try {
    const usable = slug ?? slugFor(name)
    schemaNameFor(usable)
    if (!reserved.has(usable)) return usable
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
  if (domain !== platform && (below === undefined || !reserved.has(below))) return
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

const inUse: ReadonlySet<TenantStatus> = new Set(['trial', 'active', 'past_due'])

export interface StatusChange {
  reason: string
  /** Who asked; `null` for the program itself. */
  actorId: string | null
  actorName?: string | undefined
}

/**
 * Closes a business to everybody until it is resumed. Its data stay. Of two who suspend it at once, one does.
 *
 * @throws {TenantUnknownError}
 * @throws {TenantStatusError} it is not in use: suspended already, archived or deleted
 */
export async function suspendTenant(tenancy: BookmeTenancy, id: string, why: StatusChange): Promise<Tenant> {
  return changeStatus(tenancy, id, why, async (_, { slug, status }) => {
    if (inUse.has(status)) return 'suspended'
    throw new TenantStatusError(
      status === 'suspended'
        ? `${slug} is suspended already.`
        : `${slug} is ${status}: only a business that is ${[...inUse].join(', ')} can be suspended.`,
    )
  })
}

/**
 * Opens a suspended business again, as what it was before: a trial goes on as a trial.
 *
 * @throws {TenantUnknownError}
 * @throws {TenantStatusError} it is not suspended
 */
export async function resumeTenant(tenancy: BookmeTenancy, id: string, why: StatusChange): Promise<Tenant> {
  return changeStatus(tenancy, id, why, async (tx, { slug, status }) => {
    if (status !== 'suspended') {
      throw new TenantStatusError(`${slug} is ${status}, not suspended: there is nothing to resume.`)
    }
    return (await findStatusBefore(tx, id, 'suspended')) ?? 'active'
  })
}

/** Status and entry of the life cycle commit together; then every process forgets what it knew. */
async function changeStatus(
  tenancy: BookmeTenancy,
  id: string,
  why: StatusChange,
  decide: (tx: SharedTx, tenant: Tenant) => Promise<TenantStatus>,
): Promise<Tenant> {
  return tenancy.shared.transaction(async (tx) => {
    const tenant = await lockTenant(tx, id)
    if (tenant === undefined) throw new TenantUnknownError(`There is no tenant ${id}.`)
    const { slug, status: fromStatus } = tenant
    const toStatus = await decide(tx, tenant)
    await Promise.all([
      updateStatus(tx, id, toStatus),
      insertLifecycle(tx, { tenantId: id, slug, fromStatus, toStatus, ...why }),
      tenancy.announce(tx, id),
    ])
    return { ...tenant, status: toStatus }
  })
}
