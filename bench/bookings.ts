import { type Candidate, load, startCandidate } from './http.ts'
import { interleave, median, table } from './measure.ts'
import { domainOf, fixedSlug, type World } from './world.ts'

/** POST a booking: each asks for a time that nobody has. */
export async function bookings(world: World, counts: readonly number[]): Promise<string> {
  const fixed = await startCandidate('fixed', world.ownerUrl, `tenant_${fixedSlug}`)
  const tenancy = await startCandidate('tenancy', world.ownerUrl, '')
  const { rows: services } = await world.tenancy.internals.owner.with((client) =>
    client.query<{ id: string }>(`select id from tenant_${fixedSlug}.services_service limit 1`),
  )
  // Half hours from a moment later than those of earlier runs.
  let halfHour = Math.ceil(Date.now() / 1000)
  const body = (serviceId: string, customer: number) => {
    halfHour += 1
    const start = new Date(Date.UTC(2100, 0, 1) + (halfHour - 1_700_000_000) * 1_800_000)
    return JSON.stringify({
      service_id: serviceId,
      customer_email: `customer${customer}@example.com`,
      start_time: start.toISOString(),
    })
  }
  const rows: string[][] = []
  try {
    for (const tenants of counts) {
      const run = (candidate: Candidate, kind: 'fixed' | 'tenancy') =>
        load(
          candidate,
          (connection, index) => {
            const at = (connection * 127 + index) % tenants
            const slug = kind === 'fixed' ? fixedSlug : (world.handles[at]?.slug ?? '')
            const serviceId = kind === 'fixed' ? services[0]?.id : world.serviceIds[at]
            return {
              method: 'POST',
              host: domainOf(slug),
              path: '/api/bookings/',
              body: body(serviceId ?? '', (connection + index) % 50),
            }
          },
          { connections: 8, seconds: 2, requests: 4000 },
        )
      await run(fixed, 'fixed')
      await run(tenancy, 'tenancy')
      const samples = await interleave({ fixed: () => run(fixed, 'fixed'), tenancy: () => run(tenancy, 'tenancy') }, 5)
      const [raw = 0, ours = 0] = samples.map((sample) => median(sample.values))
      rows.push([String(tenants), raw.toFixed(0), ours.toFixed(0), (ours / raw).toFixed(2)])
      console.log('booking', rows.at(-1)?.join('  '))
    }
    return table(['tenants', 'fixed /s', 'tenancy /s', 'ratio'], rows)
  } finally {
    await fixed.stop()
    await tenancy.stop()
  }
}
