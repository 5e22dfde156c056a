import type { TenantHandle } from '@bookme/tenancy'
import type { Browser } from 'playwright-core'
import { startChromium } from '../../apps/server/test/browser/chromium.ts'
import { startCandidate } from '../http.ts'
import { signIn } from '../session.ts'
import type { World } from '../world.ts'
import { openBusiness } from './business.ts'
import { packed } from './packed.ts'

export interface Place {
  browser: Browser
  tenant: TenantHandle
  /** Of an owner. */
  cookie: string
  addressOf(path: string): string
}

/** The platform with its business of 10,000 customers, and Chromium in front of it. */
export async function onScreens(world: World, work: (place: Place) => Promise<string>): Promise<string> {
  const { tenant, host } = await openBusiness(world)
  const candidate = await startCandidate('tenancy', world.ownerUrl, '')
  const front = await packed(candidate.port)
  const browser = await startChromium()
  try {
    const cookie = await signIn(world, candidate, host)
    return await work({ browser, tenant, cookie, addressOf: (path) => `http://${host}:${front.port}${path}` })
  } finally {
    await browser.close()
    front.stop()
    await candidate.stop()
  }
}
