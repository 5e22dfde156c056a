// Pages that say of each line what shows it. Here: that what they name exists.
import { describe, expect, test } from 'vitest'
import { columnsByTable } from '../apps/server/test/tables.ts'
import { codeIn, faultsIn, faultsOf, rowsIn, rowsOf } from './shown.ts'

describe('the original design', () => {
  const page = 'docs/reference/brief.md'
  const rows = rowsIn(page)

  test('is here line by line, and what each line names exists', () => {
    expect(rows.length).toBeGreaterThan(100)
    expect(faultsIn(page)).toEqual([])
  })

  test('has its tables, each with the columns all have', () => {
    const named = rows.flatMap(({ cells }) => codeIn(cells[1] ?? '')).map((name) => /^([a-z_]+)\(/.exec(name)?.[1])
    const design = [...columnsByTable.keys()].filter((name) => named.includes(name))
    expect(design.length).toBeGreaterThanOrEqual(16)
    for (const name of design) {
      expect(columnsByTable.get(name)).toEqual(expect.arrayContaining(['id', 'created_at', 'updated_at', 'metadata']))
    }
  })
})

describe('a row is found out', () => {
  const proof =
    '[docs.test](../../scripts/docs.test.ts) “every relative link of %s leads to a file and a heading of it”'

  const faultsOfRow = (row: string) =>
    rowsOf(`| what | here | shown by |\n|---|---|---|\n${row}`).flatMap((one) => faultsOf(one, 'docs/reference/x.md'))

  test('unless all it names is there', () => {
    const row = `| x | \`bookme migrate --shared\`, \`tenant_domain(domain)\`, \`GET /api/tenants/{id}/\`, \`README.md\` | ${proof} |`
    expect(faultsOfRow(row)).toEqual([])
  })

  test.each([
    ['a title nobody gave', '| x | y | [docs.test](../../scripts/docs.test.ts) “works” |', 'no test is called “works”'],
    ['a title without its file', '| x | y | `npm test`, “works” |', '“works” stands behind no file'],
    [
      'a test file that is gone',
      '| x | y | [gone](../../scripts/gone.test.ts) “works” |',
      'gone.test.ts does not exist',
    ],
    ['a file that is gone', `| x | \`docs/GONE.md\` | ${proof} |`, 'docs/GONE.md does not exist'],
    ['a folder that is gone', `| x | \`apps/server/src/modules/gone/\` | ${proof} |`, 'gone/ does not exist'],
    ['a link to nowhere', `| x | [y](../GONE.md#z) | ${proof} |`, '../GONE.md does not exist'],
    ['a command there is not', `| x | \`bookme fly\` | ${proof} |`, 'bookme fly does not exist'],
    ['an option there is not', '| x | y | `bookme migrate --fake` |', 'bookme migrate --fake does not exist'],
    ['a script there is not', '| x | y | `npm run fly` |', 'npm run fly does not exist'],
    ['an address there is not', `| x | \`GET /api/gone/\` | ${proof} |`, 'GET /api/gone/ does not exist'],
    ['a method there is not', `| x | \`DELETE /api/tenants/{id}/\` | ${proof} |`, 'DELETE /api/tenants/{id}/ does not'],
    [
      'a host without such a path',
      '| x | y | `http://localhost:8000/gone` |',
      'http://localhost:8000/gone does not exist',
    ],
    ['a table there is not', `| x | \`tenant_gone(id)\` | ${proof} |`, 'tenant_gone(id) does not exist'],
    ['a column there is not', `| x | \`tenant_domain(gone)\` | ${proof} |`, 'tenant_domain(gone) does not exist'],
    ['an open line', '| x | y |  |', 'has an empty cell'],
    ['words for a proof', '| x | y | one can see it |', 'is shown by nothing'],
  ])('with %s', (_, row, fault) => {
    expect(faultsOfRow(row).join('\n')).toContain(fault)
  })
})

test('each defence of the threat model is shown by a test that exists', () => {
  const page = 'docs/architecture/security.md'
  expect(rowsIn(page).length).toBeGreaterThan(30)
  expect(faultsIn(page)).toEqual([])
})
