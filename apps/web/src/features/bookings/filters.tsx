import { Select, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { CustomerSelect } from '../../lookups/customer-select.tsx'
import { useServiceChoices, useStaffChoices } from '../../lookups/names.ts'
import { useMay, useSeesAll } from '../../shell/business.ts'
import { Filters } from '../../ui/filters.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import type { BookingsSearch } from './search.ts'
import { outcomes, sources, statuses } from './states.ts'

export interface BookingFiltersProps {
  search: BookingsSearch
  onChange: (change: Partial<BookingsSearch>) => void
  onClear: () => void
}

export function BookingFilters({ search, onChange, onClear }: BookingFiltersProps) {
  const { t } = useTranslation('bookings')
  const may = useMay()
  const seesAll = useSeesAll('bookings.read')
  const staff = useStaffChoices()
  const services = useServiceChoices()
  const { ordering: _, page: __, booking: ___, ...narrowing } = search
  const active = Object.values(narrowing).filter((value) => value !== undefined).length
  return (
    <Filters
      active={active}
      onClear={onClear}
      first={
        <SearchField
          label={t('reference')}
          value={search.reference}
          onChange={(reference) => onChange({ reference: reference?.toUpperCase() })}
          placeholder={t('referenceHint')}
          w={{ base: '100%', sm: 240 }}
        />
      }
    >
      <Select
        label={t('columns.status')}
        clearable
        placeholder={t('all')}
        data={[
          ...statuses.map((value) => ({
            value: value as NonNullable<BookingsSearch['status']>,
            label: t(`status.${value}`),
          })),
          ...outcomes.map((value) => ({ value, label: t(`outcomes.${value}`) })),
        ]}
        value={search.status ?? null}
        onChange={(status) => onChange({ status: status ?? undefined })}
      />
      {seesAll ? (
        <Select
          label={t('columns.staff')}
          clearable
          searchable
          placeholder={t('all')}
          data={staff}
          value={search.staff ?? null}
          onChange={(chosen) => onChange({ staff: chosen ?? undefined })}
        />
      ) : null}
      <Select
        label={t('columns.service')}
        clearable
        searchable
        placeholder={t('all')}
        data={services}
        value={search.service ?? null}
        onChange={(service) => onChange({ service: service ?? undefined })}
      />
      {may('customers.read') ? (
        <CustomerSelect
          label={t('columns.customer')}
          nobody={t('nobody')}
          placeholder={t('all')}
          value={search.customer}
          onChange={(customer) => onChange({ customer })}
        />
      ) : null}
      <Select
        label={t('columns.source')}
        clearable
        placeholder={t('all')}
        data={sources.map((value) => ({ value, label: t(`source.${value}`) }))}
        value={search.source ?? null}
        onChange={(source) => onChange({ source: source ?? undefined })}
      />
      <TextInput
        type="date"
        label={t('from')}
        value={search.from ?? ''}
        max={search.to}
        onChange={({ currentTarget }) => onChange({ from: currentTarget.value || undefined })}
      />
      <TextInput
        type="date"
        label={t('to')}
        value={search.to ?? ''}
        min={search.from}
        onChange={({ currentTarget }) => onChange({ to: currentTarget.value || undefined })}
      />
    </Filters>
  )
}
