import { expect, test } from 'vitest'
import { inTenant, openApp } from '../../../test/fixtures.ts'
import { findOrCreateCustomer } from './index.ts'
import { customers } from './tables.ts'

inTenant('an address is one customer, however it is capitalised, and keeps the name it came with', async (tx) => {
  const first = await findOrCreateCustomer(tx, { email: 'Amina@Example.com', name: 'Amina' })
  const again = await findOrCreateCustomer(tx, { email: 'amina@example.COM', name: 'Somebody else' })
  expect(again).toEqual(first)
  expect(again).toMatchObject({ email: 'Amina@Example.com', name: 'Amina' })
})

test('twenty who come at once with a new address are one customer', async () => {
  const { open } = await openApp()
  const tenant = await open('demo')
  const found = await Promise.all(
    Array.from({ length: 20 }, () =>
      tenant.transaction((tx) => findOrCreateCustomer(tx, { email: 'amina@example.com' })),
    ),
  )
  expect(new Set(found.map(({ id }) => id)).size).toBe(1)
  expect(await tenant.db.$count(customers)).toBe(1)
})
