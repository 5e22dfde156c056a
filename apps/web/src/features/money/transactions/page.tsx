import { Button, Select, Stack, TextInput } from '@mantine/core'
import { keepPreviousData } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { Download } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { queries } from '../../../api/client.ts'
import { CustomerSelect } from '../../../lookups/customer-select.tsx'
import { useStaffChoices } from '../../../lookups/names.ts'
import { useBusiness, useMay } from '../../../shell/business.ts'
import { Answer } from '../../../ui/answer.tsx'
import { endOfDay, startOfDay } from '../../../ui/days.ts'
import { Filters } from '../../../ui/filters.tsx'
import { SearchField } from '../../../ui/search-field.tsx'
import { MoneyFrame } from '../frame.tsx'
import { kinds, methods } from '../kinds.ts'
import { narrowingOf } from '../query.ts'
import { pageSize, type TransactionsSearch } from '../search.ts'
import { TransactionsTable } from './table.tsx'
import { Totals } from './totals.tsx'

const route = getRouteApi('/dashboard/money/transactions')

/** Every amount that came in or went out, and what it comes to. */
export function TransactionsPage() {
  const { t } = useTranslation('money')
  const { time_zone } = useBusiness()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const { page = 1, ordering = '-occurred_at' } = search
  const narrowing = narrowingOf(search, time_zone)
  const transactions = queries.useQuery(
    'get',
    '/api/transactions/',
    { params: { query: { page, page_size: pageSize, ordering, ...narrowing } } },
    { placeholderData: keepPreviousData },
  )
  const narrow = (change: Partial<TransactionsSearch>) =>
    void navigate({ search: (now) => ({ ...now, page: undefined, ...change }), replace: true })
  return (
    <MoneyFrame actions={<ExportLink from={search.from} to={search.to} />}>
      <Stack gap="lg">
        <TransactionFilters search={search} onChange={narrow} onClear={() => void navigate({ search: {} })} />
        <Totals narrowing={narrowing} />
        <Answer query={transactions} isEmpty={({ results }) => results.length === 0} empty={t('noTransactions')}>
          {(data) => (
            <TransactionsTable
              transactions={data}
              ordering={ordering}
              page={page}
              onOrder={(next) => narrow({ ordering: next as TransactionsSearch['ordering'] })}
              onPage={(next) => void navigate({ search: (now) => ({ ...now, page: next === 1 ? undefined : next }) })}
            />
          )}
        </Answer>
      </Stack>
    </MoneyFrame>
  )
}

interface TransactionFiltersProps {
  search: TransactionsSearch
  onChange: (change: Partial<TransactionsSearch>) => void
  onClear: () => void
}

function TransactionFilters({ search, onChange, onClear }: TransactionFiltersProps) {
  const { t } = useTranslation('money')
  const may = useMay()
  const staff = useStaffChoices()
  const { page: _, ordering: __, booking: ___, ...narrowing } = search
  return (
    <Filters
      active={Object.values(narrowing).filter((value) => value !== undefined).length}
      onClear={onClear}
      first={
        <SearchField
          label={t('columns.reference')}
          placeholder={t('referenceHint')}
          value={search.q}
          onChange={(q) => onChange({ q })}
          w={{ base: '100%', sm: 240 }}
        />
      }
    >
      <TextInput
        type="date"
        label={t('from')}
        value={search.from ?? ''}
        onChange={({ currentTarget }) => onChange({ from: currentTarget.value || undefined })}
      />
      <TextInput
        type="date"
        label={t('to')}
        value={search.to ?? ''}
        onChange={({ currentTarget }) => onChange({ to: currentTarget.value || undefined })}
      />
      <Select
        label={t('columns.kind')}
        clearable
        placeholder={t('all')}
        data={kinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
        value={search.kind ?? null}
        onChange={(kind) => onChange({ kind: kind ?? undefined })}
      />
      <Select
        label={t('columns.method')}
        clearable
        placeholder={t('all')}
        data={methods.map((value) => ({ value, label: t(`methods.${value}`) }))}
        value={search.method ?? null}
        onChange={(method) => onChange({ method: method ?? undefined })}
      />
      <Select
        label={t('columns.staff')}
        clearable
        searchable
        placeholder={t('all')}
        data={staff}
        value={search.staff ?? null}
        onChange={(one) => onChange({ staff: one ?? undefined })}
      />
      {may('customers.read') ? (
        <CustomerSelect
          label={t('columns.customer')}
          nobody={t('nobody')}
          placeholder={t('all')}
          value={search.customer}
          onChange={(customer) => onChange({ customer })}
        />
      ) : null}
    </Filters>
  )
}

/** The server writes the file, and writes down who took it. */
function ExportLink({ from, to }: { from: string | undefined; to: string | undefined }) {
  const { t } = useTranslation('money')
  const { time_zone } = useBusiness()
  const asked = new URLSearchParams({
    ...(from === undefined ? {} : { from: startOfDay(from, time_zone) }),
    ...(to === undefined ? {} : { until: endOfDay(to, time_zone) }),
  })
  return (
    <Button
      component="a"
      href={`/api/transactions/export/?${asked}`}
      variant="default"
      leftSection={<Download size={16} aria-hidden />}
    >
      {t('export')}
    </Button>
  )
}
