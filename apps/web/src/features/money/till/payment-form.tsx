import { Button, Group, SegmentedControl, Select, Stack, Text, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../../api/client.ts'
import type { Reply } from '../../../api/types.ts'
import { useFormat } from '../../../i18n/format.ts'
import { useStaffChoices } from '../../../lookups/names.ts'
import { useAttempt } from '../../../ui/attempt.ts'
import { Failure } from '../../../ui/failure.tsx'
import { type TillMethod, tillMethods } from '../kinds.ts'
import { difference, toUnits } from '../minor.ts'
import { MoneyField } from '../money-field.tsx'
import { forgetMoney } from './forget.ts'
import type { Taken } from './taken.ts'

export interface PaymentFormProps {
  bookingId: string
  balance: Reply<'bookings_balance'>
  /** Whom a tip is meant for, unless said otherwise. */
  staffId: string | undefined
  onTaken: (taken: Taken) => void
}

export function PaymentForm({ bookingId, balance, staffId, onTaken }: PaymentFormProps) {
  const { t } = useTranslation('money')
  const format = useFormat()
  const client = useQueryClient()
  const staff = useStaffChoices()
  const { currency } = balance
  const left = toUnits(balance.balance) > 0 ? balance.balance : ''
  const [method, setMethod] = useState<TillMethod>('cash')
  const [amount, setAmount] = useState(left)
  const [given, setGiven] = useState('')
  const [tip, setTip] = useState('')
  const [tipFor, setTipFor] = useState<string | null>(null)
  const [reference, setReference] = useState('')
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const once = useAttempt()
  const hasTip = toUnits(tip) > 0
  const total = difference(amount, hasTip ? `-${tip}` : '0')
  const change = toUnits(given) - toUnits(total)
  const send = async () => {
    setBusy(true)
    setError(null)
    const note = method === 'cash' || reference === '' ? {} : { reference }
    try {
      const payments = [
        ...(toUnits(amount) > 0 ? [{ method, amount, ...note }] : []),
        ...(hasTip ? [{ method, amount: tip, is_tip: true, staff_id: tipFor ?? staffId ?? null, ...note }] : []),
      ]
      const { data } = await once((key) =>
        api.POST('/api/bookings/{id}/payments/', {
          params: { path: { id: bookingId }, header: { 'idempotency-key': key } },
          body: { payments },
        }),
      )
      await forgetMoney(client)
      if (data !== undefined) onTaken(data)
    } catch (refused) {
      setError(refused)
    } finally {
      setBusy(false)
    }
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <Stack>
        <SegmentedControl
          aria-label={t('columns.method')}
          fullWidth
          value={method}
          onChange={(value) => setMethod(value as TillMethod)}
          data={tillMethods.map((value) => ({ value, label: t(`methods.${value}`) }))}
        />
        <Group grow align="start">
          <MoneyField label={t('columns.amount')} currency={currency} value={amount} onChange={setAmount} size="md" />
          <MoneyField label={t('tip')} currency={currency} value={tip} onChange={setTip} size="md" />
        </Group>
        {hasTip ? (
          <Select
            label={t('tipFor')}
            data={staff}
            value={tipFor ?? staffId ?? null}
            onChange={setTipFor}
            allowDeselect={false}
          />
        ) : null}
        {method === 'cash' ? (
          <Group grow align="end">
            <MoneyField label={t('given')} currency={currency} value={given} onChange={setGiven} />
            <Text pb={8} role="status">
              {given === '' || change < 0 ? '' : t('change', { amount: format.money(change / 1_000_000, currency) })}
            </Text>
          </Group>
        ) : (
          <TextInput
            label={t(`references.${method}`)}
            value={reference}
            onChange={({ currentTarget }) => setReference(currentTarget.value)}
            dir="auto"
            maxLength={200}
          />
        )}
        {error === null ? null : <Failure error={error} reset={() => void send()} />}
        <Button type="submit" size="md" loading={isBusy} disabled={toUnits(total) <= 0}>
          {t('takeAmount', { amount: format.money(total, currency) })}
        </Button>
      </Stack>
    </form>
  )
}
