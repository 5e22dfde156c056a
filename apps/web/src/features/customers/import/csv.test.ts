import { expect, test } from 'vitest'
import { guessColumns, rowsOf } from './columns.ts'
import { readCsv } from './csv.ts'

test('a table of a spreadsheet is read whatever stands between its cells', () => {
  const wanted = [
    ['Nom', 'Téléphone'],
    ['Amina, dite "Mina"', '0612'],
  ]
  expect(readCsv('\uFEFFNom;Téléphone\r\n"Amina, dite ""Mina""";0612\r\n')).toEqual(wanted)
  expect(readCsv('Nom,Téléphone\n"Amina, dite ""Mina""",0612')).toEqual(wanted)
  expect(readCsv('Nom\tTéléphone\nAmina, dite "Mina"\t0612\n\n')).toEqual(wanted)
})

test('a line break within quotes belongs to the cell', () => {
  expect(readCsv('a,b\n"une\nnote",2')).toEqual([
    ['a', 'b'],
    ['une\nnote', '2'],
  ])
})

test('columns are known by their names, in three languages, each once', () => {
  expect(guessColumns(['Prénom et nom', 'Tél.', 'E-mail', 'Langue', 'Ville'])).toEqual([
    'name',
    'phone',
    'email',
    'language',
    null,
  ])
  expect(guessColumns(['الاسم', 'الهاتف', 'البريد الإلكتروني'])).toEqual(['name', 'phone', 'email'])
  expect(guessColumns(['Name', 'Full name'])).toEqual(['name', null])
})

test('rows carry what was chosen and nothing else; two columns may make one name', () => {
  expect(rowsOf([['Amina', 'Fès', '0612']], ['name', null, 'phone'])).toEqual([{ name: 'Amina', phone: '0612' }])
  expect(rowsOf([['Amina', 'Berrada']], ['name', 'name'])).toEqual([{ name: 'Amina Berrada' }])
})
