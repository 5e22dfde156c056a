// docs/reference/brief.md says where each line of the original design is. Here: that what it names exists.
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildApp } from '../apps/server/src/app.ts'
import { allOf, buildProgram } from '../apps/server/src/commands/program.ts'
import { openTenancy } from '../apps/server/src/tenancy.ts'
import { testConfig } from '../apps/server/test/fixtures.ts'
import { columnsByTable } from '../apps/server/test/tables.ts'

const root = join(import.meta.dirname, '..')
const page = join(root, 'docs', 'reference', 'brief.md')
const markdown = readFileSync(page, 'utf8')

/** A line of the design. */
interface Row {
  /** In the page, from 1. */
  line: number
  /** The design's words, where it is here, what shows it. */
  cells: string[]
}

function rowsOf(text: string): Row[] {
  return text.split('\n').flatMap((content, index) => {
    if (!content.startsWith('|') || /^\| the design \||^\|---/.test(content)) return []
    return [{ line: index + 1, cells: content.replace(/^\| | \|$/g, '').split(' | ') }]
  })
}

const { commands } = buildProgram()
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))

let app: Awaited<ReturnType<typeof buildApp>>
beforeAll(async () => {
  // Its routes are looked at and never called, so nobody connects to this.
  const nowhere = 'postgres://nobody@127.0.0.1:1/nothing'
  const config = testConfig({ url: nowhere, ownerUrl: nowhere })
  app = await buildApp({ config, tenancy: openTenancy(config) })
  await app.ready()
})
afterAll(() => app.close())

/** Whether a name stands for something that is checked, and then whether it exists. */
function exists(name: string): boolean | undefined {
  const [, method = 'GET', path] = /^(?:(GET|POST|PATCH|PUT|DELETE) |https?:\/\/[^/]+)(\/[^?]*)/.exec(name) ?? []
  if (path !== undefined) {
    const url = path.replace(/\{(\w+)\}/g, ':$1')
    // With or without the last slash, which requests may leave out.
    return [url, url.replace(/\/$/, '')].some((one) => app.hasRoute({ method, url: one }))
  }
  if (name.startsWith('bookme ')) return isCommand(name)
  const [, script] = /^npm (?:run )?([\w:]+)/.exec(name) ?? []
  if (script !== undefined) return script in scripts
  const [, table = '', columns] = /^([a-z_]+)\(([a-z_, ]+)\)$/.exec(name) ?? []
  if (columns !== undefined) return columns.split(', ').every((column) => columnsByTable.get(table)?.includes(column))
  if (/^[\w.-]+(\/[\w.-]+)*(\/|\.(ts|mjs|md|json|yaml|conf|example))$/.test(name)) return existsSync(join(root, name))
  return undefined
}

/** Whether the command and its options are the program's. */
function isCommand(text: string): boolean {
  const [, name, rest = ''] = /^bookme ([\w-]+)(.*)$/.exec(text) ?? []
  const command = commands.find((one) => name !== undefined && [one.name(), ...one.aliases()].includes(name))
  if (command === undefined) return false
  const known = allOf(command).flatMap(({ options }) => options.map(({ long }) => long))
  return [...rest.matchAll(/ (--[\w-]+)/g)].every(([, option]) => known.includes(option))
}

const codeIn = (cell: string) => [...cell.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code)
const linksIn = (cell: string) => [...cell.matchAll(/\]\(([^)#]+)/g)].map(([, path = '']) => path)
const fileOf = (link: string) => resolve(dirname(page), link)

/** The titles of tests in a cell: `[file](path) “title”, …`, each with its file. */
function testsIn(cell: string): { title: string; file: string }[] {
  return [...cell.matchAll(/\[[^\]]+\]\(([^)]+\.test\.ts)\) “([^”]+)”/g)].map(([, path = '', title = '']) => ({
    title,
    file: fileOf(path),
  }))
}

/** What a row names and the project does not have, or that it proves nothing. */
function faultsOf({ cells }: Row): string[] {
  const [design = '', here = '', shown = ''] = cells
  if (cells.length !== 3 || [design, here, shown].some((cell) => cell.trim() === '')) return ['has an empty cell']
  const links = linksIn(here + shown).filter((link) => !existsSync(fileOf(link)))
  const names = codeIn(`${here} ${shown}`).filter((name) => exists(name) === false)
  const tests = testsIn(shown)
  const titles = tests.filter(({ title, file }) => {
    const source = existsSync(file) ? readFileSync(file, 'utf8') : ''
    return !["'", '"', '`'].some((quote) => source.includes(`${quote}${title}${quote}`))
  })
  // A quotation that is no title of a linked test would be checked by nobody.
  const loose = [...shown.matchAll(/“([^”]+)”/g)].map(([, title = '']) => title)
  const unread = loose.filter((title) => !tests.some((one) => one.title === title))
  const proofs = tests.length + codeIn(shown).filter((name) => exists(name) === true).length
  return [
    ...[...links, ...names].map((name) => `${name} does not exist`),
    ...titles.map(({ title }) => `no test is called “${title}”`),
    ...unread.map((title) => `“${title}” stands behind no file`),
    ...(proofs === 0 ? ['is shown by nothing'] : []),
  ]
}

describe('the original design', () => {
  const rows = rowsOf(markdown)

  test('is here line by line, and what each line names exists', () => {
    expect(rows.length).toBeGreaterThan(100)
    const faults = rows.flatMap((row) => faultsOf(row).map((fault) => `docs/reference/brief.md:${row.line}: ${fault}`))
    expect(faults).toEqual([])
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

  test('unless all it names is there', () => {
    const row = `| x | \`bookme migrate --shared\`, \`tenant_domain(domain)\`, \`GET /api/tenants/{id}/\`, \`README.md\` | ${proof} |`
    expect(rowsOf(row).flatMap(faultsOf)).toEqual([])
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
    expect(rowsOf(row).flatMap(faultsOf).join('\n')).toContain(fault)
  })
})
