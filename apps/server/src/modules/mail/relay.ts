import { setTimeout as delay } from 'node:timers/promises'
import type { Tenancy } from '@bookme/tenancy'
import type { FastifyBaseLogger } from 'fastify'
import type { Config } from '../../core/config.ts'
import { countWaiting, markFailed, markSent, takeDue } from './queries.ts'
import { describeFailure, type Send, sendBy } from './smtp.ts'
import type { Message } from './tables.ts'

export interface Relay {
  /** Lets what is being sent finish, for some seconds; the rest is sent by whoever runs next. */
  stop(): Promise<void>
}

export interface RelayOptions {
  tenancy: Pick<Tenancy, 'shared'>
  config: Pick<Config, 'smtpUrl' | 'mailFrom' | 'isProduction'>
  log: Pick<FastifyBaseLogger, 'info' | 'warn' | 'error'>
  /** Hands a text message over; without it they wait. */
  sendText?: ((message: { recipient: string; text: string }, signal: AbortSignal) => Promise<void>) | undefined
}

// Looking is one statement over a small index; a NOTIFY in each transaction that queues, and a connection that listens,
// would be more to keep alive, and the look would still be needed for whoever missed it.
const pollMs = 1000
const atOnce = 5
/** For longer than a message is ever being sent, see `smtp.ts`: after it, whoever had taken it is dead. */
const leaseMs = 2 * 60_000
const stopMs = 5000

const firstPauseMs = 15_000
const longestPauseMs = 2 * 60 * 60_000
/** With the pauses between them, about a day. */
const mostAttempts = 20

/** Twice as long each time up to two hours, and never the same for those who failed together. */
export function pauseAfter(attempts: number, random = Math.random()): number {
  return Math.min(longestPauseMs, firstPauseMs * 2 ** (attempts - 1)) * (0.75 + random / 2)
}

/**
 * Sends what is due, as long as it runs; any number of them may run. A message is taken, sent and then marked: who is
 * killed in between leaves it to be sent again, so that it comes twice rather than never. What there is no way for waits.
 */
export function startRelay({ tenancy, config, log, sendText }: RelayOptions): Relay {
  const { db } = tenancy.shared
  const { smtpUrl, mailFrom } = config
  const stopping = new AbortController()
  const cutting = new AbortController()

  async function sendOne(send: Send, message: Message): Promise<void> {
    const now = Temporal.Now.instant()
    if (isOver(message, now)) {
      const { id, kind } = message
      await markFailed(db, message, { ...message, lastError: 'It was of no use any more.', failedAt: now })
      log.warn({ message: id, kind }, 'a message could not be sent while it was of use')
      return
    }
    try {
      await send(message, cutting.signal)
    } catch (error) {
      // Cut short: whether it arrived nobody knows, and it is left to whoever runs next.
      if (!cutting.signal.aborted) await noteFailure(message, error)
      return
    }
    await markSent(db, message, Temporal.Now.instant())
  }

  async function noteFailure(message: Message, error: unknown): Promise<void> {
    const { id, kind, attempts } = message
    const now = Temporal.Now.instant()
    const lastError = describeFailure(error, message)
    const { wasUnsure = false } = message.metadata as Said
    // What they may have been given is tried once more and no further: each time it might come again.
    const isLast = isUndeliverable(error) || attempts >= mostAttempts || wasUnsure
    const nextAttemptAt = now.add({ milliseconds: Math.round(pauseAfter(attempts)) })
    const metadata = { ...(message.metadata as Said), wasUnsure: wasUnsure || isUnsure(error) }
    await markFailed(db, message, { lastError, nextAttemptAt, failedAt: isLast ? now : null, metadata })
    const facts = { message: id, kind, attempts, reason: lastError }
    if (isLast) log.error(facts, 'a message could not be sent and is given up')
    else if (attempts === 1) log.warn(facts, 'a message could not be sent; trying again')
  }

  /** @returns how many there were */
  async function turn(channel: Message['channel'], send: Send): Promise<number> {
    const now = Temporal.Now.instant()
    const until = now.add({ milliseconds: leaseMs })
    const taken = await takeDue(db, { now, until, most: atOnce, channel })
    const outcomes = await Promise.allSettled(taken.map((message) => sendOne(send, message)))
    const failed = outcomes.find((outcome) => outcome.status === 'rejected')
    if (failed !== undefined) throw failed.reason
    return taken.length
  }

  /** Each channel by itself: a server that hangs holds up no text messages. */
  async function run(channel: Message['channel'], send: Send | undefined): Promise<void> {
    if (send === undefined) return
    let failures = 0
    while (!stopping.signal.aborted) {
      let taken = 0
      try {
        taken = await turn(channel, send)
        if (failures > 0) log.info({ failures }, 'mail is looked for again')
        failures = 0
      } catch (error) {
        failures += 1
        if (failures === 1) log.warn({ err: error }, 'cannot look for mail now; trying again')
      }
      if (taken < atOnce) await pause(pollMs * Math.min(10, failures + 1), stopping.signal)
    }
  }

  const running = Promise.all([
    ...(smtpUrl === undefined ? [sayThatMailWaits(db, config, log)] : []),
    run('email', smtpUrl === undefined ? undefined : sendBy(smtpUrl, mailFrom)),
    run('sms', sendText),
  ])
  return {
    stop: async () => {
      stopping.abort()
      const late = setTimeout(() => cutting.abort(), stopMs)
      await running
      clearTimeout(late)
    },
  }
}

/** Of each channel's own kind: whoever sends text messages belongs to a module that knows this one. */
function isUndeliverable(error: unknown): boolean {
  return error instanceof Error && error.name === 'UndeliverableError'
}

function isUnsure(error: unknown): boolean {
  return error instanceof Error && (error as { isUnsure?: unknown }).isUnsure === true
}

/** What a message's row says beside its columns. */
interface Said {
  validUntil?: string
  wasUnsure?: boolean
}

function isOver({ metadata }: Message, now: Temporal.Instant): boolean {
  const { validUntil } = metadata as Said
  return validUntil !== undefined && Temporal.Instant.compare(validUntil, now) <= 0
}

async function sayThatMailWaits(
  db: Tenancy['shared']['db'],
  { isProduction }: Pick<Config, 'isProduction'>,
  log: RelayOptions['log'],
): Promise<void> {
  if (!isProduction) return
  const waiting = await countWaiting(db, 'all').catch(() => undefined)
  log.error({ waiting }, 'SMTP_URL is not set: no mail is sent, and nobody gets the links and codes to log in with')
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  // Stopped, it is over at once.
  await delay(ms, undefined, { signal }).catch(() => {})
}
