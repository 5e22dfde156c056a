import { buildApp } from './app.ts'
import { type Config, readConfig } from './core/config.ts'
import { createLogger } from './core/logging.ts'
import { limitHeap } from './core/memory.ts'
import { openTenancy } from './tenancy.ts'

export interface WebProcess {
  /** `http://127.0.0.1:8000`. */
  address: string
  /** Lets requests under way finish, then closes the connections to the database. */
  close(): Promise<void>
}

/** The web process. It holds the application's login only: it can neither migrate nor build schemas. */
export async function startWeb(config: Config): Promise<WebProcess> {
  const logger = createLogger(config)
  const tenancy = openTenancy(config)
  try {
    const app = await buildApp({ config, tenancy, logger })
    // First: what is answered before changes are heard of is not remembered.
    await tenancy.listen()
    await app.ready()
    // Before the first request: it would wait for this.
    limitHeap()
    const address = await app.listen({ host: config.host, port: config.port })
    let closing: Promise<void> | undefined
    const close = async () => {
      // Whoever still sends when the time is up is cut off.
      const late = setTimeout(() => app.server.closeAllConnections(), config.shutdownTimeoutMs)
      await app.close()
      clearTimeout(late)
      await tenancy.close()
    }
    return {
      address,
      close: () => {
        closing ??= close()
        return closing
      },
    }
  } catch (error) {
    await tenancy.close()
    throw error
  }
}

if (import.meta.main) {
  const web = await startWeb(readConfig())
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void web.close())
}
