import { eq } from 'drizzle-orm'
import { expect } from 'vitest'
import { inApp } from '../../../../test/fixtures.ts'
import { configs } from '../tables.ts'
import { settingsOf } from './settings.ts'

inApp(
  'settings are what the business has set, and the usual ones where it has set nothing',
  async ({ tenancy, open }) => {
    const { id } = await open('demo')
    const { db } = tenancy.shared
    await db.update(configs).set({ timeZone: 'Europe/Paris', language: 'ar' }).where(eq(configs.tenantId, id))
    const settings = settingsOf(tenancy)
    expect(await settings(id)).toMatchObject({ zone: { name: 'Europe/Paris' }, language: 'ar', currency: 'MAD' })
    await db.delete(configs).where(eq(configs.tenantId, id))
    // Remembered for some seconds, and by this process alone.
    expect((await settings(id)).zone.name).toBe('Europe/Paris')
    expect(await settingsOf(tenancy)(id)).toMatchObject({ zone: { name: 'Africa/Casablanca' }, language: 'fr' })
  },
)
