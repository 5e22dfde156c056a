import { SimpleGrid } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { queries } from '../../api/client.ts'
import type { Query } from '../../api/types.ts'
import { useFormat } from '../../i18n/format.ts'
import { useMay } from '../../shell/business.ts'
import { Figure } from '../../ui/figure.tsx'
import type { Customer } from './table.tsx'

/** What there is between them and the business, in a line. Each leads to its rows. */
export function CustomerFigures({ customer: { id, created_at } }: { customer: Customer }) {
  const { t } = useTranslation('customers')
  const format = useFormat()
  const may = useMay()
  const now = new Date(Math.floor(Date.now() / 60_000) * 60_000).toISOString()
  const live = 'pending,confirmed,checked_in'
  const all = useBookings(id, { status__in: `${live},completed,no_show` })
  const missed = useBookings(id, { status: 'no_show' })
  const next = useBookings(id, { status__in: live, start_time__gte: now, ordering: 'start_time' })
  const last = useBookings(id, { status__in: 'completed,checked_in', start_time__lt: now, ordering: '-start_time' })
  const day = (found: typeof next, none: string) => {
    if (found === undefined) return undefined
    const [booking] = found.results
    return booking === undefined ? none : format.dayTime(booking.start_time)
  }
  if (!may('bookings.read')) return null
  return (
    <SimpleGrid cols={{ base: 2, md: 4 }} spacing="sm">
      <Figure label={t('figures.next')} value={day(next, t('figures.none'))} />
      <Figure label={t('figures.last')} value={day(last, t('figures.none'))} />
      <Figure
        label={t('figures.bookings')}
        value={all?.count == null ? undefined : format.number(all.count)}
        note={t('figures.since', { date: format.date(created_at.slice(0, 10)) })}
      />
      <Figure
        label={t('figures.missed')}
        value={missed?.count == null ? undefined : format.number(missed.count)}
        isAlarming={(missed?.count ?? 0) > 0}
        link={{ to: '/dashboard/bookings', search: { customer: id, status: 'no_show' } }}
      />
    </SimpleGrid>
  )
}

function useBookings(customerId: string, query: Query<'bookings_list'>) {
  const may = useMay()
  return queries.useQuery(
    'get',
    '/api/bookings/',
    { params: { query: { customer_id: customerId, page_size: 1, ...query } } },
    { enabled: may('bookings.read') },
  ).data
}
