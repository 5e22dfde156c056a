import type { TenantHandle } from '@bookme/tenancy'
import type { LightMyRequestResponse } from 'fastify'
import pg from 'pg'
import { expect, test, vi } from 'vitest'
import {
  type AppContext,
  type Client,
  newService,
  newStaffMember,
  openApp,
  signIn,
  soon,
} from '../../../test/fixtures.ts'
import { type Access, explainEverything, listenToPlans, type Reading } from '../../../test/plans.ts'
import { maxCount } from '../../core/resource/list-query.ts'

const past = { bookings: 2_000_000, customers: 100_000, people: 20, services: 10 }
const half = past.bookings / 2
const big = [
  ...['booking', 'session', 'item', 'occupation', 'booking_event'].map((name) => `bookings_${name}`),
  'customers_customer',
]

interface Business {
  tenant: TenantHandle
  visitor: Client
  member: Client
  serviceIds: string[]
  people: string[]
}

async function openBusiness(context: AppContext, slug: 'demo' | 'acme'): Promise<Business> {
  const tenant = await context.open(slug)
  const people: string[] = []
  const serviceIds: string[] = []
  // One more than ever worked at a time: see `load`.
  for (let index = 0; index <= past.people; index++) people.push((await newStaffMember(tenant.db)).id)
  for (let index = 0; index < past.services; index++) {
    serviceIds.push((await newService(tenant.db, { intervalMinutes: 30 })).id)
  }
  const member = await signIn(context, `${slug}.localhost:8000`, { memberOf: slug })
  return { tenant, visitor: context[slug], member, serviceIds, people }
}

const milliseconds = async (work: () => Promise<unknown>) => {
  const start = performance.now()
  await work()
  return performance.now() - start
}

interface Definition {
  table: string
  name: string
  definition: string
}

/** What PostgreSQL keeps up row by row beside the tables: foreign keys, constraints with an index, other indexes. */
async function definitionsIn(client: pg.Client, schema: string) {
  const tables = big.map((name) => `${schema}.${name}`)
  const constraints = await client.query<Definition & { contype: string }>(
    `select conrelid::regclass::text as "table", quote_ident(conname) as name, pg_get_constraintdef(oid) as definition, contype
     from pg_constraint where contype in ('f', 'u', 'x') and (conrelid = any ($1::regclass[]) or confrelid = any ($1::regclass[]))
     order by 1, 2`,
    [tables],
  )
  const indexes = await client.query<Definition>(
    `select indrelid::regclass::text as "table", indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition
     from pg_index where indrelid = any ($1::regclass[]) and not exists (select from pg_constraint where conindid = indexrelid)
     order by 1, 2`,
    [tables],
  )
  return {
    foreignKeys: constraints.rows.filter(({ contype }) => contype === 'f'),
    unique: constraints.rows.filter(({ contype }) => contype !== 'f'),
    indexes: indexes.rows,
  }
}

/**
 * Years of a business at once: bookings of half an hour, back to back until last midnight, by everybody in turn, that
 * were all kept. Half-way the first person left and another one came, and the last service was given up. As a restore does
 * it: first the rows, then what has to be kept up for each.
 */
async function load({ config }: AppContext, { tenant, serviceIds, people }: Business) {
  const client = new pg.Client({ connectionString: config.ownerUrl })
  await client.connect()
  const took: Record<string, number> = {}
  const timed = async (name: string, ...texts: string[]) => {
    took[name] = Math.round(await milliseconds(() => client.query(texts.join(';'))))
  }
  await client.query(`begin; set local search_path = ${pg.escapeIdentifier(tenant.schemaName)}, extensions;
    set local maintenance_work_mem = '512MB'; set local work_mem = '256MB'`)
  const before = await definitionsIn(client, tenant.schemaName)
  const { foreignKeys, unique, indexes } = before
  for (const { table, name } of [...foreignKeys, ...unique])
    await client.query(`alter table ${table} drop constraint ${name}`)
  for (const { name } of indexes) await client.query(`drop index ${name}`)

  const ids = (some: string[]) => `(array[${some.map((id) => `'${id}'`).join()}]::uuid[])`
  const customer = (number: string) => `('00000000-0000-7000-8000-' || lpad(to_hex(${number}), 12, '0'))::uuid`
  // Ids ascend with time, as those of the program do.
  await timed(
    'rows made',
    `create temp table past on commit drop as
     select (lpad(to_hex((extract(epoch from start_time) * 1000)::bigint), 12, '0') || '70008000'
         || lpad(to_hex(number), 12, '0'))::uuid as id, start_time, start_time + interval '30 minutes' as end_time,
       ${ids(people)}[1 + case when number >= ${half} and number % ${past.people} = 0 then ${past.people}
         else number % ${past.people} end] as staff_id,
       ${ids(serviceIds)}[1 + (number + number / ${past.people}) % (${past.services} - (number >= ${half})::int)] as service_id,
       ${customer(`number / 7 % ${past.customers}`)} as customer_id, to_char(number, 'FM0000000') as reference
     from generate_series(0, ${past.bookings - 1}) number, lateral (select date_trunc('day', now())
       - interval '30 minutes' * (${past.bookings / past.people} - number / ${past.people}) as start_time) at`,
  )
  const made = `id, created_at, updated_at`
  const what = 'service_id, staff_id, start_time, end_time'
  const times = `id, start_time, start_time`
  await timed(
    'rows inserted',
    `insert into customers_customer (${made}, email)
     select ${customer('number')}, now(), now(), 'customer' || number || '@example.com' from generate_series(0, ${past.customers - 1}) number`,
    `insert into bookings_session (${made}, ${what}, taken) select ${times}, ${what}, 1 from past`,
    `insert into bookings_booking (${made}, ${what}, status, customer_id, reference, price_minor, currency)
     select ${times}, ${what}, 'completed', customer_id, reference, 15000, 'MAD' from past`,
    `insert into bookings_item (${made}, ${what}, booking_id, session_id, position, name, price_minor)
     select ${times}, ${what}, id, id, 0, 'Haircut', 15000 from past`,
    `insert into bookings_occupation (${made}, subject_id, session_id, during)
     select ${times}, staff_id, id, tstzrange(start_time, end_time) from past`,
    `insert into bookings_booking_event (${made}, booking_id, number, kind, to_status, actor_kind, channel)
     select ${times}, id, 1, 'confirmed', 'confirmed', 'customer', 'page' from past`,
  )
  const add = ({ table, name, definition }: Definition) => `alter table ${table} add constraint ${name} ${definition}`
  const overlap = unique.filter(({ contype }) => contype === 'x')
  await timed('indexes', ...indexes.map(({ definition }) => definition))
  await timed('keys', ...unique.filter((one) => !overlap.includes(one)).map(add))
  await timed('exclusion', ...overlap.map(add))
  await timed('foreign keys', ...foreignKeys.map(add))
  // What was taken away is there again, to the letter.
  expect(overlap).toHaveLength(1)
  expect(await definitionsIn(client, tenant.schemaName)).toEqual(before)
  await timed('commit', 'commit')
  for (const table of big) {
    took[`vacuum ${table}`] = Math.round(
      await milliseconds(() => client.query(`vacuum analyze ${pg.escapeIdentifier(tenant.schemaName)}.${table}`)),
    )
  }
  await client.end()
  return took
}

const dateOf = (instant: Temporal.Instant) => instant.toString().slice(0, 10)
const after = (days: number) => soon.add({ hours: 24 * days })

interface Errand {
  name: string
  /** @param round - each has days of its own, so that nothing is in its way */
  run(business: Business, round: number, kept: Kept): Promise<LightMyRequestResponse>
  /** Rows of the big tables that it may look at, and pages of all. */
  most?: { rows?: number; pages?: number }
}
interface Kept {
  customerId: string
  bookingId: string
  hold: { id: string; token: string }
}

const slots = ({ visitor, serviceIds }: Business, from: Temporal.Instant, days: number, more = '') =>
  visitor.get(
    `/api/availability/slots/?service=${serviceIds[0]}&from=${dateOf(from)}&to=${dateOf(from.add({ hours: 24 * days }))}${more}`,
  )
const list = ({ member }: Business, query: string) => member.get(`/api/bookings/?${query}`)
const wanted = ({ serviceIds }: Business, round: number, hour: number) => ({
  service_id: serviceIds[round % serviceIds.length],
  start_time: after(10 + 2 * round)
    .add({ hours: hour })
    .toString(),
})
const customer_email = 'customer77@example.com'
const aPage = 21
const counted = { rows: maxCount + 1 + aPage, pages: 2 * maxCount }
const today = Temporal.Now.instant().round('millisecond')
const yesterday = today.subtract({ hours: 24 })
/** Sessions of the three days before one, which are read along: each half hour of everybody. */
const around = 3 * 48 * past.people

const errands: Errand[] = [
  { name: 'a day', run: (business) => slots(business, soon, 0) },
  { name: 'a month', run: (business) => slots(business, soon, 30) },
  { name: 'a month of one person', run: (business) => slots(business, soon, 30, `&staff=${business.people[3]}`) },
  {
    name: 'why not',
    run: ({ member, serviceIds }) =>
      member.get(`/api/availability/explain/?service=${serviceIds[0]}&start_time=${soon.toString()}`),
  },
  {
    name: 'book',
    run: async (business, round, kept) => {
      const reply = await business.visitor.post('/api/bookings/', { ...wanted(business, round, 0), customer_email })
      kept.bookingId = reply.json().id
      return reply
    },
  },
  {
    name: 'book with one person',
    run: (business, round) =>
      business.visitor.post('/api/bookings/', {
        ...wanted(business, round, 1),
        staff_id: business.people[5],
        customer_email,
      }),
  },
  {
    name: 'hold',
    run: async (business, round, kept) => {
      const reply = await business.visitor.post('/api/bookings/hold/', wanted(business, round, 2))
      kept.hold = reply.json()
      return reply
    },
  },
  {
    name: 'book what is held',
    run: ({ visitor }, _, { hold: { id, token } }) =>
      visitor.post(`/api/bookings/${id}/book/`, { token, customer_email }),
  },
  {
    name: 'move',
    run: ({ member, ...business }, round, { bookingId }) =>
      member.post(`/api/bookings/${bookingId}/reschedule/`, {
        start_time: wanted({ member, ...business }, round, 5).start_time,
      }),
  },
  { name: 'cancel', run: ({ member }, _, { bookingId }) => member.post(`/api/bookings/${bookingId}/cancel/`, {}) },
  {
    name: 'one booking',
    run: async ({ member }, _, kept) => {
      const reply = await member.get(`/api/bookings/${kept.bookingId}/`)
      kept.customerId = reply.json().customer_id
      return reply
    },
  },
  { name: 'its events', run: ({ member }, _, { bookingId }) => member.get(`/api/events/?booking_id=${bookingId}`) },
  {
    name: 'book after a hold that lapsed',
    run: async ({ visitor, ...business }, round) => {
      const body = { ...wanted({ visitor, ...business }, round, 3), staff_id: business.people[4] }
      await visitor.post('/api/bookings/hold/', body)
      return visitor.post(
        '/api/bookings/',
        { ...body, customer_email },
        { 'x-test-now': today.add({ minutes: 20 }).toString() },
      )
    },
  },
  { name: 'today', run: (business) => slots(business, today, 0), most: { rows: 8 * around, pages: 20 * around } },
  { name: 'list', run: (business) => list(business, ''), most: counted },
  {
    name: 'list by person',
    run: (business) => list(business, `staff_id=${business.people[2]}`),
    // PostgreSQL may look for the page among those of everybody, from the last one on.
    most: { rows: counted.rows + 3 * past.people * aPage, pages: counted.pages },
  },
  { name: 'list of requests', run: (business) => list(business, 'status=pending') },
  { name: 'list of those who stayed away', run: (business) => list(business, 'status=no_show') },
  {
    name: 'list of what was done',
    run: (business) => list(business, 'status=completed'),
    most: { ...counted, rows: 2 * counted.rows },
  },
  {
    name: 'list of a customer',
    run: (business, _, { customerId }) => list(business, `customer_id=${customerId}`),
  },
  {
    name: 'list of a week',
    run: (business) =>
      list(business, `start_time__gte=${dateOf(soon)}T00:00:00Z&start_time__lt=${dateOf(after(7))}T00:00:00Z`),
  },
  {
    name: 'list of a past day',
    run: (business) =>
      list(business, `start_time__gte=${dateOf(yesterday)}T00:00:00Z&start_time__lt=${dateOf(today)}T00:00:00Z`),
    most: { rows: 48 * past.people + aPage },
  },
  { name: 'all events', run: ({ member }) => member.get('/api/events/'), most: counted },
  {
    name: 'remove a service',
    run: async ({ tenant, member }) => member.request('DELETE', `/api/services/${(await newService(tenant.db)).id}/`),
  },
]

const rowsOf = (accesses: readonly Access[]) => accesses.reduce((sum, { rows }) => sum + rows, 0)
/** Without those that are remembered for some seconds: whose host it is, and the settings. */
const countStatements = ({ statements }: Reading) =>
  statements.filter((tables) => tables.some((table) => big.includes(table))).length
const told = ({ way, table, index = 'no index', rows, statement }: Access) =>
  `${way} of ${table} by ${index}: ${rows} rows, for ${statement.trim().slice(0, 120)}`
const inBig = ({ table }: Access) => big.includes(table)

test('with 2,000,000 bookings behind it a business asks as little of the database as on its first day', async () => {
  const context = await openApp({ testClock: true }, { poolSize: 2 })
  const [full, empty] = [await openBusiness(context, 'demo'), await openBusiness(context, 'acme')]
  console.log('Loading, in ms:', await load(context, full))

  const rounds = 6
  const kept = new Map([full, empty].map((business) => [business, {} as Kept]))
  const run = async ({ run, name }: Errand, business: Business, round: number) => {
    const reply = await run(business, round, kept.get(business) as Kept)
    expect([name, Math.floor(reply.statusCode / 100), reply.body]).toEqual([name, 2, reply.body])
  }
  const took = new Map(errands.map(({ name }) => [name, { full: [] as number[], empty: [] as number[] }]))
  for (let round = 0; round < rounds; round++) {
    for (const errand of errands) {
      took.get(errand.name)?.empty.push(await milliseconds(() => run(errand, empty, round)))
      took.get(errand.name)?.full.push(await milliseconds(() => run(errand, full, round)))
    }
  }

  await explainEverything(context.config.ownerUrl as string)
  const plansOf = listenToPlans()
  // The pool finds out that its connections are gone, and whose host it is has to be asked again.
  await vi.waitFor(() => run(errands[0] as Errand, empty, 0))
  await run(errands[0] as Errand, full, 0)
  const middle = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]?.toFixed(1)
  const lines: string[] = []
  const faults: object[] = []
  for (const errand of errands) {
    const { name, most = {} } = errand
    const few = await plansOf(() => run(errand, empty, rounds))
    const many = await plansOf(() => run(errand, full, rounds))
    const read = many.accesses.filter(inBig)
    const rows = rowsOf(read)
    const spent = took.get(name) as { full: number[]; empty: number[] }
    lines.push(
      `${name}: ${countStatements(few)} → ${countStatements(many)} statements, ${rowsOf(few.accesses.filter(inBig))} → ${rows} rows, ` +
        `${few.pages} → ${many.pages} pages, ${middle(spent.empty)} → ${middle(spent.full)} ms`,
    )
    // A count of all may begin anywhere: it ends at `maxCount`.
    const whole = read.filter((one) => one.way === 'Seq Scan' && one.rows > maxCount + 1)
    const limits = { rows: 200, pages: 1000, ...most }
    const statements = countStatements(many)
    // None: nobody told what was done.
    const isOther = statements === 0 || statements !== countStatements(few)
    if (isOther || whole.length > 0 || rows > limits.rows || many.pages > limits.pages) {
      faults.push({
        name,
        rows,
        pages: many.pages,
        statements,
        reads: read.filter((one) => one.rows > 20).map(told),
      })
    }
  }
  console.log(`An empty business → one with ${past.bookings} bookings behind it:\n${lines.join('\n')}`)
  expect(faults).toEqual([])
})
