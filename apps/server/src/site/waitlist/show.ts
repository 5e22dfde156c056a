import { html } from 'hono/html'
import type { Html } from '../../core/page.ts'
import { dateNamed, weekdayOf } from '../../core/time.ts'
import { Form } from '../forms.ts'
import type { SitePage } from '../layout.ts'
import { iso } from '../manage/when.ts'
import { button, errorSummary, type Fault, link, notice, textArea } from '../parts/index.ts'
import { commas, placeName } from '../visitor.ts'
import type { WaitState } from '../words/wait.ts'
import { questions } from './answers.ts'
import type { Waiting } from './entry.ts'

const pills: Record<WaitState, string> = {
  waiting: 'due',
  offered: 'good',
  missed: 'bad',
  over: 'off',
  left: 'off',
  booked: 'good',
}
export const longestNote = 1000

interface Told {
  told?: Html | undefined
  /** What was typed, and what is wrong with it. */
  form?: Form
  faults?: readonly Fault[]
}

/** What somebody waits for, and what is offered to them. */
export function waitPage(waiting: Waiting, { told, form = new Form(), faults = [] }: Told = {}): SitePage {
  const { view, say, state } = waiting
  return {
    title: say.states[state],
    isNarrow: true,
    body: html`<div class="stack-l">
${told ?? ''}
${errorSummary(view.words, faults)}
<div class="stack-s"><p><span class="pill ${pills[state]}" dir="auto">${waiting.found.serviceName}</span></p>
<h1>${say.states[state]}</h1><p class="soft">${say.abouts[state]}</p></div>
${state === 'offered' ? offer(waiting, form, faults) : wish(waiting)}
${wayOn(waiting)}</div>`,
  }
}

function offer(
  { view, say, base, offered, fields, policy, found }: Waiting,
  form: Form,
  faults: readonly Fault[],
): Html {
  if (offered === undefined) return html``
  const { format, settings, now, words } = view
  const { booking, items, expiresAt } = offered
  const start = booking.startTime.epochMilliseconds
  const until = expiresAt.epochMilliseconds
  const { day, time } = format.moment(start, 'full')
  const price = format.money(booking.priceMinor, booking.currency)
  const asked = fields.length === 0 ? '' : html`<h2>${say.questions}</h2>${questions(fields, { words, form, faults })}`
  const note = textArea({
    ...{ name: 'notes', label: say.note, words, maxLength: longestNote },
    ...{ value: form.get('notes') ?? found.entry.notes, fault: faults.find(({ field }) => field === 'notes')?.message },
  })
  return html`<section class="card stack"><div class="when"><p class="when-day"><time datetime="${iso(start)}">${day}</time></p>
<p class="when-time"><bdi class="num">${time}</bdi> – <bdi class="num">${format.time(booking.endTime.epochMilliseconds)}</bdi></p>
<p class="soft small" data-zone="${settings.zone.name}">${say.clock(placeName(settings.zone.name, view.language))}</p></div>
<dl class="facts"><div><dt>${say.labels.what}</dt><dd dir="auto">${items.map(({ name }) => name).join(commas[view.language])}</dd></div>
<div><dt>${say.labels.withWhom}</dt><dd><bdi>${items[0]?.staff_name ?? ''}</bdi></dd></div>
<div><dt>${say.labels.price}</dt><dd><bdi class="num">${price}</bdi></dd></div></dl></section>
${notice('warn', say.kept(format.time(until), Math.max(0, Math.floor((until - now) / 60_000))))}
${policy.length === 0 ? '' : html`<section class="stack-s"><h2>${say.policy}</h2><ul class="bullets">${policy.map((line) => html`<li>${line}</li>`)}</ul></section>`}
<form class="stack" method="post" action="${`${base}/accept`}">${asked}${note}
${button(say.accept, { isWide: true })}</form>
<form class="stack-s" method="post" action="${`${base}/decline`}"><h2>${say.declineTitle}</h2><p class="row">${button(say.decline, { kind: 'usual' })}${button(say.declineAndLeave, { kind: 'plain', name: 'leave', value: 'yes' })}</p></form>`
}

/** What would do. */
function wish({ view, say, found }: Waiting): Html {
  const { format } = view
  const { entry, serviceName, staffName } = found
  const { fromDate, toDate, fromTime, toTime, weekdays, seats, notes } = entry
  const [from, to] = [dateNamed(fromDate), dateNamed(toDate)]
  const dates = from === to ? format.date(from, 'full') : say.span(format.date(from), format.date(to, 'full'))
  const isAllDay = fromTime === '00:00' && toTime === '24:00'
  // Any Monday, to have the names.
  const monday = from - weekdayOf(from) + 1
  const names = [...weekdays].sort().map((one) => format.date(monday + one - 1, 'weekday'))
  const rows: [string, Html][] = [
    [say.labels.what, html`<span dir="auto">${serviceName}</span>`],
    [say.labels.withWhom, html`<bdi>${staffName ?? say.anyone}</bdi>`],
    [say.labels.dates, html`${dates}`],
    ...(names.length === 0
      ? []
      : [[say.labels.weekdays, html`${names.join(commas[view.language])}`] as [string, Html]]),
    [say.labels.times, html`${isAllDay ? say.anyTime : say.fromTo(fromTime, toTime)}`],
    ...(seats > 1 ? [[say.labels.seats, html`${say.seats(seats)}`] as [string, Html]] : []),
    ...(notes === '' ? [] : [[say.labels.notes, html`<span dir="auto">${notes}</span>`] as [string, Html]]),
  ]
  return html`<section class="card"><dl class="facts">${rows.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl></section>`
}

function wayOn({ view, say, base, state, booked }: Waiting): Html {
  const leave = html`<details class="card"><summary>${say.leaveTitle}</summary><form class="stack-s" method="post" action="${`${base}/leave`}"><p class="soft">${say.leaveText}</p><p>${button(say.leave, { kind: 'bad' })}</p></form></details>`
  if (state === 'waiting') return leave
  if (state === 'missed') {
    return html`<form method="post" action="${`${base}/renew`}">${button(say.renew, { isWide: true })}</form>${leave}`
  }
  if (state === 'booked' && booked !== undefined)
    return html`<p>${link(booked, say.toBooking, { kind: 'main', isWide: true })}</p>`
  return state === 'offered' ? html`` : html`<p>${link(view.home, say.again, { kind: 'main', isWide: true })}</p>`
}
