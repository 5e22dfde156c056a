import type { Language } from '../../../core/i18n.ts'
import { write } from '../../mail/index.ts'
import { placesOf } from './proof.ts'

export interface LostProof {
  language: Language
  /** Of the business. */
  name: string
  domain: string
  token: string
  /** Of `lost`: where the business is found from now on. */
  primary: string
}

type Sentences = (proof: LostProof & { record: string }) => readonly [subject: string, ...paragraphs: string[]]

const sentences: Record<Language, Record<'missing' | 'lost', Sentences>> = {
  en: {
    missing: ({ domain, record }) => [
      `We no longer find that ${domain} is yours`,
      `Since yesterday the proof that ${domain} is yours is missing. If nothing changes, it will stop leading to your booking page six days from now.`,
      `To keep it, put this record into its DNS again: ${record}`,
    ],
    lost: ({ domain, primary }) => [
      `${domain} no longer leads to your booking page`,
      `For a week the proof that ${domain} is yours was missing, so it was taken away.`,
      `Your booking page is at ${primary}. You can claim the domain again at any time.`,
    ],
  },
  fr: {
    missing: ({ domain, record }) => [
      `Nous ne trouvons plus la preuve que ${domain} est à vous`,
      `Depuis hier, la preuve que ${domain} vous appartient est absente. Si rien ne change, il ne mènera plus à votre page de réservation dans six jours.`,
      `Pour le garder, remettez cet enregistrement dans son DNS\u202f: ${record}`,
    ],
    lost: ({ domain, primary }) => [
      `${domain} ne mène plus à votre page de réservation`,
      `Pendant une semaine, la preuve que ${domain} vous appartient a manqué\u202f; il a donc été retiré.`,
      `Votre page de réservation est à l’adresse ${primary}. Vous pouvez demander de nouveau ce domaine à tout moment.`,
    ],
  },
  ar: {
    missing: ({ domain, record }) => [
      `لم نعد نجد ما يثبت أن ${domain} لكم`,
      `منذ أمس لا نجد ما يثبت أن ${domain} لكم. إن لم يتغير شيء فلن يؤدي إلى صفحة الحجز الخاصة بكم بعد ستة أيام.`,
      `للاحتفاظ به أعيدوا هذا السجل إلى DNS: ${record}`,
    ],
    lost: ({ domain, primary }) => [
      `لم يعد ${domain} يؤدي إلى صفحة الحجز الخاصة بكم`,
      `لم نجد طوال أسبوع ما يثبت أن ${domain} لكم، لذلك أزلناه.`,
      `صفحة الحجز الخاصة بكم على العنوان ${primary}. يمكنكم طلب النطاق من جديد في أي وقت.`,
    ],
  },
}

/** @param what - the proof is `missing` for a day, or the domain is `lost` */
export function letterOf(what: 'missing' | 'lost', proof: LostProof) {
  const { name, type, value } = placesOf(proof.domain, proof.token).record
  const [subject, ...paragraphs] = sentences[proof.language][what]({ ...proof, record: `${name} ${type} ${value}` })
  return write({ language: proof.language, subject, from: `BookMe, ${proof.name}`, paragraphs })
}
