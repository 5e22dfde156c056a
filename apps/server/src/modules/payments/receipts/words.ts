import type { Language } from '../../../core/i18n.ts'
import type { PaymentMethod } from '../tables.ts'

/** What a printed receipt says. */
interface ReceiptWords {
  receipt(number: number): string
  refund(number: number): string
  issued: string
  amount: string
  method: string
  for: string
  appointment: string
  reference: string
  takenBy: string
  corrects(number: number): string
  methods: Record<PaymentMethod, string>
}

/** As people there write dates, numbers and money. */
export const locales: Record<Language, string> = { fr: 'fr-MA', ar: 'ar-MA', en: 'en-GB' }

export const receiptWords: Record<Language, ReceiptWords> = {
  fr: {
    receipt: (number) => `Reçu n° ${number}`,
    refund: (number) => `Note de remboursement n° ${number}`,
    ...{ issued: 'Établi le', amount: 'Montant', method: 'Moyen', for: 'Pour', appointment: 'Rendez-vous' },
    ...{ reference: 'Référence', takenBy: 'Encaissé par' },
    corrects: (number) => `Annule le reçu n° ${number}.`,
    methods: { cash: 'Espèces', card: 'Carte', transfer: 'Virement', cheque: 'Chèque', online: 'En ligne' },
  },
  ar: {
    receipt: (number) => `وصل رقم ${number}`,
    refund: (number) => `وصل استرداد رقم ${number}`,
    ...{ issued: 'حُرر في', amount: 'المبلغ', method: 'طريقة الأداء', for: 'مقابل', appointment: 'الموعد' },
    ...{ reference: 'المرجع', takenBy: 'تسلمه' },
    corrects: (number) => `يلغي الوصل رقم ${number}.`,
    methods: { cash: 'نقدًا', card: 'بطاقة', transfer: 'تحويل', cheque: 'شيك', online: 'عبر الإنترنت' },
  },
  en: {
    receipt: (number) => `Receipt no. ${number}`,
    refund: (number) => `Refund note no. ${number}`,
    ...{ issued: 'Issued', amount: 'Amount', method: 'Means', for: 'For', appointment: 'Appointment' },
    ...{ reference: 'Reference', takenBy: 'Taken by' },
    corrects: (number) => `Takes back receipt no. ${number}.`,
    methods: { cash: 'Cash', card: 'Card', transfer: 'Transfer', cheque: 'Cheque', online: 'Online' },
  },
}
