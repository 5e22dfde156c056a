import { StatementRefusedError } from './errors.ts'

/** One token of SQL, as far as refusing needs it: what is quoted or commented out never looks like a command. */
interface Token {
  kind: 'word' | 'identifier' | 'symbol'
  text: string
}

/**
 * The words, quoted identifiers and symbols of an SQL text; strings, dollar quotes and (nested) comments are passed over.
 * `standard_conforming_strings` is taken to be on, PostgreSQL's default since 9.1.
 *
 * @throws {StatementRefusedError} an unfinished string or comment, or a `U&` escape, which could hide a name
 */
export function* tokens(sql: string): Generator<Token> {
  let at = 0
  const unfinished = (what: string) => new StatementRefusedError(`The SQL text ends inside ${what}.`)
  while (at < sql.length) {
    const char = sql[at] as string
    const next = sql[at + 1]
    if (/\s/.test(char)) {
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
    } else if (char === '$' && /^\$([A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)?\$/.test(sql.slice(at, at + 70))) {
      const tag = (/^\$[^$]*\$/.exec(sql.slice(at)) as RegExpExecArray)[0]
      const end = sql.indexOf(tag, at + tag.length)
      if (end === -1) throw unfinished('a dollar-quoted string')
      at = end + tag.length
    } else if (/[A-Za-z_\u0080-\uffff]/.test(char)) {
      const word = (/^[\w$\u0080-\uffff]+/.exec(sql.slice(at, at + 200)) as RegExpExecArray)[0]
      const quote = sql[at + word.length]
      if (/^u$/i.test(word) && quote === '&' && /['"]/.test(sql[at + 2] ?? '')) {
        throw new StatementRefusedError('Unicode escapes (U&) are not taken: write the characters themselves.')
      }
      if (quote === "'" && /^[ebxn]$/i.test(word)) {
        at = endOfString(sql, at + 1, /^e$/i.test(word))
        if (at === -1) throw unfinished('a string')
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
  /^(set_config|pg_(try_)?advisory_(un)?lock(_shared|_all)?|pg_notify|dblink\w*|lo_\w+|(query|cursor|table|schema|database)_to_xml\w*|ts_stat|ts_rewrite)$/

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
    if (token.kind !== 'symbol' && refusedFunctions.test(token.text.toLowerCase())) {
      if (rules.notify && token.text === 'pg_notify') continue
      throw new StatementRefusedError(`${token.text}() is not for tenant or shared statements.`)
    }
  }
  if (first === undefined) throw new StatementRefusedError('The statement is empty.')
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
 * The first words of each statement of a script, lower case, at most three of each: `['create', 'table', 'x']`.
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
      if (current.length < 3) current.push(token.text)
    }
  }
  return heads
}
