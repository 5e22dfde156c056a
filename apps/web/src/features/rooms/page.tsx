import { Stack } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { queries } from '../../api/client.ts'
import type { Row } from '../../api/shapes.ts'
import { useFormat } from '../../i18n/format.ts'
import { useWhole } from '../../lookups/whole.ts'
import { useMay } from '../../shell/business.ts'
import { Answer } from '../../ui/answer.tsx'
import { Page } from '../../ui/page.tsx'
import { PartList } from '../../ui/part-list.tsx'
import { RoomClosureEditor } from './room-closure-editor.tsx'
import { RoomEditor } from './room-editor.tsx'

type Room = Row<'resources_list'>
type RoomClosure = Row<'resource_closures_list'>

/** Rooms, chairs, devices: what a service cannot be done without, and when it is out of use. */
export function RoomsPage() {
  const { t } = useTranslation('rooms')
  const { t: ui } = useTranslation('ui')
  const format = useFormat()
  const may = useMay()
  const rooms = useWhole('/api/resources/', { ordering: 'position,name' })
  const closures = queries.useQuery('get', '/api/resource_closures/', {
    params: { query: { page_size: 100, ordering: '-starts_at' } },
  })
  const [room, setRoom] = useState<Room | 'new' | null>(null)
  const [closure, setClosure] = useState<RoomClosure | 'new' | null>(null)
  const canWrite = may('catalogue.write')
  return (
    <Page title={t('title')}>
      <Answer query={rooms}>
        {({ results }) => (
          <Stack gap="lg">
            <PartList
              title={t('list')}
              hint={t('hint')}
              empty={t('empty')}
              rows={results}
              keyOf={({ id }) => id}
              name={({ name }) => <bdi>{name}</bdi>}
              detail={({ type, capacity }) => (
                <>
                  <bdi>{type}</bdi>
                  {capacity === 1 ? null : ` · ${t('units', { count: capacity })}`}
                </>
              )}
              end={({ is_active }) => (is_active ? null : ui('inactive'))}
              onOpen={canWrite ? setRoom : undefined}
              onAdd={canWrite ? () => setRoom('new') : undefined}
            />
            {results.length === 0 ? null : (
              <PartList
                title={t('closures')}
                hint={t('closuresHint')}
                empty={t('noClosures')}
                rows={closures.data?.results ?? []}
                keyOf={({ id }) => id}
                name={({ resource_id }) => <bdi>{results.find(({ id }) => id === resource_id)?.name ?? '—'}</bdi>}
                detail={({ starts_at, ends_at, reason }) => (
                  <>
                    {format.wall(starts_at)} – {format.wall(ends_at)}
                    {reason === '' ? null : (
                      <>
                        {' · '}
                        <bdi>{reason}</bdi>
                      </>
                    )}
                  </>
                )}
                onOpen={canWrite ? setClosure : undefined}
                onAdd={canWrite ? () => setClosure('new') : undefined}
              />
            )}
            {closure === null ? null : (
              <RoomClosureEditor
                rooms={results}
                closure={closure === 'new' ? null : closure}
                onClose={() => setClosure(null)}
              />
            )}
          </Stack>
        )}
      </Answer>
      {room === null ? null : (
        <RoomEditor
          room={room === 'new' ? null : room}
          types={[...new Set(rooms.data?.results.map(({ type }) => type))]}
          onClose={() => setRoom(null)}
        />
      )}
    </Page>
  )
}
