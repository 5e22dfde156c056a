import { TextInput } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/client.ts'
import { Editor } from '../../ui/editor.tsx'
import { useSubmit } from '../../ui/form.ts'
import { useRefresh } from '../../ui/refresh.ts'

/** A new person: their name is enough to begin with; hours and services come on their own page. */
export function PersonEditor({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('team')
  const refresh = useRefresh()
  const navigate = useNavigate()
  const submitted = useSubmit({ initialValues: { name: '', title: '' } }, async (body) => {
    const { data } = await api.POST('/api/staff/', { body })
    await refresh('/api/staff/')
    if (data !== undefined) await navigate({ to: '/dashboard/team/$person', params: { person: data.id } })
  })
  const { form } = submitted
  return (
    <Editor title={t('add')} submitted={submitted} onClose={onClose} action={t('create')}>
      <TextInput label={t('name')} required data-autofocus dir="auto" {...form.getInputProps('name')} />
      <TextInput label={t('jobTitle')} description={t('jobTitleHint')} dir="auto" {...form.getInputProps('title')} />
    </Editor>
  )
}
