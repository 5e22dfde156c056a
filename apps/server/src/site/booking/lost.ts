import { html } from 'hono/html'
import type { DomainError } from '../../core/errors.ts'
import type { Html } from '../../core/page.ts'
import type { SitePage } from '../layout.ts'
import { hidden, link, notice } from '../parts/index.ts'
import { dayWord, noticeOf, type View } from './page.ts'
import type { Shop } from './shop.ts'
import { summary } from './summary.ts'
import { isoDay, waitAddress } from './times.ts'
import { addressOf, type Choice, type ChosenPart, fieldsOf } from './visit.ts'

/** Why a time is not given, in words for whoever wanted it. */
export function whyLost({ say }: View, error: DomainError): string {
  switch (error.code) {
    case 'bookings.slot_taken':
      return say.lost.taken
    case 'bookings.not_offered':
      return say.lost.notOffered
    case 'bookings.start_in_past':
      return say.lost.past
    case 'bookings.too_short_notice':
      return say.lost.tooSoon
    case 'bookings.start_too_far':
      return say.lost.tooFar
    case 'bookings.too_many_holds':
      return say.lost.tooManyHolds
  }
  return say.lost.other
}

/** In the place of a time that is gone: the nearest that are free, other people, the waiting list. */
export function lostPage(
  view: View,
  {
    error,
    start,
    nearest,
    choice,
    parts,
    shop,
  }: {
    error: DomainError
    start: number
    nearest: readonly number[]
    choice: Choice
    parts: readonly ChosenPart[]
    shop: Shop
  },
): SitePage {
  const { say, base, settings, format } = view
  const day = format.zone.dateOf(Math.max(start, view.now))
  const able = shop.ableTo(choice.parts[0].serviceId)
  const anybody = choice.staffId === undefined || able.length < 2 ? undefined : { ...choice, staffId: undefined }
  return {
    title: say.lost.title,
    isNarrow: true,
    address: addressOf(`${base}/book/times`, choice, { day: isoDay(day) }),
    body: html`<div class="stack-l"><div class="stack"><h1>${say.lost.title}</h1>${notice('warn', whyLost(view, error), { isNew: true })}</div>
${noticeOf(view)}
${
  nearest.length === 0
    ? ''
    : html`<form class="stack-s" method="post" action="${`${base}/book/hold`}"><h2>${say.lost.nearest}</h2>
${fieldsOf(choice).map(([name, value]) => hidden(name, value))}
${startButtons(view, nearest)}</form>`
}
<p class="row">${link(addressOf(`${base}/book/times`, choice, { day: isoDay(day) }), say.lost.otherTimes)}
${anybody === undefined ? '' : link(addressOf(`${base}/book/times`, anybody, { day: isoDay(day) }), say.lost.otherPeople)}
${settings.features.waitlist && choice.parts.length === 1 ? link(waitAddress(view, choice, day), say.wait.link) : ''}</p>
${summary(view, choice, parts)}</div>`,
  }
}

/** Starts as buttons of the form they stand in. */
export function startButtons(view: View, starts: readonly number[]): Html {
  const { format, say } = view
  return html`<ul class="stack-s">${starts.map((start) => {
    const iso = new Date(start).toISOString().replace('.000Z', 'Z')
    return html`<li><button class="btn wide" name="start" value="${iso}"><time datetime="${iso}">${dayWord(view, format.zone.dateOf(start))}${say.comma}<bdi>${format.time(start)}</bdi></time></button></li>`
  })}</ul>`
}
