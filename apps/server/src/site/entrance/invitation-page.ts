import { html } from 'hono/html'
import type { Html } from '../../core/page.ts'
import { maxPasswordLength, type SeenOffer } from '../../modules/users/index.ts'
import type { SitePage } from '../layout.ts'
import { button, errorSummary, field, hidden, link, notice } from '../parts/index.ts'
import { type Entrance, paths } from './entrance.ts'
import { type InvitationWords, invitationWords } from './invitation-words.ts'
import { userNameOf } from './link-pages.ts'
import { logInWords } from './log-in-words.ts'

export type OfferRefusal = keyof InvitationWords['refusals']

/** What is offered, to whom, and who looks at it. */
export interface Offered extends SeenOffer {
  token: string
  /** `null`: a stranger. */
  signedInAs: string | null
  name?: string
  refusal?: OfferRefusal | undefined
}

const path = '/invitation'

/** Who is new chooses a password; whoever has an account says theirs, or is signed in with it already. */
export function invitationPage({ site, business }: Entrance, offered: Offered): SitePage {
  const { role, email, isKnown, token, signedInAs, name = '', refusal } = offered
  const { [site.language]: words } = invitationWords
  const isTheirs = signedInAs === email
  const faults =
    refusal === undefined || refusal === 'tooMany'
      ? []
      : [{ field: refusal === 'name' ? 'name' : 'password', message: words.refusals[refusal] }]
  const faultOf = (one: string) => faults.find((fault) => fault.field === one)?.message
  const of = { words: site.words, isRequired: true }
  const nameField = field({
    ...{ ...of, name: 'name', label: words.name, hint: words.nameHint, value: name, fault: faultOf('name') },
    ...{ autocomplete: 'name', maxLength: 200 },
  })
  const passwordField = field({
    ...{ ...of, name: 'password', type: 'password', direction: 'ltr', fault: faultOf('password') },
    ...(isKnown
      ? { label: words.password, hint: words.passwordHint, autocomplete: 'current-password' }
      : { label: words.newPassword, hint: words.newPasswordHint, autocomplete: 'new-password' }),
    maxLength: maxPasswordLength,
  })
  const fields = isTheirs ? '' : html`${userNameOf(email)}${isKnown ? '' : nameField}${passwordField}`
  const body = html`<div class="stack">
<div class="stack-s"><p class="soft strong"><bdi>${business ?? ''}</bdi></p><h1>${words.title}</h1><p class="soft">${isTheirs ? words.here : isKnown ? words.known : words.fresh}</p></div>
${errorSummary(site.words, faults)}${refusal === 'tooMany' ? notice('bad', words.refusals.tooMany, { isNew: true }) : ''}
${signedInAs === null || isTheirs ? '' : notice('warn', html`${words.other} <bdi dir="ltr" class="strong">${signedInAs}</bdi>`)}
<form method="post" action="${path}" class="card stack" novalidate>
${hidden('token', token)}
<dl class="facts"><div><dt>${words.role}</dt><dd>${logInWords[site.language].roles[role]}</dd></div><div><dt>${words.email}</dt><dd><bdi dir="ltr">${email}</bdi></dd></div></dl>
${fields}
${button(isKnown ? words.accept : words.join, { isWide: true })}
${isKnown && !isTheirs ? html`<p>${link(paths.password, words.forgotten, { kind: 'plain' })}</p>` : ''}
</form></div>`
  return { title: words.title, isNarrow: true, address: `${path}?${new URLSearchParams({ token })}`, body }
}

/** What cannot be accepted any more, and what to do instead. */
export function deadInvitationPage({ site, business }: Entrance, why: keyof InvitationWords['dead']): SitePage {
  const words = invitationWords[site.language]
  const { title, text } = words.dead[why]
  const way: Html =
    why === 'member'
      ? link(paths.logIn, words.logIn, { kind: 'main', isWide: true })
      : link('/', words.home, { isWide: true })
  const body = html`<div class="card stack"><p class="soft strong"><bdi>${business ?? ''}</bdi></p><h1>${title}</h1><p>${text}</p><p>${way}</p></div>`
  return { title, isNarrow: true, body }
}
