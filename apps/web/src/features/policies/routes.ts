import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { dashboardRoute } from '../../shell/routes.tsx'

export const policiesRoutes = [
  createRoute({
    getParentRoute: () => dashboardRoute,
    path: '/policy',
    component: lazyRouteComponent(() => import('./page.tsx'), 'PoliciesPage'),
  }),
] as const
