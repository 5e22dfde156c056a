import { NumberInput, Switch } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, queries } from '../../../api/client.ts'
import type { Row } from '../../../api/shapes.ts'
import { useFormat } from '../../../i18n/format.ts'
import { useMay } from '../../../shell/business.ts'
import { Editor } from '../../../ui/editor.tsx'
import { useSubmit } from '../../../ui/form.ts'
import { amountOf, orElse, type Typed } from '../../../ui/numbers.ts'
import { PartList } from '../../../ui/part-list.tsx'
import { useRefresh } from '../../../ui/refresh.ts'
import type { Service } from '../catalogue.ts'
import { useOffered } from '../language-tabs.tsx'
import { WordsFields } from '../words-fields.tsx'
import { wordBody, wordValues } from '../words-of.ts'

type Addon = Row<'addons_list'>

/** What one may take along with the service, beside its length and price. */
export function Addons({ service }: { service: Service }) {
  const { t } = useTranslation('catalogue')
  const format = useFormat()
  const may = useMay()
  const rows =
    queries.useQuery('get', '/api/addons/', {
      params: { query: { service_id: service.id, page_size: 100, ordering: 'position' } },
    }).data?.results ?? []
  const [edited, setEdited] = useState<Addon | 'new' | null>(null)
  const canWrite = may('catalogue.write')
  return (
    <>
      <PartList
        title={t('addons.title')}
        hint={t('addons.hint')}
        empty={t('addons.empty')}
        rows={rows}
        keyOf={({ id }) => id}
        name={({ name }) => <bdi>{name}</bdi>}
        detail={({ duration_minutes }) => format.duration(duration_minutes)}
        end={({ price, currency, is_active }) => (is_active ? format.money(price, currency) : t('off'))}
        onOpen={canWrite ? setEdited : undefined}
        onAdd={canWrite ? () => setEdited('new') : undefined}
      />
      {edited === null ? null : (
        <AddonEditor
          service={service}
          addon={edited === 'new' ? null : edited}
          position={rows.length}
          onClose={() => setEdited(null)}
        />
      )}
    </>
  )
}

function AddonEditor({
  service,
  addon,
  position,
  onClose,
}: {
  service: Service
  addon: Addon | null
  position: number
  onClose: () => void
}) {
  const { t } = useTranslation('catalogue')
  const refresh = useRefresh()
  const { own } = useOffered()
  const done = async () => {
    await refresh('/api/addons/')
    onClose()
  }
  const submitted = useSubmit(
    {
      initialValues: {
        ...wordValues(addon, own),
        duration_minutes: (addon?.duration_minutes ?? 0) as Typed,
        price: Number(addon?.price ?? 0) as Typed,
        is_active: addon?.is_active ?? true,
      },
    },
    async (values) => {
      const body = {
        ...values,
        ...wordBody(values, own),
        duration_minutes: orElse(values.duration_minutes, 0),
        price: amountOf(values.price),
      }
      if (addon === null) await api.POST('/api/addons/', { body: { ...body, service_id: service.id, position } })
      else await api.PATCH('/api/addons/{id}/', { params: { path: { id: addon.id } }, body })
      await done()
    },
  )
  const { form } = submitted
  return (
    <Editor
      title={addon?.name ?? t('addons.new')}
      submitted={submitted}
      onClose={onClose}
      removal={
        addon === null
          ? undefined
          : {
              title: t('removePart', { name: addon.name }),
              text: t('bookedStay'),
              onConfirm: async () => {
                await api.DELETE('/api/addons/{id}/', { params: { path: { id: addon.id } } })
                await done()
              },
            }
      }
    >
      <WordsFields form={form} isFocused />
      <NumberInput
        label={t('addons.duration')}
        suffix={t('minutesSuffix')}
        min={0}
        max={1440}
        step={5}
        {...form.getInputProps('duration_minutes')}
      />
      <NumberInput
        label={t('addons.price')}
        suffix={` ${service.currency}`}
        min={0}
        decimalScale={2}
        {...form.getInputProps('price')}
      />
      <Switch label={t('bookable')} {...form.getInputProps('is_active', { type: 'checkbox' })} />
    </Editor>
  )
}
