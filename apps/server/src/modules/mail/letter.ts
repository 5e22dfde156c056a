import { html } from 'hono/html'
import { directionOf, type Language } from '../../core/i18n.ts'

export interface Letter {
  language: Language
  subject: string
  /** Who it is from: the business, or the platform. */
  from: string
  paragraphs: readonly string[]
  /** Where the reader goes on. */
  link?: { href: string; title: string } | undefined
  /** What the reader types somewhere, on a line of its own. */
  code?: string | undefined
}

/** A short message, as text and as a page that needs no picture and no style sheet. */
export function write({ language, subject, from, paragraphs, link, code }: Letter): {
  subject: string
  text: string
  html: string
} {
  const lines = [...paragraphs, ...(code === undefined ? [] : [code]), ...(link === undefined ? [] : [link.href]), from]
  const page = html`<!doctype html>
<html lang="${language}" dir="${directionOf[language]}">
<head><meta charset="utf-8"><title>${subject}</title></head>
<body style="font-family: sans-serif; line-height: 1.5; max-width: 36em">
${paragraphs.map((paragraph) => html`<p>${paragraph}</p>`)}
${code === undefined ? '' : html`<p style="font-size: 1.5em; letter-spacing: 0.2em" dir="ltr">${code}</p>`}
${link === undefined ? '' : html`<p><a href="${link.href}">${link.title}</a></p><p dir="ltr">${link.href}</p>`}
<p><bdi>${from}</bdi></p>
</body>
</html>
`
  // A subject is one line, whatever a business calls itself.
  return { subject: subject.replace(/\s+/g, ' '), text: `${lines.join('\n\n')}\n`, html: page.toString() }
}
