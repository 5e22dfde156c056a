import type { QueryClient } from '@tanstack/react-query'

const touched = [
  ...['/api/bookings/', '/api/transactions/', '/api/receipts/', '/api/closings/', '/api/payments/'],
  '/api/passes/',
]

/** Money has moved: whatever tells of it is asked for again. */
export async function forgetMoney(client: QueryClient): Promise<void> {
  await client.invalidateQueries({
    predicate: ({ queryKey }) => touched.some((path) => String(queryKey[1]).startsWith(path)),
  })
}
