import { useQueryClient } from '@tanstack/react-query'
import { refresh } from '../../shell/refresh.ts'

/** A pass was sold, used or given back: whatever tells of it is asked for again. */
export function usePassesTouched(): () => Promise<void> {
  const client = useQueryClient()
  return () => refresh(client, ['payments', 'bookings', 'customers'])
}
