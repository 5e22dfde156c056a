import { html } from 'hono/html'
import type { Html } from '../../core/page.ts'
import { e164Of } from '../../core/phone.ts'
import type { Offered } from '../../modules/services/index.ts'
import type { SitePage } from '../layout.ts'
import { link } from '../parts/index.ts'
import { type Hours, hoursList, openNow } from './hours.ts'
import { momentWord, noticeOf, priceWord, type View } from './page.ts'
import { previewOf } from './preview.ts'
import { hasOptions, type Shop } from './shop.ts'
import { addressOf } from './visit.ts'

/** The business's own page: what there is, where, when, and how to book it. */
export function homePage(
  view: View,
  { shop, hours, soonest }: { shop: Shop; hours: Hours; soonest: ReadonlyMap<string, number[]> },
): SitePage {
  const { say, name, settings, language, isEmbedded } = view
  const about = settings.about[language] ?? settings.about[settings.language] ?? ''
  const services =
    shop.catalogue.length === 0
      ? html`<p class="card soft">${say.noServices}</p>`
      : shop.catalogue.map(
          ({ category, services }) => html`<section class="stack-s">
${category === undefined ? '' : html`<h3 class="heading"><bdi>${category.name}</bdi></h3>`}
<ul class="card list offers">${services.map((service) => offer(view, service, soonest.get(service.id)))}</ul>
</section>`,
        )
  const intro = html`<section class="hero stack">
<div class="stack-s"><h1><bdi>${name}</bdi></h1>
<p class="row">${openNow(view, hours)}${settings.address === '' ? '' : html`<span class="soft"><bdi>${settings.address}</bdi></span>`}</p></div>
${about === '' ? '' : html`<p class="lead"><bdi>${about}</bdi></p>`}
${ways(view)}
</section>`
  return {
    title: '',
    description: say.share(name),
    isPublic: true,
    head: previewOf(view, { shop, hours }),
    body: html`<div class="stack-l">
${noticeOf(view)}${isEmbedded ? html`<h1 class="hide">${name}</h1>` : intro}
<div class="two">
<section class="stack" id="services"><h2>${say.services}</h2>${services}</section>
${isEmbedded ? '' : html`<aside class="stack">${place(view, hours)}</aside>`}
</div></div>`,
  }
}

function offer(view: View, service: Offered, starts: readonly number[] | undefined): Html {
  const { say, format, base } = view
  const { variants, id } = service
  const prices = variants.length === 0 ? [service.priceMinor] : variants.map(({ priceMinor }) => priceMinor)
  const lowest = Math.min(...prices)
  const isFrom = prices.some((one) => one !== lowest)
  const price = isFrom
    ? html`${say.from(format.money(lowest, service.currency))}`
    : priceWord(view, lowest, service.currency)
  const lengths = variants.length === 0 ? [service.durationMinutes] : variants.map((one) => one.durationMinutes)
  const [short, long] = [Math.min(...lengths), Math.max(...lengths)].map((minutes) => format.duration(minutes))
  const length = short === long ? html`<bdi>${short}</bdi>` : html`<bdi>${short}</bdi> – <bdi>${long}</bdi>`
  const facts = service.capacity > 1 ? html`${length} · ${say.seatsOf(service.capacity)}` : length
  const [soon] = starts ?? []
  return html`<li><a class="offer" href="${addressOfService(base, service)}">
<span class="strong"><bdi>${service.name}</bdi></span> <span class="cost strong nowrap">${price}</span>
${service.description === '' ? '' : html`<span class="about soft small"><bdi>${service.description}</bdi></span>`}
<span class="facts-of soft small"><span>${facts}</span>${soon === undefined ? '' : html` <span class="soon" data-id="${id}">${say.nextFree} ${momentWord(view, soon, 'short')}</span>`}</span>
<span class="btn main" aria-hidden="true">${say.book}</span></a></li>`
}

/** Where choosing a service leads: to what is to be chosen of it, or straight to its times. */
function addressOfService(base: string, service: Offered): string {
  return hasOptions(service)
    ? `${base}/book/${service.id}`
    : addressOf(`${base}/book/times`, { parts: [{ serviceId: service.id, addonIds: [] }], seats: 1 })
}

/** Ways to the business: they lead out of it. */
function ways({ say, settings: { phone, whatsapp, mapUrl, instagramUrl, facebookUrl } }: View): Html {
  const links = [
    ...(phone === '' ? [] : [[`tel:${e164Of(phone) ?? phone.replaceAll(/[^\d+]/g, '')}`, say.call]]),
    ...(whatsapp === '' ? [] : [[whatsappLink(whatsapp), say.whatsapp]]),
    ...(mapUrl === '' ? [] : [[mapUrl, say.map]]),
    ...(instagramUrl === '' ? [] : [[instagramUrl, say.instagram]]),
    ...(facebookUrl === '' ? [] : [[facebookUrl, say.facebook]]),
  ] as [string, string][]
  if (links.length === 0) return html``
  return html`<p class="row">${links.map(([href, label]) => link(href, label))}</p>`
}

export function whatsappLink(number: string, text = ''): string {
  const digits = (e164Of(number) ?? number).replaceAll(/\D/g, '')
  return `https://wa.me/${digits}${text === '' ? '' : `?text=${encodeURIComponent(text)}`}`
}

function place(view: View, hours: Hours): Html {
  const { say, settings } = view
  const { address, phone } = settings
  const isKnown = hours.week.some(({ stretches }) => stretches.length > 0)
  return html`<div class="card stack"><h2>${say.hours}</h2>
${isKnown ? hoursList(view, hours) : html`<p class="soft">${say.noHours}</p>`}</div>
${
  address === '' && phone === ''
    ? ''
    : html`<div class="card stack-s"><h2>${say.where}</h2>
${address === '' ? '' : html`<p><bdi>${address}</bdi></p>`}${phone === '' ? '' : html`<p><a class="tel" href="${`tel:${e164Of(phone) ?? phone}`}"><bdi dir="ltr">${phone}</bdi></a></p>`}</div>`
}`
}
