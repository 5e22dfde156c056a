import type { SharedDb, TenantHandle } from '@bookme/tenancy'
import type { z } from 'zod'
import type { Language } from '../../core/i18n.ts'
import { sharedIdempotencyKeys } from '../../core/idempotency/index.ts'
import { queueMessage, write } from '../mail/index.ts'
import type { BookmeTenancy, SettingsOf } from '../tenants/index.ts'
import type { TellOwners } from './jobs.ts'

export interface TellOptions {
  tenancy: Pick<BookmeTenancy, 'shared'>
  settings: SettingsOf
  ownersOf: (db: SharedDb, tenantId: string) => Promise<readonly { email: string }[]>
}

type Told = z.output<(typeof TellOwners)['payload']>

/**
 * Has the owners of a business written to, in the business's language. It is another transaction than the one that switched
 * the endpoint off, so it may be begun twice: the mails are written with a mark that the second finds.
 */
export async function tellOwners(
  { tenancy, settings, ownersOf }: TellOptions,
  { id: tenantId, name }: Pick<TenantHandle, 'id' | 'name'>,
  { host, why }: Told,
  jobId: string,
): Promise<void> {
  const { language } = await settings(tenantId)
  const [subject, ...paragraphs] = sentences[language]({ host, why: reasons[language][why] })
  const letter = write({ language, subject, paragraphs, from: `BookMe, ${name}` })
  await tenancy.shared.transaction(async (tx) => {
    const mark = { key: `webhooks.tell_owners ${jobId}`, bodyHash: '' }
    const marked = tx.insert(sharedIdempotencyKeys).values(mark).onConflictDoNothing().returning()
    const [[isFirst], owners] = await Promise.all([marked, ownersOf(tx, tenantId)])
    if (isFirst === undefined) return
    await Promise.all(
      owners.map(({ email: recipient }) =>
        queueMessage(tx, { kind: 'webhook_switched_off', recipient, tenantId, ...letter }),
      ),
    )
  })
}

const reasons: Record<Language, Record<Told['why'], string>> = {
  en: {
    gone: 'It answered that it wants no more events (410).',
    given_up: 'Twenty events in a row could not be delivered, each within a day.',
    failing: 'For five days nothing arrived.',
  },
  fr: {
    gone: 'Elle a répondu qu’elle ne veut plus d’événements (410).',
    given_up: 'Vingt événements de suite n’ont pas pu être remis, chacun en un jour.',
    failing: 'Pendant cinq jours, rien n’est arrivé.',
  },
  ar: {
    gone: 'لقد أجاب بأنه لم يعد يريد أحداثًا (410).',
    given_up: 'لم يتسنَّ تسليم عشرين حدثًا متتاليًا، كلٌّ منها خلال يوم.',
    failing: 'لم يصل إليه شيء طوال خمسة أيام.',
  },
}

type Sentences = (facts: { host: string; why: string }) => readonly [subject: string, ...paragraphs: string[]]

const sentences: Record<Language, Sentences> = {
  en: ({ host, why }) => [
    `Your webhook to ${host} was switched off`,
    `Your business no longer sends its events to ${host}. ${why}`,
    'Bookings and payments go on as usual. Once the receiver works again, switch the webhook on; what did not arrive can be sent again for thirty days.',
  ],
  fr: ({ host, why }) => [
    `Votre webhook vers ${host} a été désactivé`,
    `Votre entreprise n’envoie plus ses événements à l’adresse ${host}. ${why}`,
    'Les réservations et les paiements continuent comme d’habitude. Quand le destinataire fonctionne de nouveau, réactivez le webhook\u202f; ce qui n’est pas arrivé peut être renvoyé pendant trente jours.',
  ],
  ar: ({ host, why }) => [
    `تم إيقاف الـ webhook الخاص بكم إلى ${host}`,
    `لم تعد أحداث نشاطكم تُرسل إلى ${host}. ${why}`,
    'الحجوزات والمدفوعات مستمرة كالمعتاد. عندما يعمل المستقبِل من جديد أعيدوا تشغيله؛ وما لم يصل يمكن إرساله مرة أخرى خلال ثلاثين يومًا.',
  ],
}
