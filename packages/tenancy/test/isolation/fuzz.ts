import fc from 'fast-check'
import pg from 'pg'
import { checkStatement } from '../../src/sql-text.ts'

/** Executed at the top of a statement, it leaves a mark for the transaction. No text with it may pass and run. */
const mark = 'set_config($q$fuzz.mark$q$, $q$left$q$, true)'

const long = 'a'.repeat(200)
const pieces = [
  ...["'", "''", "E'", "e'", "\\'", '\\\\', "b'01'", "x'", "n'", "U&'", "' '", "'a'\n'", "E'a'\n'\\' '", "E'a' -- \n'"],
  ...['"', '""', '"a"', 'U&"', 'u&"a" uescape \'!\'', '"$a$"'],
  ...[
    '$$',
    '$a$',
    '$b$',
    '$é$',
    '$1',
    '$1$',
    '$q$',
    `$${long}$`,
    'a$a$',
    `${long}$a$`,
    '1_0$a$',
    '_$$',
    '1$a$',
    '0x1$a$',
  ],
  ...['--', '-- ', '\n', '\r', '/*', '*/', '/**/', '/*/', '*/*', '//*', '+--', '/*/**/', '\t', '\v', '\f'],
  ...[' ', ' ', '\u00a0', '\u2028', '\ufeff', 'é', 'ſ', 'K', '\ud83d\ude00', '\u0130'],
  ...[
    ',',
    ', 1',
    ', ',
    '||',
    '+',
    '::text',
    '::varchar',
    '(',
    ')',
    '1',
    '1.',
    '.5',
    '1e1',
    'a',
    ' as a',
    ' as b$x$',
    ';',
  ],
  ...[
    ' union select ',
    ' where true ',
    ' from note ',
    "(select 'x')",
    ' is null ',
    ' and ',
    "interval '1'",
    "date '1-1-1'",
  ],
]

const obstacle = fc.array(fc.constantFrom(...pieces), { minLength: 0, maxLength: 5 }).map((parts) => parts.join(''))

/** Texts with the mark somewhere among quotes, comments and dollars, some of which balance. */
const marked = fc
  .record({
    before: obstacle,
    after: obstacle,
    // Half of the pairs are mirrored: what opens before closes behind, which random pieces seldom do.
    mirror: fc.constantFrom('', "'", "'''", '$a$', '*/', "' '", "' --'", '"', ' */ --', '$$', `$${long}$ '`),
    glue: fc.constantFrom('', ' ', ', ', '\n', ' || ', ' as a, ', ' as b$x$, ', '||'),
    first: fc.constantFrom(
      'select ',
      'select 1, ',
      'values (1, ',
      'with x as (select ',
      "select E'a'\n",
      'select $a$',
      "select '",
    ),
    last: fc.constantFrom('', ' ', ', 1', ')', ') select 1', ' as c', ' as b$x$', " '", " --'", '$a$'),
  })
  .map(({ before, after, mirror, glue, first, last }) => `${first}${before}${glue}${mark}${after}${mirror}${last}`)

export type Check = (text: string) => void
export const ownCheck: Check = (text) => checkStatement(text, { notify: false })

/** Takes strings and comments out by pattern and looks at the rest: what one writes at first. */
export const naiveCheck: Check = (text) => {
  const rest = text
    .replace(/\$(\w*)\$.*?\$\1\$/gs, ' ')
    .replace(/'(?:[^']|'')*'/g, ' ')
    .replace(/--.*$/gm, ' ')
    .replace(/\/\*.*?\*\//gs, ' ')
  if (/\bset_config\b/i.test(rest)) throw new Error('refused')
}

const refuses = (check: Check, text: string) => {
  try {
    check(text)
    return false
  } catch {
    return true
  }
}

/** Runs each text by the server's own scanner and parser, and says which left the mark. */
const runner = `
  create or replace function pg_temp.run(texts text[]) returns setof int language plpgsql as $fuzz$
  declare at int;
  begin
    for at in 1 .. cardinality(texts) loop
      begin
        execute texts[at] using 1, 2;
        if current_setting('fuzz.mark', true) = 'left' then return next at; end if;
        perform set_config('fuzz.mark', '', true);
      exception when others then null;
      end;
    end loop;
  end $fuzz$`

export interface FuzzReport {
  texts: number
  /** Texts that left the mark on a server without any check: how good the generator is. */
  alive: number
  /** Those of them that the check had passed, shortest first. */
  holes: string[]
}

export async function fuzz(url: string, check: Check, rounds: number, seed: number): Promise<FuzzReport> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(
      'set search_path to tenant_a; set escape_string_warning to off; set client_min_messages to error',
    )
    await client.query(runner)
    const report: FuzzReport = { texts: 0, alive: 0, holes: [] }
    for (let round = 0; round < rounds; round++) {
      const texts = fc.sample(marked, { numRuns: 1000, seed: seed + round })
      const { rows } = await client.query<{ at: number }>('select * from pg_temp.run($1) as at', [texts])
      const alive = rows.map(({ at }) => texts[at - 1] as string)
      report.texts += texts.length
      report.alive += alive.length
      report.holes.push(...alive.filter((text) => !refuses(check, text)))
    }
    report.holes.sort((one, other) => one.length - other.length)
    return report
  } finally {
    await client.end()
  }
}
