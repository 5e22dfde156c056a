// A model and a resource to begin with. docs/TENANT_GUIDE.md and docs/CHEAT_SHEET.md quote them.
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { tenantTable } from '@bookme/tenancy'
import { TenantClient } from '@bookme/tenancy/testing'
import { boolean, index, text } from 'drizzle-orm/pg-core'
import type { LightMyRequestResponse } from 'fastify'
import { expect, onTestFinished, test } from 'vitest'
import { z } from 'zod'
import { buildApp } from '../../src/app.ts'
import { DomainError } from '../../src/core/errors.ts'
import { describeRow, label } from '../../src/core/labels.ts'
import { defineModule } from '../../src/core/module.ts'
import { defineResource } from '../../src/core/resource/index.ts'
import { Name, Text } from '../../src/core/shapes.ts'
import { migrations, openTenancy } from '../../src/tenancy.ts'
import { testConfig, testDatabase } from '../fixtures.ts'

/** A note on a business's wall. */
export const notes = tenantTable(
  'notes_note',
  {
    name: text().notNull(),
    description: text().notNull().default(''),
    isActive: boolean().notNull().default(true),
  },
  (note) => [index('notes_note_name_index').on(note.name, note.isActive)],
)
export type Note = typeof notes.$inferSelect
label(notes, 'note', ({ name }) => name)

export const NoteBody = z.object({
  name: Name,
  description: Text.default(''),
  is_active: z.boolean().default(true),
})

/** This tenant has no such note. */
export class NoteNotFoundError extends DomainError {
  override readonly code = 'notes.not_found'
  override readonly kind = 'not_found'
}

export const noteRoutes = defineResource({
  path: '/notes',
  one: 'note',
  table: notes,
  contract: NoteBody,
  filters: ['is_active'],
  search: ['name'],
  ordering: ['-created_at'],
  permissions: { read: 'everyone', write: 'everyone' },
  notFound: NoteNotFoundError,
})

const notesModule = defineModule('notes', { scope: 'tenant', tags: { notes: 'Notes' }, routes: noteRoutes })

const sql = `
  create table notes_note (
    id uuid primary key,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    metadata jsonb default '{}' not null,
    name text not null,
    description text default '' not null,
    is_active boolean default true not null
  );
  create index notes_note_name_index on notes_note (name, is_active);`

/** The platform with one more module, whose migration every tenant has. */
async function openWithNotes() {
  const tenantMigrations = mkdtempSync(join(tmpdir(), 'bookme-migrations-'))
  onTestFinished(() => rmSync(tenantMigrations, { recursive: true }))
  cpSync(migrations.tenant, tenantMigrations, { recursive: true })
  mkdirSync(join(tenantMigrations, '29990101000000_notes'))
  writeFileSync(join(tenantMigrations, '29990101000000_notes', 'migration.sql'), sql)

  const database = await testDatabase()
  onTestFinished(() => database.drop())
  const config = testConfig(database)
  const tenancy = openTenancy(config, { owner: true, migrations: { ...migrations, tenant: tenantMigrations } })
  onTestFinished(() => tenancy.close())
  await tenancy.migrate()
  const app = await buildApp({ config, tenancy, modules: [notesModule] })
  onTestFinished(() => app.close())
  return { tenancy, demo: new TenantClient<LightMyRequestResponse>(app, 'demo.localhost') }
}

test('a model has an id, its times and a place for metadata without saying so', async () => {
  const { tenancy } = await openWithNotes()
  const { db } = await tenancy.open('demo')
  const [note] = await db.insert(notes).values({ name: 'Test' }).returning()
  expect(note).toEqual({
    id: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-7/),
    createdAt: expect.any(Temporal.Instant),
    updatedAt: note!.createdAt,
    metadata: {},
    name: 'Test',
    description: '',
    isActive: true,
  })
  expect(describeRow(notes, note!)).toBe('note “Test”')
})

test('a resource is listed, filtered, searched, ordered and changed', async () => {
  const { demo } = await openWithNotes()
  const created = await demo.post('/api/notes/', { name: 'Closed on Monday' })
  expect(created.statusCode).toBe(201)
  await demo.post('/api/notes/', { name: 'New towels', is_active: false })

  const namesAt = async (url: string) => (await demo.get(url)).json().results.map((note: { name: string }) => note.name)
  expect(await namesAt('/api/notes/?ordering=created_at')).toEqual(['Closed on Monday', 'New towels'])
  expect(await namesAt('/api/notes/?is_active=true')).toEqual(['Closed on Monday'])
  expect(await namesAt('/api/notes/?search=towel')).toEqual(['New towels'])

  const one = `/api/notes/${created.json().id}/`
  expect((await demo.request('PATCH', one, { description: 'and Tuesday' })).json().description).toBe('and Tuesday')
  expect((await demo.request('DELETE', one)).statusCode).toBe(204)
  expect((await demo.get(one)).json().code).toBe('notes.not_found')
})
