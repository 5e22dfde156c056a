import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { dashboardRoute } from '../../shell/routes.tsx'

export const roomsRoutes = [
  createRoute({
    getParentRoute: () => dashboardRoute,
    path: '/rooms',
    component: lazyRouteComponent(() => import('./page.tsx'), 'RoomsPage'),
  }),
] as const
