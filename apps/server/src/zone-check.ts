import type { SharedDb } from '@bookme/tenancy'
import { sql } from 'drizzle-orm'
import type { FastifyBaseLogger } from 'fastify'
import { isoOf, minute, zoneNamed } from './core/time.ts'
import { configs, tenants, usualSettings } from './modules/tenants/tables.ts'

/** What Node and PostgreSQL say of a zone where they differ; `null`: it does not know the zone. */
export interface ZoneDifference {
  zone: string
  /** The first instant looked at for which they do. */
  from: string
  node: string | null
  postgres: string | null
}

// Thirteen months, day by day: the time of Ramadan is some weeks that come earlier each year.
const days = 400
const daySeconds = 86_400

/**
 * The zones of businesses, as far as Node and PostgreSQL disagree on them from now on, by name.
 *
 * @param now - milliseconds since 1970
 */
export async function findZoneDifferences(db: SharedDb, now: number): Promise<ZoneDifference[]> {
  const begin = Math.floor(now / 1000)
  // The one place where SQL names zones. A zone it does not know would be an error, so it is looked up before.
  const { rows } = await db.execute<{ zone: string; offsets: number[] | null }>(sql`
    with zone as materialized (
      select distinct coalesce(c.time_zone, ${usualSettings.timeZone}) as name
      from ${tenants} t left join ${configs} c on c.tenant_id = t.id
    ), known as materialized (
      select name from zone where lower(name) in (select lower(name) from pg_timezone_names)
    )
    select zone.name as zone, (
      select array_agg(extract(epoch from (at at time zone known.name) - (at at time zone 'UTC'))::int order by at)
      from known, generate_series(0, ${days - 1}::int) day, to_timestamp(${begin}::float8 + day * ${daySeconds}) at
      where known.name = zone.name
    ) as offsets from zone order by zone.name`)
  return rows.flatMap(({ zone, offsets }) => {
    const instants = Array.from({ length: days }, (_, index) => (begin + index * daySeconds) * 1000)
    const own = offsetsOf(zone, instants)
    const at = instants.findIndex((_, index) => own === null || offsets?.[index] !== own[index])
    if (at === -1) return []
    const text = (some: readonly number[] | null) => (some === null ? null : offsetText(some[at] as number))
    return [{ zone, from: isoOf(instants[at] as number), node: text(own), postgres: text(offsets) }]
  })
}

/** In seconds, as Node has them. */
function offsetsOf(name: string, instants: readonly number[]): number[] | null {
  try {
    const zone = zoneNamed(name)
    return instants.map((instant) => zone.offsetAt(instant) / 1000)
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

/** 3600 → `+01:00`. */
function offsetText(seconds: number): string {
  const minutes = Math.abs(seconds * 1000) / minute
  const digits = (value: number) => String(Math.floor(value)).padStart(2, '0')
  return `${seconds < 0 ? '-' : '+'}${digits(minutes / 60)}:${digits(minutes % 60)}`
}

/** Says once of each zone that differs what it means. Whatever becomes of the comparison, it fails nothing. */
export async function warnOfZones(db: SharedDb, log: Pick<FastifyBaseLogger, 'warn'>): Promise<void> {
  try {
    const differences = await findZoneDifferences(db, Date.now())
    if (differences.length === 0) return
    const { rows } = await db.execute<{ version: string }>(sql`select current_setting('server_version') as version`)
    for (const difference of differences) {
      const about = { ...difference, nodeZoneData: process.versions.tz, postgresVersion: rows[0]?.version }
      log.warn(about, meaningOf(difference))
    }
  } catch (error) {
    log.warn({ err: error }, 'cannot compare the time zones of businesses with those of PostgreSQL')
  }
}

function meaningOf({ node, postgres }: ZoneDifference): string {
  if (node === null) {
    return 'Node does not know the time zone of a business: it cannot be booked until its settings name another.'
  }
  const what =
    postgres === null
      ? 'PostgreSQL does not know the time zone of a business'
      : 'Node and PostgreSQL have different data of a time zone'
  return (
    `${what}. Bookings are right: their civil time is counted in Node alone. ` +
    'SQL of your own that names the zone is not, until PostgreSQL has newer data.'
  )
}
