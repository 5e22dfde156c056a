import { html } from 'hono/html'
import { languages } from '../../core/shapes.ts'
import { trades } from '../../modules/signup/index.ts'
import { paths } from '../entrance/entrance.ts'
import type { SitePage } from '../layout.ts'
import { button, errorSummary, type Fault, field, hidden, notice, select } from '../parts/index.ts'
import { signUpScript } from '../scripts.ts'
import type { Site } from '../site.ts'
import { signUpWords } from './words/sign-up.ts'

const languageNames = { fr: 'Français', ar: 'العربية', en: 'English' } as const

/** What somebody typed into the form, and what is to be said of it. */
export interface SignUpForm {
  values: Record<'business_name' | 'address' | 'trade' | 'language' | 'email', string>
  /** The same sign-up sent twice is one. */
  key: string
  faults: readonly Fault[]
  /** Addresses that are free. */
  suggestions: readonly string[]
  /** What is wrong with no field. */
  refusal?: string
}

/** @param under - what stands behind an address: `.bookme.ma` */
export function signUpPage(
  site: Site,
  { values, key, faults, suggestions, refusal }: SignUpForm,
  under: string,
): SitePage {
  const words = signUpWords[site.language]
  const faultOf = (name: string) => faults.find((fault) => fault.field === name)?.message
  const of = (name: keyof SignUpForm['values']) => ({
    ...{ name, words: site.words, value: values[name], fault: faultOf(name), isRequired: true },
  })
  const status = Object.entries(words.status).map(([name, text]) => html` data-${name}="${text}"`)
  const body = html`<div class="stack">
<div class="stack-s"><h1>${words.title}</h1><p class="soft">${words.lead}</p></div>
${errorSummary(site.words, faults)}${refusal === undefined ? '' : notice('bad', refusal, { isNew: true })}
<form method="post" action="/sign-up" class="card stack sign-up" novalidate>
${hidden('key', key)}
${field({ ...of('business_name'), label: words.name, hint: words.nameHint, autocomplete: 'organization', maxLength: 200 })}
<div class="address" data-check="/api/signup/address/"${status} data-suggestions="${words.suggestions}">
${field({ ...of('address'), label: words.address, hint: words.addressHint, isRequired: false, direction: 'ltr', autocomplete: 'off', maxLength: 41 })}
<p class="soft small under"><bdi dir="ltr"><b data-shown>${values.address === '' ? '…' : values.address}</b>${under}</bdi></p>
<div class="small stack-s" role="status" data-said></div>
${suggestions.length === 0 ? '' : html`<p class="row small"><span>${words.suggestions}</span>${suggestions.map((one) => html`<bdi class="pill good">${one}</bdi>`)}</p>`}
</div>
${select({ ...of('trade'), label: words.trade, choices: trades.map((trade) => [trade, words.trades[trade]] as const) })}
${select({ ...of('language'), label: words.language, choices: [site.language, ...languages.filter((one) => one !== site.language)].map((language) => [language, languageNames[language]] as const) })}
${field({ ...of('email'), label: words.email, hint: words.emailHint, type: 'email', direction: 'ltr', autocomplete: 'email', maxLength: 254 })}
${field({ name: 'password', words: site.words, label: words.password, hint: words.passwordHint, fault: faultOf('password'), isRequired: true, type: 'password', direction: 'ltr', autocomplete: 'new-password', maxLength: 128 })}
${button(words.submit, { isWide: true })}
</form>
<p class="soft">${words.hasAccount} <a href="/log-in">${words.logIn}</a></p>
</div>`
  return { title: words.title, isNarrow: true, isPublic: true, style: signUpStyle, scripts: [signUpScript], body }
}

const signUpStyle = `
.address{display:grid;gap:.375rem}
.address .under{margin:0}
.address [data-said]:empty{display:none}
.address .good{color:var(--good);font-weight:600}
.address .off{color:var(--bad);font-weight:600}
.address .use{min-block-size:2.25rem;padding:.25rem .75rem;font-size:.9375rem}
`

/** After it: the link in the mail is what opens the page. */
export function lookIntoMailPage(site: Site, { email, url }: { email: string; url: string }): SitePage {
  const { mail } = signUpWords[site.language]
  const body = html`<div class="card stack">
<h1>${mail.title}</h1>
<p>${mail.text} <bdi class="strong">${email}</bdi>.</p>
<p>${mail.where} <bdi class="strong">${new URL(url).host}</bdi>.</p>
<p class="soft">${mail.spam}</p>
<p class="soft">${mail.meanwhile}</p>
<div class="row"><a class="btn main" href="${url}log-in">${mail.logIn}</a>
<form method="post" action="${paths.letter}">${hidden('email', email)}${button(mail.again, { kind: 'usual' })}</form></div>
</div>`
  return { title: mail.title, isNarrow: true, body }
}
