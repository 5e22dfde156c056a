import { eq } from 'drizzle-orm'
import { expect, onTestFinished, test, vi } from 'vitest'
import { z } from 'zod'
import { defineTenantJob, planRepeated, repeatDaily } from '../src/core/jobs/index.ts'
import { jobOutbox, jobSchedules } from '../src/core/jobs/shared-tables.ts'
import { type Settings, settingsOf, sqlOfClosed, sqlOfSettingsTimes } from '../src/modules/tenants/index.ts'
import { configs, tenants } from '../src/modules/tenants/tables.ts'
import { openTenancy } from '../src/tenancy.ts'
import { testConfig, testDatabase } from './fixtures.ts'

const Digest = defineTenantJob('test.digest', { queue: 'upkeep', payload: z.object({ onDate: z.string() }) })

/** A business in Paris, which wants its digest at the time that its settings have as their notice. */
async function openPlanner() {
  const database = await testDatabase()
  const tenancy = openTenancy(testConfig(database), { owner: true })
  onTestFinished(async () => {
    await tenancy.close()
    await database.drop()
  })
  const { db } = tenancy.shared
  const demo = await tenancy.open('demo')
  const log = { error: vi.fn() }
  const set = (values: Partial<typeof configs.$inferInsert>) =>
    db.update(configs).set(values).where(eq(configs.tenantId, demo.id))
  const planning = {
    shared: tenancy.shared,
    // A process of its own for each: nothing is remembered.
    settings: (tenantId: string) => settingsOf(tenancy)(tenantId),
    settingsTimes: sqlOfSettingsTimes,
    closedTenants: sqlOfClosed,
    repetitions: [repeatDaily<Settings>(Digest, ({ notice }) => notice.en ?? null)],
    log,
  }
  const plan = (now: string) => planRepeated(planning, Temporal.Instant.from(now))
  const next = async () => {
    const [row] = await db.select().from(jobSchedules).where(eq(jobSchedules.tenantId, demo.id))
    return row?.nextAt.toString({ smallestUnit: 'second' })
  }
  const asked = async () => {
    const rows = await db.select().from(jobOutbox).where(eq(jobOutbox.tenantId, demo.id))
    return rows.map(({ payload }) => payload.onDate).sort()
  }
  const setStatus = (status: 'active' | 'suspended') =>
    db.update(tenants).set({ status }).where(eq(tenants.id, demo.id))
  return { set, plan, next, asked, setStatus, log }
}

test('a repeated job is asked for at the time of the wall, also where that is skipped or comes twice', async () => {
  const { set, plan, next, asked } = await openPlanner()
  await set({ timeZone: 'Europe/Paris', notice: { en: '02:30' } })
  // New here: the time of today is past, and is not made up for.
  expect(await plan('2026-03-27T12:00:00Z')).toBe(0)
  expect(await next()).toBe('2026-03-28T01:30:00Z')
  expect(await plan('2026-03-28T01:29:59Z')).toBe(0)
  expect(await plan('2026-03-28T01:30:00Z')).toBe(1)
  // In the night to the 29th half past two does not exist: it is half past three, in summer time.
  expect(await next()).toBe('2026-03-29T01:30:00Z')
  expect(await plan('2026-03-29T01:30:05Z')).toBe(1)
  expect(await next()).toBe('2026-03-30T00:30:00Z')
  // In the night to 25 October it comes twice: the first counts, and the second is not another day.
  await plan('2026-10-24T10:00:00Z')
  expect(await next()).toBe('2026-10-25T00:30:00Z')
  expect(await plan('2026-10-25T00:30:05Z')).toBe(1)
  expect(await plan('2026-10-25T01:30:05Z')).toBe(0)
  expect(await next()).toBe('2026-10-26T01:30:00Z')
  expect(await asked()).toEqual(['2026-03-28', '2026-03-29', '2026-10-24', '2026-10-25'])
})

test('whoever was away for days asks for one, and of two who plan at once one does', async () => {
  const { set, plan, asked } = await openPlanner()
  await set({ timeZone: 'Europe/Paris', notice: { en: '07:00' } })
  await plan('2026-03-01T00:00:00Z')
  const counts = await Promise.all(Array.from({ length: 4 }, () => plan('2026-03-05T05:00:00Z')))
  expect(counts.toSorted()).toEqual([0, 0, 0, 1])
  // It was five o'clock: the last day that had its seven o'clock is the one before.
  expect(await asked()).toEqual(['2026-03-04'])
  expect(await plan('2026-03-05T06:00:00Z')).toBe(1)
  expect(await asked()).toEqual(['2026-03-04', '2026-03-05'])
})

test('a changed time or zone counts from the next round on, and no day is done twice', async () => {
  const { set, plan, next, asked } = await openPlanner()
  await set({ timeZone: 'Europe/Paris', notice: { en: '07:00' } })
  await plan('2026-03-01T00:00:00Z')
  await plan('2026-03-01T06:00:00Z')
  expect(await asked()).toEqual(['2026-03-01'])
  // Later on the same day, which has had its own.
  await set({ notice: { en: '18:00' } })
  await plan('2026-03-01T08:00:00Z')
  expect(await next()).toBe('2026-03-02T17:00:00Z')
  // Earlier than it is by now: not in retrospect.
  await set({ notice: { en: '06:00' } })
  await plan('2026-03-02T08:00:00Z')
  expect(await next()).toBe('2026-03-03T05:00:00Z')
  await set({ timeZone: 'Asia/Tokyo' })
  await plan('2026-03-02T08:00:10Z')
  expect(await next()).toBe('2026-03-02T21:00:00Z')
  await set({ notice: {} })
  await plan('2026-03-02T09:00:00Z')
  expect(await next()).toBe('9999-01-01T00:00:00Z')
  await set({ notice: { en: '07:00' } })
  await plan('2026-03-02T09:00:10Z')
  expect(await next()).toBe('2026-03-02T22:00:00Z')
  expect(await asked()).toEqual(['2026-03-01'])
})

test('nothing is asked for while a business is closed, and what cannot be planned stops no other', async () => {
  const { set, plan, asked, setStatus, log } = await openPlanner()
  await set({ timeZone: 'Europe/Paris', notice: { en: '07:00' } })
  await plan('2026-03-01T00:00:00Z')
  await setStatus('suspended')
  expect(await plan('2026-03-04T12:00:00Z')).toBe(0)
  await setStatus('active')
  expect(await plan('2026-03-04T12:00:10Z')).toBe(1)
  expect(await asked()).toEqual(['2026-03-04'])
  await set({ notice: { en: 'at seven' } })
  await plan('2026-03-05T12:00:00Z')
  expect(log.error).toHaveBeenCalledTimes(1)
  await plan('2026-03-05T12:00:10Z')
  expect(log.error).toHaveBeenCalledTimes(1)
  await set({ notice: { en: '07:00' } })
  await plan('2026-03-05T12:00:20Z')
  expect(await asked()).toEqual(['2026-03-04'])
})
