import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Config } from './config.ts'
import { Instant } from './shapes.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** When it came. With `TEST_CLOCK=1`, which production refuses, what its header `X-Test-Now` says. */
    now: Temporal.Instant
  }
}

const header = 'x-test-now'
/** What lies around the time it is said to be must have four digits, too. */
const [first, last] = [1970, 9990]

/** Gives each request the time at which it came: whatever it asks for is decided by that one. */
export function keepTime(app: FastifyInstance, { testClock }: Pick<Config, 'testClock'>): void {
  app.decorateRequest('now')
  app.addHook('onRequest', async (request) => {
    request.now = Temporal.Now.instant()
    const wanted = request.headers[header]
    if (!testClock || wanted === undefined) return
    const read = z.safeDecode(Instant, String(wanted))
    const year = read.data?.toZonedDateTimeISO('UTC').year ?? 0
    if (!read.success || year < first || year > last) {
      const message = `must be an instant like 2030-01-07T09:00:00Z, of the years ${first} to ${last}`
      throw Object.assign(new Error(`${header} ${message}`), {
        validation: [{ instancePath: `/${header}`, message, params: {} }],
      })
    }
    request.now = read.data
  })
}
