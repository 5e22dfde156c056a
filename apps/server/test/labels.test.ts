import { tenantTable } from '@bookme/tenancy'
import { is } from 'drizzle-orm'
import { PgTable } from 'drizzle-orm/pg-core'
import { describe, expect, test } from 'vitest'
import { describeRow, isLabelled } from '../src/core/labels.ts'
import * as sharedTables from '../src/shared-tables.ts'
import * as tenantTables from '../src/tenant-tables.ts'

describe('labels', () => {
  test.each(
    [...Object.entries<unknown>(tenantTables), ...Object.entries<unknown>(sharedTables)].filter(
      (entry): entry is [string, PgTable] => is(entry[1], PgTable),
    ),
  )('say how a row of %s is called', (_, table) => {
    expect(isLabelled(table)).toBe(true)
  })

  test('are what a message calls a row', () => {
    const row = { name: 'Coupe femme' } as typeof tenantTables.services.$inferSelect
    expect(describeRow(tenantTables.services, row)).toBe('service “Coupe femme”')
    const nameless = tenantTable('nameless', {})
    expect(isLabelled(nameless)).toBe(false)
    expect(() => describeRow(nameless, {} as never)).toThrow('nameless has no label.')
  })
})
