import { tokens } from '../sql-text.ts'
import { type Finding, whyNotAName } from './lint-models.ts'

type Token = ReturnType<typeof tokens> extends Generator<infer T> ? T : never

/** The tables that models declare, to tell whose a name in SQL is. */
export interface KnownTables {
  shared: ReadonlySet<string>
  tenant: ReadonlySet<string>
}

/**
 * Patterns in a migration that would break with many tenants or on several machines, whoever wrote them. Bodies of
 * functions are strings to PostgreSQL and are not read.
 */
export function lintSql(sql: string, set: 'shared' | 'tenant', where: string, known: KnownTables): Finding[] {
  const statements = statementsOf(sql)
  const findings = statements.flatMap((statement) => [...lintStatement(statement, set, known)])
  findings.push(...withoutPrimaryKey(statements))
  return findings.map((finding) => ({ where, ...finding }))
}

type Complaint = Omit<Finding, 'where'>

function statementsOf(sql: string): Token[][] {
  const statements: Token[][] = [[]]
  for (const token of tokens(sql)) {
    if (token.kind === 'symbol' && token.text === ';') statements.push([])
    else statements.at(-1)?.push(token)
  }
  return statements.filter((statement) => statement.length > 0)
}

/** Unquoted words alone, for recognising commands. */
function wordsOf(statement: readonly Token[]): string[] {
  return statement.filter((token) => token.kind === 'word').map((token) => token.text)
}

function* lintStatement(
  statement: readonly Token[],
  set: 'shared' | 'tenant',
  known: KnownTables,
): Generator<Complaint> {
  const words = wordsOf(statement)
  const text = words.join(' ')
  if (/^create (or replace )?(constraint |event )?trigger\b/.test(text)) {
    yield {
      problem: 'a trigger works unseen, and not at all on a distributed table',
      instead: "the program's own code, in the same transaction",
    }
  }
  if (/^create (or replace )?rule\b/.test(text)) {
    yield { problem: 'a rule rewrites statements unseen', instead: "the program's own code, in the same transaction" }
  }
  if (set === 'tenant' && /^create extension\b/.test(text)) {
    yield {
      problem: 'an extension belongs to all tenants',
      instead: 'a shared migration with: create extension … with schema extensions',
    }
  }
  if (/^(create (unique )?|drop |re)index concurrently\b/.test(text)) {
    yield {
      problem: 'CONCURRENTLY cannot run in the transaction that a migration is',
      instead: 'the same statement without CONCURRENTLY',
    }
  }
  if (/^create (table|temp|unlogged)|^alter table/.test(text)) yield* lintTableStatement(statement, set, known)
  if (/^create sequence\b/.test(text)) {
    yield {
      problem: 'a sequence is not kept by copies, sharding and renames of schemas',
      instead: 'a number counted by the program, or a uuid made by it',
    }
  }
  if (/^create (unique )?index\b/.test(text)) yield* lintIndex(statement)
  const renamed = /^alter (index|table)\b/.test(text) ? renamedTo(statement) : undefined
  if (renamed !== undefined) yield* lintName(renamed)
  if (/^update\b|\bdo update\b/.test(text)) {
    const volatile = words.find((word) => volatileWords.has(word))
    if (volatile !== undefined) {
      yield {
        problem: `${volatile} in an UPDATE gives each copy of a distributed row another value`,
        instead: "the value itself, e.g. timestamptz '2026-12-01 09:00:00Z'",
      }
    }
  }
  yield* lintPrefixes(statement, set, known)
}

const volatileWords = new Set([
  'now',
  'current_timestamp',
  'localtimestamp',
  'current_date',
  'current_time',
  'clock_timestamp',
  'statement_timestamp',
  'transaction_timestamp',
  'timeofday',
  'random',
  'gen_random_uuid',
  'uuidv4',
  'uuidv7',
  'nextval',
]) // prettier-ignore

const serials = /^(small|big)?serial[248]?$/

/** CREATE TABLE and ALTER TABLE: column types, names of constraints, targets of foreign keys. */
function* lintTableStatement(
  statement: readonly Token[],
  set: 'shared' | 'tenant',
  known: KnownTables,
): Generator<Complaint> {
  const other = set === 'tenant' ? 'shared' : 'tenant'
  const columnDepth = /^create/.test(statement[0]?.text ?? '') ? 1 : 0
  let depth = 0
  let named = false
  let isForeignKey = false
  for (const [index, token] of statement.entries()) {
    const next = statement[index + 1]
    const after = statement[index + 2]
    if (token.kind === 'symbol') {
      if (token.text === '(') depth += 1
      if (token.text === ')') depth -= 1
      if (token.text === ',' && depth === columnDepth) {
        named = false
        isForeignKey = false
      }
      continue
    }
    if (token.kind !== 'word' || depth !== columnDepth) continue
    const { text } = token
    if (serials.test(text)) {
      yield {
        problem: `${text} counts with a sequence, which copies, sharding and renames do not keep`,
        instead: 'integer, counted by the program; or a uuid made by it',
      }
    }
    if (text === 'identity' && statement[index - 1]?.text === 'as') {
      yield {
        problem: 'an identity column counts with a sequence, which copies, sharding and renames do not keep',
        instead: 'integer, counted by the program; or a uuid made by it',
      }
    }
    if (text === 'constraint' && next !== undefined) {
      const isOld = ['drop', 'validate', 'alter', 'rename'].includes(statement[index - 1]?.text ?? '')
      const name = next.text === 'if' ? undefined : next.text
      if (!isOld && name !== undefined) yield* lintName(name)
      named = true
      continue
    }
    const isConstraint =
      (text === 'unique' && next?.text !== 'index') ||
      text === 'check' ||
      (text === 'exclude' && (next?.text === 'using' || next?.text === '(')) ||
      (text === 'foreign' && next?.text === 'key') ||
      (text === 'references' && !isForeignKey)
    if (isConstraint) {
      if (text === 'foreign') isForeignKey = true
      if (!named) {
        const kind = text === 'references' ? 'foreign key' : text === 'foreign' ? 'foreign key' : text
        yield {
          problem: `a ${kind} constraint without a name of its own; errors and later migrations go by it`,
          instead: `constraint <table>_<column>_${suffixes[text] ?? text} ${text} …`,
        }
      }
      named = false
    }
    if (text === 'primary') named = false
    if (text === 'references' && next !== undefined) {
      const target = after?.text === '.' ? statement[index + 3] : next
      if (target !== undefined && known[other].has(target.text) && !known[set].has(target.text)) {
        yield {
          problem: `a foreign key leads from a ${set === 'tenant' ? "tenant's" : 'shared'} table to ${target.text}, which ${other === 'shared' ? 'all tenants share' : 'each tenant has'}`,
          instead: 'a plain uuid column, with a copy of what must last',
        }
      }
    }
  }
}

const suffixes: Record<string, string> = {
  references: 'fk',
  foreign: 'fk',
  unique: 'unique',
  check: 'check',
  exclude: 'overlap',
}

function* lintIndex(statement: readonly Token[]): Generator<Complaint> {
  const skipped = new Set(['create', 'unique', 'index', 'concurrently', 'if', 'not', 'exists'])
  const first = statement.find((token) => !(token.kind === 'word' && skipped.has(token.text)))
  if (first?.kind === 'word' && first.text === 'on') {
    yield {
      problem: 'an index without a name of its own; later migrations go by it',
      instead: 'create index <table>_<column>_index on …',
    }
  } else if (first !== undefined) yield* lintName(first.text)
}

/** `… rename to x` and `… rename constraint a to x`, but not of a column. */
function renamedTo(statement: readonly Token[]): string | undefined {
  const rename = statement.findIndex((token) => token.kind === 'word' && token.text === 'rename')
  if (rename === -1) return undefined
  const to = statement.findIndex((token, index) => index > rename && token.kind === 'word' && token.text === 'to')
  const isConstraint = statement[rename + 1]?.text === 'constraint'
  return isConstraint || statement[1]?.text === 'index' ? statement[to + 1]?.text : undefined
}

function* lintName(name: string): Generator<Complaint> {
  const problem = whyNotAName(name)
  if (problem !== undefined) yield { problem: `the name ${name} ${problem}`, instead: 'a shorter or other name' }
}

/** `public.x`, `tenant_demo.x`: the path decides whose table it is. */
function* lintPrefixes(
  statement: readonly Token[],
  set: 'shared' | 'tenant',
  known: KnownTables,
): Generator<Complaint> {
  for (const [index, token] of statement.entries()) {
    const name = token.text
    if (token.kind === 'symbol' || statement[index + 1]?.text !== '.' || statement[index - 1]?.text === '.') continue
    const isTenants = /^(tenant|spare)_./.test(name) && !known.shared.has(name) && !known.tenant.has(name)
    if (isTenants || (set === 'tenant' && name === 'public')) {
      yield {
        problem: `${name}. names a schema; the same statement runs in every tenant's`,
        instead: `${statement[index + 2]?.text ?? 'the name'} alone`,
      }
    }
  }
}

function withoutPrimaryKey(statements: readonly Token[][]): Complaint[] {
  const lacking = new Set<string>()
  for (const statement of statements) {
    const text = wordsOf(statement).join(' ')
    const isCreate = /^create (unlogged )?table\b/.test(text)
    if (!isCreate && !text.startsWith('alter table')) continue
    const skipped = new Set(['create', 'alter', 'table', 'unlogged', 'if', 'not', 'exists', 'only'])
    const name = statement.find((token) => !(token.kind === 'word' && skipped.has(token.text)))?.text ?? ''
    if (text.includes('primary key')) lacking.delete(name)
    else if (isCreate && !/\bpartition of\b/.test(text)) lacking.add(name)
  }
  return [...lacking].map((name) => ({
    problem: `the table ${name} has no primary key`,
    instead: 'id uuid primary key',
  }))
}
