import type { Language } from '../../core/i18n.ts'
import { plural } from '../format.ts'

export type WaitState = 'waiting' | 'offered' | 'missed' | 'over' | 'left' | 'booked'

/** What the pages say to somebody on the waiting list. */
export interface WaitWords {
  states: Record<WaitState, string>
  abouts: Record<WaitState, string>
  done: Record<'renewed' | 'declined' | 'left', string>
  labels: Record<'what' | 'withWhom' | 'dates' | 'times' | 'weekdays' | 'seats' | 'notes' | 'price', string>
  anyone: string
  anyTime: string
  seats(count: number): string
  fromTo(from: string, to: string): string
  /** Of dates. */
  span(from: string, to: string): string
  /** How long an offer is kept. */
  kept(until: string, minutes: number): string
  clock(place: string): string
  policy: string
  questions: string
  note: string
  accept: string
  decline: string
  declineAndLeave: string
  declineTitle: string
  renew: string
  leaveTitle: string
  leaveText: string
  leave: string
  toBooking: string
  again: string
  refused: Record<'gone' | 'tooMany' | 'duplicate' | 'call' | 'other', string>
}

export const waitWords: Record<Language, WaitWords> = {
  fr: {
    states: {
      waiting: 'Vous êtes sur la liste d’attente',
      offered: 'Une place s’est libérée',
      missed: 'L’offre a expiré',
      over: 'Les dates sont passées',
      left: 'Vous avez quitté la liste d’attente',
      booked: 'C’est réservé',
    },
    abouts: {
      waiting: 'Dès qu’un horaire qui convient se libère, nous vous écrivons. Il vous est alors réservé un moment.',
      offered: 'Elle vous est réservée pour l’instant. Acceptez-la pour qu’elle soit à vous.',
      missed:
        'Personne n’a répondu à temps et la place a été proposée à la personne suivante. Vous pouvez reprendre votre tour.',
      over: 'Aucun horaire ne s’est libéré à temps. Vous pouvez réserver à une autre date.',
      left: 'Vous ne recevrez plus d’offre pour cette demande.',
      booked: 'Vous avez accepté l’offre. Tout le reste se trouve sur la page de votre rendez-vous.',
    },
    done: {
      renewed: 'C’est fait : vous attendez de nouveau.',
      declined: 'La place est rendue. Vous restez sur la liste pour les autres.',
      left: 'C’est fait : vous n’êtes plus sur la liste.',
    },
    labels: {
      what: 'Prestation',
      withWhom: 'Avec',
      dates: 'Dates',
      times: 'Heures',
      weekdays: 'Jours',
      seats: 'Pour',
      notes: 'Votre remarque',
      price: 'Prix',
    },
    anyone: 'Qui est libre',
    anyTime: 'Toute la journée',
    seats: plural('fr', { one: '# personne', other: '# personnes' }),
    fromTo: (from, to) => `de ${from} à ${to}`,
    span: (from, to) => `du ${from} au ${to}`,
    kept: (until, minutes) =>
      `Réservée pour vous jusqu’à ${until} (encore ${plural('fr', { one: '# minute', other: '# minutes' })(minutes)}). Ensuite, elle sera proposée à la personne suivante.`,
    clock: (place) => `Heure de ${place}`,
    policy: 'Conditions',
    questions: 'Pour préparer votre visite',
    note: 'Remarque',
    accept: 'Accepter cette place',
    decline: 'Refuser et attendre une autre place',
    declineAndLeave: 'Refuser et quitter la liste',
    declineTitle: 'Elle ne convient pas ?',
    renew: 'Attendre de nouveau',
    leaveTitle: 'Ne plus attendre',
    leaveText: 'Vous ne recevrez plus d’offre pour cette demande.',
    leave: 'Quitter la liste d’attente',
    toBooking: 'Voir mon rendez-vous',
    again: 'Réserver',
    refused: {
      gone: 'Cette offre n’est plus ouverte : elle a expiré, ou quelqu’un y a déjà répondu.',
      call: 'Ce rendez-vous ne peut pas être pris en ligne. Appelez-nous, nous trouverons ensemble.',
      tooMany: 'Vous avez déjà autant de rendez-vous à venir que possible. Annulez-en un, puis acceptez.',
      duplicate: 'Vous attendez déjà exactement cela, ou autant de choses que possible.',
      other: 'Cela n’est pas possible en ce moment. Appelez l’établissement.',
    },
  },
  ar: {
    states: {
      waiting: 'أنتم في لائحة الانتظار',
      offered: 'تحرر مكان',
      missed: 'انتهت مهلة العرض',
      over: 'مرت التواريخ',
      left: 'غادرتم لائحة الانتظار',
      booked: 'تم الحجز',
    },
    abouts: {
      waiting: 'حين يتحرر وقت يناسبكم نراسلكم، ويبقى محجوزًا لكم لبعض الوقت.',
      offered: 'هو محجوز لكم الآن. اقبلوه ليصبح موعدكم.',
      missed: 'لم يصل رد في الوقت المحدد فعُرض المكان على التالي. يمكنكم استعادة دوركم.',
      over: 'لم يتحرر أي وقت. يمكنكم الحجز في تاريخ آخر.',
      left: 'لن تصلكم عروض أخرى لهذا الطلب.',
      booked: 'قبلتم العرض. تجدون كل الباقي في صفحة موعدكم.',
    },
    done: {
      renewed: 'تم. أنتم في الانتظار من جديد.',
      declined: 'تم إرجاع المكان. أنتم باقون في اللائحة لغيره.',
      left: 'تم. لم تعودوا في اللائحة.',
    },
    labels: {
      what: 'الخدمة',
      withWhom: 'مع',
      dates: 'التواريخ',
      times: 'الساعات',
      weekdays: 'الأيام',
      seats: 'العدد',
      notes: 'ملاحظتكم',
      price: 'الثمن',
    },
    anyone: 'من هو متاح',
    anyTime: 'طوال اليوم',
    seats: plural('ar', {
      ...{ one: 'شخص واحد', two: 'شخصان', few: '# أشخاص', many: '# شخصًا', other: '# شخص' },
    }),
    fromTo: (from, to) => `من ${from} إلى ${to}`,
    span: (from, to) => `من ${from} إلى ${to}`,
    kept: (until, minutes) =>
      `محجوز لكم حتى ${until} (${plural('ar', {
        ...{
          zero: 'أقل من دقيقة',
          one: 'دقيقة واحدة',
          two: 'دقيقتان',
          few: '# دقائق',
          many: '# دقيقة',
          other: '# دقيقة',
        },
      })(minutes)}). بعدها يُعرض على التالي.`,
    clock: (place) => `بتوقيت ${place}`,
    policy: 'الشروط',
    questions: 'لتحضير زيارتكم',
    note: 'ملاحظة',
    accept: 'قبول هذا المكان',
    decline: 'رفضه وانتظار غيره',
    declineAndLeave: 'رفضه ومغادرة اللائحة',
    declineTitle: 'لا يناسبكم؟',
    renew: 'الانتظار من جديد',
    leaveTitle: 'إيقاف الانتظار',
    leaveText: 'لن تصلكم عروض أخرى لهذا الطلب.',
    leave: 'مغادرة لائحة الانتظار',
    toBooking: 'عرض موعدي',
    again: 'حجز موعد',
    refused: {
      gone: 'لم يعد هذا العرض مفتوحًا: انتهت مهلته أو سبق الرد عليه.',
      call: 'لا يمكن حجز هذا الموعد عبر الإنترنت. اتصلوا بنا وسنجد معًا ما يناسبكم.',
      tooMany: 'لديكم أقصى عدد ممكن من المواعيد القادمة. ألغوا واحدًا ثم اقبلوا.',
      duplicate: 'أنتم تنتظرون هذا بالضبط، أو أقصى عدد ممكن من الطلبات.',
      other: 'هذا غير ممكن الآن. اتصلوا بالمحل.',
    },
  },
  en: {
    states: {
      waiting: 'You are on the waiting list',
      offered: 'A place has become free',
      missed: 'The offer has lapsed',
      over: 'The dates are over',
      left: 'You have left the waiting list',
      booked: 'It is booked',
    },
    abouts: {
      waiting: 'As soon as a time that suits becomes free, we write to you, and it is kept for you for a while.',
      offered: 'It is kept for you at present. Accept it to make it yours.',
      missed: 'Nobody answered in time, and the place was offered to the next person. You can take your turn again.',
      over: 'Nothing became free in time. You can book for another date.',
      left: 'You will get no more offers for this request.',
      booked: 'You have accepted the offer. Everything else is on the page of your appointment.',
    },
    done: {
      renewed: 'Done: you are waiting again.',
      declined: 'The place is given back. You stay on the list for others.',
      left: 'Done: you are no longer on the list.',
    },
    labels: {
      what: 'Service',
      withWhom: 'With',
      dates: 'Dates',
      times: 'Times',
      weekdays: 'Days',
      seats: 'For',
      notes: 'Your note',
      price: 'Price',
    },
    anyone: 'Whoever is free',
    anyTime: 'The whole day',
    seats: plural('en', { one: '# person', other: '# people' }),
    fromTo: (from, to) => `from ${from} to ${to}`,
    span: (from, to) => `from ${from} to ${to}`,
    kept: (until, minutes) =>
      `Kept for you until ${until} (${plural('en', { one: '# more minute', other: '# more minutes' })(minutes)}). After that it is offered to the next person.`,
    clock: (place) => `${place} time`,
    policy: 'Conditions',
    questions: 'To prepare your visit',
    note: 'Note',
    accept: 'Accept this place',
    decline: 'Decline and wait for another',
    declineAndLeave: 'Decline and leave the list',
    declineTitle: 'It does not suit?',
    renew: 'Wait again',
    leaveTitle: 'Stop waiting',
    leaveText: 'You will get no more offers for this request.',
    leave: 'Leave the waiting list',
    toBooking: 'See my appointment',
    again: 'Book',
    refused: {
      gone: 'This offer is not open any more: it has lapsed, or was answered already.',
      call: 'This appointment cannot be made online. Please call us, and we will find one together.',
      tooMany: 'You have as many appointments ahead as are possible. Cancel one, then accept.',
      duplicate: 'You are waiting for exactly this already, or for as many things as are possible.',
      other: 'That is not possible at present. Call the business.',
    },
  },
}
