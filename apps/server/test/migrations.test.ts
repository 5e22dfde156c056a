import { readFileSync } from 'node:fs'
import { kindOf } from '@bookme/tenancy'
import { getTableConfig, type PgTable } from 'drizzle-orm/pg-core'
import { expect, test } from 'vitest'
import * as sharedTables from '../src/shared-tables.ts'
import { migrations, openTenancy } from '../src/tenancy.ts'
import * as tenantTables from '../src/tenant-tables.ts'
import { inApp } from './fixtures.ts'

const tablesIn = (module: object) =>
  Object.values(module).filter((value): value is PgTable => kindOf(value as PgTable) !== undefined)

test('every table is in the set of its kind', () => {
  expect(tablesIn(sharedTables).map((table) => kindOf(table))).not.toContain('tenant')
  expect(tablesIn(tenantTables).map((table) => kindOf(table))).not.toContain('shared')
  expect(tablesIn(tenantTables).length).toBeGreaterThan(5)
})

test('names fit beside the shard number that Citus adds, and none ends in digits of its own', () => {
  for (const table of [...tablesIn(sharedTables), ...tablesIn(tenantTables)]) {
    const { name, checks, foreignKeys, indexes, uniqueConstraints } = getTableConfig(table)
    const names = [
      name,
      ...checks.map((one) => one.name),
      ...foreignKeys.map((one) => one.getName()),
      ...indexes.map((one) => one.config.name ?? ''),
      ...uniqueConstraints.map((one) => one.getName() ?? ''),
    ]
    for (const one of names) expect(one).toMatch(/^(?!.*_\d+$)[a-z][a-z_0-9]{2,52}$/)
  }
})

inApp('the constraint against double bookings is in every tenant’s schema, spares included', async ({ tenancy }) => {
  await tenancy.reconcile({ spares: 2 })
  const { rows } = await tenancy.internals.owner.with((client) =>
    client.query<{ schema: string; definition: string | null }>(`
      select s.schema_name as schema, pg_get_constraintdef(c.oid) as definition
      from public.tenancy_schema s
      left join pg_constraint c
        on c.conname = 'bookings_occupation_overlap' and c.connamespace = s.schema_name::regnamespace
      where s.state <> 'shared'`),
  )
  expect(rows.length).toBeGreaterThanOrEqual(4)
  for (const { definition } of rows) {
    expect(definition).toBe(
      'EXCLUDE USING gist (subject_id WITH =, during WITH &&) WHERE (((NOT overbooked) AND (NOT pooled)))',
    )
  }
})

test('migrations are plain SQL that names no schema', () => {
  const tenancy = openTenancy({
    appUrl: 'postgres://app@localhost/x',
    ownerUrl: undefined,
    directUrl: undefined,
    databasePoolSize: 1,
  })
  for (const set of ['shared', 'tenant'] as const) {
    for (const { name } of tenancy.migrationsOf(set)) {
      expect(readFileSync(`${migrations[set]}/${name}/migration.sql`, 'utf8')).not.toMatch(/"?(public|tenant_\w+)"?\."/)
    }
  }
})
