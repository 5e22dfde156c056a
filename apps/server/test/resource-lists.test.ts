import { randomUUIDv7 } from 'node:crypto'
import { eq } from 'drizzle-orm'
import fc from 'fast-check'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { customers } from '../src/modules/customers/tables.ts'
import { categories, type Service, services } from '../src/modules/services/tables.ts'
import { appOfFile, type Client, newService, signIn } from './fixtures.ts'

const morning = Temporal.Instant.from('2026-01-05T09:00:00Z')

const app = appOfFile()
let demo: Client
let member: Client
let db: Awaited<ReturnType<ReturnType<typeof app>['open']>>['db']

beforeAll(async () => {
  const context = app()
  demo = context.demo
  member = await signIn(context, 'demo.localhost:8000', { memberOf: 'demo' })
  db = (await context.open('demo')).db
})

beforeEach(async () => {
  for (const table of [services, categories, customers]) await db.delete(table)
})

interface Page {
  count: number | null
  next: string | null
  previous: string | null
  results: { id: string; name: string }[]
}

/** All pages from an address on, as `next` or `previous` lead through them. */
async function walk(client: Client, address: string, way: 'next' | 'previous'): Promise<Page[]> {
  const pages: Page[] = []
  for (let at: string | null = address; at !== null; ) {
    const page: Page = (await client.get(at)).json()
    pages.push(page)
    at = page[way]
    if (pages.length > 100) throw new Error(`${address} has no end.`)
  }
  return pages
}

const idsOf = (pages: readonly Page[]) => pages.flatMap(({ results }) => results.map(({ id }) => id))
const namesOf = ({ results }: Page) => results.map(({ name }) => name)

/** What a list refuses, and of which field. */
async function refusal(client: Client, url: string) {
  const { status, code, errors } = (await client.get(url)).json()
  return [status, code, errors?.[0]?.field]
}

describe('pages by cursor', () => {
  const sortable = {
    name: (row: Service) => row.name,
    position: (row: Service) => row.position,
    price: (row: Service) => row.priceMinor,
    duration_minutes: (row: Service) => row.durationMinutes,
    created_at: (row: Service) => row.createdAt.epochMilliseconds,
  }
  type Key = keyof typeof sortable
  const compare = <Value extends string | number>(a: Value, b: Value) => (a < b ? -1 : a > b ? 1 : 0)

  const ordering = fc
    .uniqueArray(fc.constantFrom(...(Object.keys(sortable) as Key[])), { minLength: 1, maxLength: 3 })
    .chain((keys) => fc.tuple(...keys.map((key) => fc.tuple(fc.constant(key), fc.boolean()))))
  // Few values, so that many are equal, and names which quoting or encoding could harm.
  const row = fc.record({
    name: fc.constantFrom('a', 'A', 'é', 'أحمد', '"\\,%', '[]', '😀'),
    position: fc.constantFrom(0, 1, 2),
    priceMinor: fc.constantFrom(0, 100, 2_147_483_647),
    durationMinutes: fc.constantFrom(1, 2, 10),
    createdAt: fc.constantFrom(0, 1, 1000).map((milliseconds) => morning.add({ milliseconds })),
  })

  test('show each row once and in order, there and back, whatever the order and however many are equal', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { minLength: 1, maxLength: 9 }),
        ordering,
        fc.integer({ min: 1, max: 4 }),
        async (rows, order, size) => {
          await db.delete(services)
          const stored = await db.insert(services).values(rows).returning()
          const backwards = order.at(-1)?.[1] === true
          const expected = stored
            .toSorted((a, b) => {
              for (const [key, descending] of order) {
                const difference = compare(sortable[key](a), sortable[key](b))
                if (difference !== 0) return descending ? -difference : difference
              }
              return backwards ? compare(b.id, a.id) : compare(a.id, b.id)
            })
            .map(({ id }) => id)
          const names = order.map(([key, descending]) => (descending ? `-${key}` : key)).join()

          const address = `/api/services/?cursor=&page_size=${size}&ordering=${names}`
          const there = await walk(demo, address, 'next')
          expect(idsOf(there)).toEqual(expected)
          expect(there.map(({ count }) => count)).toEqual(there.map(() => null))
          expect(there[0]?.previous).toBeNull()
          // From the last page back to the first one.
          const last = there.at(-1)!
          const back = last.previous === null ? [] : await walk(demo, last.previous, 'previous')
          expect(idsOf([...back.toReversed(), last])).toEqual(expected)

          const numbered = await walk(demo, `/api/services/?page_size=${size}&ordering=${names}`, 'next')
          expect(idsOf(numbered)).toEqual(expected)
        },
      ),
      { numRuns: 40 },
    )
  })

  test('are not shifted by what comes and goes between them', async () => {
    const stored = []
    for (const name of ['b', 'd', 'f', 'h', 'j']) stored.push(await newService(db, { name }))
    const first: Page = (await demo.get('/api/services/?ordering=name&page_size=2&cursor=')).json()
    expect(namesOf(first)).toEqual(['b', 'd'])
    // The row the cursor stands at goes, others come before and behind it.
    await db.delete(services).where(eq(services.id, stored[1]!.id))
    for (const name of ['a', 'c', 'e']) await newService(db, { name })
    const second: Page = (await demo.get(first.next!)).json()
    expect(namesOf(second)).toEqual(['e', 'f'])
    expect(namesOf((await demo.get(second.previous!)).json())).toEqual(['b', 'c'])
    expect((await walk(demo, second.next!, 'next')).flatMap(namesOf)).toEqual(['h', 'j'])
  })

  test('belong to one order; anything else is refused as what it is', async () => {
    for (const name of ['a', 'b', 'c']) await newService(db, { name })
    const { next } = (await demo.get('/api/services/?ordering=name&page_size=1&cursor=')).json()
    const cursor = new URL(next).searchParams.get('cursor')!
    const invalid = [400, 'core.invalid_cursor', 'cursor']
    for (const order of ['price', '-name', 'name,price', '-created_at', 'created_at']) {
      expect([order, await refusal(demo, `/api/services/?ordering=${order}&cursor=${cursor}`)]).toEqual([
        order,
        invalid,
      ])
    }
    const forged = (content: unknown) => Buffer.from(JSON.stringify(content)).toString('base64url')
    const contents = [null, {}, [], [0], [0, 'x'], [0, 'x', 'y'], [0, 1, 2], [0, 'x', '\0'], ['name', 0, 'x', 'y']]
    for (const text of ['garbage', '%00', '😀', ...contents.map(forged)]) {
      expect([text, await refusal(demo, `/api/services/?ordering=name&cursor=${text}`)]).toEqual([text, invalid])
    }
    // In the right order, with an id that is none.
    const parts = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    for (const value of ['x', '\0', '']) {
      const reply = await demo.get(`/api/services/?ordering=name&cursor=${forged([...parts.slice(0, -1), value])}`)
      expect([value, reply.statusCode]).toEqual([value, 400])
    }
  })
})

describe('pages by number', () => {
  test('count up to ten thousand rows, or none', async () => {
    const insert = (names: readonly string[]) => db.insert(customers).values(names.map((name) => ({ name })))
    for (let thousands = 0; thousands < 10; thousands++) await insert(Array.from({ length: 1000 }, () => 'one of many'))
    const list = async (query: string) => {
      const { results, next, previous, ...rest } = (await member.get(`/api/customers/?page_size=1${query}`)).json()
      return { ...rest, rows: results.length, isMore: next !== null }
    }
    expect(await list('')).toEqual({ count: 10_000, rows: 1, isMore: true })
    await insert(['the last'])
    expect(await list('')).toEqual({ count: 10_000, count_capped: true, rows: 1, isMore: true })
    expect(await list('&count=false')).toEqual({ count: null, rows: 1, isMore: true })
    expect(await list('&search=last')).toEqual({ count: 1, rows: 1, isMore: false })
    // Beyond what is counted there are pages still.
    expect(await list('&page=10001')).toEqual({ count: 10_000, count_capped: true, rows: 1, isMore: false })
    expect(await refusal(member, '/api/customers/?page_size=1&page=10002')).toEqual([404, 'core.not_found', undefined])
  })

  test('refuse what is no page', async () => {
    for (const text of ['0', '-1', '1.5', '', 'x', 'NaN', 'Infinity', '1000001', '9'.repeat(30), '%D9%A1']) {
      expect([text, await refusal(demo, `/api/services/?page=${text}`)]).toEqual([text, [400, 'core.invalid', 'page']])
    }
    for (const text of ['0', '', '-5', '9'.repeat(30)]) {
      const refused = [400, 'core.invalid', 'page_size']
      expect([text, await refusal(demo, `/api/services/?page_size=${text}`)]).toEqual([text, refused])
    }
    expect(await refusal(demo, '/api/services/?count=perhaps')).toEqual([400, 'core.invalid', 'count'])
    expect(await refusal(demo, '/api/services/?page=1000000')).toEqual([404, 'core.not_found', undefined])
  })
})

describe('filters', () => {
  test('narrow a list by equality, several values, ranges and what is missing', async () => {
    const category = (await member.post('/api/categories/', { name: 'Hair' })).json()
    await newService(db, { name: 'a', durationMinutes: 10, categoryId: category.id, createdAt: morning })
    await newService(db, { name: 'b', durationMinutes: 20, isActive: false })
    await newService(db, { name: 'c', durationMinutes: 30 })
    const named = async (query: string) => {
      const page: Page = (await demo.get(`/api/services/?ordering=name&${query}`)).json()
      expect(page.count).toBe(page.results.length)
      return namesOf(page).join('')
    }
    expect(await named('')).toBe('abc')
    expect(await named('is_active=true')).toBe('ac')
    expect(await named('is_active=0')).toBe('b')
    expect(await named('duration_minutes=20')).toBe('b')
    expect(await named('duration_minutes__gt=10')).toBe('bc')
    expect(await named('duration_minutes__gte=10&duration_minutes__lt=30')).toBe('ab')
    expect(await named('duration_minutes__lte=10')).toBe('a')
    expect(await named('duration_minutes__in=10,30')).toBe('ac')
    expect(await named(`category_id=${category.id}`)).toBe('a')
    expect(await named(`category_id__in=${category.id},${randomUUIDv7()}`)).toBe('a')
    expect(await named('category_id__isnull=true')).toBe('bc')
    expect(await named('category_id__isnull=false')).toBe('a')
    expect(await named('duration_minutes__lte=20&is_active=true&search=a')).toBe('a')
  })

  test('take instants to the microsecond and in any zone', async () => {
    const at = Temporal.Instant.from('2026-01-05T09:00:00.123456Z')
    await db.insert(customers).values({ name: 'x', createdAt: at })
    const count = async (query: string) => (await member.get(`/api/customers/?${query}`)).json().count
    expect(await count('created_at=2026-01-05T09:00:00.123456Z')).toBe(1)
    expect(await count('created_at=2026-01-05T10:00:00.123456%2B01:00')).toBe(1)
    expect(await count('created_at__gte=2026-01-05T09:00:00.123457Z')).toBe(0)
    expect(await count('created_at__gt=2026-01-05T09:00:00.123455Z')).toBe(1)
    expect(await count('created_at__lte=2026-01-05T04:00:00.123456-05:00')).toBe(1)
    expect(await count('created_at__in=2026-01-05T09:00:00.123456Z,2026-01-05T09:00:00Z')).toBe(1)
    expect(await count('created_at__gte=0001-01-01T00:00:00Z&created_at__lt=9999-12-31T23:59:59Z')).toBe(1)
    for (const text of [
      '2026-01-05',
      '2026-01-05T09:00:00',
      '2026-02-30T09:00:00Z',
      '2026-01-05T09:00:00.1234567Z',
      '0000-12-31T23:59:59Z',
      '9999-12-31T23:59:59-01:00',
      '',
    ]) {
      const refused = [400, 'core.invalid', 'created_at__gte']
      expect([text, await refusal(member, `/api/customers/?created_at__gte=${text}`)]).toEqual([text, refused])
    }
  })

  test('are refused by name where nobody knows them or their value', async () => {
    const unknown = (await member.get('/api/customers/?name=x&page=1')).json()
    expect(unknown).toMatchObject({ status: 400, code: 'core.invalid', errors: [{ field: 'name' }] })
    expect(unknown.errors[0].message).toContain('email, email__in, phone')
    const cases = {
      resources: ['capacity=', 'capacity=x', 'capacity=0x10', 'capacity=1e2', 'capacity=1.5', 'capacity=40000'].concat([
        'capacity=2147483648',
        'capacity__gte=40000',
        'is_active=perhaps',
        'is_active=',
        'type=%00',
      ]),
      customers: ['language=de', 'language=', 'search=%00', `search=${'x'.repeat(201)}`],
      services: [
        'category_id=x',
        'category_id__isnull=x',
        'is_active=1&is_active=0',
        'duration_minutes=1&duration_minutes=1',
      ],
      availability: ['valid_from=2030-02-30', 'valid_from=0000-01-01', 'weekday__lt=99999', 'weekday='],
      events: ['kind=%00'],
    }
    for (const [list, queries] of Object.entries(cases)) {
      for (const query of queries) {
        const [field] = query.split('=')
        expect([query, await refusal(member, `/api/${list}/?${query}`)]).toEqual([query, [400, 'core.invalid', field]])
      }
    }
    const parts = ['language__in=fr,de', 'language__in=', `language__in=${'fr,'.repeat(100)}fr`, '__proto__=1', 'é=1']
    for (const query of parts) {
      const [status, code, field] = await refusal(member, `/api/customers/?${encodeURI(query)}`)
      expect([query, status, code, field]).toEqual([
        query,
        400,
        'core.invalid',
        expect.stringMatching(query.split('=')[0]!),
      ])
    }
  })
})

describe('search', () => {
  test('finds what people mean, however they write it', async () => {
    const found = async (search: string) =>
      namesOf((await member.get(`/api/customers/?ordering=name&search=${encodeURIComponent(search)}`)).json())
    const pairs = [
      ['Éloïse Lefèvre', ['eloise', 'ÉLOÏSE', 'e\u0301lo', 'lefevre eloise', ' loi  FÈV ']],
      ['Cœur Œdipe', ['coeur', 'CŒUR', 'oedipe', 'œdipe']],
      ['Łukasz Ørsted', ['lukasz', 'orsted', 'ŁUKASZ']],
      ['أحمد الإدريسي', ['احمد', 'أحمد', 'الادريسي', 'أَحْمَد', 'أحـمد']],
      ['مصطفى', ['مصطفي', 'مصطفى', 'مصطفی']],
      ['فاطمة', ['فاطمه', 'فَاطِمَة']],
      ['غرفة ٣٤٥', ['345', '٣٤٥', '۳۴۵', '３４５']],
    ] as const
    await db.insert(customers).values(pairs.map(([name]) => ({ name })))
    for (const [name, searches] of pairs) {
      for (const search of searches) expect([search, await found(search)]).toEqual([search, [name]])
    }
    expect(await found('eloise ahmed')).toEqual([])
  })

  test('takes every sign for itself', async () => {
    const found = async (search: string) =>
      namesOf((await member.get(`/api/customers/?ordering=name&search=${encodeURIComponent(search)}`)).json())
    await db
      .insert(customers)
      .values(['100%', 'a_b', 'back\\slash', 'o"quote\'', 'smile 😀', 'plain'].map((name) => ({ name })))
    expect(await found('%')).toEqual(['100%'])
    expect(await found('_')).toEqual(['a_b'])
    expect(await found('\\')).toEqual(['back\\slash'])
    // Their wide forms are the same signs, and no more.
    expect(await found('％')).toEqual(['100%'])
    expect(await found('＿')).toEqual(['a_b'])
    expect(await found('＼')).toEqual(['back\\slash'])
    expect(await found('﹪')).toEqual(['100%'])
    expect(await found('"quote')).toEqual(['o"quote\''])
    expect(await found("'")).toEqual(['o"quote\''])
    expect(await found('😀')).toEqual(['smile 😀'])
    expect(await found("'; drop table customers_customer; --")).toEqual([])
    // Nothing to look for is everything.
    for (const nothing of ['', '  ', '\u00a0', '\u0640']) expect(await found(nothing)).toHaveLength(6)
    expect((await found(Array.from({ length: 100 }, () => 'i').join(' '))).sort()).toEqual(['plain', 'smile 😀'])
  })
})

describe('what a list shows', () => {
  test('can be cut to some fields', async () => {
    const { id } = await newService(db, { createdAt: morning })
    const results = async (query: string) => (await demo.get(`/api/services/?${query}`)).json().results
    expect(await results('fields=name')).toEqual([{ name: 'Haircut' }])
    expect(await results('fields=price,id,id&cursor=')).toEqual([{ id, price: '150.00' }])
    expect(await results('fields=created_at')).toEqual([{ created_at: '2026-01-05T09:00:00Z' }])
    const { errors } = (await demo.get('/api/services/?fields=name,secret')).json()
    expect(errors).toEqual([{ field: 'fields.1', message: expect.stringContaining('id, name, description') }])
    for (const text of ['', 'metadata', '__proto__', 'constructor', 'name,']) {
      const [status, code] = await refusal(demo, `/api/services/?fields=${text}`)
      expect([text, status, code]).toEqual([text, 400, 'core.invalid'])
    }
  })

  test('is in an order that exists, each field once', async () => {
    for (const text of [
      '',
      'id',
      '--name',
      'name,',
      'metadata',
      'constructor',
      'name,name',
      'name,-name',
      'name;drop',
    ]) {
      const refused = [400, 'core.invalid', 'ordering']
      expect([text, await refusal(demo, `/api/services/?ordering=${text}`)]).toEqual([text, refused])
    }
    const { errors } = (await demo.get('/api/services/?ordering=salary')).json()
    expect(errors[0].message).toContain('created_at, name, position, price, duration_minutes')
    // Absurdly long, and still only refused.
    expect((await demo.get(`/api/services/?ordering=${'name,-price,'.repeat(1000)}name`)).statusCode).toBe(400)
  })

  test('is there for HEAD, too, and not for other methods', async () => {
    const head = await demo.request('HEAD', '/api/services/')
    expect([head.statusCode, head.body]).toEqual([200, ''])
    for (const method of ['PUT', 'PATCH', 'DELETE', 'OPTIONS']) {
      expect((await demo.request(method, '/api/services/')).json()).toMatchObject({
        status: 404,
        code: 'core.not_found',
      })
    }
  })
})
