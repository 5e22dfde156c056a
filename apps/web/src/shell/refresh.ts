import type { QueryClient } from '@tanstack/react-query'

/** As `GET /api/live/` names what changed. */
export type Subject = 'bookings' | 'customers' | 'payments' | 'waitlist' | 'catalogue' | 'settings'

/** What is shown of each, by the beginnings of addresses. */
const shown: Record<Subject, readonly string[]> = {
  bookings: [
    ...['/api/bookings/', '/api/items/', '/api/events/', '/api/sessions/', '/api/series/'],
    ...['/api/availability/slots/', '/api/availability/walk_in/', '/api/availability/explain/', '/api/today/'],
  ],
  customers: ['/api/customers/', '/api/bookings/schedule/', '/api/today/'],
  payments: [
    ...['/api/payments/', '/api/transactions/', '/api/receipts/', '/api/closings/', '/api/bookings/', '/api/today/'],
    ...['/api/passes/', '/api/pass_types/', '/api/pass_uses/', '/api/coupons/', '/api/coupon_uses/'],
  ],
  waitlist: ['/api/waitlist/', '/api/today/'],
  catalogue: [
    ...['/api/services/', '/api/variants/', '/api/addons/', '/api/categories/', '/api/fields/', '/api/needs/'],
    ...['/api/staff/', '/api/skills/', '/api/availability/', '/api/overrides/', '/api/time_off/', '/api/resources/'],
    ...['/api/resource_closures/', '/api/closures/', '/api/bookings/schedule/', '/api/today/'],
  ],
  settings: ['/api/settings/', '/api/me/', '/api/policies/'],
}

/** Reads anew what is shown of these, where it is on a screen; the rest when it is next looked at. */
export function refresh(client: QueryClient, subjects: Iterable<Subject>): Promise<void> {
  const beginnings = [...subjects].flatMap((subject) => shown[subject] ?? [])
  return client.invalidateQueries({
    predicate: ({ queryKey: [, path] }) =>
      typeof path === 'string' && beginnings.some((beginning) => path.startsWith(beginning)),
  })
}
