import { Anchor, Code, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { Check, Minus } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { type Language, localeOf } from '../../i18n/languages.ts'
import { type Field, nameOf, typeOf } from './model.ts'
import { useRowsOf } from './rows.ts'

/** What a field holds, as one reads it in a list. */
export function Value({ field, value }: { field: Field; value: unknown }) {
  const { t, i18n } = useTranslation('admin')
  if (value === null || value === undefined || value === '') return <Minus size={14} aria-label={t('nothing')} />
  if (field.references !== null) return <Reference model={field.references} id={String(value)} />
  if (typeof value === 'boolean') {
    return value ? <Check size={16} aria-label={t('yes')} /> : <Minus size={16} aria-label={t('no')} />
  }
  if (field.schema.format === 'date-time') return <Instant value={String(value)} language={i18n.language as Language} />
  if (typeOf(field) === 'object' || typeOf(field) === 'array')
    return <Code block>{JSON.stringify(value, null, 2)}</Code>
  return (
    <Text
      size="sm"
      span
      dir="auto"
      {...(String(value).length > 120 ? { lineClamp: 3 } : {})}
      style={{ overflowWrap: 'anywhere' }}
    >
      {String(value)}
    </Text>
  )
}

function Instant({ value, language }: { value: string; language: Language }) {
  const text = new Intl.DateTimeFormat(localeOf[language], { dateStyle: 'medium', timeStyle: 'short' }).format(
    new Date(value),
  )
  return (
    <time dateTime={value} title={value} style={{ whiteSpace: 'nowrap' }}>
      {text}
    </time>
  )
}

function Reference({ model, id }: { model: string; id: string }) {
  const rows = useRowsOf(model)
  const row = rows.data?.results.find((one) => one.id === id)
  return (
    <Anchor component={Link} to={`/admin/models/${model}/${id}`} size="sm">
      <bdi>{row === undefined ? id.slice(-8) : nameOf(row)}</bdi>
    </Anchor>
  )
}
