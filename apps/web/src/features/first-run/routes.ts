import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { dashboardRoute } from '../../shell/routes.tsx'

export const firstRunRoutes = [
  createRoute({
    getParentRoute: () => dashboardRoute,
    path: '/start',
    component: lazyRouteComponent(() => import('./page.tsx'), 'FirstRunPage'),
  }),
] as const
