import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { api, queries } from '../../api/client.ts'
import { useFormat } from '../../i18n/format.ts'
import { PartList } from '../../ui/part-list.tsx'
import { useRefresh } from '../../ui/refresh.ts'
import { tellFailure } from '../../ui/tell.tsx'

/** When somebody of the platform came in, why, and until when; a visit can be ended at once. */
export function Visits() {
  const { t } = useTranslation('members')
  const format = useFormat()
  const refresh = useRefresh()
  const visits = queries.useQuery('get', '/api/support/', { params: { query: { page_size: 20 } } })
  const isOver = (visit: { ends_at: string; ended_at: string | null }) =>
    visit.ended_at !== null || Date.parse(visit.ends_at) < Date.now()
  return (
    <PartList
      title={t('visits')}
      hint={t('visitsHint')}
      empty={t('noVisits')}
      query={visits}
      rows={visits.data?.results ?? []}
      keyOf={({ id }) => id}
      name={({ user_name }) => <bdi>{user_name}</bdi>}
      detail={({ reason, created_at, ends_at }) => (
        <>
          <bdi>{reason}</bdi> · {format.dayTime(created_at)} – {format.time(ends_at)}
        </>
      )}
      end={(visit) =>
        isOver(visit) ? (
          t('over')
        ) : (
          <Button
            variant="default"
            onClick={() =>
              void api
                .POST('/api/support/{id}/end/', { params: { path: { id: visit.id } } })
                .then(() => refresh('/api/support/'), tellFailure)
            }
          >
            {t('endVisit')}
          </Button>
        )
      }
    />
  )
}
