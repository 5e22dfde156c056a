import { expect, onTestFinished, test, vi } from 'vitest'
import { type AppContext, appOfFile, newService, newStaffMember, signIn, soon } from '../../../test/fixtures.ts'
import { startJobs } from '../../core/jobs/index.ts'
import { jobHandlers } from '../../job-handlers.ts'
import { settingsOf } from '../tenants/index.ts'
import { isSignedBy, receiver } from './test/receiver.ts'

const app = appOfFile({ testWebhookLoopback: true })
const host = 'demo.localhost:8000'

/** What the worker does, until the test ends. */
function work({ tenancy, config }: AppContext) {
  const jobs = startJobs({
    ownerUrl: config.ownerUrl as string,
    shared: tenancy.shared.db,
    findTenant: (id) => tenancy.find(id),
    isClosed: () => false,
    closedTenants: `select id from tenant_tenant where false`,
    handlers: jobHandlers({ tenancy, config, settings: settingsOf(tenancy) }),
    log: { info: vi.fn(), warn: vi.fn(), error: vi.fn() },
  })
  onTestFinished(() => jobs.stop())
}

test('a booking is told to whoever asked for it, signed, and what happens to it next as well', async () => {
  const owner = await signIn(app(), host, { memberOf: 'demo' })
  const { url, received, events } = await receiver()
  const made = await owner.post('/api/webhooks/', { url })
  expect([made.statusCode, made.body]).toEqual([201, expect.any(String)])
  work(app())
  const { db } = await app().open('demo')
  const service = await newService(db)
  await newStaffMember(db)
  const booked = (
    await app().demo.post('/api/bookings/', {
      service_id: service.id,
      customer_email: 'amina@example.com',
      start_time: soon.toString(),
      notes: 'Allergie',
    })
  ).json()
  await expect.poll(() => received.length, { timeout: 10_000 }).toBe(1)
  console.log(received, made.json())
  expect(events()[0]).toMatchObject({ type: 'booking.confirmed', tenant: 'demo', sequence: 1, data: { booking: { id: booked.id } } })
  expect(isSignedBy(made.json().secret, received[0]!)).toBe(true)
})
