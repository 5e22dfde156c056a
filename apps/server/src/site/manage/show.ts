import { html } from 'hono/html'
import type { Html } from '../../core/page.ts'
import { bookingScript } from '../booking/assets.ts'
import type { SitePage } from '../layout.ts'
import { button, link, notice } from '../parts/index.ts'
import { momentText } from '../visitor.ts'
import type { VisitState } from '../words/manage/index.ts'
import type { Visit } from './visit.ts'
import { whenOf } from './when.ts'

const pills: Record<VisitState, string> = {
  held: 'due',
  requested: 'due',
  unpaid: 'due',
  confirmed: 'good',
  here: 'good',
  over: 'off',
  missed: 'bad',
  cancelled: 'off',
  declined: 'off',
  lapsed: 'off',
}
/** Nothing more will come of it: the way on is a new one. */
const ended: readonly VisitState[] = ['over', 'missed', 'cancelled', 'declined', 'lapsed']

/** One booking: what, when, where, what it costs, and what can be done with it. */
export function visitPage(visit: Visit, told?: Html): SitePage {
  const { view, say, state, base, standing, booking } = visit
  const about = say.abouts[state]
  return {
    title: say.states[state],
    isNarrow: true,
    scripts: [bookingScript],
    body: html`<div class="stack-l">
${told ?? ''}
<div class="stack-s"><p><span class="pill ${pills[state]}">${say.labels.reference} <bdi>${booking.reference}</bdi></span></p>
<h1>${say.states[state]}</h1>${about === '' ? '' : html`<p class="soft">${about}</p>`}</div>
<section class="card stack">${whenOf(visit)}${facts(visit)}${money(visit)}</section>
${pay(visit)}
<div class="stack">
<p class="acts">${standing.can_move ? link(`${base}/move`, say.actions.move, { kind: state === 'unpaid' ? 'usual' : 'main' }) : ''}${
      ended.includes(state) ? link(view.home, say.actions.again, { kind: 'main' }) : ''
    }${ways(visit)}</p>
${unmovable(visit)}</div>
${policy(visit)}
${receipts(visit)}
<p class="row noprint">${standing.can_cancel ? link(`${base}/cancel`, say.actions.cancel, { kind: 'bad' }) : ''}${link('/my', say.actions.mine, { kind: 'plain' })}</p>
</div>`,
  }
}

/** What has just been done, as the address says it. */
export function doneNotice({ say, state }: Visit, done: string | undefined): Html | undefined {
  if (done === 'cancelled' && state !== 'cancelled') return undefined
  if (done === 'accepted' && state !== 'confirmed') return undefined
  const known = done !== undefined && Object.hasOwn(say.done, done)
  return known ? notice('good', say.done[done as keyof typeof say.done], { isNew: true }) : undefined
}

function facts({ view, say, items, booking }: Visit): Html {
  const { address } = view.settings
  const { seats, notes } = booking
  const rows: [string, Html][] = [
    [say.labels.what, html`${items.map(({ name }) => html`<span dir="auto">${name}</span><br>`)}`],
    [
      say.labels.withWhom,
      html`${[...new Set(items.map(({ staff_name }) => staff_name))].map((name) => html`<bdi>${name}</bdi> `)}`,
    ],
    ...(seats > 1 ? [[say.labels.seats, html`${say.seats(seats)}`] as [string, Html]] : []),
    ...(address === '' ? [] : [[say.labels.where, html`<span dir="auto">${address}</span>`] as [string, Html]]),
    ...(notes === '' ? [] : [[say.labels.notes, html`<span dir="auto">${notes}</span>`] as [string, Html]]),
  ]
  return html`<dl class="facts">${rows.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`
}

function money({ view, say, balance, booking, state }: Visit): Html {
  const { currency, priceMinor, feeMinor } = booking
  const paid = balance.paidMinor - balance.refundedMinor
  const sum = (minor: number) => html`<bdi class="num">${view.format.money(minor, currency)}</bdi>`
  const isOff = state === 'cancelled' || state === 'missed' || state === 'declined' || state === 'lapsed'
  const price = priceMinor === 0 ? html`${say.free}` : sum(priceMinor)
  const rows: [string, Html, string][] = [
    ...(isOff ? [] : [[say.labels.price, price, ''] as [string, Html, string]]),
    ...(isOff && feeMinor > 0 ? [[say.labels.fee, sum(feeMinor), ''] as [string, Html, string]] : []),
    ...(paid > 0 ? [[say.labels.paid, sum(paid), ''] as [string, Html, string]] : []),
    ...(balance.balanceMinor > 0 && (paid > 0 || isOff)
      ? [[say.labels.due, sum(balance.balanceMinor), 'owed'] as [string, Html, string]]
      : []),
    ...(balance.balanceMinor < 0
      ? [[say.labels.back, sum(-balance.balanceMinor), 'owed'] as [string, Html, string]]
      : []),
  ]
  if (rows.length === 0) return html``
  return html`<dl class="money">${rows.map(([name, value, kind]) => html`<div class="${kind}"><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`
}

function pay({ view, say, state, base, isPayable, standing, booking, balance }: Visit): Html {
  const until = standing.pay_until
  const note = until === null ? '' : notice('warn', say.payUntil(momentText(view, until.epochMilliseconds)))
  if (!isPayable) return state === 'unpaid' ? html`${note}` : html``
  const missing = booking.depositMinor - (balance.paidMinor - balance.refundedMinor)
  const amount = state === 'unpaid' && missing > 0 ? missing : balance.balanceMinor
  const label = state === 'unpaid' ? say.actions.payDeposit : say.actions.pay
  return html`<form class="stack" method="post" action="${`${base}/pay`}">${note}
${button(html`${label} <bdi class="num">${view.format.money(amount, booking.currency)}</bdi>`, { kind: state === 'unpaid' ? 'main' : 'usual', isWide: true })}</form>`
}

/** Ways out of the page: into one's calendar, to the place, to its people. */
function ways({ view, say, booking, base, state }: Visit): Html {
  const { mapUrl, whatsapp, phone } = view.settings
  const isAhead = !ended.includes(state)
  const token = base.slice('/b/'.length)
  const text = encodeURIComponent(say.greeting(booking.reference))
  const number = whatsapp.replace(/\D/g, '')
  return html`${isAhead && state !== 'held' ? link(`/api/manage/${token}/calendar.ics`, say.actions.calendar) : ''}${
    mapUrl !== '' && isAhead ? link(mapUrl, say.actions.map) : ''
  }${number === '' ? '' : link(`https://wa.me/${number}?text=${text}`, say.actions.whatsapp)}${
    phone === '' ? '' : link(`tel:${phone.replace(/[^\d+]/g, '')}`, say.actions.call)
  }`
}

/** Why what was there before is there no longer. */
function unmovable({ view, say, standing }: Visit): Html {
  if (!standing.can_cancel || standing.can_move) return html``
  const { moves_left, move_until } = standing
  const why =
    moves_left === 0 ? say.unmovable.often : say.unmovable.late(momentText(view, move_until.epochMilliseconds))
  return html`<p class="soft">${why}</p>`
}

function policy({ say, standing: { words } }: Visit): Html {
  if (words.length === 0) return html``
  return html`<section class="stack-s"><h2>${say.policy}</h2><ul class="bullets">${words.map((sentence) => html`<li>${sentence}</li>`)}</ul></section>`
}

function receipts({ view, say, receipts: list, base }: Visit): Html {
  if (list.length === 0) return html``
  return html`<section class="stack-s"><h2>${say.receipts}</h2><ul class="rows">${list.map(
    ({ number, kind, amountMinor, currency }) =>
      html`<li><a class="rowlink" href="${`${base}/receipts/${number}`}"><span><span class="strong">${kind === 'receipt' ? say.receipt(number) : say.refundNote(number)}</span></span><bdi class="num">${view.format.money(amountMinor, currency)}</bdi></a></li>`,
  )}</ul></section>`
}
