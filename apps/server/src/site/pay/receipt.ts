import { html } from 'hono/html'
import { dateNamed } from '../../core/time.ts'
import { fromDecimal } from '../../core/wire.ts'
import { type PrintedReceipt, type ReceiptFacts, receiptWords } from '../../modules/payments/index.ts'
import type { SitePage } from '../layout.ts'
import type { Site } from '../site.ts'
import { commas } from '../visitor.ts'

/** Of the wall, as it was promised: `2030-01-07T09:00`. */
function wallWords(format: Site['format'], wallTime: string | null): string[] {
  const [date, time] = (wallTime ?? '').split('T')
  return date === undefined || time === undefined ? [] : [format.date(dateNamed(date), 'full'), time.slice(0, 5)]
}

/** A receipt, to be read and to be printed. */
export function receiptPage(
  site: Site,
  { receipt, takenBy }: PrintedReceipt,
  back?: { href: string; label: string },
): SitePage {
  const { language, format } = site
  const say = receiptWords[language]
  const comma = commas[language]
  const facts = receipt.facts as ReceiptFacts
  const { number, kind, amountMinor, currency, method, issuedAt } = receipt
  const { booking, pass, reference } = facts
  const issued = format.moment(issuedAt.epochMilliseconds, 'full')
  const decimal = (amount: string) => format.money(fromDecimal(amount, currency), currency)
  const lines: [string, string][] = [
    [say.issued, issued.day + comma + issued.time],
    [say.method, say.methods[method]],
    ...(booking === undefined
      ? []
      : ([
          [say.for, booking.services.join(comma)],
          [say.appointment, [booking.reference, ...wallWords(format, booking.wall_time)].join(comma)],
          ...(booking.price === undefined ? [] : [[say.price, decimal(booking.price)]]),
          ...(booking.discount === undefined ? [] : [[say.discount, decimal(`-${booking.discount}`)]]),
          ...(booking.covered === undefined ? [] : [[say.covered, decimal(`-${booking.covered}`)]]),
        ] as [string, string][])),
    ...(pass === undefined ? [] : ([[say.for, say.pass(pass.name, pass.uses)]] as [string, string][])),
    ...(reference === undefined ? [] : ([[say.reference, reference]] as [string, string][])),
    ...(takenBy === '' ? [] : ([[say.takenBy, takenBy]] as [string, string][])),
  ]
  const title = kind === 'receipt' ? say.receipt(number) : say.refund(number)
  return {
    title,
    isNarrow: true,
    body: html`<div class="stack-l">${back === undefined ? '' : html`<a class="back noprint" href="${back.href}">${back.label}</a>`}
<article class="card stack"><header class="stack-s"><p class="soft" dir="auto">${facts.business}</p><h1>${title}</h1></header>
<div><p class="soft small">${say.amount}</p><p class="sum"><bdi class="num">${format.money(amountMinor, currency)}</bdi></p></div>
<dl class="facts">${lines.map(([name, value]) => html`<div><dt>${name}</dt><dd><bdi>${value}</bdi></dd></div>`)}</dl>
${facts.corrects === undefined ? '' : html`<p class="soft">${say.corrects(facts.corrects)}</p>`}</article></div>`,
  }
}
