import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { dashboardRoute } from '../../shell/routes.tsx'

export const bookingPageRoutes = [
  createRoute({
    getParentRoute: () => dashboardRoute,
    path: '/page',
    component: lazyRouteComponent(() => import('./page.tsx'), 'BookingPagePage'),
  }),
] as const
