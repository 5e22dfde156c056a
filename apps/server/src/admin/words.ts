import type { Language } from '../core/i18n.ts'

/** What the administration's pages say. */
export interface AdminWords {
  logIn: Record<'title' | 'text' | 'email' | 'password' | 'submit', string>
  code: Record<'title' | 'text' | 'label' | 'submit', string>
  logOut: string
  forbidden: Record<'title' | 'text', string>
  refused: Record<'title' | 'back', string>
  refusals: Record<'credentials' | 'code' | 'tooMany' | 'foreign' | 'signInFirst' | 'form', string>
}

export const adminWords: Record<Language, AdminWords> = {
  en: {
    logIn: {
      title: 'Administration',
      text: 'For the platform’s operators. Log in to go on.',
      email: 'Email address',
      password: 'Password',
      submit: 'Log in',
    },
    code: {
      title: 'One more step',
      text: 'Type the code that your authenticator app shows, or one of your backup codes.',
      label: 'Code',
      submit: 'Log in',
    },
    logOut: 'Log out',
    forbidden: {
      title: 'Not for this account',
      text: 'You are logged in, but not as an operator of the platform. Log out to use another account.',
    },
    refused: { title: 'This did not work', back: 'Back to the administration' },
    refusals: {
      credentials: 'The address or the password is wrong.',
      code: 'The code is wrong, was used already, or is too old.',
      tooMany: 'Too many attempts. Wait a minute, then try again.',
      foreign: 'This request did not come from a page of the administration.',
      signInFirst: 'You are no longer logged in. Log in, then try again.',
      form: 'The form could not be read. Fill in every field and send it again.',
    },
  },
  fr: {
    logIn: {
      title: 'Administration',
      text: 'Pour ceux qui gèrent la plateforme. Connectez-vous pour continuer.',
      email: 'Adresse e-mail',
      password: 'Mot de passe',
      submit: 'Se connecter',
    },
    code: {
      title: 'Encore une étape',
      text: 'Saisissez le code affiché par votre application d’authentification, ou l’un de vos codes de secours.',
      label: 'Code',
      submit: 'Se connecter',
    },
    logOut: 'Se déconnecter',
    forbidden: {
      title: 'Accès refusé à ce compte',
      text: 'Vous êtes connecté, mais ce compte ne gère pas la plateforme. Déconnectez-vous pour en utiliser un autre.',
    },
    refused: { title: 'Cela n’a pas fonctionné', back: 'Retour à l’administration' },
    refusals: {
      credentials: 'L’adresse ou le mot de passe est incorrect.',
      code: 'Le code est faux, a déjà servi ou est trop ancien.',
      tooMany: 'Trop de tentatives. Patientez une minute, puis réessayez.',
      foreign: 'Cette requête ne vient pas d’une page de l’administration.',
      signInFirst: 'Vous n’êtes plus connecté. Connectez-vous, puis réessayez.',
      form: 'Le formulaire n’a pas pu être lu. Remplissez tous les champs et renvoyez-le.',
    },
  },
  ar: {
    logIn: {
      title: 'الإدارة',
      text: 'لمشغّلي المنصة. سجّل الدخول للمتابعة.',
      email: 'البريد الإلكتروني',
      password: 'كلمة المرور',
      submit: 'تسجيل الدخول',
    },
    code: {
      title: 'خطوة أخرى',
      text: 'اكتب الرمز الذي يعرضه تطبيق المصادقة، أو أحد رموزك الاحتياطية.',
      label: 'الرمز',
      submit: 'تسجيل الدخول',
    },
    logOut: 'تسجيل الخروج',
    forbidden: {
      title: 'غير متاح لهذا الحساب',
      text: 'أنت مسجّل الدخول، لكن هذا الحساب ليس من مشغّلي المنصة. سجّل الخروج لاستعمال حساب آخر.',
    },
    refused: { title: 'لم ينجح ذلك', back: 'العودة إلى الإدارة' },
    refusals: {
      credentials: 'البريد الإلكتروني أو كلمة المرور غير صحيحة.',
      code: 'الرمز غير صحيح أو استُعمل من قبل أو قديم.',
      tooMany: 'محاولات كثيرة. انتظر دقيقة ثم حاول من جديد.',
      foreign: 'لم يأتِ هذا الطلب من إحدى صفحات الإدارة.',
      signInFirst: 'لم تعد مسجّل الدخول. سجّل الدخول ثم حاول من جديد.',
      form: 'تعذّرت قراءة الاستمارة. املأ كل الحقول وأرسلها من جديد.',
    },
  },
}
