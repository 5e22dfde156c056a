// Tests of what one tenant stores. docs/TENANT_GUIDE.md quotes them.
import { expect } from 'vitest'
import { services } from '../../src/modules/services/tables.ts'
import { inApp, inTenant } from '../fixtures.ts'

inTenant('a service can be created', async (tx) => {
  const [service] = await tx
    .insert(services)
    .values({ name: 'Haircut', durationMinutes: 30, priceMinor: 50_00 })
    .returning()
  expect(service).toMatchObject({ name: 'Haircut', isActive: true, currency: 'MAD' })
  expect(await tx.$count(services)).toBe(1)
})

inApp('services are isolated per tenant', async ({ open }) => {
  const demo = await open('demo')
  const acme = await open('acme')
  await demo.db.insert(services).values({ name: 'Service 1', priceMinor: 10_00 })

  // Empty at the other one …
  expect(await acme.db.$count(services)).toBe(0)

  // … and still there at the first. Nothing was switched: both handles were open all the time.
  expect(await demo.db.$count(services)).toBe(1)
})
