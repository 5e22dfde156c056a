import { globSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { configVariables } from '../apps/server/src/core/config.ts'
import { followPage, readPage, slowPages } from './follow-guide.ts'
import { changedBy, type Ids, matches, misquoted, Scratch, skippedOf, stepsOf } from './guides.ts'

const docs = join(import.meta.dirname, '..', 'docs')
// The reference and the decisions have tests of their own, or nothing to run.
const pages = globSync(['*.md', 'architecture/*.md'], { cwd: docs }).sort()
/** For machines with Docker and names in the DNS; compose.test.ts and nginx.soak.test.ts look after what it speaks of. */
const elsewhere = 'deployment.md'

test.for(pages.filter((page) => ![...slowPages, elsewhere].includes(page)))(
  'everything docs/%s says to do works as it says',
  { timeout: 120_000, concurrent: true },
  (page) => followPage(page),
)

test('docs/SETUP_GUIDE.md lists the variables of the web process, each once', () => {
  const table = readPage('SETUP_GUIDE.md').split('## Variables')[1]?.split('\n## ')[0] ?? ''
  const listed = [...table.matchAll(/^\| (`.+?`) \|/gm)].flatMap(([, names = '']) => names.match(/\w+/g) ?? [])
  const others = ['SPARE_SCHEMAS', 'BOOKME_DATA', 'BOOKME_PASSWORD']
  expect(listed.toSorted()).toEqual([...configVariables, ...others].toSorted())
})

test('what the guides do not run is this', () => {
  const skipped = pages.filter((page) => page !== elsewhere).flatMap((page) => skippedOf(page, readPage(page)))
  expect(skipped).toEqual([
    'COMMON_TASKS.md: $ docker compose exec db pg_dump --username=bookme --format=custom bookme > bookme.dump (needs Docker)',
    'SETUP_GUIDE.md: $ git clone <this repository> bookme (the test begins in a copy that is there already)',
    'SETUP_GUIDE.md: $ ln -s "$PWD/bin/bookme.mjs" ~/.local/bin/bookme (it writes outside of the project)',
    'SETUP_GUIDE.md: $ npm test (it is what runs this page)',
    'SETUP_GUIDE.md: $ createdb bookme (for the server of your own)',
    "TENANT_GUIDE.md: import { pgTable, text } from 'drizzle-orm/pg-core' (what one should not write; makemigrations refuses it, see below)",
  ])
})

describe('the runner of the guides', () => {
  let scratch: Scratch
  beforeAll(async () => {
    scratch = await Scratch.make({ env: {} })
  })
  afterAll(() => scratch[Symbol.asyncDispose]())

  const follow = (...lines: string[]) => scratch.follow('page.md', lines.join('\n'))

  test('passes what is as the page says, and leaves the project alone', async () => {
    await follow(
      '```ts\n// docs/new.ts\nexport const one = 1\n```',
      '```diff\n--- docs/new.ts\n-export const one = 1\n+export const two = 2\n```',
      '```ts quote\n// docs/new.ts\nexport const two\n```',
      '```console\n$ cat docs/new.ts\nexport const … = 2\n```',
      "```console fails\n$ echo fine\n$ echo 'no such thing'; false\nno such thing\n```",
    )
    expect(globSync('new.ts', { cwd: docs })).toEqual([])
  })

  test.for([
    ['a command that fails', '```console\n$ false\n```', 'ended with 1'],
    ['a command that should fail and does not', '```console fails\n$ true\n```', 'ended with 0'],
    ['another output', '```console\n$ echo one\ntwo\n```', 'should say:\ntwo\nand said:\none'],
    ['more output', '```console\n$ printf "one\\ntwo\\n"\none\n```', 'and said:\none\ntwo'],
    ['less output', '```console\n$ echo one\none\ntwo\n```', 'should say:\none\ntwo'],
    ['a server that ends', '```console server\n$ echo ready\nrunning\n```', 'should say:\nrunning'],
    ['a quotation of what is not there', '```ts quote\n// package.json\nabc\n```', 'package.json has no such lines'],
    ['a change to what is not there', '```diff\n--- package.json\n-abc\n```', 'occur 0 times'],
    ['a file without a path', '```ts\nconst one = 1\n```', 'comment with the path'],
    ['a block of another language', '```sh\nls\n```', 'neither run nor marked'],
    ['a skipped block without a reason', '```console skip\n$ ls\n```', 'says why'],
  ])('fails on %s, and names the line', async ([, page = '', message]) => {
    const failure: Error = await follow('# A page', page).then(
      () => expect.unreachable('it passed'),
      (error) => error,
    )
    expect(failure.message).toContain(message)
    expect(failure.message).toMatch(/^(page\.md:2|Line 2): /)
  })

  test('reads commands over several lines, their input and what they say', () => {
    const text = '$ cat \\\n  -n <<END\n$ no command\nEND\n$ bookme shell\nbookme> 1 +\n... 1\n2\n'
    expect(stepsOf(text)).toEqual([
      { command: 'cat \\\n  -n <<END\n$ no command\nEND', input: '', expected: [] },
      { command: 'bookme shell', input: '1 +\n1\n', expected: ['2'] },
    ])
  })

  test('takes any time, any id and any stamp of a migration, but the same id each time', () => {
    const ids: Ids = new Map()
    const [one, other] = ['01a201e3-1c8c-7a9c-ae3c-31bb02f38a88', '01a201e3-1c8c-78a9-b33c-d3a4e951ad04']
    expect(matches(['Done (0.1 s).', '…', '20261201090000_x'], 'Done (12 s).\na\nb\n20270101000000_x\n', ids)).toBe(
      true,
    )
    expect(matches(['{"id":"01a20151-…"}'], `{"id":"${one}"}`, ids)).toBe(true)
    expect(matches(['01a20151-…'], other, ids)).toBe(false)
    expect(matches(['01a20152-… 01a20152-…'], `${other} ${one}`, ids)).toBe(false)
    expect(matches(['01a20152-… 01a20152-… 01a20153-…'], `${other} ${other} ${one}`, ids)).toBe(true)
    expect(Object.fromEntries(ids)).toEqual({ '01a20151-…': one, '01a20152-…': other, '01a20153-…': one })
  })

  test('finds quotations with gaps in their order only', () => {
    const file = 'one\n  two\nthree\n'
    expect(misquoted('one\n// …\nthree\n', file)).toBeUndefined()
    expect(misquoted('three\n// …\none\n', file)).toBe('one')
  })

  test('changes several places of a file', () => {
    expect(changedBy('a\nb\nc\nd\n', [' a', '+x', '@@', '-d', '+e'])).toBe('a\nx\nb\nc\ne\n')
    expect(() => changedBy('a\na\n', ['-a'])).toThrow('2 times')
  })
})
