import { randomUUIDv7 } from 'node:crypto'
import { eq } from 'drizzle-orm'
import fc from 'fast-check'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { defineModule } from '../src/core/module.ts'
import { defineResource } from '../src/core/resource/index.ts'
import { bookings } from '../src/modules/bookings/tables.ts'
import { customers } from '../src/modules/customers/tables.ts'
import { transactions } from '../src/modules/payments/tables.ts'
import { CategoryNotFoundError } from '../src/modules/services/errors.ts'
import { categories, type Service, services } from '../src/modules/services/tables.ts'
import { staff } from '../src/modules/staff/tables.ts'
import { appOfFile, type Client, newService, newStaffMember, openApp, signIn } from './fixtures.ts'

const morning = Temporal.Instant.from('2026-01-05T09:00:00Z')

const app = appOfFile()
let demo: Client
let member: Client
let memberOfAcme: Client
let db: Awaited<ReturnType<ReturnType<typeof app>['open']>>['db']

beforeAll(async () => {
  const context = app()
  demo = context.demo
  member = await signIn(context, 'demo.localhost:8000', { memberOf: 'demo' })
  memberOfAcme = await signIn(context, 'acme.localhost:8000', { memberOf: 'acme' })
  db = (await context.open('demo')).db
})

beforeEach(async () => {
  for (const table of [transactions, bookings, services, categories, staff, customers]) await db.delete(table)
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

describe('writing', () => {
  test('makes what was asked, and says where it is', async () => {
    const made = await member.post('/api/services/', { name: '  Coupe  ', price: '180.00' })
    expect(made.statusCode).toBe(201)
    const { id, ...rest } = made.json()
    expect(rest).toMatchObject({
      name: 'Coupe',
      price: '180.00',
      currency: 'MAD',
      duration_minutes: 60,
      is_active: true,
    })
    expect(made.headers.location).toBe(`/api/services/${id}/`)
    const read = await member.get(made.headers.location as string)
    expect(read.json()).toEqual(made.json())
    expect(read.headers.etag).toBe(made.headers.etag)
  })

  test('ignores what the server decides, and refuses what nobody knows', async () => {
    const own = { id: randomUUIDv7(), created_at: 'yesterday', updated_at: null }
    const { id } = (await member.post('/api/services/', { name: 'a', price: '1', ...own })).json()
    expect(id).not.toBe(own.id)
    const read = (await member.get(`/api/services/${id}/`)).json()
    // Sent back as it was read, it is the same.
    expect((await member.request('PUT', `/api/services/${id}/`, read)).json()).toEqual({
      ...read,
      updated_at: expect.any(String),
    })
    for (const field of ['metadata', 'price_minor', 'isActive', 'toString', 'constructor']) {
      for (const send of [
        member.post('/api/services/', { name: 'a', price: '1', [field]: 1 }),
        member.request('PATCH', `/api/services/${id}/`, { [field]: 1 }),
      ]) {
        const { status, code, errors } = (await send).json()
        expect([status, code, errors[0].field]).toEqual([400, 'core.invalid', field])
        expect(errors[0].message).toContain('name, description, category_id')
      }
    }
  })

  test('replaces with PUT and changes with PATCH', async () => {
    const service = { name: 'a', price: '10.00', description: 'x', position: 3, is_active: false }
    const { id } = (await member.post('/api/services/', service)).json()
    const patched = (await member.request('PATCH', `/api/services/${id}/`, { name: 'b' })).json()
    expect(patched).toMatchObject({ ...service, name: 'b' })
    expect(patched.updated_at > patched.created_at).toBe(true)
    expect((await member.request('PATCH', `/api/services/${id}/`, {})).json()).toEqual(patched)
    const put = (await member.request('PUT', `/api/services/${id}/`, { name: 'c', price: '20' })).json()
    expect(put).toMatchObject({ name: 'c', price: '20.00', description: '', position: 0, is_active: true })
    const { errors } = (await member.request('PUT', `/api/services/${id}/`, { name: 'c' })).json()
    expect(errors).toMatchObject([{ field: 'price' }])
  })

  test('makes many or none', async () => {
    const names = ['a', 'b', 'c']
    const made = await member.post(
      '/api/customers/bulk/',
      names.map((name) => ({ name, email: `${name}@example.com` })),
    )
    expect([made.statusCode, made.json().map(({ name }: { name: string }) => name)]).toEqual([201, names])
    const refused = async (body: unknown) => {
      const { status, code, errors } = (await member.post('/api/customers/bulk/', body)).json()
      return [status, code, errors?.[0]?.field]
    }
    expect(await refused([{ name: 'd' }, { name: 'e', email: 'A@example.com' }])).toEqual([
      409,
      'core.duplicate',
      'email',
    ])
    expect(await refused([{ name: 'd' }, { name: '' }])).toEqual([400, 'core.invalid', '1.name'])
    expect(await refused([])).toEqual([400, 'core.invalid', 'body'])
    expect(await refused({ name: 'd' })).toEqual([400, 'core.invalid', 'body'])
    expect(await refused(Array.from({ length: 101 }, () => ({ name: 'd' })))).toEqual([400, 'core.invalid', 'body'])
    expect(await db.$count(customers)).toBe(3)
    const most = Array.from({ length: 100 }, () => ({ name: 'd' }))
    expect((await member.post('/api/customers/bulk/', most)).json()).toHaveLength(100)
  })

  test('names the field of what is taken or does not exist', async () => {
    await member.post('/api/customers/', { name: 'a', email: 'amina@example.com' })
    expect((await member.post('/api/customers/', { name: 'b', email: 'Amina@Example.com' })).json()).toMatchObject({
      status: 409,
      code: 'core.duplicate',
      errors: [{ field: 'email' }],
    })
    // Two without an address are two.
    for (const name of ['c', 'd']) expect((await member.post('/api/customers/', { name })).statusCode).toBe(201)
    const nowhere = { name: 'x', price: '1', category_id: randomUUIDv7() }
    expect((await member.post('/api/services/', nowhere)).json()).toMatchObject({
      status: 400,
      code: 'core.unknown_reference',
      errors: [{ field: 'category_id', message: 'There is no category with this id here.' }],
    })
  })

  test('refuses text that cannot be stored, and names it', async () => {
    const template = { kind: 'reminder', channel: 'sms', language: 'fr', body: 'x' }
    const payment = { kind: 'payment', method: 'cash', amount: '1', occurred_at: '2026-01-05T09:00:00Z' }
    const cases: [string, object, string][] = [
      ['customers', { name: 'a\0' }, 'name'],
      ['customers', { name: 'a', notes: '\0' }, 'notes'],
      ['customers', { name: 'a', born_on: '0000-01-01' }, 'born_on'],
      ['staff', { name: 'a', title: 'a\0' }, 'title'],
      ['staff', { name: 'a', position: 40_000 }, 'position'],
      ['resources', { name: 'a', type: 'b', capacity: 2 ** 31 }, 'capacity'],
      ['templates', { ...template, subject: 'a\0' }, 'subject'],
      ['transactions', { ...payment, reference: 'a\0' }, 'reference'],
    ]
    for (const [list, body, field] of cases) {
      const { status, code, errors } = (await member.post(`/api/${list}/`, body)).json()
      expect([field, status, code, errors?.[0]?.field]).toEqual([field, 400, 'core.invalid', field])
    }
  })

  test('deletes what nothing refers to', async () => {
    const service = await newService(db)
    const person = await newStaffMember(db)
    const [customer] = await db.insert(customers).values({ name: 'Amina' }).returning()
    const ids = { serviceId: service.id, staffId: person.id, customerId: customer!.id }
    const times = { startTime: morning, endTime: morning.add({ minutes: 30 }) }
    await db.insert(bookings).values({ ...ids, ...times, reference: 'ABCDEFGH', priceMinor: 0, currency: 'MAD' })
    for (const [path, label] of [
      [`services/${service.id}`, 'service “Haircut”'],
      [`staff/${person.id}`, 'staff member “Salma Idrissi”'],
      [`customers/${customer!.id}`, 'customer “Amina”'],
    ]) {
      const { status, code, detail } = (await member.request('DELETE', `/api/${path}/`)).json()
      expect([status, code, detail]).toEqual([409, 'core.in_use', expect.stringContaining(label!)])
      expect((await member.get(`/api/${path}/`)).statusCode).toBe(200)
    }
    await db.delete(bookings)
    for (const path of [`services/${service.id}`, `customers/${customer!.id}`]) {
      const gone = await member.request('DELETE', `/api/${path}/`)
      expect([gone.statusCode, gone.body]).toEqual([204, ''])
      expect((await member.get(`/api/${path}/`)).statusCode).toBe(404)
      expect((await member.request('DELETE', `/api/${path}/`)).statusCode).toBe(404)
    }
  })

  test('takes JSON under its own name only', async () => {
    const { id } = await newService(db)
    const send = async (type: string) =>
      (await member.request('PATCH', `/api/services/${id}/`, { name: 'b' }, { 'content-type': type })).statusCode
    for (const type of ['application/json; charset=utf-8', 'APPLICATION/JSON'])
      expect([type, await send(type)]).toEqual([type, 200])
    for (const type of ['text/plain', 'text/json', 'application/x-www-form-urlencoded', 'multipart/form-data']) {
      expect([type, await send(type)]).toEqual([type, 415])
    }
  })
})

describe('ETags', () => {
  test('spare a client what it has, and let it change only what it has seen', async () => {
    const path = `/api/services/${(await newService(db)).id}/`
    const etag = (await member.get(path)).headers.etag as string
    for (const known of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
      const reply = await member.get(path, { 'if-none-match': known })
      expect([known, reply.statusCode, reply.body, reply.headers.etag]).toEqual([known, 304, '', etag])
    }
    expect((await member.get(path, { 'if-none-match': '"other"' })).statusCode).toBe(200)

    for (const garbage of ['"other"', 'garbage', '', ',,', etag.slice(0, -1), '"'.repeat(500)]) {
      for (const method of ['PUT', 'PATCH', 'DELETE']) {
        const body = method === 'DELETE' ? undefined : { name: 'b', price: '1' }
        const reply = await member.request(method, path, body, { 'if-match': garbage })
        expect([garbage, method, reply.json()]).toMatchObject([garbage, method, { status: 412, code: 'core.changed' }])
      }
    }
    const changed = await member.request('PATCH', path, { name: 'b' }, { 'if-match': etag })
    expect(changed.statusCode).toBe(200)
    expect(changed.headers.etag).not.toBe(etag)
    expect((await member.get(path)).headers.etag).toBe(changed.headers.etag)
    expect((await member.request('PATCH', path, { name: 'c' }, { 'if-match': etag })).statusCode).toBe(412)
    expect((await member.request('DELETE', path, undefined, { 'if-match': etag })).statusCode).toBe(412)
    expect((await member.request('PATCH', path, { name: 'c' }, { 'if-match': '*' })).statusCode).toBe(200)
    const missing = await member.request(
      'PATCH',
      `/api/services/${randomUUIDv7()}/`,
      { name: 'c' },
      { 'if-match': '*' },
    )
    expect(missing.json()).toMatchObject({ status: 404, code: 'services.not_found' })
  })

  test('let one of those through who change the same version at once', async () => {
    for (let round = 0; round < 5; round++) {
      const made = await member.post('/api/customers/', { name: 'before' })
      const path = made.headers.location as string
      const headers = { 'if-match': made.headers.etag as string }
      const replies = await Promise.all(
        Array.from({ length: 6 }, (_, index) =>
          member.request(index % 2 === 0 ? 'PATCH' : 'PUT', path, { name: `by ${index}` }, headers),
        ),
      )
      const winners = replies.filter(({ statusCode }) => statusCode === 200)
      expect(replies.map(({ statusCode }) => statusCode).sort()).toEqual([200, 412, 412, 412, 412, 412])
      expect((await member.get(path)).json().name).toBe(winners[0]!.json().name)
    }
  })

  test('or not: a change and a deletion at once end in one of the two orders', async () => {
    for (let round = 0; round < 8; round++) {
      const path = (await member.post('/api/customers/', { name: 'before' })).headers.location as string
      const [change, deletion] = await Promise.all([
        member.request('PATCH', path, { name: 'after' }),
        member.request('DELETE', path),
      ])
      expect(deletion.statusCode).toBe(204)
      expect(change.statusCode).toBeOneOf([200, 404])
      expect((await member.get(path)).statusCode).toBe(404)
    }
  })
})

test('a row of one business is not there for another, by any method; nor do tags and cursors help', async () => {
  const [here, there] = [member, memberOfAcme]
  const body = { name: 'Amina', email: 'amina@example.com' }
  const mine = await here.post('/api/customers/', body)
  const { id } = mine.json()
  const path = `/api/customers/${id}/`
  for (const [method, send] of [['GET'], ['HEAD'], ['PUT', body], ['PATCH', { name: 'x' }], ['DELETE']] as const) {
    const control = await here.request(method === 'DELETE' ? 'GET' : method, path, send)
    expect([method, control.statusCode]).toEqual([method, 200])
    for (const headers of [{}, { 'if-match': '*' }, { 'if-none-match': '*' }]) {
      expect([method, (await there.request(method, path, send, headers)).statusCode]).toEqual([method, 404])
    }
  }
  // The same address of mail is free there, and a tag of another's row is no version of one's own.
  const theirs = await there.post('/api/customers/', body)
  expect(theirs.statusCode).toBe(201)
  const etag = (await here.get(path)).headers.etag as string
  const own = theirs.headers.location as string
  expect((await there.get(own, { 'if-none-match': etag })).statusCode).toBe(200)
  expect((await there.request('PATCH', own, { name: 'x' }, { 'if-match': etag })).statusCode).toBe(412)
  // A cursor is a place in an order, not a way to the rows around it.
  await here.post('/api/customers/', { name: 'Zineb' })
  const { next } = (await here.get('/api/customers/?ordering=name&page_size=1&cursor=')).json()
  const { search } = new URL(next)
  await there.post('/api/customers/', { name: 'y' })
  expect(namesOf((await here.get(`/api/customers/${search}`)).json())).toEqual(['x'])
  expect(namesOf((await there.get(`/api/customers/${search}`)).json())).toEqual(['y'])
  // Nor can it be referred to.
  const payment = {
    kind: 'payment',
    method: 'cash',
    amount: '1.00',
    occurred_at: '2026-01-05T09:00:00Z',
    customer_id: id,
  }
  expect((await here.post('/api/transactions/', payment)).statusCode).toBe(201)
  expect((await there.post('/api/transactions/', payment)).json()).toMatchObject({
    status: 400,
    code: 'core.unknown_reference',
    errors: [{ field: 'customer_id' }],
  })
})

describe('actions', () => {
  test('are done on one row or on all, in a transaction, with bodies and replies of their own', async () => {
    const resource = defineResource({
      path: '/trials',
      one: 'trial',
      table: categories,
      contract: z.object({ name: z.string(), position: z.number().int().default(0) }),
      only: ['list'],
      ordering: ['name'],
      permissions: { read: 'everyone', write: 'everyone' },
      notFound: CategoryNotFoundError,
      actions: {
        rename: {
          on: 'one',
          summary: 'Give it another name',
          permission: 'everyone',
          body: z.strictObject({ name: z.string().min(1) }),
          work: async ({ tx, id, body }) => {
            const { name } = body as { name: string }
            const [row] = await tx.update(categories).set({ name }).where(eq(categories.id, id)).returning()
            if (row === undefined) throw new CategoryNotFoundError(`There is no trial ${id} here.`)
            if (name === 'forbidden') throw new CategoryNotFoundError('Not that name.')
            return row
          },
        },
        longest: {
          on: 'all',
          method: 'GET',
          summary: 'The longest name',
          permission: 'everyone',
          reply: z.object({ longest: z.string() }),
          work: async ({ tx }) => {
            const rows = await tx.select().from(categories)
            return { longest: rows.map(({ name }) => name).sort((a, b) => b.length - a.length)[0] ?? '' }
          },
        },
      },
    })
    const context = await openApp(
      {},
      { modules: [defineModule('trial', { scope: 'tenant', tags: {}, routes: resource })] },
    )
    const tenant = await context.open('demo')
    const [row] = await tenant.db
      .insert(categories)
      .values([{ name: 'Coiffure' }, { name: 'Soin' }])
      .returning()
    const rename = (body: object, id = row!.id) => context.demo.post(`/api/trials/${id}/rename/`, body)
    expect((await context.demo.get('/api/trials/longest/')).json()).toEqual({ longest: 'Coiffure' })
    expect((await rename({ name: 'Coiffure et barbe' })).json()).toMatchObject({
      id: row!.id,
      name: 'Coiffure et barbe',
    })
    expect((await rename({ name: 'forbidden' })).statusCode).toBe(404)
    expect((await context.demo.get('/api/trials/longest/')).json()).toEqual({ longest: 'Coiffure et barbe' })
    expect((await rename({ name: 'x' }, randomUUIDv7())).json()).toMatchObject({ code: 'services.category_not_found' })
    expect((await rename({ title: 'x' })).json()).toMatchObject({ status: 400, code: 'core.invalid' })
    expect((await context.acme.post(`/api/trials/${row!.id}/rename/`, { name: 'x' })).statusCode).toBe(404)
  })
})
