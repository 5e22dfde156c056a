import { SimpleGrid } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { queries } from '../../api/client.ts'
import { useFormat } from '../../i18n/format.ts'
import { useMay } from '../../shell/business.ts'
import { Figure, type FigureProps } from '../../ui/figure.tsx'
import type { Customer } from './table.tsx'

/** What there is between them and the business, in a line. */
export function CustomerFigures({ customer: { id, created_at } }: { customer: Customer }) {
  const { t } = useTranslation('customers')
  const format = useFormat()
  const may = useMay()
  const { data } = queries.useQuery('get', '/api/customers/{id}/figures/', { params: { path: { id } } })
  const of = (told: (figures: NonNullable<typeof data>) => string) => (data === undefined ? undefined : told(data))
  const when = (instant: string | null) => (instant === null ? t('figures.none') : format.dayTime(instant))
  const money = (spent: Readonly<Record<string, string>>) => {
    const amounts = Object.entries(spent).map(([currency, amount]) => format.money(amount, currency))
    return amounts.length === 0 ? format.money(0) : amounts.join(' · ')
  }
  const rowsOf = (status: 'no_show' | 'came'): Pick<FigureProps, 'link'> =>
    may('bookings.read') ? { link: { to: '/dashboard/bookings', search: { customer: id, status } } } : {}
  return (
    <SimpleGrid cols={{ base: 2, md: 5 }} spacing="sm">
      <Figure
        label={t('figures.next')}
        value={of(({ next_visit }) => when(next_visit))}
        note={of(({ upcoming }) => (upcoming > 1 ? t('figures.upcoming', { count: upcoming }) : ''))}
      />
      <Figure label={t('figures.last')} value={of(({ last_visit }) => when(last_visit))} />
      <Figure
        label={t('figures.visits')}
        value={of(({ visits }) => format.number(visits))}
        note={t('figures.since', { date: format.date(created_at.slice(0, 10)) })}
        {...rowsOf('came')}
      />
      <Figure
        label={t('figures.missed')}
        value={of(({ no_shows }) => format.number(no_shows))}
        isAlarming={(data?.no_shows ?? 0) > 0}
        {...rowsOf('no_show')}
      />
      {data?.spent === null ? null : (
        <Figure label={t('figures.spent')} value={of(({ spent }) => money(spent ?? {}))} />
      )}
    </SimpleGrid>
  )
}
