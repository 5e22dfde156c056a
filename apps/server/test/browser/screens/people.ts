import type { Page } from 'playwright-core'
import type { Screen } from '../screens.ts'

const there = (page: Page) => page.locator('h1').waitFor()
const of = (name: string, path: string, prepare: Screen['prepare'] = there): Screen => ({
  ...{ name, host: 'demo', path, as: 'owner', prepare },
})

/** Of the dashboard: bookings, customers, the waiting list, money and reports. */
export const screens: readonly Screen[] = [
  of('bookings', '/dashboard/bookings'),
  of('customers', '/dashboard/customers'),
  of('customers-import', '/dashboard/customers/import'),
  of('waitlist', '/dashboard/waitlist'),
  of('till', '/dashboard/money'),
  of('transactions', '/dashboard/money/transactions'),
  of('payments-online', '/dashboard/money/online'),
  of('receipts', '/dashboard/money/receipts'),
  of('closing', '/dashboard/money/closing'),
  {
    ...of('reports', '/dashboard/reports'),
    except: { 'untranslated span#recharts_measurement_span': 'names of people, measured for an axis out of sight' },
  },
]
