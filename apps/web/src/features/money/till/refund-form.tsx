import { Button, Group, Stack, Text, Textarea } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../../../api/client.ts'
import type { Reply } from '../../../api/types.ts'
import { useFormat } from '../../../i18n/format.ts'
import { useAttempt } from '../../../ui/attempt.ts'
import { Failure } from '../../../ui/failure.tsx'
import { useSubmit } from '../../../ui/form.ts'
import { tell } from '../../../ui/tell.tsx'
import { fromUnits, toUnits } from '../minor.ts'
import { MoneyField } from '../money-field.tsx'
import { forgetMoney } from './forget.ts'
import { refundable } from './refundable.ts'

export interface RefundFormProps {
  bookingId: string
  balance: Reply<'bookings_balance'>
  onDone: () => void
}

/**
 * Gives money back the way it came. What the policy owes is given by itself when a booking is cancelled; beyond it somebody
 * decides, and says why: both are written down.
 */
export function RefundForm({ bookingId, balance, onDone }: RefundFormProps) {
  const { t } = useTranslation(['money', 'ui'])
  const format = useFormat()
  const client = useQueryClient()
  const once = useAttempt()
  const { currency } = balance
  const most = refundable(balance)
  // Paid beyond what is owed, after a cancellation within its time for instance: that much is theirs.
  const due = Math.min(most, Math.max(0, -toUnits(balance.balance)))
  const { form, isBusy, error, onSubmit } = useSubmit(
    {
      initialValues: { amount: fromUnits(due > 0 ? due : most), reason: '' },
      validate: {
        amount: (amount) => (toUnits(amount) > 0 && toUnits(amount) <= most ? null : t('money:refundTooHigh')),
        reason: (reason) => (reason.trim() === '' ? t('money:reasonMissing') : null),
      },
    },
    async (values) => {
      await once((key) =>
        api.POST('/api/bookings/{id}/refund/', {
          params: { path: { id: bookingId }, header: { 'idempotency-key': key } },
          body: values,
        }),
      )
      await forgetMoney(client)
      tell(t('money:refundDone'))
      onDone()
    },
  )
  const isAbove = toUnits(form.getValues().amount) > due
  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack>
        <Text size="sm">
          {t('money:refundable', { amount: format.money(most / 1_000_000, currency) })}{' '}
          {due > 0 ? t('money:refundDue', { amount: format.money(due / 1_000_000, currency) }) : null}
        </Text>
        <MoneyField
          label={t('money:columns.amount')}
          currency={currency}
          description={isAbove ? t('money:abovePolicy') : t('money:byPolicy')}
          {...form.getInputProps('amount')}
        />
        <Textarea
          label={t('money:reason')}
          required
          dir="auto"
          autosize
          minRows={2}
          {...form.getInputProps('reason')}
        />
        {error === null ? null : <Failure error={error} reset={() => onSubmit()} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onDone}>
            {t('ui:cancel')}
          </Button>
          <Button type="submit" color="red.9" loading={isBusy}>
            {t('money:refundAmount', { amount: format.money(form.getValues().amount || '0', currency) })}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
