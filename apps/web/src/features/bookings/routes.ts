import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { dashboardRoute } from '../../shell/routes.tsx'
import { readBookingsSearch } from './search.ts'

export const bookingsRoutes = [
  createRoute({
    getParentRoute: () => dashboardRoute,
    path: '/bookings',
    validateSearch: readBookingsSearch,
    component: lazyRouteComponent(() => import('./page.tsx'), 'BookingsPage'),
  }),
] as const
