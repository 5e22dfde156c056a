import type { TenantHandle } from '@bookme/tenancy'
import { type JobHandler, shared as sharedJob, withHandle } from '../../core/jobs/index.ts'
import { bookingOf, manageTokenOf } from '../bookings/index.ts'
import { type Outgoing, type Senders, setDelivery, UndeliverableError } from '../communications/index.ts'
import type { Reply } from '../communications/tables.ts'
import { type BookmeTenancy, listDomains } from '../tenants/index.ts'
import { ProviderError } from './http.ts'
import { AnswerReply, PlaceDelivery, TakeReply, TellDelivery } from './jobs.ts'
import { findThread, forgetBody } from './queries.ts'
import { receiveDeliveries } from './receive.ts'
import { takeReply } from './replies.ts'
import { claimAnswer, findNotification, findReply, noteAnswer } from './reply-queries.ts'
import { type PhoneConfig, phoneSenders } from './senders.ts'
import { answerWords } from './words.ts'

export interface PhoneHandlersOptions {
  tenancy: BookmeTenancy
  config: PhoneConfig & { secret: string }
}

/** What is done about what providers say and customers write. */
export function phoneHandlers({ tenancy, config }: PhoneHandlersOptions): JobHandler[] {
  const { shared } = tenancy
  const senders = phoneSenders({ tenancy, config }, 'answer')
  return [
    withHandle(TellDelivery, async (tenant, { provider_id: providerId, status, code }, { isLast }) => {
      const error = status === 'failed' ? failureOf(code) : ''
      const isKnown = await setDelivery(tenant, providerId, status, { error })
      // Whoever sent it is just noting so; or died before that, and then it was sent again under another name.
      if (!isKnown && !isLast) throw new Error('The message is not noted as sent yet.')
    }),
    sharedJob(PlaceDelivery, async ({ channel, provider_id: providerId, status, code }) => {
      const delivery = { channel, providerId, status, code }
      await receiveDeliveries(shared, [delivery], { now: Temporal.Now.instant(), isLast: true })
    }),
    withHandle(TakeReply, async (tenant, { thread_id: id }) => {
      const thread = await findThread(shared.db, id)
      const { body, isHandled = false } = (thread?.metadata ?? {}) as { body?: string; isHandled?: boolean }
      if (thread === undefined || body === undefined) return
      // The reply's own row says that it was taken: done again, it changes nothing.
      await tenant.transaction((tx) => takeReply(tx, { ...thread, body, isHandled, at: thread.createdAt }))
      await forgetBody(shared.db, id)
    }),
    withHandle(AnswerReply, async (tenant, { reply_id, notification_id }, { signal, isLast }) => {
      const reply = await findReply(tenant.db, reply_id)
      const message = reply && (await answerOf(tenant, reply, notification_id))
      if (reply === undefined || message === undefined || !(await claimAnswer(tenant.db, reply_id))) return
      await answer(tenant, senders, { reply, message, signal, isLast })
    }),
  ]

  async function answerOf(tenant: TenantHandle, reply: Reply, notificationId: string): Promise<Outgoing | undefined> {
    const { id, channel, sender, outcome, bookingId } = reply
    if (channel === 'email') return undefined
    const language = (await findNotification(tenant.db, notificationId))?.language ?? 'fr'
    const link = bookingId === null ? '' : await linkTo(tenant, bookingId)
    return {
      ...{
        channel,
        recipient: sender,
        language,
        from: tenant.name,
        replyTo: '',
        subject: '',
        html: '',
        attachments: [],
      },
      text: answerWords[language][outcome]({ business: tenant.name, link }),
      ...{ template: undefined, key: `reply ${id}`, tenantId: tenant.id, notificationId },
    }
  }

  async function linkTo(tenant: TenantHandle, bookingId: string): Promise<string> {
    const [[primary], { booking }] = await Promise.all([
      listDomains(shared.db, tenant.id),
      bookingOf(tenant.db, bookingId),
    ])
    const { isProduction, port, baseDomain, secret } = config
    const host = primary?.domain ?? baseDomain
    const origin = isProduction ? `https://${host}` : `http://${host}${port === 80 ? '' : `:${port}`}`
    return `${origin}/b/${manageTokenOf(secret, tenant.id, booking)}`
  }
}

interface Answering {
  reply: Reply
  message: Outgoing
  signal: AbortSignal
  isLast: boolean
}

/**
 * Says something back at most once: two programs that answer each other must not be helped by one that repeats itself. So
 * it is tried again only where the provider surely has not taken it.
 */
async function answer(
  { db }: TenantHandle,
  senders: Senders,
  { reply: { id, channel }, message, signal, isLast }: Answering,
): Promise<void> {
  try {
    await senders[channel]?.(message, signal)
    await noteAnswer(db, id, 'sent')
  } catch (error) {
    const mayTryAgain = error instanceof ProviderError && !error.isUnsure && !isLast
    await noteAnswer(db, id, mayTryAgain ? 'wanted' : 'failed')
    // Who asked for no more messages gets none about that, either.
    if (!(error instanceof UndeliverableError) && (mayTryAgain || !(error instanceof ProviderError))) throw error
  }
}

/** Of the provider's codes those that people can do something about. */
const failures: Readonly<Record<number, string>> = {
  30003: 'The telephone is switched off or cannot be reached.',
  30004: 'The number, or its network, refuses our messages.',
  30005: 'The number does not exist.',
  30006: 'The number is a landline, or cannot be reached.',
  21610: 'They asked for no more messages.',
  131026: 'Nobody is there on WhatsApp.',
  131047: 'WhatsApp lets only approved templates through.',
  131050: 'They asked for no more messages.',
}

function failureOf(code: number | undefined): string {
  if (code === undefined) return 'It was not delivered.'
  return failures[code] ?? `It was not delivered (code ${code}).`
}
