import type { Language } from '../../../core/i18n.ts'
import type { Trade } from '../../../modules/signup/index.ts'

type Said = Record<'title' | 'text', string>

export interface SignUpWords {
  title: string
  lead: string
  name: string
  nameHint: string
  address: string
  addressHint: string
  trade: string
  trades: Record<Trade, string>
  language: string
  email: string
  emailHint: string
  password: string
  passwordHint: string
  submit: string
  hasAccount: string
  logIn: string
  /** Beside the address, while somebody types it. */
  status: Record<'free' | 'taken' | 'reserved' | 'confusable' | 'invalid', string>
  suggestions: string
  fault: Record<'name' | 'noAddress' | 'email' | 'password' | 'again', string>
  tooMany: string
  busy: string
  sent: string
  mail: Said & Record<'where' | 'spam' | 'meanwhile' | 'logIn' | 'again', string>
  verify: Record<'title' | 'ask' | 'confirm', string>
  done: Said & Record<'logIn' | 'page', string>
  invalid: Said & { signUp: string }
}

export const signUpWords: Record<Language, SignUpWords> = {
  fr: {
    title: 'Créer votre page de réservation',
    lead: 'Gratuit pendant 14 jours, sans carte bancaire. Votre page est là tout de suite.',
    name: 'Nom de l’établissement',
    nameHint: 'Comme vos clients le connaissent.',
    address: 'Adresse de votre page',
    addressHint: 'Lettres a–z, chiffres et traits d’union. Vide, elle est formée à partir du nom.',
    trade: 'Votre métier',
    trades: {
      salon: 'Coiffure ou beauté',
      barber: 'Barbier',
      spa: 'Spa ou hammam',
      clinic: 'Cabinet ou clinique',
      studio: 'Studio ou cours',
      other: 'Autre',
    },
    language: 'Langue de votre page',
    email: 'Votre e-mail',
    emailHint: 'Pour confirmer l’inscription et vous connecter.',
    password: 'Mot de passe',
    passwordHint: 'Dix caractères au moins.',
    submit: 'Créer ma page',
    hasAccount: 'Vous avez déjà un compte\u202f?',
    logIn: 'Se connecter',
    status: {
      free: 'Cette adresse est libre.',
      taken: 'Cette adresse est déjà prise.',
      reserved: 'Cette adresse est réservée à la plateforme.',
      confusable: 'Cette adresse ressemble à une adresse de la plateforme\u202f: choisissez-en une autre.',
      invalid: 'Une adresse a des lettres a–z, des chiffres et des traits d’union isolés, 41 signes au plus.',
    },
    suggestions: 'Libres\u202f:',
    fault: {
      name: 'Indiquez le nom de votre établissement, sans adresse de site.',
      noAddress: 'Aucune adresse ne peut être formée à partir de ce nom\u202f: choisissez-en une.',
      email: 'Indiquez une adresse e-mail, par exemple nom@exemple.ma.',
      password: 'Choisissez un autre mot de passe\u202f: dix caractères au moins, 128 au plus, et pas votre e-mail.',
      again: 'Saisissez à nouveau le mot de passe\u202f: il n’est jamais gardé dans une page.',
    },
    tooMany: 'Plusieurs inscriptions ont été faites d’ici aujourd’hui. Réessayez demain, ou écrivez-nous.',
    busy: 'Beaucoup de monde s’inscrit en ce moment. Rien n’est perdu\u202f: réessayez dans quelques secondes.',
    sent: 'Ce formulaire a déjà été envoyé\u202f: regardez vos e-mails. Pour un autre établissement, envoyez-le encore une fois.',
    mail: {
      title: 'Regardez vos e-mails',
      text: 'Un lien vient d’être envoyé à',
      where: 'Votre page sera à l’adresse',
      spam: 'Rien reçu\u202f? Regardez dans les indésirables. Si l’adresse e-mail est fausse, inscrivez-vous à nouveau.',
      meanwhile: 'En attendant, vous pouvez déjà préparer vos services et vos horaires.',
      logIn: 'Préparer ma page',
      again: 'Renvoyer la lettre',
    },
    verify: {
      title: 'Ouvrir',
      ask: 'Confirmez que cette adresse e-mail et cet établissement sont les vôtres\u202f: la page de réservation s’ouvre alors.',
      confirm: 'Confirmer et ouvrir',
    },
    done: {
      title: 'Votre page est ouverte',
      text: 'Votre adresse e-mail est confirmée. Connectez-vous pour ajouter vos services et recevoir le premier rendez-vous.',
      logIn: 'Se connecter',
      page: 'Voir la page de réservation',
    },
    invalid: {
      title: 'Ce lien ne peut pas être utilisé',
      text: 'Il a expiré, ou son établissement n’existe plus.',
      signUp: 'S’inscrire à nouveau',
    },
  },
  ar: {
    title: 'أنشئوا صفحة الحجز الخاصة بكم',
    lead: 'مجانًا لمدة 14 يومًا، بدون بطاقة بنكية. صفحتكم جاهزة فورًا.',
    name: 'اسم المؤسسة',
    nameHint: 'كما يعرفها زبائنكم.',
    address: 'عنوان صفحتكم',
    addressHint: 'حروف لاتينية من a إلى z وأرقام وشرطات. إن تُرك فارغًا فسيُشكَّل من الاسم.',
    trade: 'مهنتكم',
    trades: {
      salon: 'صالون حلاقة أو تجميل',
      barber: 'حلاق',
      spa: 'سبا أو حمّام',
      clinic: 'عيادة أو مصحة',
      studio: 'استوديو أو دروس',
      other: 'غير ذلك',
    },
    language: 'لغة صفحتكم',
    email: 'بريدكم الإلكتروني',
    emailHint: 'لتأكيد التسجيل ولتسجيل الدخول.',
    password: 'كلمة المرور',
    passwordHint: 'عشرة أحرف على الأقل.',
    submit: 'إنشاء صفحتي',
    hasAccount: 'لديكم حساب؟',
    logIn: 'تسجيل الدخول',
    status: {
      free: 'هذا العنوان متاح.',
      taken: 'هذا العنوان محجوز من قبل.',
      reserved: 'هذا العنوان مخصص للمنصة.',
      confusable: 'هذا العنوان يشبه عناوين المنصة: اختاروا غيره.',
      invalid: 'يتكون العنوان من حروف لاتينية من a إلى z وأرقام وشرطات متفرقة، و41 رمزًا على الأكثر.',
    },
    suggestions: 'المتاح:',
    fault: {
      name: 'أدخلوا اسم مؤسستكم، بدون عنوان موقع.',
      noAddress: 'لا يمكن تشكيل عنوان من هذا الاسم: اختاروا عنوانًا بحروف لاتينية.',
      email: 'أدخلوا بريدًا إلكترونيًا، مثل name@example.ma.',
      password: 'اختاروا كلمة مرور أخرى: عشرة أحرف على الأقل و128 على الأكثر، وليست بريدكم الإلكتروني.',
      again: 'أدخلوا كلمة المرور من جديد: فهي لا تُحفظ أبدًا في أي صفحة.',
    },
    tooMany: 'جرت عدة تسجيلات من هنا اليوم. حاولوا غدًا أو راسلونا.',
    busy: 'كثيرون يسجّلون الآن. لم يضع شيء: حاولوا بعد ثوانٍ.',
    sent: 'أُرسلت هذه الاستمارة من قبل: راجعوا بريدكم. ولمؤسسة أخرى أرسلوها مرة ثانية.',
    mail: {
      title: 'راجعوا بريدكم الإلكتروني',
      text: 'أُرسل رابط إلى',
      where: 'ستكون صفحتكم على العنوان',
      spam: 'لم يصلكم شيء؟ راجعوا البريد غير المرغوب فيه. وإن كان البريد خاطئًا فسجّلوا من جديد.',
      meanwhile: 'في الانتظار، يمكنكم تحضير خدماتكم وأوقاتكم.',
      logIn: 'تحضير صفحتي',
      again: 'إعادة إرسال الرسالة',
    },
    verify: {
      title: 'فتح',
      ask: 'أكّدوا أن هذا البريد وهذه المؤسسة لكم، فتُفتح صفحة الحجز.',
      confirm: 'تأكيد وفتح الصفحة',
    },
    done: {
      title: 'صفحتكم مفتوحة',
      text: 'تم تأكيد بريدكم الإلكتروني. سجّلوا الدخول لإضافة خدماتكم واستقبال أول موعد.',
      logIn: 'تسجيل الدخول',
      page: 'مشاهدة صفحة الحجز',
    },
    invalid: {
      title: 'لا يمكن استعمال هذا الرابط',
      text: 'انتهت صلاحيته، أو لم تعد المؤسسة موجودة.',
      signUp: 'التسجيل من جديد',
    },
  },
  en: {
    title: 'Create your booking page',
    lead: '14 days free, without a bank card. Your page is there at once.',
    name: 'Name of the business',
    nameHint: 'As your customers know it.',
    address: 'Address of your page',
    addressHint: 'Letters a–z, digits and hyphens. Left empty, it is made of the name.',
    trade: 'What you do',
    trades: {
      salon: 'Hair or beauty salon',
      barber: 'Barber',
      spa: 'Spa or hammam',
      clinic: 'Practice or clinic',
      studio: 'Studio or classes',
      other: 'Something else',
    },
    language: 'Language of your page',
    email: 'Your email',
    emailHint: 'To confirm the sign-up and to log in.',
    password: 'Password',
    passwordHint: 'At least ten characters.',
    submit: 'Create my page',
    hasAccount: 'You have an account already?',
    logIn: 'Log in',
    status: {
      free: 'This address is free.',
      taken: 'This address is taken.',
      reserved: 'This address is the platform’s own.',
      confusable: 'This address reads like one of the platform’s own: choose another.',
      invalid: 'An address has letters a–z, digits and single hyphens between them, at most 41 in all.',
    },
    suggestions: 'Free:',
    fault: {
      name: 'Enter the name of your business, without the address of a site.',
      noAddress: 'No address can be made of this name: choose one.',
      email: 'Enter an email address, like name@example.com.',
      password: 'Choose another password: at least ten characters, at most 128, and not your email address.',
      again: 'Enter the password again: it is never kept in a page.',
    },
    tooMany: 'Several businesses signed up from here today. Try again tomorrow, or write to us.',
    busy: 'Many people sign up at this moment. Nothing is lost: try again in some seconds.',
    sent: 'This form was sent already: look into your mail. For another business, send it once more.',
    mail: {
      title: 'Look into your mail',
      text: 'A link was sent to',
      where: 'Your page will be at',
      spam: 'Nothing there? Look among the junk. If the email address is wrong, sign up again.',
      meanwhile: 'Until then you can prepare your services and hours.',
      logIn: 'Prepare my page',
      again: 'Send the letter again',
    },
    verify: {
      title: 'Open',
      ask: 'Confirm that this email address is yours and that the business is, too: its booking page opens then.',
      confirm: 'Confirm and open',
    },
    done: {
      title: 'Your page is open',
      text: 'Your email address is confirmed. Log in to add your services and take the first appointment.',
      logIn: 'Log in',
      page: 'See the booking page',
    },
    invalid: {
      title: 'This link cannot be used',
      text: 'It has expired, or its business is gone.',
      signUp: 'Sign up again',
    },
  },
}
