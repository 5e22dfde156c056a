import { Anchor, Select, Stack, Text, TextInput } from '@mantine/core'
import { keepPreviousData } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { Printer } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { queries } from '../../../api/client.ts'
import type { Row } from '../../../api/types.ts'
import { useFormat } from '../../../i18n/format.ts'
import { CustomerSelect } from '../../../lookups/customer-select.tsx'
import { useCustomerNames } from '../../../lookups/names.ts'
import { useBusiness, useMay } from '../../../shell/business.ts'
import { Answer } from '../../../ui/answer.tsx'
import { type Column, DataTable } from '../../../ui/data-table.tsx'
import { endOfDay, startOfDay } from '../../../ui/days.ts'
import { Filters } from '../../../ui/filters.tsx'
import { SearchField } from '../../../ui/search-field.tsx'
import { MoneyFrame } from '../frame.tsx'
import { pageSize, type ReceiptsSearch } from '../search.ts'

const route = getRouteApi('/dashboard/money/receipts')

/** What customers were given for their money: each opens as a page to be printed. */
export function ReceiptsPage() {
  const { t } = useTranslation('money')
  const format = useFormat()
  const may = useMay()
  const { time_zone } = useBusiness()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const { number, kind, customer, from, to, page = 1 } = search
  const receipts = queries.useQuery(
    'get',
    '/api/receipts/',
    {
      params: {
        query: {
          page,
          page_size: pageSize,
          ...(number === undefined ? {} : { number }),
          ...(kind === undefined ? {} : { kind }),
          ...(customer === undefined ? {} : { customer_id: customer }),
          ...(from === undefined ? {} : { issued_at__gte: startOfDay(from, time_zone) }),
          ...(to === undefined ? {} : { issued_at__lt: endOfDay(to, time_zone) }),
        },
      },
    },
    { placeholderData: keepPreviousData },
  )
  const customerName = useCustomerNames((receipts.data?.results ?? []).map(({ customer_id }) => customer_id))
  const narrow = (change: Partial<ReceiptsSearch>) =>
    void navigate({ search: (now) => ({ ...now, page: undefined, ...change }), replace: true })
  const active = [number, kind, customer, from, to].filter((value) => value !== undefined).length
  const columns: Column<Row<'receipts_list'>>[] = [
    {
      title: t('columns.number'),
      cell: (receipt) => (
        <Stack gap={2}>
          <Anchor href={`/api/receipts/${receipt.id}/page/`} target="_blank" fw={600}>
            <Printer size={14} aria-hidden /> {t('receiptOf', { number: String(receipt.number) })}
          </Anchor>
          <Text size="sm" c="dimmed">
            {t(`receiptKinds.${receipt.kind}`)} · {t(`methods.${receipt.method}`)}
          </Text>
          <Text size="sm" hiddenFrom="sm">
            <bdi>{customerName(receipt.customer_id)}</bdi>
          </Text>
        </Stack>
      ),
    },
    { title: t('columns.when'), isWide: true, cell: ({ issued_at }) => format.dayTime(issued_at) },
    { title: t('columns.customer'), isWide: true, cell: (one) => <bdi>{customerName(one.customer_id)}</bdi> },
    {
      title: t('columns.about'),
      isWide: true,
      cell: ({ facts }) => (
        <Text size="sm">
          <bdi>{facts.booking?.services.join(', ')}</bdi>
        </Text>
      ),
    },
    {
      title: t('columns.amount'),
      isFigure: true,
      cell: ({ amount, currency }) => <bdi>{format.money(amount, currency)}</bdi>,
    },
  ]
  return (
    <MoneyFrame>
      <Stack gap="lg">
        <Filters
          active={active}
          onClear={() => void navigate({ search: {} })}
          first={
            <SearchField
              label={t('columns.number')}
              inputMode="numeric"
              value={number === undefined ? undefined : String(number)}
              onChange={(text) => narrow({ number: /^\d+$/.test(text ?? '') ? Number(text) : undefined })}
              w={{ base: '100%', sm: 200 }}
            />
          }
        >
          <TextInput
            type="date"
            label={t('from')}
            value={from ?? ''}
            onChange={({ currentTarget }) => narrow({ from: currentTarget.value || undefined })}
          />
          <TextInput
            type="date"
            label={t('to')}
            value={to ?? ''}
            onChange={({ currentTarget }) => narrow({ to: currentTarget.value || undefined })}
          />
          <Select
            label={t('columns.kind')}
            clearable
            placeholder={t('all')}
            data={(['receipt', 'refund'] as const).map((value) => ({ value, label: t(`receiptKinds.${value}`) }))}
            value={kind ?? null}
            onChange={(chosen) => narrow({ kind: chosen ?? undefined })}
          />
          {may('customers.read') ? (
            <CustomerSelect
              label={t('columns.customer')}
              nobody={t('nobody')}
              placeholder={t('all')}
              value={customer}
              onChange={(id) => narrow({ customer: id })}
            />
          ) : null}
        </Filters>
        <Answer query={receipts} isEmpty={({ results }) => results.length === 0} empty={t('noReceipts')}>
          {(data) => (
            <DataTable
              caption={t('places.receipts')}
              columns={columns}
              rows={data.results}
              keyOf={({ id }) => id}
              page={{
                number: page,
                size: pageSize,
                count: data.count,
                onChange: (next) =>
                  void navigate({ search: (now) => ({ ...now, page: next === 1 ? undefined : next }) }),
              }}
            />
          )}
        </Answer>
      </Stack>
    </MoneyFrame>
  )
}
