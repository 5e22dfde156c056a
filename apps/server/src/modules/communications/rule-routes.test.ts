import { eq } from 'drizzle-orm'
import { expect } from 'vitest'
import { inApp, newService, newStaffMember, signIn, soon } from '../../../test/fixtures.ts'
import { auditEvents } from '../../core/audit/tables.ts'
import { jobOutbox } from '../../core/jobs/shared-tables.ts'
import { messageRules, notifications } from './tables.ts'

const path = '/api/message_rules/'
const usual = {
  ...{ channels: ['whatsapp', 'sms', 'email'], fallback_minutes: 10, quiet_from: null, quiet_until: null },
  ...{ reminder_minutes: [1440, 120], follow_up_minutes: null, hide_services: false, digest_at: null },
}

inApp('a business says how it writes; each change is a version, and what cannot be is refused', async (context) => {
  const owner = await signIn(context, 'demo.localhost:8000', { memberOf: 'demo' })
  const reception = await signIn(context, 'demo.localhost:8000', { memberOf: 'demo', role: 'reception' })
  const { db } = await context.open('demo')
  expect((await owner.get(path)).json()).toEqual({ ...usual, version: null })
  const night = { ...usual, channels: ['email'], quiet_from: '21:00', quiet_until: '08:00', digest_at: '23:59' }
  expect((await reception.request('PUT', path, night)).statusCode).toBe(403)
  const changed = await owner.request('PUT', path, night)
  expect([changed.statusCode, changed.json()]).toEqual([200, { ...night, version: 1 }])
  expect((await owner.request('PUT', path, night)).json().version).toBe(1)
  expect((await reception.get(path)).json()).toEqual({ ...night, version: 1 })
  await Promise.all([10, 11].map((hour) => owner.request('PUT', path, { ...night, digest_at: `0${hour - 9}:00` })))
  expect((await db.select().from(messageRules)).map(({ version }) => version).sort()).toEqual([1, 2, 3])
  const told = await db.select().from(auditEvents).where(eq(auditEvents.action, 'message_rules.update'))
  expect(told[0]).toMatchObject({
    objectLabel: 'version 1',
    before: { channels: usual.channels },
    after: { quiet_from: '21:00' },
  })
  expect(told[0]?.after).not.toHaveProperty('hide_services')
  // Those of today, whose time is still to come.
  const jobs = await context.tenancy.shared.db
    .select()
    .from(jobOutbox)
    .where(eq(jobOutbox.name, 'messages.write_digests'))
  expect(jobs.length).toBeGreaterThan(0)
  const wrong: [object, string][] = [
    [{ channels: [] }, 'channels'],
    [{ channels: ['sms', 'sms'] }, 'channels'],
    [{ quiet_until: null }, 'quiet_until'],
    [{ reminder_minutes: [120, 120] }, 'reminder_minutes'],
    [{ reminder_minutes: [1] }, 'reminder_minutes.0'],
    [{ digest_at: '25:00' }, 'digest_at'],
    [{ fallback_minutes: 0 }, 'fallback_minutes'],
  ]
  for (const [body, field] of wrong) {
    const { status, errors } = (await owner.request('PUT', path, { ...night, ...body })).json()
    expect([body, status, errors?.[0]?.field]).toEqual([body, 400, field])
  }
})

inApp('money that came in and went out is confirmed to whose booking it is', async (context) => {
  const owner = await signIn(context, 'demo.localhost:8000', { memberOf: 'demo' })
  const { db } = await context.open('demo')
  const { id: service_id } = await newService(db)
  await newStaffMember(db)
  const body = { service_id, customer_email: 'amina@example.com', start_time: soon.toString() }
  const booking = (await context.demo.post('/api/bookings/', body)).json()
  const pay = (more: object) =>
    owner.post('/api/transactions/', {
      booking_id: booking.id,
      currency: 'MAD',
      method: 'cash',
      occurred_at: soon.subtract({ hours: 24 * 40 }).toString(),
      ...more,
    })
  const paid = await pay({ kind: 'payment', amount: '100.00' })
  expect([paid.statusCode, paid.body.slice(0, 300)]).toEqual([201, expect.any(String)])
  const tip = await pay({ kind: 'tip', amount: '10.00' })
  expect(tip.statusCode).toBe(201)
  const { results } = (await owner.get('/api/notifications/?kind=receipt')).json()
  expect(results).toMatchObject([{ kind: 'receipt', booking_id: booking.id, channel: null, status: 'queued' }])
  const [receipt] = await db.select().from(notifications).where(eq(notifications.kind, 'receipt'))
  expect(receipt).toMatchObject({
    key: `${paid.json().id} receipt`,
    facts: { amount: { minor: 100_00, currency: 'MAD' }, booking: { id: booking.id } },
  })
})
