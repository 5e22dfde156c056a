import type { FastifyReply, FastifyRequest } from 'fastify'
import { html } from 'hono/html'
import type { Html } from '../../core/page.ts'
import { exactMillisecondsOf } from '../../core/time.ts'
import type { SettingsOf } from '../../modules/tenants/index.ts'
import type { DateForm } from '../format.ts'
import { notice } from '../parts/index.ts'
import { tenantSite } from '../site.ts'
import { type BookingWords, bookingWords } from '../words/booking/index.ts'

/** Everything a page of a business is drawn from. */
export interface View extends Awaited<ReturnType<typeof tenantSite>> {
  say: BookingWords
  /** In front of all addresses of these pages: empty, or `/embed`. */
  base: string
  request: FastifyRequest
  /** In milliseconds since 1970. */
  now: number
}

export async function viewOf(
  request: FastifyRequest,
  reply: FastifyReply,
  settings: SettingsOf,
  isEmbedded: boolean,
): Promise<View> {
  const site = await tenantSite(request, reply, settings, { isEmbedded })
  return {
    ...site,
    say: bookingWords[site.language],
    base: isEmbedded ? '/embed' : '',
    request,
    now: exactMillisecondsOf(request.now),
  }
}

/** What the business says above everything, in the reader's language or in its own. */
export function noticeOf({ settings: { notice: said, language: own }, language }: View): Html {
  const text = said[language] ?? said[own] ?? ''
  return text === '' ? html`` : notice('warn', html`<span><bdi>${text}</bdi></span>`)
}

/** How far one has come: for those who see it as bars, and for those who hear it. */
export function progress({ say }: View, step: 1 | 2 | 3, title: string): Html {
  return html`<div class="stack-s"><p class="steps small soft"><span>${say.stepOf(step, 3)}</span><i class="on"></i><i class="${step > 1 ? 'on' : ''}"></i><i class="${step > 2 ? 'on' : ''}"></i></p>
<h1>${title}</h1></div>`
}

/** `aujourd’hui`, `demain` or the day. */
export function dayWord({ say, format, now }: View, date: number, form: DateForm = 'day'): string {
  const away = date - format.zone.dateOf(now)
  if (away === 0) return say.today
  return away === 1 ? say.tomorrow : format.date(date, form)
}

/** An instant in one line: `demain, 10:00`. */
export function momentWord(view: View, instant: number, form: DateForm = 'day'): Html {
  const { format, say } = view
  const date = dayWord(view, format.zone.dateOf(instant), form)
  return html`<time datetime="${new Date(instant).toISOString()}">${date}${say.comma}<bdi>${format.time(instant)}</bdi></time>`
}

export const priceWord = ({ say, format }: View, minor: number, currency: string): Html =>
  minor === 0 ? html`${say.free}` : html`<bdi>${format.money(minor, currency)}</bdi>`
