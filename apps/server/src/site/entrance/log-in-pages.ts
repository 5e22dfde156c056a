import { html } from 'hono/html'
import type { Html } from '../../core/page.ts'
import { maxPasswordLength } from '../../modules/users/index.ts'
import type { SitePage } from '../layout.ts'
import { button, field, hidden, link, notice } from '../parts/index.ts'
import { logInScript } from '../scripts.ts'
import type { Site } from '../site.ts'
import { backToLogIn, type Entrance, paths, told, withNext } from './entrance.ts'
import { type LogInWords, logInWords } from './log-in-words.ts'

export function logInPage({ site, business, next, isOpen, email = '', refusal }: Entrance): SitePage {
  const words = logInWords[site.language]
  const body = html`<div class="stack">
<div class="stack-s">${business === null ? '' : html`<p class="soft strong"><bdi>${business}</bdi></p>`}<h1>${words.title}</h1><p class="soft">${business === null ? words.platform : words.business}</p></div>
${told(words, refusal)}${isOpen ? '' : notice('info', html`${words.notOpen.here} <a href="${withNext(paths.letter, next)}">${words.notOpen.again}</a>`)}
<form method="post" action="${paths.logIn}" class="card stack">
${hidden('next', next)}
${emailField(site, words, email)}
${field({ name: 'password', label: words.password, words: site.words, isRequired: true, type: 'password', direction: 'ltr', autocomplete: 'current-password', maxLength: maxPasswordLength })}
${button(words.submit, { isWide: true })}
${passkeyOf(words.passkey, onTheWay(isOpen, next))}
<p class="ways"><a class="btn plain" href="${withNext(paths.password, next)}">${words.forgotten}</a><a class="btn plain" href="${withNext(paths.link, next)}">${words.byLink}</a></p>
</form>
${business === null ? html`<p class="soft">${words.noAccount} <a href="/sign-up">${words.signUp}</a></p>` : ''}
</div>`
  return { title: words.title, isNarrow: true, scripts: [logInScript], style: logInStyle, body }
}

/** Where it goes on from logging in: owners whose business is not open yet are told why. */
export const onTheWay = (isOpen: boolean, next: string): string =>
  isOpen ? next : `${withNext(paths.letter, next)}&entered=1`

/** Shown by the script, where the browser knows of passkeys: without scripts nobody could use one. */
function passkeyOf({ or, submit, refused }: LogInWords['passkey'], next: string): Html {
  return html`<div class="stack-s passkey" data-passkey data-next="${next}" data-refused="${refused}" hidden><p class="soft small or"><span>${or}</span></p>
<button type="button" class="btn wide">${submit}</button><p class="fault" role="alert"></p></div>`
}

const logInStyle = `
.ways{display:grid;justify-items:start}
.ways .btn{padding-inline:0;text-align:start}
.passkey[hidden]{display:none}
.passkey .or{display:flex;align-items:center;gap:.75rem}
.passkey .or::before,.passkey .or::after{content:"";flex:1;border-block-start:1px solid var(--line)}
.passkey .fault:empty{display:none}
`

/** After the password, or a link, for whoever has a second factor. */
export function codePage(entrance: Entrance): SitePage {
  const { site, next, refusal } = entrance
  const words = logInWords[site.language]
  const { title, text, label, submit } = words.code
  const body = html`<div class="stack"><div class="stack-s"><h1>${title}</h1><p class="soft">${text}</p></div>
${told(words, refusal)}
<form method="post" action="${paths.code}" class="card stack">
${hidden('next', next)}
${field({ name: 'code', label, words: site.words, isRequired: true, direction: 'ltr', autocomplete: 'one-time-code', maxLength: 20 })}
${button(submit, { isWide: true })}
</form>
<p>${backToLogIn(entrance)}</p></div>`
  return { title, isNarrow: true, address: withNext(paths.logIn, next), body }
}

export type MailKind = 'link' | 'password' | 'letter'

/** Asks for the address to which a link is sent: to sign in, for another password, or to confirm the address. */
export function mailPage(kind: MailKind, entrance: Entrance): SitePage {
  const { site, next, email = '', refusal } = entrance
  const words = logInWords[site.language]
  const { title, text, submit } = words.mail[kind]
  const body = html`<div class="stack"><div class="stack-s"><h1>${title}</h1><p class="soft">${text}</p></div>
${told(words, refusal)}
<form method="post" action="${paths[kind]}" class="card stack">
${hidden('next', next)}
${emailField(site, words, email)}
${button(submit, { isWide: true })}
</form>
<p>${backToLogIn(entrance)}</p></div>`
  return { title, isNarrow: true, body }
}

/** The same whether somebody has the address or not. */
export function sentPage(kind: MailKind, entrance: Entrance): SitePage {
  const { site, next, email = '' } = entrance
  const { title, text, spam, again } = logInWords[site.language].sent
  const body = html`<div class="card stack"><h1>${title}</h1><p>${text[kind]}</p>
${email === '' ? '' : html`<p class="strong"><bdi dir="ltr">${email}</bdi></p>`}<p class="soft">${spam}</p>
<div class="row">${email === '' ? '' : html`<form method="post" action="${paths[kind]}">${hidden('next', next)}${hidden('email', email)}${button(again, { kind: 'usual' })}</form>`}${backToLogIn(entrance)}</div></div>`
  return { title, isNarrow: true, body }
}

/** To an owner who has logged in before anybody has confirmed the address of the business. */
export function notOpenPage({ site, business, next, email = '' }: Entrance): SitePage {
  const { notOpen, sent } = logInWords[site.language]
  const body = html`<div class="card stack"><p class="soft strong"><bdi>${business ?? ''}</bdi></p><h1>${notOpen.title}</h1>
<p>${notOpen.text} <bdi class="strong" dir="ltr">${email}</bdi>.</p><p class="soft">${sent.spam}</p>
<p>${link(next, notOpen.go, { kind: 'main', isWide: true })}</p>
<form method="post" action="${paths.letter}">${hidden('next', next)}${hidden('email', email)}${button(notOpen.again, { kind: 'usual', isWide: true })}</form></div>`
  return { title: notOpen.title, isNarrow: true, body }
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
