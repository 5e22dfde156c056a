import { z } from 'zod'
import type { SmsConfig } from '../../core/config.ts'
import { UndeliverableError } from '../communications/index.ts'
import { post, refuse } from './http.ts'

/** What a text message is to Twilio's protocol. */
export interface TextMessage {
  /** In E.164. */
  to: string
  text: string
  /** Where it tells what became of it; `undefined`: nobody wants to know. */
  statusCallback?: string | undefined
}

/**
 * What it says of numbers that will not become others: https://www.twilio.com/docs/api/errors. Everything else may be the
 * account's fault or the provider's, and pass.
 */
const hopeless: Readonly<Record<number, string>> = {
  21211: 'it is no number',
  21217: 'it is no number',
  21408: 'messages to this country are switched off',
  21610: 'they asked for no more messages',
  21612: 'it cannot be reached from the sender’s number',
  21614: 'it is no mobile number',
  21617: 'the message is too long',
}

const Created = z.object({ sid: z.string().min(1).max(100) })
const Refused = z.object({ code: z.number() })

/**
 * Hands a text message over: https://www.twilio.com/docs/messaging/api/message-resource#create-a-message-resource. The
 * protocol knows no key by which a message that is sent twice could be told.
 *
 * @returns what the provider calls it
 * @throws {UndeliverableError} @throws {ProviderError}
 */
export async function sendText(
  { api, account, token, from, countries }: SmsConfig,
  { to, text, statusCallback }: TextMessage,
  signal: AbortSignal,
): Promise<string> {
  if (countries?.some((code) => to.startsWith(`+${code}`)) === false) {
    throw new UndeliverableError('Text messages do not go to this country from here.')
  }
  const form = new URLSearchParams({ To: to, Body: text })
  form.set(/^MG\w{32}$/.test(from) ? 'MessagingServiceSid' : 'From', from)
  if (statusCallback !== undefined) form.set('StatusCallback', statusCallback)
  const headers = {
    authorization: `Basic ${Buffer.from(`${account}:${token}`).toString('base64')}`,
    'content-type': 'application/x-www-form-urlencoded',
    accept: 'application/json',
  }
  const url = `${api}/2010-04-01/Accounts/${account}/Messages.json`
  const { status, body } = await post(url, { headers, body: form.toString() }, signal)
  const created = Created.safeParse(body)
  if (status >= 200 && status < 300 && created.success) return created.data.sid
  const code = Refused.safeParse(body).data?.code
  const reason = status >= 400 && status < 500 && code !== undefined ? hopeless[code] : undefined
  if (reason !== undefined) throw new UndeliverableError(`The number cannot be written to: ${reason} (${code}).`)
  return refuse(status, code)
}
