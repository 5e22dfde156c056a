import { html } from 'hono/html'
import type { Language } from '../../../core/i18n.ts'
import type { Content } from '../../../core/page.ts'
import { toDecimal } from '../../../core/wire.ts'
import type { Receipt, Transaction } from '../tables.ts'
import type { ReceiptFacts } from './issue.ts'
import { locales, receiptWords } from './words.ts'

/** A receipt to be printed: one page, without scripts. */
export function receiptPage(
  receipt: Receipt,
  { actorName }: Pick<Transaction, 'actorName'>,
  language: Language,
  timeZone: string,
): Content {
  const say = receiptWords[language]
  const facts = receipt.facts as ReceiptFacts
  const { number, kind, amountMinor, currency, method, issuedAt } = receipt
  const money = new Intl.NumberFormat(locales[language], { style: 'currency', currency }).format(
    toDecimal(amountMinor, currency) as Intl.StringNumericLiteral,
  )
  const issued = new Intl.DateTimeFormat(locales[language], { dateStyle: 'long', timeStyle: 'short', timeZone })
  const { booking, reference } = facts
  const lines: [string, string][] = [
    [say.issued, issued.format(issuedAt.epochMilliseconds)],
    [say.amount, money],
    [say.method, say.methods[method]],
    ...(booking === undefined
      ? []
      : ([
          [say.for, booking.services.join(', ')],
          [say.appointment, [booking.reference, booking.wall_time?.replace('T', ' ')].filter(Boolean).join(', ')],
        ] as [string, string][])),
    ...(reference === undefined ? [] : ([[say.reference, reference]] as [string, string][])),
    ...(actorName === '' ? [] : ([[say.takenBy, actorName]] as [string, string][])),
  ]
  return {
    title: kind === 'receipt' ? say.receipt(number) : say.refund(number),
    text: facts.business,
    body: html`<table>
${lines.map(([name, value]) => html`<tr><th scope="row">${name}</th><td><bdi>${value}</bdi></td></tr>`)}
</table>
${facts.corrects === undefined ? '' : html`<p>${say.corrects(facts.corrects)}</p>`}`,
  }
}
