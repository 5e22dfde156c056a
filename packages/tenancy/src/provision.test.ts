import { sql } from 'drizzle-orm'
import pg from 'pg'
import { describe, expect, onTestFinished, test } from 'vitest'
import { openTenancy, withTwoTenants } from '../test/fixture.ts'
import { domains, notes, tenants } from '../test/models.ts'
import {
  ConfirmationError,
  DomainTakenError,
  IdempotencyConflictError,
  InvalidHostError,
  InvalidSlugError,
  TenantExistsError,
  TenantNotFoundError,
} from './index.ts'

async function schemas(tenancy: Awaited<ReturnType<typeof withTwoTenants>>['tenancy']) {
  const { rows } = await tenancy.internals.owner.with((client) =>
    client.query<{ nspname: string }>("select nspname from pg_namespace where nspname ~ '^(tenant|spare)_' order by 1"),
  )
  return rows.map((row) => row.nspname)
}

async function useUpSpares(tenancy: Awaited<ReturnType<typeof withTwoTenants>>['tenancy']) {
  for (const slug of ['x1', 'x2']) await tenancy.create({ slug, name: slug, domain: `${slug}.localhost` })
}

const salon = { slug: 'salon', name: 'Salon Amal', domain: 'salon.localhost' }

describe('creating a tenant', () => {
  test('adopts a spare schema, which a request of the same moment can already use', async () => {
    const { tenancy } = await withTwoTenants()
    const made = await tenancy.create({ ...salon, values: { status: 'trial' } })
    expect(made).toMatchObject({ slug: 'salon', schemaName: 'tenant_salon', status: 'trial' })
    expect((await schemas(tenancy)).filter((name) => name.startsWith('spare_'))).toHaveLength(1)
    const tenant = await tenancy.resolve('SALON.localhost:8000')
    expect(await tenant?.db.$count(notes)).toBe(0)
    expect(tenant?.primaryDomain).toBe('salon.localhost')
  })

  test('builds the schema itself when no spare is left', async () => {
    const { tenancy } = await withTwoTenants()
    await useUpSpares(tenancy)
    await tenancy.create({ slug: 'other', name: 'Other', domain: 'other.localhost' })
    const other = await tenancy.open('other')
    await other.db.insert(notes).values({ body: 'hello' })
    expect(await other.db.$count(notes)).toBe(1)
    expect(await tenancy.status('tenant')).toEqual([])
  })

  test('writes what belongs to it in the same transaction, and nothing at all when that fails', async () => {
    const { tenancy } = await withTwoTenants()
    const failing = tenancy.create({
      ...salon,
      onCreate: async () => {
        throw new Error('no life-cycle entry')
      },
    })
    await expect(failing).rejects.toThrow('no life-cycle entry')
    expect(await schemas(tenancy)).not.toContain('tenant_salon')
    expect(await tenancy.shared.db.$count(tenants)).toBe(2)
    await tenancy.create(salon)
  })

  test('refuses a slug or a domain that is taken, naming it, and leaves no trace', async () => {
    const { tenancy } = await withTwoTenants()
    await expect(tenancy.create({ ...salon, slug: 'a' })).rejects.toThrow(TenantExistsError)
    await expect(tenancy.create({ ...salon, domain: 'A.localhost' })).rejects.toThrow(DomainTakenError)
    expect(await tenancy.shared.db.$count(tenants)).toBe(2)
    expect(await tenancy.shared.db.$count(domains)).toBe(2)
  })

  test('refuses a slug or a domain that cannot be one', async () => {
    const { tenancy } = await withTwoTenants()
    await expect(tenancy.create({ ...salon, slug: 'Salon' })).rejects.toThrow(InvalidSlugError)
    await expect(tenancy.create({ ...salon, domain: 'https://salon.ma/' })).rejects.toThrow(InvalidHostError)
  })

  test('gives one tenant to twenty simultaneous sign-ups for one slug, and nineteen clean conflicts', async () => {
    const { tenancy } = await withTwoTenants()
    const attempts = await Promise.allSettled(
      Array.from({ length: 20 }, (_, index) => tenancy.create({ ...salon, domain: `salon${index}.localhost` })),
    )
    const refused = attempts.filter((attempt) => attempt.status === 'rejected').map((attempt) => attempt.reason)
    expect(attempts.filter((attempt) => attempt.status === 'fulfilled')).toHaveLength(1)
    expect(refused.every((error) => error instanceof TenantExistsError)).toBe(true)
    expect(await tenancy.shared.db.$count(tenants)).toBe(3)
    expect(await tenancy.shared.db.$count(domains)).toBe(3)
  })

  test('gives one tenant for one idempotency key, however often and at once it is asked', async () => {
    const { tenancy } = await withTwoTenants()
    const made = await Promise.all(
      Array.from({ length: 8 }, () => tenancy.create({ ...salon, idempotencyKey: 'sign-up 1' })),
    )
    expect(new Set(made.map((tenant) => tenant.id)).size).toBe(1)
    await expect(tenancy.create({ ...salon, idempotencyKey: 'sign-up 2' })).rejects.toThrow(TenantExistsError)
    for (const other of [{ slug: 'other' }, { domain: 'other.localhost' }]) {
      const reused = tenancy.create({ ...salon, ...other, idempotencyKey: 'sign-up 1' })
      await expect(reused).rejects.toThrow(IdempotencyConflictError)
    }
  })

  test('gives two sign-ups at once two schemas', async () => {
    const { tenancy } = await withTwoTenants()
    await Promise.all(['one', 'two'].map((slug) => tenancy.create({ slug, name: slug, domain: `${slug}.localhost` })))
    expect(await schemas(tenancy)).toEqual(['tenant_a', 'tenant_b', 'tenant_one', 'tenant_two'])
  })

  test('is not routable before its schema is there, and the owner finishes what a web process recorded', async () => {
    const { tenancy, database } = await withTwoTenants()
    await useUpSpares(tenancy)
    const web = openTenancy(database, { ownerUrl: undefined as never })
    expect(web.hasOwner).toBe(false)
    const creating = web.create(salon)
    await expect.poll(() => tenancy.shared.db.$count(tenants)).toBe(5)
    expect(await web.resolve('salon.localhost')).toBeNull()
    expect(await tenancy.reconcile({ spares: 0 })).toEqual({ built: 0, finished: 1, failed: [] })
    await creating
    expect(await (await web.resolve('salon.localhost'))?.db.$count(notes)).toBe(0)
    await web.close()
  })

  test('leaves the web process without any right to create', async () => {
    const { tenancy } = await withTwoTenants()
    for (const statement of ['create schema tenant_evil', 'create table public.evil (id int)', 'create role evil']) {
      const direct = tenancy.shared.transaction((tx) => tx.execute(sql.raw(statement)))
      await expect(direct).rejects.toThrow()
    }
    const claim = tenancy.shared.db.execute(sql`select public.tenancy_claim(gen_random_uuid(), 'public', null)`)
    await expect(claim).rejects.toMatchObject({ cause: { code: '42602' } })
  })
})

describe('a schema that was requested', () => {
  test('is built once by two processes that meet over it', async () => {
    const { tenancy, database } = await withTwoTenants()
    await useUpSpares(tenancy)
    const web = openTenancy(database, { ownerUrl: undefined as never })
    const other = openTenancy(database)
    const gate = new pg.Client({ connectionString: database.ownerUrl })
    onTestFinished(async () => {
      await gate.end()
      await web.close()
      await other.close()
    })
    const creating = web.create(salon)
    await expect.poll(() => tenancy.shared.db.$count(tenants)).toBe(5)
    await gate.connect()
    // Whoever builds stops at the ledger, so that the two certainly meet.
    await gate.query('begin; lock table public.tenancy_migration in share mode')
    const both = Promise.all([tenancy, other].map((each) => each.reconcile({ spares: 0 })))
    const waiting = "select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'"
    const count = () => tenancy.internals.owner.with(async (client) => (await client.query(waiting)).rowCount)
    await expect.poll(count, { timeout: 8000 }).toBe(2)
    await gate.query('commit')
    expect((await both).flatMap(({ failed }) => failed)).toEqual([])
    await creating
    expect(await (await web.open('salon')).db.$count(notes)).toBe(0)
    expect(await tenancy.status('tenant')).toEqual([])
  })
})

describe('spare schemas', () => {
  test('and waiting tenants are built although one tenant cannot be', async () => {
    const { tenancy, database } = await withTwoTenants()
    await useUpSpares(tenancy)
    const web = openTenancy(database, { ownerUrl: undefined as never })
    const creating = ['stuck', 'well'].map((slug) =>
      web.create({ slug, name: slug, domain: `${slug}.localhost` }).catch((error) => error),
    )
    await expect.poll(() => tenancy.shared.db.$count(tenants)).toBe(6)
    await tenancy.internals.owner.with((client) => client.query('create schema tenant_stuck'))
    const { finished, built, failed } = await tenancy.reconcile({ spares: 1 })
    expect([finished, built]).toEqual([1, 1])
    expect(failed.map(({ error }) => (error as { code?: string }).code)).toEqual(['42P06'])
    await creating[1]
    expect(await (await web.open('well')).db.$count(notes)).toBe(0)
    await tenancy.internals.owner.with((client) => client.query('drop schema tenant_stuck'))
    await tenancy.reconcile({ spares: 1 })
    await creating[0]
    await web.close()
  })

  test('are built up to the number asked for, by two processes at once without harm', async () => {
    const { tenancy } = await withTwoTenants()
    await tenancy.reconcile({ spares: 4 })
    expect((await schemas(tenancy)).filter((name) => name.startsWith('spare_'))).toHaveLength(4)
    expect(await tenancy.reconcile({ spares: 4 })).toEqual({ built: 0, finished: 0, failed: [] })
  })
})

describe('deleting a tenant', () => {
  test('takes schema, role, domains and row, and touches no other tenant', async () => {
    const { tenancy, b } = await withTwoTenants()
    const before = await schemas(tenancy)
    await tenancy.delete('a', { confirm: 'a', forceDrop: true })
    expect(await schemas(tenancy)).toEqual(before.filter((name) => name !== 'tenant_a'))
    expect(await tenancy.resolve('a.localhost')).toBeNull()
    await expect(tenancy.open('a')).rejects.toThrow(TenantNotFoundError)
    expect(await b.db.$count(notes)).toBe(1)
  })

  test('asks for force_drop and for the slug typed once more', async () => {
    const { tenancy } = await withTwoTenants()
    await expect(tenancy.delete('a', { confirm: 'a', forceDrop: false })).rejects.toThrow(ConfirmationError)
    await expect(tenancy.delete('a', { confirm: 'b', forceDrop: true })).rejects.toThrow(ConfirmationError)
    await expect(tenancy.delete('nobody', { confirm: 'nobody', forceDrop: true })).rejects.toThrow(TenantNotFoundError)
    expect(await tenancy.open('a')).toBeDefined()
  })

  test('goes on where it was when it had been stopped half way', async () => {
    const { tenancy } = await withTwoTenants()
    const failing = tenancy.delete('a', {
      confirm: 'a',
      forceDrop: true,
      onDelete: async () => {
        throw new Error('stopped')
      },
    })
    await expect(failing).rejects.toThrow('stopped')
    expect(await tenancy.resolve('a.localhost')).toBeNull()
    await tenancy.delete('a', { confirm: 'a', forceDrop: true })
    expect(await tenancy.shared.db.$count(tenants)).toBe(1)
  })

  test('frees the slug: a tenant of the same name begins empty, and the old handle stays shut out', async () => {
    const { tenancy, a } = await withTwoTenants()
    await tenancy.delete('a', { confirm: 'a', forceDrop: true })
    await tenancy.create({ slug: 'a', name: 'Another A', domain: 'a.localhost' })
    expect(await (await tenancy.open('a')).db.$count(notes)).toBe(0)
    await expect(a.db.$count(notes)).rejects.toMatchObject({ cause: expect.any(TenantNotFoundError) })
  })
})

describe('the handle of a tenant that was deleted', () => {
  test.each([1, 8])('says so, by statements and by transactions (connections: %i)', async (poolSize) => {
    const { tenancy, a, b } = await withTwoTenants({ poolSize, acquireTimeoutMs: 3000 })
    for (let use = 0; use < 3; use++) await a.db.$count(notes)
    await tenancy.delete('a', { confirm: 'a', forceDrop: true })
    const gone = 'The tenant of this handle (schema tenant_a) was deleted: open or resolve it anew.'
    await expect(a.db.$count(notes)).rejects.toMatchObject({
      cause: { message: gone, code: 'tenancy.tenant_not_found' },
    })
    await expect(a.transaction((tx) => tx.$count(notes))).rejects.toThrow(gone)
    await expect(a.transaction((tx) => tx.$count(notes))).rejects.toThrow(TenantNotFoundError)
    expect(await b.db.$count(notes)).toBe(1)
  })

  test('says so while the deletion is half done', async () => {
    const { tenancy, a } = await withTwoTenants()
    await tenancy.internals.owner.with((client) =>
      client.query(
        "update public.tenancy_schema set state = 'dropping' where schema_name = 'tenant_a'; drop table tenant_a.note",
      ),
    )
    await expect(a.db.$count(notes)).rejects.toMatchObject({ cause: expect.any(TenantNotFoundError) })
  })

  test('is told from a handle that merely fails: there the server is quoted', async () => {
    const { tenancy, a } = await withTwoTenants()
    const missing = a.db.execute(sql`select 1 from no_such_table`)
    await expect(missing).rejects.toMatchObject({ cause: { code: '42P01' } })
    await expect(a.db.execute(sql`select 1 from tenant_b.note`)).rejects.toMatchObject({ cause: { code: '42501' } })
    await expect(tenancy.shared.db.execute(sql`select 1 from note`)).rejects.toMatchObject({ cause: { code: '42P01' } })
  })
})
