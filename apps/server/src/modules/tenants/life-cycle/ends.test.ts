import { createTenancy } from '@bookme/tenancy'
import { eq } from 'drizzle-orm'
import { expect, vi } from 'vitest'
import { type AppContext, inApp } from '../../../../test/fixtures.ts'
import { byCommand } from '../../../core/audit/index.ts'
import { messages } from '../../mail/tables.ts'
import { addMember, findOrCreateUser, ownersOf } from '../../users/index.ts'
import { createTenant } from '../operations.ts'
import { domains, lifecycle, type TenantStatus, tenants } from '../tables.ts'
import { changeStatus } from './change.ts'
import { enderOf } from './ends.ts'

const log = () => ({ info: vi.fn(), error: vi.fn() })
const begin = Temporal.Instant.from('2030-01-07T09:00:00Z')
const after = (days: number, hours = 0) => begin.add({ hours: days * 24 + hours })
const because = (now: Temporal.Instant) => ({ reason: 'test', by: byCommand, ownersOf, now })

/** A business with an owner, in a status that began at `begin`. */
async function make({ tenancy }: AppContext, slug: string, status: TenantStatus): Promise<string> {
  const wanted = { slug, name: slug, domain: `${slug}.localhost`, email: 'x@example.com', status, now: begin }
  const { tenant } = await createTenant(tenancy, 'localhost', { ...wanted, actorId: null, reason: 'test' })
  await tenancy.shared.transaction(async (tx) => {
    const email = `owner-of-${slug}@example.com`
    const { userId } = await findOrCreateUser(tx, { email, password: 'a long password', name: 'Owner' })
    await addMember(tx, { userId, tenantId: tenant.id, role: 'owner' })
  })
  return tenant.id
}

const lifeOf = async ({ tenancy }: AppContext, id: string) =>
  (await tenancy.shared.db.select().from(lifecycle).where(eq(lifecycle.tenantId, id)).orderBy(lifecycle.id)).map(
    ({ toStatus, actorName }) => `${toStatus}${actorName}`,
  )

const mailFor = async ({ tenancy }: AppContext, slug: string) =>
  (
    await tenancy.shared.db
      .select()
      .from(messages)
      .where(eq(messages.recipient, `owner-of-${slug}@example.com`))
  )
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map(({ kind }) => kind)

inApp(
  'a trial nobody pays for becomes past due, is suspended, and its owner hears of it beforehand',
  async (context) => {
    const { tenancy } = context
    const id = await make(context, 'nour', 'trial')
    const go = enderOf({ tenancy, ownersOf, log: log() })
    const at = async (now: Temporal.Instant) => {
      await go(now)
      const [tenant] = await tenancy.shared.db.select().from(tenants).where(eq(tenants.id, id))
      return [tenant!.status, tenant!.statusEndsAt?.toString() ?? null]
    }
    expect(await at(after(10, 23))).toEqual(['trial', after(14).toString()])
    expect(await mailFor(context, 'nour')).toEqual([])
    for (const now of [after(11), after(12), after(13, 23)]) expect((await at(now))[0]).toBe('trial')
    expect(await mailFor(context, 'nour')).toEqual(['tenant_reminder'])
    expect(await at(after(14))).toEqual(['past_due', after(28).toString()])
    expect(await at(after(27, 23))).toEqual(['past_due', after(28).toString()])
    expect(await at(after(28))).toEqual(['suspended', null])
    expect(await at(after(400))).toEqual(['suspended', null])
    expect(await mailFor(context, 'nour')).toEqual(['tenant_reminder', 'tenant_past_due', 'tenant_suspended'])
    expect(await lifeOf(context, id)).toEqual(['trial', 'past_due', 'suspended'])
  },
)

inApp(
  'what is archived goes after ninety days, what nobody answered after seven; their lives stay on record',
  async (context) => {
    const { tenancy, app } = context
    const archived = await make(context, 'archived', 'active')
    const waiting = await make(context, 'waiting', 'unverified')
    await changeStatus(tenancy, archived, 'archive', because(begin))
    const go = enderOf({ tenancy, ownersOf, log: log() })
    const slugs = async () => (await tenancy.shared.db.select().from(tenants)).map(({ slug }) => slug).sort()
    const schemas = async () => {
      const { rows } = await tenancy.internals.owner.with((client) =>
        client.query(
          "select nspname from pg_namespace where nspname in ('tenant_archived', 'tenant_waiting') order by 1",
        ),
      )
      return rows.map(({ nspname }) => nspname)
    }
    await go(after(6, 23))
    expect(await slugs()).toEqual(['acme', 'archived', 'demo', 'waiting'])
    await go(after(7))
    expect([await slugs(), await schemas()]).toEqual([['acme', 'archived', 'demo'], ['tenant_archived']])
    // Whoever never answered may never have asked.
    expect(await mailFor(context, 'waiting')).toEqual([])
    await go(after(89, 23))
    expect((await slugs()).length).toBe(3)
    await go(after(90))
    expect([await slugs(), await schemas()]).toEqual([['acme', 'demo'], []])
    expect(await lifeOf(context, archived)).toEqual(['active', 'archived', 'deleted'])
    expect(await lifeOf(context, waiting)).toEqual(['unverified', 'deleted'])
    expect(await mailFor(context, 'archived')).toEqual(['tenant_archived', 'tenant_deleted'])
    expect((await app.inject({ url: '/', headers: { host: 'archived.localhost' } })).statusCode).toBe(404)
  },
)

inApp('several workers at once do each thing once, and one that breaks stops no other', async (context) => {
  const { tenancy, config } = context
  const ids = await Promise.all(['one', 'two', 'three'].map((slug) => make(context, slug, 'trial')))
  const gone = await make(context, 'gone', 'active')
  await changeStatus(tenancy, gone, 'delete', because(begin))
  const options = {
    ...{ url: config.appUrl, ownerUrl: config.ownerUrl as string, tenants, domains },
    migrations: { shared: '', tenant: '' },
  }
  const workers = Array.from({ length: 4 }, () => createTenancy(options))
  const logs = workers.map(log)
  const goes = workers.map((one, index) => enderOf({ tenancy: one, ownersOf, log: logs[index]! }))
  for (const now of [after(12), after(14)]) await Promise.all(goes.map((go) => go(now)))
  for (const id of ids) expect(await lifeOf(context, id)).toEqual(['trial', 'past_due'])
  for (const slug of ['one', 'two', 'three']) {
    expect(await mailFor(context, slug)).toEqual(['tenant_reminder', 'tenant_past_due'])
  }
  expect(await tenancy.shared.db.$count(tenants, eq(tenants.id, gone))).toBe(0)
  for (const { error } of logs) expect(error).not.toHaveBeenCalled()

  // One whose owner's mail cannot be written.
  const breaking = log()
  const broken = {
    ...because(begin),
    ownersOf: async (_db: unknown, id: string) => (id === ids[0] ? Promise.reject(new Error('no')) : []),
  }
  const go = enderOf({ tenancy, ownersOf: broken.ownersOf, log: breaking })
  await go(after(28))
  await go(after(28))
  expect(await lifeOf(context, ids[0]!)).toEqual(['trial', 'past_due'])
  expect(await lifeOf(context, ids[1]!)).toEqual(['trial', 'past_due', 'suspended'])
  expect(breaking.error).toHaveBeenCalledTimes(1)
  await Promise.all(workers.map((one) => one.close()))
})

inApp('one that was killed while it dropped a business leaves what the next one goes on with', async (context) => {
  const { tenancy } = context
  const id = await make(context, 'gone', 'active')
  await changeStatus(tenancy, id, 'delete', because(begin))
  const dies = {
    ...tenancy,
    delete: async () => {
      await tenancy.internals.owner.with((client) =>
        client.query("update tenancy_schema set state = 'dropping' where tenant_id = $1", [id]),
      )
      throw new Error('killed')
    },
  }
  await enderOf({ tenancy: dies, ownersOf, log: log() })(after(1))
  expect(await tenancy.shared.db.$count(tenants, eq(tenants.id, id))).toBe(1)
  await enderOf({ tenancy, ownersOf, log: log() })(after(1))
  expect(await tenancy.shared.db.$count(tenants, eq(tenants.id, id))).toBe(0)
})
