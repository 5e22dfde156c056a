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

type Variant = Row<'variants_list'>

/** The same service in other lengths and at other prices. */
export function Variants({ service }: { service: Service }) {
  const { t } = useTranslation('catalogue')
  const format = useFormat()
  const may = useMay()
  const rows =
    queries.useQuery('get', '/api/variants/', {
      params: { query: { service_id: service.id, page_size: 100, ordering: 'position' } },
    }).data?.results ?? []
  const [edited, setEdited] = useState<Variant | 'new' | null>(null)
  const canWrite = may('catalogue.write')
  return (
    <>
      <PartList
        title={t('variants.title')}
        hint={t('variants.hint')}
        empty={t('variants.empty')}
        rows={rows}
        keyOf={({ id }) => id}
        name={({ name }) => <bdi>{name}</bdi>}
        detail={({ duration_minutes }) => format.duration(duration_minutes)}
        end={({ price, currency, is_active }) => (is_active ? format.money(price, currency) : t('off'))}
        onOpen={canWrite ? setEdited : undefined}
        onAdd={canWrite ? () => setEdited('new') : undefined}
      />
      {edited === null ? null : (
        <VariantEditor
          service={service}
          variant={edited === 'new' ? null : edited}
          position={rows.length}
          onClose={() => setEdited(null)}
        />
      )}
    </>
  )
}

function VariantEditor({
  service,
  variant,
  position,
  onClose,
}: {
  service: Service
  variant: Variant | null
  position: number
  onClose: () => void
}) {
  const { t } = useTranslation('catalogue')
  const refresh = useRefresh()
  const { own } = useOffered()
  const done = async () => {
    await refresh('/api/variants/')
    onClose()
  }
  const submitted = useSubmit(
    {
      initialValues: {
        ...wordValues(variant, own),
        duration_minutes: (variant?.duration_minutes ?? service.duration_minutes) as Typed,
        price: Number(variant?.price ?? service.price) as Typed,
        is_active: variant?.is_active ?? true,
      },
    },
    async (values) => {
      const body = {
        ...values,
        ...wordBody(values, own),
        duration_minutes: orElse(values.duration_minutes, service.duration_minutes),
        price: amountOf(values.price),
      }
      if (variant === null) await api.POST('/api/variants/', { body: { ...body, service_id: service.id, position } })
      else await api.PATCH('/api/variants/{id}/', { params: { path: { id: variant.id } }, body })
      await done()
    },
  )
  const { form } = submitted
  return (
    <Editor
      title={variant?.name ?? t('variants.new')}
      submitted={submitted}
      onClose={onClose}
      removal={
        variant === null
          ? undefined
          : {
              title: t('removePart', { name: variant.name }),
              text: t('bookedStay'),
              onConfirm: async () => {
                await api.DELETE('/api/variants/{id}/', { params: { path: { id: variant.id } } })
                await done()
              },
            }
      }
    >
      <WordsFields form={form} isFocused />
      <NumberInput
        label={t('duration')}
        suffix={t('minutesSuffix')}
        min={1}
        max={1440}
        step={5}
        {...form.getInputProps('duration_minutes')}
      />
      <NumberInput
        label={t('price')}
        suffix={` ${service.currency}`}
        min={0}
        decimalScale={2}
        {...form.getInputProps('price')}
      />
      <Switch label={t('bookable')} {...form.getInputProps('is_active', { type: 'checkbox' })} />
    </Editor>
  )
}
