import type { Language } from '../core/i18n.ts'
import type { TenantStatus } from '../modules/tenants/tables.ts'

/** What the administration's pages say. */
export interface AdminWords {
  title: string
  about: string
  logIn: Record<'title' | 'text' | 'email' | 'password' | 'submit', string>
  code: Record<'title' | 'text' | 'label' | 'submit', string>
  logOut: string
  forbidden: Record<'title' | 'text', string>
  refused: Record<'title' | 'back', string>
  refusals: Record<
    'credentials' | 'code' | 'tooMany' | 'foreign' | 'signInFirst' | 'form' | 'reason' | 'status' | 'gone',
    string
  >
  search: Record<'label' | 'submit' | 'nothing', string>
  businesses: string
  columns: Record<'name' | 'address' | 'status' | 'tier' | 'created' | 'change', string>
  statuses: Record<TenantStatus, string>
  suspend: string
  resume: string
  reason: string
  pages: Record<'label' | 'previous' | 'next', string>
}

export const adminWords: Record<Language, AdminWords> = {
  en: {
    title: 'Administration',
    about: 'All businesses on this platform, the newest first.',
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
      reason: 'Say why, in at most 500 characters.',
      status: 'The business has changed meanwhile: this is no longer possible. Below it is as it is now.',
      gone: 'There is no such business.',
    },
    search: { label: 'Name or email', submit: 'Search', nothing: 'No business was found.' },
    businesses: 'Businesses',
    columns: {
      name: 'Name',
      address: 'Address',
      status: 'Status',
      tier: 'Tier',
      created: 'Created',
      change: 'Change',
    },
    statuses: {
      unverified: 'Not verified',
      trial: 'On trial',
      active: 'Active',
      past_due: 'Payment overdue',
      suspended: 'Suspended',
      archived: 'Archived',
      deleted: 'Deleted',
    },
    suspend: 'Suspend',
    resume: 'Resume',
    reason: 'Reason',
    pages: { label: 'Pages', previous: 'Previous page', next: 'Next page' },
  },
  fr: {
    title: 'Administration',
    about: 'Tous les établissements de cette plateforme, les plus récents d’abord.',
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
      reason: 'Indiquez pourquoi, en 500 caractères au plus.',
      status: 'L’établissement a changé entre-temps\u202f: ce n’est plus possible. Le voici tel qu’il est maintenant.',
      gone: 'Cet établissement n’existe pas.',
    },
    search: { label: 'Nom ou e-mail', submit: 'Rechercher', nothing: 'Aucun établissement trouvé.' },
    businesses: 'Établissements',
    columns: {
      name: 'Nom',
      address: 'Adresse',
      status: 'État',
      tier: 'Formule',
      created: 'Création',
      change: 'Modifier',
    },
    statuses: {
      unverified: 'Non vérifié',
      trial: 'À l’essai',
      active: 'Actif',
      past_due: 'Paiement en retard',
      suspended: 'Suspendu',
      archived: 'Archivé',
      deleted: 'Supprimé',
    },
    suspend: 'Suspendre',
    resume: 'Rouvrir',
    reason: 'Motif',
    pages: { label: 'Pages', previous: 'Page précédente', next: 'Page suivante' },
  },
  ar: {
    title: 'الإدارة',
    about: 'جميع المؤسسات على هذه المنصة، الأحدث أولاً.',
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
      reason: 'اذكر السبب في 500 حرف على الأكثر.',
      status: 'تغيّرت المؤسسة في هذه الأثناء ولم يعد ذلك ممكناً. تظهر أدناه كما هي الآن.',
      gone: 'لا توجد مؤسسة كهذه.',
    },
    search: { label: 'الاسم أو البريد الإلكتروني', submit: 'بحث', nothing: 'لم يُعثر على أي مؤسسة.' },
    businesses: 'المؤسسات',
    columns: {
      name: 'الاسم',
      address: 'العنوان',
      status: 'الحالة',
      tier: 'الباقة',
      created: 'تاريخ الإنشاء',
      change: 'تغيير',
    },
    statuses: {
      unverified: 'غير مؤكد',
      trial: 'تجريبية',
      active: 'نشطة',
      past_due: 'دفع متأخر',
      suspended: 'موقوفة',
      archived: 'مؤرشفة',
      deleted: 'محذوفة',
    },
    suspend: 'إيقاف',
    resume: 'استئناف',
    reason: 'السبب',
    pages: { label: 'الصفحات', previous: 'الصفحة السابقة', next: 'الصفحة التالية' },
  },
}
