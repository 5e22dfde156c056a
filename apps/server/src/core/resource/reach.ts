import { and, inArray, type SQL } from 'drizzle-orm'
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core'
import type { FastifyRequest } from 'fastify'
import { allows } from '../access.ts'
import { ForbiddenError } from '../errors.ts'
import type { Action } from '../permissions.ts'
import type { AnyKind, ResourceTx } from './options.ts'

/** Rows of one's own calendar, by the id of the staff member: those they may see, or those they may change. */
export type OwnRows = (staffId: string, to: 'see' | 'change') => SQL

/** Of a field that not all may see or change who may visit the row: the actions it takes. */
export type FieldGuards = Readonly<Record<string, { read?: Action; write?: Action }>>

/** What of the rows a request may reach; `undefined`: all of them. */
export function reachable({ ownStaffId, method }: FastifyRequest, own: OwnRows | undefined): SQL | undefined {
  if (ownStaffId === null) return undefined
  if (own === undefined) throw new Error('A resource that reaches one’s own rows must say which they are.')
  return own(ownStaffId, method === 'GET' || method === 'HEAD' ? 'see' : 'change')
}

/**
 * What was written must be of one's own calendar as well.
 *
 * @throws {ForbiddenError} the transaction can then only roll back
 */
export async function assertReached(
  tx: ResourceTx,
  table: PgTable,
  id: PgColumn,
  ids: readonly string[],
  within: SQL | undefined,
): Promise<void> {
  if (within === undefined || ids.length === 0) return
  const found = await tx.$count(table as AnyKind, and(inArray(id, [...ids]), within))
  if (found < ids.length) throw new ForbiddenError('You may do this for your own calendar only.')
}

/** The fields of a row that may be shown to whoever sent the request. */
export function visible(request: FastifyRequest, wire: object, guards: FieldGuards | undefined): object {
  if (guards === undefined) return wire
  const hidden = Object.entries(guards).filter(([, { read }]) => read !== undefined && !allows(request, read))
  if (hidden.length === 0) return wire
  const names = new Set(hidden.map(([name]) => name))
  return Object.fromEntries(Object.entries(wire).filter(([name]) => !names.has(name)))
}

/**
 * The body without the guarded fields that stay as they are.
 *
 * @param presets - what a new one has where nothing is said
 * @param before - the row as a reply shows it; by default it is new
 * @throws {ForbiddenError} it would change a field that the sender may not change
 */
export function writable<Body extends object>(
  request: FastifyRequest,
  body: Body,
  guards: FieldGuards | undefined,
  presets: Readonly<Record<string, unknown>>,
  before = presets,
): Body {
  if (guards === undefined) return body
  const left = { ...body } as Record<string, unknown>
  for (const [field, { read, write = read }] of Object.entries(guards)) {
    if (!(field in left) || write === undefined || allows(request, write)) continue
    // Who may not see it sends what a new one has. What it is now must not be found out by guessing.
    const isUnseen = read !== undefined && !allows(request, read)
    const kept = isUnseen ? presets[field] : before[field]
    if (JSON.stringify(left[field]) !== JSON.stringify(kept)) {
      const message = `may be changed with the permission ${write} only`
      throw new ForbiddenError(`The field ${field} ${message}.`, { faults: [{ field, message }] })
    }
    delete left[field]
  }
  return left as Body
}
