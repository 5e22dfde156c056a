/** Pages whose tables say of each line what shows it: whether what they name exists. */
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import { buildApp } from '../apps/server/src/app.ts'
import { allOf, buildProgram } from '../apps/server/src/commands/program.ts'
import { openTenancy } from '../apps/server/src/tenancy.ts'
import { testConfig } from '../apps/server/test/fixtures.ts'
import { columnsByTable } from '../apps/server/test/tables.ts'

const root = join(import.meta.dirname, '..')

/** A line of a page's tables. */
interface Row {
  /** In the page, from 1. */
  line: number
  /** What it is about, what is done, what shows it. */
  cells: string[]
}

/** @param page - from the project's root */
export function rowsIn(page: string): Row[] {
  return rowsOf(readFileSync(join(root, page), 'utf8'))
}

/** Of tables whose last column is “shown by”. */
export function rowsOf(text: string): Row[] {
  const rows: Row[] = []
  let isAsked = false
  for (const [index, content] of text.split('\n').entries()) {
    if (!content.startsWith('|')) isAsked = false
    else if (content.endsWith('| shown by |')) isAsked = true
    else if (isAsked && !content.startsWith('|---')) {
      rows.push({ line: index + 1, cells: content.replace(/^\| | \|$/g, '').split(' | ') })
    }
  }
  return rows
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

export const codeIn = (cell: string) => [...cell.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code)
const linksIn = (cell: string) => [...cell.matchAll(/\]\(([^)#]+)/g)].map(([, path = '']) => path)

/** The titles of tests in a cell: `[file](path) “title”, “title”, …`, each with its file. */
function testsIn(cell: string, fileOf: (link: string) => string): { title: string; file: string }[] {
  let file: string | undefined
  return [...cell.matchAll(/\]\(([^)]+)\)|“([^”]+)”/g)].flatMap(([, link, title = '']) => {
    if (link !== undefined) file = link.endsWith('.test.ts') ? fileOf(link) : undefined
    return link === undefined && file !== undefined ? [{ title, file }] : []
  })
}

/** Of each row of a page: what it names and the project does not have, or that it proves nothing. */
export function faultsIn(page: string): string[] {
  return rowsIn(page).flatMap((row) => faultsOf(row, page).map((fault) => `${page}:${row.line}: ${fault}`))
}

/** @param page - links are relative to it */
export function faultsOf({ cells }: Pick<Row, 'cells'>, page: string): string[] {
  const fileOf = (link: string) => resolve(dirname(join(root, page)), link)
  const [design = '', here = '', shown = ''] = cells
  if (cells.length !== 3 || [design, here, shown].some((cell) => cell.trim() === '')) return ['has an empty cell']
  const links = linksIn(here + shown).filter((link) => !existsSync(fileOf(link)))
  const names = codeIn(`${here} ${shown}`).filter((name) => exists(name) === false)
  const tests = testsIn(shown, fileOf)
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
