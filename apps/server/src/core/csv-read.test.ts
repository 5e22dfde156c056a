import { expect, test } from 'vitest'
import { toCsv } from './csv.ts'
import { readCsv } from './csv-read.ts'

test('a table is read whatever stands between its cells, with quotes and lines in them', () => {
  expect(readCsv('a;b\r\n"1;2";"x ""y""\nz"\r\n;\r\n3;')).toEqual([
    ['a', 'b'],
    ['1;2', 'x "y"\nz'],
    ['3', ''],
  ])
  expect(readCsv('a\tb\n1\t2')).toEqual([
    ['a', 'b'],
    ['1', '2'],
  ])
  expect(readCsv('')).toEqual([])
})

test('what is written is read again as it was, formulas included', () => {
  const rows = [['=1+1', '+212 612 345 678', "'quoted", 'a "b", c\nd', 'ا,ب']]
  expect(readCsv(toCsv(['1', '2', '3', '4', '5'], rows)).slice(1)).toEqual(rows)
})
