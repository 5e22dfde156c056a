import type { Language } from '../../../core/i18n.ts'

/** What is told to somebody about their account, and what the telling names. */
export interface Told {
  host: string
  /** Of whoever did it. */
  browser: string
  minutes: number
  name: string
}
type Words = { subject: string; paragraphs: readonly string[]; link?: string }
export type LetterKind =
  | 'sign_in_link'
  | 'verify_email'
  | 'reset_password'
  | 'new_device'
  | 'password_changed'
  | 'second_factor_on'
  | 'second_factor_off'
  | 'passkey_added'
  | 'passkey_removed'

/** What the mails about log-in say. */
export function wordsOf(kind: LetterKind, language: Language, told: Told): Words {
  return letters[language][kind](told)
}

// Names of hosts and browsers are written from left to right, also among Arabic words.
const ltr = (text: string) => `\u2066${text}\u2069`

const notYou: Record<Language, string> = {
  en: 'If this was not you, set a new password at once: that ends all your sessions.',
  fr: 'Si ce n’était pas vous, choisissez tout de suite un nouveau mot de passe\u202f: cela met fin à toutes vos sessions.',
  ar: 'إن لم تكن أنت من فعل ذلك، فعيّن كلمة مرور جديدة فورًا: بذلك تنتهي جميع جلساتك.',
}
const unasked: Record<Language, string> = {
  en: 'If you did not ask for this, you need do nothing.',
  fr: 'Si vous n’avez rien demandé, vous n’avez rien à faire.',
  ar: 'إن لم تطلب هذا فلا حاجة لفعل أي شيء.',
}

const letters: Record<Language, Record<LetterKind, (told: Told) => Words>> = {
  en: {
    sign_in_link: ({ host, minutes }) => ({
      subject: `Sign in at ${host}`,
      paragraphs: [
        `This link signs you in at ${host}. It works once, for ${minutes} minutes, and on no other site.`,
        unasked.en,
      ],
      link: 'Sign in',
    }),
    verify_email: ({ host, minutes }) => ({
      subject: `Confirm your email address at ${host}`,
      paragraphs: [`Confirm that this address is yours. The link works once, for ${minutes} minutes.`, unasked.en],
      link: 'Confirm the address',
    }),
    reset_password: ({ host, minutes }) => ({
      subject: `A new password for ${host}`,
      paragraphs: [
        `With this link you choose a password. It works once, for ${minutes} minutes; all your sessions end then.`,
        unasked.en,
      ],
      link: 'Choose a password',
    }),
    new_device: ({ host, browser }) => ({
      subject: `A new browser signed in at ${host}`,
      paragraphs: [
        `Somebody signed in to your account at ${host} from a browser we had not seen: ${browser}.`,
        notYou.en,
      ],
    }),
    password_changed: ({ host }) => ({
      subject: 'Your password was changed',
      paragraphs: [`The password of your account was changed at ${host}.`, notYou.en],
    }),
    second_factor_on: ({ host }) => ({
      subject: 'The second factor is on',
      paragraphs: [`From now on, signing in asks for a code as well. It was switched on at ${host}.`, notYou.en],
    }),
    second_factor_off: ({ host }) => ({
      subject: 'The second factor is off',
      paragraphs: [`Signing in does not ask for a code any more. It was switched off at ${host}.`, notYou.en],
    }),
    passkey_added: ({ host, name }) => ({
      subject: 'A passkey was added',
      paragraphs: [`The passkey “${name}” now signs in to your account at ${host}.`, notYou.en],
    }),
    passkey_removed: ({ host, name }) => ({
      subject: 'A passkey was removed',
      paragraphs: [`The passkey “${name}” does not sign in to your account at ${host} any more.`, notYou.en],
    }),
  },
  fr: {
    sign_in_link: ({ host, minutes }) => ({
      subject: `Connexion à ${host}`,
      paragraphs: [
        `Ce lien vous connecte à ${host}. Il sert une seule fois, pendant ${minutes} minutes, et sur aucun autre site.`,
        unasked.fr,
      ],
      link: 'Se connecter',
    }),
    verify_email: ({ host, minutes }) => ({
      subject: `Confirmez votre adresse e-mail sur ${host}`,
      paragraphs: [
        `Confirmez que cette adresse est la vôtre. Le lien sert une seule fois, pendant ${minutes} minutes.`,
        unasked.fr,
      ],
      link: 'Confirmer l’adresse',
    }),
    reset_password: ({ host, minutes }) => ({
      subject: `Un nouveau mot de passe pour ${host}`,
      paragraphs: [
        `Ce lien vous permet de choisir un mot de passe. Il sert une seule fois, pendant ${minutes} minutes\u202f; toutes vos sessions prennent alors fin.`,
        unasked.fr,
      ],
      link: 'Choisir un mot de passe',
    }),
    new_device: ({ host, browser }) => ({
      subject: `Connexion depuis un nouveau navigateur sur ${host}`,
      paragraphs: [
        `Quelqu’un s’est connecté à votre compte sur ${host} depuis un navigateur encore inconnu\u202f: ${browser}.`,
        notYou.fr,
      ],
    }),
    password_changed: ({ host }) => ({
      subject: 'Votre mot de passe a été modifié',
      paragraphs: [`Le mot de passe de votre compte a été modifié sur ${host}.`, notYou.fr],
    }),
    second_factor_on: ({ host }) => ({
      subject: 'La double authentification est activée',
      paragraphs: [`Désormais, la connexion demande aussi un code. L’activation a eu lieu sur ${host}.`, notYou.fr],
    }),
    second_factor_off: ({ host }) => ({
      subject: 'La double authentification est désactivée',
      paragraphs: [`La connexion ne demande plus de code. La désactivation a eu lieu sur ${host}.`, notYou.fr],
    }),
    passkey_added: ({ host, name }) => ({
      subject: 'Une clé d’accès a été ajoutée',
      paragraphs: [
        `La clé d’accès «\u00a0${name}\u00a0» permet désormais de se connecter à votre compte sur ${host}.`,
        notYou.fr,
      ],
    }),
    passkey_removed: ({ host, name }) => ({
      subject: 'Une clé d’accès a été supprimée',
      paragraphs: [
        `La clé d’accès «\u00a0${name}\u00a0» ne permet plus de se connecter à votre compte sur ${host}.`,
        notYou.fr,
      ],
    }),
  },
  ar: {
    sign_in_link: ({ host, minutes }) => ({
      subject: `تسجيل الدخول إلى ${ltr(host)}`,
      paragraphs: [
        `يسجّل هذا الرابط دخولك إلى ${ltr(host)}. يعمل مرة واحدة خلال ${minutes} دقيقة، ولا يعمل على أي موقع آخر.`,
        unasked.ar,
      ],
      link: 'تسجيل الدخول',
    }),
    verify_email: ({ host, minutes }) => ({
      subject: `تأكيد بريدك الإلكتروني لدى ${ltr(host)}`,
      paragraphs: [`أكّد أن هذا العنوان عنوانك. يعمل الرابط مرة واحدة خلال ${minutes} دقيقة.`, unasked.ar],
      link: 'تأكيد العنوان',
    }),
    reset_password: ({ host, minutes }) => ({
      subject: `كلمة مرور جديدة لدى ${ltr(host)}`,
      paragraphs: [
        `بهذا الرابط تختار كلمة مرور. يعمل مرة واحدة خلال ${minutes} دقيقة، وتنتهي عندئذ جميع جلساتك.`,
        unasked.ar,
      ],
      link: 'اختيار كلمة مرور',
    }),
    new_device: ({ host, browser }) => ({
      subject: `تسجيل دخول من متصفح جديد لدى ${ltr(host)}`,
      paragraphs: [`سُجّل الدخول إلى حسابك لدى ${ltr(host)} من متصفح لم نعرفه من قبل: ${ltr(browser)}.`, notYou.ar],
    }),
    password_changed: ({ host }) => ({
      subject: 'تم تغيير كلمة مرورك',
      paragraphs: [`تم تغيير كلمة مرور حسابك لدى ${ltr(host)}.`, notYou.ar],
    }),
    second_factor_on: ({ host }) => ({
      subject: 'تم تفعيل التحقق بخطوتين',
      paragraphs: [`من الآن فصاعدًا يطلب تسجيل الدخول رمزًا أيضًا. تم التفعيل لدى ${ltr(host)}.`, notYou.ar],
    }),
    second_factor_off: ({ host }) => ({
      subject: 'تم إيقاف التحقق بخطوتين',
      paragraphs: [`لم يعد تسجيل الدخول يطلب رمزًا. تم الإيقاف لدى ${ltr(host)}.`, notYou.ar],
    }),
    passkey_added: ({ host, name }) => ({
      subject: 'تمت إضافة مفتاح مرور',
      paragraphs: [`صار مفتاح المرور «${name}» يسجّل الدخول إلى حسابك لدى ${ltr(host)}.`, notYou.ar],
    }),
    passkey_removed: ({ host, name }) => ({
      subject: 'تم حذف مفتاح مرور',
      paragraphs: [`لم يعد مفتاح المرور «${name}» يسجّل الدخول إلى حسابك لدى ${ltr(host)}.`, notYou.ar],
    }),
  },
}
