import { html, raw } from 'hono/html'
import type { Html } from '../../core/page.ts'
import type { Portal } from '../../modules/portal/index.ts'
import type { SitePage } from '../layout.ts'
import { stateOf } from '../manage/visit.ts'
import { button, link, notice, yesNo } from '../parts/index.ts'
import { commas, momentWord, type View } from '../visitor.ts'
import { manageWords } from '../words/manage/index.ts'
import { myWords } from '../words/my.ts'

export const pageSize = 10

type Own = Awaited<ReturnType<Portal['bookings']>>

interface Listed extends Own {
  when: 'upcoming' | 'past'
  page: number
  /** Of each booking: where its own page is. */
  addressOf(booking: Own['own'][number]['booking']): string
}

/** One's own bookings here: those to come, or those that were. */
export function listPage(view: View, listed: Listed): SitePage {
  const { language } = view
  const say = myWords[language]
  const { when, page, count, own } = listed
  const tab = (which: 'upcoming' | 'past', href: string) =>
    html`<a href="${href}"${raw(which === when ? ' aria-current="page"' : '')}>${say[which]}</a>`
  const pageAddress = (to: number) => `/my?when=${when}&page=${to}`
  const isLast = page * pageSize >= count
  return {
    title: say.title,
    isNarrow: true,
    body: html`<div class="stack-l"><div class="stack"><h1>${say.title}</h1><nav class="opts" aria-label="${say.title}">${tab('upcoming', '/my')}${tab('past', '/my?when=past')}</nav></div>
${
  own.length === 0
    ? notice('info', when === 'past' ? say.noPast : say.none)
    : html`<ul class="card rows">${own.map((one) => row(view, one, listed.addressOf(one.booking)))}</ul>`
}
${page === 1 && isLast ? '' : html`<p class="spread"><span>${page > 1 ? link(pageAddress(page - 1), say.newer) : ''}</span><span>${isLast ? '' : link(pageAddress(page + 1), say.more)}</span></p>`}
<p class="row">${link(view.home, say.book, { kind: own.length === 0 ? 'main' : 'usual' })}${link('/my/preferences', say.preferences)}</p>
<form method="post" action="/my/leave">${button(say.leave, { kind: 'plain' })}</form></div>`,
  }
}

function row(view: View, { booking, parts }: Own['own'][number], address: string): Html {
  const { language, request } = view
  const say = myWords[language]
  const state = stateOf(booking, request.now)
  const start = booking.startTime.epochMilliseconds
  const names = parts.map(({ name }) => name).join(commas[language])
  const kind =
    { confirmed: 'good', here: 'good', requested: 'due', unpaid: 'due', missed: 'bad' }[state as string] ?? 'off'
  const staff = parts[0]?.staff_name ?? ''
  return html`<li><a class="rowlink" href="${address}"><span><span class="strong">${momentWord(view, start)}</span>
<span class="soft"><bdi>${names}</bdi>${staff === '' ? '' : html` ${say.withName} <bdi>${staff}</bdi>`}</span>
<span><span class="pill ${kind}">${manageWords[language].states[state]}</span></span></span></a></li>`
}

const channels = ['email', 'sms', 'whatsapp'] as const

/** On which ways one is written to. */
export function preferencesPage(
  view: View,
  { allowed, told }: { allowed: Readonly<Record<(typeof channels)[number], boolean>>; told?: Html | undefined },
): SitePage {
  const { words, language } = view
  const say = myWords[language].prefer
  return {
    title: say.title,
    isNarrow: true,
    body: html`<div class="stack-l">${told ?? ''}<div class="stack"><a class="back" href="/my">${say.back}</a><h1>${say.title}</h1><p class="soft">${say.text}</p></div>
<form class="stack" method="post" action="/my/preferences">${channels.map((channel) => yesNo({ name: channel, label: say[channel], words, value: allowed[channel] ? 'yes' : '' }))}
<p class="soft small">${say.always}</p>${button(say.submit, { isWide: true })}</form></div>`,
  }
}
