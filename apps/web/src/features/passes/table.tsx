import { Stack, Text, UnstyledButton } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Reply } from '../../api/types.ts'
import { useFormat } from '../../i18n/format.ts'
import { useCustomerNames } from '../../lookups/names.ts'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { LinkTo } from '../../ui/link.tsx'
import { type Pass, spacedCode } from './kinds.ts'
import { Left } from './left.tsx'
import { pageSize } from './search.ts'
import { useUntil } from './until.ts'

export interface PassesTableProps {
  passes: Reply<'passes_list'>
  page: number
  onOpen: (id: string) => void
  onPage: (page: number) => void
  /** Where all of them are one customer's. */
  withoutCustomer?: boolean
}

export function PassesTable({ passes, page, onOpen, onPage, withoutCustomer = false }: PassesTableProps) {
  const { t } = useTranslation('passes')
  const format = useFormat()
  const lasts = useUntil()
  const { results } = passes
  const customerName = useCustomerNames(withoutCustomer ? [] : results.map(({ customer_id }) => customer_id))
  const until = ({ valid_until }: Pass) => (valid_until === null ? t('forGood') : lasts(valid_until))
  const columns: Column<Pass>[] = [
    {
      title: t('pass'),
      cell: (pass) => (
        <Stack gap={2} align="start">
          <UnstyledButton onClick={() => onOpen(pass.id)} fw={600} mih={24} c="var(--mantine-color-anchor)">
            <bdi>{pass.name}</bdi>
          </UnstyledButton>
          <Text size="xs" c="dimmed" dir="ltr" ff="monospace">
            {spacedCode(pass.code)}
          </Text>
          {withoutCustomer ? null : (
            <Text size="sm" hiddenFrom="sm">
              <bdi>{customerName(pass.customer_id)}</bdi>
            </Text>
          )}
        </Stack>
      ),
    },
    ...(withoutCustomer
      ? []
      : [
          {
            title: t('customer'),
            isWide: true,
            cell: ({ customer_id }: Pass) => (
              <LinkTo to="/dashboard/customers/$customerId" params={{ customerId: customer_id }}>
                <bdi>{customerName(customer_id)}</bdi>
              </LinkTo>
            ),
          },
        ]),
    { title: t('bought'), isWide: true, cell: ({ created_at }) => format.dayTime(created_at) },
    { title: t('until'), isWide: true, cell: until },
    { title: t('rest'), cell: (pass) => <Left pass={pass} /> },
  ]
  return (
    <DataTable
      caption={t('sold')}
      columns={columns}
      rows={results}
      keyOf={({ id }) => id}
      page={{ number: page, size: pageSize, count: passes.count, onChange: onPage }}
    />
  )
}
