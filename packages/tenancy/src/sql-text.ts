import { StatementRefusedError } from './errors.ts'

/** One token of SQL, as far as refusing needs it: what is quoted or commented out never looks like a command. */
interface Token {
  kind: 'word' | 'identifier' | 'symbol'
  text: string
}

/**
 * The words, quoted identifiers and symbols of an SQL text; strings, dollar quotes and (nested) comments are passed over.
 * Where a token ends must be where PostgreSQL's scanner (scan.l) ends it, or a call could stand in what is a string
 * here and none there. `standard_conforming_strings` is taken to be on, PostgreSQL's default since 9.1.
 *
 * @throws {StatementRefusedError} an unfinished string or comment; a `U&` escape, which could hide a name; an `E''`
 * string continued on another line
 */
export function* tokens(sql: string): Generator<Token> {
  let at = 0
  const unfinished = (what: string) => new StatementRefusedError(`The SQL text ends inside ${what}.`)
  while (at < sql.length) {
    const char = sql[at] as string
    const next = sql[at + 1]
    // PostgreSQL's own blanks: to it a no-break space is a letter.
    if (/[ \t\n\r\f\v]/.test(char)) {
      at += 1
    } else if (char === '-' && next === '-') {
      const end = sql.slice(at).search(/[\r\n]/)
      at = end === -1 ? sql.length : at + end
    } else if (char === '/' && next === '*') {
      let depth = 1
      at += 2
      while (depth > 0) {
        if (at >= sql.length) throw unfinished('a comment')
        if (sql.startsWith('/*', at)) depth += 1
        else if (sql.startsWith('*/', at)) depth -= 1
        else {
          at += 1
          continue
        }
        at += 2
      }
    } else if (char === "'") {
      at = endOfString(sql, at, false)
      if (at === -1) throw unfinished('a string')
    } else if (char === '"') {
      const end = endOfQuoted(sql, at, '"')
      if (end === -1) throw unfinished('a quoted identifier')
      yield { kind: 'identifier', text: sql.slice(at + 1, end - 1).replaceAll('""', '"') }
      at = end
    } else if (char === '$') {
      const tag = match(dollarQuote, sql, at)
      const end = tag === undefined ? at : sql.indexOf(tag, at + tag.length)
      if (end === -1) throw unfinished('a dollar-quoted string')
      if (tag === undefined) yield { kind: 'symbol', text: char }
      at = end + (tag?.length ?? 1)
    } else if (/[0-9]/.test(char)) {
      // A `$` ends a number, but not a name: `1_0$x$` is a number and the beginning of a string.
      const number = match(digits, sql, at) as string
      yield { kind: 'symbol', text: number }
      at += number.length
    } else if (/[A-Za-z_\u0080-\uffff]/.test(char)) {
      const word = match(name, sql, at) as string
      const quote = sql[at + word.length]
      if (/^u$/i.test(word) && quote === '&' && /['"]/.test(sql[at + 2] ?? '')) {
        throw new StatementRefusedError('Unicode escapes (U&) are not taken: write the characters themselves.')
      }
      if (quote === "'" && /^[ebxn]$/i.test(word)) {
        const escapes = /^e$/i.test(word)
        at = endOfString(sql, at + 1, escapes)
        if (at === -1) throw unfinished('a string')
        // The part on the next line would have escapes too, without an E to tell.
        if (escapes && match(continuation, sql, at) !== undefined) {
          throw new StatementRefusedError("An E'' string continued by another string is not taken: write it as one.")
        }
        continue
      }
      yield { kind: 'word', text: word.toLowerCase() }
      at += word.length
    } else {
      yield { kind: 'symbol', text: char }
      at += 1
    }
  }
}

const name = /[\w$\u0080-\uffff]+/y
const digits = /[\w\u0080-\uffff]+/y
const dollarQuote = /\$(?:[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)?\$/y
const continuation = /(?:[ \t\n\r\f\v]|--[^\n\r]*)*'/y

function match(pattern: RegExp, sql: string, at: number): string | undefined {
  pattern.lastIndex = at
  return pattern.exec(sql)?.[0]
}

function endOfQuoted(sql: string, start: number, quote: string): number {
  let at = start + 1
  while (true) {
    const end = sql.indexOf(quote, at)
    if (end === -1) return -1
    if (sql[end + 1] !== quote) return end + 1
    at = end + 2
  }
}

function endOfString(sql: string, start: number, backslashes: boolean): number {
  if (!backslashes) return endOfQuoted(sql, start, "'")
  for (let at = start + 1; at < sql.length; at++) {
    if (sql[at] === '\\') at += 1
    else if (sql[at] === "'") {
      if (sql[at + 1] !== "'") return at + 1
      at += 1
    }
  }
  return -1
}

// What a tenant's or the shared handle may begin a statement with. Everything that outlives the statement (SET, RESET,
// DO, LISTEN, PREPARE, DECLARE, BEGIN …) or moves data past the reply (COPY) is out; so is DDL, which is for migrations.
const firstWords = new Set(['select', 'insert', 'update', 'delete', 'with', 'values', 'table', 'explain'])

// Functions that change the role or path, run SQL from a string (which no check of the text sees), hold locks past the
// transaction, reach other sessions or another database. The wall withdraws them where the server lets us; this covers
// servers that do not, and says which word it is.
const refusedFunctions =
  /^(set_config|set_limit|setseed|pg_(try_)?advisory_(un)?lock(_shared|_all)?|pg_notify|dblink\w*|lo_\w+|(query|cursor|table|schema|database)_to_xml\w*|ts_stat|ts_rewrite|crosstab\w*|connectby|xpath_table)$/

// `update pg_settings` is a SET for the session in disguise; prepared statements show texts of other tenants.
const refusedRelations = /^pg_(settings|prepared_statements?)$/

const explainable = new Set(['select', 'insert', 'update', 'delete', 'with', 'values', 'table', '('])

/** What a handle checks; `notify` lets the shared handle announce changes. */
export interface StatementRules {
  notify: boolean
}

/**
 * Passes a single SELECT, INSERT, UPDATE, DELETE, WITH, VALUES, TABLE or EXPLAIN, and refuses the rest before it is
 * sent.
 *
 * @throws {StatementRefusedError} with the word that is refused
 */
export function checkStatement(sql: string, rules: StatementRules): void {
  let first: string | undefined
  let ended = false
  let previous: string | undefined
  const explained = explainedBy()
  for (const token of tokens(sql)) {
    if (token.text === ';' && token.kind === 'symbol') {
      ended = true
      continue
    }
    if (ended) throw new StatementRefusedError('One statement at a time: something follows the semicolon.')
    if (first === undefined && token.text !== '(') {
      first = token.text
      if (token.kind !== 'word' || !firstWords.has(first)) {
        throw new StatementRefusedError(
          `A statement here cannot begin with ${first.toUpperCase()}: only ${[...firstWords].join(', ').toUpperCase()}. ` +
            'Schema changes belong in a migration; transactions and savepoints are methods of the handle.',
        )
      }
    }
    if (first === 'explain') explained(token)
    // SELECT … INTO makes a table.
    // `insert` may also be somebody's label before it, so what follows counts as well.
    if (previous === 'into' && /^(temp|temporary|unlogged|local|global|table|pg_temp\w*)$/.test(token.text)) {
      throw new StatementRefusedError(`INTO ${token.text.toUpperCase()} is refused: a statement here makes no tables.`)
    }
    if (token.kind === 'word' && token.text === 'into' && previous !== 'insert') {
      throw new StatementRefusedError('INTO is only for INSERT: a statement here makes no tables.')
    }
    previous = token.kind === 'word' ? token.text : undefined
    if (token.kind === 'symbol') continue
    const named = token.text.toLowerCase()
    if (refusedFunctions.test(named) && !(rules.notify && named === 'pg_notify')) {
      throw new StatementRefusedError(`${token.text}() is not for tenant or shared statements.`)
    }
    if (refusedRelations.test(named)) {
      throw new StatementRefusedError(`${token.text} is not for tenant or shared statements.`)
    }
  }
  if (first === undefined) throw new StatementRefusedError('The statement is empty.')
}

/** Follows the tokens of an EXPLAIN up to the statement it explains: CREATE TABLE AS, EXECUTE and DECLARE are out. */
function explainedBy(): (token: Token) => void {
  let depth = 0
  let at = 0
  let found = false
  return ({ kind, text }) => {
    if (found) return
    at += 1
    if (at === 1) return
    if (depth > 0 || (at === 2 && text === '(' && kind === 'symbol')) {
      // The first parenthesis holds options, unless it begins a SELECT; the words of that are then checked as usual.
      if (text === '(' && kind === 'symbol') depth += 1
      else if (text === ')' && kind === 'symbol') depth -= 1
      return
    }
    if (kind === 'word' && (text === 'analyze' || text === 'analyse' || text === 'verbose')) return
    found = true
    if (explainable.has(text) && kind !== 'identifier') return
    throw new StatementRefusedError(`EXPLAIN ${text.toUpperCase()} is not for tenant or shared statements.`)
  }
}

/** Remembers what passed, so that a statement text is read once and not at every use. */
export function rememberingCheck(rules: StatementRules, remember = 2000): (sql: string) => void {
  const passed = new Set<string>()
  return (sql) => {
    if (passed.has(sql)) return
    checkStatement(sql, rules)
    if (sql.length > 10_000) return
    if (passed.size >= remember) passed.clear()
    passed.add(sql)
  }
}

/**
 * The first words of each statement of a script, lower case, at most four of each: `['create', 'table', 'x']`.
 *
 * @throws {StatementRefusedError} as {@link tokens}
 */
export function statementHeads(sql: string): string[][] {
  const heads: string[][] = []
  let current: string[] | undefined
  for (const token of tokens(sql)) {
    if (token.kind === 'symbol' && token.text === ';') current = undefined
    else {
      if (current === undefined) {
        current = []
        heads.push(current)
      }
      if (current.length < 4) current.push(token.text)
    }
  }
  return heads
}
