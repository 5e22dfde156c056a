import { Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Reply } from '../../api/types.ts'
import { useFormat } from '../../i18n/format.ts'
import { nameIn, useCustomerNames, useServiceChoices, useStaffChoices } from '../../lookups/names.ts'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { LinkTo } from '../../ui/link.tsx'
import { pageSize } from './search.ts'
import type { Booking } from './states.ts'
import { StatusBadge } from './status-badge.tsx'

export interface BookingsTableProps {
  bookings: Reply<'bookings_list'>
  ordering?: string
  page?: number
  onOrder?: (ordering: string) => void
  onPage?: (page: number) => void
  /** Where all of them are one customer's. */
  withoutCustomer?: boolean
}

export function BookingsTable({ bookings, ordering, page, onOrder, onPage, withoutCustomer }: BookingsTableProps) {
  const { t } = useTranslation('bookings')
  const format = useFormat()
  const staffName = nameIn(useStaffChoices())
  const serviceName = nameIn(useServiceChoices())
  const customerName = useCustomerNames(withoutCustomer ? [] : bookings.results.map((one) => one.customer_id))
  const who = (booking: Booking) => customerName(booking.customer_id) ?? t('noCustomer')
  const columns: Column<Booking>[] = [
    {
      title: t('columns.when'),
      sortKey: 'start_time',
      cell: (booking) => (
        <Stack gap={2}>
          <LinkTo to="." search={(now) => ({ ...now, booking: booking.id })} fw={600}>
            {format.dayTime(booking.start_time)}
          </LinkTo>
          {withoutCustomer ? null : (
            <Text size="sm" hiddenFrom="sm">
              <bdi>{who(booking)}</bdi>
            </Text>
          )}
          <Text size="sm" c="dimmed" hiddenFrom="sm">
            <bdi>{serviceName(booking.service_id)}</bdi>
          </Text>
          <Text size="xs" c="dimmed" visibleFrom="sm" dir="ltr" ta="start">
            {booking.reference}
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
            cell: (booking: Booking) =>
              booking.customer_id === null ? (
                <Text c="dimmed">{t('noCustomer')}</Text>
              ) : (
                <LinkTo to="/dashboard/customers/$customerId" params={{ customerId: booking.customer_id }}>
                  <bdi>{who(booking)}</bdi>
                </LinkTo>
              ),
          },
        ]),
    { title: t('columns.service'), isWide: true, cell: (one) => <bdi>{serviceName(one.service_id)}</bdi> },
    { title: t('columns.staff'), isWide: true, cell: (one) => <bdi>{staffName(one.staff_id)}</bdi> },
    { title: t('columns.source'), isWide: true, cell: (one) => t(`source.${one.source}`) },
    {
      title: t('columns.status'),
      cell: (one) => (
        <Stack gap={4} align="start">
          <StatusBadge status={one.status} />
          <Text size="sm" hiddenFrom="sm">
            {format.money(one.price, one.currency)}
          </Text>
        </Stack>
      ),
    },
    {
      title: t('columns.price'),
      isWide: true,
      isFigure: true,
      cell: (one) => format.money(one.price, one.currency),
    },
  ]
  return (
    <DataTable
      caption={t('title')}
      columns={columns}
      rows={bookings.results}
      keyOf={({ id }) => id}
      {...(ordering === undefined ? {} : { ordering })}
      {...(onOrder === undefined ? {} : { onOrder })}
      {...(onPage === undefined || page === undefined
        ? {}
        : { page: { number: page, size: pageSize, count: bookings.count, onChange: onPage } })}
    />
  )
}
