import type { Language } from '../../core/i18n.ts'
import type { Reply } from '../communications/tables.ts'

interface Said {
  business: string
  /** Where the booking is seen, moved and cancelled. */
  link: string
}

type Words = Record<Reply['outcome'], (said: Said) => string>

/**
 * What is said back to a customer. Short, and in French and English of the letters that a text message of 160 has (GSM
 * 03.38): each is one that somebody pays for.
 */
export const answerWords: Record<Language, Words> = {
  fr: {
    confirmed: ({ business }) => `${business} : merci, votre présence est notée.`,
    move_asked: ({ business, link }) => `${business} : pour déplacer votre rendez-vous : ${link}`,
    cancel_asked: ({ business, link }) => `${business} : pour annuler ou déplacer votre rendez-vous : ${link}`,
    opted_out: ({ business }) => `${business} : vous ne recevrez plus de messages ici. START pour reprendre.`,
    opted_in: ({ business }) => `${business} : vous recevrez de nouveau nos messages. STOP pour ne plus en recevoir.`,
    not_understood: ({ business }) =>
      `${business} : message non compris. Répondez 1 pour confirmer, 2 pour déplacer, STOP pour ne plus recevoir de messages.`,
  },
  ar: {
    confirmed: ({ business }) => `${business}: شكرا، سجلنا حضورك.`,
    move_asked: ({ business, link }) => `${business}: لتغيير موعدك: ${link}`,
    cancel_asked: ({ business, link }) => `${business}: لإلغاء موعدك أو تغييره: ${link}`,
    opted_out: ({ business }) => `${business}: لن تصلك رسائل هنا بعد الآن. أرسل START للعودة.`,
    opted_in: ({ business }) => `${business}: ستصلك رسائلنا من جديد. أرسل STOP للتوقف.`,
    not_understood: ({ business }) =>
      `${business}: لم نفهم رسالتك. أرسل 1 للتأكيد، 2 لتغيير الموعد، STOP لإيقاف الرسائل.`,
  },
  en: {
    confirmed: ({ business }) => `${business}: thank you, we expect you.`,
    move_asked: ({ business, link }) => `${business}: to move your appointment: ${link}`,
    cancel_asked: ({ business, link }) => `${business}: to cancel or move your appointment: ${link}`,
    opted_out: ({ business }) => `${business}: you will get no more messages here. START to get them again.`,
    opted_in: ({ business }) => `${business}: you will get our messages again. STOP to end them.`,
    not_understood: ({ business }) =>
      `${business}: we did not understand. Reply 1 to confirm, 2 to move, STOP to get no more messages.`,
  },
}
