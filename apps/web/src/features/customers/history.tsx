import { keepPreviousData } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { queries } from '../../api/client.ts'
import { useMay } from '../../shell/business.ts'
import { Answer } from '../../ui/answer.tsx'
import { pageSize as bookingsPageSize } from '../bookings/search.ts'
import { BookingsTable } from '../bookings/table.tsx'
import { TransactionsTable } from '../money/transactions/table.tsx'

const route = getRouteApi('/dashboard/customers/$customerId')

/** Everything they ever booked, the newest first. */
export function BookingHistory({ customerId }: { customerId: string }) {
  const { t } = useTranslation('customers')
  const { page = 1 } = route.useSearch()
  const navigate = route.useNavigate()
  const may = useMay()
  const bookings = queries.useQuery(
    'get',
    '/api/bookings/',
    { params: { query: { customer_id: customerId, page, page_size: bookingsPageSize, ordering: '-start_time' } } },
    { placeholderData: keepPreviousData, enabled: may('bookings.read') },
  )
  return (
    <Answer query={bookings} isEmpty={({ results }) => results.length === 0} empty={t('noBookings')}>
      {(data) => (
        <BookingsTable
          bookings={data}
          withoutCustomer
          page={page}
          onPage={(next) => void navigate({ search: (now) => ({ ...now, page: next === 1 ? undefined : next }) })}
        />
      )}
    </Answer>
  )
}

/** What they paid, and what was given back. */
export function PaymentHistory({ customerId }: { customerId: string }) {
  const { t } = useTranslation('customers')
  const { page = 1 } = route.useSearch()
  const navigate = route.useNavigate()
  const transactions = queries.useQuery(
    'get',
    '/api/transactions/',
    { params: { query: { customer_id: customerId, page, page_size: 25, ordering: '-occurred_at' } } },
    { placeholderData: keepPreviousData },
  )
  return (
    <Answer query={transactions} isEmpty={({ results }) => results.length === 0} empty={t('noPayments')}>
      {(data) => (
        <TransactionsTable
          transactions={data}
          withoutCustomer
          page={page}
          onPage={(next) => void navigate({ search: (now) => ({ ...now, page: next === 1 ? undefined : next }) })}
        />
      )}
    </Answer>
  )
}
