import type { Language } from '../../core/i18n.ts'
import { write } from '../mail/index.ts'

interface Words {
  subject: string
  paragraphs: readonly string[]
  title: string
}

const words: Record<Language, (business: string) => Words> = {
  en: (business) => ({
    subject: `Confirm your address to open ${business}`,
    paragraphs: [
      `Somebody asked for a booking page for ${business} with this address. Confirm it, and the page opens.`,
      'If it was not you, there is nothing to do: after seven days everything is removed.',
    ],
    title: 'Confirm the address',
  }),
  fr: (business) => ({
    subject: `Confirmez votre adresse pour ouvrir ${business}`,
    paragraphs: [
      `Une page de réservation pour ${business} a été demandée avec cette adresse. Confirmez-la, et la page s’ouvre.`,
      'Si ce n’était pas vous, il n’y a rien à faire\u202f: tout est supprimé après sept jours.',
    ],
    title: 'Confirmer l’adresse',
  }),
  ar: (business) => ({
    subject: `أكّدوا عنوانكم لفتح ${business}`,
    paragraphs: [
      `طلب شخص ما صفحة حجز لـ ${business} بهذا العنوان. أكّدوه فتُفتح الصفحة.`,
      'إن لم تكونوا أنتم، فلا حاجة لفعل شيء: يُحذف كل شيء بعد سبعة أيام.',
    ],
    title: 'تأكيد العنوان',
  }),
}

/** @param href - the link that proves the address */
export function verificationLetter(language: Language, business: string, href: string) {
  const { title, ...rest } = words[language](business)
  return write({ language, from: 'BookMe', link: { href, title }, ...rest })
}
