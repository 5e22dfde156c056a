import { platformQueries } from '../../api/client.ts'
import { LinkTo } from '../../ui/link.tsx'

/** The businesses of a page of rows, asked for together. */
export function useBusinessNames(ids: readonly (string | null)[]): ReadonlyMap<string, string> {
  const wanted = [...new Set(ids.filter((id) => id !== null))].sort()
  const { data } = platformQueries.useQuery(
    'get',
    '/api/tenants/',
    { params: { query: { id__in: wanted.join(','), page_size: 100, fields: 'id,name' } } },
    { staleTime: 60_000, enabled: wanted.length > 0 },
  )
  return new Map((data?.results ?? []).map(({ id, name }) => [id, name]))
}

/** A business by its name, which leads to it. One that is gone has neither. */
export function BusinessLink({ id, names }: { id: string | null; names: ReadonlyMap<string, string> }) {
  const name = id === null ? undefined : names.get(id)
  if (id === null || name === undefined) return <>–</>
  return (
    <LinkTo to="/admin/businesses/$id" params={{ id }}>
      <bdi>{name}</bdi>
    </LinkTo>
  )
}
