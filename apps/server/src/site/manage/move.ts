import { html, raw } from 'hono/html'
import type { Html } from '../../core/page.ts'
import type { SitePage } from '../layout.ts'
import { button, hidden, link, notice } from '../parts/index.ts'
import { momentText, momentWord, placeName } from '../visitor.ts'
import { dayText, type FreeWeek, weekDays } from './free.ts'
import type { Visit } from './visit.ts'
import { iso } from './when.ts'

interface Shown {
  free: FreeWeek
  /** With whoever is free; else with the person it is with. */
  isAnyone: boolean
}

const moveAddress = ({ base }: Visit, day: number | undefined, isAnyone: boolean): string => {
  const query = new URLSearchParams()
  if (day !== undefined) query.set('day', dayText(day))
  if (isAnyone) query.set('anyone', '1')
  return query.size === 0 ? `${base}/move` : `${base}/move?${query}`
}

const checkAddress = ({ base }: Visit, start: number, isAnyone: boolean): string =>
  `${base}/move/check?start=${encodeURIComponent(iso(start))}${isAnyone ? '&anyone=1' : ''}`

/** When it could be instead: a week of days, and the times of one of them. */
export function movePage(visit: Visit, shown: Shown): SitePage {
  const { view, say, base, booking } = visit
  return {
    title: say.move.title,
    isNarrow: true,
    body: html`<div class="stack-l"><div class="stack"><a class="back" href="${base}">${say.actions.back}</a><h1>${say.move.title}</h1></div>
<section class="card stack-s"><p class="soft small">${say.move.now}</p><p class="strong">${momentWord(view, booking.startTime.epochMilliseconds)}</p></section>
${terms(visit)}
${people(visit, shown)}
<div class="stack">${days(visit, shown)}${times(visit, shown)}</div></div>`,
  }
}

/** What moving costs and until when it can be done, before anything is tapped. */
function terms({ view, say, standing, booking }: Visit): Html {
  const { moves_left, move_until, cancelFee } = standing
  const lines = [
    say.move.until(momentText(view, move_until.epochMilliseconds)),
    ...(moves_left === null ? [] : [say.move.left(moves_left)]),
    ...(cancelFee > 0 ? [say.move.costsLater(view.format.money(cancelFee, booking.currency))] : []),
  ]
  return notice(
    cancelFee > 0 ? 'warn' : 'info',
    html`<ul class="stack-s">${lines.map((line) => html`<li>${line}</li>`)}</ul>`,
  )
}

function people(visit: Visit, { free, isAnyone }: Shown): Html {
  const { say, items } = visit
  const name = items[0]?.staff_name ?? ''
  const chip = (isThis: boolean, label: Html) =>
    html`<a href="${moveAddress(visit, free.day, isThis)}"${raw(isThis === isAnyone ? ' aria-current="true"' : '')}>${label}</a>`
  return html`<nav class="stack-s" aria-label="${say.move.person}"><p class="opts">${chip(false, html`<span>${say.move.samePerson} <bdi>${name}</bdi></span>`)}${chip(true, html`${say.move.anyone}`)}</p></nav>`
}

function days(visit: Visit, { free, isAnyone }: Shown): Html {
  const { view, say } = visit
  const { format } = view
  const { from, day, today, last, byDate } = free
  const step = (to: number, label: string, isThere: boolean) =>
    isThere ? html`<a class="btn plain" href="${moveAddress(visit, to, isAnyone)}">${label}</a>` : ''
  return html`<nav class="stack-s" aria-label="${say.move.days}"><p class="strong month">${format.date(day, 'month')}</p>
<div class="wk">${Array.from({ length: weekDays }, (_, index) => from + index).map((date) => {
    const count = byDate.get(date)?.length ?? 0
    const label = `${format.date(date, 'full')}, ${count === 0 ? say.move.none : say.move.count(count)}`
    const current = raw(date === day ? ' aria-current="date"' : '')
    return html`<a class="${count === 0 ? 'none' : ''}" href="${moveAddress(visit, date, isAnyone)}"${current}><small>${format.date(date, 'weekdayShort')}</small> <b class="num">${format.date(date, 'number')}</b> <span class="hide">${label}</span></a>`
  })}</div>
<p class="spread">${step(Math.max(from - weekDays, today), say.move.previous, from > today)}${step(from + weekDays, say.move.next, from + weekDays <= last)}</p></nav>`
}

function times(visit: Visit, shown: Shown): Html {
  const { view, say, items } = visit
  const { format, settings } = view
  const { free, isAnyone } = shown
  const list = free.byDate.get(free.day) ?? []
  const heading = html`<h2 class="day-of">${format.date(free.day)}</h2>`
  if (list.length === 0) {
    const name = items[0]?.staff_name ?? ''
    return html`<section class="stack">${heading}${notice('info', isAnyone ? say.move.none : say.move.noneWith(name))}${near(visit, shown)}
${isAnyone ? '' : html`<p class="row">${link(moveAddress(visit, free.day, true), say.move.anyone)}</p>`}</section>`
  }
  return html`<section class="stack">${heading}${partsOf(visit, list).map(
    ([part, some]) =>
      html`<div class="stack-s"><h3 class="soft">${say.move.parts[part]}</h3><p class="starts">${some.map(
        (start) =>
          html`<a class="btn" href="${checkAddress(visit, start, isAnyone)}"><time class="num" datetime="${iso(start)}">${format.time(start)}</time></a>`,
      )}</p></div>`,
  )}<p class="soft small" data-zone="${settings.zone.name}" data-yours="${say.yourClock}">${say.clock(placeName(settings.zone.name, view.language))}</p></section>`
}

/** The nearest days that have a time: never a dead end. */
function near(visit: Visit, { free, isAnyone }: Shown): Html {
  const { say, view } = visit
  const found = [...free.byDate.keys()]
    .sort((one, other) => Math.abs(one - free.day) - Math.abs(other - free.day))
    .slice(0, 3)
    .sort((one, other) => one - other)
  if (found.length === 0) return html``
  return html`<div class="stack-s"><h3>${say.move.nearest}</h3><p class="row">${found.map((date) =>
    link(moveAddress(visit, date, isAnyone), view.format.date(date, 'short')),
  )}</p></div>`
}

type PartOfDay = keyof Visit['say']['move']['parts']

function partsOf({ view }: Visit, list: readonly number[]): [PartOfDay, number[]][] {
  const parts: Record<PartOfDay, number[]> = { night: [], morning: [], afternoon: [], evening: [] }
  for (const start of list) {
    const hour = new Date(start + view.format.zone.offsetAt(start)).getUTCHours()
    parts[hour < 5 ? 'night' : hour < 12 ? 'morning' : hour < 17 ? 'afternoon' : 'evening'].push(start)
  }
  return (Object.entries(parts) as [PartOfDay, number[]][]).filter(([, some]) => some.length > 0)
}

/** Before and after, side by side, with what it costs: the last look before it is done. */
export function checkPage(
  visit: Visit,
  { start, isAnyone, hasChanged = false }: { start: number; isAnyone: boolean; hasChanged?: boolean },
): SitePage {
  const { view, say, base, booking, items, standing } = visit
  const name = items[0]?.staff_name ?? ''
  return {
    title: say.move.check,
    isNarrow: true,
    body: html`<div class="stack-l"><div class="stack"><a class="back" href="${moveAddress(visit, view.format.zone.dateOf(start), isAnyone)}">${say.move.others}</a><h1>${say.move.check}</h1></div>
${hasChanged ? notice('bad', say.refused.changed, { isNew: true }) : ''}
<section class="card change"><div><p class="soft small">${say.move.from}</p><p class="was">${momentWord(view, booking.startTime.epochMilliseconds)}</p></div>
<div><p class="soft small">${say.move.to}</p><p class="new">${momentWord(view, start)}</p></div>
<p>${isAnyone ? say.move.anyone : html`<span>${say.move.samePerson} <bdi>${name}</bdi></span>`}</p></section>
${terms(visit)}
${nearness(visit, start)}
<form class="stack" method="post" action="${`${base}/move`}">${hidden('start', iso(start))}${hidden('fee', String(standing.cancelFee))}${isAnyone ? hidden('anyone', '1') : ''}
${button(say.move.submit, { isWide: true })}</form></div>`,
  }
}

/** A new time that lies where cancelling costs something. */
function nearness({ view, say, booking, standing, standingAt }: Visit, start: number): Html {
  const { cancelFee } = standingAt(Temporal.Instant.fromEpochMilliseconds(start))
  if (cancelFee <= standing.cancelFee) return html``
  return notice('warn', say.move.costsThen(view.format.money(cancelFee, booking.currency)))
}

/** In the place of a time that is gone: that nothing has changed, and what is free instead. */
export function lostPage(visit: Visit, start: number, nearest: readonly number[]): SitePage {
  const { view, say } = visit
  return {
    title: say.move.lost,
    isNarrow: true,
    body: html`<div class="stack-l"><div class="stack"><h1>${say.move.lost}</h1>${notice('warn', html`<p class="strong">${momentWord(view, start)}</p><p>${say.move.lostText}</p>`, { isNew: true })}</div>
${
  nearest.length === 0
    ? ''
    : html`<div class="stack-s"><h2>${say.move.alternatives}</h2><ul class="stack-s">${nearest.map((one) => html`<li>${link(checkAddress(visit, one, true), momentWord(view, one), { isWide: true })}</li>`)}</ul></div>`
}
<p class="row">${link(moveAddress(visit, view.format.zone.dateOf(Math.max(start, view.now)), true), say.move.others)}${link(visit.base, say.actions.back, { kind: 'plain' })}</p></div>`,
  }
}
