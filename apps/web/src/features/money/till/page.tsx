import { Alert, SimpleGrid, Text, Title } from '@mantine/core'
import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { queries } from '../../../api/client.ts'
import type { Query } from '../../../api/types.ts'
import { CustomerSelect } from '../../../lookups/customer-select.tsx'
import { useBusiness, useMay } from '../../../shell/business.ts'
import { Answer } from '../../../ui/answer.tsx'
import { endOfDay, startOfDay, todayIn } from '../../../ui/days.ts'
import { SearchField } from '../../../ui/search-field.tsx'
import { MoneyFrame } from '../frame.tsx'
import { ToPay } from './list.tsx'
import { PayDialog } from './pay.tsx'

const route = getRouteApi('/dashboard/money')

/** Who is to pay today, or whoever stands at the desk, found by reference or name. */
export function TillPage() {
  const { t } = useTranslation('money')
  const may = useMay()
  const { time_zone } = useBusiness()
  const { q, customer, pay } = route.useSearch()
  const navigate = route.useNavigate()
  const today = todayIn(time_zone)
  const wanted: Query<'bookings_list'> =
    q !== undefined || customer !== undefined
      ? {
          ...(q === undefined ? {} : { reference: q }),
          ...(customer === undefined ? {} : { customer_id: customer }),
          ordering: '-start_time',
          page_size: 30,
        }
      : {
          start_time__gte: startOfDay(today, time_zone),
          start_time__lt: endOfDay(today, time_zone),
          status__in: 'pending,confirmed,checked_in,completed,no_show',
          ordering: 'start_time',
          page_size: 100,
        }
  const bookings = queries.useQuery('get', '/api/bookings/', { params: { query: wanted } })
  const open = (id: string | undefined) => void navigate({ search: (now) => ({ ...now, pay: id }) })
  return (
    <MoneyFrame>
      <SimpleGrid cols={{ base: 1, sm: 2 }} maw={640} mb="lg">
        <SearchField
          label={t('reference')}
          value={q}
          onChange={(text) => void navigate({ search: (now) => ({ ...now, q: text?.toUpperCase() }), replace: true })}
        />
        {may('customers.read') ? (
          <CustomerSelect
            label={t('columns.customer')}
            nobody={t('nobody')}
            value={customer}
            onChange={(id) => void navigate({ search: (now) => ({ ...now, customer: id }), replace: true })}
          />
        ) : null}
      </SimpleGrid>
      {may('payments.write') ? null : <Alert mb="md">{t('readOnly')}</Alert>}
      <Title order={2} size="h4" mb="sm">
        {q === undefined && customer === undefined ? t('today') : t('found')}
      </Title>
      <Answer
        query={bookings}
        isEmpty={({ results }) => results.length === 0}
        empty={<Text>{t(q === undefined && customer === undefined ? 'nothingToday' : 'nothingFound')}</Text>}
      >
        {({ results }) => <ToPay bookings={results} onPay={open} />}
      </Answer>
      <PayDialog bookingId={pay} onClose={() => open(undefined)} />
    </MoneyFrame>
  )
}
