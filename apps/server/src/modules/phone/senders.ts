import type { Tenancy } from '@bookme/tenancy'
import type { Config } from '../../core/config.ts'
import { type Outgoing, type Senders, type Taken, UndeliverableError } from '../communications/index.ts'
import { type Direction, hasWritten, insertThread } from './queries.ts'
import { sendText } from './sms.ts'
import { sendWhatsApp } from './whatsapp.ts'

export type PhoneConfig = Pick<Config, 'sms' | 'whatsApp' | 'baseDomain' | 'isProduction' | 'port'>

export interface SendersOptions {
  tenancy: Pick<Tenancy, 'shared'>
  config: PhoneConfig
}

/** Meta lets texts through for a day after somebody wrote; our clocks may differ a little. */
const conversationMinutes = 24 * 60 - 5

/** Where the platform is called back. */
export const statusPath = '/webhooks/sms/status/'

const number = /^\+[1-9]\d{7,14}$/

/**
 * The channels by telephone that are configured. What is taken is written down as the thread by which an answer finds
 * the business.
 *
 * @param direction - `answer` for what is said back by the program: nobody asks what became of it
 */
export function phoneSenders({ tenancy, config }: SendersOptions, direction: Direction = 'out'): Senders {
  const { db } = tenancy.shared
  const { sms, whatsApp } = config
  const statusCallback = callbackOf(config)

  const taken = async (message: Outgoing, channel: 'sms' | 'whatsapp', providerId: string, isReported: boolean) => {
    const { recipient: contact, tenantId, notificationId } = message
    const row = { channel, providerId, contact, tenantId, notificationId, direction }
    // It is on its way whatever happens here: sent again because of this, it would come twice. What nobody can place is
    // not heard of, either.
    const kept = await insertThread(db, { ...row, createdAt: Temporal.Now.instant() }).catch(() => undefined)
    return { providerId, isReported: isReported && kept !== undefined } satisfies Taken
  }

  return {
    ...(sms !== undefined && {
      sms: async (message, signal) => {
        assertNumber(message)
        const { recipient: to, text } = message
        const id = await sendText(sms, { to, text, statusCallback }, signal)
        return taken(message, 'sms', id, statusCallback !== undefined)
      },
    }),
    ...(whatsApp !== undefined && {
      whatsapp: async (message, signal) => {
        assertNumber(message)
        const { recipient: to, text, language, template } = message
        const since = Temporal.Now.instant().subtract({ minutes: conversationMinutes })
        const isOpen = await hasWritten(db, { channel: 'whatsapp', contact: to, since })
        const id = await sendWhatsApp(whatsApp, { to, text, language, template, isOpen }, signal)
        return taken(message, 'whatsapp', id, true)
      },
    }),
  }
}

/** @throws {UndeliverableError} */
function assertNumber({ recipient }: Outgoing): void {
  if (!number.test(recipient)) throw new UndeliverableError('This is no number of a telephone.')
}

/** `undefined`: from the provider nobody could reach us, and it refuses addresses that it cannot call. */
function callbackOf({ sms, isProduction, baseDomain, port }: PhoneConfig): string | undefined {
  if (sms === undefined) return undefined
  const isHere = /^(localhost|127\.[\d.]+|\[::1\])$/
  if (isHere.test(baseDomain) && !isHere.test(new URL(sms.api).hostname)) return undefined
  return `${isProduction ? `https://${baseDomain}` : `http://${baseDomain}:${port}`}${statusPath}`
}
