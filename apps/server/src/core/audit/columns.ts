import { jsonb, text, uuid } from 'drizzle-orm/pg-core'

/** Who did it: a member, an API key, somebody of the platform, a customer, or the program itself. */
export const actorKinds = ['member', 'key', 'support', 'operator', 'customer', 'system'] as const
export type AuditActorKind = (typeof actorKinds)[number]

export const auditChannels = ['api', 'admin', 'link', 'command', 'clock'] as const
export type AuditChannel = (typeof auditChannels)[number]

/** Of the two tables of events: the one every business has, and the platform's. `created_at` is when it was done. */
export const auditColumns = () => ({
  /** What was done: `services.update`, `members.invite`, `customers.health_read`. */
  action: text().notNull(),
  /** To what: its table's name on the wire, its id, and what it was called. */
  objectType: text().notNull().default(''),
  objectId: uuid(),
  objectLabel: text().notNull().default(''),
  actorKind: text().$type<AuditActorKind>().notNull(),
  /** The user or the key; `null` for a visitor or the program. Names stay when they go. */
  actorId: uuid(),
  actorName: text().notNull().default(''),
  channel: text().$type<AuditChannel>().notNull(),
  reason: text().notNull().default(''),
  /** The fields that it changed, as they were and as they are; of secrets only that they changed. */
  before: jsonb().$type<Record<string, unknown>>().notNull().default({}),
  after: jsonb().$type<Record<string, unknown>>().notNull().default({}),
})
