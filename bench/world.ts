import { join } from 'node:path'
import { ensureDatabase, startLocalPostgres, withDatabase } from '@bookme/local-postgres'
import { deriveApplicationUrl, type TenantHandle } from '@bookme/tenancy'
import pg from 'pg'
import { services } from '../apps/server/src/modules/services/tables.ts'
import { availability, staff } from '../apps/server/src/modules/staff/tables.ts'
import { tenants } from '../apps/server/src/modules/tenants/tables.ts'
import { openTenancy } from '../apps/server/src/tenancy.ts'

/** A database with a thousand businesses, kept between runs, on a server of its own with PostgreSQL's own defaults. */
export interface World {
  ownerUrl: string
  tenancy: ReturnType<typeof openTenancy>
  handles: TenantHandle[]
  /** Ids of one service of each tenant, in the order of `handles`. */
  serviceIds: string[]
  stop(): Promise<void>
}

/** The tenant whose schema the candidates without tenancy read; those with tenancy do not touch it. */
export const fixedSlug = 'fixed'
export const domainOf = (slug: string) => `${slug}.localhost`

export async function openWorld(size: number): Promise<World> {
  const server = await startLocalPostgres({
    dataFolder: join(import.meta.dirname, '..', '.data', 'bench'),
    port: 54_600,
    settings: { max_connections: '200' },
    log: (line) => console.log(line),
  })
  const ownerUrl = await ensureDatabase(server.url, 'bookme_bench')
  const tenancy = openTenancy(
    { ownerUrl, appUrl: deriveApplicationUrl(ownerUrl), directUrl: undefined, databasePoolSize: 8 },
    { owner: true },
  )
  await tenancy.migrateShared()
  await tenancy.migrate()
  const slugs = [fixedSlug, ...Array.from({ length: size }, (_, index) => `t${index}`)]
  const there = new Set((await tenancy.shared.db.select({ slug: tenants.slug }).from(tenants)).map((row) => row.slug))
  for (const [index, slug] of slugs.entries()) {
    if (there.has(slug)) continue
    if (index % 100 === 0) console.log(`Creating businesses: ${index} of ${slugs.length}`)
    await tenancy.create({
      slug,
      name: `Business ${slug}`,
      domain: domainOf(slug),
      values: { status: 'active', contactEmail: `${slug}@example.com` },
    })
    await fill(await tenancy.open(slug))
  }
  const handles: TenantHandle[] = []
  const serviceIds: string[] = []
  for (const slug of slugs.slice(1)) {
    const handle = await tenancy.open(slug)
    const [service] = await handle.db.select({ id: services.id }).from(services).limit(1)
    handles.push(handle)
    serviceIds.push((service as { id: string }).id)
  }
  await analyse(ownerUrl)
  return {
    ownerUrl,
    tenancy,
    handles,
    serviceIds,
    stop: async () => {
      await tenancy.close()
      await server.stop({ evenIfAttached: true })
    },
  }
}

async function fill({ db }: TenantHandle): Promise<void> {
  await db.insert(services).values(
    Array.from({ length: 40 }, (_, index) => ({
      name: `Service ${index + 1}`,
      description: 'Wash, cut and style, with a coffee while you wait',
      durationMinutes: 30,
      horizonDays: 731,
      priceMinor: 10_000 + 500 * index,
    })),
  )
  const people = await db
    .insert(staff)
    .values([{ name: 'Amina' }, { name: 'Youssef' }])
    .returning()
  // Round the clock: each half hour can be booked.
  const week = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, startTime: '00:00', endTime: '24:00' }))
  await db.insert(availability).values(people.flatMap(({ id }) => week.map((hours) => ({ staffId: id, ...hours }))))
}

// Figures in the middle of an autovacuum of a thousand fresh schemas are nobody's.
async function analyse(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: withDatabase(ownerUrl, 'bookme_bench') })
  await client.connect()
  // One by one: together they would be one transaction, which holds a lock on every table.
  await client.query('analyze')
  await client.query('checkpoint')
  await client.end()
}
