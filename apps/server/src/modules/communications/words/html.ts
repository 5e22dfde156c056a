import { html, raw } from 'hono/html'
import { directionOf, type Language } from '../../../core/i18n.ts'
import type { Html } from '../../../core/page.ts'
import { colourPattern, textOn } from '../../tenants/index.ts'
import type { MessageFacts } from './facts.ts'
import type { Line, Piece } from './template.ts'
import { hrefOf, oneLine, type Row } from './values.ts'

// Programs that show mail keep what stands in `style` of an element; those that are dark by themselves read the sheet.
const sheet = `
:root { color-scheme: light dark; supported-color-schemes: light dark }
@media (prefers-color-scheme: dark) {
  .ground { background-color: #14181d !important }
  .sheet { background-color: #1c2229 !important; border-color: #36404c !important }
  .ink { color: #e8ecf1 !important }
  .soft { color: #a3afbd !important }
  .rows { background-color: #262e37 !important }
}
`
const font = "font-family: -apple-system, 'Segoe UI', Roboto, 'Noto Sans Arabic', Tahoma, Arial, sans-serif"
const ink = 'color: #1d2733'
const soft = 'color: #566272'
const across = 'role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"'
const usualColour = '#0f766e'

interface Letter {
  facts: MessageFacts
  subject: string
  lines: readonly Line[]
  /** What the link is called that stands alone. */
  button: string
}

/** An email as a page: one column, its own style sheet for the dark alone, and no picture. */
export function letterOf({ facts, subject, lines, button }: Letter): string {
  const { language, business } = facts
  const direction = directionOf[language]
  const [start] = sidesOf(language)
  const colour = colourPattern.test(business.colour) ? business.colour : usualColour
  const page = html`<!doctype html>
<html lang="${language}" dir="${direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${subject}</title>
<style>${raw(sheet)}</style>
</head>
<body class="ground" style="margin: 0; padding: 0; background-color: #f3f5f7">
<table ${raw(across)} class="ground" style="background-color: #f3f5f7"><tr><td align="center" style="padding: 16px 8px">
<table ${raw(across)} class="sheet" dir="${direction}" style="max-width: 560px; background-color: #ffffff; border: 1px solid #dfe4ea; border-radius: 12px; border-collapse: separate; overflow: hidden">
<tr><td style="padding: 18px 24px; background-color: ${colour}; color: ${textOn(colour)}; ${raw(font)}; font-size: 18px; font-weight: bold; line-height: 1.3"><bdi>${oneLine(business.name)}</bdi></td></tr>
<tr><td class="ink" style="padding: 24px 24px 8px; ${raw(`${ink}; ${font}`)}; font-size: 16px; line-height: 1.6; text-align: ${start}">
${blocksOf(lines).map((block) => blockHtml(block, { colour, button, language }))}
</td></tr>
<tr><td class="soft" style="padding: 8px 24px 24px; ${raw(`${soft}; ${font}`)}; font-size: 14px; line-height: 1.6; text-align: ${start}">
${footOf(facts).map((piece) => html`${pieceHtml(piece)}<br>\n`)}</td></tr>
</table>
</td></tr></table>
</body>
</html>
`
  return page.toString()
}

/** Who it is from and how to reach them: the end of the letter. */
export function footOf({ business }: MessageFacts): Piece[] {
  const { name, phone, url } = business
  const told = [name, phone].map((text) => ({ text: oneLine(text), isForeign: true }))
  const href = hrefOf(url)
  return [...told.filter(({ text }) => text !== ''), ...(href === '' ? [] : [{ href }])]
}

type Block = Exclude<Line, { is: 'text' | 'blank' }> | { is: 'paragraph'; lines: (readonly Piece[])[] }

/** Lines that follow one another are a paragraph. */
function blocksOf(lines: readonly Line[]): Block[] {
  const blocks: Block[] = []
  let isOpen = false
  for (const line of lines) {
    const last = blocks.at(-1)
    if (line.is === 'text') {
      if (isOpen && last?.is === 'paragraph') last.lines.push(line.pieces)
      else blocks.push({ is: 'paragraph', lines: [line.pieces] })
    } else if (line.is !== 'blank') blocks.push(line)
    isOpen = line.is === 'text'
  }
  return blocks
}

function blockHtml(
  block: Block,
  { colour, button, language }: { colour: string; button: string; language: Language },
): Html {
  if (block.is === 'rows') return rowsHtml(block.rows, language)
  if (block.is === 'link') {
    return html`<p style="margin: 0 0 20px"><a href="${block.href}" lang="${language}" style="display: inline-block; padding: 12px 22px; border-radius: 8px; background-color: ${colour}; color: ${textOn(colour)}; font-weight: bold; text-decoration: none">${button}</a></p>\n`
  }
  const [first = [], ...rest] = block.lines
  return html`<p style="margin: 0 0 16px">${first.map(pieceHtml)}${rest.map((line) => html`<br>\n${line.map(pieceHtml)}`)}</p>\n`
}

function pieceHtml(piece: Piece): Html {
  if ('href' in piece)
    return html`<a href="${piece.href}" dir="ltr" style="color: inherit; overflow-wrap: anywhere">${piece.href}</a>`
  return piece.isForeign ? html`<bdi>${piece.text}</bdi>` : html`${piece.text}`
}

function rowsHtml(rows: readonly Row[], language: Language): Html {
  const [start, end] = sidesOf(language)
  const cell = (index: number) =>
    `padding-top: ${index === 0 ? 14 : 4}px; padding-bottom: ${index === rows.length - 1 ? 14 : 4}px; line-height: 22px; text-align: ${start}`
  return html`<table ${raw(across)} class="rows" style="margin: 0 0 20px; background-color: #f3f5f7; border-radius: 8px; border-collapse: separate">
${rows.map(
  ({ label, value, isPast = false }, index) => html`<tr>
<td class="soft" valign="top" style="${raw(`${cell(index)}; padding-${start}: 16px; padding-${end}: 8px; ${soft}`)}; font-size: 14px; white-space: nowrap">${label}</td>
<td class="${isPast ? 'soft' : 'ink'}" valign="top" width="100%" style="${raw(`${cell(index)}; padding-${start}: 8px; padding-${end}: 16px; ${isPast ? `${soft}; text-decoration: line-through` : ink}`)}; font-size: 15px; overflow-wrap: anywhere">${value.isForeign ? html`<bdi>${value.text}</bdi>` : value.text}</td>
</tr>\n`,
)}</table>\n`
}

/** Where lines begin and end. By name: not all programs that show mail know `start` and `end`. */
function sidesOf(language: Language): ['left', 'right'] | ['right', 'left'] {
  return directionOf[language] === 'rtl' ? ['right', 'left'] : ['left', 'right']
}
