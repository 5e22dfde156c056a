import { instant, sharedTable } from '@bookme/tenancy'
import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  text,
  timestamp,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { oneOf } from '../../core/columns.ts'
import { label } from '../../core/labels.ts'
import { type InsideAction, type Role, roles } from '../../core/permissions.ts'
import { tenants } from '../tenants/tables.ts'

// The four tables which better-auth writes hold `Date`s, in the columns of its own: it knows no Temporal.
const date = () => timestamp({ withTimezone: true, mode: 'date' })
const dates = {
  createdAt: date()
    .notNull()
    .$defaultFn(() => new Date()),
  updatedAt: date()
    .notNull()
    .$defaultFn(() => new Date())
    .$onUpdateFn(() => new Date()),
}

/** A person who can log in. One for all businesses: what they may do where is in {@link memberships}. */
export const users = sharedTable(
  'users_user',
  {
    ...dates,
    email: text().notNull(),
    name: text().notNull(),
    emailVerified: boolean().notNull().default(false),
    image: text(),
    /** Runs the platform. */
    isSuperuser: boolean().notNull().default(false),
    /** Helps its businesses, and changes nothing of the platform. */
    isSupport: boolean().notNull().default(false),
    twoFactorEnabled: boolean().notNull().default(false),
  },
  (user) => [
    unique('users_user_email_unique').on(user.email),
    // Looked up as typed in lower case; a capital would make a second account of one address.
    check('users_user_email_check', sql`${user.email} = lower(${user.email})`),
  ],
)

/** A log-in. It counts on the host where it was opened and nowhere else. */
export const sessions = sharedTable(
  'users_session',
  {
    ...dates,
    userId: uuid().notNull(),
    token: text().notNull(),
    host: text().notNull(),
    expiresAt: date().notNull(),
    ipAddress: text(),
    userAgent: text(),
    /** Of somebody of the platform in a business: which entry allows it, and until when. */
    supportEntryId: uuid(),
  },
  (session) => [
    unique('users_session_token_unique').on(session.token),
    index('users_session_user_index').on(session.userId),
    index('users_session_expires_at_index').on(session.expiresAt),
    foreignKey({ name: 'users_session_user_fk', columns: [session.userId], foreignColumns: [users.id] }).onDelete(
      'cascade',
    ),
  ],
)

/** A way to prove who one is: with the provider `credential`, a password. */
export const accounts = sharedTable(
  'users_account',
  {
    ...dates,
    userId: uuid().notNull(),
    accountId: text().notNull(),
    providerId: text().notNull(),
    /** See `password.ts` for its form. */
    password: text(),
    accessToken: text(),
    refreshToken: text(),
    idToken: text(),
    accessTokenExpiresAt: date(),
    refreshTokenExpiresAt: date(),
    scope: text(),
  },
  (account) => [
    unique('users_account_provider_unique').on(account.providerId, account.accountId),
    index('users_account_user_index').on(account.userId),
    foreignKey({ name: 'users_account_user_fk', columns: [account.userId], foreignColumns: [users.id] }).onDelete(
      'cascade',
    ),
  ],
)

/** What was sent out and is waiting to come back: the token of a link, a code. */
export const verifications = sharedTable(
  'users_verification',
  {
    ...dates,
    identifier: text().notNull(),
    value: text().notNull(),
    expiresAt: date().notNull(),
  },
  (verification) => [index('users_verification_identifier_index').on(verification.identifier)],
)

/** The second factor of whoever wants one. better-auth encrypts the secret and the codes. */
export const twoFactors = sharedTable(
  'users_two_factor',
  {
    ...dates,
    userId: uuid().notNull(),
    secret: text().notNull(),
    backupCodes: text().notNull(),
    /** A secret counts once a code of it was given. */
    verified: boolean().notNull().default(false),
    failedVerificationCount: integer().notNull().default(0),
    lockedUntil: date(),
  },
  (factor) => [
    unique('users_two_factor_user_unique').on(factor.userId),
    foreignKey({ name: 'users_two_factor_user_fk', columns: [factor.userId], foreignColumns: [users.id] }).onDelete(
      'cascade',
    ),
  ],
)

/** A passkey (WebAuthn). It works on the host for which it was made, as browsers have it. */
export const passkeys = sharedTable(
  'users_passkey',
  {
    userId: uuid().notNull(),
    host: text().notNull(),
    /** Of the authenticator, in base64url, as its public key is. */
    credentialId: text().notNull(),
    publicKey: text().notNull(),
    counter: bigint({ mode: 'number' }).notNull().default(0),
    transports: jsonb().$type<string[]>().notNull().default([]),
    backedUp: boolean().notNull().default(false),
    /** As its owner calls it. */
    name: text().notNull(),
    lastUsedAt: instant(),
  },
  (passkey) => [
    unique('users_passkey_credential_unique').on(passkey.credentialId),
    index('users_passkey_user_index').on(passkey.userId),
    foreignKey({ name: 'users_passkey_user_fk', columns: [passkey.userId], foreignColumns: [users.id] }).onDelete(
      'cascade',
    ),
  ],
)

/** A browser from which somebody has signed in before: a log-in from another one is told to them. */
export const devices = sharedTable(
  'users_device',
  {
    userId: uuid().notNull(),
    /** Of the token in the browser's cookie. */
    tokenHash: text().notNull(),
    userAgent: text().notNull().default(''),
    lastSeenAt: instant().notNull(),
  },
  (device) => [
    unique('users_device_token_unique').on(device.userId, device.tokenHash),
    foreignKey({ name: 'users_device_user_fk', columns: [device.userId], foreignColumns: [users.id] }).onDelete(
      'cascade',
    ),
  ],
)

/** How often somebody tried in vain, over all processes: by account, whether it exists or not. */
export const throttles = sharedTable(
  'users_throttle',
  {
    /** A keyed hash: whose address was tried is not to be read. */
    key: text().notNull(),
    failures: integer().notNull().default(0),
    /** Since when they are counted, and until when nothing is tried. */
    firstFailureAt: instant().notNull(),
    blockedUntil: instant(),
  },
  (throttle) => [
    unique('users_throttle_key_unique').on(throttle.key),
    index('users_throttle_first_index').on(throttle.firstFailureAt),
  ],
)

/** A user's place in one business. */
export const memberships = sharedTable(
  'users_tenant_membership',
  {
    userId: uuid().notNull(),
    tenantId: uuid().notNull(),
    role: text().$type<Role>().notNull(),
  },
  (membership) => [
    unique('users_tenant_membership_unique').on(membership.userId, membership.tenantId),
    index('users_tenant_membership_tenant_index').on(membership.tenantId),
    foreignKey({
      name: 'users_tenant_membership_user_fk',
      columns: [membership.userId],
      foreignColumns: [users.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'users_tenant_membership_tenant_fk',
      columns: [membership.tenantId],
      foreignColumns: [tenants.id],
    }).onDelete('cascade'),
    check('users_tenant_membership_role_check', sql`${membership.role} ${oneOf(roles)}`),
  ],
)

/** A place in a business that waits for whoever has the address. */
export const invitations = sharedTable(
  'users_invitation',
  {
    tenantId: uuid().notNull(),
    email: text().notNull(),
    role: text().$type<Role>().notNull(),
    /** The staff member of the business that whoever accepts becomes; no foreign key leads into a schema. */
    staffId: uuid(),
    /** Of the token in the link; a new link makes the old one worthless. */
    tokenHash: text().notNull(),
    invitedById: uuid(),
    invitedByName: text().notNull().default(''),
    sentAt: instant().notNull(),
    sends: integer().notNull().default(1),
    expiresAt: instant().notNull(),
    acceptedAt: instant(),
    acceptedById: uuid(),
    revokedAt: instant(),
  },
  (invitation) => [
    unique('users_invitation_token_unique').on(invitation.tokenHash),
    uniqueIndex('users_invitation_open_unique')
      .on(invitation.tenantId, invitation.email)
      .where(sql`${invitation.acceptedAt} is null and ${invitation.revokedAt} is null`),
    index('users_invitation_tenant_index').on(invitation.tenantId, invitation.createdAt),
    foreignKey({
      name: 'users_invitation_tenant_fk',
      columns: [invitation.tenantId],
      foreignColumns: [tenants.id],
    }).onDelete('cascade'),
    check('users_invitation_email_check', sql`${invitation.email} = lower(${invitation.email})`),
    check('users_invitation_role_check', sql`${invitation.role} ${oneOf(roles)}`),
  ],
)
export type Invitation = typeof invitations.$inferSelect

/** A program's way into one business. What it is given is shown once; here is its hash. */
export const apiKeys = sharedTable(
  'users_api_key',
  {
    tenantId: uuid().notNull(),
    name: text().notNull(),
    /** The first characters of the key, to tell it by. */
    prefix: text().notNull(),
    keyHash: text().notNull(),
    scopes: jsonb().$type<InsideAction[]>().notNull(),
    ratePerMinute: integer().notNull().default(120),
    expiresAt: instant(),
    lastUsedAt: instant(),
    revokedAt: instant(),
    /** Whoever made it: when they leave, it stops. */
    createdById: uuid().notNull(),
    createdByName: text().notNull().default(''),
  },
  (key) => [
    unique('users_api_key_hash_unique').on(key.keyHash),
    index('users_api_key_tenant_index').on(key.tenantId, key.createdAt),
    foreignKey({ name: 'users_api_key_tenant_fk', columns: [key.tenantId], foreignColumns: [tenants.id] }).onDelete(
      'cascade',
    ),
    check('users_api_key_rate_check', sql`${key.ratePerMinute} between 1 and 100000`),
  ],
)
export type ApiKey = typeof apiKeys.$inferSelect

/** Somebody of the platform is let into one business, once and for a while. It outlives both. */
export const supportEntries = sharedTable(
  'users_support_entry',
  {
    tenantId: uuid().notNull(),
    userId: uuid().notNull(),
    userName: text().notNull(),
    /** The member they stand in for, with that member's rights; `null`: as support, who reads. */
    standInId: uuid(),
    standInName: text().notNull().default(''),
    reason: text().notNull(),
    tokenHash: text().notNull(),
    /** Until when the link opens a session, and until when the session lasts. */
    linkExpiresAt: instant().notNull(),
    endsAt: instant().notNull(),
    usedAt: instant(),
    endedAt: instant(),
  },
  (entry) => [
    unique('users_support_entry_token_unique').on(entry.tokenHash),
    index('users_support_entry_tenant_index').on(entry.tenantId, entry.createdAt),
    check('users_support_entry_reason_check', sql`${entry.reason} <> ''`),
  ],
)
export type SupportEntry = typeof supportEntries.$inferSelect

label(users, 'user', ({ name, email }) => `${name} (${email})`)
label(sessions, 'session', ({ host }) => host)
label(accounts, 'account', ({ providerId }) => providerId)
label(verifications, 'verification', ({ identifier }) => identifier)
label(memberships, 'membership', ({ role }) => role)
label(twoFactors, 'second factor', ({ userId }) => userId)
label(passkeys, 'passkey', ({ name }) => name)
label(devices, 'device', ({ userAgent }) => userAgent)
label(throttles, 'throttle', ({ failures }) => `${failures} in vain`)
label(invitations, 'invitation', ({ email, role }) => `${email} as ${role}`)
label(apiKeys, 'API key', ({ name, prefix }) => `${name} (${prefix}…)`)
label(supportEntries, 'entry of support', ({ userName, createdAt }) => `${userName}, ${createdAt}`)
