import { Stack, Text, Title } from '@mantine/core'
import { keepPreviousData } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { queries } from '../../../api/client.ts'
import type { Row } from '../../../api/types.ts'
import { useFormat } from '../../../i18n/format.ts'
import { useMay } from '../../../shell/business.ts'
import { Answer } from '../../../ui/answer.tsx'
import { type Column, DataTable } from '../../../ui/data-table.tsx'
import { MoneyFrame } from '../frame.tsx'
import { toUnits } from '../minor.ts'
import { pageSize } from '../search.ts'
import { CloseDay } from './close-day.tsx'

const route = getRouteApi('/dashboard/money/closing')
type Closing = Row<'closings_list'>

/** The end of the day: what ought to be in the drawer, what is, and the days before. */
export function ClosingPage() {
  const { t } = useTranslation('money')
  const may = useMay()
  const { page = 1 } = route.useSearch()
  const navigate = route.useNavigate()
  const preview = queries.useQuery('get', '/api/closings/preview/', {}, { staleTime: 0 })
  const closings = queries.useQuery(
    'get',
    '/api/closings/',
    { params: { query: { page, page_size: pageSize, ordering: '-created_at' } } },
    { placeholderData: keepPreviousData },
  )
  return (
    <MoneyFrame>
      <Stack gap="xl">
        <Answer query={preview}>
          {(data) => <CloseDay key={data.from_instant} preview={data} mayClose={may('payments.write')} />}
        </Answer>
        <section>
          <Title order={2} size="h4" mb="sm">
            {t('closings')}
          </Title>
          <Answer query={closings} isEmpty={({ results }) => results.length === 0} empty={t('noClosings')}>
            {(data) => (
              <Closings
                rows={data.results}
                page={{
                  number: page,
                  size: pageSize,
                  count: data.count,
                  onChange: (next) => void navigate({ search: { page: next === 1 ? undefined : next } }),
                }}
              />
            )}
          </Answer>
        </section>
      </Stack>
    </MoneyFrame>
  )
}

interface ClosingsProps {
  rows: readonly Closing[]
  page: { number: number; size: number; count: number | null; onChange: (page: number) => void }
}

function Closings({ rows, page }: ClosingsProps) {
  const { t } = useTranslation('money')
  const format = useFormat()
  const money = (amount: string, currency: string) => <bdi>{format.money(amount, currency)}</bdi>
  const columns: Column<Closing>[] = [
    {
      title: t('columns.day'),
      cell: ({ on_date, actor_name, note }) => (
        <Stack gap={2}>
          <Text fw={600}>{format.date(on_date)}</Text>
          <Text size="sm" c="dimmed">
            <bdi>{actor_name}</bdi>
          </Text>
          {note === '' ? null : (
            <Text size="sm" dir="auto">
              {note}
            </Text>
          )}
        </Stack>
      ),
    },
    {
      title: t('expectedCash'),
      isWide: true,
      isFigure: true,
      cell: (one) => money(one.expected.cash ?? '0', one.currency),
    },
    { title: t('float'), isWide: true, isFigure: true, cell: (one) => money(one.float, one.currency) },
    { title: t('counted'), isFigure: true, cell: (one) => money(one.counted, one.currency) },
    {
      title: t('difference'),
      isFigure: true,
      cell: ({ difference, currency }) => (
        <Text fw={600} {...(toUnits(difference) === 0 ? {} : { c: 'red.9' })}>
          {money(difference, currency)}
        </Text>
      ),
    },
  ]
  return <DataTable caption={t('closings')} columns={columns} rows={rows} keyOf={({ id }) => id} page={page} />
}
