import { Select, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/client.ts'
import type { Row } from '../../api/shapes.ts'
import { Editor } from '../../ui/editor.tsx'
import { useSubmit } from '../../ui/form.ts'
import { MomentInput } from '../../ui/moment-input.tsx'
import { useRefresh } from '../../ui/refresh.ts'
import { Conflicts } from '../conflicts/conflicts.tsx'

/** When a room or a device is out of use. */
export function RoomClosureEditor({
  rooms,
  closure,
  onClose,
}: {
  rooms: readonly Row<'resources_list'>[]
  closure: Row<'resource_closures_list'> | null
  onClose: () => void
}) {
  const { t } = useTranslation('rooms')
  const refresh = useRefresh()
  const done = async () => {
    await refresh('/api/resource_closures/')
    onClose()
  }
  const submitted = useSubmit(
    {
      initialValues: {
        resource_id: closure?.resource_id ?? rooms[0]?.id ?? '',
        starts_at: closure?.starts_at ?? '',
        ends_at: closure?.ends_at ?? '',
        reason: closure?.reason ?? '',
      },
    },
    async (body) => {
      if (closure === null) await api.POST('/api/resource_closures/', { body })
      else await api.PATCH('/api/resource_closures/{id}/', { params: { path: { id: closure.id } }, body })
      await done()
    },
  )
  const { form } = submitted
  return (
    <Editor
      title={t('closure')}
      submitted={submitted}
      onClose={onClose}
      removal={
        closure === null
          ? undefined
          : {
              title: t('removeClosure'),
              text: t('removeClosureText'),
              onConfirm: async () => {
                await api.DELETE('/api/resource_closures/{id}/', { params: { path: { id: closure.id } } })
                await done()
              },
            }
      }
    >
      <Select
        label={t('which')}
        allowDeselect={false}
        disabled={closure !== null}
        data={rooms.map(({ id, name }) => ({ value: id, label: name }))}
        {...form.getInputProps('resource_id')}
      />
      <MomentInput label={t('from')} required {...form.getInputProps('starts_at')} />
      <MomentInput label={t('until')} required {...form.getInputProps('ends_at')} />
      <TextInput label={t('reason')} dir="auto" {...form.getInputProps('reason')} />
      <Conflicts startsAt={form.values.starts_at} endsAt={form.values.ends_at} resource={form.values.resource_id} />
    </Editor>
  )
}
