import type { Scope, Tx } from '@bookme/tenancy'
import type { InferSelectModel, SQL } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import type { FastifyRequest } from 'fastify'
import type { z } from 'zod'
import type { Permission } from '../access.ts'
import type { AuditedChange } from '../audit/index.ts'
import type { DomainError } from '../errors.ts'
import type { Refusal } from '../problem.ts'
import type { FieldGuards, OwnRows } from './reach.ts'

/** Works on either kind of table; which one, the resource's own scope says. */
// biome-ignore lint/suspicious/noExplicitAny: the tables of a resource are of one kind, and its caller knows which
export type AnyKind = any
export type ResourceTx = Tx<AnyKind>

export const operations = ['list', 'retrieve', 'create', 'bulk', 'update', 'patch', 'delete'] as const
export type Operation = (typeof operations)[number]

/**
 * Around every write of a resource: what is asked before the transaction, and what is done in it around the write.
 * A limit on how many rows there may be has its place here.
 */
export type Guard = (
  request: FastifyRequest,
) => Promise<<Result>(tx: ResourceTx, write: () => Promise<Result>) => Promise<Result>>

/** Something else one can do, on one row or on all. */
export interface Action<Row> {
  on: 'one' | 'all'
  /** By default POST. */
  method?: 'GET' | 'POST'
  summary: string
  permission: Permission
  body?: z.ZodType
  /** By default the row, as the resource shows it. */
  reply?: z.ZodType
  refusals?: readonly Refusal[]
  /**
   * What is written down of it, beside who did it; by default what was asked for. `undefined`: this time it changed
   * nothing. `elsewhere`: what it does is written down by the operation itself, as all is that is done to bookings.
   */
  audit?: 'elsewhere' | ((done: { id: string; body: unknown; result: object }) => Partial<AuditedChange> | undefined)
  /**
   * What it must ask elsewhere than in `tx`, the resource's guard asks before: here the transaction may hold a
   * connection already.
   *
   * @returns the row; or with `reply`, the reply itself
   */
  work(context: { tx: ResourceTx; request: FastifyRequest; id: string; body: unknown }): Promise<Row | object>
}

export interface ResourceOptions<Table extends PgTable, Contract extends z.ZodObject> {
  /** Below /api, without the last slash: `/services`. The last part is the name of all of them. */
  path: `/${string}`
  /** What one of them is called, for the document: `service`. */
  one: string
  table: Table
  /** What clients write, in their names; a field with a default may be left out of a new one. */
  contract: Contract
  /** What they see beside it and do not write; what is named here comes and is ignored. */
  readOnly?: z.ZodRawShape
  /** A new one that can be taken as it is, for the document. */
  example?: z.input<Contract>
  /** By default all of them. */
  only?: readonly Operation[]
  filters?: readonly string[]
  search?: readonly string[]
  /** The first is the default; each may be asked for in either direction. */
  ordering: readonly [string, ...string[]]
  /** Where the name on the wire is not the column's: `{ price: 'priceMinor' }`. */
  columns?: Readonly<Record<string, string>>
  /** The fields of checks and of constraints over expressions, by the constraint's name. */
  constraints?: Readonly<Record<string, string>>
  /** Read beside the columns, by the program's names: what another table says of the row. */
  computed?: Readonly<Record<string, SQL>>
  permissions: { read: Permission; write: Permission }
  /** Which rows somebody reaches whose permission is for their own calendar alone. */
  own?: OwnRows
  /** The rows that lists show; the others are found by their id alone. By default all. */
  listed?: SQL
  /** Fields that take a permission of their own to be seen or changed. Without it they are left out of replies. */
  guarded?: FieldGuards
  /** Fields of which it is written down only that they changed. */
  secret?: readonly string[]
  /** Reading takes an event, too: of the rows one by one, and of lists with what was asked and how many were shown. */
  sensitive?: boolean | ((request: FastifyRequest) => boolean)
  /** Of a shared table: the business that a row concerns. By default its `tenantId`. */
  tenantIdOf?(row: InferSelectModel<Table>): string | null
  notFound: new (message: string) => DomainError
  /** What writing it may refuse beside what any write does. */
  refusals?: readonly Refusal[]
  /** Where the rows are; by default with the request's tenant. */
  scope?: (request: FastifyRequest) => Scope<AnyKind>
  /** By default the row under the names of the wire. */
  toReply?(row: InferSelectModel<Table>): object
  /**
   * By default the body under the program's names.
   * @param before - the row that is to be changed
   * @param tx - to read what the row depends on
   */
  toRow?(
    body: Partial<z.output<Contract>>,
    before: InferSelectModel<Table> | undefined,
    request: FastifyRequest,
    tx: ResourceTx,
  ): object | Promise<object>
  /** Adds a row where more belongs to that than the row; by default an `insert`. Several are added one after the other. */
  insert?(
    tx: ResourceTx,
    values: Record<string, unknown> & { id: string },
    request: FastifyRequest,
  ): Promise<InferSelectModel<Table>>
  guard?: Guard
  actions?: Readonly<Record<string, Action<InferSelectModel<Table>>>>
}
