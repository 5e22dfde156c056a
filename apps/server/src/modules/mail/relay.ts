import { setTimeout as delay } from 'node:timers/promises'
import type { Tenancy } from '@bookme/tenancy'
import type { FastifyBaseLogger } from 'fastify'
import type { Config } from '../../core/config.ts'
import { countWaiting, markFailed, markSent, takeDue } from './queries.ts'
import { describeFailure, type Send, sendBy, UndeliverableError } from './smtp.ts'
import type { Message } from './tables.ts'

export interface Relay {
  /** Lets what is being sent finish, for some seconds; the rest is sent by whoever runs next. */
  stop(): Promise<void>
}

export interface RelayOptions {
  tenancy: Pick<Tenancy, 'shared'>
  config: Pick<Config, 'smtpUrl' | 'mailFrom' | 'isProduction'>
  log: Pick<FastifyBaseLogger, 'info' | 'warn' | 'error'>
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
 * killed in between leaves it to be sent again, so that it comes twice rather than never. Without a server to hand mail
 * over to, everything waits.
 */
export function startRelay({ tenancy, config, log }: RelayOptions): Relay {
  const { db } = tenancy.shared
  const { smtpUrl, mailFrom } = config
  const stopping = new AbortController()
  const cutting = new AbortController()
  let failures = 0

  async function sendOne(send: Send, message: Message): Promise<void> {
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
    const isOver = error instanceof UndeliverableError || attempts >= mostAttempts
    const nextAttemptAt = now.add({ milliseconds: Math.round(pauseAfter(attempts)) })
    await markFailed(db, message, { lastError, nextAttemptAt, failedAt: isOver ? now : null })
    const facts = { message: id, kind, attempts, reason: lastError }
    if (isOver) log.error(facts, 'a message could not be sent and is given up')
    else if (attempts === 1) log.warn(facts, 'a message could not be sent; trying again')
  }

  /** @returns how many there were */
  async function turn(send: Send): Promise<number> {
    const now = Temporal.Now.instant()
    const until = now.add({ milliseconds: leaseMs })
    const taken = await takeDue(db, { now, until, most: atOnce })
    const outcomes = await Promise.allSettled(taken.map((message) => sendOne(send, message)))
    const failed = outcomes.find((outcome) => outcome.status === 'rejected')
    if (failed !== undefined) throw failed.reason
    return taken.length
  }

  async function run(url: string): Promise<void> {
    const send = sendBy(url, mailFrom)
    while (!stopping.signal.aborted) {
      let taken = 0
      try {
        taken = await turn(send)
        if (failures > 0) log.info({ failures }, 'mail is looked for again')
        failures = 0
      } catch (error) {
        failures += 1
        if (failures === 1) log.warn({ err: error }, 'cannot look for mail now; trying again')
      }
      if (taken < atOnce) await pause(pollMs * Math.min(10, failures + 1), stopping.signal)
    }
  }

  const running = smtpUrl === undefined ? sayThatMailWaits(db, config, log) : run(smtpUrl)
  return {
    stop: async () => {
      stopping.abort()
      const late = setTimeout(() => cutting.abort(), stopMs)
      await running
      clearTimeout(late)
    },
  }
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
