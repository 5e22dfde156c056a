import { sharedTable } from '@bookme/tenancy'
import { sql } from 'drizzle-orm'
import { boolean, check, foreignKey, index, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core'
import { label } from '../../core/labels.ts'
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
    isSuperuser: boolean().notNull().default(false),
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

export const roles = ['owner', 'manager', 'reception', 'staff', 'accountant'] as const
export type Role = (typeof roles)[number]

/** A user's place in one business. */
export const memberships = sharedTable(
  'users_tenant_membership',
  {
    userId: uuid().notNull(),
    tenantId: uuid().notNull(),
    role: text({ enum: roles }).notNull(),
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
    check('users_tenant_membership_role_check', sql.raw(`role in (${roles.map((role) => `'${role}'`).join(', ')})`)),
  ],
)

label(users, 'user', ({ name, email }) => `${name} (${email})`)
label(sessions, 'session', ({ host }) => host)
label(accounts, 'account', ({ providerId }) => providerId)
label(verifications, 'verification', ({ identifier }) => identifier)
label(memberships, 'membership', ({ role }) => role)
