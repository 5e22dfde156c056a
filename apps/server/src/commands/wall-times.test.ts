import type { TestDatabase } from '@bookme/tenancy/testing'
import { eq, sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { assertConsistent } from '../../test/consistency.ts'
import { newService, newStaffMember, soon, testConfig, testDatabase } from '../../test/fixtures.ts'
import { bookme } from '../../test/program.ts'
import { zoneNamed } from '../core/time.ts'
import { book } from '../modules/bookings/operations/index.ts'
import { type Booking, bookings, items, occupations, sessions } from '../modules/bookings/tables.ts'
import type { BookmeTenancy } from '../modules/tenants/index.ts'
import { openTenancy } from '../tenancy.ts'

let database: TestDatabase
let tenancy: BookmeTenancy
beforeAll(async () => {
  database = await testDatabase()
  tenancy = openTenancy(testConfig(database), { owner: true })
})
afterAll(async () => {
  await tenancy.close()
  await database.drop()
})

const run = (...args: string[]) => bookme(database, 'wall-times', ...args)
const zone = zoneNamed('Africa/Casablanca')
const at = (hours: number) => soon.add({ hours })
const openBoth = () => Promise.all(['acme', 'demo'].map((slug) => tenancy.open(slug)))

/** A booking that is an hour before the wall time it was made for; a second one may be where it should be. */
async function bookIn(slug: string, { isInTheWay = false } = {}): Promise<Booking> {
  const tenant = await tenancy.open(slug)
  const { id: serviceId } = await newService(tenant.db)
  const { id: staffId } = await newStaffMember(tenant.db)
  const wanted = { serviceId, staffId, customerEmail: 'customer@example.com', startTime: soon }
  const booking = await tenant.transaction((tx) => book(tx, wanted, { zone }))
  await tenant.transaction(async (tx) => {
    const earlier = { startTime: sql`start_time - interval '1 hour'`, endTime: sql`end_time - interval '1 hour'` }
    for (const table of [bookings, items, sessions]) await tx.update(table).set(earlier)
    await tx.update(occupations).set({ during: { from: at(-1), to: at(-1).add({ minutes: 30 }) } })
  })
  if (isInTheWay) await tenant.transaction((tx) => book(tx, wanted, { zone }))
  return booking
}

let ofAcme: Booking
let ofDemo: Booking
beforeEach(async () => {
  ofAcme = await bookIn('acme')
  ofDemo = await bookIn('demo', { isInTheWay: true })
})
afterEach(async () => {
  // As the owner: the application's own roles delete no event.
  await tenancy.internals.owner.with(async (client) => {
    for (const { schemaName } of await openBoth()) {
      await client.query(`truncate ${schemaName}.bookings_booking, ${schemaName}.bookings_session cascade`)
    }
  })
})

const startsOf = async () =>
  Promise.all(
    (await openBoth()).map(async ({ db }) => {
      const all = await db.select().from(bookings).orderBy(bookings.createdAt)
      return all.map(({ startTime }) => startTime.toString())
    }),
  )

/** The cells of a table's lines, of whatever width they are. */
const rowsOf = (stdout: string) => stdout.split('\n').map((line) => line.split(/ {2,}/))

test('they are listed for every business, nothing is changed, and the exit code is 1', async () => {
  const before = await startsOf()
  const { code, stdout, stderr } = await run()
  expect({ code, stderr }).toEqual({ code: 1, stderr: '' })
  const heads = ['REFERENCE', 'WALL TIME', 'TIME ZONE', 'STARTS AT', 'SHOULD START AT']
  const row = ({ reference, wallTime }: Booking) => [
    ...[reference, wallTime, 'Africa/Casablanca', at(-1).toString(), soon.toString()],
  ]
  expect(rowsOf(stdout)).toEqual([
    ['[tenant_acme]'],
    heads,
    row(ofAcme),
    ['[tenant_demo]'],
    heads,
    row(ofDemo),
    ['2 bookings not at the wall time; with --repair they are moved there.'],
    [''],
  ])
  expect(await run('--dry-run')).toEqual({ code, stdout, stderr })
  expect(await startsOf()).toEqual(before)
})

test('of one business, and as JSON', async () => {
  const { code, stdout } = await run('--schema', 'tenant_acme', '--json')
  expect(code).toBe(1)
  const { reference, wallTime, id } = ofAcme
  expect(JSON.parse(stdout)).toEqual([
    {
      tenant: 'acme',
      schema: 'tenant_acme',
      bookings: [
        {
          ...{ id, reference, wallTime, status: 'confirmed', timeZone: 'Africa/Casablanca' },
          startTime: at(-1).toString(),
          keptBy: soon.toString(),
        },
      ],
    },
  ])
  expect(await run('--schema', 'nobody')).toMatchObject({
    code: 1,
    stderr: 'There is no tenant "nobody": see `bookme tenants`.\n',
  })
})

test('--repair moves those it can; while one is left the exit code is 1, and then 0', async () => {
  const [, [, other] = []] = await startsOf()
  const { code, stdout } = await run('--repair')
  expect(code).toBe(1)
  expect(rowsOf(stdout).map((cells) => cells[5])).toEqual([
    undefined,
    'OUTCOME',
    'moved',
    undefined,
    'OUTCOME',
    'conflict',
    undefined,
    undefined,
  ])
  expect(stdout).toContain('1 booking moved. 1 booking left where another one is in the way: move them by hand.\n')
  expect(await startsOf()).toEqual([[soon.toString()], [at(-1).toString(), other]])
  for (const { db } of await openBoth()) await assertConsistent(db)

  const demo = await tenancy.open('demo')
  await demo.transaction(async (tx) => {
    const [inTheWay] = await tx.select().from(bookings).where(eq(bookings.startTime, soon))
    const id = inTheWay?.id ?? ''
    await tx.delete(sessions).where(eq(sessions.startTime, soon))
    await tx.update(bookings).set({ status: 'cancelled' }).where(eq(bookings.id, id))
  })
  expect(await run('--repair', '--schema', 'demo')).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/ moved\n1 booking moved\.\n$/),
  })
  expect(await run()).toEqual({
    code: 0,
    stdout: 'Every booking to come is at the wall time it was made for.\n',
    stderr: '',
  })
  await assertConsistent(demo.db)
})

test('a business for which it fails stops no other', async () => {
  const acme = await tenancy.open('acme')
  await acme.db.update(bookings).set({ timeZone: 'Mars/Olympus' })
  const { code, stdout } = await bookme(database, 'wall_times')
  expect(code).toBe(1)
  expect(stdout).toMatch(/^\[tenant_acme\] FAILED: .*Mars\/Olympus.*\n\[tenant_demo\]\n/)
  expect(stdout).toMatch(/1 booking not at .* 1 business FAILED\.\n$/)
})

test('to repair and to change nothing exclude each other', async () => {
  expect(await run('--repair', '--dry-run')).toMatchObject({ code: 2, stdout: '' })
})
