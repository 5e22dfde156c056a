import type { Translations } from './core/translations.ts'

/** Of what the demo businesses say in French: Arabic and English. */
const words: Readonly<Record<string, readonly [string, string]>> = {
  Coiffure: ['تصفيف الشعر', 'Hair'],
  'Coupe femme': ['قص شعر نسائي', 'Women’s haircut'],
  'Shampoing, coupe et coiffage': ['غسل وقص وتصفيف', 'Shampoo, cut and styling'],
  'Coupe homme': ['قص شعر رجالي', 'Men’s haircut'],
  'Coupe aux ciseaux ou à la tondeuse': ['قص بالمقص أو بالماكينة', 'With scissors or clippers'],
  Brushing: ['تسريح بالمجفف', 'Blow-dry'],
  'Shampoing et brushing, cheveux courts ou longs': [
    'غسل وتسريح، للشعر القصير أو الطويل',
    'Shampoo and blow-dry, short or long hair',
  ],
  Coloration: ['صبغ الشعر', 'Colour'],
  'Couleur complète avec soin': ['صبغ كامل مع العناية', 'Full colour with treatment'],
  'Cheveux courts': ['شعر قصير', 'Short hair'],
  'Cheveux longs': ['شعر طويل', 'Long hair'],
  'Masque hydratant': ['قناع مرطب', 'Moisturising mask'],
  'Hammam et soins': ['الحمام والعناية', 'Hammam and care'],
  'Hammam et gommage': ['حمام وتقشير', 'Hammam and scrub'],
  'Savon noir, gommage au kessa et ghassoul': [
    'الصابون البلدي والتقشير بالكيس والغاسول',
    'Black soap, kessa scrub and ghassoul',
  ],
  'Henné des mains': ['حناء اليدين', 'Henna for the hands'],
  'Motifs traditionnels': ['نقوش تقليدية', 'Traditional patterns'],
  'Quel style de motifs souhaitez-vous\u202f?': ['أي نمط من النقوش تريدون؟', 'Which style of patterns would you like?'],
  Fassi: ['فاسي', 'Fassi'],
  Marrakchi: ['مراكشي', 'Marrakchi'],
  Khaliji: ['خليجي', 'Khaliji'],
  'À voir sur place': ['نختار في المكان', 'To be decided on the spot'],
  Manucure: ['مانيكير', 'Manicure'],
  'Soin des mains et pose de vernis': ['عناية باليدين ووضع الطلاء', 'Hand care and varnish'],
  'Atelier auto-maquillage': ['ورشة الماكياج الذاتي', 'Make-up workshop'],
  'En petit groupe, matériel compris': ['في مجموعة صغيرة، والأدوات متوفرة', 'In a small group, material included'],
  'Maquillage de mariée': ['ماكياج العروس', 'Bridal make-up'],
  'Avec essai, sur demande': ['مع تجربة، عند الطلب', 'With a trial, on request'],
  Consultations: ['الاستشارات', 'Consultations'],
  Consultation: ['استشارة', 'Consultation'],
  'Examen et plan de traitement': ['فحص وخطة علاج', 'Examination and plan of treatment'],
  Soins: ['العلاجات', 'Treatments'],
  Détartrage: ['إزالة الجير', 'Scaling'],
  'Nettoyage et polissage': ['تنظيف وتلميع', 'Cleaning and polishing'],
  'Soin de carie': ['علاج التسوس', 'Filling'],
  'Obturation en composite': ['حشوة مركبة', 'Composite filling'],
  'Extraction simple': ['قلع بسيط', 'Simple extraction'],
  'Sous anesthésie locale': ['تحت تخدير موضعي', 'Under local anaesthetic'],
  Blanchiment: ['تبييض الأسنان', 'Whitening'],
  'Séance au cabinet': ['جلسة في العيادة', 'Session at the practice'],
  'Pose d’implant': ['زراعة الأسنان', 'Implant'],
  'Après un premier examen': ['بعد فحص أول', 'After a first examination'],
}

/** A row's words with their translations: `{ name, description, translations }`. */
export function inThreeLanguages<Row extends Partial<Record<'name' | 'description' | 'label', string>>>(
  row: Row,
): Row & { translations: Translations<keyof Row & string> } {
  const given = Object.entries(row) as [string, string][]
  const inOne = (language: 0 | 1) =>
    Object.fromEntries(given.map(([field, text]) => [field, translationOf(text)[language]] as const))
  return { ...row, translations: { ar: inOne(0), en: inOne(1) } as Translations<keyof Row & string> }
}

/** @throws {Error} a demo business says something that is not in the table */
export function translationOf(text: string): readonly [string, string] {
  const known = words[text]
  if (known === undefined) throw new Error(`${text} has no translation.`)
  return known
}
