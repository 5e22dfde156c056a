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
  /** When; by default now. */
  at?: Temporal.Instant
}

/** The program itself when a time has come, or an operator at the command line. */
export const byClock: By = { ...nobody, actorKind: 'system', channel: 'clock' }
export const byCommand: By = { ...nobody, actorKind: 'operator', channel: 'command' }

/** Whoever sent a request, as far as its route asked who that is. */
export function byOf(request: FastifyRequest, channel: AuditChannel = 'api'): By {
  return { ...actorOf(request), actorKind: actorKindOf(request), channel, at: request.now }
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

/** The same of what was done on the platform: to which business, or to none. */
export type SharedAuditedChange = AuditedChange & { tenantId?: string | null }

/**
 * Writes down what was done in a business, where it commits.
 *
 * @returns the statement, sent when it is awaited: in `Promise.all` in its place
 */
export function audit(tx: Pick<TenantTx, 'insert'>, by: By, ...changes: AuditedChange[]) {
  return tx.insert(auditEvents).values(changes.map((change) => rowOf(by, change)))
}

/** The same of what was done on the platform, to the business `tenantId` or to none. */
export function auditShared(tx: Pick<SharedTx, 'insert'>, by: By, ...changes: SharedAuditedChange[]) {
  return tx.insert(sharedAuditEvents).values(changes.map((change) => rowOf(by, change)))
}

function rowOf<Change extends AuditedChange>({ at, ...by }: By, change: Change) {
  return { ...by, ...change, ...(at === undefined ? {} : { createdAt: at, updatedAt: at }) }
}
