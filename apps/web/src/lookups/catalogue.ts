import { queries } from '../api/client.ts'
import type { operations } from '../api/tenant.d.ts'

/** Changes seldom; whoever changes it is heard of by the live stream. */
const forLong = { staleTime: 5 * 60_000 }

type Row<Operation extends 'staff_list' | 'services_list' | 'resources_list'> =
  operations[Operation]['responses'][200]['content']['application/json']['results'][number]

export type Person = Row<'staff_list'>
export type Service = Omit<Row<'services_list'>, 'free_minutes'>
export type Room = Row<'resources_list'>

/** One and the same: what is made of it is not made anew at each look. */
const none: readonly never[] = []

const all = { page_size: 100, is_active: 'true' } as const

export function usePeople(): readonly Person[] {
  const query = { ...all, ordering: 'position,name' }
  return queries.useQuery('get', '/api/staff/', { params: { query } }, forLong).data?.results ?? none
}

export function useServices(): readonly Service[] {
  const query = { ...all, ordering: 'position,name' }
  return queries.useQuery('get', '/api/services/', { params: { query } }, forLong).data?.results ?? none
}

export function useRooms(isNeeded: boolean): readonly Room[] {
  const query = { ...all, ordering: 'position,name' }
  const options = { ...forLong, enabled: isNeeded }
  return queries.useQuery('get', '/api/resources/', { params: { query } }, options).data?.results ?? none
}
