import { html } from 'hono/html'
import type { Html } from '../../core/page.ts'
import type { Booking } from '../../modules/bookings/index.ts'
import type { SitePage } from '../layout.ts'
import { button, link, notice } from '../parts/index.ts'
import { visitCard } from './details.ts'
import { whatsappLink } from './home.ts'
import type { View } from './page.ts'

interface Done {
  booking: Booking
  items: readonly { name: string; staff_name: string; start_time: Temporal.Instant; end_time: Temporal.Instant }[]
  /** Of the customer's own link. */
  token: string
  /** Asking the provider for a way to pay failed. */
  cannotPay?: boolean
}

/** What came of it, and everything one may want of it: calendar, map, a word to the business, the link. */
export function donePage(view: View, done: Done): SitePage {
  const { say, base, settings, isEmbedded } = view
  const { booking, token, cannotPay = false } = done
  const { title, text, kind } = outcomeOf(view, booking)
  const isOpen = kind !== 'bad'
  return {
    title,
    isNarrow: true,
    body: html`<div class="stack-l">
<div class="stack center"><span class="tick ${kind}" aria-hidden="true">${kind === 'good' ? '✓' : kind === 'warn' ? '…' : '×'}</span>
<h1>${title}</h1>${text === '' ? '' : html`<p class="soft">${text}</p>`}</div>
${cannotPay ? notice('bad', say.done.noWayToPay, { isNew: true }) : ''}
${booking.awaitsPayment && isOpen ? html`<form method="post" action="${`${base}/book/done/${token}/pay`}" ${isEmbedded ? html`target="_top"` : ''}>${button(say.done.pay, { isWide: true })}</form>` : ''}
${visitCard(view, done)}
${isOpen ? html`<div class="stack-s">${actions(view, done)}</div>` : ''}
<p class="soft small">${say.done.reference} <bdi>${booking.reference}</bdi></p>
${link(`${base}/`, say.done.again, { isWide: true, kind: 'plain' })}
</div>`,
  }

  function actions(_: View, { booking: { startTime } }: Done): Html[] {
    const { address, mapUrl, whatsapp } = settings
    const moment = view.format.moment(startTime.epochMilliseconds)
    const map = mapUrl === '' && address !== '' ? mapOf(address) : mapUrl
    return [
      link(`/api/manage/${token}/calendar.ics`, say.done.calendar, { isWide: true }),
      ...(map === '' ? [] : [link(map, say.map, { isWide: true })]),
      ...(whatsapp === ''
        ? []
        : [
            link(whatsappLink(whatsapp, say.done.message(view.name, `${moment.day}, ${moment.time}`)), say.whatsapp, {
              isWide: true,
            }),
          ]),
      html`<div class="stack-s"><a class="btn wide" href="${`/b/${token}`}"${isEmbedded ? html` target="_top"` : ''}>${say.done.manage}</a><p class="hint">${say.done.manageHint}</p></div>`,
    ]
  }
}

/** For a business that has given no map of its own. */
const mapOf = (address: string) =>
  `https://www.google.com/maps/search/?${new URLSearchParams({ api: '1', query: address })}`

function outcomeOf(
  { say, format, request }: View,
  { status, awaitsPayment, depositMinor, currency, expiresAt }: Booking,
): { title: string; text: string; kind: 'good' | 'warn' | 'bad' } {
  const { done } = say
  const hasLapsed = status === 'pending' && expiresAt !== null && Temporal.Instant.compare(expiresAt, request.now) <= 0
  if (hasLapsed || !['pending', 'confirmed', 'checked_in', 'completed'].includes(status)) {
    return { title: done.over, text: '', kind: 'bad' }
  }
  if (awaitsPayment) {
    return { title: done.deposit, text: done.depositText(format.money(depositMinor, currency)), kind: 'warn' }
  }
  if (status === 'pending') return { title: done.requested, text: done.requestedText, kind: 'good' }
  return { title: done.confirmed, text: done.confirmedText, kind: 'good' }
}
