import { html } from 'hono/html'
import type { SitePage } from '../layout.ts'
import { button, errorSummary, type Fault, field, hidden, link, notice, select } from '../parts/index.ts'
import type { Typed } from './contact.ts'
import { noticeOf, type View } from './page.ts'
import { summary } from './summary.ts'
import { isoDay, waitAddress } from './times.ts'
import { type Choice, type ChosenPart, fieldsOf } from './visit.ts'

/** The times of a part of the day, by the clock of the business. */
export const partsOfWaiting = {
  any: {},
  morning: { fromTime: '00:00', toTime: '12:00' },
  afternoon: { fromTime: '12:00', toTime: '17:00' },
  evening: { fromTime: '17:00', toTime: '24:00' },
} as const
export type PartOfWaiting = keyof typeof partsOfWaiting

/** For whoever finds no time: between which dates, at which part of the day, and how they are to be told. */
export function waitPage(
  view: View,
  {
    choice,
    parts,
    day,
    typed = {},
    faults = [],
    refusal,
  }: {
    choice: Choice
    parts: readonly ChosenPart[]
    day: number
    typed?: Typed
    faults?: readonly Fault[]
    refusal?: string | undefined
  },
): SitePage {
  const { say, base, words, name } = view
  const { details, wait } = say
  const common = (field: string, usual = '') => ({
    ...{ name: field, words, value: typed[field] ?? usual, isRequired: true },
    fault: faults.find((fault) => fault.field === field)?.message,
  })
  const kinds = Object.keys(partsOfWaiting) as PartOfWaiting[]
  return {
    title: wait.title,
    isNarrow: true,
    address: waitAddress(view, choice, day),
    body: html`<div class="stack-l"><div class="stack-s"><h1>${wait.title}</h1><p class="soft">${wait.text}</p></div>
${errorSummary(words, faults)}${refusal === undefined ? '' : notice('bad', refusal, { isNew: true })}
${noticeOf(view)}
${summary(view, choice, parts, { mayAdd: false })}
<form class="stack" method="post" action="${`${base}/book/wait`}" novalidate>
${fieldsOf(choice).map(([field, value]) => hidden(field, value))}
<div class="pair">${field({ ...common('from', isoDay(day)), label: wait.from, type: 'date' })}${field({ ...common('to', isoDay(day + 13)), label: wait.to, type: 'date' })}</div>
${select({ ...common('part', 'any'), label: wait.part, choices: kinds.map((kind) => [kind, wait.parts[kind]] as const) })}
${field({ ...common('name'), label: details.name, autocomplete: 'name', maxLength: 200 })}
${field({ ...common('phone'), label: details.phone, type: 'tel', autocomplete: 'tel', inputmode: 'tel', direction: 'ltr', isRequired: false })}
${field({ ...common('email'), label: details.email, type: 'email', autocomplete: 'email', inputmode: 'email', direction: 'ltr', maxLength: 254 })}
<div class="stack-s">${button(wait.submit, { isWide: true })}<p class="soft small">${details.consent(name)}</p></div>
</form></div>`,
  }
}

export function waitingPage({ say, base, isEmbedded }: View, token: string): SitePage {
  return {
    title: say.wait.done,
    isNarrow: true,
    body: html`<div class="stack-l"><div class="stack center"><span class="tick good" aria-hidden="true">✓</span><h1>${say.wait.done}</h1><p class="soft">${say.wait.doneText}</p></div>
<p><a class="btn wide" href="${`/w/${token}`}"${isEmbedded ? html` target="_top"` : ''}>${say.wait.manage}</a></p>
<p>${link(`${base}/`, say.done.again)}</p></div>`,
  }
}
