import { Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Reply } from '../../../api/types.ts'
import { useFormat } from '../../../i18n/format.ts'
import { nameIn, useCustomerNames, useReferences, useStaffChoices } from '../../../lookups/names.ts'
import { type Column, DataTable } from '../../../ui/data-table.tsx'
import { LinkTo } from '../../../ui/link.tsx'
import type { Transaction } from '../kinds.ts'
import { pageSize } from '../search.ts'

export interface TransactionsTableProps {
  transactions: Reply<'transactions_list'>
  ordering?: string
  page?: number
  onOrder?: (ordering: string) => void
  onPage?: (page: number) => void
  withoutCustomer?: boolean
}

export function TransactionsTable({
  transactions,
  ordering,
  page,
  onOrder,
  onPage,
  withoutCustomer,
}: TransactionsTableProps) {
  const { t } = useTranslation('money')
  const format = useFormat()
  const staffName = nameIn(useStaffChoices())
  const { results } = transactions
  const customerName = useCustomerNames(withoutCustomer ? [] : results.map(({ customer_id }) => customer_id))
  const reference = useReferences(results.map(({ booking_id }) => booking_id))
  const about = ({ booking_id, reference: note }: Transaction) => (
    <>
      {booking_id === null ? null : (
        <LinkTo to="." search={(now) => ({ ...now, booking: booking_id })} dir="ltr">
          {reference(booking_id) ?? t('booking')}
        </LinkTo>
      )}
      {note === '' ? null : (
        <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
          <bdi>{note}</bdi>
        </Text>
      )}
    </>
  )
  const columns: Column<Transaction>[] = [
    {
      title: t('columns.when'),
      sortKey: 'occurred_at',
      cell: (one) => (
        <Stack gap={2}>
          <Text fw={600}>{format.dayTime(one.occurred_at)}</Text>
          <Text size="sm" c="dimmed">
            {t(`kinds.${one.kind}`)} · {t(`methods.${one.method}`)}
            {one.staff_id === null ? null : (
              <>
                {' · '}
                <bdi>{staffName(one.staff_id)}</bdi>
              </>
            )}
          </Text>
          <Text size="sm" component="div" hiddenFrom="sm">
            {withoutCustomer || one.customer_id === null ? null : (
              <Text size="sm">
                <bdi>{customerName(one.customer_id)}</bdi>
              </Text>
            )}
            {about(one)}
          </Text>
        </Stack>
      ),
    },
    ...(withoutCustomer
      ? []
      : [
          {
            title: t('columns.customer'),
            isWide: true,
            cell: ({ customer_id }: Transaction) =>
              customer_id === null ? null : (
                <LinkTo to="/dashboard/customers/$customerId" params={{ customerId: customer_id }}>
                  <bdi>{customerName(customer_id)}</bdi>
                </LinkTo>
              ),
          },
        ]),
    { title: t('columns.about'), isWide: true, cell: about },
    { title: t('columns.by'), isWide: true, cell: ({ actor_name }) => <bdi>{actor_name}</bdi> },
    {
      title: t('columns.amount'),
      sortKey: 'amount',
      isFigure: true,
      cell: ({ amount, currency }) => (
        <Text fw={600} {...(Number(amount) < 0 ? { c: 'red.9' } : {})}>
          <bdi>{format.money(amount, currency)}</bdi>
        </Text>
      ),
    },
  ]
  return (
    <DataTable
      caption={t('places.transactions')}
      columns={columns}
      rows={results}
      keyOf={({ id }) => id}
      {...(ordering === undefined ? {} : { ordering })}
      {...(onOrder === undefined ? {} : { onOrder })}
      {...(onPage === undefined || page === undefined
        ? {}
        : { page: { number: page, size: pageSize, count: transactions.count, onChange: onPage } })}
    />
  )
}
