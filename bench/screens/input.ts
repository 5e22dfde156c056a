import { median, table } from '../measure.ts'
import type { World } from '../world.ts'
import { desk, forgetTasks, untilPainted, visit } from './browser.ts'
import { size } from './business.ts'
import { onScreens } from './place.ts'

const rounds = 5

interface Step {
  name: string
  path: string
  /** What must be there before: a selector. */
  before: string
  /** Of the page's buttons and fields, by their names in French. */
  act(page: import('playwright-core').Page): Promise<void>
  /** What is there after it, as an expression. */
  after: string
}

const rows = `document.querySelectorAll('tbody tr').length`
const first = `document.querySelector('tbody tr')?.textContent`
const blocks = `document.querySelectorAll('[data-block]').length`

const steps: readonly Step[] = [
  {
    name: 'customers: one letter more in the search',
    path: '/dashboard/customers',
    before: 'tbody tr',
    act: async (page) => page.getByRole('searchbox').press('z'),
    after: `document.querySelector('input[type=search]').value === 'z'`,
  },
  {
    name: 'customers: from the last letter to who was searched',
    path: '/dashboard/customers',
    before: 'tbody tr',
    act: (page) => page.getByRole('searchbox').pressSequentially('chraibi 917'),
    after: `${rows} > 0 && ${rows} < 20 && ${first}.includes('917')`,
  },
  {
    name: 'customers: page 2',
    path: '/dashboard/customers',
    before: 'nav[aria-label] button, [aria-current=page]',
    act: (page) => page.getByRole('button', { name: '2', exact: true }).click(),
    after: `location.search.includes('page=2') && ${rows} > 0 && !document.body.dataset.first?.includes(${first})`,
  },
  {
    name: 'calendar: the next day',
    path: '/dashboard/calendar?view=day',
    before: '[data-block]',
    act: (page) => page.getByRole('button', { name: 'Après' }).click(),
    after: `location.search.includes('date=') && ${blocks} > 0 && document.querySelector('[aria-live=polite]') !== null`,
  },
  {
    name: 'calendar: from the day to the week',
    path: '/dashboard/calendar?view=day',
    before: '[data-block]',
    act: (page) => page.getByText('Semaine', { exact: true }).click(),
    after: `${blocks} >= ${size.week}`,
  },
]
