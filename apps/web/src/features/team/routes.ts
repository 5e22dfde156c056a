import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { dashboardRoute } from '../../shell/routes.tsx'

export const teamRoutes = [
  createRoute({
    getParentRoute: () => dashboardRoute,
    path: '/team',
    component: lazyRouteComponent(() => import('./page.tsx'), 'TeamPage'),
  }),
  createRoute({
    getParentRoute: () => dashboardRoute,
    path: '/team/$person',
    component: lazyRouteComponent(() => import('./person-page.tsx'), 'PersonPage'),
  }),
] as const
