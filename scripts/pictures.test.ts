import { existsSync, globSync, readFileSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { pictures } from '../apps/server/test/browser/pictures.ts'

const root = join(import.meta.dirname, '..')
const folder = join(root, 'docs/guides/pictures')
/** What the whole folder may weigh: everybody who clones the repository carries it. */
const mostBytes = 3_000_000

/** The pictures that the pages show, with the text in their place. */
const shown = globSync('docs/**/*.md', { cwd: root }).flatMap((page) =>
  picturesIn(readFileSync(join(root, page), 'utf8')).map(({ alt, path }) => ({
    ...{ page, alt },
    file: join(root, dirname(page), path),
  })),
)
const there = globSync('*', { cwd: folder })

function picturesIn(markdown: string): { alt: string; path: string }[] {
  const found = markdown.matchAll(/!\[([^\]]*)\]\(([^)\s]+)\)/g)
  return [...found].map(([, alt = '', path = '']) => ({ alt, path })).filter(({ path }) => !/^https?:/.test(path))
}

test('every picture that a page shows is there, and has a text in its place', () => {
  expect(shown.length).toBeGreaterThan(20)
  expect(shown.filter(({ file }) => !existsSync(file)).map(({ page, file }) => `${page}: ${basename(file)}`)).toEqual(
    [],
  )
  // A word alone says less than the picture's name.
  expect(shown.filter(({ alt }) => !/\S+ \S+/.test(alt)).map(({ page, file }) => `${page}: ${basename(file)}`)).toEqual(
    [],
  )
})

test('every picture is shown by a page', () => {
  const files = new Set(shown.map(({ file }) => basename(file)))
  expect(there.filter((file) => !files.has(file))).toEqual([])
})

test('what `npm run pictures` takes is what there is, beside the mails', () => {
  const mails = (file: string) => /^(booking_confirmed|reminder)-(fr|ar|en)\.webp$/.test(file)
  const taken = pictures.map(({ name }) => `${name}.webp`)
  expect(new Set(taken).size).toBe(taken.length)
  expect(there.filter((file) => !mails(file)).toSorted()).toEqual(taken.toSorted())
})

test('pictures are small', () => {
  const bytes = there.map((file) => statSync(join(folder, file)).size)
  expect(bytes.reduce((sum, one) => sum + one, 0)).toBeLessThan(mostBytes)
})

test('a page without pictures shows none, and one in a table is found', () => {
  expect(picturesIn('[a link](pictures/a.webp), ![far](https://example.com/a.png)')).toEqual([])
  expect(picturesIn('| ![one](a.webp) | ![two](../b.webp) |').map(({ path }) => path)).toEqual(['a.webp', '../b.webp'])
})
