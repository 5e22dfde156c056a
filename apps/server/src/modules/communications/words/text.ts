import type { Language } from '../../../core/i18n.ts'
import { words } from './languages/index.ts'
import type { Line, Piece } from './template.ts'
import type { Row, Told } from './values.ts'

/** Digits among them, of which a telephone number would be turned around. */
const notOfArabic = /[^\p{Script=Arabic}\p{Script=Inherited}\s،؛؟.()-]/u
const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}\u200f]/u

/**
 * A foreign text between words of a language: kept apart by FSI and PDI (Unicode, UAX 9) where it would otherwise turn
 * what stands beside it, and only there, because they count as characters of an SMS.
 */
function isolated({ text, isForeign }: Told, language: Language): string {
  if (!isForeign) return text
  const isApart = language === 'ar' ? notOfArabic.test(text) : rightToLeft.test(text)
  return isApart ? `\u2068${text}\u2069` : text
}

export function textOf(pieces: readonly Piece[], language: Language): string {
  return pieces
    .map((piece) => ('href' in piece ? piece.href : isolated(piece, language)))
    .join('')
    .trim()
}

function rowText({ label, value }: Row, language: Language): string {
  return `${label}${words[language].colon}${isolated(value, language)}`
}

/** @param button - what to call a link that stands alone; without it the link is all that the line says */
export function linesOfText(lines: readonly Line[], language: Language, button: string | undefined): string {
  const said = lines.map((line) => {
    if (line.is === 'blank') return ''
    if (line.is === 'text') return textOf(line.pieces, language)
    if (line.is === 'rows') return line.rows.map((row) => rowText(row, language)).join('\n')
    return button === undefined ? line.href : `${button}${words[language].colon.trimEnd()}\n${line.href}`
  })
  return said.join('\n')
}
