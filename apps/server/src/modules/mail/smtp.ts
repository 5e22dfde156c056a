import { createTransport } from 'nodemailer'
import { maskedRecipient } from './masks.ts'
import type { Message } from './tables.ts'

/** How long a server may take to take a message, from the connection to its last answer. */
const sendMs = 30_000
const silenceMs = 10_000

/** One address and nothing beside it: what a header or a list of several would need is not in it. */
const oneAddress = /^[^\s@<>(),;:\\"[\]]{1,64}@[^\s@<>(),;:\\"[\]]{1,255}$/

/** The message cannot be sent, whoever tries and however often. */
export class UndeliverableError extends Error {
  override readonly name = 'UndeliverableError'
}

export type Send = (message: Message, signal: AbortSignal) => Promise<void>

/** An email, as it is handed to a server. */
export interface Letter {
  /** Who it is from, beside the platform's address. */
  fromName: string
  /** Where an answer goes; by default to the platform's address. */
  replyTo?: string | undefined
  recipient: string
  subject: string
  text: string
  html: string
  /** The left side of its Message-ID: the same each time, so that whoever is sent it twice can tell. */
  id: string
  /** What calendars take from it: an alternative of its text, and a file. */
  invite?: { method: string; content: string; filename: string } | undefined
}

export type Deliver = (letter: Letter, signal: AbortSignal) => Promise<void>

/**
 * Hands email over to the server of `smtpUrl`.
 *
 * @param from - the address it comes from
 * @returns what throws {@link UndeliverableError} when trying again is of no use, and any other error when it may be
 */
export function deliverBy(smtpUrl: string, from: string): Deliver {
  const { password, hostname } = new URL(smtpUrl)
  const transport = createTransport({
    url: smtpUrl,
    connectionTimeout: silenceMs,
    greetingTimeout: silenceMs,
    socketTimeout: silenceMs,
    dnsTimeout: silenceMs,
    // A password goes to nobody in clear, even if the server, or somebody in between, says that it knows no TLS.
    requireTLS: password !== '' && !/^(localhost|127\.[\d.]+|\[::1\])$/.test(hostname),
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return async ({ id, fromName, replyTo = '', recipient, subject, text, html, invite }, signal) => {
    if (!oneAddress.test(recipient)) throw new UndeliverableError('This is no address for mail.')
    try {
      await transport.sendMail({
        from: { name: oneLine(fromName), address: from },
        to: { name: '', address: recipient },
        ...(oneAddress.test(replyTo) ? { replyTo: { name: oneLine(fromName), address: replyTo } } : {}),
        subject: oneLine(subject),
        text,
        ...(html === '' ? {} : { html }),
        ...(invite === undefined ? {} : { icalEvent: invite }),
        messageId: `<${id}@${from.split('@').at(-1)}>`,
        headers: { 'Auto-Submitted': 'auto-generated' },
        signal: AbortSignal.any([signal, AbortSignal.timeout(sendMs)]),
      })
    } catch (error) {
      const { code, responseCode = 0 } = error as { code?: string; responseCode?: number }
      // The server's last word on this recipient or this message; on the login and the like it may change its mind.
      if (responseCode >= 500 && (code === 'EENVELOPE' || code === 'EMESSAGE')) {
        throw new UndeliverableError((error as Error).message, { cause: error })
      }
      throw error
    }
  }
}

/** Sends what the platform itself has to say. */
export function sendBy(smtpUrl: string, from: string): Send {
  const deliver = deliverBy(smtpUrl, from)
  return (message, signal) => deliver({ ...message, fromName: 'BookMe' }, signal)
}

/** A header is one line, whoever queued it. */
const oneLine = (text: string) => text.replace(/[\p{Cc}\u2028\u2029\s]+/gu, ' ').trim()

/** What went wrong, without the address, of which servers like to speak. */
export function describeFailure(error: unknown, { recipient }: Pick<Message, 'recipient'>): string {
  const message = error instanceof Error ? error.message : String(error)
  return message
    .replaceAll(recipient, maskedRecipient(recipient))
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .slice(0, 300)
}
