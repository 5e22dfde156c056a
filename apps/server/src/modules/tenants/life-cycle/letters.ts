import type { Language } from '../../../core/i18n.ts'
import { write } from '../../mail/index.ts'
import type { TenantStatus } from '../tables.ts'

export interface News {
  language: Language
  /** Of the business. */
  name: string
  /** The day on which its status ends by itself, as its owner reads it; empty where it does not. */
  until: string
}

type Sentences = (news: News) => readonly [subject: string, ...paragraphs: string[]]

/** What owners are told when their business has got a status; `reminder` comes before a trial ends. */
const sentences: Record<Language, Record<Exclude<TenantStatus, 'unverified'> | 'reminder', Sentences>> = {
  en: {
    trial: ({ name, until }) => [
      `${name} is open`,
      'Your address is confirmed, and your booking page is open.',
      `The trial lasts until ${until}.`,
    ],
    reminder: ({ name, until }) => [
      `The trial of ${name} ends on ${until}`,
      `The trial of ${name} ends on ${until}. Choose a subscription to go on without interruption.`,
    ],
    active: ({ name }) => [`${name} is active`, `The subscription of ${name} is active.`],
    past_due: ({ name, until }) => [
      `A payment for ${name} is missing`,
      `We are waiting for a payment for ${name}. Everything goes on working until ${until}; then the booking page closes.`,
    ],
    suspended: ({ name }) => [
      `${name} is suspended`,
      `The booking page of ${name} is closed. Your data are kept: owners, managers and accountants can sign in and read them.`,
    ],
    archived: ({ name, until }) => [
      `${name} is archived`,
      `${name} is closed to everybody. Its data are kept until ${until}, and then deleted.`,
    ],
    deleted: ({ name }) => [`${name} is deleted`, `${name} and its data are deleted.`],
  },
  fr: {
    trial: ({ name, until }) => [
      `${name} est en ligne`,
      'Votre adresse est confirmée et votre page de réservation est ouverte.',
      `La période d’essai dure jusqu’au ${until}.`,
    ],
    reminder: ({ name, until }) => [
      `L’essai de ${name} se termine le ${until}`,
      `L’essai de ${name} se termine le ${until}. Choisissez un abonnement pour continuer sans interruption.`,
    ],
    active: ({ name }) => [`${name} est actif`, `L’abonnement de ${name} est actif.`],
    past_due: ({ name, until }) => [
      `Un paiement manque pour ${name}`,
      `Nous attendons un paiement pour ${name}. Tout continue de fonctionner jusqu’au ${until}\u202f; ensuite la page de réservation ferme.`,
    ],
    suspended: ({ name }) => [
      `${name} est suspendu`,
      `La page de réservation de ${name} est fermée. Vos données sont conservées\u202f: propriétaires, gérants et comptables peuvent se connecter et les lire.`,
    ],
    archived: ({ name, until }) => [
      `${name} est archivé`,
      `${name} est fermé à tous. Ses données sont conservées jusqu’au ${until}, puis supprimées.`,
    ],
    deleted: ({ name }) => [`${name} est supprimé`, `${name} et ses données sont supprimés.`],
  },
  ar: {
    trial: ({ name, until }) => [
      `${name} متاح الآن`,
      'تم تأكيد عنوانكم، وصفحة الحجز مفتوحة.',
      `تستمر الفترة التجريبية حتى ${until}.`,
    ],
    reminder: ({ name, until }) => [
      `تنتهي الفترة التجريبية لـ ${name} في ${until}`,
      `تنتهي الفترة التجريبية لـ ${name} في ${until}. اختاروا اشتراكًا للمتابعة دون انقطاع.`,
    ],
    active: ({ name }) => [`اشتراك ${name} مفعّل`, `اشتراك ${name} مفعّل الآن.`],
    past_due: ({ name, until }) => [
      `دفعة ناقصة لـ ${name}`,
      `ننتظر دفعة عن ${name}. يستمر كل شيء في العمل حتى ${until}، ثم تُغلق صفحة الحجز.`,
    ],
    suspended: ({ name }) => [
      `تم تعليق ${name}`,
      `صفحة الحجز لـ ${name} مغلقة. بياناتكم محفوظة: يمكن للمالكين والمديرين والمحاسبين تسجيل الدخول وقراءتها.`,
    ],
    archived: ({ name, until }) => [
      `تمت أرشفة ${name}`,
      `${name} مغلق أمام الجميع. تُحفظ بياناته حتى ${until} ثم تُحذف.`,
    ],
    deleted: ({ name }) => [`تم حذف ${name}`, `تم حذف ${name} وبياناته.`],
  },
}

/** @param what - the status that the business has got, or `reminder` */
export function letterOf(what: keyof (typeof sentences)['en'], news: News) {
  const [subject, ...paragraphs] = sentences[news.language][what](news)
  return write({ language: news.language, subject, from: 'BookMe', paragraphs })
}
