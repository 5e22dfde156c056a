import type { Language } from '../../core/i18n.ts'

type Form = Record<'title' | 'text' | 'submit', string>

/** What the pages say to which links in mails lead. */
export interface LinkWords {
  /** Above the address that a link was sent to. */
  account: string
  'magic-link': Form
  'verify-email': Form
  'reset-password': Form & Record<'label' | 'hint', string>
  /** To whoever confirms an address in a browser where they are not signed in. */
  elsewhere: string
  passwordSet: Record<'title' | 'text' | 'go', string>
  /** `anew`: no password is left. */
  confirmed: Record<'title' | 'text' | 'go' | 'anew' | 'choose', string>
  dead: Record<'title' | 'text' | 'again' | 'logIn', string>
  refusals: Record<'weak' | 'tooMany', string>
}

export const linkWords: Record<Language, LinkWords> = {
  fr: {
    account: 'Compte',
    'magic-link': {
      title: 'Se connecter',
      text: 'Ce lien vous connecte ici, une seule fois, sans mot de passe.',
      submit: 'Se connecter',
    },
    'verify-email': {
      title: 'Confirmer votre adresse',
      text: 'Confirmez que cette adresse e-mail est la vôtre.',
      submit: 'Confirmer',
    },
    'reset-password': {
      title: 'Nouveau mot de passe',
      text: 'Toutes vos sessions se terminent, et vos clés d’accès sont retirées.',
      label: 'Nouveau mot de passe',
      hint: 'Dix caractères au moins. Long plutôt que compliqué.',
      submit: 'Enregistrer',
    },
    elsewhere:
      'Ce navigateur n’est pas connecté à ce compte\u202f: par sécurité, vous choisirez un nouveau mot de passe.',
    passwordSet: {
      title: 'C’est enregistré',
      text: 'Votre nouveau mot de passe est valable dès maintenant.',
      go: 'Continuer',
    },
    confirmed: {
      title: 'Adresse confirmée',
      text: 'Merci. Votre adresse e-mail est confirmée.',
      go: 'Continuer',
      anew: 'Votre adresse e-mail est confirmée. Choisissez maintenant un mot de passe qui n’est qu’à vous.',
      choose: 'Choisir un mot de passe',
    },
    dead: {
      title: 'Ce lien ne sert plus',
      text: 'Il a déjà servi, a expiré ou a été envoyé pour un autre site.',
      again: 'Recevoir un nouveau lien',
      logIn: 'Se connecter',
    },
    refusals: {
      weak: 'Choisissez un autre mot de passe\u202f: dix caractères au moins, 128 au plus, et pas votre e-mail.',
      tooMany: 'Trop d’essais. Patientez un peu, puis réessayez.',
    },
  },
  ar: {
    account: 'الحساب',
    'magic-link': {
      title: 'تسجيل الدخول',
      text: 'يسجّل هذا الرابط دخولكم هنا مرة واحدة بلا كلمة مرور.',
      submit: 'تسجيل الدخول',
    },
    'verify-email': {
      title: 'تأكيد عنوانكم',
      text: 'أكّدوا أن هذا البريد الإلكتروني لكم.',
      submit: 'تأكيد',
    },
    'reset-password': {
      title: 'كلمة مرور جديدة',
      text: 'تنتهي جميع جلساتكم وتُحذف مفاتيح الدخول.',
      label: 'كلمة المرور الجديدة',
      hint: 'عشرة أحرف على الأقل. الطويلة خير من المعقدة.',
      submit: 'حفظ',
    },
    elsewhere: 'هذا المتصفح غير متصل بهذا الحساب: حفاظًا على الأمان ستختارون كلمة مرور جديدة.',
    passwordSet: {
      title: 'تم الحفظ',
      text: 'كلمة مروركم الجديدة سارية من الآن.',
      go: 'متابعة',
    },
    confirmed: {
      title: 'تم تأكيد العنوان',
      text: 'شكرًا. تم تأكيد بريدكم الإلكتروني.',
      go: 'متابعة',
      anew: 'تم تأكيد بريدكم الإلكتروني. اختاروا الآن كلمة مرور لا يعرفها غيركم.',
      choose: 'اختيار كلمة مرور',
    },
    dead: {
      title: 'هذا الرابط لم يعد صالحًا',
      text: 'استُعمل من قبل، أو انتهت مدته، أو أُرسل لموقع آخر.',
      again: 'الحصول على رابط جديد',
      logIn: 'تسجيل الدخول',
    },
    refusals: {
      weak: 'اختاروا كلمة مرور أخرى: عشرة أحرف على الأقل و128 على الأكثر، وليست بريدكم الإلكتروني.',
      tooMany: 'محاولات كثيرة. انتظروا قليلًا ثم حاولوا من جديد.',
    },
  },
  en: {
    account: 'Account',
    'magic-link': {
      title: 'Log in',
      text: 'This link logs you in here, once, without a password.',
      submit: 'Log in',
    },
    'verify-email': {
      title: 'Confirm your address',
      text: 'Confirm that this email address is yours.',
      submit: 'Confirm',
    },
    'reset-password': {
      title: 'New password',
      text: 'All your sessions end, and your passkeys are removed.',
      label: 'New password',
      hint: 'Ten characters or more. Rather long than complicated.',
      submit: 'Save',
    },
    elsewhere: 'This browser is not logged in to this account: to be safe, you will choose a new password.',
    passwordSet: {
      title: 'Saved',
      text: 'Your new password counts from now on.',
      go: 'Continue',
    },
    confirmed: {
      title: 'Address confirmed',
      text: 'Thank you. Your email address is confirmed.',
      go: 'Continue',
      anew: 'Your email address is confirmed. Now choose a password that is yours alone.',
      choose: 'Choose a password',
    },
    dead: {
      title: 'This link works no more',
      text: 'It was used already, has expired, or was sent for another site.',
      again: 'Have a new link sent',
      logIn: 'Log in',
    },
    refusals: {
      weak: 'Choose another password: ten characters or more, 128 at most, and not your email.',
      tooMany: 'Too many attempts. Wait a little, then try again.',
    },
  },
}
