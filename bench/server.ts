import type { TenantHandle, TenantTx } from '@bookme/tenancy'
import { drizzle } from 'drizzle-orm/node-postgres'
import { fastify } from 'fastify'
import pg from 'pg'
import { buildApp } from '../apps/server/src/app.ts'
import { readConfig } from '../apps/server/src/core/config.ts'
import { limitHeap } from '../apps/server/src/core/memory.ts'
import type { BookmeTenancy } from '../apps/server/src/modules/tenants/index.ts'
import { openTenancy } from '../apps/server/src/tenancy.ts'

/**
 * One candidate in a process of its own: `tenancy` is the platform as it is; `fixed` the same application on one schema,
 * without tenancy, through Drizzle over pg's own pool; `sql` the two read routes by hand, named statements through pg.
 * Says its port, and its memory when asked.
 */
const [kind = 'tenancy', fixedSchema = ''] = process.argv.slice(2)
const config = readConfig({
  ...process.env,
  LOG_LEVEL: 'silent',
  RATE_LIMIT_PER_MINUTE: '0',
  MAX_EVENT_LOOP_DELAY_MS: '0',
  SESSION_SECRET: 'a secret for benchmarks on loopback alone',
})

function fixedPool(): pg.Pool {
  return new pg.Pool({ connectionString: config.ownerUrl, max: 8, options: `-c search_path=${fixedSchema},extensions` })
}

async function fixedTenancy(): Promise<BookmeTenancy> {
  const db = drizzle({ client: fixedPool() })
  const shared = openTenancy(config)
  const handle: TenantHandle = {
    // Its settings are asked for by it.
    id: (await shared.open('fixed')).id,
    slug: 'fixed',
    schemaName: fixedSchema,
    name: 'Fixed',
    status: 'active',
    primaryDomain: undefined,
    db,
    transaction: (work) => db.transaction((tx) => work(tx as unknown as TenantTx)),
  }
  return { ...shared, resolve: async () => handle }
}

async function byHand() {
  const pool = fixedPool()
  const columns =
    'id, created_at, updated_at, metadata, name, description, duration_minutes, price_minor, currency, is_active'
  const list = `select ${columns}, (select count(*) from services_service)::int as total from services_service order by created_at desc, id desc limit 20`
  const one = `select ${columns} from services_service where id = $1`
  const wire = ({ price_minor, total, ...row }: Record<string, unknown>) => ({
    ...row,
    price: (Number(price_minor) / 100).toFixed(2),
  })
  const app = fastify({ routerOptions: { ignoreTrailingSlash: true } })
  app.get('/api/services/', async () => {
    const { rows } = await pool.query({ name: 'list', text: list })
    return { count: rows[0]?.total ?? 0, next: null, previous: null, results: rows.map(wire) }
  })
  app.get<{ Params: { id: string } }>('/api/services/:id/', async (request) => {
    const { rows } = await pool.query({ name: 'one', text: one, values: [request.params.id] })
    return wire(rows[0])
  })
  return app
}

const app =
  kind === 'sql'
    ? await byHand()
    : await buildApp({ config, tenancy: kind === 'fixed' ? await fixedTenancy() : openTenancy(config) })
// As the web process does.
await app.ready()
limitHeap()
const address = await app.listen({ host: '127.0.0.1', port: 0 })
process.send?.({ port: Number(new URL(address).port) })
process.on('message', () => process.send?.({ rss: process.memoryUsage.rss() }))
process.once('SIGTERM', () => process.exit(0))
