import { html } from 'hono/html'
import type { SitePage } from '../layout.ts'
import { link } from '../parts/index.ts'
import { priceWord, type View } from './page.ts'
import { hasOptions, type Shop } from './shop.ts'
import { addressOf, type Choice } from './visit.ts'

/** What can follow in the same visit. Classes stand for themselves. */
export function morePage(view: View, { shop, choice }: { shop: Shop; choice: Choice }): SitePage {
  const { say, format, base } = view
  const currency = shop.services.get(choice.parts[0].serviceId)?.currency
  const others = [...shop.services.values()].filter((one) => one.capacity === 1 && one.currency === currency)
  return {
    title: say.more.title,
    isNarrow: true,
    body: html`<div class="stack"><h1>${say.more.title}</h1><p class="soft">${say.more.text}</p>
<ul class="card list offers">${others.map((service) => {
      const { id, name, durationMinutes, priceMinor } = service
      const href = hasOptions(service)
        ? addressOf(`${base}/book/${id}`, choice)
        : addressOf(`${base}/book/times`, { ...choice, parts: [...choice.parts, { serviceId: id, addonIds: [] }] })
      return html`<li><a class="offer" href="${href}"><span><span class="strong"><bdi>${name}</bdi></span> <span class="hint"><bdi>${format.duration(durationMinutes)}</bdi></span></span><span class="end strong">${priceWord(view, priceMinor, service.currency)}</span></a></li>`
    })}</ul>
<p>${link(addressOf(`${base}/book/times`, choice), say.more.back)}</p></div>`,
  }
}
