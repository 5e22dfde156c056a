import { Autocomplete, NumberInput, Switch, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/client.ts'
import type { Row } from '../../api/shapes.ts'
import { Editor } from '../../ui/editor.tsx'
import { useSubmit } from '../../ui/form.ts'
import { orElse, type Typed } from '../../ui/numbers.ts'
import { useRefresh } from '../../ui/refresh.ts'

export function RoomEditor({
  room,
  types,
  onClose,
}: {
  room: Row<'resources_list'> | null
  types: string[]
  onClose: () => void
}) {
  const { t } = useTranslation('rooms')
  const { t: ui } = useTranslation('ui')
  const refresh = useRefresh()
  const done = async () => {
    await refresh('/api/resources/')
    onClose()
  }
  const submitted = useSubmit(
    {
      initialValues: {
        name: room?.name ?? '',
        type: room?.type ?? '',
        description: room?.description ?? '',
        capacity: (room?.capacity ?? 1) as Typed,
        is_active: room?.is_active ?? true,
      },
    },
    async (values) => {
      const body = { ...values, capacity: orElse(values.capacity, 1) }
      if (room === null) await api.POST('/api/resources/', { body })
      else await api.PATCH('/api/resources/{id}/', { params: { path: { id: room.id } }, body })
      await done()
    },
  )
  const { form } = submitted
  return (
    <Editor
      title={room?.name ?? t('new')}
      submitted={submitted}
      onClose={onClose}
      removal={
        room === null
          ? undefined
          : {
              title: t('remove', { name: room.name }),
              text: t('removeText'),
              onConfirm: async () => {
                await api.DELETE('/api/resources/{id}/', { params: { path: { id: room.id } } })
                await done()
              },
            }
      }
    >
      <TextInput label={t('name')} required data-autofocus dir="auto" {...form.getInputProps('name')} />
      <Autocomplete
        label={t('type')}
        description={t('typeHint')}
        required
        data={types}
        {...form.getInputProps('type')}
      />
      <NumberInput label={t('capacity')} description={t('capacityHint')} min={1} {...form.getInputProps('capacity')} />
      <TextInput label={t('description')} dir="auto" {...form.getInputProps('description')} />
      <Switch label={ui('active')} {...form.getInputProps('is_active', { type: 'checkbox' })} />
    </Editor>
  )
}
