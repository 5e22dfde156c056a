import type { operations } from '../api/tenant.d.ts'
import { useWhole } from './whole.ts'

/** Changes seldom; whoever changes it is heard of by the live stream. */
const forLong = { staleTime: 5 * 60_000 }

type Row<Operation extends 'staff_list' | 'services_list' | 'resources_list'> =
  operations[Operation]['responses'][200]['content']['application/json']['results'][number]

export type Person = Row<'staff_list'>
export type Service = Omit<Row<'services_list'>, 'free_minutes'>
export type Room = Row<'resources_list'>

/** One and the same: what is made of it is not made anew at each look. */
const none: readonly never[] = []

const all = { is_active: 'true', ordering: 'position,name' } as const

export function usePeople(): readonly Person[] {
  return useWhole('/api/staff/', all, forLong).data?.results ?? none
}

export function useServices(): readonly Service[] {
  return useWhole('/api/services/', all, forLong).data?.results ?? none
}

export function useRooms(isNeeded: boolean): readonly Room[] {
  return useWhole('/api/resources/', all, { ...forLong, enabled: isNeeded }).data?.results ?? none
}
