import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { api, queries } from '../../api/client.ts'
import { useFormat } from '../../i18n/format.ts'
import { PartList } from '../../ui/part-list.tsx'
import { useRefresh } from '../../ui/refresh.ts'
import { tell, tellFailure } from '../../ui/tell.tsx'

/** The last events that were sent, and what came back. */
export function Deliveries({ canWrite }: { canWrite: boolean }) {
  const { t } = useTranslation('integrations')
  const format = useFormat()
  const refresh = useRefresh()
  const deliveries = queries.useQuery('get', '/api/webhook_deliveries/', { params: { query: { page_size: 20 } } })
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
    <PartList
      title={t('deliveries.title')}
      empty={t('deliveries.empty')}
      rows={deliveries.data?.results ?? []}
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
  )
}
