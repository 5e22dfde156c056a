import { Select, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { useTranslation } from 'react-i18next'
import { choicesOf, type Field, type Model, typeOf } from './model.ts'
import { ReferenceSelect } from './reference-select.tsx'
import { useModelWords } from './use-words.ts'

interface FiltersProps {
  model: Model
  filters: Record<string, string>
  onChange: (filters: Record<string, string>) => void
}

/** One for each field that the list can be narrowed by; from and to for what has an order. */
export function Filters({ model, filters, onChange }: FiltersProps) {
  const set = (name: string, value: string | null) => {
    const { [name]: _, ...others } = filters
    onChange(value === null || value === '' ? others : { ...others, [name]: value })
  }
  return model.fields
    .filter(({ name, schema }) => model.filters.includes(name) && schema.format !== 'date-time')
    .slice(0, 6)
    .map((field) => <Filter key={field.name} field={field} value={filters[field.name] ?? ''} onChange={set} />)
}

function Filter({
  field,
  value,
  onChange,
}: {
  field: Field
  value: string
  onChange: (name: string, value: string | null) => void
}) {
  const { t } = useTranslation('admin')
  const label = useModelWords().field(field.name)
  const type = useDebouncedCallback((text: string) => onChange(field.name, text), 300)
  const set = (chosen: string | null) => onChange(field.name, chosen)
  if (field.references !== null) {
    return (
      <ReferenceSelect
        label={label}
        model={field.references}
        value={value || null}
        onChange={set}
        w={{ base: '100%', xs: 180 }}
      />
    )
  }
  const choices = choicesOf(field)
  const data =
    typeOf(field) === 'boolean'
      ? [
          { value: 'true', label: t('yes') },
          { value: 'false', label: t('no') },
        ]
      : choices
  if (data !== undefined) {
    return (
      <Select label={label} data={data} value={value || null} onChange={set} clearable w={{ base: '100%', xs: 180 }} />
    )
  }
  return (
    <TextInput
      label={label}
      defaultValue={value}
      onChange={(event) => type(event.currentTarget.value)}
      w={{ base: '100%', xs: 180 }}
    />
  )
}
