import '@mantine/charts/styles.css'
import { BarChart } from '@mantine/charts'
import { SimpleGrid, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../i18n/format.ts'
import { useBusiness } from '../../shell/business.ts'
import { LinkTo } from '../../ui/link.tsx'
import { ChartCard } from './chart-card.tsx'
import type { Period, Report } from './sums.ts'

/** Charts read from left to right in every language, as clocks turn one way; their tables follow the language. */
export function Charts({ report, before }: { report: Report; before: Report | undefined }) {
  const { t } = useTranslation('reports')
  return (
    <SimpleGrid cols={{ base: 1, lg: 2 }}>
      <Revenue periods={report.periods} before={before?.periods} />
      <Visits periods={report.periods} />
      {report.people === null || report.people.length === 0 ? null : <People report={report} people={report.people} />}
      {report.sources.length === 0 ? null : <Sources report={report} />}
      {report.people === null ? <Text c="dimmed">{t('peopleMany')}</Text> : null}
    </SimpleGrid>
  )
}

function usePeriodName() {
  const format = useFormat()
  const short = new Intl.DateTimeFormat(format.locale, { day: 'numeric', month: 'short', timeZone: 'UTC' })
  return ({ from_date, to_date }: Period) => {
    const name = (date: string) => short.format(new Date(`${date}T00:00:00Z`))
    return from_date === to_date ? name(from_date) : `${name(from_date)} – ${name(to_date)}`
  }
}

const height = 260

function Revenue({ periods, before }: { periods: readonly Period[]; before: readonly Period[] | undefined }) {
  const { t } = useTranslation('reports')
  const format = useFormat()
  const { currency } = useBusiness()
  const name = usePeriodName()
  const own = t('now')
  const earlier = t('earlier')
  const amount = (period: Period | undefined) => Number(period?.revenue[currency] ?? 0)
  return (
    <ChartCard
      title={t('revenue')}
      columns={[t('period'), t('revenue'), ...(before === undefined ? [] : [earlier])]}
      rows={periods.map((period, place) => [
        name(period),
        <LinkTo key="amount" to="/dashboard/money/transactions" search={{ from: period.from_date, to: period.to_date }}>
          {Object.entries(period.revenue)
            .map(([code, value]) => format.money(value, code))
            .join(' · ') || format.money(0)}
        </LinkTo>,
        ...(before === undefined ? [] : [format.money(amount(before[place]), currency)]),
      ])}
    >
      <BarChart
        h={height}
        data={periods.map((period, place) => ({
          name: name(period),
          [own]: amount(period),
          ...(before === undefined ? {} : { [earlier]: amount(before[place]) }),
        }))}
        dataKey="name"
        series={[{ name: own, color: 'mark.7' }, ...(before === undefined ? [] : [{ name: earlier, color: 'gray.5' }])]}
        valueFormatter={(value) => format.money(value, currency)}
        yAxisProps={{ width: 80, tickFormatter: (value: number) => format.number(value) }}
        withLegend={before !== undefined}
      />
    </ChartCard>
  )
}

const outcomes = ['visits', 'upcoming', 'no_shows', 'cancelled'] as const
const colours: Record<(typeof outcomes)[number], string> = {
  visits: 'mark.7',
  upcoming: 'blue.4',
  no_shows: 'red.7',
  cancelled: 'gray.5',
}

function Visits({ periods }: { periods: readonly Period[] }) {
  const { t } = useTranslation('reports')
  const format = useFormat()
  const name = usePeriodName()
  return (
    <ChartCard
      title={t('bookings')}
      columns={[t('period'), ...outcomes.map((one) => t(`outcomes.${one}`))]}
      rows={periods.map((period) => {
        const span = { from: period.from_date, to: period.to_date }
        const link = (one: (typeof outcomes)[number], status: 'came' | 'coming' | 'no_show' | 'cancelled') => (
          <LinkTo key={one} to="/dashboard/bookings" search={{ ...span, status }}>
            {format.number(period[one])}
          </LinkTo>
        )
        return [
          name(period),
          link('visits', 'came'),
          link('upcoming', 'coming'),
          link('no_shows', 'no_show'),
          link('cancelled', 'cancelled'),
        ]
      })}
    >
      <BarChart
        h={height}
        type="stacked"
        data={periods.map((period) => ({
          name: name(period),
          ...Object.fromEntries(outcomes.map((one) => [t(`outcomes.${one}`), period[one]])),
        }))}
        dataKey="name"
        series={outcomes.map((one) => ({ name: t(`outcomes.${one}`), color: colours[one] }))}
        withLegend
      />
    </ChartCard>
  )
}

function People({ report, people }: { report: Report; people: NonNullable<Report['people']> }) {
  const { t } = useTranslation('reports')
  const format = useFormat()
  const span = { from: report.from_date, to: report.to_date }
  const filled = t('fillRate')
  return (
    <ChartCard
      title={filled}
      columns={[t('person'), t('openTime'), t('busyTime'), filled]}
      rows={people.map(({ id, name, open_minutes, busy_minutes, fill_rate }) => [
        <bdi key="name">{name}</bdi>,
        format.duration(open_minutes),
        <LinkTo key="busy" to="/dashboard/bookings" search={{ ...span, staff: id }}>
          {format.duration(busy_minutes)}
        </LinkTo>,
        fill_rate === null ? t('none') : format.percent(fill_rate),
      ])}
    >
      <BarChart
        h={Math.max(160, people.length * 48)}
        orientation="vertical"
        data={people.map(({ name, fill_rate }) => ({ name, [filled]: fill_rate ?? 0 }))}
        dataKey="name"
        series={[{ name: filled, color: 'mark.7' }]}
        valueFormatter={(value) => format.percent(value)}
        xAxisProps={{ domain: [0, 1] }}
        yAxisProps={{ width: 110 }}
      />
    </ChartCard>
  )
}

function Sources({ report }: { report: Report }) {
  const { t } = useTranslation(['reports', 'bookings'])
  const format = useFormat()
  const span = { from: report.from_date, to: report.to_date }
  const all = report.sources.reduce((sum, { count }) => sum + count, 0)
  const title = t('reports:sources')
  return (
    <ChartCard
      title={title}
      columns={[t('reports:source'), t('reports:bookings'), t('reports:share')]}
      rows={report.sources.map(({ source, count }) => [
        t(`bookings:source.${source}`),
        <LinkTo key="count" to="/dashboard/bookings" search={{ ...span, source }}>
          {format.number(count)}
        </LinkTo>,
        format.percent(count / all),
      ])}
    >
      <BarChart
        h={Math.max(160, report.sources.length * 48)}
        orientation="vertical"
        data={report.sources.map(({ source, count }) => ({
          name: t(`bookings:source.${source}`),
          [t('reports:bookings')]: count,
        }))}
        dataKey="name"
        series={[{ name: t('reports:bookings'), color: 'mark.7' }]}
        yAxisProps={{ width: 110 }}
      />
    </ChartCard>
  )
}
