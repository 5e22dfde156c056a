import { Button, Group, Switch } from '@mantine/core'
import { keepPreviousData } from '@tanstack/react-query'
import { RotateCcw } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, queries } from '../../api/client.ts'
import { useFormat } from '../../i18n/format.ts'
import { PartList } from '../../ui/part-list.tsx'
import { useRefresh } from '../../ui/refresh.ts'
import { tell, tellFailure } from '../../ui/tell.tsx'
import { ReplayAll } from './replay-all.tsx'

/** The last events that were sent, and what came back. */
export function Deliveries({ canWrite }: { canWrite: boolean }) {
  const { t } = useTranslation('integrations')
  const format = useFormat()
  const refresh = useRefresh()
  const [size, setSize] = useState(20)
  const [onlyFailed, setOnlyFailed] = useState(false)
  const [isReplaying, setReplaying] = useState(false)
  const deliveries = queries.useQuery(
    'get',
    '/api/webhook_deliveries/',
    { params: { query: { page_size: size, ...(onlyFailed ? { status: 'failed' as const } : {}) } } },
    { placeholderData: keepPreviousData },
  )
  const rows = deliveries.data?.results ?? []
  const replay = async (id: string) => {
    try {
      await api.POST('/api/webhook_deliveries/{id}/replay/', { params: { path: { id } } })
      tell(t('deliveries.replayed'))
    } catch (error) {
      tellFailure(error)
    }
    await refresh('/api/webhook_deliveries/')
  }
  return (
    <>
      <PartList
        title={t('deliveries.title')}
        empty={t(onlyFailed ? 'deliveries.noneFailed' : 'deliveries.empty')}
        onAdd={canWrite ? () => setReplaying(true) : undefined}
        addLabel={t('deliveries.replayAll')}
        addIcon={<RotateCcw size={16} aria-hidden />}
        foot={
          <Group justify="space-between">
            <Switch
              label={t('deliveries.onlyFailed')}
              checked={onlyFailed}
              onChange={({ currentTarget }) => setOnlyFailed(currentTarget.checked)}
            />
            {rows.length < (deliveries.data?.count ?? 0) && size < 100 ? (
              <Button variant="default" onClick={() => setSize(100)}>
                {t('deliveries.more')}
              </Button>
            ) : null}
          </Group>
        }
        query={deliveries}
        rows={rows}
        keyOf={({ id }) => id}
        name={({ event_type }) => <bdi dir="ltr">{event_type}</bdi>}
        detail={({ created_at, status, response_status, last_error }) => (
          <>
            {format.dayTime(created_at)} · {t(`deliveries.${status}`)}
            {response_status === null ? null : ` · ${response_status}`}
            {last_error === '' ? null : (
              <>
                {' · '}
                <bdi>{last_error}</bdi>
              </>
            )}
          </>
        )}
        end={({ id, status }) =>
          canWrite && status === 'failed' ? (
            <Button variant="default" onClick={() => void replay(id)}>
              {t('deliveries.replay')}
            </Button>
          ) : null
        }
      />
      {isReplaying ? <ReplayAll isOpen onClose={() => setReplaying(false)} /> : null}
    </>
  )
}
