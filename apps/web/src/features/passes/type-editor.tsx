import { MultiSelect, NumberInput, SimpleGrid, Switch, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/client.ts'
import { useServiceChoices } from '../../lookups/names.ts'
import { useBusiness } from '../../shell/business.ts'
import { Editor } from '../../ui/editor.tsx'
import { useSubmit } from '../../ui/form.ts'
import { orElse, orNull, type Typed } from '../../ui/numbers.ts'
import { useRefresh } from '../../ui/refresh.ts'
import { MoneyField } from '../money/money-field.tsx'
import type { PassType } from './kinds.ts'

/** What a pass is good for and costs. What was sold before keeps the terms it was sold on. */
export function PassTypeEditor({ type, onClose }: { type: PassType | null; onClose: () => void }) {
  const { t } = useTranslation('passes')
  const { currency: own } = useBusiness()
  const services = useServiceChoices()
  const refresh = useRefresh()
  const currency = type?.currency ?? own
  const done = async () => {
    await refresh('/api/pass_types/')
    onClose()
  }
  const submitted = useSubmit(
    {
      initialValues: {
        name: type?.name ?? '',
        service_ids: [...(type?.service_ids ?? [])],
        uses: (type?.uses ?? 10) as Typed,
        price: type?.price ?? '',
        valid_days: (type === null ? 365 : (type.valid_days ?? '')) as Typed,
        is_transferable: type?.is_transferable ?? false,
        is_active: type?.is_active ?? true,
      },
      validate: {
        name: (name) => (name.trim() === '' ? t('nameMissing') : null),
        price: (price) => (price === '' ? t('priceMissing') : null),
      },
    },
    async (values) => {
      const body = {
        ...values,
        uses: orElse(values.uses, 0),
        valid_days: orNull(values.valid_days),
        currency,
      }
      if (type === null) await api.POST('/api/pass_types/', { body })
      else await api.PATCH('/api/pass_types/{id}/', { params: { path: { id: type.id } }, body })
      await done()
    },
  )
  const { form } = submitted
  return (
    <Editor
      title={type?.name ?? t('newType')}
      submitted={submitted}
      onClose={onClose}
      removal={
        type === null
          ? undefined
          : {
              title: t('removeType', { name: type.name }),
              text: t('removeTypeText'),
              onConfirm: async () => {
                await api.DELETE('/api/pass_types/{id}/', { params: { path: { id: type.id } } })
                await done()
              },
            }
      }
    >
      <TextInput
        label={t('name')}
        placeholder={t('nameHint')}
        required
        data-autofocus
        dir="auto"
        {...form.getInputProps('name')}
      />
      <SimpleGrid cols={2} style={{ alignItems: 'end' }}>
        <NumberInput label={t('usesField')} required min={1} max={1000} {...form.getInputProps('uses')} />
        <MoneyField label={t('price')} required currency={currency} {...form.getInputProps('price')} />
      </SimpleGrid>
      <MultiSelect
        label={t('services')}
        description={t('servicesHint')}
        {...(form.values.service_ids.length === 0 ? { placeholder: t('allServices') } : {})}
        data={services}
        searchable
        clearable
        {...form.getInputProps('service_ids')}
      />
      <NumberInput
        label={t('validDays')}
        description={t('validDaysHint')}
        placeholder={t('forGood')}
        min={1}
        max={3660}
        {...form.getInputProps('valid_days')}
      />
      <Switch
        label={t('transferable')}
        description={t('transferableHint')}
        {...form.getInputProps('is_transferable', { type: 'checkbox' })}
      />
      <Switch
        label={t('isSold')}
        description={t('isSoldHint')}
        {...form.getInputProps('is_active', { type: 'checkbox' })}
      />
    </Editor>
  )
}
