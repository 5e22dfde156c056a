import { kindOf } from '@bookme/tenancy'
import type { PgTable } from 'drizzle-orm/pg-core'
import type { FastifyRequest } from 'fastify'
import { type AuditedChange, audit, auditShared, byOf } from '../audit/index.ts'
import { nameOfRow } from '../labels.ts'
import type { ResourceTx } from './options.ts'

type Fields = Readonly<Record<string, unknown>>
type Row = Fields & { id: string }

/** In the place of a secret: it says that there was one. */
const hidden = '***'

export interface TrailOptions {
  /** Of all of them, as in the address: `services`. */
  name: string
  table: PgTable
  /** What clients write of a row, under the names of the wire. */
  fields: readonly string[]
  /** Of these it is written down that they changed, and nothing else. */
  secret: readonly string[]
  /** Of a shared table: the business that a row concerns. */
  tenantIdOf: (row: Fields) => string | null
}

/**
 * What a resource writes down of what is done to its rows, in the transaction that does it. Each method returns the
 * statement, to be issued together with the write.
 */
export class Trail {
  readonly #options: TrailOptions

  constructor(options: TrailOptions) {
    this.#options = options
  }

  /** @param values - the rows that are to be inserted, with their ids, and for each the body that it was made of */
  created(tx: ResourceTx, request: FastifyRequest, made: readonly { values: Row; body: Fields }[]) {
    const changes = made.map(({ values, body }) => ({ ...this.#about('create', values), after: this.#told(body) }))
    return this.#write(tx, request, changes)
  }

  /**
   * @param stored - the row as it is, under the names of the wire
   * @param body - what it is to be: fields that stay as they are count for nothing
   */
  updated(tx: ResourceTx, request: FastifyRequest, before: Row, stored: Fields, body: Fields) {
    const changed = Object.keys(body).filter((field) => JSON.stringify(body[field]) !== JSON.stringify(stored[field]))
    const change = {
      ...this.#about('update', before),
      before: this.#told(stored, changed),
      after: this.#told(body, changed),
    }
    return this.#write(tx, request, [change])
  }

  deleted(tx: ResourceTx, request: FastifyRequest, before: Row, stored: Fields) {
    const { fields } = this.#options
    return this.#write(tx, request, [{ ...this.#about('delete', before), before: this.#told(stored, fields) }])
  }

  /** @param found - a row; of a list, what was shown of it: then it is written down what was asked for, and how many came */
  read(tx: ResourceTx, request: FastifyRequest, found: Row | { results: readonly object[] }) {
    if ('id' in found) return this.#write(tx, request, [this.#about('read', found)])
    const { name } = this.#options
    const { searchParams } = new URL(request.url, 'http://host')
    const after = { ...Object.fromEntries(searchParams), count: (found.results as readonly object[]).length }
    return this.#write(tx, request, [{ action: `${name}.read`, objectType: name, after }])
  }

  /** Something else that was done to one of them, or to none in particular. */
  done(tx: ResourceTx, request: FastifyRequest, action: string, change: Partial<AuditedChange>, row: Fields) {
    const { name, tenantIdOf } = this.#options
    const about = { action: `${name}.${action}`, objectType: name, tenantId: tenantIdOf(row) }
    const { before = {}, after = {} } = change
    return this.#write(tx, request, [{ ...about, ...change, before: this.#told(before), after: this.#told(after) }])
  }

  #write(tx: ResourceTx, request: FastifyRequest, changes: (AuditedChange & { tenantId?: string | null })[]) {
    if (kindOf(this.#options.table) === 'shared') return auditShared(tx, byOf(request), ...changes)
    return audit(tx, byOf(request), ...changes.map(({ tenantId: _, ...change }) => change))
  }

  #about(verb: string, row: Row) {
    const { name, table, tenantIdOf } = this.#options
    return {
      action: `${name}.${verb}`,
      objectType: name,
      objectId: row.id,
      objectLabel: nameOfRow(table, row).slice(0, 200),
      tenantId: tenantIdOf(row),
    }
  }

  #told(values: Fields, names: readonly string[] = Object.keys(values)): Record<string, unknown> {
    const { secret } = this.#options
    const told = names.filter((name) => name in values)
    return Object.fromEntries(told.map((name) => [name, secret.includes(name) ? hidden : values[name]]))
  }
}
