import { Group, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Reply, Row } from '../../api/types.ts'
import { useFormat } from '../../i18n/format.ts'
import { languageNames } from '../../i18n/languages.ts'
import { nameOfCustomer } from '../../lookups/names.ts'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { LinkTo } from '../../ui/link.tsx'
import { StateBadge } from '../../ui/state-badge.tsx'
import { pageSize } from './search.ts'

export type Customer = Row<'customers_list'>

export interface CustomersTableProps {
  customers: Reply<'customers_list'>
  ordering: string
  page: number
  onOrder: (ordering: string) => void
  onPage: (page: number) => void
}

export function CustomersTable({ customers, ordering, page, onOrder, onPage }: CustomersTableProps) {
  const { t } = useTranslation('customers')
  const format = useFormat()
  const columns: Column<Customer>[] = [
    {
      title: t('fields.name'),
      sortKey: 'name',
      cell: (customer) => (
        <Stack gap={2}>
          <Group gap="xs">
            <LinkTo to="/dashboard/customers/$customerId" params={{ customerId: customer.id }} fw={600}>
              <bdi>{nameOfCustomer(customer)}</bdi>
            </LinkTo>
            {customer.blocked_at === null ? null : <StateBadge color="red.7">{t('block.badge')}</StateBadge>}
          </Group>
          <Text size="sm" c="dimmed" hiddenFrom="sm" style={{ overflowWrap: 'anywhere' }}>
            <bdi>{customer.phone || customer.email}</bdi>
          </Text>
        </Stack>
      ),
    },
    { title: t('fields.phone'), isWide: true, cell: ({ phone }) => <bdi dir="ltr">{phone}</bdi> },
    { title: t('fields.email'), isWide: true, cell: ({ email }) => <bdi dir="ltr">{email}</bdi> },
    {
      title: t('fields.language'),
      isWide: true,
      cell: ({ language }) => <span lang={language}>{languageNames[language]}</span>,
    },
    {
      title: t('known'),
      sortKey: 'created_at',
      isFigure: true,
      cell: ({ created_at }) => format.date(created_at.slice(0, 10)),
    },
  ]
  return (
    <DataTable
      caption={t('title')}
      columns={columns}
      rows={customers.results}
      keyOf={({ id }) => id}
      ordering={ordering}
      onOrder={onOrder}
      page={{ number: page, size: pageSize, count: customers.count, onChange: onPage }}
    />
  )
}
