import { html } from 'hono/html'
import type { Html } from '../../core/page.ts'
import { maxPasswordLength } from '../../modules/users/index.ts'
import type { SitePage } from '../layout.ts'
import { button, field, hidden, link, notice } from '../parts/index.ts'
import type { Site } from '../site.ts'
import { type LogInWords, logInWords } from './words/log-in.ts'

export type Refusal = keyof LogInWords['refusals']

/** Pages of the ways in: the same on the platform's own host and on that of a business, in the dress of each. */
export interface Entrance {
  site: Site
  /** `null` on the platform's own host. */
  business: string | null
  /** Where it goes on: a path of this host. */
  next: string
  email?: string
  refusal?: Refusal | undefined
}

export const paths = {
  logIn: '/log-in',
  code: '/log-in/code',
  link: '/log-in/link',
  password: '/log-in/password',
  continued: '/log-in/continue',
  logOut: '/log-out',
  businesses: '/businesses',
} as const

const withNext = (path: string, next: string) => `${path}?${new URLSearchParams({ next })}`

export function logInPage({ site, business, next, email = '', refusal }: Entrance): SitePage {
  const words = logInWords[site.language]
  const body = html`<div class="stack">
<div class="stack-s">${business === null ? '' : html`<p class="soft strong"><bdi>${business}</bdi></p>`}<h1>${words.title}</h1><p class="soft">${business === null ? words.platform : words.business}</p></div>
${told(words, refusal)}
<form method="post" action="${paths.logIn}" class="card stack">
${hidden('next', next)}
${emailField(site, words, email)}
${field({ name: 'password', label: words.password, words: site.words, isRequired: true, type: 'password', direction: 'ltr', autocomplete: 'current-password', maxLength: maxPasswordLength })}
${button(words.submit, { isWide: true })}
<p class="row"><a class="btn plain" href="${withNext(paths.password, next)}">${words.forgotten}</a><a class="btn plain" href="${withNext(paths.link, next)}">${words.byLink}</a></p>
</form>
${business === null ? html`<p class="soft">${words.noAccount} <a href="/sign-up">${words.signUp}</a></p>` : ''}
</div>`
  return { title: words.title, isNarrow: true, body }
}

/** After the password, for whoever has a second factor. */
export function codePage({ site, next, refusal }: Entrance): SitePage {
  const words = logInWords[site.language]
  const { title, text, label, submit } = words.code
  const body = html`<div class="stack"><div class="stack-s"><h1>${title}</h1><p class="soft">${text}</p></div>
${told(words, refusal)}
<form method="post" action="${paths.code}" class="card stack">
${hidden('next', next)}
${field({ name: 'code', label, words: site.words, isRequired: true, direction: 'ltr', autocomplete: 'one-time-code', maxLength: 20 })}
${button(submit, { isWide: true })}
</form>
${back(words, next)}</div>`
  return { title, isNarrow: true, body }
}

/** Asks for the address to which a link is sent: to sign in, or for another password. */
export function mailPage(kind: 'link' | 'password', { site, next, email = '', refusal }: Entrance): SitePage {
  const words = logInWords[site.language]
  const { title, text, submit } = kind === 'link' ? words.link : words.reset
  const body = html`<div class="stack"><div class="stack-s"><h1>${title}</h1><p class="soft">${text}</p></div>
${told(words, refusal)}
<form method="post" action="${paths[kind]}" class="card stack">
${hidden('next', next)}
${emailField(site, words, email)}
${button(submit, { isWide: true })}
</form>
${back(words, next)}</div>`
  return { title, isNarrow: true, body }
}

/** The same whether somebody has the address or not. */
export function sentPage({ site, next }: Entrance): SitePage {
  const words = logInWords[site.language]
  const { title, text } = words.sent
  return {
    title,
    isNarrow: true,
    body: html`<div class="card stack"><h1>${title}</h1><p>${text}</p>${back(words, next)}</div>`,
  }
}

/** Whoever comes from the platform: it asks, so that no page of others signs anybody in as somebody else unseen. */
export function continuePage({ site, business }: Entrance, token: string): SitePage {
  const { title, text, submit } = logInWords[site.language].continued
  const body = html`<div class="card stack"><p class="soft strong"><bdi>${business ?? ''}</bdi></p><h1>${title}</h1><p class="soft">${text}</p>
<form method="post" action="${paths.continued}">${hidden('token', token)}${button(submit, { isWide: true })}</form></div>`
  return { title, isNarrow: true, body }
}

const emailField = (site: Site, words: LogInWords, email: string): Html =>
  field({
    ...{ name: 'email', label: words.email, words: site.words, value: email, isRequired: true },
    ...{ type: 'email', direction: 'ltr', autocomplete: 'username', maxLength: 254 },
  })

const told = ({ refusals }: LogInWords, refusal: Refusal | undefined): Html =>
  refusal === undefined ? html`` : notice('bad', refusals[refusal], { isNew: true })

const back = (words: LogInWords, next: string): Html =>
  html`<p>${link(withNext(paths.logIn, next), words.back, { kind: 'plain' })}</p>`
