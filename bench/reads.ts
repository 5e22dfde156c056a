import { type Candidate, type Kind, load, type Request, startCandidate } from './http.ts'
import { interleave, median, table } from './measure.ts'
import { domainOf, fixedSlug, type World } from './world.ts'

const seconds = 2
const slices = 5

/** GET a list of 20 and one row by its id, over 1, 100 and 1000 tenants in turn. */
export async function reads(world: World, counts: readonly number[]): Promise<string> {
  const kinds: Kind[] = ['fixed', 'sql', 'tenancy']
  const candidates = new Map<Kind, Candidate>()
  for (const kind of kinds) candidates.set(kind, await startCandidate(kind, world.ownerUrl, `tenant_${fixedSlug}`))
  const [fixedService] = await fixedServiceIds(world)
  const rows: string[][] = []
  try {
    for (const tenants of counts) {
      for (const connections of [8, 32]) {
        for (const route of ['list', 'one'] as const) {
          const run = (kind: Kind, duration: number) => {
            const next = (connection: number, index: number): Request => {
              // Each connection walks the tenants from a place of its own, so that no two meet all the time.
              const at = (connection * 127 + index) % tenants
              const [slug, id] =
                kind === 'tenancy' ? [world.handles[at]?.slug, world.serviceIds[at]] : [fixedSlug, fixedService]
              const path = route === 'list' ? '/api/services/' : `/api/services/${id}/`
              return { method: 'GET', host: domainOf(slug ?? ''), path }
            }
            return load(candidates.get(kind) as Candidate, next, {
              connections,
              seconds: duration,
              requests: kind === 'tenancy' ? Math.max(tenants, 1) : 1,
            })
          }
          for (const kind of kinds) await run(kind, kind === 'tenancy' ? Math.max(3, tenants / 60) : 3)
          const samples = await interleave(
            Object.fromEntries(kinds.map((kind) => [kind, () => run(kind, seconds)])),
            slices,
          )
          const [fixed = 0, sql = 0, tenancy = 0] = samples.map((sample) => median(sample.values))
          rows.push([
            route === 'list' ? 'list of 20' : 'one by id',
            String(tenants),
            String(connections),
            fixed.toFixed(0),
            sql.toFixed(0),
            tenancy.toFixed(0),
            (tenancy / fixed).toFixed(2),
            (tenancy / sql).toFixed(2),
          ])
          console.log(rows.at(-1)?.join('  '))
        }
      }
    }
    const rss = await candidates.get('tenancy')?.rss()
    const memory = `The web process with tenancy held ${((rss ?? 0) / 1e6).toFixed(0)} MB after this.`
    const head = ['GET', 'tenants', 'clients', 'fixed /s', 'SQL /s', 'tenancy /s', 'to fixed', 'to SQL']
    return `${table(head, rows)}\n\n${memory}`
  } finally {
    for (const candidate of candidates.values()) await candidate.stop()
  }
}

async function fixedServiceIds(world: World): Promise<string[]> {
  const { rows } = await world.tenancy.internals.owner.with((client) =>
    client.query<{ id: string }>(`select id from tenant_${fixedSlug}.services_service limit 1`),
  )
  return rows.map((row) => row.id)
}
