import { and, type SQL, sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { behind, orderBy, type SortKey } from '../src/core/resource/order.ts'
import { matchesSearch } from '../src/core/search.ts'
import { customers } from '../src/modules/customers/tables.ts'
import { appOfFile } from './fixtures.ts'

const app = appOfFile()
const demo = () => app().open('demo')
const columns = [customers.name, customers.email, customers.phone] as const

beforeAll(async () => {
  const { db } = await demo()
  await db.execute(sql`insert into customers_customer (id, name, email, phone, created_at, updated_at)
    select gen_random_uuid(), 'Client ' || md5(n::text), 'c' || n || '@example.com', '+212 ' || 600000000 + n,
      timestamptz '2026-01-01' + n * interval '1 minute', now()
    from generate_series(1, 20000) as n`)
  await db.insert(customers).values({ name: 'Éloïse Lefèvre', email: 'eloise@example.com' })
  await app().tenancy.internals.owner.with((client) => client.query('vacuum analyze tenant_demo.customers_customer'))
})

/** The indexes and scans by which a list of 20,000 customers is read. */
async function planOf(where: SQL | undefined, keys: readonly SortKey[], offset = 0): Promise<string> {
  const { db } = await demo()
  const query = db
    .select()
    .from(customers)
    .where(where)
    .orderBy(...orderBy(keys))
    .limit(21)
    .offset(offset)
  const result = await db.execute<{ 'QUERY PLAN': string }>(sql`explain ${query.getSQL()}`)
  return result.rows.map((row) => row['QUERY PLAN']).join('\n')
}

const key = (property: 'createdAt' | 'name' | 'id', descending: boolean): SortKey => ({
  column: customers[property],
  property,
  descending,
})
const newest = [key('createdAt', true), key('id', true)]
const byName = [key('name', false), key('id', false)]

describe('of twenty thousand customers', () => {
  test.each(['éloïse', 'ÉLO', 'lefevre eloise', '600012345', 'c12345@example', '+212 600 012 345'])(
    'those found by %s are read from the index',
    async (search) => {
      const plan = await planOf(matchesSearch(columns, search), newest)
      expect(plan).toContain('customers_customer_search_index')
      expect(plan).not.toContain('Seq Scan')
    },
  )

  test('a page is read from the index of its order, without sorting', async () => {
    for (const [keys, index] of [
      [newest, 'customers_customer_created_index'],
      [byName, 'customers_customer_name_index'],
    ] as const) {
      for (const plan of [await planOf(undefined, keys), await planOf(undefined, keys, 500)]) {
        expect(plan).toContain(index)
        expect(plan).not.toMatch(/Sort|Seq Scan/)
      }
    }
  })

  test('a cursor leads into the index, in both directions', async () => {
    const id = '01a20151-7c3e-7d52-9a41-5b0e6f2c8d17'
    const places = [
      [newest, ['2026-01-08T00:00:00Z', id], 'customers_customer_created_index'],
      [[key('createdAt', false), key('id', false)], ['2026-01-08T00:00:00Z', id], 'customers_customer_created_index'],
      [byName, ['Client 8', id], 'customers_customer_name_index'],
    ] as const
    for (const [keys, values, index] of places) {
      const plan = await planOf(and(behind(keys, values)), keys)
      expect(plan).toMatch(new RegExp(`${index}[^]*Index Cond`))
      expect(plan).not.toMatch(/Sort|Seq Scan|Filter/)
    }
  })

  test('those found by many words are compared with all of them, and folded a few times only', async () => {
    const { db } = await demo()
    const named = async (search: string) =>
      (await db.select().from(customers).where(matchesSearch(columns, search))).map(({ name }) => name)
    const letters = [...'elois fvrxamp@.c'].join(' ')
    expect(await named(`${letters} lefevre`)).toEqual(['Éloïse Lefèvre'])
    expect(await named(`${letters} lefevre z`)).toEqual([])
    expect(await named('e E é lefevre lefevre LEFEVRE')).toEqual(['Éloïse Lefèvre'])
    const hundred = Array.from({ length: 100 }, (_, index) => `word${index}`).join(' ')
    const query = db.select({ id: customers.id }).from(customers).where(matchesSearch(columns, hundred)).toSQL()
    expect(query.sql.match(/"phone"/g)).toHaveLength(4)
    expect(query.params).toHaveLength(100)
  })
})
