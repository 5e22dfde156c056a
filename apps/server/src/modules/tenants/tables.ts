import { instant, sharedTable } from '@bookme/tenancy'
import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  customType,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  smallint,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { oneOf } from '../../core/columns.ts'
import { label } from '../../core/labels.ts'
import { languages } from '../../core/shapes.ts'

/** `unverified`: signed up, and nobody has answered from its address yet. */
export const tenantStatuses = ['unverified', 'trial', 'active', 'past_due', 'suspended', 'archived', 'deleted'] as const
export type TenantStatus = (typeof tenantStatuses)[number]

/** A business. Its domain of record is not a column here: `tenant_domain` says it, once. */
export const tenants = sharedTable(
  'tenant_tenant',
  {
    /** For life; the schema is named after it. */
    slug: text().notNull(),
    schemaName: text().notNull(),
    /** For people; may change. */
    name: text().notNull(),
    contactEmail: text().notNull().default(''),
    contactPhone: text().notNull().default(''),
    status: text().$type<TenantStatus>().notNull().default('trial'),
    subscriptionTier: text().notNull().default('free'),
    maxStaff: integer().notNull().default(5),
    maxServices: integer().notNull().default(20),
    /** Bookings made in a calendar month; `null` is no limit. */
    maxBookings: integer(),
    /** Since when it has its status, and when the next one comes by itself; `null`: not by itself. */
    statusSince: instant()
      .notNull()
      .$defaultFn(() => Temporal.Now.instant()),
    statusEndsAt: instant(),
  },
  (tenant) => [
    unique('tenant_tenant_slug_unique').on(tenant.slug),
    unique('tenant_tenant_schema_unique').on(tenant.schemaName),
    check('tenant_tenant_status_check', sql`${tenant.status} ${oneOf(tenantStatuses)}`),
    check(
      'tenant_tenant_limits_check',
      sql`${tenant.maxStaff} >= 0 and ${tenant.maxServices} >= 0 and ${tenant.maxBookings} >= 0`,
    ),
    index('tenant_tenant_ends_index').on(tenant.statusEndsAt).where(sql`${tenant.statusEndsAt} is not null`),
  ],
)
export type Tenant = typeof tenants.$inferSelect

/** Hosts, in the one spelling of `canonicalDomain`. A tenant has exactly one primary: the index sees to at most one. */
export const domains = sharedTable(
  'tenant_domain',
  {
    domain: text().notNull(),
    tenantId: uuid().notNull(),
    isPrimary: boolean().notNull(),
    /** Of a domain of its own: the proof that it is theirs, looked for again every day. */
    proofToken: text(),
    checkedAt: instant(),
    /** Since when the proof is missing; too long, and the domain goes. */
    failingSince: instant(),
  },
  (domain) => [
    unique('tenant_domain_domain_unique').on(domain.domain),
    index('tenant_domain_tenant_index').on(domain.tenantId),
    uniqueIndex('tenant_domain_primary_unique').on(domain.tenantId).where(sql`${domain.isPrimary}`),
    foreignKey({ name: 'tenant_domain_tenant_fk', columns: [domain.tenantId], foreignColumns: [tenants.id] }),
  ],
)
export type Domain = typeof domains.$inferSelect

/** A domain that a business says is its own. It leads nowhere until that is proved; several may say so of one. */
export const domainClaims = sharedTable(
  'tenant_domain_claim',
  {
    tenantId: uuid().notNull(),
    domain: text().notNull(),
    /** What is to be found in its DNS, or at its address. */
    token: text().notNull(),
    checkedAt: instant(),
    /** Why the proof was not found the last time. */
    lastError: text().notNull().default(''),
    expiresAt: instant().notNull(),
  },
  (claim) => [
    unique('tenant_domain_claim_unique').on(claim.tenantId, claim.domain),
    foreignKey({
      name: 'tenant_domain_claim_tenant_fk',
      columns: [claim.tenantId],
      foreignColumns: [tenants.id],
    }).onDelete('cascade'),
  ],
)
export type DomainClaim = typeof domainClaims.$inferSelect

/** What became of a tenant, and by whom. It outlives the tenant, so it has no foreign key and keeps the slug. */
export const lifecycle = sharedTable(
  'tenant_lifecycle',
  {
    tenantId: uuid().notNull(),
    slug: text().notNull(),
    /** `null` at the beginning. */
    fromStatus: text().$type<TenantStatus>(),
    toStatus: text().$type<TenantStatus>().notNull(),
    reason: text().notNull(),
    /** The user who did it; `null` for the program itself. */
    actorId: uuid(),
    /** How they were called then. */
    actorName: text().notNull().default(''),
  },
  (entry) => [index('tenant_lifecycle_tenant_index').on(entry.tenantId, entry.createdAt)],
)

/** Kinds of business that are told apart: for search engines, and for what is proposed to somebody who begins. */
export const trades = ['hair', 'barber', 'beauty', 'spa', 'clinic', 'dentist', 'fitness', 'studio', 'other'] as const

type NewSettings = Record<string, unknown> & { languages: (typeof languages)[number][] }

/** What holds for a business until it says otherwise. */
export const usualSettings = {
  language: 'fr',
  timeZone: 'Africa/Casablanca',
  currency: 'MAD',
  firstWeekday: 1,
  languages: [...languages],
  colour: '#0f766e',
  logoUrl: '',
  notice: {},
  trade: '',
  address: '',
  phone: '',
  whatsapp: '',
  mapUrl: '',
  instagramUrl: '',
  facebookUrl: '',
  about: {},
  logoHash: '',
  redirectToPrimary: false,
  features: {},
} as const satisfies NewSettings

/**
 * What a business has set for itself: one row for each, made with it. What is not a column yet is in `metadata`.
 */
export const configs = sharedTable(
  'tenant_config',
  {
    tenantId: uuid().notNull(),
    /** In which it speaks to people who have not said otherwise. */
    language: text().$type<(typeof languages)[number]>().notNull().default(usualSettings.language),
    /** IANA's name; all its wall times are of this zone. */
    timeZone: text().notNull().default(usualSettings.timeZone),
    /** ISO 4217. */
    currency: text().notNull().default(usualSettings.currency),
    /** 1 is Monday, 7 Sunday. */
    firstWeekday: smallint().notNull().default(usualSettings.firstWeekday),
    /** In which its pages can be read, its own first. */
    languages: jsonb()
      .$type<(typeof languages)[number][]>()
      .notNull()
      .default([...languages]),
    /** `#rrggbb`; of the page's buttons and links. */
    colour: text().notNull().default('#0f766e'),
    logoUrl: text().notNull().default(''),
    /** What its page says above everything, by language. */
    notice: jsonb().$type<Partial<Record<(typeof languages)[number], string>>>().notNull().default({}),
    /** What kind of business it is; empty: none of those we know. */
    trade: text().$type<(typeof trades)[number] | ''>().notNull().default(''),
    /** Where it is and how it is reached, as its page says it; empty: it does not say. */
    address: text().notNull().default(''),
    phone: text().notNull().default(''),
    whatsapp: text().notNull().default(''),
    mapUrl: text().notNull().default(''),
    instagramUrl: text().notNull().default(''),
    facebookUrl: text().notNull().default(''),
    /** Of what it is proud, by language. */
    about: jsonb().$type<Partial<Record<(typeof languages)[number], string>>>().notNull().default({}),
    /** Which picture is in `tenant_logo`; empty: none. It goes before `logo_url`. */
    logoHash: text().notNull().default(''),
    /** Whether its other hosts lead to the domain of record. */
    redirectToPrimary: boolean().notNull().default(false),
    /** What differs from what its tier has: see `features.ts`. */
    features: jsonb().$type<Record<string, boolean>>().notNull().default({}),
  },
  (config) => [
    unique('tenant_config_tenant_unique').on(config.tenantId),
    foreignKey({
      name: 'tenant_config_tenant_fk',
      columns: [config.tenantId],
      foreignColumns: [tenants.id],
    }).onDelete('cascade'),
    check('tenant_config_language_check', sql`${config.language} ${oneOf(languages)}`),
    check('tenant_config_currency_check', sql`${config.currency} ~ '^[A-Z]{3}$'`),
    check('tenant_config_weekday_check', sql`${config.firstWeekday} between 1 and 7`),
    check('tenant_config_trade_check', sql`${config.trade} ${oneOf(['', ...trades])}`),
  ],
)
export type TenantConfig = typeof configs.$inferSelect
export type NewConfig = Omit<typeof configs.$inferInsert, 'tenantId'>

const bytea = customType<{ data: Buffer }>({ dataType: () => 'bytea' })

/** The picture that stands for a business: apart from its settings, which are read with every request. */
export const logos = sharedTable(
  'tenant_logo',
  {
    tenantId: uuid().notNull(),
    mediaType: text().notNull(),
    /** Of the bytes, in its address: SHA-256, base64url. */
    hash: text().notNull(),
    bytes: bytea().notNull(),
  },
  (logo) => [
    unique('tenant_logo_tenant_unique').on(logo.tenantId),
    foreignKey({
      name: 'tenant_logo_tenant_fk',
      columns: [logo.tenantId],
      foreignColumns: [tenants.id],
    }).onDelete('cascade'),
    check('tenant_logo_media_check', sql`${logo.mediaType} ${oneOf(['image/png', 'image/jpeg', 'image/webp'])}`),
  ],
)

/**
 * What one business did on one day of its own calendar: what it is charged by, and what operators see of all of them.
 * Counted again while the day is young, so a figure may still rise.
 */
export const usage = sharedTable(
  'tenant_usage',
  {
    tenantId: uuid().notNull(),
    slug: text().notNull(),
    onDate: date({ mode: 'string' }).notNull(),
    /** Made on that day; of them cancelled since; and how many people came. */
    bookings: integer().notNull().default(0),
    cancelled: integer().notNull().default(0),
    attended: integer().notNull().default(0),
    newCustomers: integer().notNull().default(0),
    messages: integer().notNull().default(0),
    failedMessages: integer().notNull().default(0),
    /** Taken on that day, by currency, in its smallest unit. */
    revenueMinor: jsonb().$type<Record<string, number>>().notNull().default({}),
    /** Why it could not be counted the last time; empty when it could. */
    failure: text().notNull().default(''),
  },
  (day) => [
    unique('tenant_usage_day_unique').on(day.tenantId, day.onDate),
    index('tenant_usage_date_index').on(day.onDate),
  ],
)
export type Usage = typeof usage.$inferSelect

/** Who asked for a business: to see abuse, and to know whose address is still to be answered from. */
export const signups = sharedTable(
  'tenant_signup',
  {
    email: text().notNull(),
    slug: text().notNull(),
    tenantId: uuid(),
    /** The network it came from, as a keyed hash. */
    network: text().notNull(),
    verifiedAt: instant(),
  },
  (signup) => [
    index('tenant_signup_network_index').on(signup.network, signup.createdAt),
    index('tenant_signup_email_index').on(signup.email, signup.createdAt),
    index('tenant_signup_tenant_index').on(signup.tenantId),
  ],
)

/** Which business says that an account with a provider is its own: one account is one business's. */
export const accountOwners = sharedTable(
  'payments_account_owner',
  {
    provider: text().notNull(),
    publicId: text().notNull(),
    tenantId: uuid().notNull(),
  },
  (owner) => [
    unique('payments_account_owner_unique').on(owner.provider, owner.publicId),
    foreignKey({
      name: 'payments_account_owner_tenant_fk',
      columns: [owner.tenantId],
      foreignColumns: [tenants.id],
    }).onDelete('cascade'),
    index('payments_account_owner_tenant_index').on(owner.tenantId),
  ],
)
label(tenants, 'tenant', ({ name, slug }) => `${name} (${slug})`)
label(domains, 'domain', ({ domain }) => domain)
label(lifecycle, 'change of status', ({ slug, toStatus, createdAt }) => `${slug} ${toStatus}, ${createdAt}`)
label(logos, 'logo', ({ tenantId }) => tenantId)
label(configs, 'settings', ({ tenantId }) => tenantId)
label(domainClaims, 'claim of a domain', ({ domain }) => domain)
label(usage, 'usage', ({ slug, onDate }) => `${slug}, ${onDate}`)
label(signups, 'sign-up', ({ email, slug }) => `${slug} by ${email}`)
label(accountOwners, 'owner of an account', ({ provider, publicId }) => `${provider} ${publicId}`)
