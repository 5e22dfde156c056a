import { Select, Stack, Text, TextInput, Title } from '@mantine/core'
import { keepPreviousData } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { queries } from '../../../api/client.ts'
import { useFormat } from '../../../i18n/format.ts'
import { useCustomerNames, useReferences } from '../../../lookups/names.ts'
import { useBusiness } from '../../../shell/business.ts'
import { Answer } from '../../../ui/answer.tsx'
import { type Column, DataTable } from '../../../ui/data-table.tsx'
import { endOfDay, startOfDay } from '../../../ui/days.ts'
import { Filters } from '../../../ui/filters.tsx'
import { LinkTo } from '../../../ui/link.tsx'
import { StateBadge } from '../../../ui/state-badge.tsx'
import { MoneyFrame } from '../frame.tsx'
import { type Payment, paymentColourOf, paymentStatuses } from '../kinds.ts'
import { type PaymentsSearch, pageSize } from '../search.ts'
import { Reconciliation } from './reconciliation.tsx'

const route = getRouteApi('/dashboard/money/online')

/** What came by card from afar: first what somebody has to look at, then all of it. */
export function OnlinePage() {
  const { t } = useTranslation('money')
  const { time_zone } = useBusiness()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const { status, from, to, customer, page = 1 } = search
  const payments = queries.useQuery(
    'get',
    '/api/payments/',
    {
      params: {
        query: {
          page,
          page_size: pageSize,
          ...(status === undefined ? {} : { status }),
          ...(customer === undefined ? {} : { customer_id: customer }),
          ...(from === undefined ? {} : { created_at__gte: startOfDay(from, time_zone) }),
          ...(to === undefined ? {} : { created_at__lt: endOfDay(to, time_zone) }),
        },
      },
    },
    { placeholderData: keepPreviousData },
  )
  const narrow = (change: Partial<PaymentsSearch>) =>
    void navigate({ search: (now) => ({ ...now, page: undefined, ...change }), replace: true })
  return (
    <MoneyFrame>
      <Stack gap="xl">
        <Reconciliation />
        <Stack>
          <Title order={2} size="h4">
            {t('allPayments')}
          </Title>
          <Filters
            active={[status, from, to, customer].filter((value) => value !== undefined).length}
            onClear={() => void navigate({ search: {} })}
          >
            <Select
              label={t('columns.status')}
              clearable
              placeholder={t('all')}
              data={paymentStatuses.map((value) => ({ value, label: t(`paymentStatus.${value}`) }))}
              value={status ?? null}
              onChange={(one) => narrow({ status: one ?? undefined })}
            />
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
          </Filters>
          <Answer query={payments} isEmpty={({ results }) => results.length === 0} empty={t('noOnline')}>
            {(data) => (
              <Payments
                rows={data.results}
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
      </Stack>
    </MoneyFrame>
  )
}

interface PaymentsProps {
  rows: readonly Payment[]
  page: { number: number; size: number; count: number | null; onChange: (page: number) => void }
}

function Payments({ rows, page }: PaymentsProps) {
  const { t } = useTranslation('money')
  const format = useFormat()
  const customerName = useCustomerNames(rows.map(({ customer_id }) => customer_id))
  const reference = useReferences(rows.map(({ booking_id }) => booking_id))
  const columns: Column<Payment>[] = [
    {
      title: t('columns.when'),
      cell: (one) => (
        <Stack gap={2}>
          <Text fw={600}>{format.dayTime(one.created_at)}</Text>
          <Text size="sm">
            <bdi>{customerName(one.customer_id)}</bdi>
          </Text>
          <LinkTo to="." search={(now) => ({ ...now, booking: one.booking_id })} size="sm" dir="ltr">
            {reference(one.booking_id) ?? t('booking')}
          </LinkTo>
        </Stack>
      ),
    },
    { title: t('columns.purpose'), isWide: true, cell: ({ purpose }) => t(`purposes.${purpose}`) },
    { title: t('columns.provider'), isWide: true, cell: ({ provider }) => t(`providers.${provider}`) },
    {
      title: t('columns.status'),
      cell: ({ status, to_check }) => (
        <Stack gap={4} align="start">
          <StateBadge color={paymentColourOf[status]}>{t(`paymentStatus.${status}`)}</StateBadge>
          {to_check === null ? null : (
            <Text size="sm" c="red.9">
              {t('toCheck')}
            </Text>
          )}
        </Stack>
      ),
    },
    { title: t('columns.amount'), isFigure: true, cell: (one) => <bdi>{format.money(one.amount, one.currency)}</bdi> },
  ]
  return <DataTable caption={t('allPayments')} columns={columns} rows={rows} keyOf={({ id }) => id} page={page} />
}
