import type { Config } from '../../core/config.ts'
import { sendText } from './sms.ts'

/** Hands a text message over that belongs to no business: nobody is told what became of it, and nobody answers. */
type SendCode = (message: { recipient: string; text: string }, signal: AbortSignal) => Promise<void>

/** @returns `undefined`: no text messages are sent from here */
export function senderOfCodes({ sms }: Pick<Config, 'sms'>): SendCode | undefined {
  if (sms === undefined) return undefined
  return async ({ recipient: to, text }, signal) => {
    await sendText(sms, { to, text }, signal)
  }
}
