import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import type { Ground, Host, Somebody } from './fixtures.ts'

/** A page as somebody sees it at some moment. */
export interface Screen {
  /** Unique, and its picture's: `platform-businesses`. */
  name: string
  host: Host
  /** A function where it needs something to be there first: it is asked once for each language and width. */
  path: string | ((ground: Ground) => string | Promise<string>)
  /** Who looks at it. By default a stranger. */
  as?: Somebody
  /** 200, unless said otherwise. */
  status?: number
  /** What is done on the page before it is looked at: a form sent with a mistake, a menu opened. */
  prepare?: (page: Page, ground: Ground) => Promise<void>
  /** Findings that are none here, with the reason: `{ 'cut-text .fc-event': 'its full text is in the dialogue' }`. */
  except?: Record<string, string>
}

const folder = join(import.meta.dirname, 'screens')

/** All there are: each file in `screens/` exports some as `screens`. */
export async function listScreens(): Promise<Screen[]> {
  const files = readdirSync(folder).filter((name) => name.endsWith('.ts'))
  const modules = await Promise.all(
    files.sort().map((name) => import(join(folder, name)) as Promise<{ screens: readonly Screen[] }>),
  )
  return modules.flatMap(({ screens }) => screens)
}
