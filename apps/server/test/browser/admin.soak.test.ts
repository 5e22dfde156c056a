import { tenantTable } from '@bookme/tenancy'
import { boolean, foreignKey, integer, text, uuid } from 'drizzle-orm/pg-core'
import { Client } from 'pg'
import { expect } from 'vitest'
import { z } from 'zod'
import { DomainError } from '../../src/core/errors.ts'
import { label } from '../../src/core/labels.ts'
import { defineModule } from '../../src/core/module.ts'
import { defineResource } from '../../src/core/resource/index.ts'
import { Id, Name } from '../../src/core/shapes.ts'
import { customers } from '../../src/modules/customers/tables.ts'
import { browserFile } from './fixtures.ts'

// A model that nothing but this file knows.
const lockers = tenantTable(
  'lockers_locker',
  { name: text().notNull(), customerId: uuid(), size: integer().notNull(), isOpen: boolean().notNull().default(false) },
  (locker) => [
    foreignKey({ name: 'lockers_locker_customer_fk', columns: [locker.customerId], foreignColumns: [customers.id] }),
  ],
)
label(lockers, 'locker', ({ name }) => name)
class LockerNotFoundError extends DomainError {
  override readonly code = 'lockers.not_found'
  override readonly kind = 'not_found'
}
const lockersModule = defineModule('lockers', {
  scope: 'tenant',
  tags: { lockers: 'Where customers put their things' },
  routes: defineResource({
    path: '/lockers',
    one: 'locker',
    table: lockers,
    contract: z.object({
      name: Name,
      customer_id: Id.nullable().default(null),
      size: z.number().int().min(1).max(9),
      is_open: z.boolean().default(false),
    }),
    filters: ['is_open'],
    search: ['name'],
    ordering: ['name', 'size'],
    permissions: { read: 'catalogue.read', write: 'catalogue.write' },
    notFound: LockerNotFoundError,
  }),
})

const inBrowser = browserFile({}, [lockersModule])

inBrowser(
  'a model unknown to the administration is listed, made, changed, followed and deleted in it',
  { width: 1280, language: 'en' },
  async (visit) => {
    const { page, addressOf, signInAs, config, allow } = visit
    await makeTable(config.ownerUrl as string)
    await signInAs('owner')
    await page.goto(addressOf('demo', '/admin'))
    await page.getByRole('link', { name: 'Lockers' }).first().click()
    await page.getByText('There is nothing here').waitFor()

    // What is wrong stands at its field, and what was typed stays.
    allow(/400/)
    await page.getByRole('link', { name: 'Add', exact: true }).click()
    await page.getByLabel('Name').fill('North 1')
    await page.getByRole('button', { name: 'Create' }).click()
    await page
      .getByText(/expected number|must be/i)
      .first()
      .waitFor()
    expect(await page.getByLabel('Name').inputValue()).toBe('North 1')
    await page.getByLabel('Size').fill('4')
    await page.getByRole('combobox', { name: 'Customer' }).click()
    const customer = page.getByRole('option').first()
    const chosen = await customer.innerText()
    await customer.click()
    await page.getByRole('button', { name: 'Create' }).click()
    await page.getByRole('heading', { level: 1, name: 'North 1' }).waitFor()

    await page.getByRole('switch', { name: 'Is open' }).click()
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByText('lockers.update').waitFor()
    await page.getByText('lockers.create').waitFor()

    await page.getByRole('link', { name: 'Lockers' }).first().click()
    const row = page.getByRole('row', { name: /North 1/ })
    await row.getByText(chosen).waitFor()
    await page.getByLabel('Search').fill('south')
    await page.getByText('There is nothing here').waitFor()
    await page.getByLabel('Search').fill('nor')
    await row.waitFor()

    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Export' }).click(),
    ])
    expect(download.suggestedFilename()).toBe('lockers.csv')

    await row.getByRole('link', { name: 'North 1' }).click()
    await page.getByRole('button', { name: 'Delete' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('Nothing else depends on it.').waitFor()
    await dialog.getByRole('button', { name: 'Delete' }).click()
    await page.getByText('There is nothing here').waitFor()
  },
)

inBrowser('who may only look finds nothing to change', { width: 360, language: 'ar' }, async (visit) => {
  const { page, addressOf, signInAs } = visit
  await signInAs('accountant')
  await page.goto(addressOf('demo', '/admin/models/services'))
  await page.getByRole('table').waitFor()
  expect(await page.getByRole('link', { name: 'إضافة' }).count()).toBe(0)
  await page.getByRole('table').getByRole('link').first().click()
  await page.getByRole('heading', { level: 1 }).waitFor()
  expect(await page.getByRole('button', { name: 'حذف' }).count()).toBe(0)
})

/** As a migration of the business would. */
async function makeTable(url: string): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  await client.query(`create table if not exists tenant_demo.lockers_locker (
    id uuid primary key, created_at timestamptz not null default now(), updated_at timestamptz not null default now(),
    metadata jsonb not null default '{}', name text not null, size integer not null, is_open boolean not null default false,
    customer_id uuid constraint lockers_locker_customer_fk references tenant_demo.customers_customer (id))`)
  await client.end()
}
