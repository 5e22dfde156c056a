import { type Placeholder, placeholders } from './placeholders.ts'
import type { Row, Value } from './values.ts'

/** A part of a line: words of the template, what stands in the place of a placeholder, or an address. */
export type Piece = { text: string; isForeign: boolean } | { href: string }
/** A line of a message. A `rows` or `link` of its own is shown as such where there is more than text. */
export type Line =
  | { is: 'blank' }
  | { is: 'text'; pieces: readonly Piece[] }
  | { is: 'rows'; rows: readonly Row[] }
  | { is: 'link'; href: string }

const braces = /\{\{\s*([^{}]*?)\s*\}\}/g

/** Words and names of placeholders in turn, beginning with words: `Hello {{customer}}!` → `Hello `, `customer`, `!`. */
export function splitAtNames(line: string): string[] {
  return line.split(braces)
}

/** Whether there is such a placeholder at all. */
export function isPlaceholder(name: string): name is Placeholder {
  return Object.hasOwn(placeholders, name)
}

/**
 * Puts what is told in the place of placeholders, once: what is put in is text, whatever it looks like. A line that
 * names something, and nothing of what it names is there, is left out, unless no other would be left.
 */
export function fill(template: string, tell: (name: Placeholder) => Value): Line[] {
  const lines = template.split(/\r\n|[\n\r]/).map((line) => fillLine(line, tell))
  const kept = lines.filter(({ isEmpty }) => !isEmpty)
  const some = kept.some(({ parts }) => parts.some(({ is }) => is !== 'blank')) ? kept : lines
  return tidy(some.flatMap(({ parts }) => parts))
}

/** The same as one line of text: a subject. */
export function fillOneLine(template: string, tell: (name: Placeholder) => Value): Piece[] {
  return fill(template.replace(/[\p{Cc}\s]+/gu, ' '), tell).flatMap((line) => (line.is === 'text' ? line.pieces : []))
}

function fillLine(line: string, tell: (name: Placeholder) => Value): { parts: Line[]; isEmpty: boolean } {
  if (line.trim() === '') return { parts: [{ is: 'blank' }], isEmpty: false }
  const parts: Line[] = []
  let pieces: Piece[] = []
  const end = () => {
    const hasWords = pieces.some((piece) => 'href' in piece || piece.text.trim() !== '')
    if (hasWords) parts.push({ is: 'text', pieces: trimmed(pieces) })
    pieces = []
  }
  let named = 0
  let told = 0
  const all = splitAtNames(line)
  const isAlone = all.every((part, index) => index % 2 === 1 || part.trim() === '') && all.length === 3
  for (const [index, part] of all.entries()) {
    if (index % 2 === 0) {
      pieces.push({ text: part, isForeign: false })
      continue
    }
    named += 1
    const value: Value = isPlaceholder(part) ? tell(part) : { text: '', isForeign: false }
    if (!isSaid(value)) continue
    told += 1
    if ('rows' in value) {
      end()
      parts.push({ is: 'rows', rows: value.rows })
    } else if ('href' in value && isAlone) parts.push({ is: 'link', href: value.href })
    else pieces.push(value)
  }
  end()
  return { parts, isEmpty: named > 0 && told === 0 }
}

function isSaid(value: Value): boolean {
  if ('rows' in value) return value.rows.length > 0
  return ('href' in value ? value.href : value.text) !== ''
}

/** Without the space at both ends that an absent value may have left, and without two spaces in a row. */
function trimmed(pieces: readonly Piece[]): Piece[] {
  const some = pieces.filter((piece) => 'href' in piece || piece.text !== '')
  return some.map((piece, index) => {
    if ('href' in piece || piece.isForeign) return piece
    let { text } = piece
    const before = some[index - 1]
    if (before === undefined || ('text' in before && before.text.endsWith(' '))) text = text.replace(/^ +/, '')
    if (index === some.length - 1) text = text.trimEnd()
    return { ...piece, text }
  })
}

/** No blank line at either end, and no two in a row. */
function tidy(lines: readonly Line[]): Line[] {
  const all = lines.filter((line, index) => line.is !== 'blank' || (index > 0 && lines[index - 1]?.is !== 'blank'))
  return all.at(-1)?.is === 'blank' ? all.slice(0, -1) : all
}
