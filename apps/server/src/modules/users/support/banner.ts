import { html } from 'hono/html'
import type { Language, Words } from '../../../core/i18n.ts'
import type { Html } from '../../../core/page.ts'
import type { Visit } from '../queries.ts'

/** What stands above a page while somebody of the platform is in a business, with the way out. */
export function visitBanner(
  words: Words['visit'],
  { by, until, reason, standInName }: Visit,
  { language, zone = 'UTC' }: { language: Language; zone?: string | undefined },
): Html {
  const time = until
    .toZonedDateTimeISO(zone)
    .toLocaleString(language, { timeStyle: 'short', dateStyle: 'medium', hourCycle: 'h23' })
  const facts = [
    [words.by, by],
    ...(standInName === null ? [] : [[words.standIn, standInName]]),
    [words.until, time],
    [words.reason, reason],
  ]
  return html`<strong>${words.title}</strong>
${facts.map(([name, value]) => html`<div>${name}: <bdi>${value}</bdi></div>`)}
<form method="post" action="/support-visit/leave"><button>${words.leave}</button></form>`
}
