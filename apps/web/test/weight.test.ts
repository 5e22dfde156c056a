import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'

/** What `node scripts/build-web.mjs` made, which runs before the tests. */
const dist = join(import.meta.dirname, '..', 'dist')

interface Chunk {
  file: string
  isEntry?: boolean
  isDynamicEntry?: boolean
  imports?: string[]
}
const chunks: Record<string, Chunk> = JSON.parse(readFileSync(join(dist, 'manifest.json'), 'utf8'))
const of = (name: string) => chunks[name] as Chunk
const [entry = ''] = Object.keys(chunks).filter((name) => of(name).isEntry)
const codeOf = (name: string) => readFileSync(join(dist, of(name).file), 'utf8')

/** What a chunk needs before it runs: itself, what it imports, and so on. */
function withImports(name: string, found = new Set<string>()): Set<string> {
  if (found.has(name)) return found
  found.add(name)
  for (const imported of of(name).imports ?? []) withImports(imported, found)
  return found
}
const shell = withImports(entry)

/** In bytes, as it travels. */
const weigh = (names: Iterable<string>) =>
  [...names].reduce((sum, name) => sum + gzipSync(readFileSync(join(dist, of(name).file))).length, 0)
const alone = (name: string) => [...withImports(name)].filter((needed) => !shell.has(needed))

describe('the dashboard as it travels, with gzip', () => {
  test('its shell weighs less than 200 kB, and is few files', () => {
    expect(weigh(shell)).toBeLessThan(200_000)
    expect(shell.size).toBeLessThan(8)
  })

  test.each([
    'src/features/calendar/page.tsx',
    'src/features/reports/page.tsx',
    'src/features/reports/charts.tsx',
    'src/features/booking/drawer.tsx',
    'src/features/new-booking/dialog.tsx',
    'src/features/first-run/page.tsx',
    'src/shell/account-menu.tsx',
    'src/ui/notices.tsx',
  ])('%s comes when it is wanted', (name) => {
    expect(chunks[name]?.isDynamicEntry).toBe(true)
    // What the shell has already leaves of it a file that only points there.
    expect(weigh(alone(name))).toBeGreaterThan(1000)
  })

  test('charts come with the reports alone', () => {
    const withCharts = Object.keys(chunks).filter(
      (name) => of(name).file.endsWith('.js') && /recharts-/.test(codeOf(name)),
    )
    expect(withCharts.length).toBeGreaterThan(0)
    const asking = Object.keys(chunks).filter(
      (name) => of(name).isDynamicEntry && withCharts.some((chunk) => withImports(name).has(chunk)),
    )
    expect(asking).toEqual(['src/features/reports/charts.tsx'])
  })

  test('a screen brings less than 110 kB of its own, and charts less than 170', () => {
    const heavy = Object.keys(chunks)
      .filter((name) => of(name).isDynamicEntry)
      .filter((name) => weigh(alone(name)) > (name === 'src/features/reports/charts.tsx' ? 170_000 : 110_000))
    expect(heavy).toEqual([])
  })

  test('words come in the language in use, a folder at a time', () => {
    const words = Object.keys(chunks).filter((name) => name.includes('/words/'))
    expect(words.length).toBeGreaterThan(60)
    expect(words.filter((name) => !of(name).isDynamicEntry || withImports(name).size > 1)).toEqual([])
    const sentences = words
      .filter((name) => name.startsWith('src/shell/') || name.startsWith('src/ui/'))
      .flatMap((name) => sentencesOf(JSON.parse(readFileSync(join(dist, '..', name), 'utf8'))))
    const code = [...shell].map(codeOf).join('')
    expect(sentences.filter((sentence) => sentence.length > 20 && code.includes(sentence))).toEqual([])
  })
})

function sentencesOf(value: object): string[] {
  return Object.values(value).flatMap((inner) => (typeof inner === 'string' ? [inner] : sentencesOf(inner)))
}
