import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { dashboardRoute } from '../../shell/routes.tsx'

export const catalogueRoutes = [
  createRoute({
    getParentRoute: () => dashboardRoute,
    path: '/services',
    validateSearch: (search): { inactive?: true } => (search.inactive === true ? { inactive: true } : {}),
    component: lazyRouteComponent(() => import('./page.tsx'), 'CataloguePage'),
  }),
  createRoute({
    getParentRoute: () => dashboardRoute,
    path: '/services/$service',
    validateSearch: (search): { category?: string } =>
      typeof search.category === 'string' ? { category: search.category } : {},
    component: lazyRouteComponent(() => import('./service-page.tsx'), 'ServicePage'),
  }),
] as const
