import { existsSync, globSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))
const pages = globSync(['CHANGELOG.md', 'README.md', 'packages/*/README.md', 'docs/**/*.md'], { cwd: root })

const withoutFences = (markdown: string) => markdown.replace(/^(```|~~~)[\s\S]*?^\1/gm, '')
/** Code holds brackets and hashes of its own. */
const withoutCode = (markdown: string) => withoutFences(markdown).replace(/`[^`\n]*`/g, '')

/** The names GitHub gives headings: lower case, punctuation dropped, spaces to hyphens, the second of a kind with -1. */
function anchors(markdown: string): Set<string> {
  const seen = new Map<string, number>()
  const found = new Set<string>()
  for (const [, heading = ''] of withoutFences(markdown).matchAll(/^#{1,6}\s+(.+?)\s*#*$/gm)) {
    const text = heading.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').toLowerCase()
    const slug = text.replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '').replaceAll(' ', '-')
    const times = seen.get(slug) ?? 0
    seen.set(slug, times + 1)
    found.add(times === 0 ? slug : `${slug}-${times}`)
  }
  return found
}

/** What is wrong with the relative links of a page, as sentences. */
function brokenLinks(page: string, markdown: string): string[] {
  const broken: string[] = []
  const inline = withoutCode(markdown).matchAll(/\]\(\s*<?([^)<>\s]+)>?(?:\s+["'(][^)]*)?\)/g)
  const definitions = withoutCode(markdown).matchAll(/^\s{0,3}\[[^\]]+\]:\s*<?([^<>\s]+)/gm)
  for (const [, link = ''] of [...inline, ...definitions]) {
    if (/^[a-z][a-z\d+.-]*:|^\/\//i.test(link)) continue
    const [path = '', fragment] = decodeURIComponent(link).split('#')
    const target = path === '' ? page : resolve(dirname(page), path)
    if (!existsSync(target) || relative(root, target).startsWith('..')) broken.push(`${link}: no such file`)
    else if (fragment && target.endsWith('.md') && statSync(target).isFile()) {
      if (!anchors(readFileSync(target, 'utf8')).has(fragment)) broken.push(`${link}: no such heading`)
    }
  }
  return broken
}

test.each(pages)('every relative link of %s leads to a file and a heading of it', (page) => {
  expect(brokenLinks(join(root, page), readFileSync(join(root, page), 'utf8'))).toEqual([])
})

test('a link to a missing file or heading is found, in whichever form it is written', () => {
  const page = join(root, 'docs/page.md')
  const markdown = [
    '# A `heading` of 2 words',
    '[good](#a-heading-of-2-words), [good](../package.json "title"), [elsewhere](https://example.com/x)',
    '[bad](missing.md) and [bad](#nowhere "title") and `[code](is-not-a-link.md)` and ![bad](<missing.png>)',
    '[reference]: missing-too.md',
    '```\n[code](neither-is-this.md)\n```',
  ].join('\n\n')
  expect(anchors(markdown)).toEqual(new Set(['a-heading-of-2-words']))
  expect(brokenLinks(page, markdown).map((fault) => fault.split(':')[0])).toEqual([
    '#a-heading-of-2-words', // docs/page.md is not on the disk, so nothing within it can be found
    'missing.md',
    '#nowhere',
    'missing.png',
    'missing-too.md',
  ])
})
