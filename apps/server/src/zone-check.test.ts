import type { SharedDb } from '@bookme/tenancy'
import { eq, sql } from 'drizzle-orm'
import { expect, onTestFinished, test, vi } from 'vitest'
import { testConfig, testDatabase } from '../test/fixtures.ts'
import { configs } from './modules/tenants/tables.ts'
import { openTenancy } from './tenancy.ts'
import { findZoneDifferences, warnOfZones } from './zone-check.ts'

/** Two businesses with these zones. */
async function openWith(demoZone: string, acmeZone: string) {
  const database = await testDatabase()
  const tenancy = openTenancy(testConfig(database))
  onTestFinished(async () => {
    await tenancy.close()
    await database.drop()
  })
  const { db } = tenancy.shared
  for (const [slug, timeZone] of Object.entries({ demo: demoZone, acme: acmeZone })) {
    const { id } = await tenancy.open(slug)
    await db.update(configs).set({ timeZone }).where(eq(configs.tenantId, id))
  }
  return { tenancy, db }
}

async function warningsOf(db: SharedDb): Promise<[Record<string, unknown>, string][]> {
  const warn = vi.fn()
  await warnOfZones(db, { warn })
  return warn.mock.calls as [Record<string, unknown>, string][]
}

test('a zone on which Node and PostgreSQL agree is nothing to speak of', async () => {
  const { db } = await openWith('Europe/Paris', 'America/New_York')
  expect(await warningsOf(db)).toEqual([])
})

test('a zone on which they differ is told once, with the first day on which they do', async () => {
  // To PostgreSQL this is an abbreviation, without summer time; to Node it is a zone.
  const { db } = await openWith('CET', 'CET')
  const beforeSummer = Date.parse('2030-03-25T12:00:00Z')
  const difference = { zone: 'CET', node: '+02:00', postgres: '+01:00' }
  expect(await findZoneDifferences(db, beforeSummer)).toEqual([{ ...difference, from: '2030-03-31T12:00:00Z' }])
  // Within thirteen months there is a summer.
  expect(await warningsOf(db)).toEqual([
    [
      {
        ...difference,
        from: expect.stringMatching(/T.*Z$/),
        nodeZoneData: process.versions.tz,
        postgresVersion: expect.stringMatching(/^1\d\./),
      },
      expect.stringContaining('Bookings are right'),
    ],
  ])
})

test('Morocco is told of exactly while the data of the two differ', async () => {
  const { db } = await openWith('Africa/Casablanca', 'Europe/Paris')
  // A Wednesday that is not in Ramadan; PostgreSQL 18.4 has UTC+1 for it, and zone data from 2026c on UTC.
  const at = '2027-06-02T12:00:00Z'
  const {
    rows: [asked],
  } = await db.execute<{ hour: number }>(
    sql`select extract(hour from ${at}::timestamptz at time zone 'Africa/Casablanca')::int as hour`,
  )
  const hour = Temporal.Instant.from(at).toZonedDateTimeISO('Africa/Casablanca').hour
  const found = await findZoneDifferences(db, Date.parse(at))
  if (asked?.hour === hour) expect(found).toEqual([])
  else expect(found).toMatchObject([{ zone: 'Africa/Casablanca', from: at, node: offset(hour - 12) }])
})
const offset = (hours: number) => `+0${hours}:00`

test('a zone that one of them does not know is a warning, and one that neither knows is Node’s', async () => {
  const { db } = await openWith('+05:30', 'Mars/Olympus')
  const now = Date.parse('2030-01-07T09:00:00Z')
  const from = '2030-01-07T09:00:00Z'
  expect(await findZoneDifferences(db, now)).toEqual([
    { zone: '+05:30', from, node: '+05:30', postgres: null },
    { zone: 'Mars/Olympus', from, node: null, postgres: null },
  ])
  expect((await warningsOf(db)).map(([, message]) => message)).toEqual([
    expect.stringContaining('PostgreSQL does not know'),
    expect.stringContaining('Node does not know'),
  ])
})

test('a business that has set nothing has the usual zone', async () => {
  const { db } = await openWith('Europe/Paris', 'Europe/Paris')
  const usual = async () => (await findZoneDifferences(db, Date.parse('2027-06-02T12:00:00Z'))).length
  const before = await usual()
  await db.update(configs).set({ timeZone: 'Africa/Casablanca' })
  const set = await usual()
  await db.delete(configs)
  expect([before, await usual()]).toEqual([0, set])
})

test('a comparison that fails is a warning and nothing more', async () => {
  const { tenancy, db } = await openWith('Europe/Paris', 'Europe/Paris')
  await tenancy.close()
  expect(await warningsOf(db)).toEqual([[{ err: expect.any(Error) }, expect.stringContaining('cannot compare')]])
})
