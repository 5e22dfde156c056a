import { SegmentedControl, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/client.ts'
import { refresh } from '../../shell/refresh.ts'
import { Confirm } from '../../ui/confirm.tsx'
import type { Booking } from './drawer.tsx'

/** What was entered by mistake is put right on the same day, with the reason. */
export function CorrectDialog({ booking: { id }, onClose }: { booking: Booking; onClose: () => void }) {
  const { t } = useTranslation('booking')
  const client = useQueryClient()
  const [to, setTo] = useState<'confirmed' | 'checked_in'>('confirmed')
  const [reason, setReason] = useState('')
  return (
    <Confirm
      isOpen
      onClose={onClose}
      title={t('correctTitle')}
      action={t('correct')}
      onConfirm={async () => {
        await api.POST('/api/bookings/{id}/correct/', { params: { path: { id } }, body: { to, reason } })
        await refresh(client, ['bookings'])
      }}
    >
      <SegmentedControl
        aria-label={t('correctTo')}
        value={to}
        onChange={(value) => setTo(value as typeof to)}
        data={(['confirmed', 'checked_in'] as const).map((value) => ({ value, label: t(`status.${value}`) }))}
      />
      <TextInput
        label={t('reason')}
        required
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </Confirm>
  )
}
