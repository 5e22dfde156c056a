import type { Language } from '../../core/i18n.ts'

/** What the pages say on which somebody finds their own bookings. */
export interface MyWords {
  title: string
  ask: Record<'text' | 'textEmail' | 'contact' | 'contactEmail' | 'hint' | 'submit', string>
  code: Record<
    'title' | 'sentEmail' | 'sentPhone' | 'unknown' | 'label' | 'hint' | 'submit' | 'again' | 'other',
    string
  >
  faults: Record<'contact' | 'email' | 'numbers' | 'code' | 'wrong' | 'tooMany', string>
  upcoming: string
  past: string
  none: string
  noPast: string
  book: string
  withName: string
  more: string
  newer: string
  preferences: string
  prefer: Record<'title' | 'text' | 'email' | 'sms' | 'whatsapp' | 'submit' | 'always' | 'back', string>
  leave: string
  done: Record<'out' | 'saved', string>
}

export const myWords: Record<Language, MyWords> = {
  fr: {
    title: 'Mes rendez-vous',
    ask: {
      text: 'Indiquez l’e-mail ou le téléphone avec lequel vous avez réservé. Nous vous envoyons un code : ni compte ni mot de passe.',
      textEmail:
        'Indiquez l’e-mail avec lequel vous avez réservé. Nous vous envoyons un code : ni compte ni mot de passe.',
      contact: 'E-mail ou téléphone',
      contactEmail: 'E-mail',
      hint: 'Par exemple nom@exemple.ma ou 06 12 34 56 78',
      submit: 'Recevoir un code',
    },
    code: {
      title: 'Entrez le code',
      sentEmail: 'Si vous avez déjà réservé ici avec cette adresse, un code à six chiffres vient d’être envoyé à',
      sentPhone: 'Si vous avez déjà réservé ici avec ce numéro, un code à six chiffres vient d’être envoyé au',
      unknown: 'Il est valable dix minutes. Rien reçu ? Regardez dans les indésirables, ou essayez une autre adresse.',
      label: 'Code',
      hint: 'Six chiffres',
      submit: 'Voir mes rendez-vous',
      again: 'Envoyer un nouveau code',
      other: 'Utiliser une autre adresse',
    },
    faults: {
      contact: 'Indiquez un e-mail comme nom@exemple.ma, ou un numéro comme 06 12 34 56 78.',
      email: 'Indiquez une adresse e-mail, par exemple nom@exemple.ma.',
      numbers: 'Aucun SMS n’est envoyé d’ici : indiquez l’e-mail avec lequel vous avez réservé.',
      code: 'Le code a six chiffres.',
      wrong: 'Ce code ne fonctionne pas, ou ne fonctionne plus. Vérifiez-le, ou demandez-en un nouveau.',
      tooMany: 'Trop de codes ont été demandés. Attendez une heure, et regardez dans vos messages entre-temps.',
    },
    upcoming: 'À venir',
    past: 'Passés',
    none: 'Aucun rendez-vous à venir.',
    noPast: 'Aucun rendez-vous passé.',
    book: 'Prendre rendez-vous',
    withName: 'avec',
    more: 'Plus anciens',
    newer: 'Plus récents',
    preferences: 'Préférences de messages',
    prefer: {
      title: 'Vos messages',
      text: 'Par quels moyens l’établissement peut-il vous écrire ? Cela vaut dès le prochain message.',
      email: 'E-mail',
      sms: 'SMS',
      whatsapp: 'WhatsApp',
      submit: 'Enregistrer',
      always: 'Les codes que vous demandez vous parviennent toujours.',
      back: 'Mes rendez-vous',
    },
    leave: 'Se déconnecter',
    done: { out: 'Vous êtes déconnecté.', saved: 'C’est enregistré.' },
  },
  ar: {
    title: 'مواعيدي',
    ask: {
      text: 'أدخلوا البريد الإلكتروني أو الهاتف الذي حجزتم به، ونرسل إليكم رمزًا. لا حساب ولا كلمة مرور.',
      textEmail: 'أدخلوا البريد الإلكتروني الذي حجزتم به، ونرسل إليكم رمزًا. لا حساب ولا كلمة مرور.',
      contact: 'البريد الإلكتروني أو الهاتف',
      contactEmail: 'البريد الإلكتروني',
      hint: 'مثل name@example.ma أو 0612345678',
      submit: 'إرسال الرمز',
    },
    code: {
      title: 'أدخلوا الرمز',
      sentEmail: 'إن كنتم قد حجزتم هنا بهذا العنوان، فقد أُرسل الآن رمز من ستة أرقام إلى',
      sentPhone: 'إن كنتم قد حجزتم هنا بهذا الرقم، فقد أُرسل الآن رمز من ستة أرقام إلى',
      unknown: 'وهو صالح لعشر دقائق. لم يصلكم شيء؟ ابحثوا في البريد غير المرغوب فيه أو جربوا عنوانًا آخر.',
      label: 'الرمز',
      hint: 'ستة أرقام',
      submit: 'عرض مواعيدي',
      again: 'إرسال رمز جديد',
      other: 'استعمال عنوان آخر',
    },
    faults: {
      contact: 'أدخلوا بريدًا مثل name@example.ma أو رقمًا مثل 0612345678.',
      email: 'أدخلوا بريدًا إلكترونيًا، مثل name@example.ma.',
      numbers: 'لا تُرسل رسائل قصيرة من هنا: أدخلوا البريد الإلكتروني الذي حجزتم به.',
      code: 'الرمز من ستة أرقام.',
      wrong: 'هذا الرمز غير صالح، أو لم يعد صالحًا. تحققوا منه أو اطلبوا رمزًا جديدًا.',
      tooMany: 'طُلبت رموز كثيرة. انتظروا ساعة، وابحثوا في رسائلكم في هذه الأثناء.',
    },
    upcoming: 'القادمة',
    past: 'السابقة',
    none: 'لا مواعيد قادمة.',
    noPast: 'لا مواعيد سابقة.',
    book: 'حجز موعد',
    withName: 'مع',
    more: 'أقدم',
    newer: 'أحدث',
    preferences: 'تفضيلات الرسائل',
    prefer: {
      title: 'رسائلكم',
      text: 'بأي وسيلة يمكن للمحل أن يراسلكم؟ يسري ذلك ابتداءً من الرسالة القادمة.',
      email: 'البريد الإلكتروني',
      sms: 'الرسائل القصيرة',
      whatsapp: 'واتساب',
      submit: 'حفظ',
      always: 'الرموز التي تطلبونها تصلكم دائمًا.',
      back: 'مواعيدي',
    },
    leave: 'تسجيل الخروج',
    done: { out: 'تم تسجيل الخروج.', saved: 'تم الحفظ.' },
  },
  en: {
    title: 'My appointments',
    ask: {
      text: 'Enter the email or telephone you booked with. We send you a code: no account, no password.',
      textEmail: 'Enter the email you booked with. We send you a code: no account, no password.',
      contact: 'Email or telephone',
      contactEmail: 'Email',
      hint: 'Like name@example.com or +212 6 12 34 56 78',
      submit: 'Send me a code',
    },
    code: {
      title: 'Enter the code',
      sentEmail: 'If you have booked here with this address, a code of six digits has just been sent to',
      sentPhone: 'If you have booked here with this number, a code of six digits has just been sent to',
      unknown: 'It is good for ten minutes. Nothing there? Look among unwanted mail, or try another address.',
      label: 'Code',
      hint: 'Six digits',
      submit: 'See my appointments',
      again: 'Send a new code',
      other: 'Use another address',
    },
    faults: {
      contact: 'Enter an email like name@example.com, or a number like +212 6 12 34 56 78.',
      email: 'Enter an email address, like name@example.com.',
      numbers: 'No text messages are sent from here: enter the email you booked with.',
      code: 'The code has six digits.',
      wrong: 'This code does not work, or does not work any more. Check it, or ask for a new one.',
      tooMany: 'Too many codes were asked for. Wait an hour, and look among your messages meanwhile.',
    },
    upcoming: 'Upcoming',
    past: 'Past',
    none: 'No upcoming appointments.',
    noPast: 'No past appointments.',
    book: 'Book an appointment',
    withName: 'with',
    more: 'Older',
    newer: 'Newer',
    preferences: 'Message preferences',
    prefer: {
      title: 'Your messages',
      text: 'In which ways may the business write to you? It holds from the next message on.',
      email: 'Email',
      sms: 'SMS',
      whatsapp: 'WhatsApp',
      submit: 'Save',
      always: 'Codes that you ask for always reach you.',
      back: 'My appointments',
    },
    leave: 'Log out',
    done: { out: 'You are logged out.', saved: 'It is saved.' },
  },
}
