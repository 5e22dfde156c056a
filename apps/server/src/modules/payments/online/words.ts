import type { Language } from '../../../core/i18n.ts'

/** What the page of a payment says, without a word of what was booked. */
interface PayWords {
  title: (business: string) => string
  sum: (amount: string) => string
  go: string
  states: Record<'open' | 'waiting' | 'paid' | 'failed' | 'over' | 'disputed', string>
  again: string
}

export const payWords: Record<Language, PayWords> = {
  fr: {
    title: (business) => `Paiement à ${business}`,
    sum: (amount) => `À payer : ${amount}.`,
    go: 'Payer par carte',
    states: {
      open: 'Vous serez conduit à la page sécurisée de paiement.',
      waiting:
        'Si vous venez de payer, la confirmation de la banque est attendue : rechargez cette page dans un instant.',
      paid: 'Votre paiement est reçu. Merci.',
      failed: 'Le paiement n’a pas abouti. Rien n’a été débité.',
      over: 'Ce paiement n’est plus ouvert.',
      disputed: 'Ce paiement est contesté auprès de la banque.',
    },
    again: 'Pour payer, ouvrez de nouveau le lien de votre rendez-vous.',
  },
  ar: {
    title: (business) => `الدفع إلى ${business}`,
    sum: (amount) => `المبلغ: ${amount}.`,
    go: 'الدفع بالبطاقة',
    states: {
      open: 'ستنتقل إلى صفحة الدفع الآمنة.',
      waiting: 'إذا دفعتم للتو فنحن ننتظر تأكيد البنك: أعيدوا تحميل هذه الصفحة بعد لحظة.',
      paid: 'تم استلام دفعتكم. شكرا.',
      failed: 'لم يتم الدفع. لم يُخصم أي مبلغ.',
      over: 'لم يعد هذا الدفع مفتوحا.',
      disputed: 'هذا الدفع محل نزاع لدى البنك.',
    },
    again: 'للدفع افتحوا رابط موعدكم من جديد.',
  },
  en: {
    title: (business) => `Payment to ${business}`,
    sum: (amount) => `To pay: ${amount}.`,
    go: 'Pay by card',
    states: {
      open: 'You will be taken to the secure payment page.',
      waiting: 'If you have just paid, the bank’s confirmation is on its way: reload this page in a moment.',
      paid: 'Your payment has arrived. Thank you.',
      failed: 'The payment did not go through. Nothing was taken.',
      over: 'This payment is not open any more.',
      disputed: 'This payment is disputed with the bank.',
    },
    again: 'To pay, open the link of your appointment again.',
  },
}
