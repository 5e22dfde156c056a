import { Text, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/client.ts'
import { useFormat } from '../../i18n/format.ts'
import { useAttempt } from '../../ui/attempt.ts'
import { Confirm } from '../../ui/confirm.tsx'
import { tell } from '../../ui/tell.tsx'
import { fromUnits, toUnits } from '../money/minor.ts'
import { MoneyField } from '../money/money-field.tsx'
import type { Pass } from './kinds.ts'
import { usePassesTouched } from './touched.ts'

/** All that is left goes back, for its share of the price or what somebody decides. */
export function TakeBackDialog({ pass, onClose }: { pass: Pass; onClose: () => void }) {
  const { t } = useTranslation('passes')
  const format = useFormat()
  const touched = usePassesTouched()
  const once = useAttempt()
  const { id, rest, uses, price, currency } = pass
  // Rounded down, as the server does.
  const [amount, setAmount] = useState(fromUnits(Math.floor((toUnits(price) * rest) / uses / 10_000) * 10_000))
  const [reason, setReason] = useState('')
  return (
    <Confirm
      isOpen
      onClose={onClose}
      title={t('takeBackTitle')}
      action={t('takeBack')}
      isDangerous
      onConfirm={async () => {
        const body = { reason, ...(amount === '' ? {} : { amount }) }
        const header = (key: string) => ({ path: { id }, header: { 'idempotency-key': key } })
        await once((key) => api.POST('/api/passes/{id}/refund/', { params: header(key), body }))
        await touched()
        tell(t('tookBack', { amount: format.money(amount || '0', currency) }))
      }}
    >
      <Text size="sm">{t('takeBackText', { count: rest })}</Text>
      <MoneyField label={t('givenBack')} currency={currency} value={amount} onChange={setAmount} />
      <Textarea
        label={t('reason')}
        required
        dir="auto"
        autosize
        minRows={2}
        value={reason}
        onChange={({ currentTarget }) => setReason(currentTarget.value)}
      />
    </Confirm>
  )
}
