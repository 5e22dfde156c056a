// A dozen sentences need no library. The booking pages and the dashboard, with plurals and dates, bring i18next.

/** Languages of the pages. The first is for whoever reads none of them. */
const languages = ['en', 'fr', 'ar'] as const
export type Language = (typeof languages)[number]

export const directionOf: Record<Language, 'ltr' | 'rtl'> = { en: 'ltr', fr: 'ltr', ar: 'rtl' }

type Place = Record<'title' | 'about', string>

/** Everything the server's own pages say. */
export interface Words {
  /** What runs on the platform's own host. */
  platform: string
  notFound: Record<'title' | 'text', string>
  home: Place
  api: Place
  documentation: Place
  admin: Place
  /** Told to whoever of the platform was let into a business. */
  visit: Record<'title' | 'by' | 'standIn' | 'until' | 'reason' | 'leave', string>
}

export const words: Record<Language, Words> = {
  en: {
    platform: 'Online booking for businesses. Each has an address of its own; this one is the platform’s.',
    notFound: {
      title: 'Page not found',
      text: 'There is nothing at this address. It may have changed, or a letter is wrong.',
    },
    home: { title: 'Home', about: 'Where everything begins' },
    api: { title: 'API', about: 'What this address offers to programs' },
    documentation: { title: 'Documentation', about: 'Every request, ready to try' },
    admin: { title: 'Administration', about: 'For the platform’s operators' },
    visit: {
      title: 'You are here for support',
      by: 'Visitor',
      standIn: 'In the place of',
      until: 'Until',
      reason: 'Reason',
      leave: 'End the visit',
    },
  },
  fr: {
    platform:
      'Réservation en ligne pour les professionnels. Chaque établissement a sa propre adresse\u202f; celle-ci est celle de la plateforme.',
    notFound: {
      title: 'Page introuvable',
      text: 'Il n’y a rien à cette adresse. Elle a peut-être changé, ou contient une faute de frappe.',
    },
    home: { title: 'Accueil', about: 'Là où tout commence' },
    api: { title: 'API', about: 'Ce que cette adresse offre aux programmes' },
    documentation: { title: 'Documentation', about: 'Toutes les requêtes, prêtes à essayer' },
    admin: { title: 'Administration', about: 'Pour ceux qui gèrent la plateforme' },
    visit: {
      title: 'Vous êtes ici pour l’assistance',
      by: 'Visite de',
      standIn: 'À la place de',
      until: 'Jusqu’à',
      reason: 'Motif',
      leave: 'Terminer la visite',
    },
  },
  ar: {
    platform: 'حجز عبر الإنترنت للمؤسسات. لكل مؤسسة عنوانها الخاص، وهذا عنوان المنصة.',
    notFound: {
      title: 'الصفحة غير موجودة',
      text: 'لا يوجد شيء في هذا العنوان. ربما تغيّر، أو فيه خطأ في الكتابة.',
    },
    home: { title: 'الصفحة الرئيسية', about: 'من هنا يبدأ كل شيء' },
    api: { title: 'واجهة برمجية (API)', about: 'ما يقدمه هذا العنوان للبرامج' },
    documentation: { title: 'التوثيق', about: 'جميع الطلبات، جاهزة للتجربة' },
    admin: { title: 'الإدارة', about: 'لمشغّلي المنصة' },
    visit: {
      title: 'أنت هنا لتقديم الدعم',
      by: 'الزائر',
      standIn: 'نيابة عن',
      until: 'حتى',
      reason: 'السبب',
      leave: 'إنهاء الزيارة',
    },
  },
}

/** In which language a program asks to be answered; without a word of it, in none of them more than another. */
export function askedLanguage({ headers }: { headers: { 'accept-language'?: string | undefined } }) {
  const { 'accept-language': accepted } = headers
  return accepted === undefined ? undefined : languageOf(accepted)
}

/**
 * The language a reader prefers among ours.
 *
 * @param accepted - `Accept-Language` (RFC 9110, 12.5.4): `fr-MA, fr;q=0.9, *;q=0.1`. Of a range the language counts,
 *   not the country; of equal weights the first; what cannot be read counts for nothing.
 * @param among - those there are, the first for whoever reads none of them
 */
export function languageOf(accepted = '', among: readonly Language[] = languages): Language {
  const weights = new Map<string, number>()
  for (const range of accepted.toLowerCase().split(',')) {
    const [, name, weight = '1'] =
      /^\s*([a-z]{1,8}|\*)(?:-[a-z0-9-]+)?\s*(?:;\s*q=(0(?:\.\d*)?|1(?:\.0*)?)\s*)?$/.exec(range) ?? []
    // `fr-MA;q=0.5, fr` is one wish for French, the stronger.
    if (name !== undefined) weights.set(name, Math.max(weights.get(name) ?? 0, Number(weight)))
  }
  const others = weights.get('*') ?? 0
  const order = [...weights.keys()]
  const place = (language: Language) => (order.includes(language) ? order.indexOf(language) : order.indexOf('*'))
  const [best] = among
    .map((language) => ({ language, weight: weights.get(language) ?? others, place: place(language) }))
    .filter(({ weight }) => weight > 0)
    .sort((one, other) => other.weight - one.weight || one.place - other.place)
  return best?.language ?? among[0] ?? languages[0]
}
