import { html } from 'hono/html'
import type { Html } from '../../core/page.ts'
import type { Offered } from '../../modules/services/index.ts'
import type { SitePage } from '../layout.ts'
import { button, checkCard, face, hidden, radioCard, select } from '../parts/index.ts'
import { noticeOf, priceWord, progress, type View } from './page.ts'
import type { Shop } from './shop.ts'
import { type Choice, fieldsOf } from './visit.ts'

/** What is to be chosen of a service before its times are shown: how, with what, by whom. A plain form that asks (GET). */
export function optionsPage(
  view: View,
  { shop, service, before }: { shop: Shop; service: Offered; before: Choice | undefined },
): SitePage {
  const { say, base, words, name } = view
  const { variants, addons, capacity, currency } = service
  const people = before === undefined ? shop.ableTo(service.id) : []
  const seats = Math.min(capacity, 20)
  const body = html`<div class="stack-l">
<div class="stack"><a class="back" href="${view.home}">${words.home}</a>${progress(view, 1, say.steps.choose)}</div>
${noticeOf(view)}
<form class="stack-l" method="get" action="${`${base}/book/times`}" data-total>
${before === undefined ? '' : fieldsOf(before).map(([field, value]) => hidden(field, value))}
${hidden('service', service.id)}
<section class="stack-s"><h2><bdi>${service.name}</bdi></h2>
${service.description === '' ? '' : html`<p class="soft"><bdi>${service.description}</bdi></p>`}</section>
${variants.length === 0 ? '' : group(say.options.variants, variantCards(view, service))}
${addons.length === 0 ? '' : group(say.options.addons, addonCards(view, service))}
${
  capacity === 1
    ? ''
    : select({
        ...{ name: 'seats', label: say.options.seats, words, isRequired: true, value: '1' },
        choices: Array.from({ length: seats }, (_, index) => [String(index + 1), say.seatsOf(index + 1)] as const),
      })
}
${people.length < 2 ? '' : group(say.options.people, peopleCards(view, people))}
<div class="sticky"><p class="spread"><span class="strong">${say.total}</span><output class="strong num" data-sum data-base="${variants.length === 0 ? service.priceMinor : 0}" data-currency="${currency}">${priceWord(view, variants[0]?.priceMinor ?? service.priceMinor, currency)}</output></p>
${button(say.options.submit, { isWide: true })}</div>
</form></div>`
  return {
    title: service.name,
    description: `${service.name} · ${say.share(name)}`,
    isNarrow: true,
    isPublic: before === undefined,
    body,
  }
}

function group(title: string, cards: Html | Html[]): Html {
  return html`<fieldset class="stack-s"><legend>${title}</legend>${cards}</fieldset>`
}

function variantCards(view: View, { variants, currency, capacity }: Offered): Html[] {
  const { format } = view
  return variants.map(({ id, name, description, durationMinutes, priceMinor }, index) =>
    radioCard({
      ...{ name: 'variant', value: id, isChecked: index === 0 },
      title: html`<span><bdi>${name}</bdi></span>`,
      about: aboutOf(description, capacity > 1 ? [] : [format.duration(durationMinutes)]),
      aside: priceWord(view, priceMinor, currency),
      data: { price: priceMinor },
    }),
  )
}

function addonCards(view: View, { addons, currency, capacity }: Offered): Html[] {
  const { format } = view
  return addons.map(({ id, name, description, durationMinutes, priceMinor }) =>
    checkCard({
      ...{ name: 'addon', value: id },
      title: html`<span><bdi>${name}</bdi></span>`,
      about: aboutOf(
        description,
        durationMinutes === 0 || capacity > 1 ? [] : [`+ ${format.duration(durationMinutes)}`],
      ),
      aside: html`<bdi>+ ${format.money(priceMinor, currency)}</bdi>`,
      data: { price: priceMinor },
    }),
  )
}

/** How long it takes, and what is said of it. */
function aboutOf(description: string, lengths: readonly string[]): Html | string {
  const texts = [...lengths, ...(description === '' ? [] : [description])]
  return texts.length === 0
    ? ''
    : html`${texts.map((text, index) => html`${index > 0 ? ' · ' : ''}<bdi>${text}</bdi>`)}`
}

function peopleCards({ say }: View, people: readonly { id: string; name: string; title: string }[]): Html[] {
  return [
    radioCard({
      name: 'with',
      value: '',
      title: say.anyone,
      about: say.anyoneAbout,
      isChecked: true,
      front: face('★'),
    }),
    ...people.map(({ id, name, title }) =>
      radioCard({
        ...{ name: 'with', value: id, front: face(name) },
        title: html`<span><bdi>${name}</bdi></span>`,
        about: html`<span><bdi>${title}</bdi></span>`,
      }),
    ),
  ]
}
