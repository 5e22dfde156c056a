import { Autocomplete, NumberInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, queries } from '../../../api/client.ts'
import type { Row } from '../../../api/shapes.ts'
import { useWhole } from '../../../lookups/whole.ts'
import { useMay } from '../../../shell/business.ts'
import { Editor } from '../../../ui/editor.tsx'
import { useSubmit } from '../../../ui/form.ts'
import { orElse, type Typed } from '../../../ui/numbers.ts'
import { PartList } from '../../../ui/part-list.tsx'
import { useRefresh } from '../../../ui/refresh.ts'
import type { Service } from '../catalogue.ts'

type Need = Row<'needs_list'>

/** Which rooms and devices it cannot be done without. */
export function Needs({ service }: { service: Service }) {
  const { t } = useTranslation('catalogue')
  const may = useMay()
  const rows =
    queries.useQuery('get', '/api/needs/', { params: { query: { service_id: service.id, page_size: 100 } } }).data
      ?.results ?? []
  const [edited, setEdited] = useState<Need | 'new' | null>(null)
  const canWrite = may('catalogue.write')
  return (
    <>
      <PartList
        title={t('needs.title')}
        hint={t('needs.hint')}
        empty={t('needs.empty')}
        rows={rows}
        keyOf={({ id }) => id}
        name={({ type }) => <bdi>{type}</bdi>}
        end={({ units }) => t('needs.units', { count: units })}
        onOpen={canWrite ? setEdited : undefined}
        onAdd={canWrite ? () => setEdited('new') : undefined}
      />
      {edited === null ? null : (
        <NeedEditor service={service} need={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />
      )}
    </>
  )
}

function NeedEditor({ service, need, onClose }: { service: Service; need: Need | null; onClose: () => void }) {
  const { t } = useTranslation('catalogue')
  const refresh = useRefresh()
  const resources = useWhole('/api/resources/')
  const types = [...new Set(resources.data?.results.map(({ type }) => type))]
  const done = async () => {
    await refresh('/api/needs/')
    onClose()
  }
  const submitted = useSubmit(
    { initialValues: { type: need?.type ?? types[0] ?? '', units: (need?.units ?? 1) as Typed } },
    async (values) => {
      const body = { ...values, units: orElse(values.units, 1) }
      if (need === null) await api.POST('/api/needs/', { body: { ...body, service_id: service.id } })
      else await api.PATCH('/api/needs/{id}/', { params: { path: { id: need.id } }, body })
      await done()
    },
  )
  const { form } = submitted
  return (
    <Editor
      title={need?.type ?? t('needs.new')}
      submitted={submitted}
      onClose={onClose}
      removal={
        need === null
          ? undefined
          : {
              title: t('removePart', { name: need.type }),
              text: t('needs.removeText'),
              onConfirm: async () => {
                await api.DELETE('/api/needs/{id}/', { params: { path: { id: need.id } } })
                await done()
              },
            }
      }
    >
      <Autocomplete
        label={t('needs.type')}
        description={t('needs.typeHint')}
        data={types}
        required
        {...form.getInputProps('type')}
      />
      <NumberInput label={t('needs.count')} min={1} max={1000} {...form.getInputProps('units')} />
    </Editor>
  )
}
