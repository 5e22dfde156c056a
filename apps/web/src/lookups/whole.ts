import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import { ask } from '../api/client.ts'
import type { Row } from '../api/shapes.ts'

/** What a screen needs all of, to choose from or to find names in; the server hands out a hundred at a time. */
interface Lists {
  '/api/availability/': Row<'availability_list'>
  '/api/categories/': Row<'categories_list'>
  '/api/closures/': Row<'closures_list'>
  '/api/members/': Row<'members_list'>
  '/api/resources/': Row<'resources_list'>
  '/api/services/': Row<'services_list'>
  '/api/skills/': Row<'skills_list'>
  '/api/staff/': Row<'staff_list'>
}

/** More than any business has; a list without end must not keep the browser busy for ever. */
const mostPages = 50

export interface WholeOptions {
  staleTime?: number
  enabled?: boolean
}

/** A whole list, page after page; most have one. */
export function useWhole<Path extends keyof Lists>(
  path: Path,
  query: Readonly<Record<string, string>> = {},
  options: WholeOptions = {},
): UseQueryResult<{ results: Lists[Path][] }> {
  return useQuery({
    // As the generated client has its keys, so that what is refreshed by its address is.
    queryKey: ['get', path, { whole: query }],
    queryFn: async () => {
      const rows = new Map<string, Lists[Path]>()
      for (let page = 1; page <= mostPages; page++) {
        const asked = new URLSearchParams({ ...query, page_size: '100', page: String(page) })
        const { results, next } = await ask<{ results: Lists[Path][]; next: string | null }>(`${path}?${asked}`)
        // Whoever is added meanwhile moves others to the next page: nobody is there twice.
        for (const row of results) rows.set(row.id, row)
        if (next === null) break
      }
      return { results: [...rows.values()] }
    },
    ...options,
  })
}
