import { queryOptions, useSuspenseQuery } from '@tanstack/react-query'
import { ask } from '../../api/client.ts'
import type { operations } from '../../api/tenant.d.ts'

/** What the server tells of a model: see apps/server/src/admin/models. */
export type Model = operations['models_list']['responses'][200]['content']['application/json'][number]
export type Field = Model['fields'][number]
export type Dependent = operations['models_dependents']['responses'][200]['content']['application/json'][number]
export type Row = Record<string, unknown> & { id: string }

export interface PageOfRows {
  count: number | null
  next: string | null
  results: Row[]
}

const models = queryOptions({
  queryKey: ['models'],
  queryFn: () => ask<Model[]>('/api/models/'),
  staleTime: 5 * 60_000,
})

export function useModels(): Model[] {
  return useSuspenseQuery(models).data
}

export function useModel(name: string): Model | undefined {
  return useModels().find((model) => model.name === name)
}

export const isPlatform = () => document.querySelector('meta[name=business]') === null

/** JSON Schema says a nullable type as two names. */
export function typeOf({ schema }: Field): string {
  const types = [schema.type].flat() as string[]
  return types.find((type) => type !== 'null') ?? 'object'
}

export function choicesOf({ schema }: Field): string[] | undefined {
  return Array.isArray(schema.enum)
    ? schema.enum.filter((value): value is string => typeof value === 'string')
    : undefined
}

export function mayBeNull({ schema }: Field): boolean {
  return (
    [schema.type].flat().includes('null') ||
    (Array.isArray(schema.anyOf) && schema.anyOf.some((one) => one?.type === 'null'))
  )
}

const namingFields = [
  'name',
  'title',
  'label',
  'reference',
  'number',
  'code',
  'slug',
  'domain',
  'email',
  'version',
  'kind',
]

/** What a row is called where it is named. */
export function nameOf(row: Row): string {
  const field = namingFields.find((name) => row[name] !== null && row[name] !== undefined && row[name] !== '')
  return field === undefined ? row.id.slice(-8) : String(row[field])
}

/** What is worth a column: what names the row first, then what it is narrowed and sorted by, then the rest, up to six. */
export function columnsOf({ fields, filters, ordering }: Model): Field[] {
  const asked = new Set([...ordering.map((key) => key.replace(/^-/, '')), ...filters])
  const rank = ({ name, schema }: Field) => {
    if (name === 'id' || name === 'metadata') return 9
    const naming = namingFields.indexOf(name)
    if (naming >= 0) return naming / 100
    if (name.endsWith('_at')) return 5
    if ([schema.type].flat().some((type) => type === 'object' || type === 'array')) return 8
    return asked.has(name) ? 2 : 4
  }
  return fields
    .filter((field) => rank(field) < 8)
    .sort((one, other) => rank(one) - rank(other))
    .slice(0, 6)
}
