import { expect, vi } from 'vitest'
import { seedDemo } from '../src/demo.ts'
import { enlivenDemo } from '../src/demo-days.ts'
import { settingsOf } from '../src/modules/tenants/index.ts'
import { inClockedApp } from './clocked.ts'
import { signIn } from './fixtures.ts'

vi.setConfig({ testTimeout: 180_000 })
const host = 'demo.localhost:8000'

interface Listed {
  count: number
  results: object[]
}
interface Told {
  periods: {
    from_date: string
    to_date: string
    revenue: Record<string, string>
    transactions: string
    visits: number
    no_shows: number
    cancelled: number
    upcoming: number
    bookings: Record<'visits' | 'no_shows' | 'cancelled' | 'upcoming', string>
  }[]
  no_shows: { count: number; of: number; bookings: string }
  sources: { count: number; bookings: string }[]
  rebooking: { visits: number; rebooked: number; bookings: string }
}

inClockedApp(
  'over weeks of a business that is in use, each figure is the number of the rows it leads to',
  async (context) => {
    const { open, tenancy } = context
    await seedDemo(tenancy)
    const tenant = await open('demo')
    const { zone } = await settingsOf(tenancy)(tenant.id)
    // In the middle of a day, with some who are there and some who are still to come.
    const now = Temporal.Now.zonedDateTimeISO(zone.name).startOfDay().add({ hours: 15, minutes: 20 }).toInstant()
    await enlivenDemo(tenant, { zone, now })
    const owner = await signIn(context, host, { memberOf: 'demo' })
    const then = { 'x-test-now': now.toString() }
    const read = async <Body>(address: string) => {
      const reply = await owner.get(address, then)
      expect([address, reply.statusCode, reply.statusCode === 200 ? '' : reply.body]).toEqual([address, 200, ''])
      return reply.json() as Body
    }
    const today = now.toZonedDateTimeISO(zone.name).toPlainDate()
    const span = `from_date=${today.subtract({ days: 14 })}&to_date=${today.add({ days: 14 })}&group=week`
    const report = await read<Told>(`/api/reports/?${span}`)
    const sum = (name: 'visits' | 'no_shows' | 'cancelled' | 'upcoming') =>
      report.periods.reduce((total, period) => total + period[name], 0)
    for (const name of ['visits', 'no_shows', 'cancelled', 'upcoming'] as const) expect(sum(name)).toBeGreaterThan(0)
    for (const { bookings, transactions, ...period } of report.periods) {
      for (const name of ['visits', 'no_shows', 'cancelled', 'upcoming'] as const) {
        const { count } = await read<Listed>(bookings[name])
        expect([period.from_date, name, count]).toEqual([period.from_date, name, period[name]])
      }
      const { totals } = await read<{ totals: { currency: string; amount: string }[] }>(
        transactions.replace('/transactions/?', '/transactions/totals/?'),
      )
      expect(Object.fromEntries(totals.map(({ currency, amount }) => [currency, amount]))).toEqual(period.revenue)
    }
    const rows = async (address: string) => (await read<Listed>(address)).count
    expect(await rows(report.no_shows.bookings)).toBe(report.no_shows.count)
    for (const { bookings, count } of report.sources) expect(await rows(bookings)).toBe(count)
    expect(report.rebooking.visits).toBeGreaterThan(0)
    expect(await rows(report.rebooking.bookings)).toBe(report.rebooking.visits)
    expect(report.rebooking.rebooked).toBeLessThanOrEqual(report.rebooking.visits)
  },
)
