import type { Page } from 'playwright-core'
import type { Screen } from '../screens.ts'

const except = {
  'focus-in-sight input#mantine': 'the radio itself is hidden: its label shows the focus',
  untranslated: 'what has no word yet is called as in the program',
}

/** The administration that is built from models, on both kinds of host. */
export const screens: readonly Screen[] = [
  { name: 'models', host: 'demo', path: '/admin/models', as: 'owner', prepare: settled, except },
  { name: 'models-list', host: 'demo', path: '/admin/models/services', as: 'owner', prepare: settled, except },
  { name: 'models-new', host: 'demo', path: '/admin/models/services/new', as: 'owner', prepare: settled, except },
  { name: 'models-platform', host: null, path: '/admin/models/tenants', as: 'operator', prepare: settled, except },
]

/** What is asked for after the page has come is there. */
async function settled(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.waitForLoadState('networkidle')
}
