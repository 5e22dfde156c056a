import type { Language } from '../../core/i18n.ts'

export type PayState = 'open' | 'waiting' | 'paid' | 'failed' | 'over' | 'disputed' | 'unavailable'

/** What the page of a payment says, without a word of what was booked. */
interface PayWords {
  title: (business: string) => string
  amount: string
  go: string
  states: Record<PayState, string>
  again: string
  back: string
  mine: string
}

export const payWords: Record<Language, PayWords> = {
  fr: {
    title: (business) => `Paiement à ${business}`,
    amount: 'Montant',
    go: 'Payer par carte',
    states: {
      open: 'Vous serez conduit à la page sécurisée de paiement.',
      waiting:
        'Si vous venez de payer, la confirmation de la banque est attendue : rechargez cette page dans un instant.',
      paid: 'Votre paiement est reçu. Merci.',
      failed: 'Le paiement n’a pas abouti. Rien n’a été débité.',
      over: 'Ce paiement n’est plus ouvert.',
      disputed: 'Ce paiement est contesté auprès de la banque.',
      unavailable: 'Le paiement en ligne ne répond pas en ce moment. Réessayez dans quelques minutes.',
    },
    again: 'Pour payer, ouvrez de nouveau le lien de votre rendez-vous.',
    back: 'Retour à mon rendez-vous',
    mine: 'Retrouver mes rendez-vous',
  },
  ar: {
    title: (business) => `الدفع إلى ${business}`,
    amount: 'المبلغ',
    go: 'الدفع بالبطاقة',
    states: {
      open: 'ستنتقلون إلى صفحة الدفع الآمنة.',
      waiting: 'إذا دفعتم للتو فنحن ننتظر تأكيد البنك: أعيدوا تحميل هذه الصفحة بعد لحظة.',
      paid: 'تم استلام دفعتكم. شكرًا.',
      failed: 'لم يتم الدفع. لم يُخصم أي مبلغ.',
      over: 'لم يعد هذا الدفع مفتوحًا.',
      disputed: 'هذا الدفع محل نزاع لدى البنك.',
      unavailable: 'الدفع عبر الإنترنت لا يستجيب الآن. حاولوا بعد دقائق.',
    },
    again: 'للدفع افتحوا رابط موعدكم من جديد.',
    back: 'العودة إلى موعدي',
    mine: 'البحث عن مواعيدي',
  },
  en: {
    title: (business) => `Payment to ${business}`,
    amount: 'Amount',
    go: 'Pay by card',
    states: {
      open: 'You will be taken to the secure payment page.',
      waiting: 'If you have just paid, the bank’s confirmation is on its way: reload this page in a moment.',
      paid: 'Your payment has arrived. Thank you.',
      failed: 'The payment did not go through. Nothing was taken.',
      over: 'This payment is not open any more.',
      disputed: 'This payment is disputed with the bank.',
      unavailable: 'Online payment does not answer at present. Try again in a few minutes.',
    },
    again: 'To pay, open the link of your appointment again.',
    back: 'Back to my appointment',
    mine: 'Find my appointments',
  },
}
