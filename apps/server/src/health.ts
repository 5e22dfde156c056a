import { sql } from 'drizzle-orm'
import type { FastifyInstance } from 'fastify'
import type { BookmeTenancy } from './modules/tenants/index.ts'
import { domains, tenants } from './modules/tenants/tables.ts'
import { users } from './modules/users/tables.ts'

// The row of `tenancy_schema` that stands for `public`.
const publicSchemaId = '00000000-0000-0000-0000-000000000000'

/** For whoever watches the process, and decides whether it gets requests. */
export async function healthRoutes(app: FastifyInstance, { tenancy }: { tenancy: BookmeTenancy }): Promise<void> {
  const config = { permission: 'everyone' } as const

  app.get('/health', { config }, async () => ({ status: 'ok' }))

  // Read when first asked, and once: they are this build's.
  let known: string[] | undefined
  /** The shared migrations of this build that the database has not had; more than this build knows are no hindrance. */
  async function listMissingMigrations(): Promise<string[]> {
    known ??= tenancy.migrationsOf('shared').map(({ name }) => name)
    const { rows } = await tenancy.shared.db.execute<{ name: string }>(
      sql`select name from public.tenancy_migration where schema_id = ${publicSchemaId}`,
    )
    const applied = new Set(rows.map(({ name }) => name))
    return known.filter((name) => !applied.has(name))
  }

  app.get('/ready', { config }, async (request, reply) => {
    try {
      // Every column the code knows: it fails when the database does not answer, and when another build made the tables.
      const tables = [tenants, domains, users]
      const [missing] = await Promise.all([
        listMissingMigrations(),
        ...tables.map((table) => tenancy.shared.db.select().from(table).where(sql`false`)),
      ])
      if (missing.length > 0) throw new Error(`Shared migrations are missing: ${missing.join(', ')}.`)
      return { status: 'ready' }
    } catch (error) {
      request.log.warn({ err: error }, 'not ready')
      return reply.code(503).header('retry-after', '1').send({ status: 'not ready' })
    }
  })
}
