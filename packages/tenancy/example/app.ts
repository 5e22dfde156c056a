import { createTenancy, deriveApplicationUrl, sharedTable, tenantTable } from '@bookme/tenancy'
import { tenancyPlugin } from '@bookme/tenancy/fastify'
import { boolean, text, uuid } from 'drizzle-orm/pg-core'
import fastify from 'fastify'

const tenants = sharedTable('tenant', {
  slug: text().notNull(),
  schemaName: text().notNull(),
  name: text().notNull(),
  status: text().notNull().default('active'),
})
const domains = sharedTable('domain', {
  domain: text().notNull(),
  tenantId: uuid().notNull(),
  isPrimary: boolean().notNull(),
})
const notes = tenantTable('note', { body: text().notNull() })

const ownerUrl = process.env.DATABASE_URL ?? 'postgres://postgres@localhost/example'
const folder = (set: string) => `${import.meta.dirname}/migrations/${set}`
const migrations = { shared: folder('shared'), tenant: folder('tenant') }
const tenancy = createTenancy({ url: deriveApplicationUrl(ownerUrl), ownerUrl, tenants, domains, migrations })
await tenancy.migrateShared()
await tenancy.migrate()
for (const slug of ['red', 'blue']) {
  await tenancy.create({ slug, name: `${slug} company`, domain: `${slug}.localhost`, idempotencyKey: slug })
}

const app = fastify()
await app.register(tenancyPlugin, { tenancy, platformHosts: ['localhost'] })
app.get('/notes', (request) => request.tenant.db.select().from(notes))
app.post<{ Body: string }>('/notes', (request) =>
  request.tenant.db.insert(notes).values({ body: request.body }).returning(),
)
app.addHook('onClose', () => tenancy.close())
process.once('SIGTERM', () => void app.close())
console.log(`Listening on ${await app.listen({ port: Number(process.env.PORT ?? 3000) })}`)
