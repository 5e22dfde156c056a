import type { TenantHandle } from '@bookme/tenancy'
import type { FastifyInstance } from 'fastify'
import { isOpen, type SettingsOf } from '../tenants/index.ts'
import { goRound } from './rounds.ts'

/** Requests after which a time may be free that was not, or somebody waits who did not. */
const freeing: ReadonlySet<string> = new Set([
  ...['cancel', 'decline', 'no_show', 'release', 'reschedule'].map((step) => `/api/bookings/:id/${step}/`),
  ...['/api/sessions/:id/cancel/', '/api/series/:id/cancel/', '/api/series/:id/reschedule/'],
  ...['/api/manage/:token/cancel/', '/api/manage/:token/reschedule/'],
  ...['/api/waitlist/', '/api/waitlist/:id/cancel/'],
  ...['decline', 'leave', 'renew'].map((step) => `/api/waitlist/manage/:token/${step}/`),
  // Pages lead on with 303.
  ...['/b/:token/cancel', '/b/:token/move'],
  ...['decline', 'leave', 'renew'].map((step) => `/w/:token/${step}`),
])

/**
 * Asks those who wait as soon as a request has freed time, behind its answer. Bookings need not know of it, and nobody
 * waits for it: what is missed here the worker finds within ten minutes.
 */
export function offerFreedTimes(app: FastifyInstance, { settings }: { settings: SettingsOf }): void {
  const rounds = new Rounds()
  app.addHook('onResponse', async (request, reply) => {
    const { tenantOrNull: tenant, log, now } = request
    const { url = '' } = request.routeOptions
    if (tenant === null || !isOpen(tenant) || request.method !== 'POST' || reply.statusCode >= 400) return
    // A hold frees time only where it takes the place of another.
    const isChange =
      url === '/api/bookings/hold/' && (request.body as { replaces?: string } | null)?.replaces !== undefined
    if (!isChange && !freeing.has(url)) return
    rounds.ask(tenant, async () => {
      try {
        const { zone, maxBookings } = await settings(tenant.id)
        await goRound(tenant, { zone, maxBookings, now })
      } catch (error) {
        log.error({ err: error }, 'the waiting list could not be asked')
      }
    })
  })
  app.addHook('onClose', () => rounds.idle())
}

/** One round at a time for each business; however many ask during one, one more follows it. */
class Rounds {
  readonly #asked = new Map<string, () => Promise<void>>()
  readonly #running = new Map<string, Promise<void>>()

  ask({ id }: TenantHandle, go: () => Promise<void>): void {
    this.#asked.set(id, go)
    if (!this.#running.has(id)) this.#running.set(id, this.#run(id))
  }

  async #run(id: string): Promise<void> {
    for (let go = this.#asked.get(id); go !== undefined; go = this.#asked.get(id)) {
      this.#asked.delete(id)
      await go()
    }
    this.#running.delete(id)
  }

  async idle(): Promise<void> {
    while (this.#running.size > 0) await Promise.all(this.#running.values())
  }
}
