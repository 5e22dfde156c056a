import type { TenantHandle, TenantTx } from '@bookme/tenancy'
import type { FastifyBaseLogger } from 'fastify'
import type { z } from 'zod'

/**
 * Jobs that wait for the same thing share one: what is slow in one holds up no other. `messages` waits for servers of mail
 * and providers, `planning` is about messages and waits for nobody.
 */
export const queues = ['messages', 'planning', 'webhooks', 'payments', 'upkeep'] as const
export type Queue = (typeof queues)[number]

type Payload = z.ZodType<Record<string, unknown>>

/** What becomes of a job while its business is suspended: it waits until that is over, it is done all the same, or it goes. */
export type WhileSuspended = 'hold' | 'run' | 'drop'

export interface JobDefinition<P extends Payload = Payload> {
  /** `messages.send`: the subject and the verb. */
  readonly name: string
  readonly scope: 'tenant' | 'shared'
  readonly queue: Queue
  readonly payload: P
  readonly whileSuspended: WhileSuspended
  /** How often it is tried again, and how long it pauses before the first of those, in seconds: twice as long each time, up to the longest. */
  readonly retries: number
  readonly pauseSeconds: number
  readonly longestPauseSeconds: number
  /** After it whoever has begun the job is taken to be dead, and it is given to somebody else. */
  readonly expireSeconds: number
}

type Options<P extends Payload> = Pick<JobDefinition<P>, 'queue' | 'payload'> &
  Partial<Omit<JobDefinition<P>, 'name' | 'scope'>>

const usual = {
  whileSuspended: 'hold',
  retries: 8,
  pauseSeconds: 5,
  longestPauseSeconds: 3600,
  expireSeconds: 60,
} as const

/**
 * A job of a tenant's. It is asked for by `enqueue` in a transaction of that tenant, and names it: there is no job
 * without one.
 */
export function defineTenantJob<P extends Payload>(
  name: string,
  options: Options<P>,
): JobDefinition<P> & { scope: 'tenant' } {
  return { ...usual, ...options, name, scope: 'tenant' }
}

/** A job of the platform's own. */
export function defineSharedJob<P extends Payload>(
  name: string,
  options: Options<P>,
): JobDefinition<P> & { scope: 'shared' } {
  return { ...usual, ...options, name, scope: 'shared' }
}

/** What a handler is told beside its payload. */
export interface JobContext {
  /** The same each time the job is tried: a key for what happens outside of the database. */
  readonly id: string
  /** 1 the first time. */
  readonly attempt: number
  /** Nobody tries it again after this time. */
  readonly isLast: boolean
  /** Aborts when the job has taken too long, or the worker has to stop. */
  readonly signal: AbortSignal
  readonly log: Pick<FastifyBaseLogger, 'info' | 'warn' | 'error'>
}

/** A definition with what does it. */
export interface JobHandler {
  readonly job: JobDefinition
  readonly inTransaction?: (
    tx: TenantTx,
    payload: never,
    context: JobContext & { tenant: TenantHandle },
  ) => Promise<void>
  readonly withHandle?: (tenant: TenantHandle, payload: never, context: JobContext) => Promise<void>
  readonly shared?: (payload: never, context: JobContext) => Promise<void>
}

/**
 * Does a tenant's job in one transaction of that tenant. What it writes is written once, however often the job is tried:
 * the transaction begins with the job's receipt, and who finds it there has nothing to do.
 */
export function inTransaction<P extends Payload>(
  job: JobDefinition<P> & { scope: 'tenant' },
  run: (tx: TenantTx, payload: z.output<P>, context: JobContext & { tenant: TenantHandle }) => Promise<void>,
): JobHandler {
  return { job, inTransaction: run }
}

/**
 * Does a tenant's job that talks to the outside, with no transaction open meanwhile. It may be done twice, when whoever
 * did it died before that was noted: it has to know by what it finds, or by `context.id`.
 */
export function withHandle<P extends Payload>(
  job: JobDefinition<P> & { scope: 'tenant' },
  run: (tenant: TenantHandle, payload: z.output<P>, context: JobContext) => Promise<void>,
): JobHandler {
  return { job, withHandle: run }
}

/** Does a job of the platform's; it may be done twice. */
export function shared<P extends Payload>(
  job: JobDefinition<P> & { scope: 'shared' },
  run: (payload: z.output<P>, context: JobContext) => Promise<void>,
): JobHandler {
  return { job, shared: run }
}

/** Trying again is of no use: the job goes to those that failed at once. The message is kept, so it holds no personal data. */
export class GiveUpError extends Error {
  override readonly name = 'GiveUpError'
}

/** It cannot be done yet: the job is tried again no earlier than so many seconds from now, and this does not count as a failure. */
export class NotYetError extends Error {
  override readonly name = 'NotYetError'
  readonly seconds: number

  constructor(message: string, seconds: number) {
    super(message)
    this.seconds = seconds
  }
}
