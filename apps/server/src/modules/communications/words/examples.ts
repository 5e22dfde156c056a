import type { Language } from '../../../core/i18n.ts'
import type { Channel, NotificationKind } from '../tables.ts'
import type { MessageFacts } from './facts.ts'

/** What an example tells, in the words of each language. */
const said: Record<
  Language,
  Record<'customer' | 'staff' | 'service' | 'business' | 'policy' | 'reason' | 'address', string>
> = {
  fr: {
    customer: 'Amina Berrada',
    staff: 'Salma Idrissi',
    service: 'Coupe et brushing',
    business: 'Salon Yasmine',
    policy: 'Annulation gratuite jusqu’au dimanche 6 janvier 2030 à 14:30.',
    reason: 'Fermeture exceptionnelle',
    address: '12, rue Ibn Batouta, Casablanca',
  },
  ar: {
    customer: 'أمينة برادة',
    staff: 'سلمى الإدريسي',
    service: 'قص وتصفيف الشعر',
    business: 'صالون ياسمين',
    policy: 'الإلغاء مجاني حتى الأحد، 6 يناير 2030، الساعة 14:30.',
    reason: 'إغلاق استثنائي',
    address: '12، زنقة ابن بطوطة، الدار البيضاء',
  },
  en: {
    customer: 'Amina Berrada',
    staff: 'Salma Idrissi',
    service: 'Haircut and blow-dry',
    business: 'Salon Yasmine',
    policy: 'Cancelling is free of charge until Sunday, 6 January 2030 at 14:30.',
    reason: 'Closed for the day',
    address: '12 Ibn Batouta Street, Casablanca',
  },
}

/** As long as they are. */
const exampleLink =
  'https://salon-yasmine.example/b/AaICFRfDfVKaQVsObyyNFw.vk5c3g.mT2xW8Zk3vQ9hR7pLc4sYd1JfB6uNq0aEiXoGtVrKw5'
const madeAt = Temporal.Instant.from('2030-01-04T09:00:00Z')
const wallTime = '2030-01-07T14:30'
const timeZone = 'Africa/Casablanca'
const startTime = Temporal.PlainDateTime.from(wallTime).toZonedDateTime(timeZone).toInstant()

/** A message with all that its kind can tell: to look at, and to try words with. */
export function exampleFacts(
  { kind, channel, language }: Pick<MessageFacts, 'kind' | 'channel' | 'language'>,
  business?: MessageFacts['business'],
): MessageFacts {
  const { customer, staff, service, policy, reason, ...place } = said[language]
  const has = (...kinds: NotificationKind[]) => kinds.includes(kind)
  const isDigest = has('staff_digest')
  const booking: MessageFacts['booking'] = {
    ...{ id: '01a20151-7c3e-7d52-9a41-5b0e6f2c8d17', reference: 'ACDE2346', startTime },
    ...{ endTime: startTime.add({ minutes: 45 }), wallTime, timeZone },
    ...{ sequence: has('booking_moved') ? 1 : 0, services: [service], staffName: staff, seats: 1 },
    ...{ price: { minor: 25_000, currency: 'MAD' }, notes: '' },
    ...(has('booking_moved') ? { previous: { wallTime: '2030-01-05T10:00', staffName: staff } } : {}),
  }
  return {
    ...{ kind, channel, language, madeAt, baseDomain: 'bookme.example', hideServices: false },
    business: business ?? {
      ...{ name: place.business, url: 'https://salon-yasmine.example', phone: '+212 522 123 456' },
      ...{ email: 'bonjour@salon-yasmine.example', colour: '#0f766e', address: place.address },
    },
    recipient: recipientBy[channel],
    recipientName: isDigest ? staff : customer,
    link: exampleLink,
    ...(isDigest ? { day: dayOf(service, customer) } : { booking }),
    ...(has('booking_confirmed', 'booking_moved', 'deposit_due') ? { policy: [policy] } : {}),
    ...(has('booking_cancelled', 'booking_declined', 'refund') ? { reason } : {}),
    ...(has('booking_cancelled') ? { cancelledBy: 'business', refund: { minor: 10_000, currency: 'MAD' } } : {}),
    ...(has('deposit_due', 'receipt', 'refund', 'no_show') ? { amount: { minor: 10_000, currency: 'MAD' } } : {}),
    ...(has('deposit_due', 'waitlist_offer') ? { until: madeAt.add({ hours: 24 }) } : {}),
    ...(has('receipt') ? { receiptNumber: 128 } : {}),
  }
}

const recipientBy: Record<Channel, string> = {
  email: 'amina@example.com',
  sms: '+212600000001',
  whatsapp: '+212600000001',
}

function dayOf(service: string, customer: string): MessageFacts['day'] {
  const bookings = ['09:00', '11:15', '14:30'].map((wallTime) => ({ wallTime, service, customer }))
  return { date: '2030-01-07', bookings }
}
