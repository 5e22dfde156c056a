import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Language } from '../../src/core/i18n.ts'
import { audit, described } from './audit.ts'
import { chromiumHere } from './chromium.ts'
import { contactSheet } from './contact-sheet.ts'
import { type Device, groundOfFile } from './fixtures.ts'
import { listScreens, type Screen } from './screens.ts'

// All pictures of all screens: npm run screens. One of them alone: npm run screens -- -t platform-businesses
const folder = process.env.BOOKME_SCREENS ?? join(import.meta.dirname, '../../../../.data/screens')
const screens = await listScreens()
const some = [
  { language: 'fr', width: 360 },
  { language: 'ar', width: 1280 },
] as const satisfies Device[]
const others = [
  { language: 'fr', width: 1280 },
  { language: 'ar', width: 360 },
  // For words that are missing.
  { language: 'en', width: 1280 },
] as const satisfies Device[]
// Among the long runs both widths and directions are looked at once, for the sake of their time.
const devices = process.env.npm_lifecycle_event === 'screens' ? [...some, ...others] : some

describe.runIf(chromiumHere())('every screen', () => {
  const ground = groundOfFile()
  beforeAll(() => {
    rmSync(folder, { recursive: true, force: true })
    mkdirSync(folder, { recursive: true })
  })
  afterAll(() =>
    contactSheet(
      folder,
      screens.map(({ name }) => name),
      devices,
    ),
  )

  test('has a name of its own', () => {
    expect(new Set(screens.map(({ name }) => name)).size).toBe(screens.length)
  })

  test.each(screens)('$name is fit to be seen', async (screen) => {
    const all = await Promise.all(devices.map((device) => lookAt(screen, device)))
    expect(all.filter((one) => one !== '').join('\n')).toBe('')
  })

  async function lookAt(screen: Screen, { language, width }: { language: Language; width: 360 | 1280 }) {
    const { addressOf, openContext, signIn } = ground()
    const { context, faults } = await openContext({ language, width })
    try {
      if (screen.as !== undefined) await signIn(context, screen.as, screen.host)
      const page = await context.newPage()
      const path = typeof screen.path === 'string' ? screen.path : await screen.path(ground())
      const reply = await page.goto(addressOf(screen.host, path))
      const status = reply?.status()
      await screen.prepare?.(page, ground())
      await page.screenshot({ path: join(folder, `${screen.name}-${language}-${width}.png`), fullPage: true })
      const excepted = Object.keys(screen.except ?? {})
      const found = (await audit(page, { language, width, quick: language === 'en' })).filter(
        ({ rule, selector }) => !excepted.some((start) => `${rule} ${selector}`.startsWith(start)),
      )
      const wrong = [
        ...(status === (screen.status ?? 200) ? [] : [`  answered with ${status}`]),
        ...faults.found().map((fault) => `  ${fault}`),
        ...(found.length === 0 ? [] : [described(found)]),
      ]
      return wrong.length === 0 ? '' : `${screen.name} in ${language} at ${width} px\n${wrong.join('\n')}`
    } finally {
      await context.close()
    }
  }
})
