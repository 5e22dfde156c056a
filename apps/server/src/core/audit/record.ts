import type { SharedTx, TenantTx } from '@bookme/tenancy'
import type {} from '@bookme/tenancy/fastify'
import type { FastifyRequest } from 'fastify'
import { actorOf, nobody } from '../actor.ts'
import type { AuditActorKind, AuditChannel } from './columns.ts'
import { sharedAuditEvents } from './shared-tables.ts'
import { auditEvents } from './tables.ts'

/** Who did something, in which part, and which way it came. */
export interface By {
  actorKind: AuditActorKind
  actorId: string | null
  actorName: string
  channel: AuditChannel
}

/** The program itself when a time has come, or an operator at the command line. */
export const byClock: By = { ...nobody, actorKind: 'system', channel: 'clock' }
export const byCommand: By = { ...nobody, actorKind: 'operator', channel: 'command' }

/** Whoever sent a request, as far as its route asked who that is. */
export function byOf(request: FastifyRequest, channel: AuditChannel = 'api'): By {
  return { ...actorOf(request), actorKind: actorKindOf(request), channel }
}

function actorKindOf({ visitor, user, tenantOrNull }: FastifyRequest): AuditActorKind {
  const who = visitor ?? user
  if (who === null) return 'customer'
  if (who.scopes !== null) return 'key'
  if (who.isVisit === true) return 'support'
  if (tenantOrNull !== null) return who.role === null ? 'customer' : who.role === 'support' ? 'support' : 'member'
  return who.platformRole ?? 'member'
}

export interface AuditedChange {
  /** `module.verb`: `members.invite`. */
  action: string
  /** The resource's name on the wire, the row's id, and what it is called. */
  objectType?: string
  objectId?: string | null
  objectLabel?: string
  reason?: string
  /** The fields that changed. Never a secret, nor what a message said. */
  before?: Record<string, unknown>
  after?: Record<string, unknown>
}

/**
 * Writes down what was done in a business, where it commits.
 *
 * @returns the statement, sent when it is awaited: in `Promise.all` in its place
 */
export function audit(tx: Pick<TenantTx, 'insert'>, by: By, change: AuditedChange) {
  return tx.insert(auditEvents).values({ ...by, ...change })
}

/** The same of what was done on the platform, to the business `tenantId` or to none. */
export function auditShared(
  tx: Pick<SharedTx, 'insert'>,
  by: By,
  change: AuditedChange & { tenantId?: string | null },
) {
  return tx.insert(sharedAuditEvents).values({ ...by, ...change })
}
