import { z } from 'zod'
import { e164Of } from '../../core/phone.ts'
import type { Thread } from './tables.ts'

/** What somebody wrote to the platform's number. */
export interface Inbound {
  channel: Thread['channel']
  /** What the provider calls it. */
  providerId: string
  /** In E.164. */
  sender: string
  body: string
  /** Our message that it answers, where they said so. */
  answers: string | undefined
  /** When it was written, where the provider says so. */
  writtenAt: Temporal.Instant | undefined
  /** The provider has seen to it: it says `STOP` and has answered. */
  isHandled: boolean
}

export type DeliveryStatus = 'sent' | 'delivered' | 'read' | 'failed'

/** What became of a message, as its provider says. */
export interface Delivery {
  channel: Thread['channel']
  providerId: string
  status: DeliveryStatus
  /** The provider's code; `undefined` where nothing failed. */
  code: number | undefined
}

/** What a person writes at most; the rest is cut. */
const mostCharacters = 1600
const bodyOf = (text: string) => text.replaceAll('\0', '').toWellFormed().slice(0, mostCharacters).toWellFormed()

/** https://www.twilio.com/docs/messaging/guides/webhook-request */
export function readSmsInbound(form: URLSearchParams): Inbound | undefined {
  const sender = e164Of(form.get('From') ?? '')
  const providerId = form.get('MessageSid') ?? ''
  if (sender === undefined || !/^\w{1,100}$/.test(providerId)) return undefined
  const optOut = form.get('OptOutType') ?? ''
  return {
    ...{ channel: 'sms', providerId, sender, answers: undefined, writtenAt: undefined },
    // With it Twilio has answered: https://www.twilio.com/docs/messaging/tutorials/advanced-opt-out
    body: /^(STOP|START)$/.test(optOut) ? optOut : bodyOf(form.get('Body') ?? ''),
    isHandled: optOut !== '',
  }
}

const smsStatuses: Readonly<Record<string, DeliveryStatus>> = {
  ...{ sent: 'sent', delivered: 'delivered', read: 'read' },
  ...{ undelivered: 'failed', failed: 'failed', canceled: 'failed' },
}

/** https://www.twilio.com/docs/messaging/guides/track-outbound-message-status */
export function readSmsStatus(form: URLSearchParams): Delivery | undefined {
  const providerId = form.get('MessageSid') ?? ''
  const status = smsStatuses[form.get('MessageStatus') ?? '']
  if (status === undefined || !/^\w{1,100}$/.test(providerId)) return undefined
  const code = form.get('ErrorCode') ?? ''
  return { channel: 'sms', providerId, status, code: /^\d{1,9}$/.test(code) ? Number(code) : undefined }
}

// https://developers.facebook.com/docs/whatsapp/cloud-api/webhooks/payload-examples. What is not as it says is passed over.
const some = <T extends z.ZodType>(item: T) =>
  z
    .array(z.unknown())
    .catch([])
    .transform((all) => all.flatMap((one) => item.safeParse(one).data ?? []) as z.output<T>[])
const Text = z.object({ body: z.string() })
const Seconds = z
  .string()
  .regex(/^\d{1,10}$/)
  .transform((text) => Temporal.Instant.fromEpochMilliseconds(Number(text) * 1000))
const Message = z.object({
  id: z.string().min(1).max(300),
  from: z.string(),
  timestamp: Seconds,
  type: z.string(),
  context: z.object({ id: z.string() }).optional().catch(undefined),
  text: Text.optional().catch(undefined),
  button: z.object({ text: z.string() }).optional().catch(undefined),
  interactive: z
    .object({
      button_reply: z.object({ title: z.string() }).optional(),
      list_reply: z.object({ title: z.string() }).optional(),
    })
    .optional()
    .catch(undefined),
  reaction: z.object({ message_id: z.string(), emoji: z.string().optional() }).optional().catch(undefined),
})
const Status = z.object({
  id: z.string().min(1).max(300),
  status: z.enum(['sent', 'delivered', 'read', 'failed']),
  errors: some(z.object({ code: z.number() })),
})
const Change = z.object({
  field: z.literal('messages'),
  value: z.object({
    metadata: z.object({ phone_number_id: z.string() }),
    messages: some(Message),
    statuses: some(Status),
  }),
})
const Notice = z.object({ entry: some(z.object({ changes: some(Change) })) })

/** @param phoneId - the number that is ours: an app may have others */
export function readWhatsApp(body: unknown, phoneId: string): { messages: Inbound[]; deliveries: Delivery[] } {
  const { entry = [] } = Notice.safeParse(body).data ?? {}
  const values = entry
    .flatMap(({ changes }) => changes)
    .map(({ value }) => value)
    .filter(({ metadata }) => metadata.phone_number_id === phoneId)
  return {
    messages: values.flatMap(({ messages }) => messages.flatMap((message) => whatsAppMessage(message) ?? [])),
    deliveries: values.flatMap(({ statuses }) =>
      statuses.map(({ id, status, errors }) => ({
        ...{ channel: 'whatsapp' as const, providerId: id, status, code: errors[0]?.code },
      })),
    ),
  }
}

function whatsAppMessage(message: z.output<typeof Message>): Inbound | undefined {
  const { id, from, type, timestamp, context, text, button, interactive, reaction } = message
  const sender = e164Of(`+${from}`)
  // A change of number, and a reaction that is taken back, say nothing.
  if (sender === undefined || type === 'system' || (type === 'reaction' && !reaction?.emoji)) return undefined
  const chosen = interactive?.button_reply ?? interactive?.list_reply
  return {
    ...{ channel: 'whatsapp', providerId: id, sender, writtenAt: timestamp, isHandled: false },
    answers: reaction?.message_id ?? context?.id,
    // Of a picture, a place or a voice there is a word to say what it is.
    body: bodyOf(text?.body ?? button?.text ?? chosen?.title ?? reaction?.emoji ?? `[${type}]`),
  }
}
