import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, test } from 'vitest'
import type { Config } from '../../src/core/config.ts'
import type { Language } from '../../src/core/i18n.ts'
import type { Module } from '../../src/core/module.ts'
import type { Role } from '../../src/core/permissions.ts'
import { seedDemo } from '../../src/demo.ts'
import { createTenant } from '../../src/modules/tenants/index.ts'
import { type AppContext, databaseWith, openApp, sessionOf, type Who } from '../fixtures.ts'
import { chromiumHere, startChromium } from './chromium.ts'
import { type Faults, watch } from './faults.ts'

/** `null`: the platform's own. The others have a slug: `demo` and `acme` in use, `closed` suspended, `soon` unverified. */
export type Host = 'demo' | 'acme' | 'closed' | 'soon' | (string & {}) | null

/** Somebody who works at the business, or for the platform. */
export type Somebody = Role | 'operator' | 'support'

export interface Device {
  /** By default French. */
  language?: Language
  /** In CSS pixels: a telephone's 360, which is the default, or a desk's 1280. */
  width?: 360 | 1280
  /** Whether pages may run scripts; by default they may. */
  script?: boolean
}

/** The application listening on a port of its own, on a database of its own, and a browser in front of it. */
export interface Ground extends AppContext {
  browser: Browser
  port: number
  /** `addressOf('demo', '/dashboard')`: `http://demo.localhost:40123/dashboard`. */
  addressOf(host: Host, path?: string): string
  /** A browser as somebody opens it who was never here. What goes wrong in it is gathered in `faults`. */
  openContext(device?: Device): Promise<{ context: BrowserContext; faults: Faults }>
  /** Signs a new member of that business in there; on the platform's host its own people, or a member of `demo`. */
  signIn(context: BrowserContext, who: Somebody, host: Host): Promise<void>
}

/** What a test in the browser is given. */
export interface Visit extends Ground {
  page: Page
  context: BrowserContext
  /** As whom the browser goes on; on the platform's host by default for its own people, else on that of `demo`. */
  signInAs(who: Somebody, host?: Host): Promise<void>
  /** What a test brings about on purpose and is no fault: `allow(/ERR_INTERNET_DISCONNECTED/)`. */
  allow(fault: RegExp): void
}

const locales: Record<Language, string> = { fr: 'fr-MA', ar: 'ar-MA', en: 'en-GB' }
const shown = join(import.meta.dirname, '../../../../.data/browser')

/** A database with the demo businesses, furnished, and with one that is suspended and one that is not open yet. */
function demoDatabase() {
  return databaseWith('demo', async (tenancy) => {
    await seedDemo(tenancy)
    for (const [slug, name, status] of [
      ['closed', 'Studio Souissi', 'suspended'],
      ['soon', 'Barbier du Port', 'unverified'],
    ] as const) {
      const [domain, email] = [`${slug}.localhost`, `contact@${slug}.example`]
      await createTenant(tenancy, 'localhost', { slug, name, domain, email, status, actorId: null, reason: 'test' })
    }
    // For those who sign up.
    await tenancy.reconcile({ spares: 3 })
  })
}

/**
 * One application and one browser for all tests of a file: call it at the top of the file, and the function that it
 * returns in a test or hook.
 */
export function groundOfFile(more: Partial<Config> = {}, modules: readonly Module[] = []): () => Ground {
  const endings: (() => Promise<unknown>)[] = []
  let ground: Ground | undefined
  if (chromiumHere()) {
    beforeAll(async () => {
      ground = await openGround(more, modules, (end) => endings.unshift(end))
    })
    afterAll(async () => {
      for (const end of endings) await end()
    })
  }
  return () => ground!
}

async function openGround(
  more: Partial<Config>,
  modules: readonly Module[],
  onEnd: (end: () => Promise<unknown>) => void,
): Promise<Ground> {
  const app = await openApp(more, { database: demoDatabase, modules, onEnd })
  await app.tenancy.listen()
  const port = Number(new URL(await app.app.listen({ host: '127.0.0.1', port: 0 })).port)
  const browser = await startChromium()
  onEnd(() => browser.close())
  const addressOf = (host: Host, path = '/') => new URL(path, `http://${hostOf(host, port)}`).href
  const cookies = new Map<string, Promise<string>>()
  return {
    ...app,
    browser,
    port,
    addressOf,
    openContext: async (device = {}) => {
      const context = await browser.newContext(optionsOf(device))
      context.setDefaultTimeout(20_000)
      const faults = watch(context)
      // The browser was told to refuse every script, and says of each that it did.
      if (device.script === false) faults.allowed.push(/\.js: csp$/)
      return { context, faults }
    },
    signIn: async (context, who, host) => {
      const key = `${who} ${host}`
      const cookie = cookies.get(key) ?? sessionOf(app, hostOf(host, port), whoIs(who, host))
      cookies.set(key, cookie)
      const url = addressOf(host)
      const given = (await cookie).split('; ').map((one) => /^([^=]*)=(.*)$/.exec(one)!)
      await context.addCookies(given.map(([, name = '', value = '']) => ({ name, value, url, httpOnly: true })))
    },
  }
}

const hostOf = (host: Host, port: number) => `${host === null ? '' : `${host}.`}localhost:${port}`

function whoIs(who: Somebody, host: Host): Who {
  if (who === 'operator') return { superuser: true }
  if (who === 'support') return { support: true }
  return { memberOf: host ?? 'demo', role: who }
}

function optionsOf({ language = 'fr', width = 360, script = true }: Device): BrowserContextOptions {
  const isPhone = width === 360
  return {
    locale: locales[language],
    timezoneId: 'Africa/Casablanca',
    viewport: isPhone ? { width, height: 800 } : { width, height: 900 },
    isMobile: isPhone,
    hasTouch: isPhone,
    javaScriptEnabled: script,
    // What moves is looked at when it has come to rest; who is moved by movement does not want it either.
    reducedMotion: 'reduce',
  }
}

/**
 * Tests in a browser, all on one application: `const inBrowser = browserFile()` at the top of a file. A test fails, too,
 * when a page throws, writes an error to its console, breaks its own content security policy, lacks something it asked
 * for or is answered with a 500.
 */
export function browserFile(more: Partial<Config> = {}, modules: readonly Module[] = []) {
  const ground = groundOfFile(more, modules)
  const isHere = chromiumHere()
  return (title: string, device: Device, work: (visit: Visit) => Promise<void>): void => {
    test.runIf(isHere)(title, async () => {
      const { context, faults } = await ground().openContext(device)
      const page = await context.newPage()
      const visit: Visit = {
        ...ground(),
        page,
        context,
        allow: (fault) => void faults.allowed.push(fault),
        signInAs: (who, host = who === 'operator' || who === 'support' ? null : 'demo') =>
          ground().signIn(context, who, host),
      }
      try {
        await work(visit)
        faults.assertNone()
      } catch (error) {
        throw await described(error, page, faults, title)
      } finally {
        await context.close()
      }
    })
  }
}

/** The failure with what the page showed, for whoever was not there. */
async function described(error: unknown, page: Page, faults: Faults, title: string): Promise<Error> {
  const path = join(shown, `${title.replace(/[^\p{L}\p{N}]+/gu, '-').slice(0, 80)}.png`)
  mkdirSync(shown, { recursive: true })
  const picture = await page.screenshot({ path, fullPage: true }).then(
    () => `The page was: ${path}`,
    () => 'There was no page left to take a picture of.',
  )
  const failure = error instanceof Error ? error : new Error(String(error))
  const others = faults.found().filter((fault) => !failure.message.includes(fault))
  failure.message = [failure.message, `At ${page.url()}. ${picture}`, ...others].join('\n')
  return failure
}
