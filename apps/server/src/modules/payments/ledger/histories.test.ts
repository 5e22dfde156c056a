import { expect, test } from 'vitest'
import { appOfFile } from '../../../../test/fixtures.ts'
import { transactions } from '../tables.ts'
import { expectSound, newPlace } from './test/histories.ts'

const app = appOfFile()

test('whatever is done with bookings and their money, alone or two at once, all of it adds up', async () => {
  const tenant = await app().open('demo')
  const done = await expectSound(await newPlace(tenant), 4)
  // A history in which nothing happens is no proof.
  for (const step of ['book', 'online', 'till']) expect(done[step] ?? 0).toBeGreaterThan(0)
  // Nobody changes what was written down: the rows are not even found.
  expect((await tenant.db.update(transactions).set({ amountMinor: 1 })).rowCount).toBe(0)
  expect((await tenant.db.delete(transactions)).rowCount).toBe(0)
})
