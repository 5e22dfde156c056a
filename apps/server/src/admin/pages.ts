import { html, raw } from 'hono/html'
import type { Content, Html } from '../core/page.ts'
import type { TenantWithDomain } from '../modules/tenants/index.ts'
import type { JobWords } from './job-words.ts'
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

/** For a job that cannot be sent round again. */
export function jobGonePage(words: AdminWords, { gone, back }: Pick<JobWords, 'gone' | 'back'>): Content {
  return { title: words.refused.title, text: gone, body: html`<p><a href="/admin">${back}</a></p>` }
}

/** Which part of the list is shown. */
export interface View {
  search: string
  /** From 1. */
  page: number
}

export interface Businesses {
  view: View
  /** On all pages. */
  count: number
  /** On a page. */
  limit: number
  tenants: readonly TenantWithDomain[]
  addressOf: (domain: string) => string
  /** What was refused, and to which business it was to be done for which reason. */
  refused?: { refusal: RefusalWord; id: string; reason: string }
}

export function businessesPage(
  words: AdminWords,
  businesses: Businesses,
  jobs: { href: string; title: string },
): Content {
  const { view, count, tenants, refused } = businesses
  const { columns, search } = words
  const heads = [columns.name, columns.address, columns.status, columns.tier, columns.created, columns.change]
  const table = html`<div class="scrolls" role="region" aria-labelledby="businesses" tabindex="0">
<table>
<caption id="businesses">${words.businesses} (${count})</caption>
<thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
<tbody>
${tenants.map((tenant) => rowOf(words, tenant, businesses))}
</tbody>
</table>
</div>`
  const body = html`${alertOf(words, refused?.refusal)}
<form method="get" action="/admin" role="search">
<label for="search">${search.label}</label>
<input id="search" name="search" type="search" value="${view.search}" maxlength="200" dir="auto">
<button>${search.submit}</button>
</form>
${tenants.length === 0 ? html`<p>${search.nothing}</p>` : table}
${neighbours(words, businesses)}
<p><a href="${jobs.href}">${jobs.title}</a></p>
${logOutForm(words)}`
  return { title: words.title, text: words.about, body }
}

/** The address of a part of the list, or of what is to be done from there: `/admin?search=acme&page=2`. */
export function addressOfView({ search, page }: View, path = '/admin'): string {
  const query = new URLSearchParams()
  if (search !== '') query.set('search', search)
  if (page > 1) query.set('page', String(page))
  return query.size === 0 ? path : `${path}?${query}`
}

function rowOf(words: AdminWords, tenant: TenantWithDomain, { view, addressOf, refused }: Businesses): Html {
  const { id, name, primaryDomain, status, subscriptionTier, createdAt } = tenant
  const address =
    primaryDomain === null ? '' : html`<a href="${addressOf(primaryDomain)}" dir="ltr">${primaryDomain}</a>`
  const tried = refused?.id === id ? refused.reason : undefined
  return html`<tr>
<th scope="row" id="name-${id}"><bdi>${name}</bdi></th>
<td>${address}</td>
<td>${words.statuses[status]}</td>
<td><bdi>${subscriptionTier}</bdi></td>
<td><time datetime="${createdAt}">${createdAt.toString().slice(0, 10)}</time></td>
<td>${changeForm(words, tenant, view, tried)}</td>
</tr>
`
}

/** Suspends a business in use, resumes one that is suspended; the others are past both. */
function changeForm(words: AdminWords, { id, status }: TenantWithDomain, view: View, tried: string | undefined): Html {
  if (status === 'unverified' || status === 'archived' || status === 'deleted') return html``
  const change = status === 'suspended' ? 'resume' : 'suspend'
  return html`<details${raw(tried === undefined ? '' : ' open')}>
<summary aria-describedby="name-${id}">${words[change]}</summary>
<form method="post" action="${addressOfView(view, `/admin/tenants/${id}/${change}`)}">
<label for="reason-${id}">${words.reason}</label>
<input id="reason-${id}" name="reason" value="${tried ?? ''}" maxlength="500" autocomplete="off" dir="auto" required>
<button aria-describedby="name-${id}">${words[change]}</button>
</form>
</details>`
}

function neighbours({ pages }: AdminWords, { view, count, limit }: Businesses): Html {
  const previous = view.page > 1 ? link('prev', view.page - 1, pages.previous) : ''
  const next = view.page * limit < count ? link('next', view.page + 1, pages.next) : ''
  if (previous === '' && next === '') return html``
  return html`<nav class="neighbours" aria-label="${pages.label}">${previous}${next}</nav>`

  function link(rel: string, page: number, title: string): Html {
    return html`<a rel="${rel}" href="${addressOfView({ ...view, page })}">${title}</a>`
  }
}

function alertOf({ refusals }: AdminWords, refusal: RefusalWord | undefined): Html {
  return refusal === undefined ? html`` : html`<p role="alert">${refusals[refusal]}</p>`
}

function logOutForm({ logOut }: AdminWords): Html {
  return html`<form method="post" action="/admin/log-out"><button>${logOut}</button></form>`
}
