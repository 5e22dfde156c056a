import { html, raw } from 'hono/html'
import type { Html } from '../../core/page.ts'
import type { SitePage } from '../layout.ts'
import { face, hidden, link, notice } from '../parts/index.ts'
import { placeName } from '../visitor.ts'
import { type FreeTime, type FreeTimes, weekDays } from './free-times.ts'
import { dayWord, noticeOf, progress, type View } from './page.ts'
import type { Shop } from './shop.ts'
import { summary } from './summary.ts'
import { addressOf, type Choice, type ChosenPart, fieldsOf } from './visit.ts'

interface Shown {
  shop: Shop
  choice: Choice
  parts: readonly ChosenPart[]
  free: FreeTimes
}

/** When it can be: a week of days, and the times of one of them. */
export function timesPage(view: View, shown: Shown): SitePage {
  const { say, base, words } = view
  const { shop, choice, parts } = shown
  return {
    title: say.times.title,
    isNarrow: true,
    body: html`<div class="stack-l">
<div class="stack"><a class="back" href="${`${base}/`}">${words.home}</a>${progress(view, 2, say.times.title)}</div>
${noticeOf(view)}
${summary(view, choice, parts)}
${people(view, shop, choice)}
<div class="stack" data-times>${days(view, shown)}${times(view, shown)}</div>
</div>`,
  }
}

const toTimes = ({ base }: View, choice: Choice, more: Record<string, string | undefined> = {}) =>
  addressOf(`${base}/book/times`, choice, more)

/** With whom: "anyone" first. */
function people(view: View, shop: Shop, choice: Choice): Html {
  const able = shop.ableTo(choice.parts[0].serviceId)
  if (able.length < 2) return html``
  const { say } = view
  const chip = (staffId: string | undefined, label: Html) => {
    const current = raw(staffId === choice.staffId ? ' aria-current="true"' : '')
    return html`<li><a class="chip" href="${toTimes(view, { ...choice, staffId })}"${current}>${label}</a></li>`
  }
  return html`<nav class="stack-s" aria-label="${say.times.withWhom}"><p class="strong">${say.times.withWhom}</p>
<ul class="chips">${chip(undefined, html`${say.anyone}`)}${able.map(({ id, name }) => chip(id, html`${face(name)}<bdi>${name}</bdi>`))}</ul></nav>`
}

function days(view: View, { choice, free }: Shown): Html {
  const { say, format } = view
  const { from, day, today, last, byDate } = free
  const week = Array.from({ length: weekDays }, (_, index) => from + index)
  const address = (date: number) => toTimes(view, choice, { day: isoDay(date) })
  const step = (date: number, label: string, kind: 'before' | 'after', isThere: boolean) =>
    isThere
      ? html`<a class="step ${kind}" href="${address(date)}" data-day title="${label}"><span class="hide">${label}</span></a>`
      : html`<span class="step ${kind} off"></span>`
  return html`<nav class="stack-s" aria-label="${say.times.days}">
<p class="spread strip"><span class="strong">${format.date(day, 'month')}</span><span class="row">${step(from - weekDays, say.times.previous, 'before', from > today)}${step(from + weekDays, say.times.next, 'after', from + weekDays <= last)}</span></p>
<ul class="days">${week.map((date) => {
    const count = byDate.get(date)?.length ?? 0
    const current = raw(date === day ? ' aria-current="date"' : '')
    const label = `${format.date(date, 'full')}, ${count === 0 ? say.times.none : say.times.freeCount(count)}`
    return html`<li><a class="day${count === 0 ? ' none' : ''}" href="${address(date)}" data-day${current}><span class="hide">${label}</span><span class="small" aria-hidden="true">${format.date(date, 'weekdayShort')}</span><span class="strong num" aria-hidden="true">${format.date(date, 'number')}</span><i></i></a></li>`
  })}</ul></nav>`
}

function times(view: View, shown: Shown): Html {
  const { say, format, base, settings } = view
  const { choice, free } = shown
  const list = free.byDate.get(free.day) ?? []
  const title = say.times.timesOn(dayWord(view, free.day))
  const body =
    list.length === 0
      ? none(view, shown)
      : html`<form class="stack" method="post" action="${`${base}/book/hold`}">
${fieldsOf(choice).map(([name, value]) => hidden(name, value))}
${partsOfDay(view, list).map(
  ([part, some]) => html`<div class="stack-s"><h3 class="soft">${say.times.parts[part]}</h3>
<ul class="slots">${some.map((time) => html`<li>${timeButton(view, time)}</li>`)}</ul></div>`,
)}</form>
<p class="soft small" data-zone="${settings.zone.name}" data-yours="${say.times.yourZone}">${say.times.zone(placeName(settings.zone.name, view.language))}</p>`
  const waiting =
    settings.features.waitlist && choice.parts.length === 1
      ? html`<p class="row wait"><span class="soft">${say.wait.offer}</span> ${link(waitAddress(view, choice, free.day), say.wait.link)}</p>`
      : ''
  return html`<section class="stack" id="times" aria-live="polite"><h2>${title}</h2>${body}${waiting}</section>`

  function timeButton(_: View, { start, seatsLeft }: FreeTime): Html {
    const iso = new Date(start).toISOString().replace('.000Z', 'Z')
    const left = seatsLeft === undefined ? '' : html`<small>${say.seatsLeft(seatsLeft)}</small>`
    return html`<button class="slot" name="start" value="${iso}"><time datetime="${iso}">${format.time(start)}</time>${left}</button>`
  }
}

export const waitAddress = ({ base }: View, choice: Choice, day: number): string =>
  addressOf(`${base}/book/wait`, choice, { day: isoDay(day) })

/** Nothing that day: the nearest days, other people. Never a dead end. */
function none(view: View, { shop, choice, free }: Shown): Html {
  const { say, format } = view
  const near = [...free.byDate.keys()]
    .sort((one, other) => Math.abs(one - free.day) - Math.abs(other - free.day))
    .slice(0, 3)
    .sort((one, other) => one - other)
  const able = shop.ableTo(choice.parts[0].serviceId)
  const anybody = choice.staffId === undefined || able.length < 2 ? undefined : { ...choice, staffId: undefined }
  const day = { day: isoDay(free.day) }
  return html`${notice('info', free.byDate.size === 0 && free.day === free.today ? say.times.noneAtAll : say.times.noneThatDay)}
${
  near.length === 0
    ? html`<p class="row">${link(toTimes(view, choice), say.nextTimes)}</p>`
    : html`<div class="stack-s"><h3>${say.times.nearestDays}</h3><p class="row">${near.map((date) => link(toTimes(view, choice, { day: isoDay(date) }), html`${format.date(date, 'short')} <small class="soft">${say.times.freeCount(free.byDate.get(date)?.length ?? 0)}</small>`))}</p></div>`
}
${anybody === undefined ? '' : html`<p class="row">${link(toTimes(view, anybody, day), say.lost.otherPeople)}</p>`}`
}

type PartOfDay = 'morning' | 'afternoon' | 'evening' | 'night'

function partsOfDay({ settings: { zone } }: View, list: readonly FreeTime[]): [PartOfDay, FreeTime[]][] {
  const parts: Record<PartOfDay, FreeTime[]> = { night: [], morning: [], afternoon: [], evening: [] }
  for (const time of list) {
    const hour = new Date(time.start + zone.offsetAt(time.start)).getUTCHours()
    const part = hour < 5 ? 'night' : hour < 12 ? 'morning' : hour < 17 ? 'afternoon' : 'evening'
    parts[part].push(time)
  }
  return (Object.entries(parts) as [PartOfDay, FreeTime[]][]).filter(([, some]) => some.length > 0)
}

export const isoDay = (date: number): string => new Date(date * 86_400_000).toISOString().slice(0, 10)
