import { Button, Group, List, Modal, Stack, Text } from '@mantine/core'
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

/** Says what goes with them before it goes, and what keeps them: nobody who booked is taken out of the books. */
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
  const kept = (bookings?.count ?? 0) + (waits?.count ?? 0)
  if (kept > 0) {
    return (
      <Modal
        opened={isOpen}
        onClose={onClose}
        title={t('remove', { name: nameOfCustomer(customer) })}
        closeButtonProps={{ 'aria-label': ui('close') }}
      >
        <Stack>
          <Text>{t('kept')}</Text>
          <List>
            {bookings?.count ? <List.Item>{t('keeps.bookings', { count: bookings.count })}</List.Item> : null}
            {waits?.count ? <List.Item>{t('keeps.waits', { count: waits.count })}</List.Item> : null}
          </List>
          <Text>{t('keptHint')}</Text>
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {ui('close')}
            </Button>
          </Group>
        </Stack>
      </Modal>
    )
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
    </Confirm>
  )
}
