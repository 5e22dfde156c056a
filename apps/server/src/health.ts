import { sql } from 'drizzle-orm'
import type { FastifyInstance } from 'fastify'
import type { BookmeTenancy } from './modules/tenants/index.ts'
import { domains, tenants } from './modules/tenants/tables.ts'
import { users } from './modules/users/tables.ts'

/** For whoever watches the process, and decides whether it gets requests. */
export async function healthRoutes(app: FastifyInstance, { tenancy }: { tenancy: BookmeTenancy }): Promise<void> {
  const config = { permission: 'everyone' } as const

  app.get('/health', { config }, async () => ({ status: 'ok' }))

  app.get('/ready', { config }, async (request, reply) => {
    try {
      // Every column the code knows: it fails when the database does not answer, and when migrations are missing.
      const tables = [tenants, domains, users]
      await Promise.all(tables.map((table) => tenancy.shared.db.select().from(table).where(sql`false`)))
      return { status: 'ready' }
    } catch (error) {
      request.log.warn({ err: error }, 'not ready')
      return reply.code(503).header('retry-after', '1').send({ status: 'not ready' })
    }
  })
}
