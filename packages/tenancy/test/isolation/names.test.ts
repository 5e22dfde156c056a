import fc from 'fast-check'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  InvalidSlugError,
  quoteIdentifier,
  quoteLiteral,
  schemaNameFor,
  slugFor,
  TenantNotFoundError,
} from '../../src/index.ts'
import type { TestDatabase } from '../../src/testing/index.ts'
import { openTenancy, type TestTenancy, testDatabases } from '../fixture.ts'
import { notes } from '../models.ts'
import { asSuperuser, codeOf } from './world.ts'

let database: TestDatabase
let tenancy: TestTenancy

beforeAll(async () => {
  database = await testDatabases().empty()
  tenancy = openTenancy(database, { poolSize: 2 })
  await tenancy.migrateShared()
  await tenancy.create({ slug: 'witness', name: 'Witness', domain: 'witness.localhost' })
  await (await tenancy.open('witness')).db.insert(notes).values({ body: 'note of witness' })
})
afterAll(async () => {
  await tenancy?.close()
  await database?.drop()
})

const namespaces = async () =>
  (
    await asSuperuser<{ nspname: string }>(
      database,
      "select nspname from pg_namespace where nspname !~ '^pg_(toast_)?temp_' order by nspname",
    )
  ).map(({ nspname }) => nspname)
const create = (slug: string) =>
  tenancy.create({ slug, name: 'x', domain: `d${Math.random().toString(36).slice(2)}.localhost` })
const remove = (slug: string) => tenancy.delete(slug, { confirm: slug, forceDrop: true })

const hostile: [string, string][] = [
  ['empty', ''],
  ['a blank', ' '],
  ['a quote', 'a"b'],
  ['a closing quote and a statement', 'a"; drop schema tenant_witness cascade; --'],
  ['an apostrophe', "a'b"],
  ['a newline', 'a\nb'],
  ['a newline at the end', 'acme\n'],
  ['a blank at the end', 'acme '],
  ['NUL', 'a\0b'],
  ['$user', '$user'],
  ['a backslash', 'a\\b'],
  ['a dot', 'public.x'],
  ['a percent sign', 'a%sb'],
  ['pg_', 'pg_toast'],
  ['information_schema', 'information_schema'],
  ['an underscore, which a hyphen becomes', 'a_b'],
  ['capitals', 'Acme'],
  ['a leading hyphen', '-a'],
  ['a closing hyphen', 'a-'],
  ['two hyphens', 'a--b'],
  ['a Cyrillic а', '\u0430cme'],
  ['a full-width a', '\uff41cme'],
  ['the Kelvin sign', '\u212acme'],
  ['a dotless i', 'ac\u0131me'],
  ['a right-to-left mark', 'acme\u200f'],
  ['a right-to-left override', '\u202eemca'],
  ['a zero-width joiner', 'ac\u200dme'],
  ['a combining accent', 'acme\u0301'],
  ['an emoji', '\u{1f600}'],
  ['a lone surrogate', 'a\ud800'],
  ['42 characters', 'a'.repeat(42)],
  ['63 bytes', 'a'.repeat(63)],
  ['64 bytes', 'a'.repeat(64)],
  ['63 two-byte characters', '\u00e9'.repeat(63)],
]

describe('F10: a slug', () => {
  test.for(hostile)('with %s is refused before anything is written', async ([, slug]) => {
    const before = await namespaces()
    await expect(create(slug)).rejects.toThrow(InvalidSlugError)
    expect(() => schemaNameFor(slug)).toThrow(InvalidSlugError)
    await expect(tenancy.delete(slug, { confirm: slug, forceDrop: true })).rejects.toSatisfy(
      // PostgreSQL takes no NUL in a parameter.
      (error) => error instanceof TenantNotFoundError || codeOf(error) === '22021',
    )
    expect(await namespaces()).toEqual(before)
  })

  test.for([
    'public',
    'extensions',
    'select',
    'user',
    '1',
    '0-1',
    'pg-toast',
    'information-schema',
    'tenant-witness',
    'constructor',
    'a'.repeat(41),
  ])('%s is taken, and stands for one schema of its own', async (slug) => {
    const before = await namespaces()
    await create(slug)
    const made = `tenant_${slug.replaceAll('-', '_')}`
    expect((await namespaces()).filter((name) => !before.includes(name))).toEqual([made])
    const tenant = await tenancy.open(slug)
    await tenant.db.insert(notes).values({ body: slug })
    expect((await tenant.db.select().from(notes)).map(({ body }) => body)).toEqual([slug])
    await remove(slug)
    expect(await namespaces()).toEqual(before)
  })

  test('whatever it is: if it is taken, creating and deleting touch exactly one schema', async () => {
    const plausible = fc.stringMatching(/^[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,3}$/)
    const anything = fc.oneof(
      { weight: 3, arbitrary: plausible },
      fc.string({ unit: 'binary', maxLength: 45 }),
      fc.constantFrom(...hostile.map(([, slug]) => slug)),
      plausible.map((slug) => `${slug}\n`),
      plausible.map((slug) => slug.toUpperCase()),
    )
    let taken = 0
    await fc.assert(
      fc.asyncProperty(anything, async (slug) => {
        const before = await namespaces()
        let made: string
        try {
          await create(slug)
          made = schemaNameFor(slug)
          taken += 1
        } catch (error) {
          expect(error).toBeInstanceOf(InvalidSlugError)
          expect(await namespaces()).toEqual(before)
          return
        }
        expect(made).toMatch(/^tenant_[a-z0-9_]{1,41}$/)
        expect(await namespaces()).toEqual([...before, made].sort())
        await remove(slug)
        expect(await namespaces()).toEqual(before)
      }),
      { numRuns: 40 },
    )
    expect(taken).toBeGreaterThan(5)
    expect((await (await tenancy.open('witness')).db.select().from(notes))[0]?.body).toBe('note of witness')
  })

  test('and another never share a schema', () => {
    const slugs = fc.stringMatching(/^[a-z0-9]{1,3}(-[a-z0-9]{1,3}){0,3}$/)
    fc.assert(
      fc.property(slugs, slugs, (one, other) => one === other || schemaNameFor(one) !== schemaNameFor(other)),
      { numRuns: 5000 },
    )
  })

  test('made of a name is one that is taken, or the name is refused', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (name) => {
        let slug: string
        try {
          slug = slugFor(name)
        } catch (error) {
          return error instanceof InvalidSlugError
        }
        return schemaNameFor(slug).length <= 48
      }),
      { numRuns: 5000 },
    )
  })
})

describe('quoting', () => {
  test('gives back any identifier and any string, as the server reads them, or refuses it', async () => {
    const client = new pg.Client({ connectionString: database.ownerUrl })
    await client.connect()
    try {
      const text = fc.oneof(
        fc.string({ unit: 'binary', maxLength: 40 }),
        fc.constantFrom(...hostile.map(([, slug]) => slug), "\\'; drop table x; --", '"', '""', "''", '\\', "x\\'"),
      )
      await fc.assert(
        fc.asyncProperty(text, async (value) => {
          let parts: string[] | undefined
          try {
            parts = [quoteIdentifier(value), quoteLiteral(value)]
          } catch (error) {
            expect(error).toBeInstanceOf(TypeError)
            expect(value === '' || value.includes('\0') || Buffer.byteLength(value) > 63).toBe(true)
            return
          }
          const { rows, fields } = await client.query({ text: `select ${parts[1]} as ${parts[0]}`, rowMode: 'array' })
          // What is no Unicode arrives as the replacement character.
          expect([fields[0]?.name, (rows[0] as unknown[])[0]]).toEqual([value.toWellFormed(), value.toWellFormed()])
        }),
        { numRuns: 500 },
      )
    } finally {
      await client.end()
    }
  })
})

/** What the server itself said, under the toolkit's words for a deleted tenant and Drizzle's around them. */
function serversCodeOf(error: unknown): string {
  const { cause } = error as Error
  return cause instanceof Error ? serversCodeOf(cause) : codeOf(error)
}

describe('F8: a name that is used again', () => {
  test('belongs to a new tenant: neither the old handle nor an old answer leads to it', async () => {
    const first = await tenancy.create({ slug: 'again', name: 'First', domain: 'again.localhost' })
    const old = await tenancy.open('again')
    const oldByHost = await tenancy.resolve('again.localhost')
    await old.db.insert(notes).values({ body: 'of the first' })
    const late = old.db.select().from(notes)
    const naive = openTenancy(database, { poolSize: 1 }, { statementCheck: true, role: false, noPublic: true })

    await remove('again')
    expect(await tenancy.resolve('again.localhost')).toBeNull()
    expect(
      await old.db
        .select()
        .from(notes)
        .then(() => 'read', serversCodeOf),
    ).toBe('22023')

    const second = await tenancy.create({ slug: 'again', name: 'Second', domain: 'again.localhost' })
    expect(second.id).not.toBe(first.id)
    const fresh = await tenancy.open('again')
    expect(await fresh.db.select().from(notes)).toEqual([])
    await fresh.db.insert(notes).values({ body: 'of the second' })
    // The role is the new tenant's alone, so what was made before stays outside.
    for (const query of [late, old.db.select().from(notes), oldByHost!.db.select().from(notes)]) {
      expect(await query.then(() => 'read', serversCodeOf)).toBe('22023')
    }
    expect(
      await old.transaction((tx) => tx.insert(notes).values({ body: 'x' })).then(() => 'written', serversCodeOf),
    ).toBe('22023')
    expect((await tenancy.resolve('again.localhost'))?.id).toBe(second.id)

    // The control: without the role, the old context is nothing but a path, and the path is the same.
    const login = decodeURIComponent(new URL(database.url).username)
    await asSuperuser(
      database,
      `grant usage on schema public, tenant_again to "${login}"; grant select on all tables in schema public, tenant_again to "${login}"`,
    )
    expect((await (await naive.open('again')).db.select().from(notes))[0]?.body).toBe('of the second')
    expect(old.schemaName).toBe(fresh.schemaName)
    await naive.close()
    await asSuperuser(
      database,
      `revoke usage on schema public, tenant_again from "${login}"; revoke select on all tables in schema public, tenant_again from "${login}"`,
    )
    await remove('again')
  })
})
