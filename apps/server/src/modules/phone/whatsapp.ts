import { z } from 'zod'
import type { WhatsAppConfig } from '../../core/config.ts'
import type { Language } from '../../core/i18n.ts'
import { UndeliverableError } from '../communications/index.ts'
import { post, refuse } from './http.ts'

export interface WhatsAppMessage {
  /** In E.164. */
  to: string
  language: Language
  text: string
  template: { name: string; parameters: readonly string[] } | undefined
  /** Whether they wrote within the last day: only then a text of our own is let through. */
  isOpen: boolean
}

const reengage = 131_047

/**
 * What will not pass by waiting: https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes. Nobody there,
 * nobody who wants it, or a template that is not as Meta has it: another channel may do. Everything else is tried again.
 */
const hopeless: Readonly<Record<number, string>> = {
  100: 'Meta does not take the message as it is',
  130472: 'Meta keeps the number out of messages for an experiment',
  131008: 'Meta misses something in the message',
  131009: 'Meta does not take a value in the message',
  131021: 'it is the sender’s own number',
  131026: 'nobody is there on WhatsApp',
  131030: 'it is not on the list of the test number',
  [reengage]: 'they have not written for a day, and there is no template',
  131049: 'Meta holds it back',
  131050: 'they asked for no more messages',
  131051: 'Meta does not take this type of message',
  132000: 'the template has other parameters',
  132001: 'there is no such template in this language',
  132005: 'the template would become too long',
  132007: 'the template breaks a rule of Meta’s',
  132012: 'a parameter of the template is of another kind',
  132015: 'the template is paused',
  132016: 'the template is switched off',
}

const Sent = z.object({ messages: z.array(z.object({ id: z.string().min(1).max(300) })).min(1) })
const Refused = z.object({ error: z.object({ code: z.number() }) })

/**
 * Hands a message over: https://developers.facebook.com/docs/whatsapp/cloud-api/guides/send-messages. Outside of a
 * conversation Meta takes templates alone. The protocol knows no key by which one that is sent twice could be told.
 *
 * @returns what Meta calls it
 * @throws {UndeliverableError} @throws {ProviderError}
 */
export async function sendWhatsApp(
  config: WhatsAppConfig,
  message: WhatsAppMessage,
  signal: AbortSignal,
): Promise<string> {
  const { template, text, isOpen } = message
  if (!isOpen && template === undefined) throw new UndeliverableError(`WhatsApp: ${hopeless[reengage]}.`)
  const first = isOpen ? { type: 'text', text: { body: text, preview_url: false } } : templateOf(message)
  const answer = await ask(config, message, first, signal)
  if (typeof answer === 'string') return answer
  // Its clock is another than ours: what we took for a conversation was none any more.
  if (answer.code === reengage && isOpen && template !== undefined) {
    return sendWhatsApp(config, { ...message, isOpen: false }, signal)
  }
  const reason = answer.code === undefined || answer.status >= 500 ? undefined : hopeless[answer.code]
  if (reason !== undefined) throw new UndeliverableError(`WhatsApp: ${reason} (${answer.code}).`)
  return refuse(answer.status, answer.code)
}

/** @returns the id, or what was said instead */
async function ask(
  { api, phoneId, token }: WhatsAppConfig,
  { to }: WhatsAppMessage,
  content: object,
  signal: AbortSignal,
): Promise<string | { status: number; code: number | undefined }> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  const wanted = { messaging_product: 'whatsapp', recipient_type: 'individual', to: to.replace(/^\+/, ''), ...content }
  const { status, body } = await post(`${api}/${phoneId}/messages`, { headers, body: JSON.stringify(wanted) }, signal)
  const sent = Sent.safeParse(body)
  const id = sent.data?.messages[0]?.id
  if (status >= 200 && status < 300 && id !== undefined) return id
  return { status, code: Refused.safeParse(body).data?.error.code }
}

function templateOf({ template, language }: WhatsAppMessage): object {
  const { name, parameters } = template as NonNullable<WhatsAppMessage['template']>
  const body = { type: 'body', parameters: parameters.map((text) => ({ type: 'text', text: inOneLine(text) })) }
  const components = parameters.length === 0 ? [] : [body]
  return { type: 'template', template: { name, language: { code: language }, components } }
}

/** Meta refuses parameters that are empty, or have line breaks, tabs or more than four spaces in a row. */
function inOneLine(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line === '' ? '–' : line
}
