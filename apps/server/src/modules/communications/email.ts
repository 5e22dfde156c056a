import type { SharedDb } from '@bookme/tenancy'
import type { Config } from '../../core/config.ts'
import { deliverBy, showMail, UndeliverableError as UnmailableError } from '../mail/index.ts'
import { type Outgoing, type Send, UndeliverableError } from './channels.ts'

export interface EmailOptions {
  config: Pick<Config, 'smtpUrl' | 'mailFrom' | 'isProduction'>
  shared: { db: SharedDb }
}

/**
 * How this installation sends email: by its server; in development, where it has none, to `/dev/mail`. In production
 * without a server there is no such channel.
 */
export function emailSender({ config, shared }: EmailOptions): Send | undefined {
  const { smtpUrl, mailFrom, isProduction } = config
  if (smtpUrl !== undefined) return sendBySmtp(smtpUrl, mailFrom)
  return isProduction ? undefined : showInDevelopment(shared)
}

const taken = { providerId: undefined, isReported: false }

function sendBySmtp(smtpUrl: string, from: string): Send {
  const deliver = deliverBy(smtpUrl, from)
  return async (message, signal) => {
    const { recipient, subject, text, html, replyTo, from: fromName } = message
    try {
      await deliver(
        { ...{ recipient, subject, text, html, replyTo, fromName }, id: idOf(message), invite: inviteOf(message) },
        signal,
      )
    } catch (error) {
      if (!(error instanceof UnmailableError)) throw error
      throw new UndeliverableError(error.message, { cause: error })
    }
    return taken
  }
}

/** The left side of a Message-ID, of what it may consist of (RFC 5322, 3.6.4). */
const idOf = ({ key }: Outgoing) => key.replace(/[^A-Za-z0-9-]+/g, '.')

/** What is attached for the calendar, which mail programs want in three places. */
function inviteOf({ attachments }: Outgoing) {
  const file = attachments.find(({ contentType }) => /^text\/calendar\b/i.test(contentType))
  if (file === undefined) return undefined
  const [, method = 'PUBLISH'] = /;\s*method="?([a-z]+)/i.exec(file.contentType) ?? []
  return { method, content: file.content, filename: file.filename }
}

function showInDevelopment(shared: { db: SharedDb }): Send {
  return async ({ recipient, subject, text, html, tenantId }) => {
    await showMail(shared.db, { kind: 'notification', recipient, subject, text, html, tenantId })
    return taken
  }
}
