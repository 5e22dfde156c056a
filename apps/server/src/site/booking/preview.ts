import { html, raw } from 'hono/html'
import { ownOrigin } from '../../core/origin.ts'
import type { Html } from '../../core/page.ts'
import { e164Of } from '../../core/phone.ts'
import { toDecimal } from '../../core/wire.ts'
import type { Hours } from './hours.ts'
import type { View } from './page.ts'
import type { Shop } from './shop.ts'

/** Schema.org's name for a kind of business. */
const types: Record<string, string> = {
  ...{ hair: 'HairSalon', barber: 'HairSalon', beauty: 'BeautySalon', spa: 'DaySpa', clinic: 'MedicalClinic' },
  ...{ dentist: 'Dentist', fitness: 'ExerciseGym', studio: 'SportsActivityLocation' },
}
const localeNames = { fr: 'fr_MA', ar: 'ar_MA', en: 'en_GB' } as const
const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

/** What a link to the page looks like where it is shared, and what search engines read. */
export function previewOf(view: View, { shop, hours }: { shop: Shop; hours: Hours }): Html {
  const { name, say, language, logo, request } = view
  const origin = ownOrigin(request)
  const picture = logo === '' ? undefined : logo.startsWith('/') ? origin + logo : logo
  const facts = [
    ['og:type', 'website'],
    ['og:title', name],
    ['og:site_name', name],
    ['og:description', say.share(name)],
    ['og:url', `${origin}/`],
    ['og:locale', localeNames[language]],
    ...(picture === undefined ? [] : [['og:image', picture]]),
  ]
  return html`${facts.map(([property, content]) => html`<meta property="${property}" content="${content}">`)}
<meta name="twitter:card" content="summary">
<script type="application/ld+json">${raw(jsonFor(businessOf(view, { shop, hours, origin, picture })))}</script>`
}

function businessOf(
  { name, settings, format }: View,
  { shop, hours, origin, picture }: { shop: Shop; hours: Hours; origin: string; picture: string | undefined },
) {
  const { trade, address, phone, mapUrl, instagramUrl, facebookUrl } = settings
  const elsewhere = [instagramUrl, facebookUrl].filter((url) => url !== '')
  const opening = hours.week.flatMap(({ date, stretches }) =>
    stretches.map(({ from, to }) => ({
      '@type': 'OpeningHoursSpecification',
      dayOfWeek: weekdays[(((date + 3) % 7) + 7) % 7],
      opens: format.time(from),
      closes: format.time(to),
    })),
  )
  const offers = [...shop.services.values()].slice(0, 40).map((service) => ({
    '@type': 'Offer',
    price: toDecimal(service.priceMinor, service.currency),
    priceCurrency: service.currency,
    itemOffered: { '@type': 'Service', name: service.name },
  }))
  return {
    '@context': 'https://schema.org',
    '@type': types[trade] ?? 'LocalBusiness',
    '@id': `${origin}/`,
    name,
    url: `${origin}/`,
    ...(picture === undefined ? {} : { image: picture }),
    ...(address === '' ? {} : { address }),
    ...(phone === '' ? {} : { telephone: e164Of(phone) ?? phone }),
    ...(mapUrl === '' ? {} : { hasMap: mapUrl }),
    ...(elsewhere.length === 0 ? {} : { sameAs: elsewhere }),
    ...(opening.length === 0 ? {} : { openingHoursSpecification: opening }),
    ...(offers.length === 0 ? {} : { makesOffer: offers }),
    potentialAction: { '@type': 'ReserveAction', target: `${origin}/` },
  }
}

/** Text that cannot end the element it stands in (HTML, 4.12.1.3). */
function jsonFor(data: object): string {
  return JSON.stringify(data).replaceAll('<', '\\u003c')
}
