import type { Language } from '../../core/i18n.ts'

/** What stands around every page, and is said by all of them. */
export interface FrameWords {
  skip: string
  languages: string
  /** Of the business's own people. */
  staffEntrance: string
  poweredBy: string
  /** Above what is wrong with a form. */
  faults: string
  required: string
  optional: string
  /** Of a field, by what is wrong with it. */
  fault: Record<'email' | 'name' | 'phone' | 'long' | 'choice' | 'needed' | 'number' | 'date' | 'any', string>
  oops: Record<'busy' | 'tooMany' | 'foreign' | 'internal' | 'gone', { title: string; text: string }>
  home: string
  again: string
}

export const frameWords: Record<Language, FrameWords> = {
  fr: {
    skip: 'Aller au contenu',
    languages: 'Langue',
    staffEntrance: 'Espace professionnel',
    poweredBy: 'Réservation en ligne avec BookMe',
    faults: 'Il reste un point à corriger :',
    required: 'obligatoire',
    optional: 'facultatif',
    fault: {
      email: 'Indiquez une adresse e-mail, par exemple nom@exemple.ma.',
      name: 'Indiquez votre nom.',
      phone: 'Indiquez un numéro de téléphone, par exemple 06 12 34 56 78.',
      long: 'Ce texte est trop long.',
      choice: 'Choisissez l’une des réponses.',
      needed: 'Une réponse est nécessaire.',
      number: 'Indiquez un nombre.',
      date: 'Indiquez une date.',
      any: 'Cette réponse ne convient pas.',
    },
    oops: {
      busy: { title: 'Un instant…', text: 'Le service est très demandé. Réessayez dans un moment.' },
      tooMany: { title: 'Trop d’essais', text: 'Patientez une minute, puis réessayez.' },
      foreign: {
        title: 'Formulaire refusé',
        text: 'Ce formulaire n’a pas été envoyé depuis cette page. Recommencez ici.',
      },
      internal: {
        title: 'Une erreur est survenue',
        text: 'Elle a été enregistrée de notre côté. Réessayez plus tard.',
      },
      gone: { title: 'Page introuvable', text: 'Ce lien ne mène plus à rien. Il a peut-être expiré.' },
    },
    home: 'Retour à l’accueil',
    again: 'Réessayer',
  },
  ar: {
    skip: 'انتقل إلى المحتوى',
    languages: 'اللغة',
    staffEntrance: 'فضاء المهنيين',
    poweredBy: 'حجز عبر الإنترنت مع BookMe',
    faults: 'بقي ما يحتاج إلى تصحيح:',
    required: 'إلزامي',
    optional: 'اختياري',
    fault: {
      email: 'أدخلوا بريدًا إلكترونيًا، مثل name@example.ma.',
      name: 'أدخلوا اسمكم.',
      phone: 'أدخلوا رقم هاتف، مثل 0612345678.',
      long: 'هذا النص طويل جدًا.',
      choice: 'اختاروا إحدى الإجابات.',
      needed: 'هذا السؤال يحتاج إلى إجابة.',
      number: 'أدخلوا رقمًا.',
      date: 'أدخلوا تاريخًا.',
      any: 'هذه الإجابة غير مقبولة.',
    },
    oops: {
      busy: { title: 'لحظة من فضلكم', text: 'الخدمة مزدحمة الآن. حاولوا بعد قليل.' },
      tooMany: { title: 'محاولات كثيرة', text: 'انتظروا دقيقة ثم حاولوا من جديد.' },
      foreign: { title: 'تم رفض الاستمارة', text: 'لم تُرسل هذه الاستمارة من هذه الصفحة. أعيدوا المحاولة من هنا.' },
      internal: { title: 'حدث خطأ', text: 'تم تسجيله لدينا. حاولوا لاحقًا.' },
      gone: { title: 'الصفحة غير موجودة', text: 'هذا الرابط لم يعد صالحًا، وربما انتهت مدته.' },
    },
    home: 'العودة إلى الصفحة الرئيسية',
    again: 'إعادة المحاولة',
  },
  en: {
    skip: 'Skip to content',
    languages: 'Language',
    staffEntrance: 'For professionals',
    poweredBy: 'Online booking with BookMe',
    faults: 'Something still needs correcting:',
    required: 'required',
    optional: 'optional',
    fault: {
      email: 'Enter an email address, like name@example.com.',
      name: 'Enter your name.',
      phone: 'Enter a telephone number, like +212 6 12 34 56 78.',
      long: 'This text is too long.',
      choice: 'Choose one of the answers.',
      needed: 'This needs an answer.',
      number: 'Enter a number.',
      date: 'Enter a date.',
      any: 'This answer does not fit.',
    },
    oops: {
      busy: { title: 'One moment…', text: 'The service is very busy. Try again in a moment.' },
      tooMany: { title: 'Too many attempts', text: 'Wait a minute, then try again.' },
      foreign: { title: 'Form refused', text: 'This form was not sent from this page. Start again here.' },
      internal: { title: 'Something went wrong', text: 'It was recorded on our side. Try again later.' },
      gone: { title: 'Page not found', text: 'This link leads nowhere any more. It may have expired.' },
    },
    home: 'Back to the start',
    again: 'Try again',
  },
}
