import { bookTomorrow } from '../calendar-ground.ts'
import type { Ground } from '../fixtures.ts'
import type { Screen } from '../screens.ts'

const tomorrow = async (ground: Ground) => (await bookTomorrow(ground)).date
const path = (view: string) => async (ground: Ground) =>
  `/dashboard/calendar?view=${view}&date=${await tomorrow(ground)}`
const seen = { host: 'demo', as: 'owner' } as const

/** The day, the calendar and what opens over them. */
export const screens: readonly Screen[] = [
  { ...seen, name: 'today', path: '/dashboard', prepare: (page) => page.waitForSelector('section h2').then(() => {}) },
  ...(['day', 'week', 'list'] as const).map((view) => ({
    ...{ ...seen, name: `calendar-${view}`, path: path(view) },
    prepare: (page: Parameters<NonNullable<Screen['prepare']>>[0]) =>
      page.waitForSelector(view === 'list' ? 'section h2' : '[data-block]').then(() => {}),
  })),
  {
    ...{ ...seen, name: 'booking' },
    path: async (ground) => `/dashboard?booking=${(await bookTomorrow(ground)).id}`,
    prepare: (page) => page.waitForSelector('[role=dialog] ol li').then(() => {}),
  },
  {
    ...{ ...seen, name: 'new-booking', path: '/dashboard?new=booking' },
    prepare: (page) => page.waitForSelector('[role=dialog] form').then(() => {}),
    except: {
      'focus-in-sight input#mantine': 'the radio itself is hidden: its label shows the focus',
      'one-h1': 'on a telephone it covers the screen whose title that is',
    },
  },
  { ...seen, name: 'why', path: '/dashboard/why', prepare: (page) => page.waitForSelector('h1').then(() => {}) },
]
