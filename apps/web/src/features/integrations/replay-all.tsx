import { SegmentedControl, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/client.ts'
import { useAttempt } from '../../ui/attempt.ts'
import { Confirm } from '../../ui/confirm.tsx'
import { useRefresh } from '../../ui/refresh.ts'
import { tell } from '../../ui/tell.tsx'

const spans = ['1', '7', '30'] as const
type Span = (typeof spans)[number]

/** Sends again what never arrived, as after a day on which the receiver was away. */
export function ReplayAll({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const { t } = useTranslation('integrations')
  const refresh = useRefresh()
  const once = useAttempt()
  const [days, setDays] = useState<Span>('1')
  const replay = async () => {
    const since = Temporal.Now.instant()
      .subtract({ hours: 24 * Number(days) })
      .toString()
    let sent = 0
    // So many at a time; each is sent again once, so that beginning anew after a failure doubles nothing.
    for (let isLeft = true; isLeft; ) {
      const { data } = await once((key) =>
        api.POST('/api/webhook_deliveries/replay_failed/', {
          params: { header: { 'idempotency-key': key } },
          body: { since },
        }),
      )
      sent += data?.replayed ?? 0
      isLeft = data?.left ?? false
    }
    await refresh('/api/webhook_deliveries/')
    tell(sent === 0 ? t('deliveries.replayedNone') : t('deliveries.replayedAll', { count: sent }))
  }
  return (
    <Confirm
      isOpen={isOpen}
      onClose={onClose}
      title={t('deliveries.replayAll')}
      action={t('deliveries.replay')}
      onConfirm={replay}
    >
      <Stack gap="xs">
        <Text size="sm">{t('deliveries.replayAllText')}</Text>
        <SegmentedControl
          aria-label={t('deliveries.since')}
          value={days}
          onChange={(chosen) => setDays(chosen as Span)}
          data={spans.map((value) => ({ value, label: t(`deliveries.spans.${value}`) }))}
        />
      </Stack>
    </Confirm>
  )
}
