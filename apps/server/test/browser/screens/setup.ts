import type { Screen } from '../screens.ts'

const paths = {
  services: '/dashboard/services',
  'new-service': '/dashboard/services/new',
  team: '/dashboard/team',
  closures: '/dashboard/closures',
  rooms: '/dashboard/rooms',
  policy: '/dashboard/policy',
  start: '/dashboard/start',
  page: '/dashboard/page',
  'messages-log': '/dashboard/messages',
  'messages-rules': '/dashboard/messages?tab=rules',
  'messages-templates': '/dashboard/messages?tab=templates',
  members: '/dashboard/members',
  account: '/dashboard/account',
  connections: '/dashboard/connections',
  settings: '/dashboard/settings',
  history: '/dashboard/history',
}

/** Where a business is set up, as its owner sees it. */
export const screens: readonly Screen[] = Object.entries(paths).map(([name, path]) => ({
  name: `setup-${name}`,
  host: 'demo',
  path,
  as: 'owner',
  prepare: async (page) => {
    await page.locator('h1').waitFor()
    await page.waitForLoadState('networkidle')
  },
  except: {
    'focus-in-sight input#mantine': 'the radio itself is hidden: its label shows the focus',
    ...(['new-service', 'page', 'messages-templates', 'settings'].includes(name)
      ? { untranslated: 'names of languages and of other firms are written as they are' }
      : {}),
  },
}))
