import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { dashboardRoute } from '../../shell/routes.tsx'

export const integrationsRoutes = [
  createRoute({
    getParentRoute: () => dashboardRoute,
    path: '/connections',
    component: lazyRouteComponent(() => import('./page.tsx'), 'IntegrationsPage'),
  }),
] as const
