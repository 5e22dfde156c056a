import { html } from 'hono/html'
import type { Html } from '../../core/page.ts'
import { placeName } from '../visitor.ts'
import type { Visit } from './visit.ts'

/**
 * The day and the time, large, by the clock of the business. What that is by the reader's own clock only their browser
 * knows: `data-yours` is where a script says it.
 */
export function whenOf({ view, say, booking, state }: Visit): Html {
  const { format, settings } = view
  const [start, end] = [booking.startTime.epochMilliseconds, booking.endTime.epochMilliseconds]
  const { day, time } = format.moment(start, 'full')
  const isOff = ['cancelled', 'declined', 'lapsed', 'missed'].includes(state)
  return html`<div class="when${isOff ? ' off' : ''}"><p class="when-day"><time datetime="${iso(start)}">${day}</time></p>
<p class="when-time"><bdi class="num">${time}</bdi> – <bdi class="num">${format.time(end)}</bdi></p>
<p class="soft small" data-zone="${settings.zone.name}" data-start="${iso(start)}" data-yours="${say.yourClock}">${say.clock(placeName(settings.zone.name, view.language))}</p></div>`
}

export const iso = (instant: number): string => new Date(instant).toISOString().replace('.000Z', 'Z')
