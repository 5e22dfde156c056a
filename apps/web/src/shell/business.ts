import { useSuspenseQuery } from '@tanstack/react-query'
import { queries } from '../api/client.ts'
import type { operations } from '../api/tenant.d.ts'

type Reply<Operation extends keyof operations> = operations[Operation] extends {
  responses: { 200: { content: { 'application/json': infer Body } } }
}
  ? Body
  : never

export type Me = Reply<'me_retrieve'>
export type Business = Reply<'settings_retrieve'>
export type Action = Me['permissions'][number]['action']

const forLong = { staleTime: 5 * 60_000 }

/** Who one is here. The shell has asked before anything inside it is shown. */
export function useMe(): Me {
  return useSuspenseQuery(queries.queryOptions('get', '/api/me/', {}, forLong)).data
}

/** What the business has set: zone, currency, languages. */
export function useBusiness(): Business {
  return useSuspenseQuery(queries.queryOptions('get', '/api/settings/', {}, forLong)).data
}

/** Whether one may do something here, in all calendars or in one's own. What one may not do is not shown. */
export function useMay(): (action: Action) => boolean {
  const { permissions } = useMe()
  return (action) => permissions.some((permission) => permission.action === action)
}

/** Whether one sees the calendars of others. */
export function useSeesAll(action: Action): boolean {
  return useMe().permissions.some((permission) => permission.action === action && permission.reach === 'all')
}
