import { createRequire } from 'node:module'
import type { FieldDef } from 'pg'
import { serialize } from 'pg-protocol'
import { ConnectionLostError } from './errors.ts'

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

/** Parse of a named statement. It is closed first, which is no error when there is none: an earlier try may have left it. */
export function encodePrepare(name: string, text: string): Buffer {
  return Buffer.concat([encodeClose(name), serialize.parse({ name, text })])
}

export function encodeClose(name: string): Buffer {
  return serialize.close({ type: 'S', name })
}

/** Bind and Execute of a named statement whose reply nobody reads. */
export function encodeSilentNamed(name: string, values: string[]): Buffer {
  return Buffer.concat([serialize.bind({ statement: name, values }), execute])
}

/** How the server is to find a statement's plan. */
export interface Preparation {
  /** Sent ahead: Parse of a new name, Close of one that has to go. */
  before: Buffer | undefined
  /** The named statement to bind; without a name the text is parsed anew. */
  name: string | undefined
  /** Its columns, when they are known already; the server is asked otherwise. */
  fields: FieldDef[] | undefined
}

export const unnamed: Preparation = { before: undefined, name: undefined, fields: undefined }

/** @throws a value cannot be sent: an object that refuses to be JSON */
export function encode(statement: Statement, { before, name, fields }: Preparation): Buffer[] {
  const values = statement.values as unknown[]
  const parts: Buffer[] = []
  if (before !== undefined) parts.push(before)
  if (name === undefined) parts.push(serialize.parse({ text: statement.text }))
  parts.push(serialize.bind({ ...(name === undefined ? {} : { statement: name }), values, valueMapper: prepareValue }))
  if (fields === undefined) parts.push(describe)
  parts.push(execute)
  return parts
}

/** A statement somebody waits for. */
export interface StatementMember {
  statement: Statement
  preparation?: Preparation
  /** Encoded already, so that a value that cannot be sent is its statement's failure and not the group's. */
  encoded?: Buffer[]
  resolve(result: StatementResult): void
  reject(error: Error): void
}

/** One member of a group: silent (already encoded), or one with an answer. */
export type Member = { silent: Buffer } | StatementMember

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
      else parts.push(...(member.encoded ?? encode(member.statement, member.preparation ?? unnamed)))
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
    if (member === undefined || 'silent' in member) return
    this.#describe(member.statement, message.fields)
  }

  #describe({ types, rowMode }: Statement, fields: FieldDef[]): void {
    this.#fields = fields
    this.#parsers = fields.map((field) => types.getTypeParser(field.dataTypeID, 'text'))
    this.#names = rowMode === 'object' ? fields.map((field) => field.name) : []
  }

  handleDataRow(message: { fields: (string | null)[] }): void {
    const member = this.#members[this.#at]
    if (member === undefined || 'silent' in member || this.#rowError !== undefined) return
    const values = message.fields
    const known = member.preparation?.fields
    if (known !== undefined && this.#fields !== known) this.#describe(member.statement, known)
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
      fields: member.preparation?.fields ?? this.#fields,
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
    // The server ends the session with these words (57P01, 25P03 …): to the caller it is one kind of loss.
    const reply = error.severity === 'FATAL' ? lost(error) : error
    this.error = reply
    const failed = this.#members[this.#at]
    // When the context or BEGIN itself fails, that is what everybody behind it should read.
    const statementFailed = failed !== undefined && 'statement' in failed
    for (const member of this.#members.slice(this.#at)) {
      if ('silent' in member) continue
      member.reject(member === failed || !statementFailed ? reply : notExecuted(reply))
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

function lost(cause: ServerError): ConnectionLostError {
  return new ConnectionLostError(`The server ended the connection: ${cause.message}.`, { cause })
}
