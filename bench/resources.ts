import type pg from 'pg'
import { customers } from '../apps/server/src/modules/customers/tables.ts'
import { startCandidate } from './http.ts'
import { interleave, median, milliseconds, table } from './measure.ts'
import { ask, signIn } from './session.ts'
import { domainOf, type World } from './world.ts'

const size = 100_000
const rounds = 25

/** What is asked of the list of customers, and the rows by hand: `where`, `order by`, `offset`. */
const questions: readonly { name: string; query: string; where?: string; order?: string; offset?: number }[] = [
  { name: 'newest first', query: '' },
  { name: 'without the count', query: 'count=false' },
  { name: 'search: one in 1000', query: 'search=chraibi%20917', where: matching('chraibi', '917') },
  { name: 'search: one in 8, Arabic', query: 'search=%D8%A7%D8%AD%D9%85%D8%AF', where: matching('احمد') },
  { name: 'search: nobody', query: 'search=zzyzx', where: matching('zzyzx') },
  { name: 'filter: a third', query: 'language=ar', where: "language = 'ar'" },
  { name: 'by name', query: 'ordering=name', order: 'name, id' },
  { name: 'page 4000', query: 'page=4000', offset: 79_980 },
]

function matching(...words: string[]): string {
  const text = "lower(name || ' ' || email || ' ' || phone)"
  return words.map((word) => `${text} like '%${word}%'`).join(' and ')
}

/**
 * Lists of 100,000 customers in one tenant, one request at a time, beside the same rows read by hand-written SQL through
 * pg on one connection and made JSON.
 */
export async function resources(world: World): Promise<string> {
  const [tenant] = world.handles
  if (tenant === undefined) throw new Error('The world has no tenants.')
  await fill(world, tenant.schemaName)
  const candidate = await startCandidate('tenancy', world.ownerUrl, '')
  try {
    const host = domainOf(tenant.slug)
    const cookie = await signIn(world, candidate, host)
    const list = async (query: string) => {
      const reply = await ask(candidate, { path: `/api/customers/?${query}`, host, cookie })
      if (reply.status !== 200) throw new Error(`${query}: ${reply.status} ${reply.body}`)
      return JSON.parse(reply.body) as { next: string | null; results: unknown[] }
    }
    const rows: string[][] = []
    const measure = async (name: string, asked: () => Promise<unknown>, byHand: () => Promise<unknown>) => {
      const samples = await interleave({ tenancy: () => milliseconds(asked), sql: () => milliseconds(byHand) }, rounds)
      const [ours = 0, raw = 0] = samples.map((sample) => median(sample.values))
      rows.push([name, ours.toFixed(1), raw.toFixed(1)])
      console.log(rows.at(-1)?.join('  '))
    }
    await world.tenancy.internals.owner.with(async (client) => {
      await client.query(`set search_path to ${tenant.schemaName}, extensions`)
      for (const { name, query, ...rest } of questions) {
        await measure(
          name,
          () => list(query),
          () => read(client, rest),
        )
      }
      // As deep as page 4000, by the cursors that lead there.
      const deep = await cursorAt(list, 79_980)
      const where = `(created_at, id) < (select created_at, id from customers_customer order by created_at desc, id desc offset 79979 limit 1)`
      await measure(
        'as deep by cursor',
        () => list(deep),
        () => read(client, { where }),
      )
      await client.query('reset search_path')
    })
    return table([`GET customers, ${size} of them`, 'ms over HTTP', 'ms by hand'], rows)
  } finally {
    await candidate.stop()
  }
}

async function fill({ tenancy }: World, schema: string): Promise<void> {
  const tenant = await tenancy.open(schema.replace('tenant_', ''))
  if ((await tenant.db.$count(customers)) >= size) return
  console.log(`Writing ${size} customers`)
  await tenancy.internals.owner.with(async (client) => {
    await client.query(`
      insert into ${schema}.customers_customer (id, created_at, updated_at, name, email, phone, language)
      select gen_random_uuid(), t, t,
        (array['Amina','Yasmine','أحمد','Éloïse','Hajar','Karim','Sofia','Mehdi'])[1 + n % 8] || ' ' ||
        (array['Berrada','Chraïbi','العلوي','Tazi','Ouazzani'])[1 + n % 5] || ' ' || n % 1000,
        'customer' || n || '@example.com', '06' || lpad(n::text, 8, '0'), (array['fr','ar','en'])[1 + n % 3]
      from (select n, now() - n * interval '1 minute' as t from generate_series(1, ${size}) n) made`)
    await client.query(`vacuum analyze ${schema}.customers_customer`)
  })
}

async function read(
  client: pg.ClientBase,
  {
    where = 'true',
    order = 'created_at desc, id desc',
    offset = 0,
  }: { where?: string; order?: string; offset?: number },
): Promise<string> {
  const text = `select id, created_at, updated_at, name, email, phone, language, born_on, notes from customers_customer
    where ${where} order by ${order} limit 20 offset ${offset}`
  return JSON.stringify((await client.query(text)).rows)
}

async function cursorAt(list: (query: string) => Promise<{ next: string | null }>, depth: number): Promise<string> {
  let query = 'cursor=&page_size=100'
  for (let at = 0; at + 100 <= depth; at += 100) query = new URL((await list(query)).next ?? '').search.slice(1)
  return query.replace('page_size=100', 'page_size=20')
}
