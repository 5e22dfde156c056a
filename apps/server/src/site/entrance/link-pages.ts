import { html } from 'hono/html'
import type { Html } from '../../core/page.ts'
import { type LinkKind, linkKinds, maxPasswordLength } from '../../modules/users/index.ts'
import type { SitePage } from '../layout.ts'
import { button, field, hidden, link, notice } from '../parts/index.ts'
import { type Entrance, paths, withNext } from './entrance.ts'
import { type LinkWords, linkWords } from './link-words.ts'

/** A link that counts, and who has opened it. */
export interface SeenLink {
  kind: LinkKind
  token: string
  /** To which it was sent. */
  email: string
  /** This browser is signed in as whoever it was sent to. */
  isTheirs: boolean
  refusal: 'weak' | 'tooMany' | undefined
}

/** Signs in, or confirms an address, with a button. */
export function linkPage(entrance: Entrance, { kind, token, email, isTheirs, refusal }: SeenLink): SitePage {
  const words = linkWords[entrance.site.language]
  if (kind === 'reset-password') throw new Error('unreachable: that page has a field')
  const { title, text, submit } = words[kind]
  // Whoever confirms an address elsewhere begins anew: nobody knows whose password it is.
  const warning = kind === 'verify-email' && !isTheirs ? notice('info', words.elsewhere) : ''
  const body = html`${head(entrance, title, text)}${refused(words, refusal)}
<form method="post" action="${linkKinds[kind].path}" class="card stack">
${hidden('token', token)}
${whose(words, email)}${warning}
${button(submit, { isWide: true })}
</form>`
  return { ...page(title, body), address: addressOf(kind, token) }
}

/** A first or another password. */
export function passwordPage(entrance: Entrance, { token, email, refusal }: SeenLink): SitePage {
  const words = linkWords[entrance.site.language]
  const { title, text, label, hint, submit } = words['reset-password']
  const fault = refusal === 'weak' ? words.refusals.weak : undefined
  const body = html`${head(entrance, title, text)}${refusal === 'weak' ? '' : refused(words, refusal)}
<form method="post" action="${linkKinds['reset-password'].path}" class="card stack">
${hidden('token', token)}
${whose(words, email)}
${userNameOf(email)}
${field({ name: 'password', label, hint, fault, words: entrance.site.words, isRequired: true, type: 'password', direction: 'ltr', autocomplete: 'new-password', maxLength: maxPasswordLength })}
${button(submit, { isWide: true })}
</form>`
  return { ...page(title, body), address: addressOf('reset-password', token) }
}

export function passwordSetPage({ site, next }: Entrance): SitePage {
  const { title, text, go } = linkWords[site.language].passwordSet
  return page(title, done(title, text, link(next, go, { kind: 'main', isWide: true })))
}

export function confirmedPage({ site, next }: Entrance, { hasPassword }: { hasPassword: boolean }): SitePage {
  const { title, text, go, anew, choose } = linkWords[site.language].confirmed
  const way = hasPassword
    ? link(next, go, { kind: 'main', isWide: true })
    : link(withNext(paths.password, next), choose, { kind: 'main', isWide: true })
  return page(title, done(title, hasPassword ? text : anew, way))
}

/** Used, too old, or of another host; and how to have another one sent. */
export function deadLinkPage(kind: LinkKind, { site, next }: Entrance): SitePage {
  const { dead } = linkWords[site.language]
  const again = { 'magic-link': paths.link, 'verify-email': paths.letter, 'reset-password': paths.password } as const
  const body = html`<div class="card stack"><h1>${dead.title}</h1><p>${dead.text}</p>
<p>${link(withNext(again[kind], next), dead.again, { kind: 'main', isWide: true })}</p>
<p>${link(withNext(paths.logIn, next), dead.logIn, { kind: 'plain' })}</p></div>`
  return page(dead.title, body)
}

/** For programs that keep passwords: whose the one in this form is. */
export const userNameOf = (email: string): Html =>
  html`<input type="text" name="username" value="${email}" autocomplete="username" hidden>`

const addressOf = (kind: LinkKind, token: string) => `${linkKinds[kind].path}?${new URLSearchParams({ token })}`

const page = (title: string, inside: Html): SitePage => ({
  title,
  isNarrow: true,
  body: html`<div class="stack">${inside}</div>`,
})

const head = ({ business }: Entrance, title: string, text: string): Html =>
  html`<div class="stack-s">${business === null ? '' : html`<p class="soft strong"><bdi>${business}</bdi></p>`}<h1>${title}</h1><p class="soft">${text}</p></div>`

const done = (title: string, text: string, way: Html): Html =>
  html`<div class="card stack"><h1>${title}</h1>${notice('good', text, { isNew: true })}<p>${way}</p></div>`

const whose = ({ account }: LinkWords, email: string): Html =>
  html`<p><span class="soft small">${account}</span><br><bdi class="strong" dir="ltr">${email}</bdi></p>`

const refused = ({ refusals }: LinkWords, refusal: SeenLink['refusal']): Html | '' =>
  refusal === undefined ? '' : notice('bad', refusals[refusal], { isNew: true })
