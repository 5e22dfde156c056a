import { sql } from 'drizzle-orm'
import {
  check,
  foreignKey,
  index,
  integer,
  pgSchema,
  pgTable,
  primaryKey,
  serial,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import { describe, expect, test } from 'vitest'
import { sharedTable, tenantTable } from '../models.ts'
import { lintModels } from './lint-models.ts'
import { lintSql } from './lint-sql.ts'

const users = sharedTable('users_user', { email: text().notNull() })
const services = tenantTable('services_service', { name: text().notNull() })

/** The faults as `where: problem → instead`. */
function faultsOf(...tables: Parameters<typeof lintModels>[0]): string[] {
  return lintModels(tables).map(({ where, problem, instead }) => `${where}: ${problem} → ${instead}`)
}

describe('models', () => {
  test('that keep the rules pass', () => {
    const bookings = tenantTable(
      'bookings_booking',
      { serviceId: uuid().notNull(), ownerId: uuid().notNull(), note: text().unique('bookings_booking_note_unique') },
      (booking) => [
        foreignKey({
          name: 'bookings_booking_service_fk',
          columns: [booking.serviceId],
          foreignColumns: [services.id],
        }),
        unique('bookings_booking_owner_unique').on(booking.ownerId),
        index('bookings_booking_owner_index').on(booking.ownerId),
        check('bookings_booking_note_check', sql`${booking.note} <> ''`),
      ],
    )
    expect(faultsOf(users, services, bookings)).toEqual([])
  })

  test('of a tenant do not refer to shared ones', () => {
    const staff = tenantTable('staff_member', { userId: uuid() }, (member) => [
      foreignKey({ name: 'staff_member_user_fk', columns: [member.userId], foreignColumns: [users.id] }),
    ])
    expect(faultsOf(staff)).toEqual([
      "staff_member.user_id: a foreign key leads from a tenant's table to the shared table users_user: " +
        'it would lock that table for all tenants → userId: uuid().notNull(), the id alone, with a copy of what must last',
    ])
  })

  test('that are shared do not refer to those of tenants', () => {
    const featured = sharedTable('landing_featured', { serviceId: uuid() }, (row) => [
      foreignKey({ name: 'landing_featured_service_fk', columns: [row.serviceId], foreignColumns: [services.id] }),
    ])
    expect(faultsOf(featured)).toEqual([
      "landing_featured.service_id: a foreign key leads from a shared table to the tenants' table services_service: " +
        "which tenant's? → tenantId: uuid().notNull(), serviceId: uuid().notNull(), the ids alone",
    ])
  })

  test('are declared as a tenant’s or as shared', () => {
    expect(faultsOf(pgTable('notes_note', { id: uuid().primaryKey() }))).toEqual([
      'notes_note: it is declared by Drizzle alone, so nobody can tell whether each tenant has it or all share it → ' +
        "tenantTable('notes_note', { … }), or sharedTable('notes_note', { … })",
    ])
    expect(faultsOf(pgSchema('other').table('notes_note', { id: uuid().primaryKey() }))).toHaveLength(1)
  })

  test('count without serial or identity', () => {
    const invoices = tenantTable('payments_invoice', {
      number: serial(),
      position: integer().generatedAlwaysAsIdentity(),
    })
    const faults = faultsOf(invoices)
    expect(faults).toHaveLength(2)
    expect(faults[0]).toContain('payments_invoice.number: serial counts with a sequence')
    expect(faults[1]).toContain('payments_invoice.position: an identity column counts with a sequence')
  })

  test('name their constraints and indexes, and the message has the line to write', () => {
    const staff = tenantTable('staff_member', { email: text().unique(), serviceId: uuid(), name: text() }, (member) => [
      foreignKey({ columns: [member.serviceId], foreignColumns: [services.id] }),
      unique().on(member.name, member.email),
      index().on(member.name),
    ])
    const instead = lintModels([staff]).map((finding) => finding.instead)
    expect(instead).toEqual([
      ".unique('staff_member_email_unique')",
      "foreignKey({ name: 'staff_member_service_fk', columns: [table.serviceId], foreignColumns: [services_service.id] })",
      "unique('staff_member_name_email_unique').on(table.name, table.email)",
      "index('staff_member_name_index').on(table.name)",
    ])
  })

  test('give names that leave room for a shard number and do not look like one', () => {
    const long = `staff_member_${'x'.repeat(41)}`
    const staff = tenantTable('staff_member', { email: text() }, (member) => [
      unique(long).on(member.email),
      check('staff_member_email_2', sql`true`),
    ])
    expect(faultsOf(staff)).toEqual([
      `staff_member: the name ${long} has 54 bytes, at most 53 leave room for a shard number → a shorter or other name`,
      'staff_member: the name staff_member_email_2 ends in _ and digits, which would be taken for a shard number → a shorter or other name',
    ])
    expect(faultsOf(tenantTable('t'.repeat(49), {}))).toEqual([expect.stringContaining('a shorter name')])
  })

  test('have a primary key', () => {
    const pairs = tenantTable('staff_pair', { id: uuid() })
    expect(faultsOf(pairs)).toEqual([expect.stringContaining('staff_pair: it has no primary key')])
    const named = tenantTable('staff_pair', { id: uuid(), other: uuid() }, (pair) => [
      primaryKey({ columns: [pair.id, pair.other] }),
    ])
    expect(lintModels([named]).map((finding) => finding.instead)).toEqual([
      "primaryKey({ name: 'staff_pair_pkey', columns: [table.id, table.other] })",
    ])
  })
})

const known = { shared: new Set(['users_user', 'tenant_domain']), tenant: new Set(['services_service']) }

function problemsOf(statement: string, set: 'shared' | 'tenant' = 'tenant'): string[] {
  return lintSql(statement, set, 'file', known).map((finding) => finding.problem)
}

describe('SQL', () => {
  test.each([
    [
      'create table a_b (id uuid primary key, c integer constraint a_b_c_check check (c > 0), d text constraint x unique)',
    ],
    [
      'create table a (id uuid, constraint a_pkey primary key (id), s uuid constraint a_s_fk references services_service (id))',
    ],
    ['create table a (id uuid); alter table a add primary key (id)'],
    ['alter table a add constraint a_b_fk foreign key (b) references services_service (id) on delete cascade'],
    ['alter table a drop constraint a_b_1, add column c integer not null default 5'],
    ['alter table a add constraint a_overlap exclude using gist (b with =, tstzrange(c, d) with &&) where (not e)'],
    ['alter table a add constraint a_b_unique unique using index a_b_index'],
    ['alter table a rename column b to c_1'],
    ['create unique index if not exists a_b_index on a (b)'],
    ["update a set b = timestamptz '2026-12-01 09:00Z'"],
    ["insert into a (id) values ('x') on conflict do nothing"],
    ['create function f() returns int language sql as $$ select now() from public.x $$'],
    ['select tenant_domain.id from tenant_domain; -- create trigger in a comment', 'shared'],
    ["comment on table a is 'create trigger serial'"],
    ['create type mood as enum ($$a$$)'],
    ['create table a (id uuid primary key, during tstzrange, exclude text)'],
  ] as [string, ('shared' | 'tenant')?][])('%s passes', (statement, set) => {
    expect(problemsOf(statement, set)).toEqual([])
  })

  test.each([
    ['create trigger t before insert on a for each row execute function f()', /a trigger works unseen/],
    ['create constraint trigger t after insert on a for each row execute function f()', /a trigger works unseen/],
    ['create rule r as on insert to a do nothing', /a rule rewrites/],
    ['create extension citext', /an extension belongs to all tenants/],
    ['create index concurrently a_b_index on a (b)', /CONCURRENTLY/],
    ['drop index concurrently a_b_index', /CONCURRENTLY/],
    ['create table a (id bigserial primary key)', /bigserial counts with a sequence/],
    ['alter table a add column n serial', /serial counts with a sequence/],
    ['create table a (id int generated by default as identity primary key)', /an identity column/],
    ['create sequence s', /a sequence is not kept/],
    ['create table a (b text)', /the table a has no primary key/],
    ['create table a (id uuid primary key, b text unique)', /a unique constraint without a name/],
    ['create table a (id uuid primary key, b int check (b > 0))', /a check constraint without a name/],
    [
      'create table a (id uuid primary key, b uuid references services_service)',
      /a foreign key constraint without a name/,
    ],
    ['alter table a add foreign key (b) references services_service (id)', /a foreign key constraint without a name/],
    ['alter table a add exclude using gist (b with =)', /a exclude constraint without a name/],
    ['create index on a (b)', /an index without a name/],
    ['create index a_b_1 on a (b)', /the name a_b_1 ends in _ and digits/],
    [`alter table a add constraint ${'x'.repeat(54)} unique (b)`, /has 54 bytes/],
    ['alter table a rename constraint b to c_7', /the name c_7 ends/],
    ['update a set b = now()', /now in an UPDATE gives each copy/],
    [
      'insert into a (id) values (1) on conflict (id) do update set b = current_timestamp',
      /current_timestamp in an UPDATE/,
    ],
    ['insert into public.users_user select 1', /public\. names a schema/],
    ['alter table "tenant_demo"."services_service" add column b text', /tenant_demo\. names a schema/],
    [
      'alter table a add constraint a_user_fk foreign key (u) references users_user (id)',
      /leads from a tenant's table to users_user, which all tenants share/,
    ],
    [
      'create table a (id uuid primary key, u uuid constraint a_u_fk references public.users_user)',
      /leads from a tenant's table to users_user/,
    ],
  ])('%s is refused', (statement, problem) => {
    expect(problemsOf(statement)).toContainEqual(expect.stringMatching(problem))
  })

  test('of the shared set may make extensions, and does not refer to tenants’ tables', () => {
    expect(problemsOf('create extension citext with schema extensions', 'shared')).toEqual([])
    expect(
      problemsOf('alter table a add constraint a_s_fk foreign key (s) references services_service (id)', 'shared'),
    ).toEqual(['a foreign key leads from a shared table to services_service, which each tenant has'])
  })
})
