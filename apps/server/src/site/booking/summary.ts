import { html } from 'hono/html'
import type { Html } from '../../core/page.ts'
import { priceWord, type View } from './page.ts'
import { addressOf, type Choice, type ChosenPart } from './visit.ts'

export const nameOf = ({ service, variant, addons }: ChosenPart): string => {
  const more = [variant?.name, ...addons.map(({ name }) => name)].filter((name) => name !== undefined)
  return more.length === 0 ? service.name : `${service.name} (${more.join(', ')})`
}

export function totalOf(parts: readonly ChosenPart[], seats: number) {
  return {
    minutes: parts.reduce((sum, { minutes }) => sum + minutes, 0),
    priceMinor: parts.reduce((sum, { priceMinor }) => sum + priceMinor, 0) * seats,
    currency: parts[0]?.service.currency ?? 'MAD',
  }
}

/** What is chosen so far, what it costs together and how long it takes, with ways to change it. */
export function summary(
  view: View,
  choice: Choice,
  parts: readonly ChosenPart[],
  { mayAdd = true }: { mayAdd?: boolean } = {},
): Html {
  const { say, format, base } = view
  const { minutes, priceMinor, currency } = totalOf(parts, choice.seats)
  const without = (index: number): string => {
    const [first, ...others] = choice.parts.filter((_, at) => at !== index)
    return first === undefined ? `${base}/` : addressOf(`${base}/book/times`, { ...choice, parts: [first, ...others] })
  }
  const isClass = parts.some(({ service }) => service.capacity > 1)
  return html`<section class="card stack-s summary" aria-label="${say.total}">
<ul class="stack-s">${parts.map(
    (part, index) => html`<li class="spread"><span><span class="strong"><bdi>${nameOf(part)}</bdi></span>
<span class="hint nowrap"><bdi>${format.duration(part.minutes)}</bdi></span></span>
<span class="row">${parts.length > 1 ? html`<a class="small" href="${without(index)}">${say.times.removeService}<span class="hide"> ${nameOf(part)}</span></a>` : ''}<span class="num">${priceWord(view, part.priceMinor, part.service.currency)}</span></span></li>`,
  )}</ul>
${choice.seats > 1 ? html`<p class="soft small">${say.seatsOf(choice.seats)}</p>` : ''}
${parts.length > 1 || choice.seats > 1 ? html`<p class="spread sum"><span class="strong">${say.total} <span class="hint">· <bdi>${format.duration(minutes)}</bdi></span></span><span class="strong num">${priceWord(view, priceMinor, currency)}</span></p>` : ''}
${isClass || !mayAdd ? '' : html`<p><a class="btn plain" href="${addressOf(`${base}/book/more`, choice)}">+ ${say.times.addService}</a></p>`}
</section>`
}
