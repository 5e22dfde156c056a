import { html } from 'hono/html'
import type { Html } from '../../core/page.ts'
import type { SitePage } from '../layout.ts'
import { button, errorSummary, type Fault, hidden, link, notice, textArea } from '../parts/index.ts'
import { momentText } from '../visitor.ts'
import type { Visit } from './visit.ts'
import { whenOf } from './when.ts'

export const longestReason = 500

/** What cancelling costs now and what comes of what was paid, before it is done. */
export function cancelPage(
  visit: Visit,
  {
    reason,
    faults = [],
    hasChanged = false,
  }: { reason?: string | undefined; faults?: readonly Fault[]; hasChanged?: boolean } = {},
): SitePage {
  const { view, say, base, standing } = visit
  const { words } = view
  const fee = standing.cancelFee
  const label = fee > 0 ? say.cancel.submitFee(sum(visit, fee)) : say.cancel.submit
  return {
    title: say.cancel.title,
    isNarrow: true,
    body: html`<div class="stack-l"><div class="stack"><a class="back" href="${base}">${say.actions.back}</a><h1>${say.cancel.title}</h1></div>
${hasChanged ? notice('bad', say.refused.changed, { isNew: true }) : ''}
${errorSummary(words, faults)}
<section class="card">${whenOf(visit)}</section>
${notice(fee > 0 ? 'warn' : 'good', html`<ul class="stack-s">${costs(visit).map((line, index) => html`<li class="${index === 0 ? 'strong' : ''}">${line}</li>`)}</ul>`)}
<form class="stack" method="post" action="${`${base}/cancel`}">${hidden('fee', String(fee))}
${textArea({ name: 'reason', label: say.cancel.reason, hint: say.cancel.reasonHint, words, value: reason, maxLength: longestReason, fault: faults.find(({ field }) => field === 'reason')?.message })}
${button(label, { kind: 'bad', isWide: true })}</form>
<p>${link(base, say.cancel.keep, { isWide: true })}</p></div>`,
  }
}

const sum = ({ view, booking }: Visit, minor: number) => view.format.money(minor, booking.currency)

function costs(visit: Visit): (string | Html)[] {
  const { say, view, standing, balance } = visit
  const { cancelFee: fee, cancel_free_until: until } = standing
  const paid = balance.paidMinor - balance.refundedMinor
  const money = (minor: number) => sum(visit, minor)
  if (fee === 0) {
    const isLater = until !== null && until.epochMilliseconds > view.now
    return [
      say.cancel.free,
      ...(isLater ? [say.cancel.freeUntil(momentText(view, until.epochMilliseconds))] : []),
      ...(paid > 0 ? [say.cancel.refundAll(money(paid))] : []),
    ]
  }
  return [
    say.cancel.fee(money(fee)),
    ...(paid > 0 && fee <= paid ? [say.cancel.kept(money(paid))] : []),
    ...(paid > fee ? [say.cancel.refund(money(paid - fee))] : []),
    ...(fee > paid ? [say.cancel.due(money(fee - paid))] : []),
  ]
}
