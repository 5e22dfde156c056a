import { Button, Card, Group, SimpleGrid, Stack, Text } from '@mantine/core'
import { Check } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../i18n/format.ts'
import { nameIn, useCustomerNames, useServiceChoices } from '../../../lookups/names.ts'
import type { Booking } from '../../bookings/states.ts'
import { StatusBadge } from '../../bookings/status-badge.tsx'
import { toUnits } from '../minor.ts'

/** Those who owe something first; under each what is left. */
export function ToPay({ bookings, onPay }: { bookings: readonly Booking[]; onPay: (id: string) => void }) {
  const { t } = useTranslation(['money', 'bookings'])
  const format = useFormat()
  const customerName = useCustomerNames(bookings.map(({ customer_id }) => customer_id))
  const serviceName = nameIn(useServiceChoices())
  const owes = ({ balance = '0' }: Booking) => toUnits(balance) > 0
  const ordered = [...bookings.filter(owes), ...bookings.filter((one) => !owes(one))]
  return (
    <SimpleGrid cols={{ base: 1, md: 2, xl: 3 }} spacing="sm">
      {ordered.map((booking) => {
        const { id, start_time, customer_id, service_id, reference, status, balance = '0', currency } = booking
        const name = customerName(customer_id) ?? t('bookings:noCustomer')
        return (
          <Card key={id} withBorder padding="md" component="article">
            <Group justify="space-between" align="start" wrap="nowrap">
              <Stack gap={2} miw={0}>
                <Text fw={600}>
                  <bdi>{name}</bdi>
                </Text>
                <Text size="sm">
                  {format.dayTime(start_time)} · <bdi>{serviceName(service_id)}</bdi>
                </Text>
                <Text size="xs" c="dimmed" dir="ltr" ta="start">
                  {reference}
                </Text>
              </Stack>
              <StatusBadge status={status} />
            </Group>
            <Group justify="space-between" mt="md">
              {owes(booking) ? (
                <Text fw={650} fz="lg">
                  {format.money(balance, currency)}
                </Text>
              ) : (
                <Group gap={6}>
                  <Check size={16} aria-hidden />
                  <Text>{t('money:settled')}</Text>
                </Group>
              )}
              <Button
                variant={owes(booking) ? 'filled' : 'default'}
                h={44}
                onClick={() => onPay(id)}
                aria-label={t(owes(booking) ? 'money:takeOf' : 'money:openOf', { name })}
              >
                {t(owes(booking) ? 'money:take' : 'money:open')}
              </Button>
            </Group>
          </Card>
        )
      })}
    </SimpleGrid>
  )
}
