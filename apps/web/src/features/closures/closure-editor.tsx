import { Switch, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/client.ts'
import type { Row } from '../../api/shapes.ts'
import { Editor } from '../../ui/editor.tsx'
import { useSubmit } from '../../ui/form.ts'
import { MomentInput } from '../../ui/moment-input.tsx'
import { useRefresh } from '../../ui/refresh.ts'
import { Conflicts } from '../conflicts/conflicts.tsx'

export function ClosureEditor({ closure, onClose }: { closure: Row<'closures_list'> | null; onClose: () => void }) {
  const { t } = useTranslation('closures')
  const refresh = useRefresh()
  const done = async () => {
    await refresh('/api/closures/')
    onClose()
  }
  const submitted = useSubmit(
    {
      initialValues: {
        name: closure?.name ?? '',
        starts_at: closure?.starts_at ?? '',
        ends_at: closure?.ends_at ?? '',
        is_confirmed: closure?.is_confirmed ?? true,
        is_active: closure?.is_active ?? true,
      },
    },
    async (body) => {
      if (closure === null) await api.POST('/api/closures/', { body })
      else await api.PATCH('/api/closures/{id}/', { params: { path: { id: closure.id } }, body })
      await done()
    },
  )
  const { form } = submitted
  return (
    <Editor
      title={closure?.name ?? t('new')}
      submitted={submitted}
      onClose={onClose}
      removal={
        closure === null
          ? undefined
          : {
              title: t('remove', { name: closure.name }),
              text: t('removeText'),
              onConfirm: async () => {
                await api.DELETE('/api/closures/{id}/', { params: { path: { id: closure.id } } })
                await done()
              },
            }
      }
    >
      <TextInput label={t('name')} required data-autofocus dir="auto" {...form.getInputProps('name')} />
      <MomentInput label={t('from')} required {...form.getInputProps('starts_at')} />
      <MomentInput label={t('until')} required {...form.getInputProps('ends_at')} />
      <Switch
        label={t('isClosed')}
        description={t('isClosedHint')}
        {...form.getInputProps('is_active', { type: 'checkbox' })}
      />
      <Switch label={t('dateSure')} {...form.getInputProps('is_confirmed', { type: 'checkbox' })} />
      {form.values.is_active ? <Conflicts startsAt={form.values.starts_at} endsAt={form.values.ends_at} /> : null}
    </Editor>
  )
}
