import { createHash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { html, raw } from 'hono/html'
import { directionOf, type Language, languageOf, type Words, words } from './i18n.ts'

const style = `
:root { color-scheme: light dark; --ink: #1d2733; --soft: #566272; --line: #d9dee5; --ground: #f6f7f9; --sheet: #fff; --mark: #0b6b57 }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e8ecf1; --soft: #a3afbd; --line: #36404c; --ground: #14181d; --sheet: #1c2229; --mark: #58c7ab }
}
* { box-sizing: border-box }
body { margin: 0; background: var(--ground); color: var(--ink); font: 1.0625rem/1.6 system-ui, sans-serif }
main { max-inline-size: 40rem; margin: 12vh auto 4rem; padding: 2.5rem; background: var(--sheet); border: 1px solid var(--line); border-radius: 1rem }
h1 { margin: 0 0 .5rem; font-size: 1.75rem; line-height: 1.25; text-wrap: balance; overflow-wrap: anywhere }
p { margin: 0 0 1.5rem; color: var(--soft); text-wrap: pretty }
ul { margin: 0; padding: 0; list-style: none; border-block-start: 1px solid var(--line) }
li { border-block-end: 1px solid var(--line) }
a { display: block; padding: .875rem 0; overflow-wrap: anywhere; color: var(--mark); font-weight: 600; text-decoration: none }
a:hover, a:focus-visible { text-decoration: underline; text-underline-offset: .2em }
:is(a, button, input, [tabindex]):focus-visible { outline: 3px solid var(--mark); outline-offset: 3px; border-radius: .25rem }
small { display: block; color: var(--soft); font-weight: 400 }
form { display: grid; justify-items: start; gap: .375rem; margin-block: 0 1.5rem }
label { font-weight: 600 }
input, button { padding: .5rem .875rem; border: 1px solid var(--soft); border-radius: .5rem; font: inherit }
input { inline-size: 100%; max-inline-size: 24rem; margin-block-end: .5rem; background: var(--ground); color: inherit }
button { border-color: var(--mark); background: var(--mark); color: var(--sheet); font-weight: 600; cursor: pointer }
:is([role=alert], [role=status]) { padding: .75rem 1rem; border: 2px solid var(--mark); border-radius: .5rem; color: var(--ink); font-weight: 600 }
@media (max-width: 44rem) { main { margin-block: 0; min-block-size: 100vh; border: 0; border-radius: 0; padding: 1.5rem } }
`

/** For `style-src`: the only style a page of ours may have. */
export const styleHash = `'sha256-${createHash('sha256').update(style).digest('base64')}'`

export interface Link {
  href: string
  title: string
  about: string
}

export interface Content {
  title: string
  text: string
  /** Above everything: what the reader must not overlook. */
  banner?: Html | undefined
  links?: readonly Link[]
  /** What follows them: forms and tables. */
  body?: Html
}

/** With everything in it escaped that came as text. */
export type Html = ReturnType<typeof html>

/** Whether a request is a person's who follows a link, and not a program's: only browsers ask for HTML by name. */
export function wantsPage({ method, headers }: FastifyRequest): boolean {
  return (method === 'GET' || method === 'HEAD') && /\btext\/html\b/i.test(headers.accept ?? '')
}

/** Answers with a page in the reader's language. The status is the caller's to set. */
export function sendPage(
  request: FastifyRequest,
  reply: FastifyReply,
  content: (words: Words, language: Language) => Content,
): FastifyReply {
  const language = languageOf(request.headers['accept-language'])
  addVary(reply, 'Accept-Language')
  return reply
    .header('content-language', language)
    .type('text/html; charset=utf-8')
    .send(page(language, content(words[language], language)))
}

/** Tells caches that another request header would have brought another answer. */
export function addVary(reply: FastifyReply, header: string): void {
  const before = reply.getHeader('vary')
  reply.header('vary', before === undefined ? header : `${before}, ${header}`)
}

/** A page that needs no script: a heading, a sentence, where to go and what there is to fill in. */
function page(language: Language, { title, text, banner, links = [], body }: Content): string {
  const list =
    links.length === 0
      ? ''
      : html`<ul>
${links.map(({ href, title, about }) => html`<li><a href="${href}">${title}<small>${about}</small></a></li>`)}
</ul>`
  return html`<!doctype html>
<html lang="${language}" dir="${directionOf[language]}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${raw(style)}</style>
</head>
<body>
<main>
${banner === undefined ? '' : html`<div role="status">${banner}</div>`}
<h1><bdi>${title}</bdi></h1>
<p>${text}</p>
${list}
${body}
</main>
</body>
</html>
`.toString()
}
