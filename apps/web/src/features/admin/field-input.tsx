import { JsonInput, NumberInput, Select, Switch, Textarea, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { choicesOf, type Field, mayBeNull, typeOf } from './model.ts'
import { ReferenceSelect } from './reference-select.tsx'

export interface FieldInputProps {
  field: Field
  label: string
  value: unknown
  error?: React.ReactNode
  onChange: (value: unknown) => void
}

/** What one fills a field in with, by what the schema says that travels. */
export function FieldInput({ field, label, value, error, onChange }: FieldInputProps) {
  const { i18n } = useTranslation()
  const { schema, is_required: isRequired } = field
  const common = {
    label,
    error,
    withAsterisk: isRequired,
    description: descriptionOf(field, i18n.language),
    name: field.name,
  }
  const text = value === null || value === undefined ? '' : String(value)
  const setText = (now: string) => onChange(now === '' && mayBeNull(field) ? null : now)
  if (field.references !== null) {
    return <ReferenceSelect {...common} model={field.references} value={text || null} onChange={onChange} />
  }
  const choices = choicesOf(field)
  if (choices !== undefined) {
    return <Select {...common} data={choices} value={text || null} onChange={onChange} clearable={mayBeNull(field)} />
  }
  switch (typeOf(field)) {
    case 'boolean':
      return <Switch {...common} checked={value === true} onChange={(event) => onChange(event.currentTarget.checked)} />
    case 'integer':
    case 'number':
      return (
        <NumberInput
          {...common}
          allowDecimal={typeOf(field) === 'number'}
          value={typeof value === 'number' ? value : ''}
          onChange={(now) => onChange(now === '' ? null : Number(now))}
        />
      )
    case 'object':
    case 'array':
      return <JsonField {...common} value={value} onChange={onChange} />
    default:
      break
  }
  if (schema.format === 'date') {
    return <TextInput {...common} type="date" value={text} onChange={(event) => setText(event.currentTarget.value)} />
  }
  if (Number(schema.maxLength ?? 0) > 500) {
    return (
      <Textarea
        {...common}
        dir="auto"
        autosize
        minRows={2}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
    )
  }
  return <TextInput {...common} dir="auto" value={text} onChange={(event) => setText(event.currentTarget.value)} />
}

function JsonField({
  value,
  onChange,
  ...common
}: {
  value: unknown
  onChange: (value: unknown) => void
  name: string
}) {
  return (
    <JsonInput
      {...common}
      dir="ltr"
      autosize
      minRows={2}
      formatOnBlur
      defaultValue={value === undefined ? '' : JSON.stringify(value, null, 2)}
      onChange={(text) => {
        try {
          onChange(text.trim() === '' ? null : JSON.parse(text))
        } catch {
          // Half typed; the server says so of what is sent like this.
          onChange(text)
        }
      }}
    />
  )
}

/** What the contract says of it is English. */
function descriptionOf({ schema }: Field, language: string): string | undefined {
  if (language === 'en' && typeof schema.description === 'string') return schema.description
  return schema.format === 'date-time' ? '2030-01-07T09:00:00Z' : undefined
}
