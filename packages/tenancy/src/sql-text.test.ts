import { expect, test } from 'vitest'
import { StatementRefusedError } from './index.ts'
import { checkStatement, rememberingCheck } from './sql-text.ts'

test.each([
  ['select 1 /* a /* nested */ comment', 'The SQL text ends inside a comment.'],
  ['select "name', 'The SQL text ends inside a quoted identifier.'],
  ['select $tag$ text $other$', 'The SQL text ends inside a dollar-quoted string.'],
  ["select E'\\'", 'The SQL text ends inside a string.'],
  ["select 'x", 'The SQL text ends inside a string.'],
  ["select U&'\\0041'", 'Unicode escapes (U&) are not taken: write the characters themselves.'],
  ['  -- nothing\n', 'The statement is empty.'],
  ['select 1 into temp kept', 'INTO is only for INSERT: a statement here makes no tables.'],
  ['select 1 as insert into temp kept', 'INTO TEMP is refused: a statement here makes no tables.'],
  ['update pg_settings set setting = 1', 'pg_settings is not for tenant or shared statements.'],
  ['explain analyze create table x as select 1', 'EXPLAIN CREATE is not for tenant or shared statements.'],
])('%s is refused: %s', (sql, message) => {
  expect(() => checkStatement(sql, { notify: false })).toThrow(new StatementRefusedError(message))
})

test.each([
  "select 'it''s'",
  "select E'a''b\\'c'",
  'select u & 1, "a""b", $1, $$ set role x $$',
  'explain (analyze, costs off) select 1;',
  '(select 1)',
])('%s passes', (sql) => {
  expect(() => checkStatement(sql, { notify: false })).not.toThrow()
})

test('a check that remembers refuses what it refused before, however much passed in between', () => {
  const check = rememberingCheck({ notify: true }, 2)
  for (let round = 0; round < 3; round++) {
    for (const value of [1, 2, 3]) check(`select ${value}, pg_notify('a', 'b')`)
    expect(() => check('drop table note')).toThrow(StatementRefusedError)
  }
})
