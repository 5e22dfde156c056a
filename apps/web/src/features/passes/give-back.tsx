import { Text, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/client.ts'
import { useAttempt } from '../../ui/attempt.ts'
import { Confirm } from '../../ui/confirm.tsx'
import { tell } from '../../ui/tell.tsx'
import { usePassesTouched } from './touched.ts'

/** The use goes back to its pass, and the visit is to be paid again: for a mistake, or as a favour. */
export function GiveBackDialog({ bookingId, onClose }: { bookingId: string; onClose: () => void }) {
  const { t } = useTranslation('passes')
  const touched = usePassesTouched()
  const once = useAttempt()
  const [reason, setReason] = useState('')
  return (
    <Confirm
      isOpen
      onClose={onClose}
      title={t('giveBackTitle')}
      action={t('giveBack')}
      onConfirm={async () => {
        const params = (key: string) => ({ path: { id: bookingId }, header: { 'idempotency-key': key } })
        await once((key) => api.POST('/api/bookings/{id}/pass/give_back/', { params: params(key), body: { reason } }))
        await touched()
        tell(t('gaveBack'))
      }}
    >
      <Text size="sm">{t('giveBackText')}</Text>
      <Textarea
        label={t('reason')}
        required
        data-autofocus
        dir="auto"
        autosize
        minRows={2}
        value={reason}
        onChange={({ currentTarget }) => setReason(currentTarget.value)}
      />
    </Confirm>
  )
}
