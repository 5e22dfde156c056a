import { Button, Stack, Text } from '@mantine/core'
import { keepPreviousData } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { queries } from '../../api/client.ts'
import { useBusiness } from '../../shell/business.ts'
import { Answer } from '../../ui/answer.tsx'
import { Page } from '../../ui/page.tsx'
import { BookingFilters } from './filters.tsx'
import { queryOf } from './query.ts'
import type { BookingsSearch } from './search.ts'
import { BookingsTable } from './table.tsx'

const route = getRouteApi('/dashboard/bookings')

/** Every booking there is, by whatever one knows of it. What is asked for is in the address. */
export function BookingsPage() {
  const { t } = useTranslation('bookings')
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const { time_zone } = useBusiness()
  const bookings = queries.useQuery(
    'get',
    '/api/bookings/',
    { params: { query: queryOf(search, time_zone) } },
    { placeholderData: keepPreviousData },
  )
  const narrow = (change: Partial<BookingsSearch>) =>
    void navigate({ search: (now) => ({ ...now, page: undefined, ...change }), replace: true })
  const clear = () => void navigate({ search: ({ ordering }) => ({ ordering }) })
  return (
    <Page title={t('title')}>
      <BookingFilters search={search} onChange={narrow} onClear={clear} />
      <Answer
        query={bookings}
        isEmpty={({ results }) => results.length === 0}
        empty={
          <Stack align="center">
            <Text>{t('empty')}</Text>
            <Button variant="default" onClick={clear}>
              {t('showAll')}
            </Button>
          </Stack>
        }
      >
        {(data) => (
          <BookingsTable
            bookings={data}
            ordering={search.ordering ?? '-start_time'}
            page={search.page ?? 1}
            onOrder={(ordering) => narrow({ ordering: ordering as BookingsSearch['ordering'] })}
            onPage={(page) => void navigate({ search: (now) => ({ ...now, page: page === 1 ? undefined : page }) })}
          />
        )}
      </Answer>
    </Page>
  )
}
