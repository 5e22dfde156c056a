import type { Language } from '../../core/i18n.ts'

type Said = Record<'title' | 'text', string>

/** What the page of an invitation says. */
export interface InvitationWords {
  title: string
  /** To whoever is new, has an account, and is signed in with it. */
  fresh: string
  known: string
  here: string
  /** Before the address with which somebody else is signed in. */
  other: string
  role: string
  email: string
  name: string
  nameHint: string
  password: string
  passwordHint: string
  newPassword: string
  newPasswordHint: string
  join: string
  accept: string
  forgotten: string
  refusals: Record<'credentials' | 'weak' | 'tooMany' | 'name' | 'password', string>
  dead: Record<'gone' | 'expired' | 'revoked' | 'member', Said>
  logIn: string
  home: string
}

export const invitationWords: Record<Language, InvitationWords> = {
  fr: {
    title: 'Rejoindre l’équipe',
    fresh: 'Indiquez votre nom et choisissez un mot de passe\u202f: vous entrez tout de suite.',
    known: 'Vous avez déjà un compte avec cette adresse\u202f: son mot de passe suffit.',
    here: 'Vous êtes déjà connecté avec cette adresse.',
    other: 'L’invitation est pour une autre adresse que celle avec laquelle vous êtes connecté ici\u202f:',
    role: 'Votre rôle',
    email: 'Votre e-mail',
    name: 'Votre nom',
    nameHint: 'Comme l’équipe vous connaît.',
    password: 'Votre mot de passe',
    passwordHint: 'Celui de votre compte.',
    newPassword: 'Nouveau mot de passe',
    newPasswordHint: 'Dix caractères au moins. Long plutôt que compliqué.',
    join: 'Créer mon compte et entrer',
    accept: 'Accepter et entrer',
    forgotten: 'Mot de passe oublié\u202f?',
    refusals: {
      credentials:
        'Ce n’est pas le mot de passe de ce compte. Oublié\u202f? Choisissez-en un nouveau, puis rouvrez l’invitation.',
      weak: 'Choisissez un autre mot de passe\u202f: dix caractères au moins, 128 au plus, et pas votre e-mail.',
      tooMany: 'Trop d’essais avec ce lien. Demandez une autre invitation.',
      name: 'Indiquez votre nom.',
      password: 'Indiquez un mot de passe.',
    },
    dead: {
      gone: {
        title: 'Invitation introuvable',
        text: 'Ce lien ne mène à aucune invitation. Si vous en avez reçu plusieurs, ouvrez la plus récente.',
      },
      expired: {
        title: 'Invitation expirée',
        text: 'Une invitation est valable sept jours. Demandez à l’établissement de vous en envoyer une autre.',
      },
      revoked: {
        title: 'Invitation annulée',
        text: 'L’établissement a repris cette invitation. Demandez-en une autre si c’est une erreur.',
      },
      member: {
        title: 'Vous faites déjà partie de l’équipe',
        text: 'Cette invitation a été acceptée. Connectez-vous avec votre e-mail et votre mot de passe.',
      },
    },
    logIn: 'Se connecter',
    home: 'Voir la page de l’établissement',
  },
  ar: {
    title: 'الانضمام إلى الفريق',
    fresh: 'أدخلوا اسمكم واختاروا كلمة مرور، وستدخلون فورًا.',
    known: 'لديكم حساب بهذا العنوان: تكفي كلمة مروره.',
    here: 'أنتم متصلون بهذا العنوان.',
    other: 'هذه الدعوة لعنوان غير الذي تتصلون به هنا:',
    role: 'دوركم',
    email: 'بريدكم الإلكتروني',
    name: 'اسمكم',
    nameHint: 'كما يعرفكم الفريق.',
    password: 'كلمة مروركم',
    passwordHint: 'كلمة مرور حسابكم.',
    newPassword: 'كلمة مرور جديدة',
    newPasswordHint: 'عشرة أحرف على الأقل. الطويلة خير من المعقدة.',
    join: 'إنشاء حسابي والدخول',
    accept: 'القبول والدخول',
    forgotten: 'نسيتم كلمة المرور؟',
    refusals: {
      credentials: 'ليست هذه كلمة مرور هذا الحساب. إن نسيتموها فاختاروا كلمة جديدة ثم افتحوا الدعوة من جديد.',
      weak: 'اختاروا كلمة مرور أخرى: عشرة أحرف على الأقل و128 على الأكثر، وليست بريدكم الإلكتروني.',
      tooMany: 'محاولات كثيرة بهذا الرابط. اطلبوا دعوة أخرى.',
      name: 'أدخلوا اسمكم.',
      password: 'أدخلوا كلمة مرور.',
    },
    dead: {
      gone: {
        title: 'الدعوة غير موجودة',
        text: 'لا يؤدي هذا الرابط إلى أي دعوة. إن وصلتكم عدة دعوات فافتحوا أحدثها.',
      },
      expired: {
        title: 'انتهت مدة الدعوة',
        text: 'تصلح الدعوة سبعة أيام. اطلبوا من المؤسسة أن ترسل إليكم دعوة أخرى.',
      },
      revoked: {
        title: 'أُلغيت الدعوة',
        text: 'سحبت المؤسسة هذه الدعوة. إن كان ذلك خطأ فاطلبوا دعوة أخرى.',
      },
      member: {
        title: 'أنتم من الفريق بالفعل',
        text: 'قُبلت هذه الدعوة. سجّلوا الدخول ببريدكم الإلكتروني وكلمة مروركم.',
      },
    },
    logIn: 'تسجيل الدخول',
    home: 'صفحة المؤسسة',
  },
  en: {
    title: 'Join the team',
    fresh: 'Enter your name and choose a password: you are in at once.',
    known: 'You have an account with this address already: its password is enough.',
    here: 'You are logged in with this address already.',
    other: 'The invitation is for another address than the one you are logged in with here:',
    role: 'Your role',
    email: 'Your email',
    name: 'Your name',
    nameHint: 'As the team knows you.',
    password: 'Your password',
    passwordHint: 'That of your account.',
    newPassword: 'New password',
    newPasswordHint: 'Ten characters or more. Rather long than complicated.',
    join: 'Create my account and enter',
    accept: 'Accept and enter',
    forgotten: 'Forgotten password?',
    refusals: {
      credentials:
        'This is not the password of this account. Forgotten? Choose a new one, then open the invitation again.',
      weak: 'Choose another password: ten characters or more, 128 at most, and not your email.',
      tooMany: 'Too many attempts with this link. Ask for another invitation.',
      name: 'Enter your name.',
      password: 'Enter a password.',
    },
    dead: {
      gone: {
        title: 'Invitation not found',
        text: 'This link leads to no invitation. If you were sent several, open the newest.',
      },
      expired: {
        title: 'Invitation expired',
        text: 'An invitation counts for seven days. Ask the business to send you another one.',
      },
      revoked: {
        title: 'Invitation taken back',
        text: 'The business has taken this invitation back. Ask for another one if that is a mistake.',
      },
      member: {
        title: 'You belong to the team already',
        text: 'This invitation was accepted. Log in with your email and your password.',
      },
    },
    logIn: 'Log in',
    home: 'See the page of the business',
  },
}
