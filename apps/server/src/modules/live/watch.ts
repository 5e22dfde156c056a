import type { TenantHandle } from '@bookme/tenancy'
import { anything, type Changes, changesOf } from './changes.ts'
import { mostTraces, tracesSince } from './queries.ts'

/** Hears of changes; `id` resumes behind them. */
export type Hear = (changes: Changes, id: string) => void

const pollMs = 2000
/** A transaction may commit so long after it made its ids, and clocks of several machines differ. */
const overlapMs = 15_000
/** Older than this nobody resumes: they read all anew. */
const longestResumeMs = 10 * 60_000
const mostFailures = 5

/** What became of a business since an instant. `id` may be what somebody made up: then anything may have changed. */
export async function changesSince({ db }: Pick<TenantHandle, 'db'>, id: string, now: number): Promise<Changes> {
  const since = /^\d{1,15}$/.test(id) ? Number(id) : Number.NaN
  if (!(now - since <= longestResumeMs)) return anything
  const traces = await tracesSince(db, Math.min(since, now) - overlapMs)
  return traces.length >= mostTraces ? anything : changesOf(traces)
}

/**
 * Looks every two seconds what changed in one business, for all who listen to it in this process, and only while somebody
 * does. Nothing is announced in the transactions that change something: they would wait for one another to commit.
 */
export class Watch {
  readonly #tenant: Pick<TenantHandle, 'db'>
  readonly #listeners = new Map<Hear, () => void>()
  readonly #onIdle: () => void
  /** Traces that were told, by when they were: those begun in the overlap are found again and again. */
  readonly #told = new Map<string, number>()
  #timer: NodeJS.Timeout | undefined
  #failures = 0
  #ready: Promise<void>

  /** @param onIdle - nobody listens any more: it has stopped */
  constructor(tenant: Pick<TenantHandle, 'db'>, onIdle: () => void) {
    this.#tenant = tenant
    this.#onIdle = onIdle
    this.#ready = this.#begin()
    // Whoever listens is told by `listen`.
    this.#ready.catch(() => {})
  }

  /**
   * @param end - called when nothing can be told any more
   * @returns once everything that changes from now on will be heard
   */
  async listen(hear: Hear, end: () => void): Promise<() => void> {
    this.#listeners.set(hear, end)
    const leave = () => {
      this.#listeners.delete(hear)
      if (this.#listeners.size === 0) this.#stop()
    }
    try {
      await this.#ready
    } catch (error) {
      leave()
      throw error
    }
    return leave
  }

  /** Tells all who listen, and then that they have to come in anew. */
  tellAndEnd(changes: Changes): void {
    const listeners = [...this.#listeners]
    for (const [hear] of listeners) hear(changes, String(Date.now()))
    for (const [, end] of listeners) end()
  }

  async #begin(): Promise<void> {
    const now = Date.now()
    for (const { id } of await tracesSince(this.#tenant.db, now - overlapMs)) this.#told.set(id, now)
    this.#later()
  }

  #later(): void {
    if (this.#listeners.size === 0) return
    this.#timer = setTimeout(() => void this.#look(), pollMs)
    this.#timer.unref()
  }

  async #look(): Promise<void> {
    const now = Date.now()
    try {
      const traces = await tracesSince(this.#tenant.db, now - overlapMs)
      this.#failures = 0
      const fresh = traces.filter(({ id }) => !this.#told.has(id))
      for (const { id } of fresh) this.#told.set(id, now)
      for (const [id, at] of this.#told) if (now - at > 4 * overlapMs) this.#told.delete(id)
      if (fresh.length > 0) {
        const changes = traces.length >= mostTraces ? anything : changesOf(fresh)
        for (const [hear] of [...this.#listeners]) hear(changes, String(now))
      }
    } catch {
      // The database restarts, or the business is gone: whoever comes again is told which.
      this.#failures++
      if (this.#failures >= mostFailures) for (const [, end] of [...this.#listeners]) end()
    }
    this.#later()
  }

  #stop(): void {
    clearTimeout(this.#timer)
    this.#onIdle()
  }
}
