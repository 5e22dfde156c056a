import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, queries } from '../../api/client.ts'
import type { Row } from '../../api/shapes.ts'
import { useFormat } from '../../i18n/format.ts'
import { Editor } from '../../ui/editor.tsx'
import { useSubmit } from '../../ui/form.ts'
import { MomentInput } from '../../ui/moment-input.tsx'
import { PartList } from '../../ui/part-list.tsx'
import { useRefresh } from '../../ui/refresh.ts'
import { tell } from '../../ui/tell.tsx'
import { Conflicts } from '../conflicts/conflicts.tsx'
import { useMayAbout } from './may.ts'

type Leave = Row<'time_off_list'>

/** When somebody is away, by the hour or for days. */
export function TimeOff({ staff }: { staff: string }) {
  const { t } = useTranslation('team')
  const format = useFormat()
  const [edited, setEdited] = useState<Leave | 'new' | null>(null)
  const rows =
    queries.useQuery('get', '/api/time_off/', {
      params: { query: { staff_id: staff, page_size: 100, ordering: '-starts_at' } },
    }).data?.results ?? []
  const canWrite = useMayAbout('hours.write', staff)
  return (
    <>
      <PartList
        title={t('timeOff.title')}
        hint={t('timeOff.hint')}
        empty={t('timeOff.empty')}
        rows={rows}
        keyOf={({ id }) => id}
        name={({ starts_at, ends_at }) => `${format.wall(starts_at)} – ${format.wall(ends_at)}`}
        detail={({ reason }) => <bdi>{reason}</bdi>}
        onOpen={canWrite ? setEdited : undefined}
        onAdd={canWrite ? () => setEdited('new') : undefined}
      />
      {edited === null ? null : (
        <LeaveEditor staff={staff} leave={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />
      )}
    </>
  )
}

export interface LeaveEditorProps {
  staff: string
  /** None for a new one, which begins with what is proposed. */
  leave: Leave | null
  proposed?: Pick<Leave, 'starts_at' | 'ends_at'>
  onClose: () => void
}

/** One absence: from when to when, and why. */
export function LeaveEditor({ staff, leave, proposed, onClose }: LeaveEditorProps) {
  const { t } = useTranslation('team')
  const { t: ui } = useTranslation('ui')
  const refresh = useRefresh()
  const done = async () => {
    await refresh('/api/time_off/', '/api/today/', '/api/bookings/schedule/')
    tell(ui('saved'))
    onClose()
  }
  const submitted = useSubmit(
    {
      initialValues: {
        starts_at: leave?.starts_at ?? proposed?.starts_at ?? '',
        ends_at: leave?.ends_at ?? proposed?.ends_at ?? '',
        reason: leave?.reason ?? '',
      },
    },
    async (body) => {
      if (leave === null) await api.POST('/api/time_off/', { body: { ...body, staff_id: staff } })
      else await api.PATCH('/api/time_off/{id}/', { params: { path: { id: leave.id } }, body })
      await done()
    },
  )
  const { form } = submitted
  return (
    <Editor
      title={leave === null ? t('timeOff.new') : t('timeOff.title')}
      submitted={submitted}
      onClose={onClose}
      removal={
        leave === null
          ? undefined
          : {
              title: t('timeOff.remove'),
              text: t('timeOff.removeText'),
              onConfirm: async () => {
                await api.DELETE('/api/time_off/{id}/', { params: { path: { id: leave.id } } })
                await done()
              },
            }
      }
    >
      <MomentInput label={t('from')} required {...form.getInputProps('starts_at')} />
      <MomentInput label={t('until')} required {...form.getInputProps('ends_at')} />
      <TextInput
        label={t('timeOff.reason')}
        description={t('timeOff.reasonHint')}
        dir="auto"
        {...form.getInputProps('reason')}
      />
      <Conflicts startsAt={form.values.starts_at} endsAt={form.values.ends_at} staff={staff} />
    </Editor>
  )
}
