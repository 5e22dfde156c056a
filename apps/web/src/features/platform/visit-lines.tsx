import { Badge, Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { platformApi } from '../../api/client.ts'
import type { PlatformRow } from '../../api/platform-shapes.ts'
import { usePlatformFormat } from '../../i18n/format.ts'
import { PartList } from '../../ui/part-list.tsx'
import { useRefresh } from '../../ui/refresh.ts'
import { tellFailure } from '../../ui/tell.tsx'
import { usePlatformMe } from './me.ts'

export type Visit = PlatformRow<'support_entries_list'>

interface VisitLinesProps {
  title: string
  visits: readonly Visit[]
  /** Before what is said of a visit. */
  where?: (visit: Visit) => ReactNode
  onAdd?: () => void
}

/** Who was let in where, why and until when. The business's owner sees the same, and may end it as well. */
export function VisitLines({ title, visits, where, onAdd }: VisitLinesProps) {
  const { t } = useTranslation('platform')
  const format = usePlatformFormat()
  const refresh = useRefresh()
  const { user, role } = usePlatformMe()
  const isOver = (visit: Visit) => visit.ended_at !== null || Date.parse(visit.ends_at) < Date.now()
  const end = async (id: string) => {
    await platformApi.POST('/api/support_entries/{id}/end/', { params: { path: { id } } }).catch(tellFailure)
    await refresh('/api/support_entries/')
  }
  return (
    <PartList
      title={title}
      hint={t('visits.hint')}
      empty={t('visits.none')}
      rows={visits}
      keyOf={({ id }) => id}
      name={(visit) => (
        <>
          <bdi>{visit.user_name}</bdi>
          {where === undefined ? null : <> · {where(visit)}</>}
        </>
      )}
      detail={(visit) => (
        <>
          <bdi>{visit.reason}</bdi> · {format.dayTime(visit.created_at)} – {format.time(visit.ends_at)}
          {visit.stand_in_name === '' ? null : (
            <>
              {' '}
              · {t('visits.standIn')} <bdi>{visit.stand_in_name}</bdi>
            </>
          )}
          {visit.used_at === null ? <> · {t('visits.unused')}</> : null}
        </>
      )}
      end={(visit) =>
        isOver(visit) ? (
          <Badge variant="default" tt="none" size="lg">
            {t('visits.over')}
          </Badge>
        ) : role === 'operator' || visit.user_id === user.id ? (
          <Button
            variant="default"
            aria-label={t('visits.endOf', { name: visit.user_name })}
            onClick={() => void end(visit.id)}
          >
            {t('visits.end')}
          </Button>
        ) : null
      }
      {...(onAdd === undefined ? {} : { onAdd, addLabel: t('visits.enter') })}
    />
  )
}
