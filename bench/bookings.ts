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
  // Each half hour twice, for the two people there are, from tomorrow on: the 58 000 requests that are made up for one
  // candidate and count of tenants fit into the two years that may be booked, because each count begins with empty
  // calendars.
  const tomorrow = Math.ceil(Date.now() / 86_400_000) * 86_400_000
  const asked = { fixed: 0, tenancy: 0 }
  const body = (kind: 'fixed' | 'tenancy', serviceId: string, customer: number) => {
    const halfHour = Math.floor(asked[kind]++ / 2)
    return JSON.stringify({
      service_id: serviceId,
      customer_email: `customer${customer}@example.com`,
      start_time: new Date(tomorrow + halfHour * 1_800_000).toISOString(),
    })
  }
  const emptyCalendars = async (tenants: number) => {
    Object.assign(asked, { fixed: 0, tenancy: 0 })
    const schemas = [`tenant_${fixedSlug}`, ...world.handles.slice(0, tenants).map(({ schemaName }) => schemaName)]
    await world.tenancy.internals.owner.with(async (client) => {
      for (const schema of schemas) {
        // All at once, and whatever hangs on them: the last requests before may still be on their way.
        await client.query(`truncate ${schema}.bookings_booking, ${schema}.bookings_session cascade`)
      }
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
              body: body(kind, serviceId ?? '', (connection + index) % 50),
            }
          },
          { connections: 8, seconds: 2, requests: 1200 },
        )
      await emptyCalendars(tenants)
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
