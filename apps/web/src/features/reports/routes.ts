import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { dashboardRoute } from '../../shell/routes.tsx'
import { readReportsSearch } from './search.ts'

export const reportsRoutes = [
  createRoute({
    getParentRoute: () => dashboardRoute,
    path: '/reports',
    validateSearch: readReportsSearch,
    component: lazyRouteComponent(() => import('./page.tsx'), 'ReportsPage'),
  }),
] as const
