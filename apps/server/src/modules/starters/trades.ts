import type { Language } from '../../core/i18n.ts'

/** In French, Arabic and English. */
type Words = readonly [fr: string, ar: string, en: string]

interface StarterService {
  words: Words
  minutes: number
  /** In dirhams: what people ask in a city. */
  price: number
  /** Seats of a class. */
  capacity?: number
  /** For cleaning up after it. */
  after?: number
  onRequest?: boolean
}

export interface Trade {
  words: Words
  services: readonly StarterService[]
  /** Weekdays from 1, Monday; from, to, and the break. */
  hours: readonly { weekdays: readonly number[]; work: readonly [string, string]; rest?: readonly [string, string] }[]
  policy: { freeUntilHours: number; percent: number; noShowPercent: number }
}

const easy = { freeUntilHours: 12, percent: 0, noShowPercent: 0 }
const usual = { freeUntilHours: 24, percent: 30, noShowPercent: 50 }
const salonDays = [{ weekdays: [2, 3, 4, 5, 6, 7], work: ['10:00', '20:00'] }] as const
const practiceDays = [
  { weekdays: [1, 2, 3, 4], work: ['09:00', '18:30'], rest: ['12:30', '14:30'] },
  // The long midday of Friday.
  { weekdays: [5], work: ['09:00', '18:30'], rest: ['12:00', '15:00'] },
  { weekdays: [6], work: ['09:00', '13:00'] },
] as const
const service = (minutes: number, price: number, words: Words, more: Partial<StarterService> = {}) => ({
  ...{ words, minutes, price },
  ...more,
})

/** What a new business of a trade begins with: to be changed, not to be typed. */
export const trades = {
  hair_salon: {
    words: ['Salon de coiffure', 'صالون حلاقة للسيدات', 'Hair salon'],
    services: [
      service(45, 150, ['Coupe femme', 'قص الشعر للسيدات', 'Women’s cut']),
      service(40, 100, ['Brushing', 'براشينغ', 'Blow-dry']),
      service(90, 350, ['Coloration', 'صباغة', 'Colour']),
      service(120, 600, ['Mèches ou balayage', 'ميش أو بالاياج', 'Highlights or balayage']),
      service(120, 700, ['Lissage', 'تمليس الشعر', 'Smoothing']),
      service(90, 800, ['Coiffure de mariée', 'تسريحة العروس', 'Bridal hair'], { onRequest: true }),
    ],
    hours: salonDays,
    policy: usual,
  },
  barber: {
    words: ['Barbier', 'حلاق رجالي', 'Barber'],
    services: [
      service(30, 60, ['Coupe homme', 'قص الشعر للرجال', 'Men’s cut']),
      service(20, 40, ['Taille de barbe', 'تشذيب اللحية', 'Beard trim']),
      service(45, 90, ['Coupe et barbe', 'قص الشعر واللحية', 'Cut and beard']),
      service(20, 40, ['Coupe enfant', 'قص شعر الأطفال', 'Children’s cut']),
      service(30, 80, ['Soin du visage', 'عناية بالوجه', 'Facial care']),
    ],
    hours: [{ weekdays: [2, 3, 4, 5, 6, 7], work: ['10:00', '21:00'] }],
    policy: easy,
  },
  hammam_spa: {
    words: ['Hammam et spa', 'حمام وسبا', 'Hammam and spa'],
    services: [
      service(60, 200, ['Hammam et gommage', 'حمام وتقشير', 'Hammam and scrub'], { after: 15 }),
      service(90, 350, ['Hammam, gommage et enveloppement', 'حمام وتقشير وتغليف الجسم', 'Hammam, scrub and wrap'], {
        after: 15,
      }),
      service(60, 350, ['Massage relaxant', 'تدليك للاسترخاء', 'Relaxing massage'], { after: 10 }),
      service(60, 400, ['Massage tonique', 'تدليك منشط', 'Toning massage'], { after: 10 }),
      service(60, 300, ['Soin du visage', 'عناية بالوجه', 'Facial'], { after: 10 }),
      service(120, 700, ['Rituel complet', 'الطقس الكامل', 'Full ritual'], { after: 15 }),
    ],
    hours: [{ weekdays: [1, 2, 3, 4, 5, 6, 7], work: ['10:00', '20:00'] }],
    policy: usual,
  },
  beauty: {
    words: ['Institut de beauté', 'معهد تجميل', 'Beauty institute'],
    services: [
      service(40, 100, ['Manucure', 'مانيكير', 'Manicure']),
      service(50, 150, ['Pédicure', 'باديكير', 'Pedicure']),
      service(75, 250, ['Pose de gel', 'تركيب أظافر الجل', 'Gel nails']),
      service(30, 80, ['Épilation demi-jambes', 'إزالة شعر نصف الساقين', 'Half-leg waxing']),
      service(60, 300, ['Soin du visage', 'عناية بالوجه', 'Facial']),
      service(60, 300, ['Maquillage', 'ماكياج', 'Make-up']),
      service(60, 150, ['Henné des mains', 'حناء اليدين', 'Henna for hands']),
    ],
    hours: salonDays,
    policy: usual,
  },
  dental_clinic: {
    words: ['Cabinet dentaire', 'عيادة أسنان', 'Dental clinic'],
    services: [
      service(30, 200, ['Consultation', 'فحص', 'Check-up']),
      service(40, 400, ['Détartrage', 'إزالة الجير', 'Scaling'], { after: 5 }),
      service(45, 450, ['Soin de carie', 'علاج التسوس', 'Filling'], { after: 5 }),
      service(30, 350, ['Extraction simple', 'قلع بسيط', 'Simple extraction'], { after: 10 }),
      service(60, 1800, ['Blanchiment', 'تبييض الأسنان', 'Whitening'], { after: 10 }),
      service(20, 0, ['Urgence', 'حالة مستعجلة', 'Emergency'], { onRequest: true }),
    ],
    hours: practiceDays,
    policy: easy,
  },
  doctor: {
    words: ['Cabinet médical', 'عيادة طبية', 'Doctor’s practice'],
    services: [
      service(20, 250, ['Consultation', 'استشارة طبية', 'Consultation']),
      service(30, 300, ['Première consultation', 'أول استشارة', 'First consultation']),
      service(15, 0, ['Contrôle', 'مراقبة', 'Follow-up']),
      service(30, 300, ['Certificat médical', 'شهادة طبية', 'Medical certificate']),
      service(20, 250, ['Téléconsultation', 'استشارة عن بعد', 'Remote consultation']),
    ],
    hours: practiceDays,
    policy: easy,
  },
  physiotherapist: {
    words: ['Kinésithérapie', 'ترويض طبي', 'Physiotherapy'],
    services: [
      service(45, 250, ['Bilan', 'تقييم', 'Assessment']),
      service(30, 150, ['Séance de rééducation', 'حصة ترويض', 'Rehabilitation session']),
      service(30, 150, ['Kinésithérapie respiratoire', 'ترويض تنفسي', 'Respiratory physiotherapy']),
      service(45, 250, ['Massage thérapeutique', 'تدليك علاجي', 'Therapeutic massage']),
      service(60, 350, ['Séance à domicile', 'حصة بالمنزل', 'Home session'], { onRequest: true, after: 30 }),
    ],
    hours: practiceDays,
    policy: easy,
  },
  studio: {
    words: ['Studio de sport', 'نادي رياضي', 'Fitness studio'],
    services: [
      service(60, 80, ['Cours de yoga', 'حصة يوغا', 'Yoga class'], { capacity: 12 }),
      service(60, 100, ['Cours de pilates', 'حصة بيلاتس', 'Pilates class'], { capacity: 8 }),
      service(45, 80, ['Cours collectif', 'حصة جماعية', 'Group class'], { capacity: 15 }),
      service(60, 300, ['Coaching individuel', 'تدريب فردي', 'Personal training']),
      service(30, 0, ['Séance d’essai', 'حصة تجريبية', 'Trial session']),
    ],
    hours: [
      { weekdays: [1, 2, 3, 4, 5], work: ['07:00', '21:00'] },
      { weekdays: [6], work: ['08:00', '14:00'] },
    ],
    policy: usual,
  },
} as const satisfies Record<string, Trade>

export type TradeName = keyof typeof trades
export const tradeNames = Object.keys(trades) as [TradeName, ...TradeName[]]

const positions: Readonly<Record<Language, 0 | 1 | 2>> = { fr: 0, ar: 1, en: 2 }
export const wordIn = (words: Words, language: Language): string => words[positions[language]]
