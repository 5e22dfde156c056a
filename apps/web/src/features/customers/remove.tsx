import { List, Text } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, queries } from '../../api/client.ts'
import { nameOfCustomer } from '../../lookups/names.ts'
import { useMay } from '../../shell/business.ts'
import { Confirm } from '../../ui/confirm.tsx'
import { tell } from '../../ui/tell.tsx'
import type { Customer } from './table.tsx'

export interface RemoveCustomerProps {
  customer: Customer
  isOpen: boolean
  onClose: () => void
  onRemoved: () => void
}

/** Says what goes with them before it goes, and where bookings or payments keep them. */
export function RemoveCustomer({ customer, isOpen, onClose, onRemoved }: RemoveCustomerProps) {
  const { t } = useTranslation('customers')
  const { t: ui } = useTranslation('ui')
  const may = useMay()
  const client = useQueryClient()
  const { id } = customer
  const count = { params: { query: { customer_id: id, page_size: 1 } } }
  const bookings = queries.useQuery('get', '/api/bookings/', count, { enabled: isOpen && may('bookings.read') }).data
  const waits = queries.useQuery('get', '/api/waitlist/', count, { enabled: isOpen && may('waitlist.read') }).data
  const remove = async () => {
    await api.DELETE('/api/customers/{id}/', { params: { path: { id } } })
    client.removeQueries({ predicate: ({ queryKey }) => JSON.stringify(queryKey[2] ?? null).includes(id) })
    await client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[1] === '/api/customers/' })
    tell(t('removed'))
    onRemoved()
  }
  return (
    <Confirm
      isOpen={isOpen}
      onClose={onClose}
      title={t('remove', { name: nameOfCustomer(customer) })}
      action={ui('delete')}
      isDangerous
      onConfirm={remove}
    >
      <Text>{t('removeText')}</Text>
      <List>
        <List.Item>{t('takes.person')}</List.Item>
        {(bookings?.count ?? 0) > 0 ? (
          <List.Item>{t('takes.bookings', { count: bookings?.count ?? 0 })}</List.Item>
        ) : null}
        {(waits?.count ?? 0) > 0 ? <List.Item>{t('takes.waits', { count: waits?.count ?? 0 })}</List.Item> : null}
      </List>
    </Confirm>
  )
}
