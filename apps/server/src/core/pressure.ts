import underPressure from '@fastify/under-pressure'
import type { FastifyInstance } from 'fastify'
import type { Config } from './config.ts'

/** The delay is a mean over one second: so long after the start it may still tell of the start. */
const startMs = 2000

/** Turns requests away while the event loop lags: those that are under way finish sooner for it. */
export async function watchPressure(
  app: FastifyInstance,
  { maxEventLoopDelayMs }: Pick<Config, 'maxEventLoopDelayMs'>,
): Promise<void> {
  if (maxEventLoopDelayMs === 0) return
  let countsFrom = Number.NEGATIVE_INFINITY
  app.addHook('onListen', async () => {
    countsFrom = performance.now() + startMs
  })
  await app.register(underPressure, {
    maxEventLoopDelay: maxEventLoopDelayMs,
    pressureHandler: async (_request, reply) => {
      if (performance.now() < countsFrom) return
      reply.header('retry-after', '10')
      throw Object.assign(new Error('The event loop lags.'), { code: 'FST_UNDER_PRESSURE', statusCode: 503 })
    },
  })
}
