import { createHmac } from 'node:crypto'
import type { Scope, SharedDb } from '@bookme/tenancy'
import { eq, lt, sql } from 'drizzle-orm'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { TooManyAttemptsError } from '../errors.ts'
import { throttles } from '../tables.ts'

/** After `free` attempts in vain every other one waits twice as long as the one before, at most `longest` seconds. */
interface Limit {
  free: number
  pause: number
  longest: number
}
/** Of guesses at one account: 96 a day at most. */
const guesses: Limit = { free: 5, pause: 60, longest: 15 * 60 }
/** Of what one network may cause to be sent, or stored, without proving anything. */
const favours: Limit = { free: 30, pause: 60, longest: 15 * 60 }

/** After so many seconds without one, attempts in vain are forgotten. */
const quiet = 15 * 60

export interface Throttle {
  /**
   * Does `work` as one attempt. Attempts are counted before they are made, so that many at once are no way around;
   * success forgets them.
   *
   * @param subject - what is guessed at, kept as a keyed hash: `password owner@example.com`
   * @param onPause - called when `work` has failed once too often, so that others must wait now
   * @throws {TooManyAttemptsError} with `Retry-After` on `reply`
   */
  attempt<T>(
    at: { request: FastifyRequest; reply: FastifyReply; subject: string; onPause?: () => Promise<unknown> },
    work: () => Promise<T>,
  ): Promise<T>
  /** Counts what nobody can fail at. @throws {TooManyAttemptsError} */
  count(at: { request: FastifyRequest; reply: FastifyReply; subject: string }): Promise<void>
  /** @returns whether it is the first time, within a day: of many at once it is for one */
  mark(subject: string, now: Temporal.Instant): Promise<boolean>
  /** Whoever has proved who they are another way has nothing to guess. */
  forget(subject: string): Promise<void>
}

export function throttleOver(shared: Scope<'shared'>, secret: string): Throttle {
  const keyOf = (subject: string) => createHmac('sha256', secret).update(`throttle ${subject}`).digest('base64url')
  const forget = async (subject: string) => {
    await shared.db.delete(throttles).where(eq(throttles.key, keyOf(subject)))
  }

  async function begin(
    { request, reply, subject }: { request: FastifyRequest; reply: FastifyReply; subject: string },
    limit: Limit,
  ): Promise<boolean> {
    const begun = await take(shared.db, keyOf(subject), request.now, limit)
    if (begun.allowed) return begun.pauses
    reply.header('retry-after', begun.seconds)
    throw new TooManyAttemptsError(`Too many attempts: wait ${begun.seconds} seconds.`)
  }

  return {
    attempt: async (at, work) => {
      const pauses = await begin(at, guesses)
      try {
        const result = await work()
        await forget(at.subject)
        return result
      } catch (error) {
        if (pauses) await at.onPause?.()
        throw error
      }
    },
    count: async (at) => {
      await begin(at, favours)
    },
    mark: async (subject, now) => {
      const values = { key: keyOf(subject), failures: 0, firstFailureAt: now }
      return (await shared.db.insert(throttles).values(values).onConflictDoNothing().returning()).length > 0
    },
    forget,
  }
}

type Taken = { allowed: true; pauses: boolean } | { allowed: false; seconds: number }

/** One more attempt, in one statement: those who come at once are counted one after the other. */
async function take(db: SharedDb, key: string, now: Temporal.Instant, limit: Limit): Promise<Taken> {
  const at = sql`${now.toString()}::timestamptz`
  const last = sql`greatest(${throttles.firstFailureAt}, ${throttles.blockedUntil})`
  const isQuiet = sql`${at} >= ${last} + make_interval(secs => ${quiet}::int)`
  // Of the attempt that is being counted; no more doublings than the longest pause needs.
  const doublings = sql`least(${throttles.failures} + 1 - ${limit.free}::int, 20)`
  const pause = sql`make_interval(secs => least(${limit.pause}::int * power(2, ${doublings}), ${limit.longest}::int))`
  const [taken] = await db
    .insert(throttles)
    .values({ key, failures: 1, firstFailureAt: now })
    .onConflictDoUpdate({
      target: throttles.key,
      set: {
        failures: sql`case when ${isQuiet} then 1 else ${throttles.failures} + 1 end`,
        firstFailureAt: sql`case when ${isQuiet} then ${at} else ${throttles.firstFailureAt} end`,
        blockedUntil: sql`case when not (${isQuiet}) and ${throttles.failures} + 1 >= ${limit.free}::int then ${at} + ${pause} end`,
      },
      setWhere: sql`coalesce(${throttles.blockedUntil} <= ${at}, true)`,
    })
    .returning({ blockedUntil: throttles.blockedUntil })
  if (taken !== undefined) return { allowed: true, pauses: taken.blockedUntil !== null }
  const [blocked] = await db.select().from(throttles).where(eq(throttles.key, key))
  const seconds = (blocked?.blockedUntil ?? now).since(now).total('seconds')
  return { allowed: false, seconds: Math.max(1, Math.ceil(seconds)) }
}

/** @returns how many there were; a pause of today is over by tomorrow */
export async function deleteOldThrottles(db: SharedDb, now: Temporal.Instant): Promise<number> {
  const { rowCount } = await db.delete(throttles).where(lt(throttles.firstFailureAt, now.subtract({ hours: 24 })))
  return rowCount ?? 0
}
