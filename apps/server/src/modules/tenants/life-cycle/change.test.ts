import { createTenancy } from '@bookme/tenancy'
import { asc, eq } from 'drizzle-orm'
import { expect, onTestFinished } from 'vitest'
import { inApp } from '../../../../test/fixtures.ts'
import { byCommand } from '../../../core/audit/index.ts'
import { ownersOf } from '../../users/index.ts'
import { TenantStatusError, TenantUnknownError } from '../errors.ts'
import { createTenant } from '../operations.ts'
import { domains, lifecycle, tenants } from '../tables.ts'
import { changeStatus } from './change.ts'

const because = (reason: string) => ({ reason, by: byCommand, ownersOf })

const wanted = {
  name: 'Salon Nour',
  domain: 'nour.localhost',
  email: 'nour@example.com',
  status: 'trial',
  actorId: null,
  reason: 'test',
} as const

inApp('a suspended business answers nobody until it is resumed, and each change is on record', async (context) => {
  const { tenancy, demo } = context
  const { id } = await tenancy.open('demo')
  const status = async () => (await demo.get('/api/services/')).statusCode
  expect(await status()).toBe(200)
  await changeStatus(tenancy, id, 'suspend', because('unpaid'))
  await expect.poll(status, { timeout: 1000 }).toBe(403)
  await expect(changeStatus(tenancy, id, 'suspend', because('again'))).rejects.toThrow(TenantStatusError)
  expect(await changeStatus(tenancy, id, 'resume', because('paid'))).toMatchObject({ status: 'active' })
  await expect.poll(status, { timeout: 1000 }).toBe(200)
  await expect(changeStatus(tenancy, id, 'resume', because('again'))).rejects.toThrow(TenantStatusError)
  const entries = await tenancy.shared.db
    .select({ from: lifecycle.fromStatus, to: lifecycle.toStatus, reason: lifecycle.reason })
    .from(lifecycle)
    .where(eq(lifecycle.tenantId, id))
    .orderBy(asc(lifecycle.id))
  expect(entries.slice(1)).toEqual([
    { from: 'active', to: 'suspended', reason: 'unpaid' },
    { from: 'suspended', to: 'active', reason: 'paid' },
  ])
  const nobody = '01900000-0000-7000-8000-000000000000'
  await expect(changeStatus(tenancy, nobody, 'suspend', because('x'))).rejects.toThrow(TenantUnknownError)
})

inApp('a trial that was suspended goes on as a trial', async ({ tenancy }) => {
  const { tenant } = await createTenant(tenancy, 'localhost', wanted)
  await changeStatus(tenancy, tenant.id, 'suspend', because('abuse'))
  expect(await changeStatus(tenancy, tenant.id, 'resume', because('settled'))).toMatchObject({
    status: 'trial',
  })
})

inApp('of several processes that suspend a business at once, one does', async ({ tenancy, config }) => {
  const { id } = await tenancy.open('demo')
  const options = { url: config.appUrl, tenants, domains, migrations: { shared: '', tenant: '' } }
  const processes = Array.from({ length: 4 }, () => createTenancy(options))
  onTestFinished(async () => {
    await Promise.all(processes.map((one) => one.close()))
  })
  // Connected beforehand, they begin together.
  await Promise.all(processes.map((one) => one.open('demo')))
  const rounds = 5
  for (let round = 0; round < rounds; round++) {
    const outcomes = await Promise.allSettled(processes.map((one) => changeStatus(one, id, 'suspend', because('race'))))
    expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1)
    for (const outcome of outcomes) {
      if (outcome.status === 'rejected') expect(outcome.reason).toBeInstanceOf(TenantStatusError)
    }
    await changeStatus(tenancy, id, 'resume', because('next round'))
  }
  expect(await tenancy.shared.db.$count(lifecycle, eq(lifecycle.toStatus, 'suspended'))).toBe(rounds)
})
