import { html } from 'hono/html'
import type { Html } from '../../core/page.ts'
import type { SitePage } from '../layout.ts'
import { button, errorSummary, type Fault, field, hidden } from '../parts/index.ts'
import type { View } from '../visitor.ts'
import { myWords } from '../words/my.ts'

const faultOf = (faults: readonly Fault[], name: string) => faults.find((fault) => fault.field === name)?.message

/** Who asks: the first of two steps. */
export function askPage(
  view: View,
  {
    takesNumbers,
    contact,
    faults = [],
    told,
  }: { takesNumbers: boolean; contact?: string; faults?: readonly Fault[]; told?: Html | undefined },
): SitePage {
  const { language, words } = view
  const say = myWords[language]
  return {
    title: say.title,
    isNarrow: true,
    body: html`<div class="stack-l">${told ?? ''}
<div class="stack-s"><h1>${say.title}</h1><p class="soft">${takesNumbers ? say.ask.text : say.ask.textEmail}</p></div>
${errorSummary(words, faults)}
<form class="card stack" method="post" action="/my/code" novalidate>
${field({
  ...{
    name: 'contact',
    words,
    value: contact,
    isRequired: true,
    direction: 'ltr',
    autocomplete: 'email',
    maxLength: 254,
  },
  label: takesNumbers ? say.ask.contact : say.ask.contactEmail,
  ...(takesNumbers ? { hint: say.ask.hint } : { type: 'email' }),
  fault: faultOf(faults, 'contact'),
})}
${button(say.ask.submit, { isWide: true })}</form></div>`,
  }
}

/** The code that was sent: the second. The same words whether anybody here has this contact or not. */
export function codePage(
  view: View,
  { contact, faults = [] }: { contact: string; faults?: readonly Fault[] },
): SitePage {
  const { language, words } = view
  const say = myWords[language]
  const sent = contact.includes('@') ? say.code.sentEmail : say.code.sentPhone
  return {
    title: say.code.title,
    isNarrow: true,
    body: html`<div class="stack-l"><div class="stack"><a class="back" href="/my">${say.code.other}</a><h1>${say.code.title}</h1>
<p>${sent} <bdi dir="ltr" class="strong">${contact}</bdi>. <span class="soft">${say.code.unknown}</span></p></div>
${errorSummary(words, faults)}
<form class="card stack code" method="post" action="/my/session" novalidate>${hidden('contact', contact)}
${field({
  ...{ name: 'code', label: say.code.label, hint: say.code.hint, words, isRequired: true, direction: 'ltr' },
  ...{ inputmode: 'numeric', autocomplete: 'one-time-code', maxLength: 12, fault: faultOf(faults, 'code') },
})}
${button(say.code.submit, { isWide: true })}</form>
<form method="post" action="/my/code">${hidden('contact', contact)}${button(say.code.again, { kind: 'plain' })}</form></div>`,
  }
}
