import type { Language } from '../../../core/i18n.ts'

type Point = readonly [title: string, text: string]

/** What the platform says of itself to businesses. */
export interface LandingWords {
  title: string
  description: string
  heading: string
  lead: string
  start: string
  logIn: string
  free: string
  forWhom: string
  trades: readonly Point[]
  how: string
  steps: readonly Point[]
  what: string
  points: readonly Point[]
  languages: Point
  last: Point
  operators: string
  api: string
  /** In the drawing of a booking page. */
  mock: {
    label: string
    name: string
    services: readonly (readonly [name: string, minutes: number, dirhams: number])[]
    day: string
    book: string
    done: string
    reminder: string
  }
}

export const landingWords: Record<Language, LandingWords> = {
  fr: {
    title: 'Réservation en ligne pour les professionnels',
    description:
      'Une page de réservation à votre adresse, en français, en arabe et en anglais. Pour les salons, les cabinets et les studios. Essai gratuit de 14 jours.',
    heading: 'Vos clients réservent. Vous gardez les mains libres.',
    lead: 'Une page de réservation à votre adresse, ouverte jour et nuit. Chacun choisit un service et une heure libre\u202f; votre agenda se tient à jour tout seul.',
    start: 'Créer ma page',
    logIn: 'Se connecter',
    free: 'Essai gratuit de 14 jours, sans carte bancaire.',
    forWhom: 'Pour les professionnels qui reçoivent sur rendez-vous',
    trades: [
      ['Salons et barbiers', 'Coupes, couleurs, soins\u202f: chaque service a sa durée, chaque fauteuil son planning.'],
      [
        'Cabinets et cliniques',
        'Consultations, salles et appareils\u202f: ce qu’un acte demande est libre, ou l’heure n’est pas proposée.',
      ],
      [
        'Studios et cours',
        'Yoga, danse, sport\u202f: des places par séance, et une liste d’attente quand c’est complet.',
      ],
    ],
    how: 'Prêt en quelques minutes',
    steps: [
      ['Nommez votre établissement', 'Vous recevez aussitôt une adresse à vous.'],
      ['Indiquez services et horaires', 'Durées, prix, pauses, jours fériés\u202f: comme vous travaillez.'],
      ['Partagez l’adresse', 'Sur WhatsApp, sur Instagram, ou en code QR à la porte.'],
    ],
    what: 'Ce qui est réglé pour vous',
    points: [
      [
        'Jamais deux fois la même heure',
        'Deux clients au même instant\u202f? Un seul obtient l’heure, l’autre voit les plus proches.',
      ],
      ['Des rappels qui arrivent', 'Par e-mail, SMS ou WhatsApp, dans la langue du client.'],
      ['Moins de rendez-vous manqués', 'Acompte par carte et règles d’annulation, dites clairement avant de réserver.'],
      ['Chacun gère son rendez-vous', 'Déplacer ou annuler par un lien, sans compte et sans appel.'],
    ],
    languages: [
      'Trois langues, dans les deux sens',
      'Français, العربية, English\u202f: vos pages, vos messages et votre agenda.',
    ],
    last: ['Essayez avec vos propres services', 'Sans engagement. Si vous ne faites rien, rien n’est facturé.'],
    operators: 'Administration',
    api: 'Documentation de l’API',
    mock: {
      label: 'Dessin d’une page de réservation sur un téléphone',
      name: 'Salon Andalous',
      services: [
        ['Coupe et brushing', 60, 220],
        ['Henné des mains', 45, 150],
      ],
      day: 'Samedi 12 juin',
      book: 'Réserver à 15:30',
      done: 'Rendez-vous confirmé',
      reminder: 'Rappel envoyé la veille',
    },
  },
  ar: {
    title: 'الحجز عبر الإنترنت للمهنيين',
    description:
      'صفحة حجز بعنوانكم الخاص، بالعربية والفرنسية والإنجليزية. للصالونات والعيادات والاستوديوهات. تجربة مجانية لمدة 14 يومًا.',
    heading: 'زبائنكم يحجزون، وأنتم تتفرّغون لعملكم.',
    lead: 'صفحة حجز بعنوانكم الخاص، مفتوحة ليلًا ونهارًا. يختار كل زبون خدمة ووقتًا متاحًا، وتبقى مفكّرتكم محدّثة من تلقاء نفسها.',
    start: 'إنشاء صفحتي',
    logIn: 'تسجيل الدخول',
    free: 'تجربة مجانية لمدة 14 يومًا، بدون بطاقة بنكية.',
    forWhom: 'لكل مهني يستقبل زبائنه بموعد',
    trades: [
      ['الصالونات والحلاقون', 'قص وصباغة وعناية: لكل خدمة مدتها، ولكل كرسي جدوله.'],
      ['العيادات والمصحات', 'استشارات وقاعات وأجهزة: لا يُعرض وقت إلا إذا كان كل ما يلزمه متاحًا.'],
      ['الاستوديوهات والدروس', 'يوغا ورقص ورياضة: مقاعد لكل حصة، وقائمة انتظار عند الامتلاء.'],
    ],
    how: 'جاهزة في دقائق',
    steps: [
      ['سمّوا مؤسستكم', 'تحصلون فورًا على عنوان خاص بكم.'],
      ['أدخلوا الخدمات والأوقات', 'المدد والأسعار وفترات الراحة والعطل: كما تعملون.'],
      ['شاركوا العنوان', 'على واتساب أو إنستغرام، أو برمز QR على الباب.'],
    ],
    what: 'ما نتكفّل به عنكم',
    points: [
      ['لا موعدان في وقت واحد', 'زبونان في اللحظة نفسها؟ يحصل أحدهما على الوقت، ويرى الآخر أقرب الأوقات.'],
      ['تذكيرات تصل', 'بالبريد الإلكتروني أو الرسائل القصيرة أو واتساب، بلغة الزبون.'],
      ['غيابات أقل', 'عربون بالبطاقة وشروط إلغاء تُقال بوضوح قبل الحجز.'],
      ['كل زبون يدبّر موعده', 'تغيير أو إلغاء عبر رابط، بلا حساب وبلا مكالمة.'],
    ],
    languages: ['ثلاث لغات وفي الاتجاهين', 'العربية والفرنسية والإنجليزية: في صفحاتكم ورسائلكم ومفكّرتكم.'],
    last: ['جرّبوا بخدماتكم أنتم', 'بلا أي التزام. إن لم تفعلوا شيئًا فلن تدفعوا شيئًا.'],
    operators: 'الإدارة',
    api: 'توثيق واجهة البرمجة',
    mock: {
      label: 'رسم لصفحة حجز على هاتف',
      name: 'صالون الأندلس',
      services: [
        ['قص وتصفيف', 60, 220],
        ['حناء اليدين', 45, 150],
      ],
      day: 'السبت 12 يونيو',
      book: 'احجز على 15:30',
      done: 'تم تأكيد الموعد',
      reminder: 'أُرسل التذكير قبل يوم',
    },
  },
  en: {
    title: 'Online booking for professionals',
    description:
      'A booking page at an address of your own, in French, Arabic and English. For salons, clinics and studios. 14 days free.',
    heading: 'Your customers book. Your hands stay free.',
    lead: 'A booking page at an address of your own, open day and night. People choose a service and a free time; your calendar keeps itself up to date.',
    start: 'Create my page',
    logIn: 'Log in',
    free: '14 days free, without a bank card.',
    forWhom: 'For professionals who work by appointment',
    trades: [
      ['Salons and barbers', 'Cuts, colour, care: each service has its duration, each chair its plan.'],
      ['Clinics and practices', 'Consultations, rooms, devices: a time is offered when all it needs is free.'],
      ['Studios and classes', 'Yoga, dance, sport: seats for each class, and a waiting list when it is full.'],
    ],
    how: 'Ready in a few minutes',
    steps: [
      ['Name your business', 'It has an address of its own at once.'],
      ['Add services and hours', 'Durations, prices, breaks, holidays: the way you work.'],
      ['Share the address', 'On WhatsApp, on Instagram, or as a QR code on the door.'],
    ],
    what: 'What is taken care of',
    points: [
      [
        'Never the same time twice',
        'Two people at the same moment? One gets the time, the other sees the nearest ones.',
      ],
      ['Reminders that arrive', 'By email, SMS or WhatsApp, in the customer’s language.'],
      ['Fewer missed appointments', 'A deposit by card and rules for cancelling, said plainly before booking.'],
      ['Everybody manages their own', 'Moving or cancelling by a link, without an account and without a call.'],
    ],
    languages: [
      'Three languages, both directions',
      'Français, العربية, English: your pages, your messages and your calendar.',
    ],
    last: ['Try it with your own services', 'No commitment. If you do nothing, nothing is charged.'],
    operators: 'Administration',
    api: 'API documentation',
    mock: {
      label: 'Drawing of a booking page on a telephone',
      name: 'Salon Andalous',
      services: [
        ['Cut and blow-dry', 60, 220],
        ['Henna, both hands', 45, 150],
      ],
      day: 'Saturday 12 June',
      book: 'Book at 15:30',
      done: 'Appointment confirmed',
      reminder: 'Reminder sent the day before',
    },
  },
}
