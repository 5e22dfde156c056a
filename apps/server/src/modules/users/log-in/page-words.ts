import type { Language } from '../../../core/i18n.ts'

type Form = Record<'title' | 'text' | 'submit', string>

/** What the pages say to which links in mails lead. */
export interface PageWords {
  'magic-link': Form
  'verify-email': Form
  'reset-password': Form & { label: string }
  code: Form & { label: string }
  done: Record<'title' | 'verify-email' | 'reset-password', string>
  home: Record<'title' | 'about', string>
  refused: Record<'title' | 'link' | 'tooMany' | 'other', string>
  wrongCode: string
  weakPassword: string
}

export const pageWords: Record<Language, PageWords> = {
  en: {
    'magic-link': { title: 'Sign in', text: 'You have opened a link that signs you in here, once.', submit: 'Sign in' },
    'verify-email': { title: 'Your email address', text: 'Confirm that it is yours.', submit: 'Confirm' },
    'reset-password': {
      title: 'A new password',
      text: 'At least ten characters. All your sessions end.',
      label: 'New password',
      submit: 'Save',
    },
    code: {
      title: 'One more step',
      text: 'Type the code that your authenticator app shows, or one of your backup codes.',
      label: 'Code',
      submit: 'Sign in',
    },
    done: {
      title: 'Done',
      'verify-email': 'Your address is confirmed.',
      'reset-password': 'Your new password counts from now on.',
    },
    home: { title: 'Go on', about: 'To where you came from' },
    refused: {
      title: 'This did not work',
      link: 'This link was used already, has expired, or is for another site. Ask for a new one.',
      tooMany: 'Too many attempts. Wait a little, then try again.',
      other: 'Open the link in your mail once more, or ask for a new one.',
    },
    wrongCode: 'The code is wrong, was used already, or is too old.',
    weakPassword: 'Choose another one: at least ten characters, at most 128, and not your email address.',
  },
  fr: {
    'magic-link': {
      title: 'Connexion',
      text: 'Vous avez ouvert un lien qui vous connecte ici, une seule fois.',
      submit: 'Se connecter',
    },
    'verify-email': { title: 'Votre adresse e-mail', text: 'Confirmez qu’elle est à vous.', submit: 'Confirmer' },
    'reset-password': {
      title: 'Un nouveau mot de passe',
      text: 'Dix caractères au moins. Toutes vos sessions prennent fin.',
      label: 'Nouveau mot de passe',
      submit: 'Enregistrer',
    },
    code: {
      title: 'Encore une étape',
      text: 'Saisissez le code affiché par votre application d’authentification, ou l’un de vos codes de secours.',
      label: 'Code',
      submit: 'Se connecter',
    },
    done: {
      title: 'C’est fait',
      'verify-email': 'Votre adresse est confirmée.',
      'reset-password': 'Votre nouveau mot de passe est valable dès maintenant.',
    },
    home: { title: 'Continuer', about: 'Là d’où vous veniez' },
    refused: {
      title: 'Cela n’a pas fonctionné',
      link: 'Ce lien a déjà servi, a expiré ou concerne un autre site. Demandez-en un nouveau.',
      tooMany: 'Trop de tentatives. Attendez un peu, puis réessayez.',
      other: 'Rouvrez le lien reçu par e-mail, ou demandez-en un nouveau.',
    },
    wrongCode: 'Le code est faux, a déjà servi ou est trop ancien.',
    weakPassword: 'Choisissez-en un autre\u202f: dix caractères au moins, 128 au plus, et pas votre adresse e-mail.',
  },
  ar: {
    'magic-link': { title: 'تسجيل الدخول', text: 'فتحت رابطًا يسجّل دخولك هنا مرة واحدة.', submit: 'تسجيل الدخول' },
    'verify-email': { title: 'بريدك الإلكتروني', text: 'أكّد أنه لك.', submit: 'تأكيد' },
    'reset-password': {
      title: 'كلمة مرور جديدة',
      text: 'عشرة أحرف على الأقل. تنتهي جميع جلساتك.',
      label: 'كلمة المرور الجديدة',
      submit: 'حفظ',
    },
    code: {
      title: 'خطوة أخرى',
      text: 'اكتب الرمز الذي يعرضه تطبيق المصادقة، أو أحد رموزك الاحتياطية.',
      label: 'الرمز',
      submit: 'تسجيل الدخول',
    },
    done: {
      title: 'تم',
      'verify-email': 'تم تأكيد عنوانك.',
      'reset-password': 'كلمة مرورك الجديدة سارية من الآن.',
    },
    home: { title: 'متابعة', about: 'إلى حيث كنت' },
    refused: {
      title: 'لم ينجح ذلك',
      link: 'هذا الرابط استُعمل من قبل أو انتهت صلاحيته أو يخص موقعًا آخر. اطلب رابطًا جديدًا.',
      tooMany: 'محاولات كثيرة. انتظر قليلًا ثم حاول من جديد.',
      other: 'افتح الرابط الوارد في بريدك مرة أخرى، أو اطلب رابطًا جديدًا.',
    },
    wrongCode: 'الرمز غير صحيح أو استُعمل من قبل أو قديم.',
    weakPassword: 'اختر غيرها: عشرة أحرف على الأقل و128 على الأكثر، وليست بريدك الإلكتروني.',
  },
}
