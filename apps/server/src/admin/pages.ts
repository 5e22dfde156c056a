import { html } from 'hono/html'
import type { Content, Html } from '../core/page.ts'
import type { AdminWords } from './words.ts'

export type RefusalWord = keyof AdminWords['refusals']

/** @param typed - what whoever tried before had written, and why it did not work */
export function logInPage(words: AdminWords, { email, refusal }: { email: string; refusal?: RefusalWord }): Content {
  const { title, text, ...labels } = words.logIn
  const body = html`${alertOf(words, refusal)}
<form method="post" action="/admin/log-in">
<label for="email">${labels.email}</label>
<input id="email" name="email" type="email" value="${email}" maxlength="254" autocomplete="username" dir="ltr" required>
<label for="password">${labels.password}</label>
<input id="password" name="password" type="password" autocomplete="current-password" dir="ltr" required>
<button>${labels.submit}</button>
</form>`
  return { title, text, body }
}

/** After the password, for whoever has a second factor. */
export function codePage(words: AdminWords, refusal?: RefusalWord): Content {
  const { title, text, ...labels } = words.code
  const body = html`${alertOf(words, refusal)}
<form method="post" action="/admin/log-in/code">
<label for="code">${labels.label}</label>
<input id="code" name="code" maxlength="20" autocomplete="one-time-code" dir="ltr" required>
<button>${labels.submit}</button>
</form>`
  return { title, text, body }
}

/** For somebody who is signed in and no superuser. */
export function forbiddenPage(words: AdminWords): Content {
  return { ...words.forbidden, body: logOutForm(words) }
}

/** For what leaves nothing to be filled in again. */
export function refusedPage(words: AdminWords, refusal: RefusalWord): Content {
  const { title, back } = words.refused
  return { title, text: words.refusals[refusal], body: html`<p><a href="/admin">${back}</a></p>` }
}

function alertOf({ refusals }: AdminWords, refusal: RefusalWord | undefined): Html {
  return refusal === undefined ? html`` : html`<p role="alert">${refusals[refusal]}</p>`
}

function logOutForm({ logOut }: AdminWords): Html {
  return html`<form method="post" action="/admin/log-out"><button>${logOut}</button></form>`
}
