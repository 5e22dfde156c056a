import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { ask } from '../../api/client.ts'
import { type Model, type PageOfRows, type Row, useModels } from './model.ts'

export const pageSize = 25

/** What a list is narrowed to; it is in the address. */
export interface View {
  page: number
  search: string
  ordering: string
  filters: Record<string, string>
}

function queryOf(model: Model, { page, search, ordering, filters }: View): URLSearchParams {
  const query = new URLSearchParams({ page: String(page), page_size: String(pageSize), ...filters })
  if (search !== '' && model.is_searched) query.set('search', search)
  if (ordering !== '') query.set('ordering', ordering)
  return query
}

export function useRows(model: Model, view: View) {
  const query = queryOf(model, view)
  return useQuery({
    queryKey: ['rows', model.name, query.toString()],
    queryFn: () => ask<PageOfRows>(`${model.path}?${query}`),
    placeholderData: keepPreviousData,
  })
}

/** The first hundred, by which others that refer to them are named and chosen. */
export function useRowsOf(name: string, search = '') {
  const model = useModels().find((one) => one.name === name)
  return useQuery({
    queryKey: ['rows', name, 'choices', search],
    enabled: model !== undefined,
    queryFn: () => {
      const query = new URLSearchParams({ page_size: '100' })
      if (search !== '' && model?.is_searched) query.set('search', search)
      return ask<PageOfRows>(`${model?.path}?${query}`)
    },
    staleTime: 60_000,
  })
}

export function useRow(model: Model, id: string) {
  return useQuery({ queryKey: ['rows', model.name, 'one', id], queryFn: () => ask<Row>(`${model.path}${id}/`) })
}

const mostExported = 10_000

/** Every row of a view, as a table for spreadsheets. */
export async function exportRows(model: Model, view: View): Promise<Blob> {
  const names = model.fields.map(({ name }) => name)
  const lines = [names.join(',')]
  const query = queryOf(model, view)
  query.set('page_size', '100')
  query.delete('page')
  query.set('cursor', '')
  let next: string | null = `${model.path}?${query}`
  while (next !== null && lines.length <= mostExported) {
    const page: PageOfRows = await ask<PageOfRows>(next)
    for (const row of page.results) lines.push(names.map((name) => cellOf(row[name])).join(','))
    // Only the path: what stands before it may be another name of the same host.
    next = page.next === null ? null : page.next.replace(/^https?:\/\/[^/]+/, '')
  }
  // A spreadsheet knows UTF-8 by its first character alone.
  return new Blob(['\uFEFF', lines.join('\r\n')], { type: 'text/csv' })
}

function cellOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value)
  // What a spreadsheet would run is made text.
  const plain = /^[=+\-@\t\r]/.test(text) && Number.isNaN(Number(text)) ? `'${text}` : text
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain
}
