import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/client.ts'
import { useMay } from '../../shell/business.ts'
import { refresh } from '../../shell/refresh.ts'
import { tell, tellFailure } from '../../ui/tell.tsx'
import type { Status } from './status-mark.tsx'

/** What is done by one tap, and what becomes of the booking. */
export const becomes = {
  confirm: 'confirmed',
  decline: 'declined',
  check_in: 'checked_in',
  complete: 'completed',
  no_show: 'no_show',
} as const satisfies Record<string, Status>
export type Tap = keyof typeof becomes

export interface Tapped {
  id: string
  status: Status
}

/** Does at once what a tap says, and shows it before the server has answered; what it refuses is as it was before. */
export function useTap(): (tap: Tap, booking: Tapped) => Promise<void> {
  const { t } = useTranslation('booking')
  const client = useQueryClient()
  const may = useMay()
  return async (tap, { id, status }) => {
    await client.cancelQueries({ predicate: ({ queryKey }) => isShown(queryKey[1]) })
    show(client, id, becomes[tap])
    try {
      await post(tap, id)
      // What was done or missed can be put right on the same day, by those who may.
      const isReversible = (tap === 'complete' || tap === 'no_show') && may('bookings.force')
      const to = status === 'checked_in' ? 'checked_in' : 'confirmed'
      const undo = async () => {
        await api.POST('/api/bookings/{id}/correct/', { params: { path: { id } }, body: { to, reason: t('undone') } })
        await refresh(client, ['bookings'])
      }
      tell(t(`did.${tap}`), isReversible ? { undo } : {})
    } catch (error) {
      show(client, id, status)
      tellFailure(error)
    } finally {
      await refresh(client, ['bookings'])
    }
  }
}

function post(tap: Tap, id: string): Promise<unknown> {
  const params = { path: { id } }
  if (tap === 'confirm') return api.POST('/api/bookings/{id}/confirm/', { params, body: {} })
  if (tap === 'decline') return api.POST('/api/bookings/{id}/decline/', { params, body: {} })
  if (tap === 'check_in') return api.POST('/api/bookings/{id}/check_in/', { params, body: {} })
  if (tap === 'complete') return api.POST('/api/bookings/{id}/complete/', { params, body: {} })
  return api.POST('/api/bookings/{id}/no_show/', { params, body: {} })
}

const isShown = (path: unknown) =>
  path === '/api/bookings/{id}/' || path === '/api/bookings/schedule/' || path === '/api/today/'

/** The same booking on every screen that has it. */
function show(client: QueryClient, id: string, status: Status): void {
  const withStatus = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(withStatus)
    if (typeof value !== 'object' || value === null) return value
    const row = value as Record<string, unknown>
    const isIt = row.booking_id === id || (row.id === id && 'status' in row)
    return isIt ? { ...row, status } : row
  }
  client.setQueriesData<Record<string, unknown>>({ predicate: ({ queryKey }) => isShown(queryKey[1]) }, (known) => {
    if (known === undefined) return known
    const own = withStatus(known) as Record<string, unknown>
    return Object.fromEntries(
      Object.entries(own).map(([key, value]) => [key, Array.isArray(value) ? value.map(withStatus) : value]),
    )
  })
}
