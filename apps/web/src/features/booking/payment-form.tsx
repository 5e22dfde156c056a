import { Button, Checkbox, Group, SegmentedControl, Stack, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/client.ts'
import { useFormat } from '../../i18n/format.ts'
import { refresh } from '../../shell/refresh.ts'
import { useAttempt } from '../../ui/attempt.ts'
import { Failure } from '../../ui/failure.tsx'
import { useSubmit } from '../../ui/form.ts'
import { tell } from '../../ui/tell.tsx'
import type { Booking } from './drawer.tsx'

const methods = ['cash', 'card', 'transfer', 'cheque'] as const

/** A small till: what came in for this booking, and by which means. */
export function PaymentForm({ booking, onDone }: { booking: Booking; onDone: () => void }) {
  const { t } = useTranslation('booking')
  const { t: ui } = useTranslation('ui')
  const format = useFormat()
  const client = useQueryClient()
  const once = useAttempt()
  const { id, balance = '0', currency } = booking
  const initialValues = {
    amount: Number(balance) > 0 ? balance : '',
    method: 'cash' as (typeof methods)[number],
    is_tip: false,
    reference: '',
  }
  const { form, isBusy, error, onSubmit } = useSubmit({ initialValues }, async (values) => {
    const amount = Number(values.amount.replace(',', '.').replaceAll(/\s/g, '')).toFixed(2)
    const body = { payments: [{ ...values, amount, staff_id: null }] }
    await once((key) =>
      api.POST('/api/bookings/{id}/payments/', { params: { path: { id }, header: { 'idempotency-key': key } }, body }),
    )
    tell(t('paid', { amount: format.money(amount, currency) }))
    await refresh(client, ['payments', 'bookings'])
    onDone()
  })
  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack gap="sm" mt="sm">
        <TextInput
          label={t('amount', { currency })}
          inputMode="decimal"
          data-autofocus
          autoFocus
          {...form.getInputProps('amount')}
        />
        <SegmentedControl
          aria-label={t('method')}
          fullWidth
          data={methods.map((value) => ({ value, label: t(`methods.${value}`) }))}
          {...form.getInputProps('method')}
        />
        {form.values.method === 'cash' ? null : (
          <TextInput label={t('paymentReference')} {...form.getInputProps('reference')} />
        )}
        <Checkbox label={t('tip')} {...form.getInputProps('is_tip', { type: 'checkbox' })} />
        {error === null ? null : <Failure error={error} reset={() => onSubmit()} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onDone}>
            {ui('cancel')}
          </Button>
          <Button type="submit" loading={isBusy}>
            {t('take')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
