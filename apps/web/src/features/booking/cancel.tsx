import { Checkbox, Radio, Skeleton, Stack, Text, TextInput } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/client.ts'
import { useFormat } from '../../i18n/format.ts'
import { refresh } from '../../shell/refresh.ts'
import { Confirm } from '../../ui/confirm.tsx'
import { tell } from '../../ui/tell.tsx'
import type { Booking } from './drawer.tsx'

/** Cancels a booking; what it costs the customer, where they asked for it, is told before. */
export function CancelDialog({ booking, onClose }: { booking: Booking; onClose: () => void }) {
  const { t, i18n } = useTranslation('booking')
  const format = useFormat()
  const client = useQueryClient()
  const [isTheirs, setTheirs] = useState(true)
  const [isWaived, setWaived] = useState(false)
  const [reason, setReason] = useState('')
  const { id, currency } = booking
  // As the customer's own page says it: one place knows what the policy costs.
  const policy = useQuery({
    queryKey: ['cancel', id, i18n.language],
    staleTime: 0,
    queryFn: async () => {
      const { data } = await api.POST('/api/bookings/{id}/manage_link/', { params: { path: { id } } })
      const headers = { 'accept-language': i18n.language }
      const visit = await api.GET('/api/manage/{token}/', {
        params: { path: { token: data?.manage_token ?? '' } },
        headers,
      })
      return visit.data?.policy ?? null
    },
  })
  const fee = policy.data?.cancel_fee ?? '0'
  const costs = isTheirs && Number(fee) > 0
  return (
    <Confirm
      isOpen
      onClose={onClose}
      title={t('cancelTitle')}
      action={t('cancel')}
      isDangerous
      back={t('keep')}
      onConfirm={async () => {
        await api.POST('/api/bookings/{id}/cancel/', {
          params: { path: { id } },
          body: {
            on_behalf: isTheirs,
            ...(costs && isWaived ? { waive_fee: true } : {}),
            ...(reason ? { reason } : {}),
          },
        })
        tell(t('cancelled'))
        await refresh(client, ['bookings', 'payments'])
      }}
    >
      <Radio.Group
        label={t('cancelWhose')}
        value={isTheirs ? 'theirs' : 'ours'}
        onChange={(value) => setTheirs(value === 'theirs')}
      >
        <Stack gap="xs" mt={6}>
          <Radio value="theirs" label={t('cancelTheirs')} />
          <Radio value="ours" label={t('cancelOurs')} />
        </Stack>
      </Radio.Group>
      {policy.isPending ? (
        <Skeleton height={24} />
      ) : (
        <div role="status">
          <Text fw={600}>
            {costs && !isWaived ? t('costs', { fee: format.money(fee, currency) }) : t('costsNothing')}
          </Text>
          {isTheirs ? (
            <Text size="sm" c="dimmed">
              {policy.data?.words.join(' ')}
            </Text>
          ) : null}
        </div>
      )}
      {costs ? (
        <Checkbox label={t('waive')} checked={isWaived} onChange={(event) => setWaived(event.currentTarget.checked)} />
      ) : null}
      <TextInput
        label={t('reasonOptional')}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </Confirm>
  )
}
