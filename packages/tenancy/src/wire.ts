import { createRequire } from 'node:module'
import type { FieldDef } from 'pg'
import { serialize } from 'pg-protocol'

// pg's own conversion of parameters, so that a value means the same here as through pg.
const { prepareValue } = createRequire(import.meta.url)('pg/lib/utils') as { prepareValue(value: unknown): unknown }

type Parse = (text: string) => unknown
export interface TypeParsers {
  getTypeParser(oid: number, format?: 'text'): Parse
}

/** One statement on its way, in the form in which Drizzle's node-postgres driver hands it over. */
export interface Statement {
  text: string
  values: readonly unknown[]
  rowMode: 'array' | 'object'
  types: TypeParsers
}

/** What pg's `Result` says of a statement, as far as Drizzle and its users read it. */
export interface StatementResult {
  command: string
  rowCount: number | null
  fields: FieldDef[]
  rows: unknown[]
  oid: number
}

/** An error reply of the server, with `code`, `constraint` and so on: pg's `DatabaseError`. */
export interface ServerError extends Error {
  code?: string
  constraint?: string
  severity?: string
}

const sync = serialize.sync()
const describe = serialize.describe({ type: 'P', name: '' })
const execute = serialize.execute({})

/** Parse, Bind and Execute of one unnamed statement whose reply nobody reads: contexts, BEGIN, COMMIT. */
export function encodeSilent(text: string, values: string[] = []): Buffer {
  return Buffer.concat([serialize.parse({ text }), serialize.bind({ values }), execute])
}

function encode(statement: Statement): Buffer[] {
  return [
    serialize.parse({ text: statement.text }),
    serialize.bind({ values: statement.values as unknown[], valueMapper: prepareValue }),
    describe,
    execute,
  ]
}

/** One member of a group: silent (already encoded) or a statement somebody waits for. */
export type Member =
  | { silent: Buffer }
  | { statement: Statement; resolve(result: StatementResult): void; reject(error: Error): void }

/** The part of pg's `Connection` that a group touches. */
export interface PgConnection {
  stream: { write(buffer: Buffer): boolean; destroy(): void }
  sendCopyFail(message: string): void
}

/**
 * Several unnamed statements of the extended protocol under one Sync, written in one piece. Outside a transaction block
 * the server runs them as one implicit transaction, so a context set by the first is gone with the last; the first
 * error skips the rest. pg's client takes it as a query (`client.query(group)`) and feeds it the replies.
 */
export class Group {
  readonly #members: readonly Member[]
  readonly #payload: Buffer
  #at = 0
  #fields: FieldDef[] = []
  #parsers: Parse[] = []
  #names: string[] = []
  #rows: unknown[] = []
  #rowError: Error | undefined
  /** pg's client asks for it. */
  callback = () => {}
  /** The first error reply; the members after it were not executed. */
  error: ServerError | undefined
  /** The tag of the last completed command: COMMIT, ROLLBACK, SELECT … */
  lastCommand = ''

  /** @throws a value cannot be sent: nothing has been written then */
  constructor(members: readonly Member[]) {
    this.#members = members
    const parts: Buffer[] = []
    for (const member of members) {
      if ('silent' in member) parts.push(member.silent)
      else parts.push(...encode(member.statement))
    }
    parts.push(sync)
    this.#payload = Buffer.concat(parts)
  }

  submit(connection: PgConnection): null {
    connection.stream.write(this.#payload)
    return null
  }

  handleRowDescription(message: { fields: FieldDef[] }): void {
    const member = this.#members[this.#at]
    this.#fields = message.fields
    if (member === undefined || 'silent' in member) return
    const { types, rowMode } = member.statement
    this.#parsers = message.fields.map((field) => types.getTypeParser(field.dataTypeID, 'text'))
    this.#names = rowMode === 'object' ? message.fields.map((field) => field.name) : []
  }

  handleDataRow(message: { fields: (string | null)[] }): void {
    const member = this.#members[this.#at]
    if (member === undefined || 'silent' in member || this.#rowError !== undefined) return
    const values = message.fields
    try {
      if (member.statement.rowMode === 'array') {
        const row = new Array<unknown>(values.length)
        for (let index = 0; index < values.length; index++) {
          const value = values[index] as string | null
          row[index] = value === null ? null : (this.#parsers[index] as Parse)(value)
        }
        this.#rows.push(row)
      } else {
        const row: Record<string, unknown> = {}
        for (let index = 0; index < values.length; index++) {
          const value = values[index] as string | null
          row[this.#names[index] as string] = value === null ? null : (this.#parsers[index] as Parse)(value)
        }
        this.#rows.push(row)
      }
    } catch (error) {
      this.#rowError = error as Error
    }
  }

  handleCommandComplete(message: { text: string }): void {
    const member = this.#members[this.#at++]
    const [command = '', ...numbers] = message.text.split(' ')
    this.lastCommand = command
    if (member === undefined || 'silent' in member) return
    const count = numbers.at(-1)
    const result: StatementResult = {
      command,
      rowCount: count === undefined ? null : Number(count),
      fields: this.#fields,
      rows: this.#rows,
      oid: 0,
    }
    const rowError = this.#rowError
    this.#fields = []
    this.#rows = []
    this.#rowError = undefined
    if (rowError === undefined) member.resolve(result)
    else member.reject(rowError)
  }

  handleEmptyQuery(): void {
    this.handleCommandComplete({ text: '' })
  }

  handleError(error: ServerError): void {
    if (this.error !== undefined) return
    this.error = error
    const failed = this.#members[this.#at]
    // When the context or BEGIN itself fails, that is what everybody behind it should read.
    const statementFailed = failed !== undefined && 'statement' in failed
    for (const member of this.#members.slice(this.#at)) {
      if ('silent' in member) continue
      member.reject(member === failed || !statementFailed ? error : notExecuted(error))
    }
  }

  // Rows that were announced and then a COPY: the allow-list refuses COPY, so this is a server we do not know.
  handleCopyInResponse(connection: PgConnection): void {
    connection.sendCopyFail('COPY is not for tenant statements')
  }
  handleCopyData(): void {}
  handlePortalSuspended(): void {}
  handleReadyForQuery(): void {}
}

function notExecuted(cause: Error): Error {
  const error = new Error(`Not executed: a statement sent before it failed: ${cause.message}`, { cause })
  return Object.assign(error, { code: '25P02' })
}
