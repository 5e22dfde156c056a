import { MultiSelect, NumberInput, SegmentedControl, SimpleGrid, Switch, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { api } from '../../../api/client.ts'
import { useServiceChoices } from '../../../lookups/names.ts'
import { useBusiness } from '../../../shell/business.ts'
import { Editor } from '../../../ui/editor.tsx'
import { useSubmit } from '../../../ui/form.ts'
import { useRefresh } from '../../../ui/refresh.ts'
import { MoneyField } from '../../money/money-field.tsx'
import type { Coupon } from '../kinds.ts'
import { bodyOf, valuesOf } from './values.ts'

export function CouponEditor({ coupon, onClose }: { coupon: Coupon | null; onClose: () => void }) {
  const { t } = useTranslation('passes')
  const { currency: own, time_zone } = useBusiness()
  const services = useServiceChoices()
  const refresh = useRefresh()
  const currency = coupon?.currency ?? own
  const done = async () => {
    await refresh('/api/coupons/')
    onClose()
  }
  const submitted = useSubmit(
    {
      initialValues: valuesOf(coupon, time_zone),
      validate: { code: (code) => (code.trim().length < 3 ? t('coupons.codeMissing') : null) },
    },
    async (values) => {
      const body = { ...bodyOf(values, time_zone), currency }
      if (coupon === null) await api.POST('/api/coupons/', { body })
      else await api.PATCH('/api/coupons/{id}/', { params: { path: { id: coupon.id } }, body })
      await done()
    },
  )
  const { form } = submitted
  return (
    <Editor
      title={coupon?.code ?? t('coupons.new')}
      submitted={submitted}
      onClose={onClose}
      removal={
        coupon === null || coupon.used > 0
          ? undefined
          : {
              title: t('coupons.remove', { code: coupon.code }),
              text: t('coupons.removeText'),
              onConfirm: async () => {
                await api.DELETE('/api/coupons/{id}/', { params: { path: { id: coupon.id } } })
                await done()
              },
            }
      }
    >
      <TextInput
        label={t('coupons.code')}
        description={t('coupons.codeHint')}
        placeholder="PRINTEMPS"
        required
        data-autofocus
        dir="ltr"
        autoComplete="off"
        styles={{ input: { textTransform: 'uppercase' } }}
        {...form.getInputProps('code')}
      />
      <SegmentedControl
        aria-label={t('coupons.worth')}
        fullWidth
        data={(['percent', 'amount'] as const).map((value) => ({ value, label: t(`coupons.kinds.${value}`) }))}
        {...form.getInputProps('kind')}
      />
      {form.values.kind === 'percent' ? (
        <NumberInput
          label={t('coupons.percent')}
          required
          suffix=" %"
          min={1}
          max={100}
          {...form.getInputProps('percent')}
        />
      ) : (
        <MoneyField label={t('coupons.amount')} required currency={currency} {...form.getInputProps('amount')} />
      )}
      <MultiSelect
        label={t('services')}
        description={t('servicesHint')}
        {...(form.values.service_ids.length === 0 ? { placeholder: t('allServices') } : {})}
        data={services}
        searchable
        clearable
        {...form.getInputProps('service_ids')}
      />
      <SimpleGrid cols={2} style={{ alignItems: 'end' }}>
        <TextInput type="date" label={t('coupons.firstDay')} {...form.getInputProps('from_instant')} />
        <TextInput type="date" label={t('lastDay')} {...form.getInputProps('until_instant')} />
        <NumberInput
          label={t('coupons.maxUses')}
          placeholder={t('coupons.noLimit')}
          min={1}
          {...form.getInputProps('max_uses')}
        />
        <NumberInput
          label={t('coupons.maxEach')}
          placeholder={t('coupons.noLimit')}
          min={1}
          {...form.getInputProps('max_per_customer')}
        />
      </SimpleGrid>
      <MoneyField
        label={t('coupons.minPrice')}
        description={t('coupons.minPriceHint')}
        currency={currency}
        {...form.getInputProps('min_price')}
      />
      <Switch label={t('coupons.isTaken')} {...form.getInputProps('is_active', { type: 'checkbox' })} />
    </Editor>
  )
}
