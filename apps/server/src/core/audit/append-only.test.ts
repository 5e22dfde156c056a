import { sql } from 'drizzle-orm'
import pg from 'pg'
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { appOfFile, newService, newStaffMember, signIn, soon } from '../../../test/fixtures.ts'

const app = appOfFile()

/** What somebody might try who wants an event to be gone or to say something else. */
const attacks = (table: string): Record<string, string> => ({
  update: `update ${table} set actor_name = 'nobody'`,
  delete: `delete from ${table}`,
  'delete within a query': `with gone as (delete from ${table} returning id) select count(*) from gone`,
  truncate: `truncate ${table} cascade`,
  'insert on conflict do update': `insert into ${table} select * from ${table}
     on conflict (id) do update set actor_name = 'nobody'`,
  merge: `merge into ${table} t using (select id from ${table}) s on s.id = t.id
     when matched then update set actor_name = 'nobody'`,
  'merge to delete': `merge into ${table} t using (select id from ${table}) s on s.id = t.id when matched then delete`,
  'update without row security': `set local row_security = off; update ${table} set actor_name = 'nobody'`,
  'switch row security off': `alter table ${table} disable row level security`,
  'drop the policies': `drop policy ${table}_read on ${table}; drop policy ${table}_add on ${table}`,
  'allow everything': `create policy everything on ${table} using (true)`,
  'become the owner': `alter table ${table} owner to current_user`,
  'grant oneself more': `grant all on ${table} to current_user`,
  'drop the table': `drop table ${table} cascade`,
  'rename it': `alter table ${table} rename to old_events`,
  'a trigger that empties it': `create trigger t before insert on ${table} execute function suppress_redundant_updates_trigger()`,
  'a rule that empties it': `create rule r as on select to ${table} do instead select 1`,
})

const tables = {
  core_audit_event: 'tenant',
  bookings_booking_event: 'tenant',
  core_shared_audit_event: 'shared',
} as const

let schemaName: string
let roles: Record<'tenant' | 'shared', string>

beforeAll(async () => {
  const { demo, open, tenancy, platform: _ } = app()
  const owner = await signIn(app(), 'demo.localhost:8000', { memberOf: 'demo' })
  const operator = await signIn(app(), 'localhost:8000', { superuser: true })
  const tenant = await open('demo')
  schemaName = tenant.schemaName
  const service = await newService(tenant.db)
  await newStaffMember(tenant.db)
  await owner.request('PATCH', `/api/services/${service.id}/`, { name: 'Cut' })
  await demo.post('/api/bookings/', {
    ...{ service_id: service.id, customer_email: 'a@example.com', start_time: soon.toString() },
  })
  await operator.request('PATCH', `/api/tenants/${tenant.id}/`, { name: 'Demo' })
  const roleOf = async (db: { execute: typeof tenant.db.execute }) =>
    String((await db.execute<Record<string, unknown>>(sql`select current_user as role`)).rows[0]?.role)
  roles = { tenant: await roleOf(tenant.db), shared: await roleOf(tenancy.shared.db as typeof tenant.db) }
})

async function connect(url: string | undefined): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url! })
  await client.connect()
  onTestFinished(() => client.end())
  return client
}

const schemaOf = (kind: 'tenant' | 'shared') => (kind === 'tenant' ? schemaName : 'public')

/** Past every check of the program: the application's login, in the role and on the path of its transactions. */
async function asRole(kind: 'tenant' | 'shared', statement: string): Promise<string> {
  const client = await connect(app().config.appUrl)
  await client.query(`begin; set local role "${roles[kind]}"; set local search_path to "${schemaOf(kind)}", extensions`)
  try {
    const result = await client.query(statement)
    await client.query('commit')
    return String([result].flat().at(-1)?.rowCount)
  } catch (error) {
    await client.query('rollback')
    return (error as pg.DatabaseError).code ?? 'failed'
  }
}

async function rowsOf(kind: 'tenant' | 'shared', table: string): Promise<unknown[]> {
  const owner = await connect(app().config.ownerUrl)
  return (await owner.query(`select * from "${schemaOf(kind)}".${table} order by id`)).rows
}

describe.each(Object.entries(tables))('%s', (table, kind) => {
  test.each(Object.entries(attacks(table)))('no role of the application changes it: %s', async (_, statement) => {
    const owner = await connect(app().config.ownerUrl)
    const walls = `select c.relrowsecurity, c.relowner, c.relacl::text, array_agg(p.polname::text order by p.polname)
      from pg_class c left join pg_policy p on p.polrelid = c.oid
      where c.oid = '"${schemaOf(kind)}".${table}'::regclass group by c.oid`
    const look = async () => ({ rows: await rowsOf(kind, table), walls: (await owner.query(walls)).rows })
    const before = await look()
    expect(before.rows.length).toBeGreaterThan(0)
    const outcome = await asRole(kind, statement)
    // Refused; or without any row that it could touch, or a privilege that it could give.
    expect(outcome).toMatch(/^(0|1|null|42\w{3}|0A000)$/)
    expect(await look()).toEqual(before)
  })

  test('it is row security that holds: without it the same statements change the rows', async () => {
    const owner = await connect(app().config.ownerUrl)
    const switched = (how: string) => owner.query(`alter table "${schemaOf(kind)}".${table} ${how} row level security`)
    const before = await rowsOf(kind, table)
    await switched('disable')
    try {
      expect(await asRole(kind, attacks(table).update!)).toBe(String(before.length))
      const changed = (await rowsOf(kind, table)) as { actor_name: string }[]
      expect(changed.every(({ actor_name }) => actor_name === 'nobody')).toBe(true)
      expect(Number(await asRole(kind, attacks(table).delete!))).toBe(before.length)
      expect(await rowsOf(kind, table)).toEqual([])
    } finally {
      await switched('enable')
    }
  })
})

test('what a business’s handle sends as raw SQL changes nothing either', async () => {
  const { db } = await app().open('acme')
  await db.execute<
    Record<string, unknown>
  >(sql`insert into core_audit_event (id, created_at, updated_at, action, actor_kind, channel)
    values (gen_random_uuid(), now(), now(), 'test', 'system', 'clock')`)
  const read = () => db.execute<Record<string, unknown>>(sql`select * from core_audit_event`)
  const before = (await read()).rows
  for (const [name, statement] of Object.entries(attacks('core_audit_event'))) {
    const outcome = await db.execute<Record<string, unknown>>(sql.raw(statement)).then(
      ({ rowCount }) => rowCount,
      () => 'refused',
    )
    expect([name, outcome]).toEqual([name, expect.toBeOneOf([0, 1, null, 'refused'])])
    expect([name, (await read()).rows]).toEqual([name, before])
  }
})

test('it is so in every schema, those of spares included, and a new business gets it with its schema', async () => {
  const { tenancy, config } = app()
  await tenancy.reconcile({ spares: 2 })
  const owner = await connect(config.ownerUrl)
  const { rows } = await owner.query(`
    select s.schema_name, s.state, c.relname, c.relrowsecurity as secure, array_agg(p.polcmd::text order by p.polcmd) as commands
    from public.tenancy_schema s join pg_namespace n on n.nspname = s.schema_name
    join pg_class c on c.relnamespace = n.oid and c.relname in ('core_audit_event', 'bookings_booking_event')
    left join pg_policy p on p.polrelid = c.oid group by 1, 2, 3, 4`)
  expect(rows.filter(({ state }) => state === 'spare').length).toBeGreaterThanOrEqual(4)
  expect(rows.filter(({ state }) => state === 'ready').length).toBeGreaterThanOrEqual(4)
  for (const row of rows) expect(row).toMatchObject({ secure: true, commands: ['a', 'r'] })
})
