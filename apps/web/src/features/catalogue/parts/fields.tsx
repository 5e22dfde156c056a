import { Select, Switch } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, queries } from '../../../api/client.ts'
import type { Row } from '../../../api/shapes.ts'
import { useMay } from '../../../shell/business.ts'
import { Editor } from '../../../ui/editor.tsx'
import { useSubmit } from '../../../ui/form.ts'
import { PartList } from '../../../ui/part-list.tsx'
import { useRefresh } from '../../../ui/refresh.ts'
import type { Service } from '../catalogue.ts'
import { QuestionWords, questionBody, questionValues } from './question-words.tsx'

type Field = Row<'fields_list'>
const kinds = ['text', 'long_text', 'number', 'yes_no', 'choice', 'date'] as const satisfies Field['kind'][]

/** What customers are asked when they book it. */
export function Fields({ service }: { service: Service }) {
  const { t } = useTranslation('catalogue')
  const may = useMay()
  const rows =
    queries.useQuery('get', '/api/fields/', {
      params: { query: { service_id: service.id, page_size: 100, ordering: 'position' } },
    }).data?.results ?? []
  const [edited, setEdited] = useState<Field | 'new' | null>(null)
  const canWrite = may('catalogue.write')
  return (
    <>
      <PartList
        title={t('fields.title')}
        hint={t('fields.hint')}
        empty={t('fields.empty')}
        rows={rows}
        keyOf={({ id }) => id}
        name={({ label }) => <bdi>{label}</bdi>}
        detail={({ kind }) => t(`fields.kinds.${kind}`)}
        end={({ is_required, is_active }) => (is_active ? is_required && t('fields.required') : t('off'))}
        onOpen={canWrite ? setEdited : undefined}
        onAdd={canWrite ? () => setEdited('new') : undefined}
      />
      {edited === null ? null : (
        <FieldEditor
          service={service}
          field={edited === 'new' ? null : edited}
          position={rows.length}
          onClose={() => setEdited(null)}
        />
      )}
    </>
  )
}

function FieldEditor({
  service,
  field,
  position,
  onClose,
}: {
  service: Service
  field: Field | null
  position: number
  onClose: () => void
}) {
  const { t } = useTranslation('catalogue')
  const refresh = useRefresh()
  const done = async () => {
    await refresh('/api/fields/')
    onClose()
  }
  const submitted = useSubmit(
    {
      initialValues: {
        ...questionValues(field),
        kind: field?.kind ?? ('text' as Field['kind']),
        is_required: field?.is_required ?? false,
        is_active: field?.is_active ?? true,
      },
    },
    async (values) => {
      const body = { ...values, ...questionBody(values) }
      if (field === null) await api.POST('/api/fields/', { body: { ...body, service_id: service.id, position } })
      else await api.PATCH('/api/fields/{id}/', { params: { path: { id: field.id } }, body })
      await done()
    },
  )
  const { form } = submitted
  return (
    <Editor
      title={field?.label ?? t('fields.new')}
      submitted={submitted}
      onClose={onClose}
      removal={
        field === null
          ? undefined
          : {
              title: t('removePart', { name: field.label }),
              text: t('fields.answersStay'),
              onConfirm: async () => {
                await api.DELETE('/api/fields/{id}/', { params: { path: { id: field.id } } })
                await done()
              },
            }
      }
    >
      <QuestionWords form={form} />
      <Select
        label={t('fields.kind')}
        allowDeselect={false}
        data={kinds.map((value) => ({ value, label: t(`fields.kinds.${value}`) }))}
        {...form.getInputProps('kind')}
      />
      <Switch label={t('fields.mustAnswer')} {...form.getInputProps('is_required', { type: 'checkbox' })} />
      <Switch label={t('fields.asked')} {...form.getInputProps('is_active', { type: 'checkbox' })} />
    </Editor>
  )
}
