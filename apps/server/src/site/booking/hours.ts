import type { TenantDb } from '@bookme/tenancy'
import { html } from 'hono/html'
import type { Html } from '../../core/page.ts'
import { openHours } from '../../modules/bookings/index.ts'
import type { View } from './page.ts'

interface Stretch {
  from: number
  to: number
}

/** When anybody is there, for a week from today; what goes on past midnight belongs to the date on which it began. */
export interface Hours {
  today: number
  week: { date: number; stretches: Stretch[] }[]
}

export async function hoursOf(db: TenantDb, { settings: { zone }, now }: View): Promise<Hours> {
  const today = zone.dateOf(now)
  const stretches = await openHours(db, { from: today, to: today + 6 }, zone)
  const week = Array.from({ length: 7 }, (_, index) => {
    const date = today + index
    return { date, stretches: stretches.filter(({ from }) => zone.dateOf(from) === date) }
  })
  return { today, week }
}

/** Whether they are there now, and until when; else when they will be. */
export function openNow({ say, format, now }: View, { week, today }: Hours): Html {
  const all = week.flatMap(({ stretches }) => stretches)
  const current = all.find(({ from, to }) => from <= now && now < to)
  if (current !== undefined) return html`<span class="pill good">${say.openUntil(format.time(current.to))}</span>`
  const next = week.find(({ date }) => date === today)?.stretches.find(({ from }) => from > now)
  if (next !== undefined) return html`<span class="pill">${say.opensAt(format.time(next.from))}</span>`
  const wasOpen = week.some(({ date, stretches }) => date === today && stretches.length > 0)
  return html`<span class="pill off">${wasOpen ? say.closed : say.closedToday}</span>`
}

/** The week as a list, the business's first day first, and today marked. */
export function hoursList(view: View, { week, today }: Hours): Html {
  const { format, say, settings } = view
  const weekdayOf = (date: number) => ((((date + 3) % 7) + 7) % 7) + 1
  const place = (date: number) => (weekdayOf(date) - settings.firstWeekday + 7) % 7
  const rows = week.toSorted((one, other) => place(one.date) - place(other.date))
  return html`<dl class="hours">${rows.map(({ date, stretches }) => {
    const times =
      stretches.length === 0
        ? html`<span class="soft">${say.closed}</span>`
        : stretches.map(
            ({ from, to }) =>
              html`<span class="nowrap"><bdi>${format.time(from)}</bdi> – <bdi>${format.time(to)}</bdi></span> `,
          )
    return html`<div class="${date === today ? 'on' : ''}"><dt>${format.date(date, 'weekday')}</dt><dd>${times}</dd></div>`
  })}</dl>`
}
