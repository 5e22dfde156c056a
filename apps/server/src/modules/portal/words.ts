import type { Language } from '../../core/i18n.ts'

interface Words {
  subject(business: string): string
  paragraphs(business: string): string[]
  text(business: string, code: string): string
}

/** What a customer reads who asked to see their bookings. */
export const codeWords: Record<Language, Words> = {
  fr: {
    subject: (business) => `Votre code pour ${business}`,
    paragraphs: (business) => [
      `Voici le code pour voir vos rendez-vous chez ${business}. Il est valable dix minutes.`,
      'Si vous ne l’avez pas demandé, ignorez ce message et ne donnez le code à personne.',
    ],
    text: (business, code) => `${code} : votre code pour ${business}, valable dix minutes. Ne le donnez à personne.`,
  },
  ar: {
    subject: (business) => `رمزك لدى ${business}`,
    paragraphs: (business) => [
      `هذا هو الرمز للاطلاع على مواعيدك لدى ${business}. وهو صالح لعشر دقائق.`,
      'إذا لم تطلبه فتجاهل هذه الرسالة ولا تعط الرمز لأحد.',
    ],
    text: (business, code) => `${code}: رمزك لدى ${business}، صالح لعشر دقائق. لا تعطه لأحد.`,
  },
  en: {
    subject: (business) => `Your code for ${business}`,
    paragraphs: (business) => [
      `This is the code to see your appointments at ${business}. It is good for ten minutes.`,
      'If you did not ask for it, ignore this message and give the code to nobody.',
    ],
    text: (business, code) => `${code}: your code for ${business}, good for ten minutes. Give it to nobody.`,
  },
}
