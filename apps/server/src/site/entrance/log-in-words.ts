import type { Language } from '../../core/i18n.ts'
import type { Role } from '../../core/permissions.ts'

type Said = Record<'title' | 'text', string>

export interface LogInWords {
  title: string
  /** Above the form, on the platform's own host and on a business's. */
  platform: string
  business: string
  email: string
  password: string
  submit: string
  forgotten: string
  byLink: string
  noAccount: string
  signUp: string
  back: string
  code: Said & Record<'label' | 'submit', string>
  passkey: Record<'or' | 'submit' | 'refused', string>
  /** Pages that ask for an address to which a link is sent; `letter`: the one that confirms the address. */
  mail: Record<'link' | 'password' | 'letter', Said & { submit: string }>
  sent: { title: string; text: Record<'link' | 'password' | 'letter', string>; spam: string; again: string }
  /** Where a business is not open because nobody has confirmed its address. */
  notOpen: Said & Record<'here' | 'again' | 'go', string>
  continued: Said & { submit: string }
  refusals: Record<'credentials' | 'code' | 'begin' | 'tooMany' | 'form' | 'handOver' | 'other', string>
  businesses: Said & Record<'none' | 'open' | 'logOut' | 'admin' | 'signUp' | 'noHost', string>
  roles: Record<Role, string>
  statuses: Partial<Record<string, string>>
}

export const logInWords: Record<Language, LogInWords> = {
  fr: {
    title: 'Se connecter',
    platform: 'À vos établissements, avec votre e-mail.',
    business: 'Pour l’équipe. Les clients n’ont pas besoin de compte.',
    email: 'E-mail',
    password: 'Mot de passe',
    submit: 'Se connecter',
    forgotten: 'Mot de passe oublié\u202f?',
    byLink: 'Recevoir un lien de connexion',
    noAccount: 'Pas encore de page de réservation\u202f?',
    signUp: 'En créer une',
    back: 'Retour à la connexion',
    code: {
      title: 'Un code de plus',
      text: 'Saisissez le code de votre application, ou l’un de vos codes de secours.',
      label: 'Code',
      submit: 'Continuer',
    },
    passkey: {
      or: 'ou',
      submit: 'Se connecter avec une clé d’accès',
      refused: 'Aucune clé d’accès n’a été acceptée. Essayez encore, ou connectez-vous avec votre mot de passe.',
    },
    mail: {
      link: {
        title: 'Recevoir un lien de connexion',
        text: 'Il sert une seule fois et vous connecte ici sans mot de passe.',
        submit: 'Envoyer le lien',
      },
      password: {
        title: 'Mot de passe oublié',
        text: 'Un lien vous permettra d’en choisir un nouveau.',
        submit: 'Envoyer le lien',
      },
      letter: {
        title: 'Recevoir à nouveau la lettre de confirmation',
        text: 'Un nouveau lien vous permettra de confirmer votre adresse e-mail.',
        submit: 'Envoyer la lettre',
      },
    },
    sent: {
      title: 'Regardez vos e-mails',
      text: {
        link: 'Si un compte a cette adresse, un lien de connexion vient de lui être envoyé. Il sert une seule fois.',
        password:
          'Si un compte a cette adresse, un lien vient de lui être envoyé pour choisir un nouveau mot de passe. Il sert une seule fois.',
        letter:
          'Si une inscription ou un compte attend la confirmation de cette adresse, la lettre vient d’être renvoyée.',
      },
      spam: 'Rien reçu après quelques minutes\u202f? Regardez dans les indésirables.',
      again: 'Renvoyer',
    },
    notOpen: {
      title: 'Confirmez votre adresse e-mail',
      text: 'Votre page de réservation s’ouvre dès que vous suivez le lien de notre lettre, envoyée à',
      here: 'Cette page n’est pas encore ouverte\u202f: son adresse e-mail attend d’être confirmée.',
      again: 'Renvoyer la lettre',
      go: 'Continuer sans attendre',
    },
    continued: {
      title: 'Continuer vers votre espace',
      text: 'Vous venez de choisir cet établissement sur la plateforme.',
      submit: 'Continuer',
    },
    refusals: {
      credentials: 'L’e-mail ou le mot de passe n’est pas le bon.',
      code: 'Ce code est faux, déjà utilisé ou trop ancien.',
      begin: 'Cette connexion a expiré\u202f: recommencez.',
      tooMany: 'Trop d’essais. Patientez un peu, puis réessayez.',
      form: 'Remplissez les deux champs.',
      handOver: 'Ce passage a expiré ou a déjà servi. Connectez-vous ici, ou recommencez depuis la plateforme.',
      other: 'Cela n’a pas fonctionné. Recommencez.',
    },
    businesses: {
      title: 'Vos établissements',
      text: 'Choisissez où vous voulez travailler.',
      none: 'Ce compte ne fait partie d’aucun établissement. Demandez une invitation, ou créez le vôtre.',
      open: 'Ouvrir',
      logOut: 'Se déconnecter',
      admin: 'Administration de la plateforme',
      signUp: 'Créer un établissement',
      noHost: 'Sans adresse pour le moment.',
    },
    roles: {
      owner: 'Propriétaire',
      manager: 'Gérant',
      reception: 'Accueil',
      staff: 'Équipe',
      accountant: 'Comptable',
    },
    statuses: {
      unverified: 'E-mail à confirmer',
      trial: 'À l’essai',
      past_due: 'Paiement en attente',
      suspended: 'Suspendu',
      archived: 'Archivé',
    },
  },
  ar: {
    title: 'تسجيل الدخول',
    platform: 'إلى مؤسساتكم، ببريدكم الإلكتروني.',
    business: 'لفريق العمل. لا يحتاج الزبائن إلى حساب.',
    email: 'البريد الإلكتروني',
    password: 'كلمة المرور',
    submit: 'تسجيل الدخول',
    forgotten: 'نسيتم كلمة المرور؟',
    byLink: 'الدخول عبر رابط يصلكم بالبريد',
    noAccount: 'ليست لديكم صفحة حجز بعد؟',
    signUp: 'أنشئوا واحدة',
    back: 'العودة إلى تسجيل الدخول',
    code: {
      title: 'رمز إضافي',
      text: 'أدخلوا الرمز الذي يعرضه تطبيقكم، أو أحد الرموز الاحتياطية.',
      label: 'الرمز',
      submit: 'متابعة',
    },
    passkey: {
      or: 'أو',
      submit: 'الدخول بمفتاح مرور',
      refused: 'لم يُقبل أي مفتاح مرور. حاولوا مرة أخرى أو ادخلوا بكلمة مروركم.',
    },
    mail: {
      link: {
        title: 'الدخول عبر رابط',
        text: 'يعمل مرة واحدة ويسجّل دخولكم هنا بلا كلمة مرور.',
        submit: 'إرسال الرابط',
      },
      password: {
        title: 'نسيان كلمة المرور',
        text: 'يصلكم رابط تختارون به كلمة مرور جديدة.',
        submit: 'إرسال الرابط',
      },
      letter: {
        title: 'إعادة إرسال رسالة التأكيد',
        text: 'رابط جديد تؤكدون به بريدكم الإلكتروني.',
        submit: 'إرسال الرسالة',
      },
    },
    sent: {
      title: 'راجعوا بريدكم الإلكتروني',
      text: {
        link: 'إن كان لهذا العنوان حساب فقد أُرسل إليه رابط دخول يعمل مرة واحدة.',
        password: 'إن كان لهذا العنوان حساب فقد أُرسل إليه رابط لاختيار كلمة مرور جديدة يعمل مرة واحدة.',
        letter: 'إن كان تسجيل أو حساب ينتظر تأكيد هذا العنوان فقد أُعيد إرسال الرسالة.',
      },
      spam: 'لم يصلكم شيء بعد بضع دقائق؟ راجعوا البريد غير المرغوب فيه.',
      again: 'إعادة الإرسال',
    },
    notOpen: {
      title: 'أكّدوا بريدكم الإلكتروني',
      text: 'تُفتح صفحة الحجز حالما تتبعون الرابط الموجود في رسالتنا المرسلة إلى',
      here: 'لم تُفتح هذه الصفحة بعد: بريدها الإلكتروني ينتظر التأكيد.',
      again: 'إعادة إرسال الرسالة',
      go: 'المتابعة دون انتظار',
    },
    continued: {
      title: 'المتابعة إلى فضائكم',
      text: 'اخترتم هذه المؤسسة على المنصة قبل لحظات.',
      submit: 'متابعة',
    },
    refusals: {
      credentials: 'البريد الإلكتروني أو كلمة المرور غير صحيح.',
      code: 'هذا الرمز خاطئ أو مستعمل من قبل أو قديم.',
      begin: 'انتهت مدة هذا الدخول: ابدؤوا من جديد.',
      tooMany: 'محاولات كثيرة. انتظروا قليلًا ثم حاولوا من جديد.',
      form: 'املؤوا الخانتين.',
      handOver: 'انتهت مدة هذا الانتقال أو استُعمل من قبل. سجّلوا الدخول هنا أو ابدؤوا من المنصة.',
      other: 'لم ينجح ذلك. ابدؤوا من جديد.',
    },
    businesses: {
      title: 'مؤسساتكم',
      text: 'اختاروا أين تريدون العمل.',
      none: 'لا ينتمي هذا الحساب إلى أي مؤسسة. اطلبوا دعوة أو أنشئوا مؤسستكم.',
      open: 'فتح',
      logOut: 'تسجيل الخروج',
      admin: 'إدارة المنصة',
      signUp: 'إنشاء مؤسسة',
      noHost: 'بلا عنوان حاليًا.',
    },
    roles: { owner: 'المالك', manager: 'المدير', reception: 'الاستقبال', staff: 'الفريق', accountant: 'المحاسب' },
    statuses: {
      unverified: 'البريد في انتظار التأكيد',
      trial: 'فترة تجربة',
      past_due: 'الأداء متأخر',
      suspended: 'موقوفة',
      archived: 'مؤرشفة',
    },
  },
  en: {
    title: 'Log in',
    platform: 'To your businesses, with your email.',
    business: 'For the team. Customers need no account.',
    email: 'Email',
    password: 'Password',
    submit: 'Log in',
    forgotten: 'Forgotten password?',
    byLink: 'Get a link that logs you in',
    noAccount: 'No booking page yet?',
    signUp: 'Create one',
    back: 'Back to logging in',
    code: {
      title: 'One more code',
      text: 'Enter the code that your app shows, or one of your backup codes.',
      label: 'Code',
      submit: 'Continue',
    },
    passkey: {
      or: 'or',
      submit: 'Log in with a passkey',
      refused: 'No passkey was accepted. Try again, or log in with your password.',
    },
    mail: {
      link: {
        title: 'Get a link that logs you in',
        text: 'It works once and logs you in here without a password.',
        submit: 'Send the link',
      },
      password: {
        title: 'Forgotten password',
        text: 'A link lets you choose a new one.',
        submit: 'Send the link',
      },
      letter: {
        title: 'Have the letter sent again',
        text: 'A new link lets you confirm your email address.',
        submit: 'Send the letter',
      },
    },
    sent: {
      title: 'Look into your mail',
      text: {
        link: 'If an account has this address, a link that logs in was sent to it. It works once.',
        password: 'If an account has this address, a link to choose a new password was sent to it. It works once.',
        letter: 'If a sign-up or an account waits for this address to be confirmed, the letter was sent again.',
      },
      spam: 'Nothing after a few minutes? Look among the junk.',
      again: 'Send again',
    },
    notOpen: {
      title: 'Confirm your email address',
      text: 'Your booking page opens as soon as you follow the link in our letter, sent to',
      here: 'This page is not open yet: its email address waits to be confirmed.',
      again: 'Send the letter again',
      go: 'Continue without waiting',
    },
    continued: {
      title: 'On to your business',
      text: 'You have just chosen this business on the platform.',
      submit: 'Continue',
    },
    refusals: {
      credentials: 'The email or the password is not right.',
      code: 'This code is wrong, was used already or is too old.',
      begin: 'This log-in has expired: begin again.',
      tooMany: 'Too many attempts. Wait a little, then try again.',
      form: 'Fill in both fields.',
      handOver: 'This way in has expired or was used. Log in here, or begin again from the platform.',
      other: 'That did not work. Begin again.',
    },
    businesses: {
      title: 'Your businesses',
      text: 'Choose where you want to work.',
      none: 'This account belongs to no business. Ask for an invitation, or create your own.',
      open: 'Open',
      logOut: 'Log out',
      admin: 'Administration of the platform',
      signUp: 'Create a business',
      noHost: 'Without an address at present.',
    },
    roles: {
      owner: 'Owner',
      manager: 'Manager',
      reception: 'Reception',
      staff: 'Staff',
      accountant: 'Accountant',
    },
    statuses: {
      unverified: 'Email to be confirmed',
      trial: 'On trial',
      past_due: 'Payment due',
      suspended: 'Suspended',
      archived: 'Archived',
    },
  },
}
