import { Button, Group, Stack, Text, Title } from '@mantine/core'
import { Banknote } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../i18n/format.ts'
import { useMay } from '../../shell/business.ts'
import { PassPayment } from '../passes/pay.tsx'
import type { Booking } from './drawer.tsx'
import { PaymentForm } from './payment-form.tsx'

/** Where a booking stands in money, and the till. */
export function Money({ booking }: { booking: Booking }) {
  const { t } = useTranslation('booking')
  const format = useFormat()
  const may = useMay()
  const [isPaying, setPaying] = useState(false)
  const { price, discount, covered, paid = '0', balance = '0', fee, deposit, currency } = booking
  const lines = [
    ['price', price],
    ...(Number(discount) > 0 ? [['discount', `-${discount}`] as const] : []),
    ...(Number(covered) > 0 ? [['covered', `-${covered}`] as const] : []),
    ...(Number(deposit) > 0 ? [['deposit', deposit] as const] : []),
    ...(Number(fee) > 0 ? [['fee', fee] as const] : []),
    ['paid', paid],
  ] as const
  return (
    <section>
      <Title order={3} size="h6" mb={4}>
        {t('money')}
      </Title>
      <Stack gap={2}>
        {lines.map(([name, amount]) => (
          <Group key={name} justify="space-between">
            <Text size="sm">{t(`sums.${name}`)}</Text>
            <Text size="sm">{format.money(amount, currency)}</Text>
          </Group>
        ))}
        <Group justify="space-between">
          <Text fw={650}>{t(Number(balance) < 0 ? 'sums.back' : 'sums.balance')}</Text>
          <Text fw={650}>{format.money(Math.abs(Number(balance)), currency)}</Text>
        </Group>
      </Stack>
      {isPaying ? (
        <PaymentForm booking={booking} onDone={() => setPaying(false)} />
      ) : (
        <Group mt="sm" gap="xs" align="start">
          {may('payments.write') ? (
            <Button
              variant={Number(balance) > 0 ? 'filled' : 'default'}
              leftSection={<Banknote size={18} aria-hidden />}
              onClick={() => setPaying(true)}
            >
              {t('pay')}
            </Button>
          ) : null}
          <PassPayment booking={booking} />
        </Group>
      )}
    </section>
  )
}
