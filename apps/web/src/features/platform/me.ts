import { useSuspenseQuery } from '@tanstack/react-query'
import { platformQueries } from '../../api/client.ts'
import type { PlatformReply } from '../../api/platform-shapes.ts'

export type PlatformAction = PlatformReply<'me_platform'>['permissions'][number]

/** Who one is on the platform. */
export function usePlatformMe(): PlatformReply<'me_platform'> {
  return useSuspenseQuery(platformQueries.queryOptions('get', '/api/me/platform/', {}, { staleTime: 5 * 60_000 })).data
}

/** Whether one may do something on the platform. What one may not do is not shown. */
export function useMayOnPlatform(): (action: PlatformAction) => boolean {
  const { permissions } = usePlatformMe()
  return (action) => permissions.includes(action)
}
